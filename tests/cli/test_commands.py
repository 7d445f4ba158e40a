"""The commands, from reports in files to what is printed: what they write, and the status they end with."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app
from onrecord.store import Case

from .conftest import done, run

BORDER = """MARIVAL, March 12 (Dovrin Press) — General Anton Vela said that about 300 soldiers had crossed
the river into Ostrania on Monday.

Ostrania's foreign minister Lena Marek denied that any troops had entered the country. "Nobody crossed
our border," she told reporters.
"""
CAPITAL = """Protesters marched through Marival on Tuesday and demanded that President Ilan Dorsey resign.

Police arrested at least 12 people, a spokesman said.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "border.txt").write_text(BORDER, "utf-8")
    (reports / "capital.txt").write_text(CAPITAL, "utf-8")
    return reports


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "river.case"


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def exported(case: Path) -> list[dict[str, Any]]:
    return lines(done("export", "--case", case, "--format", "jsonl"))


# ---- read


def test_read_prints_claims_of_the_record_format_with_the_reports_id(folder: Path) -> None:
    corpus = folder / "two.jsonl"
    corpus.write_text(json.dumps({"id": "border-1", "text": BORDER}) + "\n", "utf-8")
    claims = lines(done("read", corpus))
    assert claims
    assert {claim["document"] for claim in claims} == {"border-1"}
    assert all(next(iter(claim)) == "kind" and claim["kind"] == "claim" for claim in claims)
    spans = [claim[name] for claim in claims for name in ("span", "act")]
    assert all(BORDER[span["start"] : span["end"]] == span["quote"] for span in spans)


def test_read_takes_standard_input() -> None:
    result = run("read", "-", stdin=BORDER)
    assert result.exit_code == 0
    assert lines(result.stdout)


# ---- add, and what it makes


def test_add_says_what_became_of_every_report(folder: Path, case: Path) -> None:
    said = done("add", folder, "--case", case).splitlines()
    assert [line.split()[0] for line in said] == ["read", "read", "read"]
    assert said[-1] == "read 2, skipped 0, failed 0"
    again = done("add", folder, "--case", case).splitlines()
    assert [line.split()[0] for line in again] == ["skipped", "skipped", "read"]
    assert again[-1] == "read 0, skipped 2, failed 0"


def test_every_line_of_add_names_the_file(folder: Path, case: Path) -> None:
    foreign = folder / "foreign.txt"
    foreign.write_text("Les soldats ont franchi le fleuve lundi matin, selon le gouvernement. " * 4, "utf-8")
    corpus = folder / "two.jsonl"
    rows = ({"id": "r", "text": BORDER}, {"id": "r", "text": CAPITAL})
    corpus.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    result = run("add", folder, "--case", case)
    assert result.exit_code == 1
    names = [folder / "border.txt", folder / "capital.txt", foreign, f"{corpus}:1"]
    for line, name in zip(result.stdout.splitlines(), names, strict=False):
        assert line.startswith(f"read     {name} as ")
    (other,) = result.stderr.splitlines()
    (unread,) = (line for line in result.stdout.splitlines() if f" {foreign} as " in line)
    assert unread.endswith("in French: only English is read") and "claims 0;" in unread
    assert other.startswith(f"onrecord: {corpus}:2: its id 'r' was given to another text, {corpus}:1;")
    corpus.write_text(f"{json.dumps(rows[1])}\n", "utf-8")
    (error,) = run("add", corpus, "--case", case).stderr.splitlines()
    assert error.startswith(f"onrecord: {corpus}:1: r: another text is on record with this id;")


def test_what_a_sidecar_tells_in_vain_is_said_and_is_no_failure(folder: Path, case: Path) -> None:
    rows = "file,outlet,date\nborder.txt,Dovrin Press,soon\nx.txt,Post,\n"
    (folder / "reports.csv").write_text(rows, "utf-8")
    result = run("add", folder, "--case", case)
    assert result.exit_code == 0
    assert len(result.stderr.splitlines()) == 2
    assert result.stdout.splitlines()[-1] == "read 2, skipped 0, failed 0"


