# ruff: noqa: E501  (lines of markup)
"""What comes in by links: fetched, known again, read anew when it changed, tried again when it failed."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli.main import app
from onrecord.record import Added, Record, intake
from onrecord.store import Case

from ..ingest.archive.crawl import page_record, warc
from ..ingest.fetch.server import Server, answer

HEAD = '<meta property="og:site_name" content="Harbour Courier"><meta name="date" content="2019-03-24">'


def page(words: str) -> str:
    prose = f"<p>The navy of Ostrania sent two ships to the strait on Friday, the ministry said. {words}</p>"
    return f"<!doctype html><html><head><title>Ships</title>{HEAD}</head><body><article><h1>Ships</h1>{prose * 3}</article></body></html>"


def add(case: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["add", *words, "--case", str(case), "--allow-private"])


def rows(case: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(add(case, *words, "--json").stdout)
    return found


def test_a_link_is_stored_with_its_bytes_its_facts_and_how_it_came(case: Path, server: Server) -> None:
    html = page("They left again.")
    server.answers = {"/a": answer(status=302, location="/b"), "/b": answer(html, etag='"1"')}
    (row,) = rows(case, server.link("/a"))
    assert (row["status"], row["input"], row["file"]) == ("read", server.link("/a"), server.link("/a"))
    with Record.open(case) as record:
        (document,) = record.documents
        assert (document.url, document.outlet, document.title) == (server.link("/b"), "Harbour Courier", "Ships")
        assert document.published is not None and document.published.value == "2019-03-24"
        assert document.retrieved is not None and document.retrieved[:10] != "2019-03-24"
    with Case.open(case) as kept:
        assert kept.original(document.id) == html.encode()
        came = json.loads(kept.shelf.all("answer")[document.id])
        assert came["chain"] == [server.link("/a"), server.link("/b")] and ["etag", '"1"'] in came["headers"]


def test_a_link_given_again_is_skipped_and_a_changed_page_is_a_new_version(case: Path, server: Server) -> None:
    server.answers = {"/a": answer(page("They left."), etag='"1"')}
    (first,) = rows(case, server.link("/a"))
    server.answers = {"/a": answer(status=304)}
    (again,) = rows(case, server.link("/a"))
    assert (again["status"], again["document"]) == ("skipped", first["document"])
    assert 'If-None-Match: "1"' in server.asked[-1]
    server.answers = {"/a": answer(page("They stayed."))}
    (changed,) = rows(case, server.link("/a"))
    assert changed["status"] == "changed"
    with Record.open(case) as record:
        assert record.document(changed["document"]).supersedes == first["document"]


def test_what_failed_is_tried_again_alone_with_the_facts_told_beside_it(
    case: Path, server: Server, tmp_path: Path
) -> None:
    links = tmp_path / "links.txt"
    links.write_text(f"# this morning\n{server.link('/a')}\n{server.link('/b')}\n")
    server.answers = {"/a": answer(page("They left.")), "/b": answer(status=503)}
    result = add(case, str(links), "--genre", "official")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "read 1, skipped 0, failed 1"
    assert any(line.startswith("input ") for line in result.stdout.splitlines())
    assert f"{server.link('/b')}: the server fails (503)" in result.stderr
    server.asked.clear()
    server.answers["/b"] = answer(page("They stayed."))
    (row,) = rows(case, "--retry")
    assert (row["status"], row["input"]) == ("read", server.link("/b"))
    assert "/a" not in server.paths()
    assert rows(case, "--retry") == []
    with Record.open(case) as record:
        assert {document.genre.value for document in record.documents} == {"official"}


def test_a_page_for_phones_leads_to_its_original_and_stands_in_where_that_fails(case: Path, server: Server) -> None:
    phone = page("Phone.").replace("<html>", "<html amp>").replace(HEAD, f'<link rel="canonical" href="/whole">{HEAD}')
    server.answers = {"/amp": answer(phone), "/whole": answer(page("Whole."))}
    rows(case, server.link("/amp"))
    with Record.open(case) as record:
        (document,) = record.documents
        assert document.url == server.link("/whole") and "Whole." in document.text
    server.answers = {"/amp2": answer(phone.replace("/whole", "/gone"))}
    (row,) = rows(case, server.link("/amp2"))
    assert row["status"] == "read"


def test_links_without_end_and_inputs_beside_retry_are_one_line(case: Path, server: Server) -> None:
    feed = f"<rss version='2.0'><channel><item><link>{server.link('/f')}</link></item></channel></rss>"
    server.answers = {"/f": answer(feed)}
    result = add(case, server.link("/f"))
    assert result.exit_code == 1 and "links that lead to links without end" in result.stderr
    result = add(case, "--retry", "a.txt")
    assert result.exit_code == 2 and "either inputs or --retry" in result.stderr


def test_a_web_archive_that_was_interrupted_goes_on_where_it_was(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    archive = tmp_path / "a.warc.gz"
    words = "The navy of Ostrania sent two ships to the strait on Friday, the ministry said."
    archive.write_bytes(warc([page_record(number, words) for number in range(8)], compressed=True))
    with Record.open(case, create=True) as record, closing(record.receive([str(archive)])) as outcomes:
        first = [next(outcomes)[1] for _ in range(5)]
        killed = tmp_path / "killed.case"  # what a kill would leave: all that was kept so far, and no more
        with closing(sqlite3.connect(case)) as whole, closing(sqlite3.connect(killed)) as copy:
            whole.backup(copy)
    assert [one.became for one in first if isinstance(one, Added)] == ["read"] * 5
    with Record.open(killed) as record:
        rest = [one.became for one in record.add([str(archive)]) if isinstance(one, Added)]
    assert rest.count("read") == 3 and rest.count("skipped") < 5
    with Record.open(killed) as record:
        assert len(record.documents) == 8
