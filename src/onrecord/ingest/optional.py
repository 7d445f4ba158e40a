"""The libraries of the extra ``intake``, and the line that says that it is not installed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.errors import InputError


@contextmanager
def needing(about: str, what: str) -> Iterator[None]:
    """InputError where a library that reads ``what`` is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        wrong = f"{what} needs {error.name}, which is not installed"
        raise InputError(about, wrong, "pip install 'onrecord[intake]'") from error
