"""The program's own files are no reports: passed over in folders, refused where they are named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.errors import InputError
from onrecord.ingest import Found
from onrecord.model import Document, Reading
from onrecord.record import Record
from onrecord.store import Case

PROSE = "Two aircraft landed at the airport before dawn, the minister said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A report, and everything that the program may have written beside it, under names that tell nothing."""
    (tmp_path / "a.txt").write_text(PROSE)
    record = Record([(Document("d1", "0" * 64, PROSE), Reading("d1", (), (), ()))])
    for form in ("txt", "md", "html"):
        (tmp_path / f"brief.{form}").write_text(record.brief(form), "utf-8")
    (tmp_path / "record.jsonl").write_text("".join(f"{line}\n" for line in record.jsonl()), "utf-8")
    with Case.open(tmp_path / "crisis.db", create=True):
        for companion in ("crisis.db-wal", "crisis.db-shm", "old.case-journal", "old.case"):
            (tmp_path / companion).touch()
    return tmp_path


def test_a_folder_is_read_without_the_programs_own_files(folder: Path) -> None:
    assert (folder / "crisis.db").stat().st_size > 0
    (found,) = ingest.find([str(folder)])
    assert isinstance(found, Found)
    assert (found.file, found.document.text) == (str(folder / "a.txt"), PROSE)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("brief.txt", "brief"), ("brief.md", "brief"), ("brief.html", "brief"),
        ("record.jsonl", "export"), ("crisis.db", "case"),
    ],
)  # fmt: skip
def test_an_own_file_that_is_named_is_said_to_be_one(folder: Path, name: str, kind: str) -> None:
    said = f"{folder / name}: this is an onrecord {kind}, not a report; name the reports themselves"
    assert [str(found) for found in ingest.find([str(folder / name)])] == [said]


def test_an_export_under_another_ending_is_known_too(folder: Path) -> None:
    shutil.copy(folder / "record.jsonl", folder / "record.txt")
    (found,) = ingest.find([str(folder / "record.txt")])
    assert isinstance(found, InputError) and "onrecord export" in str(found)


def test_a_report_that_speaks_of_a_situation_brief_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Situation brief: the strait\n{PROSE}")
    assert [type(found) for found in ingest.find([str(tmp_path)])] == [Found]
