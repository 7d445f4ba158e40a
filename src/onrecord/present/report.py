"""Reports on a page: the full text, paragraph by paragraph, with its highlights and margin notes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.analyze.desk import Desk
from onrecord.model import Claim, Document, Dossier, ReportKey, Span
from onrecord.present.anchor import Anchors, claim_anchor, paragraph_anchor, report_anchor
from onrecord.present.margin import Note, Use, is_printed, note, uses
from onrecord.present.passage import Highlight, Kind, Segment, segments
from onrecord.present.visible import one_line

_LINK = re.compile(r"https?://[^\s<>\"']{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered passage, mostly a paragraph: its segments, the notes beside it, where it begins."""

    anchor: str
    number: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Report:
    """A report as a section of the page. ``link`` is its address where that is one of the web."""

    anchor: str
    letter: str
    title: str
    description: str
    url: str
    link: str
    warnings: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    printed: int
    withheld: int
    unread: int


def reports(dossier: Dossier, desk: Desk, anchors: Anchors) -> Iterator[Report]:
    """The reports of a dossier that its ledger holds, in the order of their letters."""
    used = uses(dossier)
    claims = _by_document(desk)
    documents = {document.id: document for document in dossier.ledger.documents}
    for key in dossier.reports:
        if key.document in documents:
            told, cited = claims.get(key.document, []), anchors.words.get(key.document, {})
            yield report(desk, key, documents[key.document], told, cited, used)


def report(
    desk: Desk, key: ReportKey, document: Document, claims: Sequence[Claim], cited: Mapping[str, Span],
    used: Mapping[str, tuple[Use, ...]],
) -> Report:  # fmt: skip
    """One report: ``claims`` are all of it in order of place, ``cited`` further words to mark, by anchor."""
    numbered = _numbered(desk, claims)
    unread = [one.span for one in desk.ledger.unread if one.document == document.id]
    marks = [_claim_highlight(desk, claim, number) for claim, number in numbered]
    marks += [Highlight(span.start, span.end, Kind.UNREAD) for span in unread]
    marks += [Highlight(span.start, span.end, Kind.CITED, anchor) for anchor, span in cited.items()]
    url = one_line(document.url or "")
    printed = sum(is_printed(desk, claim) for claim in claims)
    return Report(
        anchor=report_anchor(key.letter),
        letter=key.letter,
        title=one_line(document.title or document.outlet or f"Report {key.letter}"),
        description=_described(key),
        url=url,
        link=url if _LINK.fullmatch(url) else "",
        warnings=tuple(map(one_line, document.warnings)),
        paragraphs=tuple(_paragraphs(desk, key.letter, document, marks, _notes(desk, numbered, used))),
        printed=printed,
        withheld=len(claims) - printed,
        unread=len(unread),
    )


def _described(key: ReportKey) -> str:
    """Who published a report, when, what it is; its id. How it begins stands below."""
    head, _, rest = one_line(key.description).partition(": ")
    name = rest.rpartition("; ")[2]
    return f"{head}; {name}" if name else head


def _notes(
    desk: Desk, numbered: list[tuple[Claim, int]], used: Mapping[str, tuple[Use, ...]]
) -> dict[str, list[Note]]:
    """The margin notes by passage."""
    notes: dict[str, list[Note]] = {}
    for claim, number in numbered:
        place = desk.passage(claim.document, claim.span.start).number
        notes.setdefault(place, []).append(note(desk, claim, number, used.get(claim.id, ())))
    return notes


def _paragraphs(
    desk: Desk, letter: str, document: Document, marks: list[Highlight], notes: dict[str, list[Note]]
) -> Iterator[Paragraph]:
    inside = _by_paragraph(desk, document, marks)
    for one in desk.passages(document.id):
        cut = tuple(segments(document.text, one.start, one.end, inside.get(one.number, ())))
        label = paragraph_anchor(f"{letter}{one.number}")
        yield Paragraph(label, one.number, cut, tuple(notes.get(one.number, ())), one.start)


def _by_paragraph(desk: Desk, document: Document, marks: list[Highlight]) -> dict[str, list[Highlight]]:
    """The highlights by passage: all that they touch."""
    cut = desk.passages(document.id)
    starts = [one.start for one in cut]
    found: dict[str, list[Highlight]] = {}
    for mark in marks:
        first = max(0, bisect_right(starts, mark.start) - 1)
        for one in cut[first : bisect_left(starts, mark.end)]:
            found.setdefault(one.number, []).append(mark)
    return found


def _by_document(desk: Desk) -> dict[str, list[Claim]]:
    """All claims, printed or not, by report, in order of place."""
    found: dict[str, list[Claim]] = {}
    for claim in sorted(desk.ledger.claims, key=desk.place):
        found.setdefault(claim.document, []).append(claim)
    return found


def _numbered(desk: Desk, claims: Sequence[Claim]) -> list[tuple[Claim, int]]:
    """Each claim with its number in its passage, from 1."""
    counted: dict[str, int] = {}
    found = []
    for claim in claims:
        place = desk.passage(claim.document, claim.span.start).number
        counted[place] = counted.get(place, 0) + 1
        found.append((claim, counted[place]))
    return found


def _claim_highlight(desk: Desk, claim: Claim, number: int) -> Highlight:
    kind = Kind.CLAIM if is_printed(desk, claim) else Kind.WITHHELD
    anchor, span = claim_anchor(claim.id), claim.span
    return Highlight(span.start, span.end, kind, anchor, claim.status.value, str(number))
