"""Credits: one source's words in a report, as every rule of the reader hands them on."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import AttributionMode
from onrecord.read.credits.telling import Telling


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens ``first`` to ``last`` (exclusive) of a paragraph; ``head`` is the noun that they hang on."""

    paragraph: int
    first: int
    last: int
    head: int


@dataclass(frozen=True, slots=True)
class Credit:
    """One source's words. ``contents`` are document offsets; ``cue_token`` is the cue's head word.

    ``source`` is None for an unnamed voice without words of its own ("is believed to"). ``noun`` marks a
    noun that credits ("speculation that …"), which stands for a voice nobody names; ``beside`` a cue that only
    took the quotation next to it; ``teller`` is an outlet to which the source spoke ("told the Courier"), a
    further link of the chain; ``excerpt`` text taken over from another outlet without quotation marks;
    ``carried`` a credit whose cue stands in another sentence; ``telling`` what was learned of the same cue.
    """

    source: Words | None
    cue: Words | None
    cue_lemma: str
    kind: str
    strength: str
    contents: tuple[tuple[int, int], ...]
    mode: AttributionMode
    outlet: bool = False
    noun: bool = False
    beside: bool = False
    teller: Words | None = None
    excerpt: bool = False
    carried: bool = False
    telling: Telling | None = None

    def covers(self, offset: int) -> bool:
        """Whether the word at this document offset is part of the content."""
        return any(start <= offset < end for start, end in self.contents)

    @property
    def cited(self) -> bool:
        """Whether another source cites this one ("the agency reported, citing two officials"): it stands
        nearer."""
        return self.cue_lemma in ("citing", "quoting")

    @property
    def size(self) -> int:
        """The length of the content in code points."""
        return sum(end - start for start, end in self.contents)
