"""Starting: light commands load none of the heavy parts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli import progress
from onrecord.model import Document, Reading
from onrecord.store import Case

HEAVY = ("spacy", "thinc", "trafilatura", "htmldate", "lxml")
LATER = (
    "onrecord.ingest.intake", "onrecord.reconcile", "onrecord.analyze.draft", "onrecord.web", "rapidfuzz",
    "ssl",
)  # fmt: skip
"""What takes reports in, compares them, checks drafts and serves; half as long again to load as the rest."""


def loaded_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n' + ' '.join(sys.modules), file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    return set(result.stderr.splitlines()[-1].split())


def command(*words: str) -> str:
    return f"""
from onrecord.cli.main import app
try:
    app({list(words)!r})
except SystemExit as end:
    assert not end.code
"""


def test_importing_onrecord_loads_the_types_and_the_errors_alone() -> None:
    own = {name for name in loaded_after("import onrecord") if name.startswith("onrecord.")}
    assert own
    assert {name.split(".")[1] for name in own} == {"errors", "model"}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["brief", "--help"]])
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    assert not loaded_after(command(*words)) & set(HEAVY)


@pytest.mark.parametrize(
    "words",
    [
        ["search", "ship"], ["claims"], ["events"], ["export"], ["stats"], ["journal"], ["brief"],
        ["documents"],
    ],
)  # fmt: skip
def test_a_case_is_shown_without_the_parser(words: list[str], tmp_path: Path) -> None:
    assert not loaded_after(command(*words, "--case", str(_case(tmp_path)))) & set(HEAVY)


def test_a_search_and_the_version_load_nothing_that_takes_in_or_compares_reports(tmp_path: Path) -> None:
    search = command("search", "ship", "--case", str(_case(tmp_path)))
    assert not (loaded_after(search) | loaded_after(command("--version"))) & set(LATER)


def _case(folder: Path) -> Path:
    case = folder / "a.case"
    with Case.open(case, create=True) as new:
        new.add(Document("r1", "0" * 64, "A ship left."), Reading("r1", (), (), ()))
    return case


def test_numpy_is_loaded_only_to_read() -> None:
    assert "numpy" not in loaded_after(command("--help"))


def test_progress_is_shown_only_in_a_terminal_and_only_when_it_lasts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> bool:
        for number in progress.watched(range(3), "Reading", prints=True):
            print(number)
        printed = capsys.readouterr()
        assert printed.out == "0\n1\n2\n"  # into a file, say: the bar must not swallow it
        return "Reading" in printed.err

    assert not shown()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not shown()
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert shown()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert not shown()  # the lines themselves show it
