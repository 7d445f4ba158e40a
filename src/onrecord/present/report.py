"""Reports on a page: the full text, paragraph by paragraph, with its highlights and margin notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.analyze.desk import Desk
from onrecord.knowledge.paragraph import cut_paragraphs
from onrecord.model import Claim, Document, Dossier, ReportKey, Span
from onrecord.present.anchor import Anchors, claim_anchor, paragraph_anchor, report_anchor
from onrecord.present.margin import Note, Use, note, uses
from onrecord.present.passage import Highlight, Kind, Segment, segments
from onrecord.present.visible import one_line

_LINK = re.compile(r"https?://[^\s<>\"']{1,2000}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph: its segments and the notes beside it."""

    anchor: str
    number: int
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]


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
            yield _report(desk, key, documents[key.document], told, cited, used)


def _report(
    desk: Desk, key: ReportKey, document: Document, claims: list[Claim], cited: Mapping[str, Span],
    used: Mapping[str, tuple[Use, ...]],
) -> Report:  # fmt: skip
    numbered = _numbered(desk, claims)
    unread = [one.span for one in desk.ledger.unread if one.document == document.id]
    marks = [_claim_highlight(desk, claim, number) for claim, number in numbered]
    marks += [Highlight(span.start, span.end, Kind.UNREAD) for span in unread]
    marks += [Highlight(span.start, span.end, Kind.CITED, anchor) for anchor, span in cited.items()]
    url = one_line(document.url or "")
    printed = sum(claim.id in desk.claims for claim in claims)
    return Report(
        anchor=report_anchor(key.letter),
        letter=key.letter,
        title=one_line(document.title or document.outlet or f"Report {key.letter}"),
        description=one_line(key.description),
        url=url,
        link=url if _LINK.fullmatch(url) else "",
        warnings=tuple(map(one_line, document.warnings)),
        paragraphs=tuple(_paragraphs(desk, key.letter, document, marks, _notes(desk, numbered, used))),
        printed=printed,
        withheld=len(claims) - printed,
        unread=len(unread),
    )


def _notes(
    desk: Desk, numbered: list[tuple[Claim, int]], used: Mapping[str, tuple[Use, ...]]
) -> dict[int, list[Note]]:
    """The margin notes by paragraph."""
    notes: dict[int, list[Note]] = {}
    for claim, number in numbered:
        place = desk.paragraph(claim.document, claim.span.start)[0]
        notes.setdefault(place, []).append(note(desk, claim, number, used.get(claim.id, ())))
    return notes


def _paragraphs(
    desk: Desk, letter: str, document: Document, marks: list[Highlight], notes: dict[int, list[Note]]
) -> Iterator[Paragraph]:
    inside = _by_paragraph(desk, document, marks)
    for number, (start, end) in enumerate(cut_paragraphs(document.text), 1):
        cut = tuple(segments(document.text, start, end, inside.get(number, ())))
        label = paragraph_anchor(f"{letter}{number}")
        yield Paragraph(label, number, cut, tuple(notes.get(number, ())))


def _by_paragraph(desk: Desk, document: Document, marks: list[Highlight]) -> dict[int, list[Highlight]]:
    found: dict[int, list[Highlight]] = {}
    for mark in marks:
        last_character = max(mark.start, mark.end - 1)
        first, last = (desk.paragraph(document.id, at)[0] for at in (mark.start, last_character))
        for number in range(first, last + 1):
            found.setdefault(number, []).append(mark)
    return found


def _by_document(desk: Desk) -> dict[str, list[Claim]]:
    """All claims, printed or not, by report, in order of place."""
    found: dict[str, list[Claim]] = {}
    for claim in sorted(desk.ledger.claims, key=desk.place):
        found.setdefault(claim.document, []).append(claim)
    return found


def _numbered(desk: Desk, claims: list[Claim]) -> list[tuple[Claim, int]]:
    """Each claim with its number in its paragraph, from 1."""
    counted: dict[int, int] = {}
    found = []
    for claim in claims:
        place = desk.paragraph(claim.document, claim.span.start)[0]
        counted[place] = counted.get(place, 0) + 1
        found.append((claim, counted[place]))
    return found


def _claim_highlight(desk: Desk, claim: Claim, number: int) -> Highlight:
    kind = Kind.CLAIM if claim.id in desk.claims else Kind.WITHHELD
    anchor, span = claim_anchor(claim.id), claim.span
    return Highlight(span.start, span.end, kind, anchor, claim.status.value, str(number))
