"""The command eval: how good the readings are, by a gold file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli import option
from onrecord.cli.printer import show, writable
from onrecord.errors import UsageError
from onrecord.present.table import Table
from onrecord.read import DEFAULT


class Task(StrEnum):
    """What can be measured."""

    ACTORS = "actors"
    ATTRIBUTION = "attribution"
    CLAIMS = "claims"
    CODING = "coding"
    COREFERENCE = "coreference"
    EVENTS = "events"
    PLACE = "place"
    QUANTITIES = "quantities"
    RELATION = "relation"
    ROLES = "roles"
    STATUS = "status"
    STORIES = "stories"
    TIME = "time"


Figures = Mapping[str, Mapping[str, float | int | None]]

APART = frozenset({Task.CLAIMS, Task.COREFERENCE, Task.EVENTS})
"""The tasks whose gold is apart from its texts; the gold of the others holds them."""

READ = frozenset({Task.CLAIMS, Task.ATTRIBUTION})
"""The tasks on which the readers differ."""

FINE = frozenset({"mae", "r"})
"""Measures shown with three decimals."""


Gold = Annotated[Path, typer.Option(metavar="FILE", help="the gold: a JSON object a line")]
Docs = Annotated[Path | None, typer.Option(metavar="DOCS", help="the texts, where they are apart")]
Pred = Annotated[Path | None, typer.Option(metavar="OUT", help="write what was predicted here")]


def evaluate(
    task: Annotated[Task, typer.Argument(metavar="TASK", help=", ".join(Task))],
    gold: Gold, docs: Docs = None, pred: Pred = None, reader: option.ReaderOf = DEFAULT,
) -> None:  # fmt: skip
    """Measure the program on a gold file and print the measures."""
    if docs is None and task in APART:
        raise UsageError(f"eval {task}", "this gold is apart from its texts", "name them with --docs")
    writable(pred, gold, *([docs] if docs else []))
    for file in (gold, docs):
        if file is not None and not file.is_file():
            raise UsageError(str(file), "no such file")
    show(_measures(_measured(task, gold, docs, pred, reader)))


def _measured(task: Task, gold: Path, docs: Path | None, pred: Path | None, reader: str) -> Figures:
    """The figures of a task by the module of ``evaluation`` of its name, loaded only here with the reader."""
    evaluate_ = import_module(f"onrecord.evaluation.{task.value}").evaluate
    paths = (docs, gold, pred) if task in APART else (gold, pred)
    figures: Figures = evaluate_(*paths, reader=reader) if task in READ else evaluate_(*paths)
    return figures


def _measures(figures: Figures) -> Table:
    names = tuple(dict.fromkeys(name for row in figures.values() for name in row))
    rows = ((view, *(_figure(name, row.get(name)) for name in names)) for view, row in figures.items())
    return Table(("", *names), tuple(rows), "Nothing to measure.")


def _figure(name: str, value: float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.3f}" if name in FINE else f"{value:.1f}"
    return str(value)
