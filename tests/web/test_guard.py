"""The pages are hard to misuse: foreign names, foreign forms, missing tokens, hostile words."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from onrecord.web.app import DECISIONS, PAGES
from tests.web.conftest import Site, serving

FORM = "application/x-www-form-urlencoded"


def test_a_foreign_name_for_this_machine_is_refused(site: Site) -> None:
    assert site.ask("/", host="evil.example").status == 421
    assert site.ask("/", host=f"localhost:{site.port}").status == 200


@pytest.mark.parametrize("headers", [
    {"origin": "http://evil.example"}, {"origin": "null"}, {"sec_fetch_site": "cross-site"},
    {"sec_fetch_site": "same-site"},
])  # fmt: skip
def test_a_form_of_a_foreign_page_decides_nothing(site: Site, headers: dict[str, str]) -> None:
    assert site.ask("/decide/undo", "POST", "", content_type=FORM, **headers).status == 403


def test_a_form_without_the_word_of_our_own_decides_nothing(site: Site) -> None:
    body = urlencode({"on": "c-1", "key": "guessed"})
    assert site.ask("/decide/star", "POST", body, content_type=FORM).status == 400
    assert "Nothing was judged" in site.get("/journal")


def test_a_form_is_bounded_and_of_one_kind(site: Site) -> None:
    assert "larger than" in site.ask("/draft", "POST", "text=" + "a" * 500_000, content_type=FORM).text
    assert site.ask("/draft", "POST", "{}", content_type="application/json").status == 400
    assert site.ask("/events?q=" + "a" * 300).status == 400
    assert site.ask("/events?q=" + "a" * 9000).status == 414


def test_on_another_address_nothing_is_shown_without_the_token(told: Path) -> None:
    with serving(told, token="t0ken", host="192.0.2.1") as site:
        assert site.ask("/").status == 401
        assert site.ask("/?token=wrong").status == 401
        let_in = site.ask("/?token=t0ken")
        assert (let_in.status, let_in.headers["location"]) == (303, "/")
        assert "httponly" in let_in.headers["set-cookie"].lower()
        site.cookies = {"onrecord-token": "t0ken"}
        assert site.ask("/", host="any.example").status == 200


def test_no_page_lets_a_script_of_the_data_run(site: Site) -> None:
    for path in ("/", "/events", "/nothing", "/static/pages.js", "/export/brief.html"):
        policy = site.ask(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe-inline" not in policy.split("script-src")[-1] * (
            "script-src" in policy
        )


def test_hostile_words_are_shown_not_obeyed(site: Site) -> None:
    report = next(one for one in site.links("/reports", "/report/") if "Evil" in site.get(one))
    pages = [report, "/", "/events", "/reports", "/entities", *site.links(report, "/claim/"),
             *site.links(report, "/event/"), "/search?q=petrov"]  # fmt: skip
    for path in pages:
        text = site.get(path)
        assert "<script>alert" not in text and "<img src=x" not in text and "<svg onload" not in text, path
        assert "<b>Evil" not in text and "\u202e" not in text, path
    assert "&lt;script&gt;alert(1)" in site.get(report)


def test_the_way_back_leads_nowhere_else(site: Site) -> None:
    claim = site.links("/events", "/report/")[0].partition("?")[0]
    id_ = site.links(claim, "/claim/")[0].removeprefix("/claim/")
    for back in ("//evil.example/", "https://evil.example/", "/\\evil.example"):
        answer = site.send("/decide/star", f"/claim/{id_}", on=id_, back=back)
        assert answer.status == 303 and answer.headers["location"].startswith("/?done")


FIELDS = (
    "document", "claim", "on", "left", "right", "verdict", "why", "word", "reading", "words", "hypothesis",
    "fit", "line", "wish", "place", "near", "type", "status", "actors", "speaker", "when", "places",
    "quantities", "confidence", "date", "outlet", "genre", "text",
)  # fmt: skip


@pytest.mark.parametrize(
    "value", ["", "<script>\x00\u202e", "9" * 400, "²", "9999-12-31", "x" * 9_000]
)
def test_no_form_of_any_page_fails_whatever_it_holds(site: Site, value: str) -> None:
    for path, _ in DECISIONS:
        given = dict.fromkeys(FIELDS, value) if value else {}
        answer = site.send(path, "/brief", **given)
        assert answer.status in (303, 400, 404) or (path, answer.status) == ("/draft", 200), (path, answer.text)
        assert "<script>" not in answer.text.replace("<script src", "")


@pytest.mark.parametrize("value", ["9999-12-31", "0001-01-01", "1e9", "-1", "(" * 90, "\x00"])
def test_no_address_of_any_page_fails_whatever_it_asks(site: Site, value: str) -> None:
    asked = "&".join(f"{name}={quote(value)}" for name in ("q", "actor", "place", "page", "lanes", "all", "at"))
    for path, _ in PAGES:
        plain = re.sub(r"\{.*\}", quote(value, safe=""), path)
        assert site.ask(f"{plain}?{asked}").status in (200, 400, 404), plain
        for day in ("since", "until", "as_of", "known"):
            assert site.ask(f"{plain}?{day}={quote(value)}").status in (200, 400, 404), (plain, day)


def test_an_empty_draft_and_a_name_without_end_are_refused_in_one_line(site: Site) -> None:
    empty = site.send("/draft", "/draft", text="  ")
    assert empty.status == 400 and "no text is in it" in empty.text
    claim = site.links(site.links("/reports", "/report/")[0], "/claim/")[0]
    given = {"on": claim.removeprefix("/claim/"), "who": "x" * 5000}
    assert site.send("/decide/star", claim, **given).status == 400


def test_a_day_far_outside_the_calendar_of_reports_is_a_slip(site: Site) -> None:
    claim = site.links(site.links("/reports", "/report/")[0], "/claim/")[0]
    given = {"claim": claim.removeprefix("/claim/"), "was-when": "", "why": "typed"}
    assert site.send("/decide/correct", claim, **given, when="9999-12-31").status == 400
    assert site.send("/decide/correct", claim, **given, when="2019-03-23").status == 303
