"""The record as it leaves: every key of the format, the same bytes in any order, nothing to run."""

from __future__ import annotations

import csv
import io
import json
import random
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from onrecord import model as m
from onrecord.present import export, table

TEXT = "Port officials said about 40 dockers struck in Ostrava on May 3. The ministry denied it."

META = export.Meta("onrecord 9", "rules", {"PLOVER": "x"})

KEYS = {
    "meta": "kind format program reader vocabularies counts",
    "document": (
        "kind id sha256 outlet title byline url published retrieved genre language wire text origin"
        " supersedes warnings"
    ),
    "entity": "kind id name type aliases country sectors roles wikidata mentions",
    "claim": (
        "kind id document span act type mode contexts status actors recipients attribution when places"
        " quantities caveats denies rhetoric confidence edited reader"
    ),
    "event": (
        "kind id type claims actors recipients when places quantities origins support contested reasons"
    ),
    "conflict": "kind id event about certainty since positions note",
    "state": "kind id subject relation object quantities from last_reported ended claims contested",
    "judgement": "kind id on judgement who when why undone",
}

INNER = {
    "claim.span": "start end quote",
    "claim.actors": "entity name span",
    "claim.attribution": "source cue mode told",
    "claim.attribution.source": "kind name entity span",
    "claim.when": "earliest latest value partial after span basis",
    "claim.places": "name span role lat lon country geonames_id precision_km",
    "claim.quantities": "value low high hedge unit item part_of span",
    "claim.caveats": "kind span",
    "claim.rhetoric": "level flags speaker_rank goldstein plover",
    "entity.roles": "title of from to span document",
    "event.quantities": "item readings",
    "event.quantities.readings": "value low high claims",
    "event.origins": "low high",
    "event.reasons": "left right judgement why",
    "conflict.positions": "value claims sources",
}


def cut(words: str) -> m.Span:
    start = TEXT.index(words)
    return m.Span.cut(TEXT, start, start + len(words))


def strike() -> m.Ledger:
    """A record with one or two of everything."""
    day = m.When(date(2022, 5, 3), date(2022, 5, 3), "2022-05-03", span=cut("May 3"))
    officials = m.Source(m.SourceKind.UNNAMED, None, None, cut("Port officials"))
    struck = m.Claim(
        "c2", "r1", cut("about 40 dockers struck in Ostrava on May 3"), cut("struck"), m.EventType.PROTEST,
        contexts=("labour", "economy"), actors=(m.Participant("e2", "dockers", cut("dockers")),),
        attribution=(
            m.Attribution(officials, cut("said"), m.AttributionMode.INDIRECT, day),
            m.Attribution(m.Source(m.SourceKind.OUTLET)),
        ),
        when=day, places=(m.Place("Ostrava", cut("Ostrava"), lat=-49.8, lon=18.3, country="CZE"),),
        quantities=(m.Quantity(40.0, 36.0, 44.0, "about", None, "dockers", None, cut("about 40")),),
        caveats=(m.Caveat(m.CaveatKind.UNVERIFIED, cut("said")),),
        rhetoric=m.Rhetoric(1, ("means", "addressee")),
        confidence=0.8349, edited=("when",), reader="rules",
    )  # fmt: skip
    denied = m.Claim(
        "c10", "r1", cut("The ministry denied it"), cut("denied"), m.EventType.PROTEST,
        status=m.Status.DENIED, denies=("c2",),
    )  # fmt: skip
    ministry = m.Entity(
        "e10", "=ministry", m.EntityType.ORGANIZATION, ("the ministry", "a ministry"), "CZE", ("GOV",),
        (m.Role("ministry", "e2", day, None, cut("ministry"), "r1"),), None, 2,
    )  # fmt: skip
    count = m.Count("dockers", (m.Amount(40.0, 36.0, 44.0, ("c2",)),))
    event = m.Event(
        "ev1", m.EventType.PROTEST, ("c2", "c10"), struck.actors, (), day, struck.places, (count,),
        m.Origins(1, 2), contested=True,
        reasons=(m.Reason("c10", "c2", m.Verdict.SAME, ("one report", "the pronoun")),),
    )  # fmt: skip
    positions = (
        m.Position("struck", ("c2",), (officials,)),
        m.Position("denied", ("c10",), (m.Source(m.SourceKind.ORGANIZATION, "ministry"),)),
    )
    return m.Ledger(
        documents=(m.Document("r1", "0" * 64, TEXT, published=day, warnings=("no outlet",)),),
        entities=(m.Entity("e2", "dockers", m.EntityType.GROUP, mentions=1), ministry),
        claims=(struck, denied),
        events=(event,),
        conflicts=(m.Conflict("x1", "ev1", m.About.DENIAL, m.Certainty.CERTAIN, None, positions),),
        states=(m.State("s1", "e2", m.Relation.OPPOSES, "e10", (), day, day, None, ("c2",)),),
        judgements=(m.Judgement("j1", ("c10", "c2"), "same", "ana", "2022-05-04T08:00:00.000Z", "plain"),),
    )


def rows(ledger: m.Ledger) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export.jsonl(ledger, META)]


def test_every_key_of_the_format_is_there_and_no_other_and_kind_comes_first() -> None:
    for row in rows(strike()):
        assert set(row) == set(KEYS[row["kind"]].split()), row["kind"]
        assert next(iter(row)) == "kind"


@pytest.mark.parametrize("path", INNER)
def test_every_shape_inside_a_row_has_its_keys(path: str) -> None:
    kind, *keys = path.split(".")
    found: list[Any] = [row for row in rows(strike()) if row["kind"] == kind]
    for key in keys:
        values = [one[key] for one in found if one[key] is not None]
        found = [v for value in values for v in (value if isinstance(value, list) else [value])]
    assert found
    assert all(set(one) == set(INNER[path].split()) for one in found)