def test_read_says_what_is_not_known_of_a_report(folder: Path) -> None:
    result = run("read", folder / "capital.txt")
    (said,) = result.stderr.splitlines()
    file = folder / "capital.txt"
    assert said == f"onrecord: {file}: no publication date: relative dates left open; no outlet"


def test_a_report_that_fails_is_named_and_the_rest_is_stored(folder: Path, case: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    result = run("add", folder, folder / "nowhere.txt", "--case", case)
    assert result.exit_code == 1
    errors = result.stderr.splitlines()
    assert len(errors) == 2
    assert "empty.txt" in errors[0]
    assert "nowhere.txt" in errors[1]
    assert result.stdout.splitlines()[-1] == "read 2, skipped 0, failed 2"


def test_the_order_of_adding_leaves_no_trace_in_the_export(folder: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.case", tmp_path / "other.case"
    done("add", folder / "border.txt", folder / "capital.txt", "--case", one)
    done("add", folder / "capital.txt", "--case", other)
    done("add", folder / "border.txt", "--case", other)
    assert done("export", "--case", one) == done("export", "--case", other)
    sheets = [done("export", "--case", case, "--format", "csv") for case in (one, other)]
    assert sheets[0] == sheets[1]


def test_every_span_of_an_export_cuts_to_its_quote(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    rows = exported(case)
    texts = {row["id"]: row["text"] for row in rows if row["kind"] == "document"}
    assert set(texts.values()) == {BORDER, CAPITAL}

    def check(value: Any, document: str | None) -> int:
        if isinstance(value, list):
            return sum(check(one, document) for one in value)
        if not isinstance(value, dict):
            return 0
        document = value.get("document", document)
        if "quote" in value and document:
            assert texts[document][value["start"] : value["end"]] == value["quote"]
            return 1
        return sum(check(one, document) for one in value.values())

    assert sum(check(row, None) for row in rows if row["kind"] in ("claim", "entity")) > 5


@pytest.mark.parametrize("path", ["nowhere.txt", "http://localhost:1/a", "empty"])
def test_a_case_that_got_nothing_is_empty_and_links_alone_make_none(
    path: str, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    result = run("add", path, "--case", case)
    assert result.exit_code == 1
    (error,) = result.stderr.splitlines()
    assert error.startswith(f"onrecord: {path}: ")
    assert case.exists() == (path != "http://localhost:1/a")
    if case.exists():
        (meta,) = run("export", "--case", case).stdout.splitlines()
        assert json.loads(meta)["kind"] == "meta"


def test_an_empty_file_becomes_the_case(folder: Path, case: Path) -> None:
    case.touch()
    done("add", folder / "border.txt", "--case", case)
    assert len(json.loads(done("documents", "--case", case, "--json"))) == 1


def test_an_empty_case_exports_its_meta_line(case: Path) -> None:
    Case.open(case, create=True).close()
    (meta,) = exported(case)
    assert meta["kind"] == "meta"
    assert meta["format"] == "onrecord/1"
    for kind in ("events", "claims", "conflicts", "sources", "entities", "states"):
        assert "No " in done(kind, "--case", case)
        assert json.loads(done(kind, "--case", case, "--json")) == []


def test_export_goes_to_a_file_or_as_csv_into_a_folder(folder: Path, case: Path, tmp_path: Path) -> None:
    done("add", folder, "--case", case)
    out = tmp_path / "record.jsonl"
    assert done("export", "--case", case, "--out", out) == ""
    assert out.read_text("utf-8") == done("export", "--case", case)
    done("export", "--case", case, "--format", "csv", "--out", tmp_path / "sheets")
    names = sorted(file.name for file in (tmp_path / "sheets").iterdir())
    assert names == [
        "claims.csv", "conflicts.csv", "documents.csv", "entities.csv", "events.csv", "judgements.csv",
        "states.csv",
    ]  # fmt: skip
    with (tmp_path / "sheets" / "claims.csv").open(encoding="utf-8", newline="") as file:
        claims = list(csv.DictReader(file))
    assert {row["id"] for row in claims} == {row["id"] for row in exported(case) if row["kind"] == "claim"}


# ---- tables and search


def test_tables_show_the_same_rows_as_their_json(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    by_kind: dict[str, set[str]] = {}
    for row in exported(case)[1:]:
        by_kind.setdefault(row["kind"], set()).add(row["id"])
    for table, kind in (("claims", "claim"), ("events", "event"), ("entities", "entity")):
        rows = json.loads(done(table, "--case", case, "--json"))
        assert {row["id"] for row in rows} == by_kind[kind]
        shown = done(table, "--case", case)
        assert all(row["id"] in shown for row in rows)


def test_a_long_table_is_shown_in_parts_and_says_how_much_comes_after(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    ids = [line.split()[0] for line in done("claims", "--case", case).splitlines() if line.startswith("c-")]
    part = run("claims", "--case", case, "--limit", "1", "--offset", "1")
    assert ids[1] in part.stdout and not {ids[0], ids[2]} & set(part.stdout.split())
    assert part.stderr.strip() == f"{len(ids) - 2} more: --offset 2, or --limit 0 for all"
    last = run("claims", "--case", case, "--offset", str(len(ids) - 1), "--limit", "5", "--json")
    assert len(json.loads(last.stdout)) == 1 and not last.stderr
    assert done("claims", "--case", case, "--offset", "1000").strip() == f"No rows past {len(ids)}."


def test_filters_keep_what_they_say(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    everything = json.loads(done("claims", "--case", case, "--json"))
    denied = json.loads(done("claims", "--case", case, "--status", "denied", "--json"))
    assert denied
    assert [row for row in everything if row["status"] == "denied"] == denied
    kind = everything[0]["type"]
    typed = json.loads(done("claims", "--case", case, "--type", kind.lower(), "--json"))
    assert typed == [row for row in everything if row["type"] == kind]
    for row in json.loads(done("claims", "--case", case, "--speaker", "vela", "--json")):
        assert "Vela" in json.dumps(row)
    events = json.loads(done("events", "--case", case, "--type", kind, "--json"))
    assert {claim for event in events for claim in event["claims"]} >= {row["id"] for row in typed}


def test_search_finds_words_and_says_where(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    hits = json.loads(done("search", "soldiers river", "--case", case, "--json"))
    assert hits
    assert all(BORDER[hit["start"] : hit["end"]] == hit["quote"] for hit in hits)
    shown = run("search", "soldiers", "river", "--case", case, "--limit", "1")
    assert hits[0]["claim"]["id"] in shown.stdout and "river" in shown.stdout
    assert shown.stderr.strip() == ("more: --page 2" if len(hits) > 1 else "")
    assert done("search", "zeppelin", "--case", case).strip() == "Nothing found."


def test_documents_lists_the_reports_and_a_table_keeps_to_one(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    rows = json.loads(done("documents", "--case", case, "--json"))
    (capital,) = [row for row in rows if row["begins"].startswith("Protesters marched")]
    assert "text" not in capital and "no outlet" in capital["warnings"]
    assert all(row["id"] in done("documents", "--case", case) for row in rows)
    claims = json.loads(done("claims", "--case", case, "--json"))
    kept = json.loads(done("claims", "--case", case, "--document", capital["id"][:9], "--json"))
    assert kept and kept == [claim for claim in claims if claim["document"] == capital["id"]]
    assert done("search", "soldiers", "--case", case, "--document", capital["id"]).strip() == "Nothing found."
    hits = json.loads(done("search", "police", "--case", case, "--document", capital["id"], "--json"))
    assert hits
    unknown = run("claims", "--case", case, "--document", "zzz")
    assert unknown.exit_code == 2
    assert unknown.stderr.splitlines() == [
        f"onrecord: zzz: no report on record has this id; see: onrecord documents --case {case}"
    ]


def test_stats_count_the_case(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    (counts,) = json.loads(done("stats", "--case", case, "--json"))
    assert counts["documents"] == 2
    assert counts["claims"] == len([row for row in exported(case) if row["kind"] == "claim"])


# ---- set and journal


def test_a_date_that_is_set_is_read_again_kept_in_the_journal_and_undone(folder: Path, case: Path) -> None:
    done("add", folder / "capital.txt", "--case", case)
    (document,) = [row for row in exported(case) if row["kind"] == "document"]
    before = done("export", "--case", case)
    assert document["published"] is None
    facts = ["date=2024-03-13", "outlet=Marival Post"]
    done("set", document["id"], *facts, "--case", case, "--why", "printed edition")
    rows = exported(case)
    (changed,) = [row for row in rows if row["kind"] == "document"]
    assert changed["published"]["value"] == "2024-03-13"
    assert changed["published"]["basis"] == "analyst"
    assert changed["outlet"] == "Marival Post"
    assert changed["text"] == CAPITAL
    assert not [warning for warning in changed["warnings"] if "publication date" in warning]
    days = {row["when"]["earliest"] for row in rows if row["kind"] == "claim" and row["when"]}
    assert "2024-03-12" in days  # the Tuesday before
    journal = json.loads(done("journal", "--case", case, "--json"))
    assert [line["judgement"] for line in journal] == ["set date=2024-03-13", "set outlet=Marival Post"]
    assert {line["why"] for line in journal} == {"printed edition"}
    for line in journal:
        done("journal", "--case", case, "--undo", line["id"])
    after = [row for row in lines(done("export", "--case", case)) if row["kind"] not in ("judgement", "meta")]
    assert after == [row for row in lines(before) if row["kind"] != "meta"]


@pytest.mark.parametrize(
    "wrong",
    [["mood=grim"], ["date=yesterday"], ["genre=poem"], ["date"]],
)
def test_a_fact_that_cannot_be_set_changes_nothing(folder: Path, case: Path, wrong: list[str]) -> None:
    done("add", folder / "capital.txt", "--case", case)
    before = done("export", "--case", case)
    (document,) = [row["id"] for row in exported(case) if row["kind"] == "document"]
    result = run("set", document, *wrong, "--case", case, "--why", "no")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert done("export", "--case", case) == before


# ---- brief


@pytest.mark.parametrize("name", ["brief.txt", "brief.md", "brief.html"])
def test_a_brief_takes_the_form_of_its_files_ending(folder: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert done("brief", folder, "--min-confidence", "0", "--out", out) == ""
    text = out.read_text("utf-8")
    assert "300 soldiers" in text
    assert text.lstrip().lower().startswith("<!doctype html") == name.endswith("html")


@pytest.mark.parametrize(("name", "begins"), [("brief.docx", b"PK"), ("brief.pdf", b"%PDF")])
def test_a_brief_is_written_for_paper(folder: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    pytest.importorskip("docx" if name.endswith("docx") else "fpdf", reason="the extra paper is not installed")
    out = tmp_path / name
    assert done("brief", folder, "--min-confidence", "0", "--out", out) == ""
    assert out.read_bytes().startswith(begins)


def test_a_brief_of_a_case_is_the_brief_of_its_reports(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    assert done("brief", "--case", case) == done("brief", folder)


def test_a_brief_says_which_reports_failed_and_ends_with_1(folder: Path) -> None:
    result = run("brief", folder, folder / "nowhere.txt", "--min-confidence", "0")
    assert result.exit_code == 1
    assert "300 soldiers" in result.stdout
    assert "nowhere.txt" in result.stderr


def test_options_of_a_brief_are_heeded(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case, "--date", "2024-03-12")
    sure = done("brief", "--case", case, "--min-confidence", "1")
    unsure = done("brief", "--case", case, "--min-confidence", "0", "--lines", "50")
    assert sure != unsure
    done("brief", "--case", case, "--as-of", "2024-03-11", "--known", "2024-03-12")


@pytest.mark.parametrize(
    "words",
    [
        ["brief"],
        ["brief", "a.txt", "--case", "b.case"],
        ["brief", "a.txt", "--out", "brief.odt"],
        ["brief", "a.txt", "--out", "no/such/folder/brief.txt"],
        ["brief", "a.txt", "--as-of", "soon"],
        ["brief", "a.txt", "--min-confidence", "7"],
        ["brief", "a.txt", "--date", "12 March"],
        ["brief", "a.txt", "--genre", "poem"],
        ["claims", "--case", "missing.case"],
        ["claims"],
        ["search", "--case", "missing.case"],
        ["export", "--case", "missing.case", "--format", "xml"],
        ["eval", "claims"],
        ["eval", "taste", "--gold", "g.jsonl"],
        ["eval", "claims", "--gold", "g.jsonl", "--docs", "d.jsonl"],
        ["set", "x", "date=2024-01-01", "--case", "missing.case", "--why", "x"],
        ["fly"],
        ["--frob"],
    ],
)
def test_wrong_use_is_one_line_and_status_2(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--as-of", "soon", "--as-of: 'soon' is no day; write it as 2019-03-29"),
        ("--date", "12 March", "--date: '12 March' is no day; write it as 2019-03-29"),
        ("--lines", "many", "--lines: this is no whole number; write it as 20"),
        ("--lines", "0", "--lines: this is too small; 1 is the least"),
        ("--min-confidence", "high", "--min-confidence: this is no number; write it as 0.5"),
        ("--min-confidence", "7", "--min-confidence: this is too large; 1 is the most"),
    ],
)
def test_a_wrong_value_is_told_in_plain_words(option: str, value: str, said: str) -> None:
    result = CliRunner().invoke(app, ["brief", "a.txt", option, value], prog_name="onrecord")
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"onrecord: {said}; see onrecord brief --help"]


@pytest.mark.parametrize("place", ["none/x", "flat/x", "/proc/x"])
def test_an_output_that_cannot_be_written_is_wrong_use(
    place: str, folder: Path, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done("add", folder / "border.txt", "--case", case)
    monkeypatch.chdir(case.parent)
    Path("flat").touch()
    sheets = ["export", "--case", case, "--format", "csv", "--out", f"{place}-sheets"]
    for words in (
        ["add", folder, "--case", f"{place}.case"], ["brief", folder, "--out", f"{place}.txt"],
        ["brief", "--case", case, "--out", f"{place}.html"], sheets,
        ["export", "--case", case, "--out", f"{place}.jsonl"],
    ):  # fmt: skip
        result = run(*words)
        assert result.exit_code == 2, words
        (error,) = result.stderr.splitlines()
        assert place in error
    assert run("export", "--case", case, "--format", "csv", "--out", "flat").exit_code == 2


def test_no_command_writes_over_what_it_reads(folder: Path, case: Path) -> None:
    done("add", folder, "--case", case)
    link = case.with_name("link.case")
    link.symlink_to(case)
    before = done("export", "--case", case)
    for command in (["export", "--case", case, "--out", case], ["export", "--case", case, "--out", link]):
        assert run(*command).exit_code == 2
    assert run("brief", folder / "border.txt", "--out", folder / "border.txt").exit_code == 2
    assert (folder / "border.txt").read_text("utf-8") == BORDER
    assert done("export", "--case", case) == before


def test_a_file_that_is_no_case_is_named_and_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "notes.case"
    notes.write_text("dear diary", "utf-8")
    for command in (["add", str(notes)], ["events"], ["export"], ["stats"], ["journal"]):
        result = run(*command, "--case", notes)
        assert result.exit_code == 2
        assert "no case file" in result.stderr
        assert len(result.stderr.splitlines()) == 1
    assert notes.read_text("utf-8") == "dear diary"


def test_a_case_of_a_newer_program_is_refused(folder: Path, case: Path) -> None:
    done("add", folder / "capital.txt", "--case", case)
    with sqlite3.connect(case) as newer:
        newer.execute("PRAGMA user_version = 999")
    result = run("claims", "--case", case)
    assert result.exit_code == 2
    assert "newer onrecord" in result.stderr


def test_the_example_reports_make_a_brief() -> None:
    assert len(done("demo").splitlines()) > 20
