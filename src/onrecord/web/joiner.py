"""The joiner: a process beside the pages that joins a large case, and remembers for the next decision."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

JOIN = """import sys
from onrecord.record import Record
with Record.open(sys.argv[1]) as record:
    for _ in sys.stdin:
        record.rejoin()
        print(flush=True)
"""
"""Answers a line with a line once the case is joined as it then is, and the result kept in it."""


class Joiner:
    """Joins one case anew, in a process of its own that ends with this one; started again where it failed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: subprocess.Popen[str] | None = None
        self._asked = False

    def begin(self) -> None:
        """Has the case joined, so that it is remembered when the first change comes; does not wait."""
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-c", JOIN, str(self._path)]
            null = subprocess.DEVNULL
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=null, text=True
            )
            self._asked = False
        if not self._asked and self._process.stdin:
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            self._asked = True

    def join(self) -> None:
        """Joins the case as it is now, and waits for it; where the process fails, nothing is kept."""
        try:
            self._answer()
            self.begin()
            self._answer()
        except OSError:
            self._process = None

    def _answer(self) -> None:
        if self._asked and self._process and self._process.stdout:
            self._process.stdout.readline()
        self._asked = False
