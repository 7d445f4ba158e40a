"""Not reported as having happened: what voices deny, plan, predict, threaten, demand, surmise or hedge."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.doubt import CONDITIONAL, HEDGED, standing
from onrecord.analyze.hypothesis import hypotheses
from onrecord.analyze.keyevent import tellings
from onrecord.analyze.room import shared
from onrecord.analyze.telling import bare_telling
from onrecord.analyze.weight import points
from onrecord.model import Claim, Event, Fragment, Line, Section, Status, Words

TITLE = "Not reported as having happened"
ORDER = ("threatened", "demanded", "planned", "predicted", "speculated", HEDGED, "denied", CONDITIONAL)
_TELLINGS = 3
_ALIKE = 40  # code points: clauses that begin alike are one


def unrealized(desk: Desk) -> Section:
    """One line an event and status, the status in the margin; surmises on one matter stand elsewhere."""
    vying = {claim for hypothesis in hypotheses(desk) for claim in hypothesis.claims}
    lines = []
    for margin in ORDER:
        groups = [group for group in _groups(desk, margin) if group[0].id not in vying]
        lines += [_line(desk, margin, claims) for claims in groups]
    shown = shared(lines, desk.options.lines)
    pointer = (
        [Line("", (Words(f"Surmises on one matter, {len(vying)}: under hypotheses."),))] if vying else []
    )
    empty = "No printed claim is a threat, demand, plan, forecast, surmise or denial."
    return Section(TITLE, (*shown, *pointer), len(lines) - len(shown), empty)


def _groups(desk: Desk, margin: str) -> list[list[Claim]]:
    """The claims of one standing by event, weightiest kind of act first, then in order of place."""
    found: dict[str, list[Claim]] = {}
    for claim in sorted((*desk.claims.values(), *desk.unasserted.values()), key=desk.place):
        if standing(claim) == margin:
            event = desk.events.get(claim.id)
            found.setdefault(event.id if event else claim.id, []).append(claim)
    table = points()
    return sorted(found.values(), key=lambda g: (-table[g[0].type.value] - len(g), desk.place(g[0])))


def _line(desk: Desk, margin: str, claims: list[Claim]) -> Line:
    fragments: list[Fragment] = []
    shown = _unlike(claims)[:_TELLINGS]
    for before, claim in zip([None, *shown], shown, strict=False):
        fragments += [Words("; ")] if fragments else []
        fragments += bare_telling(desk, claim, 170, before)
    more = len(_unlike(claims)) - len(shown)
    fragments.append(Words(f"; {more} more." if more > 0 else "."))
    if claims[0].status is Status.DENIED and _asserted_elsewhere(desk, desk.events.get(claims[0].id)):
        fragments.append(Words(" Asserted by others."))
    return Line(margin, tuple(fragments), tuple(c.id for c in claims))


def _unlike(claims: list[Claim]) -> list[Claim]:
    """The claims whose words none before them begins with."""
    found = {" ".join(claim.span.quote.lower().split())[:_ALIKE]: claim for claim in reversed(claims)}
    return [claim for claim in claims if claim in found.values()]


def _asserted_elsewhere(desk: Desk, event: Event | None) -> bool:
    return event is not None and bool(tellings(desk, event))
