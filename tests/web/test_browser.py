"""The pages in a real browser: the main ways by mouse and keyboard, narrow, scriptless, for everybody."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import Record
from tests.web.conftest import MISSED, Site, serving

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
if CHROMIUM is None:
    pytest.skip("no browser is installed (apt-get install chromium)", allow_module_level=True)

WAYS = (
    "/", "/events", "/together", "/timeline", "/map", "/network", "/rhetoric", "/disputes", "/entities",
    "/situation", "/hypotheses", "/reports", "/brief", "/draft", "/journal", "/search?q=aid",
)  # fmt: skip


LOOKED_AT = (
    "/", "/events", "/together", "/timeline", "/map", "/network", "/hypotheses", "/brief", "/draft", "/journal",
)  # fmt: skip
"""Each kind of page once, for axe takes seconds on one."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser for all."""
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def site(told: Path, tmp_path: Path) -> Iterator[Site]:
    """The pages of a copy of the case."""
    with serving(Path(shutil.copy(told, tmp_path / "river.case"))) as site:
        yield site


class Tab:
    """A page that notes every complaint of the browser and every request that leaves this machine."""

    def __init__(self, browser: Any, site: Site, **options: Any) -> None:
        self.context = browser.new_context(base_url=f"http://127.0.0.1:{site.port}", **options)
        self.page = self.context.new_page()
        self.page.set_default_timeout(8_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        home = f"http://127.0.0.1:{site.port}/"
        self.page.on("request", lambda r: None if r.url.startswith(home) else self.complaints.append(r.url))

    def __enter__(self) -> Any:
        return self.page

    def __exit__(self, kind: object, *_: object) -> None:
        self.context.close()
        assert kind is not None or self.complaints == []


def test_from_the_first_screen_through_a_filter_to_the_highlighted_words(browser: Any, site: Site) -> None:
    with Tab(browser, site) as page:
        page.goto("/")
        assert page.locator("h1").inner_text()
        page.get_by_role("link", name="Events", exact=True).first.click()
        page.locator(".facets a", has_text="denied").click()
        page.wait_for_url("**status=denied**")
        assert page.locator(".chips a").count() == 1
        page.fill("#f-actor", "Russia")
        page.get_by_role("button", name="Filter").click()
        page.wait_for_url("**actor=Russia**")
        assert "status=denied" in page.url and "speaker" not in page.url
        page.locator(".chips a").first.click()
        page.wait_for_url(lambda url: "status=" not in url)  # asked of the tab: the pages' policy forbids eval
        words = page.locator(".event q").first.inner_text().strip("«»“” …")
        page.locator(".event .cite a").first.click()
        lit = page.locator(".text .lit")
        assert lit.first.is_visible()
        shown = page.evaluate("getComputedStyle(document.querySelector('.text .lit')).backgroundColor")
        assert shown == "rgb(255, 226, 122)"
        assert words.split()[0] in "".join(lit.all_inner_texts())


def test_judging_undoing_and_correcting(browser: Any, site: Site) -> None:
    event = next(one for one in site.links("/events", "/event/") if 'name="verdict"' in site.get(one))
    with Tab(browser, site) as page:
        page.goto(event)
        page.locator(".pair input[name=why]").first.fill("two places")
        page.locator(".pair button[value=different]").first.click()
        page.wait_for_url("**done=1**")
        page.goto("/journal")
        assert "two places" in page.locator("tbody tr").first.inner_text()
        page.get_by_role("button", name=re.compile("Undo")).first.click()
        page.wait_for_url("**done=1**")
        assert page.locator("tr.undone").count() == 1
        page.goto(site.links(site.links("/events", "/report/")[0], "/claim/")[0])
        page.select_option("#c-status", "speculated")
        page.fill("#c-why", "the report says may")
        page.get_by_role("button", name="Put the correction").click()
        page.wait_for_url("**done=1**")
        assert "In the journal: set status=speculated" in page.locator(".notice").last.inner_text()
    with Record.open(site.case) as record:
        held = [line.decision for line in record.journal() if not line.undone]
    assert held[-1] == "set" and "different" not in held


def test_days_are_brushed_on_the_timeline_and_hold_in_the_list(browser: Any, site: Site) -> None:
    with Tab(browser, site) as page:
        page.goto("/timeline")
        box = page.locator("svg.chart:not(.overview)").bounding_box()
        height = box["y"] + box["height"] - 3
        page.mouse.move(box["x"] + box["width"] * 0.5, height)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.7, height)
        page.mouse.up()
        page.wait_for_url("**since=**until=**")
        asked = page.url.partition("?")[2]
        page.get_by_role("link", name="List", exact=True).click()
        page.wait_for_url(f"**/events?{asked}")


def test_a_brush_filters_map_network_and_list_without_the_page_being_loaded_again(
    browser: Any, site: Site
) -> None:
    with Tab(browser, site) as page:
        page.goto("/together")
        page.evaluate("window.same = true")
        everything = page.locator(".sum").inner_text()
        box = page.locator(".overview").bounding_box()
        page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 30)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 30)
        page.mouse.up()
        page.wait_for_url("**since=**until=**")
        assert "seen between" in page.locator(".sum").inner_text()
        assert page.locator(".overview .window").count() == 1
        brushed = page.url
        page.locator(".pictures .map a").first.click()
        page.wait_for_url("**place=**")
        assert "since=" in page.url and page.locator(".chips a").count() == 3
        page.go_back()
        page.wait_for_url(brushed)
        page.locator(".chips li").nth(2).wait_for(state="detached")
        page.get_by_role("link", name="all days").click()
        page.wait_for_url("**/together")
        page.get_by_text(everything).wait_for()
        assert page.evaluate("window.same")


