"""The case file: what goes in comes out, all of a report or nothing, and nothing is forgotten."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import CaseError, InputError, UsageError
from onrecord.model import (
    Attribution,
    Claim,
    Document,
    Entity,
    EventType,
    Ledger,
    Mention,
    Participant,
    Place,
    Reading,
    Role,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)
from onrecord.store import Case, Selection, connection
from onrecord.store import report as report_module
from onrecord.store.format import FORMAT

HARBOUR = "Two frigates left Marovia's harbour.\n\nCaptain Élan said the crew refused to fire."
SQUARE = "A crowd filled Liberty Square, police said."


def report(text: str = HARBOUR, id_: str = "r1") -> Document:
    return Document(id_, hashlib.sha256(text.encode()).hexdigest(), text)


def cut(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def harbour_reading(document: Document | None = None) -> Reading:
    text, id_ = HARBOUR, (document or report()).id
    captain = cut(text, "Captain Élan")
    left = Claim(
        f"{id_}-left", id_, cut(text, "Two frigates left Marovia's harbour"), cut(text, "left"),
        EventType.MOBILIZE, attribution=(Attribution(Source(SourceKind.OUTLET)),),
        when=When(date(2021, 5, 3), date(2021, 5, 4), "2021-05-03"),
        places=(Place("Marovia", cut(text, "Marovia")),),
    )  # fmt: skip
    refused = Claim(
        f"{id_}-refused", id_, cut(text, "the crew refused to fire"), cut(text, "refused"), EventType.REJECT,
        status=Status.DENIED, actors=(Participant(None, "crew", cut(text, "the crew")),),
        attribution=(Attribution(Source(SourceKind.PERSON, "Élan", "e1", captain), cut(text, "said")),),
    )  # fmt: skip
    role = Role("captain", None, When(date(2020, 1, 1)), None, captain, id_)
    captain_named = Entity("e1", "Élan", aliases=("Captain Élan",), roles=(role,), mentions=1)
    return Reading(id_, (left, refused), (captain_named,), (Mention("e1", captain),), (captain,))


def read_again(received: Document, fields: Mapping[str, str]) -> tuple[Document, Reading]:
    """A stand-in for the reader: knows outlets only, and leaves its mark on the claims."""
    document = replace(received, outlet=fields.get("outlet") or None)
    reading = harbour_reading(document)
    marked = tuple(replace(claim, reader=document.outlet or "") for claim in reading.claims)
    return document, replace(reading, claims=marked)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.case"


def test_a_report_and_its_reading_come_back_as_they_were(path: Path) -> None:
    with Case.open(path, create=True) as case:
        assert case.add(report(), harbour_reading())
    with Case.open(path) as case:
        assert case.documents() == (report(),)
        assert case.readings() == (harbour_reading(),)


def test_a_report_added_twice_is_one(path: Path) -> None:
    with Case.open(path, create=True) as case:
        assert case.add(report(), harbour_reading())
        assert not case.add(report(), harbour_reading())
        assert len(case.documents()) == 1


def test_equal_texts_under_two_ids_are_two_reports_and_come_by_id(path: Path) -> None:
    with Case.open(path, create=True) as case:
        for id_ in ("r2", "r10", "r1"):
            case.add(report(id_=id_), harbour_reading(report(id_=id_)))
        assert [document.id for document in case.documents()] == ["r1", "r10", "r2"]
        assert [reading.document for reading in case.readings()] == ["r1", "r10", "r2"]


def test_another_text_under_a_known_id_is_refused(path: Path) -> None:
    with Case.open(path, create=True) as case:
        case.add(report(), harbour_reading())
        with pytest.raises(InputError, match="another text is on record"):
            case.add(report(SQUARE), Reading("r1", (), (), ()))


def test_a_failure_in_the_middle_of_a_report_leaves_nothing_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(reading: Reading) -> str:
        raise RuntimeError("power cut")

    with Case.open(path, create=True) as case:
        with monkeypatch.context() as patch:
            patch.setattr(report_module, "reader_of", fails)
            with pytest.raises(RuntimeError):
                case.add(report(), harbour_reading())
        assert case.documents() == case.readings() == ()
        assert case.add(report(), harbour_reading())


def test_a_program_that_dies_in_the_middle_of_a_report_leaves_the_ones_before(path: Path) -> None:
    script = f"""
