"""Terms: how links are fetched, and where reading goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.ingest.fetch import Fetched, Known, Limits


@dataclass(frozen=True, slots=True)
class Terms:
    """How links are fetched and archives gone on with: what a case knows, and what may be asked.

    ``known`` gives what is on record of a link, ``left`` the place in an archive where reading ended. Links
    in a list that was fetched (a feed) are left out where ``passed``; ``listed`` is told of each such list.
    """

    allow_private: bool = False
    limits: Limits = field(default_factory=lambda: Limits())  # by name, so that a test may be quick
    known: Callable[[str], Known | None] = lambda link: None
    left: Callable[[str], int] = lambda archive: 0
    passed: Callable[[str], bool] = lambda link: False
    listed: Callable[[str, Fetched], None] = lambda link, came: None
