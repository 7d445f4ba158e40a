"""What goes out as a JSON object comes back as the same value, for every type that the record prints."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import model
from onrecord.codec import from_row, to_json, to_row
from onrecord.model import (
    Attribution,
    Basis,
    Claim,
    Conflict,
    Document,
    Entity,
    Event,
    Hypothesis,
    Judgement,
    Mention,
    Place,
    Quantity,
    Role,
    Source,
    Span,
    State,
    When,
)

PRINTED = [
    Attribution, Claim, Conflict, Document, Entity, Event, Hypothesis, Judgement, Mention, Place, Quantity,
    Source, Span, State, When,
]  # fmt: skip

CHARACTERS = st.characters(exclude_categories=("Cs",))
TEXTS = st.text(CHARACTERS, max_size=12)
st.register_type_strategy(str, TEXTS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False, width=32))
st.register_type_strategy(int, st.integers(-(2**53), 2**53))


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.__name__)
def test_every_printed_type_survives_the_way_there_and_back(kind: type) -> None:
    @settings(max_examples=10, deadline=None)
    @given(st.from_type(kind))
    def survives(value: Any) -> None:
        line = to_json(to_row(value))
        assert from_row(kind, json.loads(line)) == value
        assert "\n" not in line

    survives()


def test_the_fixed_words_of_the_contract_are_keys() -> None:
    since = When(date(2021, 6, 1), None, "2021-06-01", span=Span(0, 4, "June"), basis=Basis.STATED)
    role = Role("foreign minister", "e-1", since, None, Span(0, 8, "minister"), "d")
    row = to_row(Entity("e-2", "Anna Velk", roles=(role,)))
    assert row["roles"][0]["from"]["earliest"] == "2021-06-01"
    assert row["roles"][0]["to"] is None
    state = State("s", "e-2", model.Relation.HOLDS_OFFICE, "e-1", (), since, None, None, ())
    assert "from" in to_row(state) and "since" not in to_row(state)


def test_an_empty_field_is_there() -> None:
    row = to_row(Document("d", "0", "text"))
    assert row["outlet"] is None and not row["warnings"] and row["published"] is None


def test_a_line_keeps_its_letters() -> None:
    assert to_json({"quote": "Guaidó «¡no!» 🚢 العربية"}) == '{"quote":"Guaidó «¡no!» 🚢 العربية"}'


@pytest.mark.parametrize(
    ("kind", "row", "named"),
    [
        (Span, {"start": 0, "end": 1}, "quote"),
        (Span, {"start": "x", "end": 1, "quote": "a"}, "start"),
        (Document, {"id": "d", "sha256": "0", "text": "t", "genre": "gossip"}, "genre"),
    ],
)
def test_what_does_not_fit_is_named(kind: type, row: dict[str, Any], named: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=named):
        from_row(kind, row)


def test_reading_a_row_does_not_change_it() -> None:
    state = State("s", "a", model.Relation.BACKS, "b", (), None, None, None, ("c-1",))
    row = to_row(state)
    before = json.dumps(row)
    from_row(State, row)
    assert json.dumps(row) == before