import os
from onrecord.model import Document, Reading
from onrecord.store import Case, report
with Case.open({str(path)!r}, create=True) as river:
    river.add(Document("r1", "0" * 64, "first"), Reading("r1", (), (), ()))
    report.reader_of = lambda reading: os._exit(9)
    river.add(Document("r2", "0" * 64, "second"), Reading("r2", (), (), ()))
"""
    assert subprocess.run([sys.executable, "-c", script], timeout=60).returncode == 9
    with Case.open(path) as case:
        assert [document.id for document in case.documents()] == ["r1"]
        assert [reading.document for reading in case.readings()] == ["r1"]
        assert case.add(Document("r2", "0" * 64, "second"), Reading("r2", (), (), ()))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), text=st.text(min_size=1, max_size=80))
def test_every_span_cuts_to_its_quote_through_the_store(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, text: str
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span.cut(text, start, data.draw(st.integers(start + 1, len(text))))
    claim = Claim("c", "r1", span, span, EventType.AID, actors=(Participant(None, None, span),))
    file = tmp_path_factory.mktemp("case") / "any.case"
    with Case.open(file, create=True) as case:
        case.add(report(text), Reading("r1", (claim,), (), (Mention("e", span),), (span,)))
        kept, reading = case.documents()[0], case.readings()[0]
        hits = list(case.search(span.quote))
    assert kept.text == text
    spans = [reading.claims[0].span, reading.claims[0].act, reading.mentions[0].span, reading.unread[0]]
    assert all(kept.text[one.start : one.end] == one.quote for one in spans)
    assert all(text[hit.span.start : hit.span.end] == hit.span.quote for hit in hits)


# ---- which files are cases


def test_a_missing_case_is_only_made_when_asked(path: Path) -> None:
    with pytest.raises(CaseError, match="no such case file"):
        Case.open(path)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"just some notes", b"SQLite format 3\0" + b"\xff" * 200])
def test_a_file_that_is_no_case_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(CaseError, match="no case file"):
        Case.open(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(CaseError, match="no case file"):
        Case.open(path, create=True)


def test_a_case_of_a_newer_program_is_refused(path: Path) -> None:
    Case.open(path, create=True).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {FORMAT + 1}")
    with pytest.raises(CaseError, match="newer onrecord"):
        Case.open(path)


def test_a_damaged_case_says_so(path: Path) -> None:
    with Case.open(path, create=True) as case:
        case.add(report(HARBOUR * 500), Reading("r1", (), (), ()))
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + os.urandom(4096) + whole[12288 : len(whole) // 2])
    with pytest.raises(CaseError, match="damaged"), Case.open(path) as case:
        case.documents()


def test_a_folder_or_a_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere" / "a.case"):
        with pytest.raises(CaseError, match="cannot be opened"):
            Case.open(place, create=True)


def test_a_case_that_another_program_writes_to_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    with Case.open(path, create=True) as case:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseError, match="another program is writing"):
            case.add(report(), harbour_reading())
        other.close()


def test_a_case_that_cannot_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(path, create=True) as case:
        case.add(report(), harbour_reading())
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Case.open(path) as case:
        assert case.documents() == (report(),)
        with pytest.raises(CaseError, match="cannot be written"):
            case.add(report(SQUARE, "r2"), Reading("r2", (), (), ()))


@pytest.mark.parametrize("name", ["a b.case", "50%.case", "what?.case", "hash#1.case", "größe.case"])
def test_a_case_may_have_any_name(tmp_path: Path, name: str) -> None:
    with Case.open(tmp_path / name, create=True) as case:
        case.add(report(), harbour_reading())
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_the_schema_changes_only_with_a_new_format() -> None:
    schema = resources.files("onrecord.store").joinpath("schema.sql").read_bytes()
    known = {3: "bfd266434b33dfc6"}
    assert hashlib.sha256(schema).hexdigest()[:16] == known[FORMAT], (
        "the schema has changed: raise FORMAT, write the migration, add its hash here"
    )


# ---- the journal


def test_the_journal_keeps_the_order_of_deciding_even_within_a_moment(path: Path) -> None:
    noon = datetime(2024, 6, 1, 12, tzinfo=UTC)
    with Case.open(path, create=True) as case:
        first = case.judge(["c2", "c1"], "same", who="ana", why="same ships", when=noon)
        second = case.judge(["c1", "c2"], "different", who="ben", why="another day", when=noon)
        assert case.judgements() == (first, second)
    assert first.on == ("c1", "c2")
    assert first.when == "2024-06-01T12:00:00.000Z"
    assert first.when < second.when
    assert first.id < second.id


def test_no_line_of_the_journal_can_be_changed_or_taken_out(path: Path) -> None:
    with Case.open(path, create=True) as case:
        case.judge(["c1", "c2"], "same", who="ana", why="same ships")
    with sqlite3.connect(path) as direct:
        for change in ("UPDATE judgement SET why = 'x'", "DELETE FROM judgement"):
            with pytest.raises(sqlite3.IntegrityError, match="append only"):
                direct.execute(change)


def test_facts_set_by_hand_are_read_again_and_undone(path: Path) -> None:
    with Case.open(path, create=True) as case:
        case.add(report(), harbour_reading())
        changed = case.set_facts("r", {"outlet": "The Tide"}, why="masthead", who="ana", again=read_again)
        assert changed.outlet == case.document("r1").outlet == "The Tide"
        assert {claim.reader for claim in case.reading("r1").claims} == {"The Tide"}
        (line,) = case.judgements()
        assert (line.on, line.judgement) == (("r1",), "set outlet=The Tide")
        assert (line.who, line.why) == ("ana", "masthead")
        assert case.undo(line.id, again=read_again, who="ben", why="a reprint").undone
        assert case.document("r1").outlet is None
        undone, undo = case.judgements()
        assert (undone.undone, undo.judgement, undo.on, undo.who) == (True, "undo", (line.id,), "ben")
        with pytest.raises(UsageError, match="undone already"):
            case.undo(line.id, again=read_again)
        assert not case.redo(line.id, again=read_again, who="ana", why="no reprint").undone
        assert case.document("r1").outlet == "The Tide"


def test_the_last_word_on_a_fact_counts_and_an_empty_value_clears_it(path: Path) -> None:
    with Case.open(path, create=True) as case:
        case.add(report(), harbour_reading())
        for value in ("The Tide", "The Ebb", ""):
            case.set_facts("r1", {"outlet": value}, why="look again", who="ana", again=read_again)
        assert case.document("r1").outlet is None
        case.undo(again=read_again)
        assert case.document("r1").outlet == "The Ebb"
        case.undo(again=read_again)
        assert case.document("r1").outlet == "The Tide"
        case.redo(again=read_again)
        assert case.document("r1").outlet == "The Ebb"


def test_a_correction_that_cannot_be_read_changes_nothing(path: Path) -> None:
    def fails(received: Document, fields: Mapping[str, str]) -> tuple[Document, Reading]:
        raise InputError(received.id, "the reader failed on it")

    with Case.open(path, create=True) as case:
        case.add(report(), harbour_reading())
        with pytest.raises(InputError):
            case.set_facts("r1", {"outlet": "The Tide"}, why="x", who="ana", again=fails)
        with pytest.raises(UsageError, match="no fact that can be set"):
            case.set_facts("r1", {"mood": "grim"}, why="x", who="ana", again=read_again)
        assert case.judgements() == ()
        assert case.readings() == (harbour_reading(),)


def test_a_report_is_named_by_its_id_or_by_how_only_its_id_begins(path: Path) -> None:
    with Case.open(path, create=True) as case:
        for id_ in ("north-1", "north-2", "south"):
            case.add(report(id_=id_), harbour_reading(report(id_=id_)))
        assert case.document("so").id == "south"
        for name, wrong in (("north", "several"), ("west", "no report"), ("", "no report")):
            with pytest.raises(UsageError, match=wrong):
                case.document(name)


# ---- what was computed


def test_what_was_computed_comes_back_only_to_its_edition_and_revision(path: Path) -> None:
    claims = harbour_reading().claims
    ledger = Ledger(documents=(report(),), claims=claims, mentions=(("r1", harbour_reading().mentions),))
    with Case.open(path, create=True) as case:
        case.add(report(), harbour_reading())
        case.keep(ledger, case.revision(), "one")
        assert case.recall("one") == ledger
        assert case.recall("two") is None
        line = case.judge(["r1-left"], "unsure", who="ana", why="x")
        assert case.recall("one") is None
        case.keep(ledger, case.revision(), "one")
        case.undo(line.id, again=read_again)
        assert case.recall("one") is None
        case._sql.execute("UPDATE computed SET revision = ?, ledger = x'00'", (case.revision(),))
        assert case.recall("one") is None


# ---- search


@pytest.fixture
def two_reports(path: Path) -> Case:
    case = Case.open(path, create=True)
    case.add(report(), harbour_reading())
    case.add(report(SQUARE, "r2"), Reading("r2", (), (), ()))
    return case


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("frigates", ["r1-left"]),
        ("elan", ["r1-refused"]),  # a voice, without its accent
        ("ELAN fire", ["r1-refused"]),
        ("refus*", ["r1-refused"]),
        ('"refused to fire"', ["r1-refused"]),
        ('"fire to refused"', []),
        ("crowd", [None]),  # no claim tells it
        ("captain said", [None]),
        ("zeppelin", []),
        ("", []),
        ("harbour AND NOT (", []),  # no operators: all words must be there
    ],
)
def test_search_finds(two_reports: Case, words: str, found: list[str | None]) -> None:
    with two_reports as case:
        assert [hit.claim.id if hit.claim else None for hit in case.search(words)] == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Selection(type=EventType.MOBILIZE), ["r1-left"]),
        (Selection(status=Status.DENIED), ["r1-refused"]),
        (Selection(speaker="elan"), ["r1-refused"]),
        (Selection(speaker="crew"), ["r1-refused"]),  # who refuses, speaks
        (Selection(actor="CREW"), ["r1-refused"]),
        (Selection(place="marov"), ["r1-left"]),
        (Selection(since=date(2021, 5, 4)), ["r1-left"]),
        (Selection(until=date(2021, 5, 2)), []),
        (Selection(type=EventType.MOBILIZE, status=Status.DENIED), []),
    ],
)
def test_a_selection_keeps_the_claims_that_meet_all_of_it(
    two_reports: Case, asked: Selection, found: list[str]
) -> None:
    with two_reports as case:
        assert [c.id for c in case.reading("r1").claims if asked.keeps(c)] == found
        assert {hit.claim.id for hit in case.search("the*", asked) if hit.claim} <= set(found)


def test_search_shows_no_more_than_asked(two_reports: Case) -> None:
    with two_reports as case:
        assert len(list(case.search("the*", limit=1))) == 1


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=20))
def test_no_words_upset_the_search(words: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "words.case"
    with Case.open(file, create=True) as case:
        case.add(report(), harbour_reading())
        list(case.search(words))
