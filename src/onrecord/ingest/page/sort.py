"""Sorts of pages: what is no plain article, told by the page's marks and words (data/page_sign.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.errors import InputError
from onrecord.ingest.page.statement import Statement

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_SHORT = 150  # words: a body that short may be what stands before a wall, or no article at all
_SCANT = 20  # words: less is no report
_REACH = 20_000  # characters of the page's words
_REMEDY = "open it in a browser, save the page and name the file"


@dataclass(frozen=True, slots=True)
class _Sign:
    sort: str
    where: str
    pattern: re.Pattern[str]


def warnings(tree: HtmlElement, words: str, said: Statement, body: str) -> tuple[str, ...]:
    """What a reader must know of the sort of a page; InputError where it is none of a report.

    ``words`` are all words of the page, ``body`` those of the article found in it.
    """
    signs = _signs_of(tree, words[:_REACH], said.title or "")
    count = len(body.split())
    if count < _SHORT:
        _refuse(signs, count)
    live = "LiveBlogPosting" in said.types or "live" in signs
    gallery = bool(said.types & {"ImageGallery", "MediaGallery"}) or "gallery" in signs
    told = (
        ("behind a paywall: only the beginning was received", _walled(signs, said, count)),
        ("a live blog: its entries are of different hours", live),
        ("a picture gallery: its text is captions", gallery),
        (f"the page says that it was changed on {said.modified}", _later(said)),
    )
    return tuple(text for text, holds in told if holds)


def _refuse(signs: frozenset[str], count: int) -> None:
    if "robots" in signs:
        raise InputError("", "a page that keeps programs out, not the article", _REMEDY)
    if "consent" in signs:
        raise InputError("", "a page that asks for consent to cookies, not the article", _REMEDY)
    if "wall" in signs and count < _SCANT:
        raise InputError("", "a paywall with nothing of the article before it", _REMEDY)


def _walled(signs: frozenset[str], said: Statement, count: int) -> bool:
    """By two of three: the page's own word, a wall's marks or words, a short body."""
    return (said.locked, "wall" in signs, count < _SHORT).count(True) >= 2 and (said.locked or "wall" in signs)


def _later(said: Statement) -> bool:
    return bool(said.modified and said.published and said.modified > said.published)


def _signs_of(tree: HtmlElement, words: str, title: str) -> frozenset[str]:
    classes = " ".join(dict.fromkeys(tree.xpath("//@class")[:5_000]))  # each once, or the search takes long
    parts = {"class": classes, "title": title, "text": words}
    return frozenset(sign.sort for sign in _signs() if sign.pattern.search(parts[sign.where]))


@lru_cache(maxsize=1)
def _signs() -> tuple[_Sign, ...]:
    table = files("onrecord.ingest").joinpath("data", "page_sign.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(_Sign(sort, where, re.compile(pattern, re.I)) for sort, where, pattern in rows)
