"""The pages are hard to misuse: foreign names, foreign forms, missing tokens, hostile words."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pytest

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
