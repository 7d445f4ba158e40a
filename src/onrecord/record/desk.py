"""The analyst's desk: every judgement on the record as one call, each with who decides, when and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from onrecord import pipeline
from onrecord.analyze import Options
from onrecord.errors import UsageError
from onrecord.model import (
    EVENT,
    Anchor,
    Bond,
    Claim,
    Decision,
    Document,
    Fit,
    Grid,
    Judgement,
    Ledger,
    Reading,
    Reason,
    Span,
    Verdict,
    Wish,
)
from onrecord.present.visible import visible
from onrecord.store import Case, Marks, ReadAgain


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two claims that the program is unsure of, each with its report, and the reasons for and against."""

    left: Claim
    right: Claim
    left_document: Document
    right_document: Document
    why: tuple[str, ...]


class Desk:
    """What an analyst can decide. ``when`` is now where it is not given; ``who`` is a name somebody typed."""

    @property
    def ledger(self) -> Ledger:
        """Everything that the reports add up to."""
        raise NotImplementedError

    def document(self, document: str) -> Document:
        """The report of this id, or of the only id that begins so; UsageError where there is none."""
        return self._stored().document(document)

    def _stored(self) -> Case:
        raise NotImplementedError

    def _forget(self) -> None:
        raise NotImplementedError

    @contextmanager
    def _deciding(self) -> Iterator[Case]:
        """The case to write to; what was computed from it before is forgotten."""
        try:
            yield self._stored()
        finally:
            self._forget()

    # ---- the same happening or not

    def judge(self, on: Iterable[str], judgement: str, *, why: str, who: str,
              when: datetime | None = None) -> Judgement:  # fmt: skip
        """Puts "same", "different" or "unsure" on claims or events; the last word on a pair counts."""
        ids = sorted(set(on))
        if judgement not in set(Verdict):
            raise UsageError(judgement, "this is no verdict", f"one of {', '.join(Verdict)}")
        if len(ids) < 2:
            raise UsageError(" ".join(ids) or "judge", "a verdict is on two claims or events", "name both")
        with self._deciding() as case:
            for id_ in ids:
                case.claim(id_.removeprefix(EVENT))
            return case.judge(ids, judgement, who=who, why=why, when=when)

    def doubts(self, limit: int | None = None) -> tuple[Doubt, ...]:
        """Pairs of claims in doubt that nobody judged, those with the most in favour first."""
        ledger = self.ledger
        claims = {claim.id: claim for claim in ledger.claims}
        documents = {document.id: document for document in ledger.documents}
        ruled = _ruled(ledger.judgements)
        pairs: dict[tuple[str, str], Reason] = {}
        for event in ledger.events:
            for reason in event.reasons:
                key = (reason.left, reason.right)
                if reason.judgement is Verdict.UNSURE and key not in ruled and {*key} <= claims.keys():
                    pairs.setdefault(key, reason)
        chosen = sorted(pairs.values(), key=_in_favour)[:limit]
        return tuple(
            Doubt(
                claims[one.left], claims[one.right],
                documents[claims[one.left].document], documents[claims[one.right].document], one.why,
            )
            for one in chosen
        )  # fmt: skip

    # ---- corrections

    def set_facts(self, document: str, fields: Mapping[str, str], *, why: str, who: str,
                  when: datetime | None = None) -> Document:  # fmt: skip
        """Corrects facts of a report, which is then read again; in the journal."""
        with self._deciding() as case:
            return case.set_facts(document, fields, why=why, who=who, again=again(case), when=when)

    def correct(self, claim: str, fields: Mapping[str, str], *, why: str, who: str,
                when: datetime | None = None) -> Claim:  # fmt: skip
        """Corrects fields of a claim (``store.AMENDABLE``), given as text: status="denied", actors="A; B"."""
        with self._deciding() as case:
            return case.amend(claim, fields, why=why, who=who, when=when)

    def add_claim(self, document: str, words: str, type_: str, fields: Mapping[str, str], *, why: str,
                  who: str, near: int | None = None, when: datetime | None = None) -> Claim:  # fmt: skip
        """Puts a claim on record that the program missed: the words that tell it, its type, further fields.

        Of words that stand several times in the report those that begin nearest ``near`` are meant.
        """
        report = self.document(document)
        span = found(report, words, near)
        with self._deciding() as case:
            return case.add_claim(report.id, span, type_.upper(), fields, why=why, who=who, when=when)

    # ---- marks

    def hide(self, on: Iterable[str], *, why: str, who: str, when: datetime | None = None) -> Judgement:
        """Takes claims, or all claims of reports, out of what is computed and shown; undo brings them back."""
        with self._deciding() as case:
            ids = sorted(set(on))
            for id_ in ids:
                if not case.has_document(id_):
                    case.claim(id_)
            return case.judge(_some(ids), Decision.HIDE, who=who, why=why, when=when)

    def note(self, on: Iterable[str], text: str, *, who: str, when: datetime | None = None) -> Judgement:
        """Writes a note on claims, reports, events, entities, conflicts or states; it stands as the reason."""
        if not text.strip():
            raise UsageError("note", "an empty note says nothing", "write its words")
        return self._mark(on, Decision.NOTE, why=text, who=who, when=when)

    def tag(self, on: Iterable[str], word: str, *, who: str, why: str = "",
            when: datetime | None = None) -> Judgement:  # fmt: skip
        """Puts a word of the analyst's own on things of any kind."""
        plain = " ".join(word.split())
        if not plain:
            raise UsageError("tag", "an empty word marks nothing", "name one")
        return self._mark(on, f"{Decision.TAG} {plain}", why=why, who=who, when=when)

    def star(self, on: Iterable[str], *, who: str, why: str = "", when: datetime | None = None) -> Judgement:
        """Marks things of any kind as worth coming back to."""
        return self._mark(on, Decision.STAR, why=why, who=who, when=when)

    def _mark(self, on: Iterable[str], decision: str, *, why: str, who: str,
              when: datetime | None) -> Judgement:  # fmt: skip
        ids = _some(sorted(set(on)))
        for id_ in ids:
            self._known(id_)
        with self._deciding() as case:
            return case.judge(ids, decision, who=who, why=why, when=when)

    def _known(self, id_: str) -> None:
        """UsageError where nothing on record has this id; the file is asked before anything is computed."""
        case = self._stored()
        if case.has_document(id_):
            return
        with suppress(UsageError):
            case.claim(id_)
            return
        ledger = self.ledger
        if not any(one.id == id_ for kind in _KINDS for one in getattr(ledger, kind)):
            raise UsageError(id_, "nothing on record has this id", "name a claim, report, event or entity")

    # ---- who is who

    def merge(self, entities: Iterable[str], *, why: str, who: str, when: datetime | None = None) -> Judgement:
        """Makes one of two or more entities."""
        ids = sorted(set(entities))
        if len(ids) < 2:
            raise UsageError(" ".join(ids) or "merge", "merging takes two entities", "name both")
        anchors = [self._first_seen(id_) for id_ in ids]
        with self._deciding() as case:
            return case.judge(ids, Decision.MERGE, who=who, why=why, when=when, anchors=anchors)

    def split(self, entity: str, documents: Iterable[str], *, why: str, who: str,
              when: datetime | None = None) -> Judgement:  # fmt: skip
        """Takes what some reports mean by an entity out of it, as an entity of its own."""
        self._first_seen(entity)
        anchors = [anchor for id_ in sorted(set(documents)) for anchor in self._meant(entity, id_)]
        if not anchors:
            raise UsageError(entity, "none of these reports names this entity", "name reports that do")
        with self._deciding() as case:
            ids = [anchor.id for anchor in anchors]
            return case.judge(ids, Decision.SPLIT, who=who, why=why, when=when, anchors=anchors)

    def _first_seen(self, entity: str) -> Anchor:
        """Where the smallest mention of an entity stands; UsageError where there is no such entity."""
        found = (
            (document, mention.span)
            for document, mentions in self.ledger.mentions
            for mention in mentions
            if mention.entity == entity
        )
        first = min(found, default=None)
        if first is None:
            raise UsageError(entity, "no entity on record has this id", "see: onrecord entities")
        return Anchor.at(entity, self._stored().document(first[0]), first[1])

    def _meant(self, entity: str, document: str) -> Iterator[Anchor]:
        """The entities as this report alone has them that are part of the entity."""
        report = self._stored().document(document)
        mentions = dict(self.ledger.mentions).get(report.id, ())
        spans = {mention.span for mention in mentions if mention.entity == entity}
        for id_, _, span in pipeline.seen(self._stored().reading(report.id)):
            if span in spans and span is not None:
                yield Anchor.at(id_, report, span)

    # ---- conflicts

    def read_conflict(self, conflict: str, reading: str, *, why: str, who: str,
                      when: datetime | None = None) -> Judgement:  # fmt: skip
        """Puts the analyst's reading of a conflict on record, in words: "holds: 40", "no conflict", "open"."""
        words = " ".join(reading.split())
        if not words:
            raise UsageError("reading", "an empty reading says nothing", 'write e.g. "no conflict"')
        if not any(one.id == conflict for one in self.ledger.conflicts):
            raise UsageError(conflict, "no conflict on record has this id", "see: onrecord conflicts --json")
        with self._deciding() as case:
            return case.judge([conflict], f"{Decision.READING} {words}", who=who, why=why, when=when)

    # ---- the brief

    def arrange(self, wish: str, key: str, claim: str = "", *, who: str, why: str = "",
                place: int | None = None, when: datetime | None = None) -> Judgement:  # fmt: skip
        """Pins a line of the brief, takes it out, moves it to a place of its section, or restores it.

        ``key`` and ``claim`` name the line (``analyze.arrangement``); a line that is no more is let be.
        """
        if wish not in set(Wish):
            raise UsageError(wish, "this is nothing to do to a line", f"one of {', '.join(Wish)}")
        if not LINE_KEY.fullmatch(key):
            raise UsageError(key or "brief", "no line of a brief has this name", "see the page Brief")
        if (place is None) == (wish == Wish.MOVE) or not 1 <= (place or 1) <= MOST_LINES:
            raise UsageError("place", "a line is moved to a place of its section", "give one, from 1")
        if claim:
            self._stored().claim(claim)
        words = f"{Decision.BRIEF} {wish} {key}" + (f" {place}" if place else "")
        with self._deciding() as case:
            return case.judge([claim] if claim else [], words, who=who, why=why, when=when)

    # ---- hypotheses

    def grid(self, options: Options | None = None) -> Grid:
        """Competing hypotheses against the claims on record."""
        return pipeline.grid_of(self.ledger, options or Options())

    def suppose(self, words: str, claims: Iterable[str], *, who: str, why: str = "",
                when: datetime | None = None) -> Judgement:  # fmt: skip
        """Puts a hypothesis on the board, with the claims that raise it; its id is "h-" and the line's."""
        plain = " ".join(words.split())
        if not plain:
            raise UsageError("hypothesis", "an empty one says nothing", "write what would be so")
        return self._mark(claims, f"{Decision.HYPOTHESIS} {plain}", why=why, who=who, when=when)

    def settle(self, hypothesis: str, claim: str, fit: str, *, why: str, who: str,
               when: datetime | None = None) -> Judgement:  # fmt: skip
        """Decides how a claim sits with a hypothesis, whatever the rules propose."""
        if fit not in set(Fit):
            raise UsageError(fit, "this is no fit", f"one of {', '.join(Fit)}")
        self._supposed(hypothesis)
        return self._mark([claim], f"{Decision.CELL} {hypothesis} {fit}", why=why, who=who, when=when)

    def bind(self, left: str, bond: str, right: str, *, who: str, why: str = "",
             when: datetime | None = None) -> Judgement:  # fmt: skip
        """Says how one hypothesis stands to another."""
        if bond not in set(Bond):
            raise UsageError(bond, "this is no bond", f"one of {', '.join(Bond)}")
        for one in (left, right):
            self._supposed(one)
        with self._deciding() as case:
            words = f"{Decision.BOND} {left} {bond} {right}"
            return case.judge(sorted({left, right}), words, who=who, why=why, when=when)

    def _supposed(self, hypothesis: str) -> None:
        if not any(one.id == hypothesis for one in self.grid().hypotheses):
            raise UsageError(hypothesis, "no hypothesis has this id", "see: onrecord hypotheses")

    # ---- the journal

    def undo(self, line: str | None = None, *, who: str = "", why: str = "",
             when: datetime | None = None) -> Judgement:  # fmt: skip
        """Takes back a line of the journal, or the last that holds; the line stays, marked."""
        with self._deciding() as case:
            return case.undo(line, again=again(case), who=who, why=why, when=when)

    def redo(self, line: str | None = None, *, who: str = "", why: str = "",
             when: datetime | None = None) -> Judgement:  # fmt: skip
        """Lets an undone line hold again: the one named, or the one undone last."""
        with self._deciding() as case:
            return case.redo(line, again=again(case), who=who, why=why, when=when)

    def journal(self, *, on: str | None = None, who: str | None = None, after: str | None = None,
                limit: int | None = None) -> tuple[Judgement, ...]:  # fmt: skip
        """Lines in the order of deciding: those on an id, by a name, past a line (for paging)."""
        lines: Sequence[Judgement] = self._stored().judgements()
        kept = [
            line for line in lines
            if (on is None or on in line.on) and (who is None or who == line.who)
            and (after is None or line.id > after)
        ]  # fmt: skip
        return tuple(kept[:limit])

    @property
    def marks(self) -> Marks:
        """Edits, hidden, starred, tags, notes and readings of conflicts, by id; undone lines left out."""
        return self._stored().marks()


