"""The reading room: a case as it was last computed, and the computing anew when the case has changed."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from onrecord.record import Record
from onrecord.web.joiner import Joiner
from onrecord.web.view import View

PATIENCE = 0.12
"""Seconds that a page waits for a new state of the case before it shows the last one and says so."""

MANY = 2000
"""Claims from which on joining takes seconds: another process does it, which remembers the last time."""

YIELD = 0.0005
"""Seconds after which drawing beforehand lets a page go on; Python's own are ten times as many."""

Mark = tuple[tuple[int, int], ...]


class Room:
    """One case, for many readers: each page sees a whole state of it, never half of a change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._working: threading.Thread | None = None
        self._joiner = Joiner(path)
        self._mark = self._seen()
        self._view = self._computed()
        if self._large:
            self._joiner.begin()
        threading.Thread(target=self._draw, daemon=True).start()

    def open(self) -> Record:
        """The case for writing and for what is read from the file itself; for one request."""
        return Record.open(self.path)

    def view(self) -> tuple[View, bool]:
        """The last state computed, and whether a change of the case is still being worked in."""
        with self._lock:
            working = self._working
            if working is None and self._seen() != self._mark:
                working = self._working = threading.Thread(target=self._renew, daemon=True)
                working.start()
        if working is not None:
            working.join(PATIENCE)
        return self._view, working is not None and working.is_alive()

    def settled(self) -> View:
        """The state with every change worked in, however long that takes."""
        while self.view()[1]:
            pass
        return self._view

    def _renew(self) -> None:
        try:
            mark = self._seen()
            if self._large and self._stale():  # beside this program, so that its pages stay quick
                self._joiner.join()
            self._view = self._computed()
            self._mark = mark
            threading.Thread(target=self._draw, daemon=True).start()
        finally:
            with self._lock:
                self._working = None

    def _stale(self) -> bool:
        """Whether what is computed rests on something else than it did; a note or a kept result is nothing."""
        with self.open() as record:
            return record.revision != self._view.revision

    def _draw(self) -> None:
        """Draws what is looked at first, and lets the pages that are asked for meanwhile go before."""
        usual = sys.getswitchinterval()
        sys.setswitchinterval(YIELD)
        try:
            self._view.draw()
        finally:
            sys.setswitchinterval(usual)

    @property
    def _large(self) -> bool:
        return len(self._view.ledger.claims) >= MANY

    def _computed(self) -> View:
        with self.open() as record:
            revision = record.revision
            before: View | None = getattr(self, "_view", None)
            if before is not None and before.revision == revision:
                return before.with_journal(record.judgements)
            view = View(record.ledger.current(), revision, self.path.stem)
        view.warm()
        return view

    def _seen(self) -> Mark:
        """When the file and its write-ahead log changed last, and their sizes."""
        found = []
        for path in (self.path, self.path.with_name(self.path.name + "-wal")):
            try:
                state = path.stat()
                found.append((state.st_mtime_ns, state.st_size))
            except OSError:
                found.append((0, 0))
        return tuple(found)
