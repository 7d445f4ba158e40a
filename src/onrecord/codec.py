"""The record format, both ways: the model's types as JSON objects of the contract, and back.

The contract's "from" and "to" are ``since`` and ``until`` in the model, for "from" is a Python keyword.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from onrecord.model import Entity, Role, State

T = TypeVar("T")

_RENAMED: dict[type, dict[str, str]] = {Role: {"since": "from", "until": "to"}, State: {"since": "from"}}


def to_row(thing: Any) -> dict[str, Any]:
    """The JSON object of a model value: plain dicts, sequences, strings, numbers and None."""
    row = msgspec.to_builtins(thing)
    return _rename(type(thing), row, forward=True)


def from_row(kind: type[T], row: dict[str, Any]) -> T:
    """The model value of a JSON object; ``msgspec.ValidationError`` names the field that does not fit."""
    return msgspec.convert(_rename(kind, dict(row), forward=False), kind)


def to_json(row: dict[str, Any]) -> str:
    """One line of JSON, keys in the order given, nothing escaped but what JSON demands."""
    return msgspec.json.encode(row).decode("utf-8")


def _rename(kind: type, row: dict[str, Any], *, forward: bool) -> dict[str, Any]:
    if kind is Entity and "roles" in row:
        row["roles"] = [_rename(Role, dict(role), forward=forward) for role in row["roles"]]
    names = _RENAMED.get(kind)
    if not names:
        return row
    table = names if forward else {public: own for own, public in names.items()}
    return {table.get(key, key): value for key, value in row.items()}
