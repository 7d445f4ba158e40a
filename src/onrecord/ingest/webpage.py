"""Web pages: the body text of an HTML page, and what the page says of itself.

The publication date is taken from what the page states as such; a date of change or of fetching, or one found
by searching the text, is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError
from onrecord.ingest.decode import without_lone_surrogates
from onrecord.ingest.facts import Facts, clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_OPENING = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html\b)", re.I)
_DATED_META = re.compile(r"publi|pubdate|issued|created|(?:^|[.:_-])date$|^date|sailthru.date", re.I)
_CHANGED = re.compile(r"modif|updat|revis", re.I)
_DATED_CLASS = re.compile(r"publi|posted|entry-date|dateline|timestamp", re.I)
_XML_UNFIT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_DATE_SEARCH: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",  # fixed, so that the result does not hang on today
}
_REMEDY = "save its text as .txt"
_LONGEST_PAGE = 10_000_000  # code points of HTML


@dataclass(frozen=True, slots=True)
class Webpage:
    """The body text of a page and the facts that the page states."""

    text: str
    facts: Facts


def looks_like_html(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return _OPENING.match(text[:8_192]) is not None


def read_webpage(html: str, about: str) -> Webpage:
    """The body text and facts of a page; InputError where no text is found."""
    if len(html) > _LONGEST_PAGE:
        raise InputError(about, f"a page of more than {_LONGEST_PAGE:,} characters", _REMEDY)
    try:
        page = _extracted(_XML_UNFIT.sub(" ", html))
    except Exception as error:  # a page may break the extractor in any way; the rest must go on
        raise InputError(about, f"the page cannot be taken apart ({error})", _REMEDY) from error
    if not page.text.strip():
        raise InputError(about, "no article text was found in the page", _REMEDY)
    return page


def _extracted(html: str) -> Webpage:
    import trafilatura  # noqa: PLC0415  takes a second to load: only where a page is read

    tree: HtmlElement | None = trafilatura.load_html(html)
    if tree is None:
        return Webpage("", Facts())
    found: Any = trafilatura.bare_extraction(
        html, include_comments=False, with_metadata=False, date_extraction_params=_DATE_SEARCH
    )
    text = (found.text if found else "") or trafilatura.baseline(html)[1]
    return Webpage(without_lone_surrogates(text), _page_facts(tree, html))


def _page_facts(tree: HtmlElement, html: str) -> Facts:
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415  loaded with the extractor

    said: Any = extract_metadata(html, date_config={**_DATE_SEARCH})
    byline = clean(said.author)
    return Facts(
        outlet=said.sitename,
        date=_published(tree, said.url),
        byline=byline.replace("; ", ", ") if byline else None,
        url=said.url,
        title=said.title,
    )


def _published(tree: HtmlElement, url: str | None) -> str | None:
    """The day that the parts which state the publication give; the rest of the page is not searched."""
    from htmldate import find_date  # noqa: PLC0415  loaded with the extractor
    from lxml import html as markup  # type: ignore[import-untyped]  # noqa: PLC0415  as above

    said = markup.document_fromstring("<html><head></head><body></body></html>")
    for part in _stating(tree):
        said.find("head" if part.tag in {"meta", "script"} else "body").append(deepcopy(part))
    found: str | None = find_date(said, url=url, **_DATE_SEARCH)
    return found


def _stating(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The marked-up dates of publication: metas, JSON-LD, time elements so labelled or the only one."""
    for meta in tree.iter("meta"):
        names = " ".join(meta.get(key, "") for key in ("name", "property", "itemprop"))
        if _DATED_META.search(names) and not _CHANGED.search(names):
            yield meta
    for script in tree.xpath("//script[@type='application/ld+json']"):
        if "datePublished" in (script.text or ""):
            yield script
    times = list(tree.iter("time"))
    for time in times:
        labels = " ".join(time.get(key, "") for key in ("class", "itemprop", "id"))
        stated = time.get("pubdate") is not None or _DATED_CLASS.search(labels) or len(times) == 1
        if stated and not _CHANGED.search(labels):
            yield time
