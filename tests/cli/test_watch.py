# ruff: noqa: E501  (lines of markup)
"""Feeds and watches, from the feed to the webhook."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import feedparser
import pytest

from onrecord.cli import rounds

from ..ingest.fetch.server import Server, answer
from .conftest import done, run

FIRST = "The Civil Guard of Ostrania fired tear gas at protesters in Dovrin on Saturday, three witnesses said."
SECOND = "Soldiers of the Civil Guard beat a reporter of Radio Karsk in Sund on Monday, the station said."


def report(tmp_path: Path, name: str, text: str) -> Path:
    file = tmp_path / name
    file.write_text(f"Harbour Courier | 24 March 2019\n\n{text}\n")
    return file


def feed(server: Server, *paths: str) -> str:
    items = "".join(f"<item><title>Of {path}</title><link>{server.link(path)}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'


def page(text: str) -> str:
    return f"<!doctype html><html><body><article><h1>News</h1><p>{text}</p></article></body></html>"


def test_a_feed_is_followed_and_each_item_asked_for_until_it_is_read(case: Path, server: Server) -> None:
    link = server.link("/feed")
    done("feed", "add", link, "--outlet", "Harbour Courier", "--case", case)
    server.answers = {"/feed": answer(feed(server, "/a", "/b"), etag='"1"'), "/a": answer(page(FIRST))}
    rows: list[dict[str, Any]] = json.loads(run("feed", "run", "--case", case, "--allow-private", "--json").stdout)
    assert [row["status"] for row in rows] == ["read", "failed"]
    (listed,) = json.loads(done("feed", "list", "--case", case, "--json"))
    assert (listed["address"], listed["outlet"]) == (link, "Harbour Courier") and listed["last"]
    server.asked.clear()
    server.answers["/b"] = answer(page(SECOND))
    done("feed", "run", "--case", case, "--allow-private")
    assert server.paths() == ["/robots.txt", "/feed", "/b"]
    assert 'If-None-Match: "1"' in server.asked[1]
    server.answers["/feed"] = answer(status=304)
    assert done("feed", "run", "--case", case, "--allow-private").splitlines()[-1] == "read 0, skipped 0, failed 0"
    reports = json.loads(done("documents", "--case", case, "--json"))
    assert {one["outlet"] for one in reports} == {"Harbour Courier"} and len(reports) == 2
    done("feed", "remove", link, "--case", case)
    assert "No feeds are followed." in done("feed", "list", "--case", case)


def test_an_item_that_never_comes_is_left_after_three_tries(case: Path, server: Server) -> None:
    done("feed", "add", server.link("/feed"), "--case", case)
    server.answers = {"/feed": answer(feed(server, "/gone"))}
    for _ in range(5):
        run("feed", "run", "--case", case, "--allow-private")
    assert server.paths().count("/gone") == 3


def test_feeds_are_run_again_and_again_until_somebody_stops_it(
    case: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(rounds.time, "sleep", sleep)
    done("feed", "add", server.link("/feed"), "--case", case)
    result = run("feed", "run", "--every", "15", "--case", case, "--allow-private")
    assert waits == [900, 900, 900] and server.paths().count("/feed") == 3
    assert result.exit_code == 130


def test_the_guards_are_followed_and_any_violence_is_told_once_with_its_quotes(case: Path, tmp_path: Path) -> None:
    done("add", report(tmp_path, "a.txt", FIRST), "--case", case)
    said = done("watch", "add", "guards", "--violence", "--by", "Civil Guard", "--by", "police", "--case", case)
    assert said == "watches guards: violence, by Civil Guard or police\n"
    told = done("watch", "run", "--case", case)
    assert told.startswith("guards: ASSAULT by ") and "“The Civil Guard of Ostrania fired tear gas" in told
    assert "three witnesses (Harbour Courier, 2019-03-24; report d" in told
    assert done("watch", "run", "--case", case) == "Nothing new.\n"
    done("add", report(tmp_path, "b.txt", SECOND), "--case", case)
    (alert,) = json.loads(done("watch", "run", "--json", "--case", case))
    assert "beat a reporter" in alert["witnesses"][0]["span"]["quote"]
    assert json.loads(done("watch", "run", "--json", "--case", case)) == []


def test_a_watch_from_now_on_takes_what_is_on_record_for_known(case: Path, tmp_path: Path) -> None:
    done("add", report(tmp_path, "a.txt", FIRST), "--case", case)
    done("watch", "add", "guards", "--violence", "--from-now", "--case", case)
    assert done("watch", "run", "--case", case) == "Nothing new.\n"
    done("watch", "remove", "guards", "--case", case)
    assert "There are no watches." in done("watch", "list", "--case", case)
    assert run("watch", "add", "all", "--case", case).exit_code == 2


def test_alerts_go_to_a_file_a_feed_and_a_webhook_and_wait_where_they_do_not_arrive(
    case: Path, tmp_path: Path, server: Server
) -> None:
    bodies: list[str] = []

    def taking(connection: socket.socket) -> None:
        bodies.append(server.asked[-1])
        answer("{}")(connection)

    done("add", report(tmp_path, "a.txt", FIRST), "--case", case)
    done("watch", "add", "guards", "--violence", "--case", case)
    log, rss = tmp_path / "alerts.txt", tmp_path / "alerts.xml"
    words = ("watch", "run", "--out", log, "--rss", rss, "--notify", f"json://x:secret@127.0.0.1:{server.port}/hook", "--case", case)
    result = run(*words)
    assert result.exit_code == 1
    assert result.stderr == "onrecord: json://…: the message did not arrive; it is sent again at the next run\n"
    assert log.read_text().count("guards: ASSAULT") == 1
    (entry,) = feedparser.parse(rss.read_bytes()).entries
    assert entry.title.startswith("guards: ASSAULT") and "tear gas" in entry.description
    server.answers = {"/hook": taking}
    done(*words)
    done(*words)
    assert len(bodies) == 1 and bodies[0].startswith("POST /hook")
    assert log.read_text().count("guards: ASSAULT") == 1
    assert b"secret" not in case.read_bytes()


def test_a_digest_comes_once_a_day(case: Path, tmp_path: Path) -> None:
    done("add", report(tmp_path, "a.txt", FIRST), "--case", case)
    done("watch", "add", "guards", "--violence", "--case", case)
    log = tmp_path / "digest.txt"
    done("watch", "run", "--digest", "--out", log, "--case", case)
    done("add", report(tmp_path, "b.txt", SECOND), "--case", case)
    done("watch", "run", "--digest", "--out", log, "--case", case)
    assert log.read_text().startswith("guards: 1 new\n- ASSAULT") and log.read_text().count("new\n") == 1
