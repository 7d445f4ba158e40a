"""Paths to documents."""

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from onrecord import ingest
from onrecord.errors import InputError, UsageError
from onrecord.ingest import Facts
from onrecord.model import Basis, Document, Genre

PROSE = "Two aircraft landed at the airport before dawn on Saturday, and the minister was not told of it."


def documents(*paths: object, facts: Facts = Facts()) -> list[Document]:  # noqa: B008  frozen
    found = list(ingest.load([str(path) for path in paths], facts))
    assert all(isinstance(each, Document) for each in found), found
    return [each for each in found if isinstance(each, Document)]


def error(path: object) -> str:
    (found,) = ingest.load([str(path)])
    assert isinstance(found, InputError)
    return str(found)


def test_a_text_is_kept_as_received(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PROSE.encode() + b"\r\n\r\n  \tEnd. \n")
    (document,) = documents(path)
    assert document.text == PROSE + "\r\n\r\n  \tEnd. \n"
    assert document.id == "d" + document.sha256[:16]
    assert document.language == "en"
    assert document.warnings == ("no publication date: relative dates left open", "no outlet")


def test_a_report_met_twice_is_given_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PROSE)
    assert len(documents(tmp_path, tmp_path / "a.txt")) == 1


def test_a_folder_is_read_with_all_below_it_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", "c.htm", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<html><p>{PROSE} {name}" if name == "c.htm" else f"{PROSE} {name}")
    assert [document.text.split()[-1] for document in documents(tmp_path)] == [
        "a.txt",
        "b/a.txt",
        "b/z.txt",
        "c.htm",
    ]


def test_the_rest_goes_on_after_what_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02\x03")
    (tmp_path / "b.txt").write_text(PROSE)
    (tmp_path / "c.csv").write_text("x,y")
    (tmp_path / "README.md").write_text(PROSE)
    found = list(ingest.load([str(tmp_path), str(tmp_path / "c.csv"), str(tmp_path / "none.txt")]))
    assert [type(each).__name__ for each in found] == ["InputError", "Document", "InputError", "InputError"]
    assert str(found[-1]).endswith("none.txt: there is no such file or folder; check the path")


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n", "there is no text in it"),
        (b"\xff\xfe", "there is no text in it"),
        (b"a " * 10_000_000, "one report of 20,000,000 characters, more than 2,000,000"),
        (b"x" * 50_000_001, "it is larger than 50 MB"),
    ],
    ids=["empty", "blank", "mark alone", "20 MB in one line", "over 50 MB"],
)
def test_each_failure_is_one_line_that_says_what_is_wrong(tmp_path: Path, content: bytes, wrong: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    said = error(path)
    assert said.startswith(f"{path}: {wrong}; ")
    assert "\n" not in said


def test_two_texts_under_one_id_are_named_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "r", "text": "A ship left."}\n{"id": "r", "text": "A ship came."}\n')
    _, wrong = ingest.load([str(path)])
    assert str(wrong) == f"{path}:2: its id 'r' was given to another text, {path}:1; give each its own id"


def test_a_link_that_may_not_be_asked_is_named() -> None:
    said = error("http://localhost:1/a")
    assert said.startswith("http://localhost:1/a: localhost is an address of this machine")
    assert error("ftp://news.example/a").startswith("ftp://news.example/a: ftp: links are not fetched;")


def test_a_folder_that_may_not_be_opened_is_named_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "a.txt").write_text(PROSE)
    monkeypatch.setattr(os, "scandir", refused)
    monkeypatch.setattr(Path, "open", refused)
    assert error(tmp_path).startswith(f"{tmp_path}: it cannot be read (Permission denied)")


def test_a_folder_with_nothing_in_it_and_a_path_that_is_none(tmp_path: Path) -> None:
    assert "there are no reports in this folder" in error(tmp_path)
    assert "it cannot be read" in error("a\x00b") or "no such file" in error("a\x00b")


@pytest.mark.skipif(os.geteuid() == 0, reason="an administrator may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    path.chmod(0)
    assert "Permission denied" in error(path)


def test_standard_input_takes_a_text_a_page_or_a_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    for data, count in (
        (PROSE.encode(), 1),
        (b"<!doctype html><html><body><p>" + PROSE.encode(), 1),
        (b'{"text": "The first of two."}\n{"text": "And the second."}\n', 2),
    ):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        assert len(documents("-")) == count


def test_facts_fill_what_the_text_lacks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    facts = Facts(outlet="Harbour Courier", date="2019-03-24", genre="opinion")
    (document,) = documents(path, facts=facts)
    assert (document.outlet, document.genre, document.warnings) == ("Harbour Courier", Genre.OPINION, ())
    assert document.published is not None
    assert (document.published.value, document.published.basis) == ("2019-03-24", Basis.PUBLISHED)
    assert document.published.span is None


def test_the_printed_day_goes_before_the_day_told_and_the_difference_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"date 2019-03-29 {PROSE}")
    (document,) = documents(path, facts=Facts(outlet="Harbour Courier", date="2019-03-30"))
    assert document.published is not None and document.published.span is not None
    assert (document.published.value, document.published.span.quote) == ("2019-03-29", "2019-03-29")
    assert document.warnings == (
        "the text is dated 2019-03-29, 2019-03-30 was given with it: the text's date is used",
    )


def test_a_yearless_dateline_stays_open_until_a_day_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"CARACAS, March 25 (Reuters) — {PROSE}")
    (document,) = documents(path)
    assert document.published is not None
    assert (document.published.partial, document.published.dated) == ("--03-25", False)
    assert document.wire == "Reuters"
    assert "publication date without a year: relative dates left open" in document.warnings
    (document,) = documents(path, facts=Facts(date="2019-03-25"))
    assert document.published is not None and document.published.span is not None
    assert (document.published.value, document.published.span.quote) == ("2019-03-25", "March 25")


def test_an_analyst_gives_and_takes_away_facts(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    (document,) = documents(path)
    dated = ingest.with_facts(document, date="2019-03-24", outlet="Harbour Courier", genre="official")
    assert dated.published is not None and dated.published.basis is Basis.ANALYST
    assert (dated.outlet, dated.genre, dated.warnings) == ("Harbour Courier", Genre.OFFICIAL, ())
    assert ingest.with_facts(dated, date="", outlet="", genre="unknown").warnings == document.warnings
    with pytest.raises(UsageError, match="date: 'May' is no day; write it as 2019-03-29"):
        ingest.with_facts(document, date="May")
    with pytest.raises(UsageError, match="genre: 'gossip' is no genre; choose one of news"):
        ingest.with_facts(document, genre="gossip")
