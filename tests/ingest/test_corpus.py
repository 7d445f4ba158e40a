"""Corpora: a report a line."""

import json
from pathlib import Path

from onrecord import ingest
from onrecord.errors import InputError
from onrecord.model import Document, Genre

PROSE = "Two aircraft landed at the airport before dawn, the minister said."


def load(path: Path, *lines: str) -> list[Document | InputError]:
    corpus = path / "c.jsonl"
    corpus.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(ingest.load([str(corpus)]))


def test_a_line_keeps_its_id_and_facts(tmp_path: Path) -> None:
    row = {"id": 7, "text": PROSE, "outlet": "Andes Ledger", "title": "Planes", "byline": "A. B.", "url": "https://a.example/x",
           "date": "2019-03-24T08:00:00Z", "genre": "Interview", "other": [1]}  # fmt: skip
    (document,) = load(tmp_path, json.dumps(row))
    assert isinstance(document, Document)
    assert (document.id, document.outlet, document.title, document.byline, document.url) == (
        "7", "Andes Ledger", "Planes", "A. B.", "https://a.example/x",
    )  # fmt: skip
    assert document.published is not None and document.published.value == "2019-03-24"
    assert document.genre is Genre.INTERVIEW


def test_a_broken_line_is_named_by_file_and_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    rows = [
            '{"text": "The first."}', "{oops", "", "[1]", '{"text": 3}',
            '{"text": ""}', '{"text": "a\\u0000b"}',
            '{"text": "The x.", "outlet": {}}', '{"a":' * 90_000, '{"text": "The last."}']  # fmt: skip
    found = load(tmp_path, *rows)
    assert [each.text for each in found if isinstance(each, Document)] == ["The first.", "The last."]
    errors = [str(each) for each in found if isinstance(each, InputError)]
    assert [line.split(".jsonl:")[1].split(":")[0] for line in errors] == ["2", "4", "5", "6", "7", "8", "9"]


def test_a_fact_that_is_not_understood_is_left_out_with_a_warning(tmp_path: Path) -> None:
    (document,) = load(tmp_path, json.dumps({"text": PROSE, "date": "last week", "genre": "gossip"}))
    assert isinstance(document, Document)
    assert document.published is None
    assert "date 'last week' was given and not understood: left out" in document.warnings
    assert "genre 'gossip' was given and not understood: left out" in document.warnings


def test_one_id_for_two_texts_is_an_error_and_equal_texts_under_two_ids_are_two_documents(
    tmp_path: Path,
) -> None:
    found = load(
        tmp_path, *(json.dumps({"id": i, "text": t}) for i, t in ((1, "One."), (1, "Two."), (2, "One.")))
    )
    assert [type(each) for each in found] == [Document, InputError, Document]


def test_a_lone_surrogate_becomes_one_replacement_character(tmp_path: Path) -> None:
    (document,) = load(tmp_path, '{"text": "a \\ud800 b \\ud83d\\ude00", "title": "x\\udc00"}')
    assert isinstance(document, Document)
    assert document.text == "a \ufffd b \U0001f600"
    assert document.title == "x"
