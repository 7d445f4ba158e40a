"""The pages on a case of 5,000 events: milliseconds of every view, of a judgement, and in a browser.

    python benchmarks/pages.py FILE [--reports 260] [--times 5]

Makes FILE where there is none, of reports put together as by benchmarks/case.py, and lets the program compute
its events. Then serves it on a free port of this machine and asks for each view with several questions. Prints
the median and the longest time to the last byte, and the processor's time; with playwright and a browser
installed, also the time until a browser has drawn the page, and from the end of a brush over days to the
picture of what it leaves.
"""

from __future__ import annotations

import argparse
import http.client
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn

sys.path.insert(0, str(Path(__file__).parent))

from case import build

from onrecord.web.app import application
from onrecord.web.room import Room
from onrecord.web.serve import bound

VIEWS = (
    "/", "/?since=2019-06-01", "/events", "/events?page=40", "/events?type=THREATEN&status=denied",
    "/events?actor=Guard&since=2020-01-01&until=2020-12-31", "/events?q=shelled", "/timeline",
    "/timeline?type=ASSAULT&since=2020-01-01&until=2020-06-30", "/timeline?lanes=type", "/map", "/network",
    "/together", "/together?since=2020-02-01&until=2020-03-31", "/rhetoric", "/brief", "/reports",
    "/disputes", "/entities", "/situation", "/hypotheses", "/journal", "/search?q=shelled",
)  # fmt: skip


class Asker:
    """One reader of the pages."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, path: str, body: str | None = None) -> tuple[int, str]:
        """Status and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {"content-type": "application/x-www-form-urlencoded"} if body else {}
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def first(self, page: str, begin: str) -> str:
        """The first link of a page that begins so; the page itself where there is none."""
        found = re.search(rf'href="({begin}[^"#?]*)', self.ask(page)[1])
        return found[1] if found else page


def timed(name: str, doing: Callable[[], object], times: int) -> None:
    """Prints the median and the longest of some times, and the median of the processor's."""
    took, worked = [], []
    for _ in range(times):
        begin, busy = time.perf_counter(), time.process_time()
        doing()
        took.append(1000 * (time.perf_counter() - begin))
        worked.append(1000 * (time.process_time() - busy))
    took.sort()
    worked.sort()
    print(f"{name:58}{took[len(took) // 2]:8.0f}{took[-1]:8.0f}{worked[len(worked) // 2]:8.0f}", flush=True)


def judging(asker: Asker, event: str) -> Callable[[], object]:
    """A claim hidden, after which all is joined anew, and the page that comes back."""

    def judge() -> None:
        claim = asker.first(event, "/claim/")
        key = re.search(r'name="key" value="([^"]+)"', asker.ask(claim)[1])
        on = claim.removeprefix("/claim/")
        form = {"key": key[1] if key else "", "back": event, "on": on, "why": "measured"}
        begin = time.perf_counter()
        status, _ = asker.ask("/decide/hide", urlencode(form))
        asker.ask(f"{event}?done=1")
        judge.took = 1000 * (time.perf_counter() - begin)  # type: ignore[attr-defined]
        assert status == 303, status

    return judge


def in_a_browser(port: int, paths: tuple[str, ...]) -> None:
    """How long until a browser has loaded and drawn."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  only here
    except ModuleNotFoundError:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/journal")
        for path in paths:
            page.goto(f"http://127.0.0.1:{port}{path}")
            told = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
            print(f"{'in a browser, loaded: ' + path:58}{told:8.0f}", flush=True)
        for path in ("/events", "/together", "/timeline", "/map", "/network"):
            for turn in ("first", "again"):
                told = brushed(page, f"http://127.0.0.1:{port}{path}")
                print(f"{f'in a browser, days brushed ({turn}): {path}':58}{told:8.0f}", flush=True)
        browser.close()


WATCH = """
addEventListener("pointerup", () => { window.began = performance.now(); }, true);
const push = history.pushState.bind(history);
history.pushState = (...given) => {
  push(...given);
  requestAnimationFrame(() => setTimeout(() => { window.took = performance.now() - window.began; }));
};
0
"""
"""Notes how long it is from the end of a brush to the next picture on the screen."""


def brushed(page: Any, address: str) -> float:
    """Milliseconds from the end of a brush over a third of the days until all that it filters is drawn."""
    page.goto(address)
    page.evaluate(WATCH)
    box = page.locator(".overview").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] / 2)
    page.mouse.up()
    page.wait_for_url("**since=**until=**")
    while (took := page.evaluate("window.took")) is None:
        page.wait_for_timeout(5)
    return float(took)


def main() -> None:
    """Makes the case where there is none, and measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--reports", type=int, default=260)
    parser.add_argument("--times", type=int, default=5)
    arguments = parser.parse_args()
    if not arguments.file.exists():
        build(arguments.file, arguments.reports, 0)
    begin = time.perf_counter()
    room = Room(arguments.file)
    view, _ = room.view()
    took = time.perf_counter() - begin
    print(f"{len(view.claims)} claims, {len(view.events)} events, opened in {took:.1f} s")
    socket = bound("127.0.0.1", 0)
    app = application(room, host="127.0.0.1", token="", who="bench")
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    try:
        measure(Asker(socket.getsockname()[1]), arguments.times)
    finally:
        server.should_exit = True
        thread.join()


def measure(asker: Asker, times: int) -> None:
    """Prints every figure."""
    print(f"{'milliseconds':58}{'median':>8}{'longest':>8}{'cpu':>8}")
    event, report = asker.first("/events", "/event/"), asker.first("/events", "/report/")
    for path in (*VIEWS, event, report, asker.first(event, "/claim/"), asker.first("/entities", "/entity/")):
        timed(path, lambda path=path: asker.ask(path), times)  # type: ignore[misc]
    in_a_browser(asker.port, ("/", "/events", "/timeline", "/map", "/network", event, report))
    judge = judging(asker, event)
    judge()
    print(f"{'a decision and the page after it':58}{judge.took:8.0f}", flush=True)  # type: ignore[attr-defined]
    begin = time.perf_counter()
    slowest = 0.0
    while "is still being worked in" in asker.ask("/journal")[1]:
        at = time.perf_counter()
        asker.ask("/events")
        slowest = max(slowest, 1000 * (time.perf_counter() - at))
    print(f"{'worked in after (s), a page meanwhile (ms)':58}{time.perf_counter() - begin:8.1f}{slowest:8.0f}")


if __name__ == "__main__":
    main()
