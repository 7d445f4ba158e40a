"""The face that every command shows: errors as one line, exit status 0, 1 or 2, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord.cli.line import printable
from onrecord.cli.wrong import wrong_use
from onrecord.errors import CaseError, OnrecordError, UsageError

DONE, SOME_FAILED, WRONG_USE, STOPPED = 0, 1, 2, 130


class Face(TyperGroup):
    """The group of all commands, with the program's own way to end."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Runs a command and exits with its status; every error is one line on standard error."""
        options["standalone_mode"] = False
        _speak_utf8()
        status = DONE
        try:
            status = super().main(args, *rest, **options) or DONE
            sys.stdout.flush()
            if status == STOPPED:
                raise KeyboardInterrupt
        except (BrokenPipeError, SystemExit):  # Typer turns a broken pipe into SystemExit
            _close_quietly()
        except (KeyboardInterrupt, typer.Abort):
            status = say("stopped; what was stored before stays", STOPPED)
        except Exception as error:
            status = failed(error)
        sys.exit(status)


def failed(error: Exception) -> int:
    """Says an error in one line and gives the exit status for it; with ONRECORD_DEBUG=1 the traceback."""
    if os.environ.get("ONRECORD_DEBUG") and not isinstance(error, typer.TyperException):
        raise error
    if isinstance(error, OnrecordError):
        status = WRONG_USE if isinstance(error, UsageError | CaseError) else SOME_FAILED
        return say(str(error), status)
    if isinstance(error, typer.TyperException):
        wrong = wrong_use(error)
        return say(wrong, error.exit_code) if wrong else error.exit_code
    if isinstance(error, MemoryError):
        return say("out of memory: give fewer or shorter reports at a time", SOME_FAILED)
    kind = type(error).__name__
    where = "please report it (ONRECORD_DEBUG=1 shows where)"
    return say(f"internal error: {kind}: {error}; {where}", SOME_FAILED)


def say(line: str, status: int = DONE) -> int:
    """One line on standard error; gives back the status."""
    print(f"onrecord: {printable(line)}", file=sys.stderr)
    return status


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            encoding = stream.encoding if stream.isatty() else "utf-8"
            reconfigure(encoding=encoding, errors="backslashreplace")


def _close_quietly() -> None:
    """Lets the reader of a pipe leave early: what is still unwritten goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
