"""One voice's words printed in two ways, and what a report itself sets against another telling."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from onrecord.model import About, Claim, Event
from onrecord.reconcile.court import Court, Finding, found
from onrecord.reconcile.name import codes_in
from onrecord.reconcile.side import spoken
from onrecord.reconcile.toll import fates
from onrecord.reconcile.word import listed, stem, words

LEAST = 8
"""Words that two printings must have before a word that differs between them tells something."""
ALIKE = 0.75
"""The share of the shorter's words that two printings of one saying have in common, in one order."""
AGAINST = re.compile(
    r"\W{0,3}(?:the|this|that|his|her|their|its) (?:\w+ ){0,3}?"
    r"(?:contradict(?:s|ed)?|(?:is|was|are|were) at odds with|stands? in contrast to)\b",
    re.IGNORECASE,
)
"""A sentence that sets itself against the one before: "The claim contradicts reports that …"."""


def variants(event: Event, court: Court) -> Iterator[Finding]:
    """Printings of one saying, in two reports, of which one has a word where the other has another."""
    for left, right in _look_alikes(event, court):
        other = _other_word(*(court.claims[one].span.quote for one in (left, right)))
        if other:
            positions = (court.position(other[0], [left]), court.position(other[1], [right]))
            yield found(event, About.CHARACTER, positions, "one saying is printed in two ways", MISPRINT)


def _look_alikes(event: Event, court: Court) -> list[tuple[str, str]]:
    """Pairs of claims of two reports that share a run of words."""
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in event.claims:
        run = _run(court.claims[one].span.quote)
        for at in range(len(run) - RUN + 1):
            holders[run[at : at + RUN]].append(one)
    pairs = {pair for ids in holders.values() for pair in combinations(ids[:PEERS], 2)}
    return sorted(pair for pair in pairs if _one_voice(*pair, court))


def _one_voice(left: str, right: str, court: Court) -> bool:
    """Whether two reports cite one voice, or are of one agency."""
    one, other = court.claims[left], court.claims[right]
    if one.document == other.document or bool(spoken(one)) != bool(spoken(other)):
        return False
    return court.voice(left).key == court.voice(right).key


RUN = 4
"""Words in a run that two printings of one saying share."""
PEERS = 20
"""So many claims with the same run are held against each other."""
MISPRINT = "one report may have misprinted it"


@lru_cache(maxsize=16384)
def _run(text: str) -> tuple[str, ...]:
    return tuple(words(text))


@lru_cache(maxsize=65536)
def _other_word(left: str, right: str) -> tuple[str, str] | None:
    """The one word that differs between two printings; None where they are equal or differ in more."""
    a, b = _run(left), _run(right)
    least = ALIKE * min(len(a), len(b))
    if min(len(a), len(b)) < LEAST or (Counter(a) & Counter(b)).total() < least:
        return None
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < least:
        return None
    swaps = [(a[i:j], b[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag == "replace"]
    if len(swaps) != 1:
        return None
    kin = {stem(word) for word in swaps[0][0]} & {stem(word) for word in swaps[0][1]}
    old, new = ([word for word in run if stem(word) not in kin] for run in swaps[0])
    if not (_telling(old) and _telling(new)) or (old[0] in fates() and fates()[old[0]] == fates().get(new[0])):
        return None  # "detained" for "imprisoned" says the same
    spelt = SequenceMatcher(None, old[0], new[0], autojunk=False).ratio() >= ALIKE
    return None if spelt or old[0] in b or new[0] in a else (old[0], new[0])


def _telling(run: Sequence[str]) -> bool:
    stop = listed("stopwords.txt")
    return len(run) == 1 and run[0] not in stop and run[0].isalpha() and not codes_in(run[0])


def contradicted(event: Event, court: Court) -> Iterator[Finding]:
    """What a report itself sets against the telling before it ("the claim contradicts reports that …")."""
    for one in event.claims:
        claim = court.claims[one]
        if one != _against(claim, court):
            continue
        before = court.before(one)
        if before is not None and court.voice(before).key != court.voice(one).key:
            positions = (
                court.position(court.claims[before].span.quote, [before]),
                court.position(claim.span.quote, [one]),
            )
            yield found(event, About.CHARACTER, positions, "the report itself sets one against the other", SAME)


def _against(claim: Claim, court: Court) -> str | None:
    """The claim of its sentence that is set against the one before: the contradicting, or the next."""
    start, end = court.sentence_start(claim), court.sentence_end(claim)
    match = AGAINST.match(court.text(claim), start, end)
    if match is None:
        return None
    own = [one for one in court.by_report.get(claim.document, ()) if start <= court.claims[one].act.start < end]
    later = [one for one in own if court.claims[one].act.end >= match.end()]
    return min(later, key=lambda one: (court.claims[one].act.start, one), default=None)


SAME = "both may hold in part"
