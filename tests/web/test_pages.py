"""What an analyst finds on the pages, and what a click there does to the case."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote as percent
from urllib.parse import unquote

import pytest

from onrecord.record import Record
from tests.web.conftest import MISSED, Site

PAGES = (
    "/", "/events", "/disputes", "/entities", "/situation", "/reports", "/brief", "/draft", "/journal",
    "/search?q=aid",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_and_each_of_its_own_links_leads_somewhere(site: Site, path: str) -> None:
    for link in sorted(set(site.links(path, "/")))[:12]:
        assert site.ask(link.partition("#")[0]).status == 200, link


def test_the_first_screen_counts_what_the_case_holds(site: Site) -> None:
    with Record.open(site.case) as record:
        ledger = record.ledger
    counts = re.findall(r"<dt>([^<]+)</dt><dd><a [^>]+>(\d+)</a>", site.get("/"))
    found = dict(counts)
    assert int(found["reports"]) == len(ledger.documents)
    assert int(found["independent origins"]) == sum(1 for one in ledger.documents if not one.origin)
    assert int(found["claims"]) == len(ledger.claims)


def test_a_line_leads_in_one_step_to_its_highlighted_words(site: Site) -> None:
    page = site.get("/events")
    told = re.findall(r'<q><bdi>([^<]+)</bdi></q> <span class="cite">\[<a href="([^"]+)"', page)
    assert len(told) > 15
    for quote, link in told[:15]:
        report = site.get(unescape(link).partition("#")[0])
        lit = "".join(re.findall(r'<(?:mark|span) class="[^"]*\blit\b[^"]*"[^>]*>([^<]*)<', report))
        words = unescape(quote).replace("…", "").split()
        assert [word for word in words if word.strip(" []") and word not in unescape(lit)] == [], quote


def test_filters_stand_in_the_address_and_hold_together(site: Site) -> None:
    everything = int(re.search(r"(\d+) events?", site.get("/events"))[1])  # type: ignore[index]
    asserted = site.get("/events?status=denied&type=ACCUSE")
    some = re.search(r'role="status">(\d+) events? of (\d+)', asserted)
    assert some and 0 < int(some[1]) < int(some[2]) == everything
    assert all("denied" in row for row in asserted.split('<li class="event">')[1:])
    assert "No event meets all" in site.get("/events?q=zebra")
    assert site.ask("/events?since=yesterday").status == 400


def test_a_brief_is_composed_and_taken_along_as_composed(site: Site) -> None:
    page = site.get("/brief")
    form = re.search(r'value="(key-developments)"><input type="hidden" name="claim" value="([^"]+)"', page)
    assert form
    before = site.get("/export/brief.txt")
    answer = site.send("/decide/arrange", "/brief", line=form[1], claim=form[2], wish="hide", who="Bo")
    assert answer.status == 303
    assert "taken out by <bdi>Bo</bdi>" in site.get("/brief")
    composed = site.get("/export/brief.txt")
    assert "Taken out by hand: 1." in composed and "Arranged by hand (Bo)" in composed
    site.send("/decide/undo", "/journal")
    assert site.get("/export/brief.txt") == before
    assert site.send("/decide/arrange", "/brief", line="<b>", wish="hide").status == 400
    assert site.send("/decide/arrange", "/brief", line=form[1], claim=form[2], place="-1").status == 400


def test_a_claim_that_was_missed_is_added_from_a_form(site: Site) -> None:
    report = next(one for one in site.links("/reports", "/report/") if re.search(MISSED, site.get(one)))
    missed = unescape(re.search(MISSED, site.get(report))[1])  # type: ignore[index]
    given = {"document": unquote(report.removeprefix("/report/")), "words": missed, "type": "AID", "who": "Bo"}
    answer = site.send("/decide/add", report, **given, status="planned", actors="Nobody Known", why="missed")
    assert answer.status == 303
    shown = site.settled(answer.headers["location"].partition("#")[0])
    assert "added by hand" in shown and "Nobody Known" in shown
    with Record.open(site.case) as record:
        (claim,) = [one for one in record.claims if one.reader == "analyst"]
        assert claim.status == "planned" and '"reader":"analyst"' in "\n".join(record.jsonl())
    assert "Added by hand" in site.settled(f"/claim/{claim.id}")
    site.send("/decide/undo", "/journal", line=_line(site, "add AID"))
    with Record.open(site.case) as record:
        assert not [one for one in record.claims if one.reader == "analyst"]
    assert site.send("/decide/add", report, **{**given, "words": "never said"}).status == 400


def test_a_party_that_two_reports_mean_otherwise_is_taken_apart_and_put_together(site: Site) -> None:
    page = next(one for one in site.links("/entities", "/entity/") if 'name="in-2"' in site.get(one))
    name = unescape(re.search(r"<h1><bdi>([^<]+)<", site.get(page))[1])  # type: ignore[index]
    reports = re.findall(r'name="in-\d+" value="([^"]+)"', site.get(page))
    before = {one.id for one in Record.open(site.case).entities}
    entity = page.removeprefix("/entity/")
    assert site.send("/decide/split", page, entity=entity, why="another").status == 400
    given = {"entity": entity, "in-2": reports[1], "why": "a namesake", "who": "Bo"}
    assert site.send("/decide/split", page, **given).status == 303
    with Record.open(site.case) as record:
        assert len(record.entities) == len(before) + 1
    assert site.settled(f"/entities?q={percent(name)}").count('href="/entity/') >= 2
    site.send("/decide/undo", "/journal")
    with Record.open(site.case) as record:
        assert {one.id for one in record.entities} == before
        other = next(one for one in record.entities if one.id != entity and one.mentions > 2)
    site.send("/decide/merge", page, left=entity, right=f"http://x/entity/{other.id}", why="one", who="Bo")
    with Record.open(site.case) as record:
        assert len(record.entities) == len(before) - 1


def test_what_backs_a_state_leads_to_the_claim_that_can_be_corrected(site: Site) -> None:
    (first, *_) = site.links("/situation", "/claim/")
    assert "Put the correction in the journal" in site.get(first)


def _line(site: Site, begins: str) -> str:
    with Record.open(site.case) as record:
        return next(line.id for line in record.journal() if line.judgement.startswith(begins))


def test_a_verdict_goes_into_the_journal_and_is_taken_back_there(site: Site) -> None:
    event = next(one for one in site.links("/events", "/event/") if 'name="verdict"' in site.get(one))
    page = site.get(event)
    left, right = (re.search(rf'name="{side}" value="([^"]+)"', page)[1] for side in ("left", "right"))  # type: ignore[index]
    answer = site.send(
        "/decide/judge", event, left=left, right=right, verdict="different", why="two crowds", who="Bo"
    )
    assert answer.status == 303
    with Record.open(site.case) as record:
        (line,) = record.journal()
    assert (line.judgement, line.who, line.why) == ("different", "Bo", "two crowds")
    assert set(line.on) == {left, right}
    assert "two crowds" in site.get("/journal")
    site.send("/decide/undo", "/journal", line=line.id)
    with Record.open(site.case) as record:
        assert record.journal()[0].undone


def test_a_corrected_claim_is_shown_as_corrected(site: Site) -> None:
    report = site.links("/events", "/report/")[0].partition("?")[0]
    claim = site.links(report, "/claim/")[0]
    id_ = claim.removeprefix("/claim/")
    site.send("/decide/correct", claim, claim=id_, status="denied", **{"was-status": "asserted"}, why="read it")
    for _ in range(50):
        if "is still being worked in" not in site.get(claim):
            break
    assert "corrected by hand: status" in site.get(claim)


def test_a_reports_date_can_be_given(site: Site) -> None:
    report = next(one for one in site.links("/reports", "/report/") if "no publication date" in site.get(one))
    id_ = report.removeprefix("/report/")
    fields = {"date": "2019-02-26", "genre": "opinion", "why": "asked"}
    assert site.send("/decide/set", report, document=id_, **fields).status == 303
    with Record.open(site.case) as record:
        published = record.document(id_).published
    assert published and published.value == "2019-02-26"


def test_a_wrong_form_says_in_one_line_what_is_wrong(site: Site) -> None:
    answer = site.send("/decide/judge", "/draft", left="x", right="y", verdict="maybe")
    assert answer.status == 400 and "this is no verdict" in answer.text and "Traceback" not in answer.text
    assert site.ask("/event/none").status == 404
    assert site.ask("/nothing").status == 404


def test_what_another_program_adds_is_shown(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    site.get("/")
    more = tmp_path_factory.mktemp("more") / "late.txt"
    more.write_text("Troops of Sudmark crossed the river on 2 April 2019, the Nordmark ministry said.", "utf-8")
    with Record.open(site.case) as record:
        list(record.add([str(more)]))
    for _ in range(100):
        if "is still being worked in" not in site.get("/reports"):
            break
    assert "Troops of Sudmark" in site.get("/reports")


def test_a_draft_is_held_against_the_record(site: Site) -> None:
    draft = "Tens of thousands of people marched in the capital on 23 January."
    answer = site.send("/draft", "/draft", text=draft)
    assert answer.status == 200 and 'class="v-' in answer.text


def test_right_to_left_words_run_from_the_right(site: Site) -> None:
    report = next(one for one in site.links("/reports", "/report/") if "قالت" in site.get(one))
    assert '<p class="text" dir="auto"' in site.get(report)


def test_the_name_typed_once_is_offered_again(site: Site) -> None:
    claim = site.links(site.links("/events", "/report/")[0], "/claim/")[0]
    sent = site.send("/decide/star", claim, on=claim.removeprefix("/claim/"), who="Zoë Ålund")
    site.cookies = dict([sent.headers["set-cookie"].partition(";")[0].split("=", 1)])
    assert 'value="Zoë Ålund"' in site.get(claim)
