"""The brief as a page: every reference leads to its exact words, and nothing of a report is ever markup."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from onrecord.model import Cite, Document, Dossier, Ledger, ReportKey
from onrecord.present import html
from onrecord.present.anchor import Anchors, fragments
from onrecord.present.visible import visible

from . import river_case

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
SMALL = ("--window-size=1240,600", "--force-device-scale-factor=0.5")
LIT = (0xFF, 0xE2, 0x7A)


class Page(HTMLParser):
    """Ids, links and the words of each element that a report's paragraph is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.pieces: list[tuple[str, list[str], str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag in ("mark", "span"):
            self.pieces.append((given.get("id") or "", (given.get("class") or "").split(), ""))

    def handle_data(self, data: str) -> None:
        if self.pieces and self.get_starttag_text() and not self.pieces[-1][2]:
            name, classes, _ = self.pieces[-1]
            self.pieces[-1] = (name, classes, data)

    def words(self, anchor: str) -> str:
        """What a link to the anchor lights."""
        begin = next(n for n, (name, _, _) in enumerate(self.pieces) if name == anchor)
        tracked = [words for _, classes, words in self.pieces[begin:] if anchor in classes]
        return "".join(tracked) or self.pieces[begin][2]


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return river_case.dossier()


@pytest.fixture(scope="module")
def page(dossier: Dossier) -> str:
    return html(dossier)


def test_every_link_leads_to_one_place_of_the_same_page(page: str) -> None:
    read = Page(page)
    assert len(read.ids) == len(set(read.ids))
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    assert all(link.startswith("#") for link in read.links)


def test_every_reference_leads_to_its_exact_words(dossier: Dossier, page: str) -> None:
    read, anchors = Page(page), Anchors(dossier, dossier.ledger.claims)
    cites = [one for one in fragments(dossier) if isinstance(one, Cite)]
    assert cites
    for cite in cites:
        assert read.words(anchors.of(cite.document, cite.span)) == visible(cite.span.quote)


def test_overlapping_claims_are_each_lit_whole(page: str) -> None:
    read = Page(page)
    assert read.words("c-sent").endswith("and the mayor thanked them")
    assert read.words("c-thanked") == "the mayor thanked them for it"


def test_a_script_in_a_report_is_shown_and_never_run(page: str) -> None:
    assert "&lt;script&gt;document.title=&#39;run&#39;&lt;/script&gt;" in page
    assert not Page(page).tags & {"script", "img", "iframe", "object", "link", "form"}


def test_the_page_asks_nothing_of_a_network(page: str) -> None:
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"url\(|@import|\bsrc=", page)


def test_control_characters_and_direction_marks_are_shown_as_signs(page: str) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e]", page)
    assert "a ␛[31mflare␀" in page


def test_a_broken_code_point_does_not_stop_the_writing_of_the_page() -> None:
    lone = Ledger(documents=(Document("lone", "0", "Norland sent \ud800 men."),))
    brief = Dossier("Brief \udfff", (), (ReportKey("A", "lone", "news"),), (), (), (), 0.5, lone)
    assert "Norland sent \ufffd men." in html(brief).encode("utf-8").decode("utf-8")


def test_claims_not_printed_are_marked_and_listed_and_unread_sentences_dotted(page: str) -> None:
    assert 'class="w' in page and 'href="#c-open"' in page.partition('id="unprinted"')[2]
    assert re.search(r'<span class="u[^"]*"[^>]*>Seven barges', page)


def test_a_claim_has_its_note_in_the_margin(page: str) -> None:
    note = page.partition('aria-label="Claims of B1"')[2].partition("</ol>")[0]
    for words in ("aid", "asserted", "0.80", "Norland", "2031-03-03", "«on Monday»", "«about 40»"):
        assert words in note


def test_a_dispute_stands_side_by_side_and_figures_in_a_table(page: str) -> None:
    assert 'class="side side-1"' in page and 'class="side side-2"' in page
    assert re.search(r'<td class="number"><q><bdi>about 40 engineers</bdi></q></td>', page)


def test_the_template_engine_is_loaded_only_for_a_page() -> None:
    check = "import sys, onrecord.present; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_a_dossier_of_nothing_is_a_page() -> None:
    empty = Dossier("Situation brief", (), (), (), (), (), 0.5, Ledger())
    assert "Situation brief" in html(empty)


def test_the_same_dossier_gives_the_same_page(dossier: Dossier, page: str) -> None:
    assert html(dossier) == page


# ---- in a browser


@pytest.fixture(scope="module")
def opened(page: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: the page is not opened in a browser")
    path = tmp_path_factory.mktemp("page") / "brief.html"
    path.write_text(page, "utf-8")
    return path


def browse(path: Path, anchor: str, *flags: str) -> bytes:
    assert CHROMIUM is not None
    home = path.parent / "profile"
    command = [CHROMIUM, *QUIET, f"--user-data-dir={home}", *flags, f"{path.as_uri()}{anchor}"]
    return subprocess.run(command, capture_output=True, timeout=90, check=True).stdout


def pixels(picture: bytes) -> set[tuple[int, ...]]:
    """The colours of a PNG of eight bits a channel."""
    width, _, _, kind = struct.unpack(">IIBB", picture[16:26])
    size, at, packed = {2: 3, 6: 4}[kind], 8, b""
    while at < len(picture):
        length, name = struct.unpack(">I4s", picture[at : at + 8])
        packed += picture[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    raw, stride, found = zlib.decompress(packed), width * size, set()
    before = bytearray(stride)
    for start in range(0, len(raw), stride + 1):
        before = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), before, size)
        found |= {tuple(before[n : n + 3]) for n in range(0, stride, size)}
    return found


def _unfiltered(kind: int, row: bytearray, above: bytearray, size: int) -> bytearray:
    for n in range(len(row)):
        left = row[n - size] if n >= size else 0
        corner = above[n - size] if n >= size else 0
        row[n] = (
            row[n] + (0, left, above[n], (left + above[n]) // 2, _paeth(left, above[n], corner))[kind]
        ) % 256
    return row


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))


def test_a_browser_shows_the_words_of_the_reports_and_runs_none_of_them(opened: Path) -> None:
    shown = browse(opened, "", "--dump-dom").decode("utf-8")
    assert "<title>Situation brief" in shown and "<script" not in shown
    assert "Seven barges waited upstream" in shown


def test_a_browser_lights_the_words_that_a_link_leads_to(opened: Path) -> None:
    for anchor, lit in (("", False), ("#c-sent", True)):
        picture = opened.parent / "page.png"
        browse(opened, anchor, f"--screenshot={picture}", *SMALL)
        assert (LIT in pixels(picture.read_bytes())) is lit
