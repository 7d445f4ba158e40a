"""A judgement: what an analyst decided, who, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.document import Document
from onrecord.model.span import Span

CONTEXT = 24
"""Characters on either side of a span that are kept with a judgement on it."""


class Verdict(StrEnum):
    """Whether two claims tell of one happening."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Decision(StrEnum):
    """What else a line of the journal may decide; the words after it, where there are any, say what."""

    SET = "set"
    HIDE = "hide"
    ADD = "add"
    NOTE = "note"
    TAG = "tag"
    STAR = "star"
    MERGE = "merge"
    SPLIT = "split"
    READING = "reading"
    HYPOTHESIS = "hypothesis"
    CELL = "cell"
    BOND = "bond"
    BRIEF = "brief"
    UNDO = "undo"
    REDO = "redo"


class Wish(StrEnum):
    """What is done to a line of the brief: first in its section, not printed, as it was, at another place."""

    PIN = "pin"
    HIDE = "hide"
    RESTORE = "restore"
    MOVE = "move"


BESIDE = frozenset(
    {Decision.NOTE, Decision.TAG, Decision.STAR, Decision.READING, Decision.HYPOTHESIS, Decision.CELL,
     Decision.BOND, Decision.BRIEF}
)  # fmt: skip
"""Decisions that stand beside the record: no claim, entity, event, conflict or state is another by them."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in ``document`` the thing judged stood: ``span``, of a claim also its ``act`` and ``type``.

    ``before`` and ``after`` are a few characters of the text on either side. By these a line finds its
    claim or entity again when the report is read anew.
    """

    id: str
    document: str
    span: Span | None = None
    act: Span | None = None
    type: str | None = None
    before: str = ""
    after: str = ""

    @classmethod
    def at(cls, id_: str, document: Document, span: Span, act: Span | None = None,
           type_: str | None = None) -> Anchor:  # fmt: skip
        """The anchor of a thing at a span of a document, with what stands around it."""
        before = document.text[max(0, span.start - CONTEXT) : span.start]
        return cls(id_, document.id, span, act, type_, before, document.text[span.end : span.end + CONTEXT])


@dataclass(frozen=True, slots=True)
class Judgement:
    """One line of the journal: ``on`` ids, what was decided, by whom, when (UTC, ISO 8601) and why.

    ``judgement`` is a verdict on a pair, or a decision with its words, such as "set status=denied" on a
    claim, "tag convoy", "merge" of entities or "undo" of a line; an undone line stays.
    """

    id: str
    on: tuple[str, ...]
    judgement: str
    who: str
    when: str
    why: str
    undone: bool = False
    anchors: tuple[Anchor, ...] = ()

    @property
    def decision(self) -> str:
        """The first word: a verdict, or a decision."""
        return self.judgement.partition(" ")[0]

    @property
    def words(self) -> str:
        """What follows the decision: "status=denied" of "set status=denied"."""
        return self.judgement.partition(" ")[2]
