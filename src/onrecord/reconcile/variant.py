"""One voice's words printed in two ways, and what a report itself sets against another telling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from onrecord.model import About, Event
from onrecord.reconcile.court import Court, Finding, found
from onrecord.reconcile.side import spoken
from onrecord.reconcile.word import listed, stem, words

LEAST = 8
"""Words that two printings must have before a word that differs between them tells something."""
ALIKE = 0.75
"""The share of words in one order that two printings of one saying have in common."""
AGAINST = re.compile(
    r"\b(?:contradict(?:s|ed)?|at odds with|in contrast to|disputes? (?:that|the))\b", re.IGNORECASE
)


def variants(event: Event, court: Court) -> Iterator[Finding]:
    """Printings of one saying, in two reports, of which one has a word where the other has another."""
    by_voice = defaultdict(list)
    for one in event.claims:
        claim = court.claims[one]
        if spoken(claim):
            by_voice[court.voice(one).key].append(one)
    for _, claims in sorted(by_voice.items()):
        for at, left in enumerate(claims):
            for right in claims[at + 1 :]:
                other = _other_word(left, right, court)
                if other:
                    positions = (court.position(other[0], [left]), court.position(other[1], [right]))
                    yield found(
                        event, About.CHARACTER, positions, "one saying is printed in two ways", MISPRINT
                    )


MISPRINT = "one report may have misprinted it"


def _other_word(left: str, right: str, court: Court) -> tuple[str, str] | None:
    """The one word that differs between two printings; None where they are equal or differ in more."""
    one, other = court.claims[left], court.claims[right]
    if one.document == other.document:
        return None
    a, b = words(one.span.quote), words(other.span.quote)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if min(len(a), len(b)) < LEAST or 2 * sum(m.size for m in matcher.get_matching_blocks()) < ALIKE * (
        len(a) + len(b)
    ):
        return None
    swaps = [(a[i:j], b[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag == "replace"]
    telling = [pair for pair in swaps if all(_telling(run) for run in pair)]
    if len(swaps) != 1 or len(telling) != 1:
        return None
    ((old, new),) = telling
    same = {stem(word) for word in old} & {stem(word) for word in new}
    return None if same else (" ".join(old), " ".join(new))


def _telling(run: list[str]) -> bool:
    stop = listed("stopwords.txt")
    return len(run) <= 2 and any(word not in stop and word.isalpha() and len(word) > 3 for word in run)


def contradicted(event: Event, court: Court) -> Iterator[Finding]:
    """What a report itself sets against the telling before it ("the claim contradicts reports that …")."""
    for one in event.claims:
        claim = court.claims[one]
        sentence = court.sentence(claim)
        if not AGAINST.search(sentence):
            continue
        before = court.before(one)
        if before is not None and court.voice(before).key != court.voice(one).key:
            positions = (
                court.position(court.claims[before].span.quote, [before]),
                court.position(claim.span.quote, [one]),
            )
            yield found(event, About.CHARACTER, positions, "the report itself sets one against the other", SAME)


SAME = "both may hold in part"
