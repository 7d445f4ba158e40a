"""The situation: who holds, backs and recognizes what, as of a day, as known on a day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from starlette.responses import Response

from onrecord.analyze import with_states
from onrecord.analyze.known import as_known
from onrecord.analyze.situation import situation
from onrecord.model import State
from onrecord.web.question import day
from onrecord.web.render import called
from onrecord.web.visit import Visit


def asof(visit: Visit) -> Response:
    """The states of a day; without a day, those that no report says ended."""
    asked = visit.request.query_params
    on = day("as of", asked["as_of"]) if asked.get("as_of") else None
    known = day("known", asked["known"]) if asked.get("known") else None
    ledger, desk = visit.view.ledger, visit.view.desk
    if known is not None:
        ledger = with_states(as_known(ledger, known))
    groups: dict[str, list[tuple[State, str, str]]] = defaultdict(list)
    for state in situation(ledger, on, known).states:
        groups[state.relation.value].append((state, called(desk, state.subject), called(desk, state.object)))
    first, last = _ends(visit)
    return visit.show(
        "situation", "Situation", groups=groups, as_of=on, known=known, first=first, last=last,
        total=sum(map(len, groups.values())),
    )  # fmt: skip


def _ends(visit: Visit) -> tuple[date | None, date | None]:
    """The first day of a state within a year of the cut-off, and the cut-off."""
    last = visit.view.desk.cut_off
    begun = (one.since.earliest for one in visit.view.ledger.states if one.since and one.since.earliest)
    near = [one for one in begun if last and 0 <= (last - one).days <= 366]
    return min(near, default=last), last
