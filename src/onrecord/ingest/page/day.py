"""Days: when a page says that it was published, and when it was changed; the rest of it is not searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from onrecord.errors import UsageError
from onrecord.ingest.facts import clean, iso_day
from onrecord.knowledge.printed_date import PRINTED_DATE, printed_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_DATED_META = re.compile(r"publi|pub-?date|issued|created|(?:^|[.:_-])date$|^date|sailthru.date", re.I)
_CHANGED = re.compile(r"modif|updat|revis", re.I)
_DATED_CLASS = re.compile(r"publi|posted|entry-date|dateline|timestamp|byline", re.I)
_SAID = re.compile(PRINTED_DATE, re.I)
_SAID_CHANGED = re.compile(rf"(?:last )?(?:updated|modified|edited)[^\d\n]{{0,40}}?{PRINTED_DATE}", re.I)
_LABELLED = (
    "//*[@itemprop='datePublished' or @property='datePublished' or @property='schema:datePublished']"
    " | //abbr[contains(concat(' ', @class, ' '), ' published ')]"
)
_LONGEST_LINE = 120  # characters of an element that is a line with a date
_DATE_SEARCH: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",  # fixed, so that the result does not hang on today
}


def stated_day(value: str | None) -> str | None:
    """The ISO day of a date as pages mark it ("2019-03-24T10:00:00Z", "24 March 2019"); None for no date."""
    words = clean(value)
    if not words:
        return None
    with suppress(UsageError):
        return iso_day(words)
    match = re.match(PRINTED_DATE, words, re.I)
    day = printed_date(match).day if match else None
    return day.isoformat() if day else None


def published(tree: HtmlElement) -> str | None:
    """The day that the parts which state the publication give: metas, marked times, a line that says so."""
    for meta in _metas(tree):
        day = stated_day(meta.get("content"))
        if day:
            return day
    return _marked(tree) or _searched([*_metas(tree), *_times(tree)]) or _line(tree)


def changed(tree: HtmlElement) -> str | None:
    """The day on which a page says that it was changed last."""
    for meta in tree.iter("meta"):
        names = _names(meta)
        if _CHANGED.search(names) and (day := stated_day(meta.get("content"))):
            return day
    for line in _lines(tree):
        match = _SAID_CHANGED.match(line)
        day_said = printed_date(match).day if match else None
        if day_said:
            return day_said.isoformat()
    return None


def _marked(tree: HtmlElement) -> str | None:
    """The day of an element that microdata, RDFa or a microformat labels as that of the publication."""
    for element in tree.xpath(_LABELLED):
        for value in (*map(element.get, ("content", "datetime", "title")), element.text_content()):
            day = stated_day(value)
            if day:
                return day
    return None


def _searched(parts: list[HtmlElement]) -> str | None:
    """What htmldate finds in these parts alone."""
    from htmldate import find_date  # noqa: PLC0415  loaded with the extractor
    from lxml import html as markup  # type: ignore[import-untyped]  # noqa: PLC0415  as above

    if not parts:
        return None
    said = markup.document_fromstring("<html><head></head><body></body></html>")
    for part in parts:
        said.find("head" if part.tag == "meta" else "body").append(deepcopy(part))
    found: str | None = find_date(said, **_DATE_SEARCH)
    return found


def _metas(tree: HtmlElement) -> Iterator[HtmlElement]:
    for meta in tree.iter("meta"):
        names = _names(meta)
        if _DATED_META.search(names) and not _CHANGED.search(names):
            yield meta


def _names(meta: HtmlElement) -> str:
    return " ".join(filter(None, (meta.get(key) for key in ("name", "property", "itemprop"))))


def _times(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Marked times that are labelled as the publication's, or the page's only one."""
    times = list(tree.iter("time"))
    for time in times:
        labels = " ".join(time.get(key, "") for key in ("class", "itemprop", "id"))
        stated = time.get("pubdate") is not None or _DATED_CLASS.search(labels) or len(times) == 1
        if stated and not _CHANGED.search(labels):
            yield time


def _line(tree: HtmlElement) -> str | None:
    """The day of a short line that is labelled as the publication's and holds one date, not of a change."""
    for line in _lines(tree):
        days = {printed_date(match).day for match in _SAID.finditer(line)}
        day = days.pop() if len(days) == 1 and not _CHANGED.search(line) else None
        if day:
            return day.isoformat()
    return None


def _lines(tree: HtmlElement) -> Iterator[str]:
    for element in tree.xpath("//div[@class]|//p[@class]|//span[@class]"):
        if _DATED_CLASS.search(element.get("class")) and len(element) <= 3:
            line = clean(element.text_content())
            if line and len(line) <= _LONGEST_LINE:
                yield line
