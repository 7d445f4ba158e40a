"""Inputs that are broken or mean harm: one line each, status 1, the rest goes on, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import examples, pipeline
from onrecord.cli.line import printable
from onrecord.cli.main import app
from onrecord.model import Document, Reading

GOOD = "The navy of Ostrania sent two ships to the strait on Friday, the ministry said in a statement."

ARABIC = "قال المتحدث باسم الوزارة إن الجنود عبروا النهر صباح يوم الاثنين. " * 4

HOPELESS = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n ",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "zeros.txt": b"\0" * 5000,
    "noise.txt": bytes((7 * i * i + 3 * i) % 256 for i in range(20_000)),
    "controls.txt": bytes(range(1, 9)) * 200,
    "broken.html": b"<html><body><p><div <<<>>> <table><tr></p",
    "scripts.html": b"<html><head><script>alert(1)</script></head><body></body></html>",
    "line.txt": b"all work and no play " * 1_000_000,
    "marks.txt": "\u202e\u200f\u2066 \u2069".encode(),
    "lines.jsonl": b'{"text": \n[1, 2]\n{"id": "x"}\n',
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("good") / "good.txt"
    file.write_text(GOOD, "utf-8")
    return file


@pytest.mark.parametrize("name", HOPELESS)
@pytest.mark.parametrize("command", ["read", "add", "brief"])
def test_a_hopeless_input_is_named_in_a_line_and_the_rest_goes_on(
    command: str, name: str, good: Path, tmp_path: Path
) -> None:
    bad = tmp_path / name
    bad.write_bytes(HOPELESS[name])
    to = ["--case", str(tmp_path / "a.case")] if command == "add" else []
    result = CliRunner().invoke(app, [command, str(bad), str(good), *to])
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if f"{good}: no publication date" not in line]
    assert len(errors) == (3 if name == "lines.jsonl" else 1)
    assert all(error.startswith("onrecord: ") and len(error) < 300 for error in errors)
    assert "internal error" not in result.stderr
    assert "the reader failed" not in result.stderr
    assert result.stdout.strip()


@pytest.mark.parametrize("data", [ARABIC.encode(), ARABIC.encode("cp1256")], ids=["UTF-8", "Windows-1256"])
def test_a_report_in_another_language_is_stored_and_found_gives_no_claims_and_says_so(
    data: bytes, good: Path, tmp_path: Path
) -> None:
    file, case = tmp_path / "arabic.txt", str(tmp_path / "a.case")
    file.write_bytes(data)
    added = CliRunner().invoke(app, ["add", str(file), "--case", case])
    assert added.exit_code == 0
    assert "claims 0; " in added.stdout and "in Arabic: only English is read" in added.stdout
    found = json.loads(CliRunner().invoke(app, ["search", "الجنود", "--case", case, "--json"]).stdout)
    assert found and all(hit["claim"] is None for hit in found)
    assert json.loads(CliRunner().invoke(app, ["claims", "--case", case, "--json"]).stdout) == []
    for command in ("read", "brief"):
        result = CliRunner().invoke(app, [command, str(file), str(good)])
        assert result.exit_code == 0
        assert "in Arabic: only English is read" in result.stderr


ODD = {
    "mixed.txt": GOOD.encode() + b" \xe9t\xe9 \xc3\xa9t\xc3\xa9 \xff\xfe said officials on Friday.",
    "escapes.txt": b"\x1b[31m\x1b]0;owned\x07 " + GOOD.encode() + b"\x08\x08\x0c\x1b[2J",
    "reversed.txt": ("\u202e" + GOOD + "\u202c \u061c " + GOOD + " \u0627\u0644\u062c").encode(),
    "unclosed.html": b"<html><body><article><p>" + GOOD.encode() + b" " + GOOD.encode() + b"<b><i",
    "crlf.txt": GOOD.encode() + b"\r\n\r\n" + GOOD.encode() + b"\r",
    "quotes.txt": ("\u201c\u201c\u2018 " + GOOD + ' " \u00ab').encode(),
    "emoji.txt": (GOOD + " \U0001f1fa\U0001f1f3\u200d\U0001f468\u200d\U0001f469 e\u0301").encode(),
    "markup.txt": (GOOD + " [bold red]x[/bold red] <script>alert(1)</script> {{ 7*7 }}").encode(),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_input_is_read_and_no_terminal_obeys_it(name: str, tmp_path: Path) -> None:
    odd, case = tmp_path / name, tmp_path / "odd.case"
    odd.write_bytes(ODD[name])
    added = CliRunner().invoke(app, ["add", str(odd), "--case", str(case)])
    assert added.exit_code == 0, added.output
    for command in (["claims"], ["entities"], ["sources"], ["brief"], ["search", "navy"]):
        result = CliRunner().invoke(app, [*command, "--case", str(case)])
        assert result.exit_code == 0, result.output
        assert not {"\x1b", "\x07", "\x08", "\u202e"} & set(result.stdout), command


def test_escapes_of_a_terminal_hide_no_claim(tmp_path: Path) -> None:
    coloured = GOOD.replace("sent", "\x1b[1;31msent\x1b[0m").replace("ministry", "\x1b]0;x\x07ministry")
    acts = []
    for text in (GOOD, coloured):
        (tmp_path / "a.txt").write_text(text, "utf-8")
        result = CliRunner().invoke(app, ["read", str(tmp_path / "a.txt")])
        claims = [json.loads(line) for line in result.stdout.splitlines()]
        assert all(text[c["span"]["start"] : c["span"]["end"]] == c["span"]["quote"] for c in claims)
        acts.append([(claim["type"], claim["act"]["quote"]) for claim in claims])
    assert acts[0]
    assert acts[0] == acts[1]


def test_a_failure_inside_the_reader_costs_one_report_and_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, good: Path, tmp_path: Path
) -> None:
    def fails(document: Document, reader: str) -> Reading:
        raise ZeroDivisionError("a rule broke\nin two lines")

    monkeypatch.setattr(pipeline.read, "read", fails)
    result = CliRunner().invoke(app, ["add", str(good), "--case", str(tmp_path / "a.case")])
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "the reader failed on it (ZeroDivisionError: a rule broke in two lines)" in line
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    shown = CliRunner().invoke(app, ["read", str(good)])
    assert isinstance(shown.exception, ZeroDivisionError)


def test_any_other_failure_is_one_line_that_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, good: Path
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(pipeline, "read_files", fails)
    result = CliRunner().invoke(app, ["read", str(good)])
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "onrecord: internal error: KeyError: 'a bug'; please report it (ONRECORD_DEBUG=1 shows where)"
    ]


def test_a_command_that_is_stopped_says_what_stays(monkeypatch: pytest.MonkeyPatch, good: Path) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "read_files", stops)
    result = CliRunner().invoke(app, ["read", str(good)])
    assert result.exit_code == 130
    assert result.stderr.splitlines() == ["onrecord: stopped; what was stored before stays"]


def test_words_are_shown_on_one_line_and_unseen_marks_as_escapes() -> None:
    assert printable("a\nb\t c") == "a b c"
    assert printable("\x1b[2J\u202edrow\udc80 Guaidó") == "\\x1b[2J\\u202edrow\\udc80 Guaidó"


def onrecord(*words: str | Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=env)


def test_a_fresh_process_prints_the_same_bytes(tmp_path: Path) -> None:
    reports = [str(path) for path in examples.paths()[:3]]
    exports = set()
    for seed, order in (("1", reports), ("2", reports[::-1])):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        case = tmp_path / f"{seed}.case"
        assert onrecord("add", *order, "--case", case, env=env).returncode == 0
        exports.add(onrecord("export", "--case", case, env=env).stdout)
        exports.add(onrecord("export", "--case", case, env=env).stdout)
    assert len(exports) == 1


def test_a_path_that_is_no_unicode_is_named_all_the_same() -> None:
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii"}
    result = onrecord("read", os.fsdecode(b"/nowhere/\xff\xfe.txt"), env=ascii_only)
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr


def test_a_reader_of_the_pipe_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    case = tmp_path / "a.case"
    report = tmp_path / "long.jsonl"
    report.write_text("".join(f'{{"id": "r{i}", "text": "{GOOD}"}}\n' for i in range(40)), "utf-8")
    assert onrecord("add", report, "--case", case).returncode == 0
    command = f"'{sys.executable}' -m onrecord export --case '{case}' | head -c 10; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120)
    assert result.stderr == ""
    assert result.stdout.endswith("0\n")
