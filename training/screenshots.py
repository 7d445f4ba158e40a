"""Takes the pictures of docs/ from the example case: python training/screenshots.py

Needs the extras web and dev and a chromium. The case is made in a folder of its own; the browser is told to
keep still, so that two runs give the same pictures on one machine.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import sync_playwright

from onrecord import examples

DOCS = Path(__file__).parents[1] / "docs"
SHOTS = (
    ("pages-overview", "/", 1240, 860, "light"),
    ("pages-event", "event", 1240, 860, "light"),
    ("pages-report", "report", 1240, 860, "light"),
    ("pages-together", "/together?since=2019-02-18&until=2019-03-12", 1240, 860, "light"),
    ("pages-brief", "/brief", 1240, 780, "light"),
    ("pages-network", "/network", 1240, 780, "dark"),
)
"""File, address or kind of page, width, height, colours."""


def main() -> None:
    """Writes the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "river.case"
        program = [sys.executable, "-m", "onrecord"]
        subprocess.run([*program, "add", str(examples.folder()), "--case", str(case)], check=True)
        serving = subprocess.Popen(
            [*program, "serve", "--case", str(case), "--port", "0", "--who", "ada"],
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            home = next(word for word in (serving.stderr or sys.stdin).readline().split() if "://" in word)
            take(home)
        finally:
            serving.terminate()


def take(home: str) -> None:
    """Every picture, from the pages at an address."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, kind, width, height, scheme in SHOTS:
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            page.goto(home.rstrip("/") + (kind if kind.startswith("/") else found(home, kind)))
            page.screenshot(path=DOCS / f"{name}.png")
            context.close()
        browser.close()


def found(home: str, kind: str) -> str:
    """The event of the most claims, or a report with words lit."""
    listed = urlopen(f"{home}events" + ("?q=aid" if kind == "report" else "")).read().decode()
    parts = [part.split('"')[1] for part in listed.split("href=") if part.startswith(f'"/{kind}/')]
    links = [part.replace("&amp;", "&") for part in parts]
    if kind == "report":
        return links[0]
    return max(links, key=lambda one: urlopen(home.rstrip("/") + one).read().decode().count('class="told '))


if __name__ == "__main__":
    main()
