"""The sidecar of a folder."""

from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.errors import Unused
from onrecord.model import Document, Genre

PROSE = "Two aircraft landed at the airport before dawn, the minister said."


def test_a_sidecar_tells_what_the_texts_of_its_folder_lack(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("a.txt", "b.txt", "below/c.txt"):
        (tmp_path / name).write_text(f"{PROSE} {name}")
    rows = "file,outlet,date,genre,url\na.txt,Andes Ledger,2019-03-24,opinion,https://a.example\nbelow/c.txt,Post,,,\n"
    (tmp_path / "reports.csv").write_text(rows)
    a, b, c = (each for each in ingest.load([str(tmp_path)]) if isinstance(each, Document))
    assert (a.outlet, a.genre, a.url) == ("Andes Ledger", Genre.OPINION, "https://a.example")
    assert a.published is not None and a.published.value == "2019-03-24"
    assert (b.outlet, c.outlet) == (None, "Post")
    (alone,) = ingest.load([str(tmp_path / "a.txt")])
    assert alone == a


def test_a_row_with_a_bad_date_is_named_and_its_other_cells_hold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "reports.csv").write_text("file,date,outlet\na.txt,yesterday,Andes Ledger\n")
    error, document = ingest.load([str(tmp_path)])
    assert isinstance(error, Unused) and isinstance(document, Document)
    assert str(error).endswith("reports.csv:2: date: 'yesterday' is no day; write it as 2019-03-29")
    assert (document.published, document.outlet) == (None, "Andes Ledger")


def test_a_name_that_no_report_bears_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "reports.csv").write_text("file,outlet\na.txt,Post\nb.txt,Post\n")
    error, document = ingest.load([str(tmp_path)])
    assert isinstance(error, Unused) and isinstance(document, Document)
    assert str(error).endswith("reports.csv: no report here is named 'b.txt'; check the name")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_sidecar_is_read_as_spreadsheets_write_it(tmp_path: Path, encoding: str, between: str) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    rows = (("File", "Outlet", "date"), ("a.txt", "El Café", "2019-03-24"))
    (tmp_path / "reports.csv").write_bytes("\r\n".join(map(between.join, rows)).encode(encoding))
    (document,) = ingest.load([str(tmp_path)])
    assert isinstance(document, Document) and document.published is not None
    assert (document.outlet, document.published.value) == ("El Café", "2019-03-24")


def test_a_sidecar_without_the_column_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "reports.csv").write_text("name,date\na.txt,2019-03-24\n")
    error, _ = ingest.load([str(tmp_path)])
    assert "reports.csv: no column is named file; columns are file, outlet, date" in str(error)
