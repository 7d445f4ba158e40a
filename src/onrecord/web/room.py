"""The reading room: a case as it was last computed, and the computing anew when the case has changed."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

from onrecord.record import Record
from onrecord.web.view import View

PATIENCE = 0.12
"""Seconds that a page waits for a new state of the case before it shows the last one and says so."""

NONE = subprocess.DEVNULL
LONG, HOUR = 1.0, 3600
"""Seconds: what takes longer is computed by another process, which keeps it in the case; its limit."""
COMPUTE = "import sys; from onrecord.record import Record; Record.open(sys.argv[1]).ledger"

Mark = tuple[tuple[int, int], ...]


class Room:
    """One case, for many readers: each page sees a whole state of it, never half of a change."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._working: threading.Thread | None = None
        self._took = 0.0
        self._mark = self._seen()
        self._view = self._computed()
        threading.Thread(target=self._view.draw, daemon=True).start()

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
            if self._took > LONG:  # beside this program, so that its pages stay quick
                subprocess.run([sys.executable, "-c", COMPUTE, str(self.path)], check=False, timeout=HOUR,
                               stdin=NONE, stdout=NONE, stderr=NONE)  # fmt: skip
            self._view = self._computed()
            self._mark = mark
            threading.Thread(target=self._view.draw, daemon=True).start()
        finally:
            with self._lock:
                self._working = None

    def _computed(self) -> View:
        begin = time.monotonic()
        with self.open() as record:
            revision = record.revision
            before: View | None = getattr(self, "_view", None)
            if before is not None and before.revision == revision:
                return before.with_journal(record.judgements)
            view = View(record.ledger.current(), revision, self.path.stem)
        view.warm()
        self._took = max(self._took, time.monotonic() - begin)
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
