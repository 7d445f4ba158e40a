"""The analyst's desk: what was decided shows in the record, with who, when and why, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.analyze.arrangement import blocks
from onrecord.errors import UsageError
from onrecord.model import (
    ANALYST,
    About,
    Basis,
    Certainty,
    Claim,
    Conflict,
    Document,
    Entity,
    EntityType,
    Mention,
    Reading,
    Status,
)
from onrecord.record import Record
from onrecord.store import Case
from tests.store.test_case import cut, harbour_reading, report

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
LEFT, REFUSED = "r1-left", "r1-refused"

SMITH = "General Smith spoke."
OTHER = "Mr. Smith baked bread."


def named(document: Document, name: str) -> Reading:
    words = cut(document.text, name)
    entity = Entity("e", "John Smith", EntityType.PERSON, mentions=1)
    return Reading(document.id, (), (entity,), (Mention("e", words),))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "river.case"
    with Case.open(path, create=True) as case:
        case.add(report(), harbour_reading())
        case.add(report(id_="r2"), harbour_reading(report(id_="r2")))
        for id_, text, name in (("s1", SMITH, "General Smith"), ("s2", OTHER, "Mr. Smith")):
            case.add(report(text, id_), named(report(text, id_), name))
    with Record.open(path) as open_record:
        yield open_record


def claim(record: Record, id_: str) -> Claim:
    return next(one for one in record.claims if one.id == id_)


def test_a_line_of_the_brief_is_taken_out_and_undo_brings_it_back(record: Record) -> None:
    before = record.brief()
    unknown = record.dossier().sections[-1]
    (key, *_) = (one.key for one in blocks(unknown) if not one.claim)
    record.arrange("hide", key, who="Ada", when=NOON)
    assert "Taken out by hand: 1." in record.brief()
    record.undo(who="Ada", when=NOON)
    assert record.brief() == before
    with pytest.raises(UsageError):
        record.arrange("hide", "Key developments", "", who="Ada")


def test_a_claim_that_was_missed_is_added_shown_as_the_analysts_and_taken_back(record: Record) -> None:
    before = list(record.jsonl())
    fields = {"status": "denied", "actors": "John Smith", "speaker": "a clerk"}
    made = record.add_claim("s2", "baked  bread", "aid", fields, why="it was missed", who="Ada", when=NOON)
    assert replace(claim(record, made.id), actors=made.actors) == made
    assert (made.reader, made.status, made.confidence) == (ANALYST, Status.DENIED, 1.0)
    assert made.span.quote == "baked bread" and {"span", "type", "status", "actors"} <= set(made.edited)
    assert made.actors[0].name == "John Smith" and made.actors[0].entity is not None
    assert [hit.claim and hit.claim.id for hit in record.search("baked")] == [made.id]
    assert made.id in {one for event in record.events for one in event.claims}
    assert list(record.faults()) == []
    added = next(line for line in record.journal() if line.decision == "add")
    record.undo(added.id, who="Ada", when=NOON)
    after = [line for line in record.jsonl() if not line.startswith('{"kind":"judgement"')]
    assert after[1:] == before[1:]
    record.redo(added.id, who="Ada", when=NOON)
    assert claim(record, made.id).status is Status.DENIED


@pytest.mark.parametrize(
    ("words", "type_"), [("baked cakes", "AID"), ("", "AID"), ("baked bread", "POEM"), ("e", "AID")]
)
def test_a_claim_is_added_only_where_its_words_stand(record: Record, words: str, type_: str) -> None:
    with pytest.raises(UsageError):
        record.add_claim("s2", words, type_, {}, why="", who="Ada")
    record.add_claim("s2", "Mr. Smith", "AID", {}, why="", who="Ada")
    with pytest.raises(UsageError, match="on record already"):
        record.add_claim("s2", "Mr. Smith", "AID", {}, why="", who="Ada")


def test_an_added_claim_outlives_a_new_reading_and_the_joining_of_cases(record: Record, tmp_path: Path) -> None:
    made = record.add_claim("s2", "baked bread", "AID", {"status": "planned"}, why="", who="Ada", when=NOON)
    record.set_facts("s2", {"outlet": "The Oven"}, why="", who="Ada", when=NOON)
    again = claim(record, made.id)
    assert (again.status, again.attribution[-1].source.name) == (Status.PLANNED, "The Oven")
    assert record.lost() == ()
    with Case.open(tmp_path / "other.case", create=True) as other:
        other.add(report(OTHER, "s2"), named(report(OTHER, "s2"), "Mr. Smith"))
    with Record.open(tmp_path / "other.case") as other_record:
        other_record.take_in(tmp_path / "river.case")
        assert claim(other_record, made.id).status is Status.PLANNED
        assert list(other_record.faults()) == []


def test_what_stands_beside_the_record_leaves_what_was_computed(record: Record) -> None:
    revision = record.revision
    star = record.star([LEFT], who="Ada", when=NOON)
    record.note([LEFT], "see the port", who="Ada", when=NOON)
    record.undo(star.id, who="Ada", when=NOON)
    assert record.revision == revision
    assert [line.judgement for line in record.ledger.judgements] == ["star", "note", "undo"]
    record.hide([LEFT], why="twice", who="Ada", when=NOON)
    assert record.revision != revision


def test_a_verdict_on_a_pair_makes_one_event_of_it_and_undo_two_again(record: Record) -> None:
    def together() -> bool:
        return any({LEFT, REFUSED} <= set(event.claims) for event in record.events)

    assert not together()
    line = record.judge([REFUSED, LEFT], "same", why="one ship", who="ana", when=NOON)
    assert (line.on, line.who, line.when, line.why) == (
        (LEFT, REFUSED), "ana", "2024-06-01T12:00:00.000Z", "one ship",
    )  # fmt: skip
    assert [anchor.span for anchor in line.anchors] == [claim(record, one).span for one in line.on]
    assert together()
    record.undo(who="ben", why="two ships", when=NOON)
    assert not together()
    record.redo(who="ana", why="one after all", when=NOON)
    assert together()
    assert [one.judgement for one in record.journal()] == ["same", "undo", "redo"]


@pytest.mark.parametrize(
    ("field", "value", "reads"),
    [
        ("type", "coerce", lambda c: c.type),
        ("status", "denied", lambda c: c.status),
        ("when", "2021-05..2021-06-02", lambda c: (c.when.earliest, c.when.latest, c.when.basis)),
        ("actors", "Marovia; the crew", lambda c: [one.name for one in c.actors]),
        ("recipients", "", lambda c: c.recipients),
        ("speaker", "Captain Élan", lambda c: [link.source.name for link in c.attribution]),
        ("places", "Marovia; Port Sel", lambda c: [(one.name, one.span.quote) for one in c.places]),
        ("quantities", "2 frigates; 80.. sailors", lambda c: [(q.low, q.high, q.item) for q in c.quantities]),
        ("caveats", "unverified", lambda c: [one.kind for one in c.caveats]),
        ("mode", "troops", lambda c: c.mode),
        ("contexts", "military; territory", lambda c: c.contexts),
        ("confidence", "0.9", lambda c: c.confidence),
    ],
)
def test_any_field_of_a_claim_can_be_corrected_and_given_back(
    record: Record, field: str, value: str, reads: object
) -> None:
    before, read = claim(record, LEFT), reads
    assert callable(read)
    record.correct(LEFT, {field: value}, why="seen in print", who="ana", when=NOON)
    after = claim(record, LEFT)
    assert after.edited == (field,)
    assert read(after) == EXPECTED[field]
    record.undo()
    assert claim(record, LEFT) == before


EXPECTED = {
    "type": "COERCE",
    "status": "denied",
    "when": (date(2021, 5, 1), date(2021, 6, 2), Basis.ANALYST),
    "actors": ["Marovia", "the crew"],
    "recipients": (),
    "speaker": ["Élan", None],
    "places": [("Marovia", "Marovia"), ("Port Sel", "Two frigates left Marovia's harbour")],
    "quantities": [(2, 2, "frigates"), (80, None, "sailors")],
    "caveats": ["unverified"],
    "mode": "troops",
    "contexts": ("military", "territory"),
    "confidence": 0.9,
}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "WALK"), ("status", "maybe"), ("when", "soon"), ("when", "2021-02-30"), ("when", ".."),
        ("when", "2021-05-02..2021-05-01"), ("quantities", "many"), ("mood", "grim"), ("confidence", "2"),
        ("mode", "blockade"), ("mode", "heavy-weapons"), ("contexts", "military; maritime"), ("caveats", "odd"),
    ],
)  # fmt: skip
def test_a_value_that_is_none_changes_nothing(record: Record, field: str, value: str) -> None:
    with pytest.raises(UsageError):
        record.correct(LEFT, {"status": "denied", field: value}, why="x", who="ana")
    assert record.journal() == ()
    assert claim(record, LEFT).status is Status.ASSERTED


def test_a_mode_is_one_of_the_type_and_goes_with_it(record: Record) -> None:
    with pytest.raises(UsageError, match=r"^mode=blockade: .* MOBILIZE.*militia, police, troops, weapons"):
        record.correct(LEFT, {"mode": "blockade"}, why="x", who="ana")
    record.correct(LEFT, {"mode": "heavy-weapons", "type": "assault"}, why="shells", who="ana")
    assert claim(record, LEFT).mode == "heavy-weapons"
    record.correct(LEFT, {"type": "RETREAT"}, why="x", who="ana")
    assert claim(record, LEFT).mode is None


def test_a_number_given_by_hand_is_printed_as_typed_and_not_as_the_whole_clause(record: Record) -> None:
    record.correct(LEFT, {"quantities": "80..120 sailors; 3.. boats", "confidence": "1"}, why="x", who="ana")
    brief = record.brief()
    assert "80 to 120 sailors; asserted" in brief and "at least 3 boats; asserted" in brief
    assert "«sailors»" not in brief and "by hand: confidence, quantities" in " ".join(brief.split())


def test_what_is_hidden_is_gone_from_claims_and_events_until_undone(record: Record) -> None:
    record.hide([LEFT], why="a caption", who="ana")
    assert LEFT not in {one.id for one in record.claims}
    assert all(LEFT not in event.claims for event in record.events)
    record.hide(["r2"], why="a test page", who="ana")
    assert {one.document for one in record.claims} == {"r1"}
    assert record.marks.hidden == {LEFT, "r2"}
    record.undo()
    record.undo()
    assert len(record.claims) == 4


def test_notes_tags_and_stars_stand_with_what_they_are_on(record: Record) -> None:
    event = record.events[0].id
    record.note([LEFT, event], "ask the harbour master", who="ana", when=NOON)
    record.tag([LEFT], " convoy ", who="ana")
    record.tag([LEFT], "armada", who="ben")
    star = record.star(["r1"], who="ben")
    assert [note.why for note in record.marks.notes[event]] == ["ask the harbour master"]
    assert record.marks.tags == {LEFT: ("armada", "convoy")}
    assert record.marks.starred == {"r1"}
    record.undo(star.id)
    assert record.marks.starred == frozenset()
    with pytest.raises(UsageError, match="nothing on record"):
        record.star(["c-nowhere"], who="ana")


def test_entities_are_split_by_report_and_merged_again(record: Record) -> None:
    def bearers() -> list[str]:
        return [entity.id for entity in record.entities if entity.name == "John Smith"]

    (smith,) = bearers()
    split = record.split(smith, ["s2"], why="a baker", who="ana")
    first, second = bearers()
    meant = {document: {mention.entity for mention in found} for document, found in record.ledger.mentions}
    assert meant["s1"] != meant["s2"]
    record.merge([first, second], why="the general bakes", who="ben")
    assert bearers() == [smith]
    record.undo(split.id)
    record.undo()
    assert bearers() == [smith]
    with pytest.raises(UsageError, match="none of these reports"):
        record.split(smith, ["r1"], why="x", who="ana")


def test_a_reading_of_a_conflict_is_kept_and_the_last_one_counts(record: Record) -> None:
    clash = Conflict("conflict-1", record.events[0].id, About.NUMBER, Certainty.CERTAIN, None, ())
    whole = replace(record.ledger, conflicts=(clash,))
    for reading in ("open", "holds: 40"):
        record.__dict__["ledger"] = whole  # what was computed, as it would be again
        record.read_conflict("conflict-1", reading, why="counted twice", who="ana")
    assert record.marks.readings["conflict-1"].words == "holds: 40"
    record.undo()
    assert record.marks.readings["conflict-1"].words == "open"
    with pytest.raises(UsageError, match="no conflict on record"):
        record.read_conflict("conflict-2", "open", why="x", who="ana")


def test_the_journal_is_listed_by_what_it_is_on_by_name_and_page(record: Record) -> None:
    for number, who in enumerate(("ana", "ben", "ana")):
        record.star([LEFT if number else REFUSED], who=who, when=NOON + timedelta(minutes=number))
    first, second, third = record.journal()
    assert record.journal(on=LEFT) == (second, third)
    assert record.journal(who="ana") == (first, third)
    assert record.journal(after=first.id, limit=1) == (second,)


@pytest.mark.parametrize(
    ("on", "verdict"), [([LEFT], "same"), ([LEFT, "c-nowhere"], "same"), ([LEFT, REFUSED], "maybe")]
)
def test_a_verdict_that_makes_no_sense_is_refused(record: Record, on: list[str], verdict: str) -> None:
    with pytest.raises(UsageError):
        record.judge(on, verdict, why="x", who="ana")
    assert record.journal() == ()
