"""Tellings: who a report says said, thought or planned what, as learned from marked reports.

A telling is printed words: the source with all that describes it, the whole cue, the contents with their
quotation marks and joining words. What the reader makes of them is a credit (``attribution``).

Limits: a telling has its source and cue in one sentence; contents reach the next paragraphs only after a colon
or in a quotation that goes on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.read.credits.content import NEXT, Cued, contents
from onrecord.read.credits.cue import Setting, candidates, cue_words, is_cue, setting_of
from onrecord.read.credits.source import source_of
from onrecord.read.page import Page
from onrecord.read.quotation import Quotation

LEAST = 0.42
"""The least chance of being a cue at which a word is taken for one; chosen for F1 on marked reports."""

Range = tuple[int, int]
Piece = tuple[int, int]
"""Document offsets."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A source, cue and contents; ``head`` is the word that heads the cue, ``chance`` that it is one.

    ``source`` and ``cue`` are tokens of the paragraph, ``contents`` document offsets.
    """

    paragraph: int
    head: int
    cue: Range
    source: Range | None
    contents: tuple[Piece, ...]
    chance: float


class Choices(Protocol):
    """What is chosen in one paragraph: cues with their chances, the words of each, its source and contents."""

    @property
    def setting(self) -> Setting:
        """The paragraph."""

    @property
    def least(self) -> float:
        """The least chance at which a word is taken for the head of a cue."""

    def chances(self) -> dict[int, float]:
        """The chance of each token that could head a cue."""

    def words(self, head: int) -> Range:
        """The tokens of the cue."""

    def source(self, head: int) -> Range | None:
        """The tokens of the source, None for nobody."""

    def contents(self, cued: Cued) -> list[Range]:
        """The tokens of the contents; (NEXT, NEXT) for the next paragraph."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The choices by the parse alone."""

    setting: Setting
    least: float = LEAST

    def chances(self) -> dict[int, float]:
        """By the features of each candidate."""
        return {i: is_cue(self.setting, i) for i in candidates(self.setting)}

    def words(self, head: int) -> Range:
        """By the words around the head."""
        return cue_words(self.setting, head)

    def source(self, head: int) -> Range | None:
        """By how nouns hang together with the cue."""
        return source_of(self.setting, head)

    def contents(self, cued: Cued) -> list[Range]:
        """By clause edges and quotation marks."""
        return contents(cued)


def find_tellings(page: Page, quotations: Sequence[Quotation]) -> tuple[Telling, ...]:
    """All tellings of a page in the order of the text, by the parse alone."""
    return tellings([Parsed(setting_of(paragraph, quotations)) for paragraph in page.paragraphs])


def tellings(choices: Sequence[Choices]) -> tuple[Telling, ...]:
    """The tellings that the choices of each paragraph of a page make."""
    settings = [one.setting for one in choices]
    return tuple(telling for n, one in enumerate(choices) for telling in _of_paragraph(one, settings, n))


def _of_paragraph(choices: Choices, settings: Sequence[Setting], n: int) -> Iterator[Telling]:
    taken: set[int] = set()
    found = []
    for i, chance in sorted(choices.chances().items(), key=lambda x: (-x[1], x[0])):
        if chance < choices.least:
            break
        words = choices.words(i)
        if taken & set(range(*words)):
            continue
        telling = _telling(choices, settings, n, i, words, chance)
        if telling.contents:
            taken.update(range(*words))
            found.append(telling)
    yield from sorted(found, key=lambda t: t.head)


def _telling(
    choices: Choices, settings: Sequence[Setting], n: int, i: int, words: Range, chance: float
) -> Telling:
    setting = settings[n]
    source = choices.source(i)
    if source and source[0] < words[1] and words[0] < source[1]:
        source = (source[0], words[0]) if source[0] < words[0] else None
    pieces = []
    for first, last in choices.contents(Cued(setting, i, words, source, n + 1 == len(settings))):
        if first == NEXT:
            pieces += _onwards(settings, n + 1)
        else:
            pieces.append(setting.paragraph.offsets(first, last))
            if last == len(setting.paragraph.tokens) and _unclosed(setting):
                pieces += _continued(settings, n + 1)
    return Telling(n, i, words, source, tuple(pieces), chance)


def _onwards(settings: Sequence[Setting], n: int) -> list[Piece]:
    """What a lead-in credits in the paragraph after it: its opening quotation, else all of it."""
    setting = settings[n]
    tokens = setting.paragraph.tokens
    if not tokens:
        return []
    last = setting.printed(setting.opens[0])[1] if 0 in setting.opens else len(tokens)
    pieces = [(tokens[0].start, tokens[last - 1].end)]
    return pieces + (_continued(settings, n + 1) if last == len(tokens) and _unclosed(setting) else [])


def _unclosed(setting: Setting) -> bool:
    return bool(setting.quotations) and setting.quotations[-1].open_ended


def _continued(settings: Sequence[Setting], n: int) -> list[Piece]:
    """The paragraphs in which a quotation goes on that never closed."""
    pieces = []
    while n < len(settings) and 0 in settings[n].opens:
        setting = settings[n]
        tokens = setting.paragraph.tokens
        last = setting.printed(setting.opens[0])[1]
        pieces.append((tokens[0].start, tokens[last - 1].end))
        if last < len(tokens) or not _unclosed(setting):
            break
        n += 1
    return pieces
