"""References: the paragraphs that lines lead to."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.model import Cite, Dossier, Span
from onrecord.present.anchor import fragments


def others(dossier: Dossier, desk: Desk) -> dict[str, Span]:
    """The paragraphs that are referred to and have no endnote, by label, in order of report and place."""
    noted = {note.label for note in dossier.endnotes}
    held = {document.id for document in dossier.ledger.documents}
    found: dict[str, tuple[str, Span]] = {}
    for one in fragments(dossier):
        if isinstance(one, Cite) and one.document in held:
            label = one.label.partition(": ")[0]
            if label not in noted:
                place = desk.passage(one.document, one.span.start)
                found.setdefault(label, (one.document, desk.cut(one.document, place.start, place.end)))
    order = {document: number for number, document in enumerate(desk.documents)}
    ranked = sorted(found.items(), key=lambda pair: (order[pair[1][0]], pair[1][1]))
    return {label: span for label, (_, span) in ranked}
