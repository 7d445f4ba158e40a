"""Watching: standing questions over what is new in a case, each answer told once on every way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from onrecord import pipeline
from onrecord.errors import InputError, UsageError
from onrecord.model import Alert, Ledger, Watch
from onrecord.store import Case

WATCHES, TOLD, ALERTS, DIGESTS = "watch", "told", "alert", "digest"
"""Shelves of the case: the watches, the claims that each has told, the alerts, the day of each way's digest."""

Send = Callable[[str, tuple["Sent", ...]], None]
"""Takes alerts a way (a file, an address); InputError where they do not arrive."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An alert with the time at which it was found (UTC) and the ways on which it is yet to be sent."""

    alert: Alert
    at: str
    waiting: tuple[str, ...] = ()


class Watching:
    """What can be watched."""

    @property
    def ledger(self) -> Ledger:
        """Everything that the reports add up to."""
        raise NotImplementedError

    def _stored(self) -> Case:
        raise NotImplementedError

    def watch(self, watch: Watch, *, from_now: bool = False) -> None:
        """Adds a watch, or replaces the one of its name; ``from_now``: what is on record is no news."""
        if not watch.name.strip():
            raise UsageError("watch", "it has no name", "give it one")
        if watch == Watch(watch.name, confidence=watch.confidence):
            raise UsageError(watch.name, "this watch asks for nothing", "give a type, a party, --violence, …")
        known = pipeline.answers(self.ledger, watch, set()) if from_now else ()
        told = [id_ for one in known for id_ in one.told]
        self._stored().shelf.put(WATCHES, {watch.name: msgspec.json.encode(watch)})
        self._stored().shelf.put(TOLD, {watch.name: msgspec.json.encode(sorted(told))})

    def unwatch(self, name: str) -> None:
        """Takes a watch away; its alerts stay."""
        if name not in {watch.name for watch in self.watches()}:
            raise UsageError(name, "there is no watch of this name", "see: onrecord watch list")
        self._stored().shelf.put(WATCHES, {name: None})
        self._stored().shelf.put(TOLD, {name: None})

    def watches(self) -> tuple[Watch, ...]:
        """The watches, by name."""
        rows = self._stored().shelf.all(WATCHES).values()
        return tuple(msgspec.json.decode(row, type=Watch) for row in rows)

    def alerts(self) -> tuple[Sent, ...]:
        """Every alert so far, the newest first."""
        rows = self._stored().shelf.all(ALERTS).values()
        sent = (msgspec.json.decode(row, type=Sent) for row in rows)
        return tuple(sorted(sent, key=lambda one: (one.at, one.alert.id), reverse=True))

    def run_watches(self, ways: Sequence[str], *, now: datetime | None = None) -> tuple[Alert, ...]:
        """What is new for the watches since their last run, kept to be sent on each of the ways."""
        at = (now or datetime.now(UTC)).isoformat(timespec="seconds").replace("+00:00", "Z")
        found: list[Alert] = []
        shelf = self._stored().shelf
        for watch in self.watches():
            told = set(msgspec.json.decode(shelf.one(TOLD, watch.name) or b"[]", type=list[str]))
            new = list(pipeline.answers(self.ledger, watch, told))
            told.update(id_ for one in new for id_ in one.told)
            rows = {one.alert.id: msgspec.json.encode(Sent(one.alert, at, tuple(ways))) for one in new}
            shelf.put(ALERTS, rows)  # first: told twice is better than never, should the power fail in between
            shelf.put(TOLD, {watch.name: msgspec.json.encode(sorted(told))})
            found += [one.alert for one in new]
        return tuple(found)

    def send(self, way: str, send: Send, *, day: str | None = None) -> InputError | None:
        """Sends what waits for a way; what does not arrive waits on, and the error says why.

        With a ``day``, once on that day: what is found later waits for the next.
        """
        waiting = tuple(one for one in reversed(self.alerts()) if way in one.waiting)
        shelf = self._stored().shelf
        if not waiting or (day and shelf.one(DIGESTS, way) == day.encode()):
            return None
        try:
            send(way, waiting)
        except InputError as error:
            return error
        left = (replace(one, waiting=tuple(other for other in one.waiting if other != way)) for one in waiting)
        shelf.put(ALERTS, {one.alert.id: msgspec.json.encode(one) for one in left})
        if day:
            shelf.put(DIGESTS, {way: day.encode()})
        return None
