"""The command eval: how good the readings are, by a gold file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.printer import show, writable
from onrecord.errors import UsageError
from onrecord.present.table import Table


class Task(StrEnum):
    """What can be measured."""

    ACTORS = "actors"
    ATTRIBUTION = "attribution"
    CLAIMS = "claims"
    COREFERENCE = "coreference"
    PLACE = "place"
    QUANTITIES = "quantities"
    STATUS = "status"
    STORIES = "stories"
    TIME = "time"


Figures = Mapping[str, Mapping[str, float | int | None]]

APART = frozenset({Task.CLAIMS, Task.COREFERENCE})
"""The tasks whose gold is apart from its texts; the gold of the others holds them."""

FINE = frozenset({"mae", "r"})
"""Measures shown with three decimals."""


Gold = Annotated[Path, typer.Option(metavar="FILE", help="the gold: a JSON object a line")]
Docs = Annotated[Path | None, typer.Option(metavar="DOCS", help="the texts, where they are apart")]
Pred = Annotated[Path | None, typer.Option(metavar="OUT", help="write what was predicted here")]
Reader = Annotated[str, typer.Option(metavar="NAME", help="the reader to measure: rules")]


def evaluate(
    task: Annotated[Task, typer.Argument(metavar="TASK", help=", ".join(Task))],
    gold: Gold, docs: Docs = None, pred: Pred = None, reader: Reader = "rules",
) -> None:  # fmt: skip
    """Measure the program on a gold file and print the measures."""
    if reader != "rules":
        raise UsageError(f"--reader {reader}", "there is no such reader", "the one there is: rules")
    if docs is None and task in APART:
        raise UsageError(f"eval {task}", "this gold is apart from its texts", "name them with --docs")
    writable(pred, gold, *([docs] if docs else []))
    for file in (gold, docs):
        if file is not None and not file.is_file():
            raise UsageError(str(file), "no such file")
    show(_measures(_measured(task, gold, docs, pred)))


def _measured(task: Task, gold: Path, docs: Path | None, pred: Path | None) -> Figures:
    """The figures of a task by the module of ``evaluation`` of its name, loaded only here with the reader."""
    evaluate_ = import_module(f"onrecord.evaluation.{task.value}").evaluate
    figures: Figures = evaluate_(docs, gold, pred) if task in APART else evaluate_(gold, pred)
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
