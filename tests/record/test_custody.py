"""Versions of a report, reading again, and joining: what was stored and decided stays, and is counted once."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import pipeline
from onrecord.errors import InputError
from onrecord.model import Claim, Document, Entity, EntityType, EventType, Mention, Reading, Span
from onrecord.record import Added, Record

FIRST = "Police said 12 people were hurt at the bridge. The mayor of Port Sel denied that shots were fired."
SECOND = "Police said 14 people were hurt at the bridge. The mayor of Port Sel denied that shots were fired."
LINK = "https://tide.example/bridge"


def claims_of(text: str, report: str, shift: int = 0) -> tuple[Claim, ...]:
    """A stand-in for the reader: who was hurt, and who denied; ``shift`` makes other ids and a wider clause."""
    found = []
    for act, clause, kind in (
        ("hurt", text[text.index("Police") : text.index(".")], EventType.ASSAULT),
        ("denied", text[text.index("The mayor") : -1], EventType.REJECT),
    ):
        start = text.index(clause)
        span = Span.cut(text, start, start + len(clause) + (shift and 1))
        at = text.index(act)
        name = f"{report}-{act}-{shift}"
        found.append(Claim(name, report, span, Span.cut(text, at, at + len(act)), kind, reader=f"made/{shift}"))
    return tuple(found)


def stand_in(shift: int) -> object:
    def read_one(document: Document, file: str = "", reader: str = "") -> tuple[Document, Reading]:
        at = document.text.index("Port Sel")
        mention = Mention(f"e{shift}", Span.cut(document.text, at, at + 8))
        city = Entity(f"e{shift}", "Port Sel", EntityType.PLACE, mentions=1)
        return document, Reading(document.id, claims_of(document.text, document.id, shift), (city,), (mention,))

    return read_one


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    monkeypatch.setattr(pipeline, "read_one", stand_in(0))
    with Record.open(tmp_path / "bridge.case", create=True) as opened:
        yield opened


def put(record: Record, tmp_path: Path, text: str, url: str | None = LINK, **given: str) -> Added:
    line = {"text": text, "url": url, "outlet": "The Tide", "date": "2021-05-03", **given}
    (tmp_path / "one.jsonl").write_text(json.dumps(line), "utf-8")
    (added,) = record.add([str(tmp_path / "one.jsonl")])
    assert isinstance(added, Added), added
    return added


def test_a_report_that_changed_under_its_link_is_a_new_version_counted_once(
    record: Record, tmp_path: Path
) -> None:
    old, new = put(record, tmp_path, FIRST).document, put(record, tmp_path, SECOND).document
    assert (new.supersedes, old.supersedes) == (old.id, None)
    assert record.ledger.superseded == {old.id}
    assert {claim.document for claim in record.claims} == {old.id, new.id}
    told = {claim for event in record.events for claim in event.claims}
    assert {claim.document for claim in record.claims if claim.id in told} == {new.id}
    assert [version.id for version in record.versions(old.id)] == [old.id, new.id]
    (change,) = record.differences(old, new)
    assert change.before and change.after
    assert (change.before.quote, change.after.quote) == (FIRST[:47].strip(), SECOND[:47].strip())


def test_both_versions_added_again_are_on_record(record: Record, tmp_path: Path) -> None:
    for text in (FIRST, SECOND, FIRST, SECOND):
        put(record, tmp_path, text)
    assert len(record.documents) == 2
    assert record.counts()["superseded"] == 1


def test_a_new_version_under_the_same_given_id_gets_one_of_its_own(record: Record, tmp_path: Path) -> None:
    for text in (FIRST, SECOND, SECOND, FIRST):
        put(record, tmp_path, text, id="a1")
    first, second = record.versions("a1")
    assert first.id == "a1"
    assert second.id.startswith("a1-")
    assert len(record.documents) == 2


def test_another_text_without_a_link_is_no_version(record: Record, tmp_path: Path) -> None:
    put(record, tmp_path, FIRST, None)
    assert put(record, tmp_path, SECOND, None).document.supersedes is None


def test_a_correction_note_is_flagged_in_the_reports_warnings(record: Record, tmp_path: Path) -> None:
    added = put(record, tmp_path, f"{FIRST}\n\nCorrection: an earlier version gave another number.")
    assert any("corrected: «Correction: an earlier" in warning for warning in added.document.warnings)


def test_the_bytes_of_a_page_are_kept(record: Record, tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Bridge</h1><p>{FIRST}</p><p>{FIRST} Later.</p></article></body></html>"
    (tmp_path / "page.html").write_bytes(page.encode("utf-16"))
    (added,) = record.add([str(tmp_path / "page.html")])
    assert isinstance(added, Added), added
    assert record.original(added.document.id) == page.encode("utf-16")


def test_judgements_stay_with_their_claims_when_a_newer_reader_reads_again(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = put(record, tmp_path, FIRST).document
    other = put(record, tmp_path, FIRST.replace("12", "13"), None).document
    hurt, denied = (f"{report.id}-{act}-0" for act in ("hurt", "denied"))
    record.correct(denied, {"status": "denied"}, why="plain", who="ana")
    record.judge([hurt, f"{other.id}-hurt-0"], "same", why="one bridge", who="ana")
    record.hide([hurt], why="a caption", who="ben")
    city = next(entity.id for entity in record.entities if entity.name == "Port Sel")
    record.note([city], "which port?", who="ana")
    monkeypatch.setattr(pipeline, "read_one", stand_in(1))
    assert not any(isinstance(one, InputError) for one in record.reread())
    claims = {claim.id: claim for claim in record.claims}
    assert claims[f"{report.id}-denied-1"].edited == ("status",)
    assert f"{report.id}-hurt-1" not in claims
    assert record.judgements[1].on == tuple(sorted((f"{report.id}-hurt-1", f"{other.id}-hurt-1")))
    assert record.lost() == ()
    assert list(record.faults()) == []


def test_a_judgement_whose_claim_is_no_longer_read_is_listed_and_comes_back(
    record: Record, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_denials(document: Document, file: str = "", reader: str = "") -> tuple[Document, Reading]:
        reading = Reading(document.id, claims_of(document.text, document.id)[:1], (), ())
        return document, replace(reading)

    report = put(record, tmp_path, FIRST).document
    line = record.star([f"{report.id}-denied-0"], who="ana")
    monkeypatch.setattr(pipeline, "read_one", without_denials)
    list(record.reread([report.id]))
    assert [one.id for one in record.lost()] == [line.id]
    assert record.judgements[0].on == line.on
    monkeypatch.setattr(pipeline, "read_one", stand_in(0))
    list(record.reread())
    assert record.lost() == ()


def test_another_case_is_taken_in_with_its_journal(record: Record, tmp_path: Path) -> None:
    report = put(record, tmp_path, FIRST).document
    record.backup(tmp_path / "ben.case")
    with Record.open(tmp_path / "ben.case") as other:
        put(other, tmp_path, SECOND)
        other.star([f"{report.id}-hurt-0"], who="ben")
    joined = record.take_in(tmp_path / "ben.case")
    assert (joined.reports, joined.lines) == (1, 1)
    assert record.marks.starred == {f"{report.id}-hurt-0"}
    assert [version.text for version in record.versions(report.id)] == [FIRST, SECOND]
