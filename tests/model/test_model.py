"""The nouns of the record are plain values: frozen, slotted, typed, and independent of everything else."""

from __future__ import annotations

import dataclasses
import sys
from enum import StrEnum
from pathlib import Path

import pytest

from onrecord import model
from onrecord.model import EventType, SourceKind, Status

NOUNS = [thing for name in model.__all__ if dataclasses.is_dataclass(thing := getattr(model, name))]
WORDS = [
    thing for name in model.__all__
    if isinstance(thing := getattr(model, name), type) and issubclass(thing, StrEnum)
]  # fmt: skip


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_a_noun_is_frozen_and_slotted(noun: type) -> None:
    assert noun.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(noun)
    assert noun.__doc__ and not noun.__doc__.startswith(f"{noun.__name__}(")


def test_all_names_are_there_and_sorted() -> None:
    constants_first = sorted(model.__all__, key=lambda name: (not name.isupper(), name))
    assert list(model.__all__) == constants_first
    assert len(NOUNS) + len(WORDS) >= 30


def test_the_model_needs_the_standard_library_alone() -> None:
    folder = Path(model.__file__).parent
    lines = [line.split() for path in folder.glob("*.py") for line in path.read_text("utf-8").splitlines()]
    imported = {words[1].split(".")[0] for words in lines if words[:1] in (["import"], ["from"])}
    assert imported <= set(sys.stdlib_module_names) | {"onrecord", "__future__"}


def test_the_types_are_plovers_sixteen_and_statement() -> None:
    assert {kind.value for kind in EventType} == {
        "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
        "REJECT", "THREATEN", "SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "STATEMENT",
    }  # fmt: skip


def test_the_statuses_and_kinds_of_source_are_the_contracts() -> None:
    assert [status.value for status in Status] == [
        "asserted", "denied", "planned", "predicted", "threatened", "demanded", "speculated",
    ]  # fmt: skip
    assert {kind.value for kind in SourceKind} == {
        "person", "organization", "state", "wire", "outlet", "document", "writer", "unnamed",
    }  # fmt: skip
