"""A claim: its words, its fields as a form, and what analysts put on it."""

from __future__ import annotations

from starlette.responses import Response

from onrecord.model import Claim, Participant, Status, When
from onrecord.web.visit import NotFound, Visit


def single(visit: Visit) -> Response:
    """One claim; hidden ones are only in the journal."""
    id_ = visit.request.path_params["id"]
    claim = visit.view.claims.get(id_)
    if claim is None:
        raise NotFound(id_, "no claim on record has this id", "it may be hidden or read anew: see Journal")
    with visit.room.open() as record:
        lines, marks = record.journal(on=id_), record.marks
    return visit.show(
        "claim", "Claim", claim=claim, fields=fields(claim), lines=lines, starred=id_ in marks.starred,
        tags=marks.tags.get(id_, ()), statuses=[one.value for one in Status],
    )  # fmt: skip


def fields(claim: Claim) -> dict[str, str]:
    """The fields as a person would type them."""
    spoken = [link for link in claim.attribution if link.source.kind.value not in ("outlet", "writer")]
    return {
        "type": claim.type.value,
        "status": claim.status.value,
        "actors": _named(claim.actors),
        "recipients": _named(claim.recipients),
        "speaker": (spoken[0].source.name or "") if spoken else "",
        "when": _when(claim.when),
        "places": "; ".join(place.name for place in claim.places),
        "confidence": f"{claim.confidence:.2f}",
    }


def _named(several: tuple[Participant, ...]) -> str:
    return "; ".join(one.name or (one.span.quote if one.span else "") for one in several)


def _when(when: When | None) -> str:
    """ "2019-03-23", "2019-03-01..2019-03-29", "2019-03-01.."."""
    if when is None or not when.dated:
        return ""
    first, last = (day.isoformat() if day else "" for day in (when.earliest, when.latest))
    return first if first == last else f"{first}..{last}"
