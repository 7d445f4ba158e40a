"""The situation: all states as of a date, as known on a date."""

from __future__ import annotations

from datetime import date

from onrecord.model import Ledger, Situation, State


def situation(ledger: Ledger, as_of: date | None = None, known: date | None = None) -> Situation:
    """The states of a ledger that hold on ``as_of``; one that no report dates is taken to hold.

    ``known`` is noted as given: the ledger must have been cut to the reports of that day before.
    """
    holding = tuple(state for state in ledger.states if _holds(state, as_of))
    return Situation(as_of, known, holding)


def _holds(state: State, as_of: date | None) -> bool:
    if as_of is None:
        return state.ended is None
    begun = state.since.earliest if state.since else None
    over = state.ended.latest if state.ended else None
    return (begun is None or begun <= as_of) and (over is None or over > as_of)
