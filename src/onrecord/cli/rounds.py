"""Rounds: a pass of work once, or every so many minutes until somebody stops it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import count
from typing import Annotated

import typer

Every = Annotated[
    float | None,
    typer.Option("--every", min=0.1, metavar="MINUTES", help="again and again, until it is stopped"),
]


def rounds(every: float | None) -> Iterator[int]:
    """0, and with ``every`` (minutes) 1, 2, … with the wait before each."""
    yield 0
    for number in count(1) if every else ():
        time.sleep((every or 0) * 60)
        yield number