def test_a_brief_and_a_record_are_taken_along(browser: Any, site: Site) -> None:
    with Tab(browser, site, accept_downloads=True) as page:
        page.goto("/")
        with page.expect_download() as got:
            page.get_by_role("link", name="HTML", exact=True).click()
        assert "Situation brief" in Path(got.value.path()).read_text("utf-8")
        with page.expect_download() as got:
            page.get_by_role("link", name="JSON lines").click()
        assert Path(got.value.path()).read_text("utf-8").startswith('{"kind":"meta"')


def test_a_brief_is_composed_without_the_page_being_loaded_again(browser: Any, site: Site) -> None:
    with Tab(browser, site, accept_downloads=True) as page:
        page.goto("/brief")
        page.evaluate("window.same = true")
        lines = page.locator(".composed").first.locator("> li")
        second = lines.nth(1).locator(".telling").inner_text()
        lines.nth(1).get_by_role("button", name="Pin").click()
        page.locator("li.pinned").first.wait_for()
        assert second in page.locator("li.pinned").inner_text()
        assert page.evaluate("document.activeElement.textContent") == "Unpin"
        lines.nth(2).get_by_role("button", name="take out").press("Enter")
        page.get_by_text("Taken out, 1").wait_for()
        assert page.evaluate("window.same")
        with page.expect_download(timeout=30_000) as got:
            page.get_by_role("link", name="PDF").click(no_wait_after=True)
        assert Path(got.value.path()).read_bytes().startswith(b"%PDF")
        page.locator(".aside-list").get_by_role("button", name="Put back").first.click()
        page.get_by_text("Taken out, 1").wait_for(state="detached")


def test_words_are_selected_and_a_claim_is_added_there(browser: Any, site: Site) -> None:
    report = next(one for one in site.links("/reports", "/report/") if re.search(MISSED, site.get(one)))
    with Tab(browser, site) as page:
        page.goto(report)
        page.locator(".text mark").first.select_text()
        page.get_by_role("button", name="Correct the claim").wait_for()
        words = page.locator(".text .u").first
        words.select_text()
        page.get_by_role("button", name="Add a claim", exact=True).click()
        page.locator(".menu").wait_for(state="hidden")
        assert page.input_value("#a-words").strip() == words.inner_text().strip()
        page.select_option("#a-type", "AID")
        page.fill("#a-actors", "the clerks")
        page.fill("#a-why", "it was missed")
        page.get_by_role("button", name="Add the claim").click()
        page.wait_for_url("**done=1**")
        assert page.locator(".text .lit").first.is_visible()
        page.locator(".notes .byhand").first.wait_for()
        page.locator(".notice").get_by_role("button", name="Undo").click()
        page.wait_for_url("**done=1**")


def test_the_keyboard_alone_reaches_a_verdict(browser: Any, site: Site) -> None:
    event = next(one for one in site.links("/events", "/event/") if 'name="verdict"' in site.get(one))
    with Tab(browser, site) as page:
        page.goto("/events")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.className") == "day"
        page.keyboard.press("Enter")
        page.wait_for_url("**/event/**")
        page.goto(event)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=1**")
        page.keyboard.press("/")
        page.keyboard.type("airport")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=airport")
    with Record.open(site.case) as record:
        assert record.journal()[-1].judgement == "same"


def test_on_a_telephone_nothing_runs_off_the_side(browser: Any, site: Site) -> None:
    event, report = site.links("/events", "/event/")[0], site.links("/events", "/report/")[0]
    with Tab(browser, site, viewport={"width": 390, "height": 800}) as page:
        for path in (*WAYS, event, report):
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_everything_reads_and_decides_without_scripts(browser: Any, site: Site) -> None:
    with Tab(browser, site, java_script_enabled=False) as page:
        page.goto("/situation")
        page.fill("#as_of", "2019-03-01")
        page.get_by_role("button", name="Show").click()
        assert "as_of=2019-03-01" in page.url
        page.goto(site.links(site.links("/events", "/report/")[0], "/claim/")[0])
        page.get_by_role("button", name="Star").click()
        assert "Starred" in page.locator("main").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(browser: Any, site: Site, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    event = next(one for one in site.links("/events", "/event/") if 'name="verdict"' in site.get(one))
    more = (event, site.links(event, "/report/")[0], site.links(event, "/claim/")[0],
            site.links("/disputes", "/dispute/")[0], site.links("/entities", "/entity/")[0])  # fmt: skip
    with Tab(browser, site, color_scheme=scheme, bypass_csp=True) as page:
        for path in (*LOOKED_AT, *more) if scheme == "light" else ("/", "/timeline", more[1]):
            page.goto(path)
            found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
            grave = [(one["id"], one["nodes"][0]["html"][:120]) for one in found
                     if one["impact"] in ("serious", "critical")]  # fmt: skip
            assert grave == [], path
