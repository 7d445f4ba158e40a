"""The whole way, from text to brief: each stage hands on what the next one takes, whatever the order."""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import examples, pipeline
from onrecord.errors import InputError, UsageError
from onrecord.ingest import Facts
from onrecord.model import Document, Ledger, Reading
from onrecord.record import Options, Record, Selection
from onrecord.record import record as record_module
from onrecord.store import Case

SHIPS = "Vostan sent four warships to the Gulf of Marre on Monday, its navy said."
ANSWER = "Vostan has not sent a single warship to the gulf, Defence Minister Ada Brandt said on Tuesday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(SHIPS, "utf-8")
    (tmp_path / "b.txt").write_text(ANSWER, "utf-8")
    return tmp_path


@pytest.fixture
def pairs(folder: Path) -> list[tuple[Document, Reading]]:
    found = pipeline.read_paths([str(folder)], Facts(date="2023-10-10"))
    return [pair for pair in found if isinstance(pair, tuple)]


def test_every_report_comes_with_its_reading_and_what_fails_comes_as_an_error(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    one, other, error = pipeline.read_paths([str(folder)], Facts())
    assert isinstance(error, InputError)
    for pair in (one, other):
        assert isinstance(pair, tuple)
        document, reading = pair
        assert reading.document == document.id
        assert all(document.text[c.span.start : c.span.end] == c.span.quote for c in reading.claims)


def test_the_ledger_is_the_same_in_any_order(pairs: list[tuple[Document, Reading]]) -> None:
    ledgers = {
        repr(pipeline.ledger_of((d for d, _ in order), (r for _, r in reversed(order))))
        for order in itertools.permutations(pairs)
    }
    assert len(ledgers) == 1


def test_the_brief_of_no_reports_stands(tmp_path: Path) -> None:
    dossier = pipeline.brief_of(pipeline.ledger_of([], []), Options())
    assert dossier.ledger == Ledger()
    for form in pipeline.FORMS.values():
        assert form(dossier)


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span inside a row of the record."""
    if isinstance(value, dict) and {"start", "end", "quote"} <= set(value):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from spans(one)


@settings(max_examples=25, deadline=None)
@given(noise=st.lists(st.text(max_size=30), min_size=3, max_size=3))
def test_every_span_cuts_to_its_quote_in_any_text_through_reader_store_and_export(
    noise: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = f"{noise[0]} {SHIPS}{noise[1]}\n\n{noise[1]} {ANSWER} {noise[2]}"
    pair = pipeline.read_one(Document("d", hashlib.sha256(text.encode()).hexdigest(), text))
    assert isinstance(pair, tuple), pair
    file = tmp_path_factory.mktemp("noise") / "a.case"
    with Case.open(file, create=True) as case:
        case.add(*pair)
    with Record.open(file) as record:
        rows = [json.loads(line) for line in record.jsonl()]
    (kept,) = [row["text"] for row in rows if row["kind"] == "document"]
    assert kept == text
    found = [span for row in rows if row["kind"] in ("claim", "entity", "conflict") for span in spans(row)]
    assert found
    assert all(kept[span["start"] : span["end"]] == span["quote"] for span in found)


@pytest.mark.parametrize(
    ("text", "language", "foreign"),
    [
        ("Les soldats ont franchi le fleuve lundi matin, selon le gouvernement. " * 3, "und", True),
        ("Войска перешли реку.", "und", True),
        ("Troops cross border", "und", False),  # a headline: too short to tell
        (SHIPS, "en", False),
    ],
)
def test_a_text_in_another_language_is_told_and_not_read(text: str, language: str, foreign: bool) -> None:
    document = Document("d", "0" * 64, text, language=language)
    assert pipeline.foreign(document) is foreign
    assert (pipeline.read_one(document) == (document, Reading("d", (), (), ()))) is foreign


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "brief.txt"
    pipeline.write("old", out)
    pipeline.write("new\n", out)
    assert out.read_bytes() == b"new\n"
    assert [file.name for file in tmp_path.iterdir()] == ["brief.txt"]
    link = tmp_path / "link.txt"
    link.symlink_to(out)
    pipeline.write("through the link", link)
    assert link.is_symlink()
    assert out.read_text("utf-8") == "through the link"
    with pytest.raises(UsageError, match="cannot be written"):
        pipeline.write("x", tmp_path / "none" / "brief.txt")


# ---- the facade


def test_a_record_of_paths_has_claims_events_and_a_brief(folder: Path) -> None:
    record = Record.of([str(folder)], Facts(date="2023-10-10"))
    assert {claim.document for claim in record.claims} == {document.id for document in record.documents}
    told = {claim for event in record.events for claim in event.claims}
    assert told <= {claim.id for claim in record.claims}
    assert record.brief("txt") != record.brief("html")
    assert next(record.jsonl()).startswith('{"kind":"meta"')


def test_a_record_of_a_bad_path_raises(folder: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        Record.of([str(folder), str(folder / "nowhere.txt")])


def test_a_case_and_its_reports_are_one_record(folder: Path, tmp_path: Path) -> None:
    read_now = Record.of([str(folder)])
    with Record.open(tmp_path / "a.case", create=True) as record:
        assert record.claims == ()
        added = list(record.add([str(folder)]))
        assert [one.stored for one in added if not isinstance(one, InputError)] == [True, True]
        assert record.ledger == read_now.ledger
        assert list(record.jsonl()) == list(read_now.jsonl())


def test_a_judgement_is_in_the_record_and_can_be_undone(folder: Path, tmp_path: Path) -> None:
    with Record.open(tmp_path / "a.case", create=True) as record:
        list(record.add([str(folder)]))
        first, *_, last = (claim.id for claim in record.claims)
        events = record.events
        line = record.judge([first, last], "same", why="one fleet", who="ana")
        assert record.ledger.judgements == (line,)
        assert any({first, last} <= set(event.claims) for event in record.events)
        record.undo(line.id)
        assert record.judgements[0].undone
        assert record.events == events


def test_what_took_long_is_kept_until_the_case_or_the_program_changes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, computed = tmp_path / "a.case", []

    def ledger() -> Ledger:
        with Record.open(file) as record:
            return record.ledger

    def counted(*parts: Any) -> Ledger:
        computed.append(parts)
        return ledger_of(*parts)

    ledger_of = pipeline.ledger_of
    monkeypatch.setattr(pipeline, "ledger_of", counted)
    with Record.open(file, create=True) as record:
        list(record.add([str(folder)]))
    ledger()
    quick = file.read_bytes()
    assert ledger() and len(computed) == 2  # a short computation is not kept
    assert file.read_bytes() == quick
    monkeypatch.setattr(record_module, "LONG", 0.0)
    first = ledger()
    assert ledger() == first
    assert len(computed) == 3
    with Record.open(file) as record:
        line = record.judge([claim.id for claim in first.claims[:2]], "same", why="x", who="ana")
        assert record.ledger.judgements == (line,)
        record.undo(line.id)
        assert record.ledger.judgements[0].undone
    assert len(computed) == 5
    monkeypatch.setattr(pipeline, "edition", lambda: "another")
    ledger()
    assert len(computed) == 6


def test_a_case_joined_again_and_again_is_as_when_joined_at_once(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.case"
    with Record.open(file, create=True) as record:
        list(record.add([str(folder)]))
    with Record.open(file) as record, Record.open(file) as beside:
        beside.rejoin()
        ids = [claim.id for claim in record.claims[:2]]
        for decision in ("same", "different"):
            record.judge(ids, decision, why="x", who="ana")
            beside.rejoin()
            beside._forget()  # kept in the file by the one that remembers
            stored = (beside._stored().documents(), beside._stored().readings(), beside.judgements)
            assert beside.ledger == pipeline.ledger_of(*stored)


def test_a_selection_keeps_what_rests_on_its_claims(folder: Path) -> None:
    record = Record.of([str(folder)])
    chosen = record.chosen(Selection(speaker="Brandt"))
    kept = {claim.id for claim in chosen.claims}
    assert 0 < len(kept) < len(record.claims)
    assert all(kept & set(event.claims) for event in chosen.events)
    assert len(chosen.entities) <= len(record.entities)
    assert record.chosen(Selection()) is record.ledger


def test_the_example_reports_are_all_read() -> None:
    paths = [str(path) for path in examples.paths()]
    assert len(Record.of(paths[:2]).documents) == 2
