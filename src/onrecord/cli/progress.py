"""Progress on standard error: only in a terminal, and only once the work has lasted two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

PATIENCE = 2.0
"""Seconds before a bar is shown."""

T = TypeVar("T")


def watched(work: Iterable[T], doing: str, *, prints: bool = False) -> Iterator[T]:
    """The same things, with a bar that counts them where somebody may be watching.

    ``prints``: each thing puts lines on standard output; where that is the terminal, they show the progress.
    """
    if not sys.stderr.isatty() or (prints and sys.stdout.isatty()):
        yield from work
        return
    begin, bar = time.monotonic(), _bar()
    task = bar.add_task(doing, total=None)
    try:
        for thing in work:
            bar.advance(task)
            if time.monotonic() - begin > PATIENCE:
                bar.start()  # again and again is harmless
            yield thing
    finally:
        bar.stop()


def _bar() -> Progress:
    words = TextColumn("{task.description} {task.completed}")
    console = Console(stderr=True)
    return Progress(
        words, BarColumn(), TimeElapsedColumn(), console=console, transient=True, redirect_stdout=False
    )
