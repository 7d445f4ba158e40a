"""From claims and events to states, situations and the dossier of a brief."""

from onrecord.analyze.arrangement import Placed, placed
from onrecord.analyze.compose import changes, compose, compose_changes, with_reserve
from onrecord.analyze.desk import Desk
from onrecord.analyze.difference import Change, differences
from onrecord.analyze.grid import grid
from onrecord.analyze.news import News
from onrecord.analyze.options import DEFAULT_LINES, DEFAULT_MIN_CONFIDENCE, Options
from onrecord.analyze.situation import situation
from onrecord.analyze.state import with_states
from onrecord.analyze.watch import Answer, answers

__all__ = [
    "DEFAULT_LINES", "DEFAULT_MIN_CONFIDENCE", "Answer", "Change", "Desk", "News", "Options", "Placed",
    "answers", "changes", "compose", "compose_changes", "differences", "grid", "placed", "situation",
    "with_reserve", "with_states",
]  # fmt: skip
