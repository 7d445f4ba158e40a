"""Caveats: where a report says that something was, or could not be, verified, or that there is no
evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.model import Caveat, CaveatKind, Claim
from onrecord.read.page import Page, Paragraph
from onrecord.read.wordlist import Wording, table

_LOOKS_BACK = frozenset(
    [
        "it",
        "that",
        "this",
        "these",
        "those",
        "they",
        "which",
        "claim",
        "claims",
        "report",
        "reports",
        "account",
        "accounts",
        "video",
        "footage",
    ]
)


@dataclass(frozen=True, slots=True)
class FoundCaveat:
    """A caveat and the sentence (paragraph index, number) in which it stands."""

    caveat: Caveat
    paragraph: int
    sentence: int


@lru_cache(maxsize=1)
def _wordings() -> tuple[tuple[CaveatKind, Wording], ...]:
    rows = table("caveats.tsv")
    return tuple((CaveatKind(kind), Wording.of(words, pattern)) for kind, words, pattern in rows)


def find_caveats(page: Page) -> tuple[FoundCaveat, ...]:
    """The caveats of a page, at most one a sentence, in the order of the text."""
    return tuple(
        FoundCaveat(caveat, paragraph.index, number)
        for paragraph in page.paragraphs
        for number, (first, last) in enumerate(paragraph.sentences)
        if (caveat := _caveat(paragraph, first, last)) is not None
    )


def _caveat(paragraph: Paragraph, first: int, last: int) -> Caveat | None:
    sentence, start = paragraph.words(first, last), paragraph.tokens[first].start
    lower = sentence.lower()
    for kind, wording in _wordings():
        if (match := wording.search(sentence, lower)) is not None:
            return Caveat(kind, paragraph.cut(start + match.start(), start + match.end()))
    return None


def with_caveats(page: Page, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims, each with the caveats of its own sentence, and of the next one where that refers back."""
    reach = [(c.caveat, _scope(page, c)) for c in find_caveats(page)]
    for claim in claims:
        found = tuple(
            caveat for caveat, (start, end) in reach
            if start <= claim.act.start < end and not caveat.span.overlaps(claim.act)
        )  # fmt: skip
        yield replace(claim, caveats=found) if found else claim


def _scope(page: Page, found: FoundCaveat) -> tuple[int, int]:
    """The offsets of what a caveat is about: its sentence, from the one before on where it begins "The
    claim …"."""
    paragraph = page.paragraphs[found.paragraph]
    first, last = paragraph.sentences[found.sentence]
    opening = {t.lower for t in paragraph.tokens[first : first + 8]}
    if found.sentence and opening & _LOOKS_BACK:
        first = paragraph.sentences[found.sentence - 1][0]
    return paragraph.offsets(first, last)
