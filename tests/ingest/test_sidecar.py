"""The sidecar of a folder."""

from pathlib import Path

from onrecord import ingest
from onrecord.errors import InputError
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


def test_a_row_with_a_bad_date_is_named_and_the_report_is_read_without_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "reports.csv").write_text("file,date\na.txt,yesterday\n")
    error, document = ingest.load([str(tmp_path)])
    assert isinstance(error, InputError) and isinstance(document, Document)
    assert str(error).endswith("reports.csv:2: date: 'yesterday' is no day; write it as 2019-03-29")
    assert document.published is None


def test_a_sidecar_without_the_column_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "reports.csv").write_text("name,date\na.txt,2019-03-24\n")
    error, _ = ingest.load([str(tmp_path)])
    assert "reports.csv: no column is named file; columns are file, outlet, date" in str(error)