def test_the_meta_line_comes_first_then_rows_by_kind_and_id() -> None:
    meta, *rest = rows(strike())
    assert meta["format"] == "onrecord/1"
    assert meta["counts"] == {
        "claim": 2, "conflict": 1, "document": 1, "entity": 2, "event": 1, "judgement": 1, "state": 1,
    }  # fmt: skip
    order = [(row["kind"], row["id"]) for row in rest]
    assert order == sorted(order)
    assert len(order) == sum(meta["counts"].values())


def test_an_empty_record_is_its_meta_line() -> None:
    (meta,) = rows(m.Ledger())
    assert set(meta["counts"].values()) == {0}


def test_the_order_of_a_ledger_leaves_no_trace() -> None:
    ledger, shuffle = strike(), random.Random(7)
    once = list(export.jsonl(ledger, META))
    mixed = {
        name: tuple(shuffle.sample(things, len(things)))
        for name in export.TABLES.values()
        if (things := getattr(ledger, name))
    }
    (event,) = ledger.events
    mixed["events"] = (replace(event, claims=event.claims[::-1]),)
    assert list(export.jsonl(replace(ledger, **mixed), META)) == once


def test_values_print_as_the_format_says() -> None:
    by_id = {row.get("id"): row for row in rows(strike())}
    claim = by_id["c2"]
    assert claim["confidence"] == 0.83
    assert claim["contexts"] == ["economy", "labour"]
    assert '"value":40,' in "".join(export.jsonl(strike(), META))
    assert claim["when"]["earliest"] == "2022-05-03"
    assert claim["when"]["basis"] == "stated"
    assert by_id["c10"]["rhetoric"] is by_id["c10"]["when"] is None
    assert by_id["s1"]["from"] == by_id["e10"]["roles"][0]["from"] == claim["when"]


def test_every_span_of_the_record_cuts_to_its_quote() -> None:
    def spans(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [span for one in value for span in spans(one)]
        if isinstance(value, dict):
            return [value] if "quote" in value else [span for one in value.values() for span in spans(one)]
        return []

    found = spans(rows(strike()))
    assert len(found) > 10
    assert all(TEXT[span["start"] : span["end"]] == span["quote"] for span in found)


# ---- CSV


def read_csv(ledger: m.Ledger, kind: str) -> dict[str, dict[str, str]]:
    lines = io.StringIO("\n".join(export.csv(ledger, kind)), newline="")
    return {row["id"]: row for row in csv.DictReader(lines)}


def test_a_claim_is_a_row_of_the_csv_table() -> None:
    claims = read_csv(strike(), "claim")
    struck, denied = claims["c2"], claims["c10"]
    assert TEXT[int(struck["start"]) : int(struck["end"])] == struck["quote"]
    assert struck["event"] == denied["event"] == "ev1"
    assert struck["contexts"] == "economy;labour"
    assert struck["source_kinds"] == "unnamed;outlet"
    assert struck["when_earliest"] == "2022-05-03"
    assert (struck["values"], struck["lows"], struck["items"]) == ("40", "36", "dockers")
    assert (denied["values"], denied["rhetoric_level"], denied["when_earliest"]) == ("", "", "")
    assert denied["denies"] == "c2"


def test_blank_is_not_zero_and_a_number_below_zero_stays_a_number() -> None:
    struck = read_csv(strike(), "claim")["c2"]
    assert struck["lat"] == "-49.8"
    assert struck["geonames_ids"] == struck["mode"] == ""


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@cmd", "\tx", "\rx"])
def test_no_spreadsheet_runs_the_words_of_a_report(words: str) -> None:
    ledger = replace(strike(), entities=(m.Entity("e1", words, aliases=(words, "z")),))
    cells = read_csv(ledger, "entity")["e1"]
    assert cells["name"].startswith("'")
    assert cells["aliases"].startswith("'")


@pytest.mark.parametrize("kind", export.TABLES)
def test_every_kind_has_a_csv_table(kind: str) -> None:
    found = read_csv(strike(), kind)
    assert set(found) == {row["id"] for row in export.rows_of(strike(), kind)}
    assert all(None not in row and None not in row.values() for row in found.values())


# ---- tables for the terminal


@pytest.mark.parametrize("kind", table.KINDS)
def test_every_table_has_a_cell_for_each_heading(kind: str) -> None:
    shown = table.table(strike(), kind)
    assert shown.rows
    assert {len(row) for row in shown.rows} == {len(shown.columns)}
    assert len(table.json_rows(strike(), kind)) == len(shown.rows)
    assert table.table(m.Ledger(), kind).rows == ()


def test_sources_count_what_they_say_and_what_they_pass_on() -> None:
    by_name = {row["name"]: row for row in table.json_rows(strike(), "sources")}
    assert by_name["Port officials"]["claims"] == ["c2"]
    assert by_name["Port officials"]["statuses"] == {"asserted": 1}
    assert by_name[None]["passed_on"] == ["c2"]


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "undated"),
        (m.When(date(2022, 5, 3), date(2022, 5, 3)), "2022-05-03"),
        (m.When(date(2022, 5, 3), date(2022, 5, 4)), "2022-05-03..2022-05-04"),
        (m.When(None, date(2022, 5, 4)), "..2022-05-04"),
        (m.When(partial="--05-03"), "--05-03"),
    ],
)
def test_a_time_in_a_few_characters(when: m.When | None, words: str) -> None:
    assert table.day(when) == words
