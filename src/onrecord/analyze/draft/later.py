"""What a later report says: a newer number for what a draft tells rightly, or a report that was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.analyze.desk import published
from onrecord.analyze.draft.match import Told
from onrecord.model import Claim, Document, Quantity
from onrecord.reconcile.pair import counted_alike
from onrecord.reconcile.telling import meet


def later(
    draft: Sequence[Told], record: Sequence[Claim], documents: Mapping[str, Document], carrying: Sequence[str]
) -> str:
    """A note on what came after; empty where nothing did.

    ``record`` are all claims of the happenings told, ``carrying`` the reports (ids) whose lines carry it.
    """
    for one in draft:
        for own in one.claim.quantities:
            if note := _newer(own, record, documents):
                return note
    changed = {d.supersedes: d for d in documents.values() if d.supersedes}
    newer = next((changed[name] for name in carrying if name in changed), None)
    return f"a report that carries this was changed: see {_called(newer)}" if newer else ""


def _newer(own: Quantity, record: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The newest other number of the same, from a report later than every one that prints this number."""
    told = [(day, claim, q) for claim in record if (day := _day(claim, documents))
            for q in claim.quantities if counted_alike(own, q)]  # fmt: skip
    same = [day for day, _, q in told if meet(own, q)]
    after = [each for each in told if same and each[0] > max(same) and not meet(own, each[2])]
    if not after:
        return ""
    _, claim, quantity = max(after, key=lambda each: (each[0], each[1].id))
    said = quantity.plain if claim.typed(quantity) else f"«{quantity.span.quote}»"
    return f"a later report says {said}: {_called(documents[claim.document])}"


def _day(claim: Claim, documents: Mapping[str, Document]) -> date | None:
    document = documents.get(claim.document)
    return published(document) if document else None


def _called(document: Document) -> str:
    day = published(document)
    return f"{document.outlet or document.id}{f', {day.isoformat()}' if day else ''}"