def found(document: Document, words: str, near: int | None = None) -> Span:
    """Where words stand in a report, however its lines break; UsageError where nowhere, or anywhere."""
    sought = r"\s+".join(re.escape(word) for word in words.split())
    matches = [match.span() for match in re.finditer(sought, visible(document.text))] if sought else []
    if not matches:
        wrong = "these words do not stand in the report" if sought else "no words are given"
        raise UsageError(document.id, wrong, "copy them as they stand there")
    if len(matches) > 1 and near is None:
        raise UsageError(document.id, f"these words stand in it {len(matches)} times", "give more of them")
    first = min(matches, key=lambda ends: abs(ends[0] - (near or 0)))
    return Span.cut(document.text, *first)


LINE_KEY = re.compile(r"[a-z-]{1,60}(~[0-9a-f]{8})?(\.\d{1,3})?")
"""How a line of a brief is named: its section, what it opens with where no claim does, its number."""
MOST_LINES = 999
_KINDS = ("events", "entities", "conflicts", "states")


def _some(ids: list[str]) -> list[str]:
    if not ids:
        raise UsageError("the journal", "a line is on something", "name an id")
    return ids


def _in_favour(reason: Reason) -> tuple[int, str, str]:
    against = sum(words.startswith("against") for words in reason.why)
    return (2 * against - len(reason.why), reason.left, reason.right)


def _ruled(journal: Iterable[Judgement]) -> set[tuple[str, str]]:
    """The pairs of claims that somebody gave a verdict on."""
    found = set()
    for line in journal:
        if not line.undone and line.decision in set(Verdict):
            ids = sorted(id_.removeprefix(EVENT) for id_ in line.on)
            found |= {(left, right) for left in ids for right in ids if left < right}
    return found


def again(case: Case, reader: str | None = None) -> ReadAgain:
    """What reads a report of a case again: a reader by its name, else the one that read it before."""

    def read_again(received: Document, fields: Mapping[str, str]) -> tuple[Document, Reading]:
        return pipeline.read_again(received, fields, case.reading(received.id), reader)

    return read_again
