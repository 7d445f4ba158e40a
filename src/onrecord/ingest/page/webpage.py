"""Web pages: the body text of an HTML page, what the page says of itself, and what sort of page it is.

The publication date is taken from what the page states as such; a date of change or of fetching, or one found
by searching the text, is never taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from onrecord.errors import InputError
from onrecord.ingest.decode import without_lone_surrogates
from onrecord.ingest.facts import Facts
from onrecord.ingest.page.sort import warnings
from onrecord.ingest.page.statement import stated

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_OPENING = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html\b)", re.I)
_XML_UNFIT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
_AMP = re.compile(r"<html[^>]{0,300}[\s\"'](?:amp|⚡)(?=[\s>=\"'])", re.I)
_DOORS = re.compile(r"^(?:www|m|mobile|amp|edition|beta)\.")
_REMEDY = "save its text as .txt"
_LONGEST_PAGE = 10_000_000  # code points of HTML


@dataclass(frozen=True, slots=True)
class Webpage:
    """The body text of a page, the facts that it states, and what is to be known of its sort.

    ``original``: the address that a page for phones (AMP) names as its original.
    """

    text: str
    facts: Facts
    warnings: tuple[str, ...] = ()
    original: str | None = None


def looks_like_html(text: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return _OPENING.match(text[:8_192]) is not None


def read_webpage(html: str, about: str, address: str | None = None) -> Webpage:
    """The body text and facts of a page that came from ``address``.

    InputError where no text is found, or where the page only asks for consent, payment or proof.
    """
    if len(html) > _LONGEST_PAGE:
        raise InputError(about, f"a page of more than {_LONGEST_PAGE:,} characters", _REMEDY)
    try:
        page = _extracted(_XML_UNFIT.sub(" ", html), address)
    except InputError as error:
        raise InputError(about, error.wrong, error.remedy) from error
    except Exception as error:  # a page may break the extractor in any way; the rest must go on
        raise InputError(about, f"the page cannot be taken apart ({error})", _REMEDY) from error
    if not page.text.strip():
        raise InputError(about, "no article text was found in the page", _REMEDY)
    return page


def _extracted(html: str, address: str | None) -> Webpage:
    import trafilatura  # noqa: PLC0415  takes a second to load: only where a page is read

    tree: HtmlElement | None = trafilatura.load_html(html)
    if tree is None:
        return Webpage("", Facts())
    said = stated(tree)
    found: Any = trafilatura.bare_extraction(
        html, include_comments=False, with_metadata=False, prune_xpath=list(_prunes())
    )
    text = without_lone_surrogates((found.text if found else "") or trafilatura.baseline(html)[1])
    words = " ".join(tree.text_content().split())
    named = _absolute(said.canonical, address)
    facts = Facts(said.outlet, said.published, None, said.byline, _own(named, address), said.title)
    original = named if _AMP.search(html[:2_000]) and named != address else None
    return Webpage(text, facts, warnings(tree, words, said, text) + _elsewhere(named, address), original)


def _absolute(link: str | None, address: str | None) -> str | None:
    """A link of the page as a whole http address; None for anything else."""
    try:
        whole = urljoin(address or "", link or "")
        parts = urlsplit(whole)
    except ValueError:
        return None
    return whole if parts.scheme in {"http", "https"} and parts.netloc else None


def _own(named: str | None, address: str | None) -> str | None:
    """The address that a page gives itself, where it lies on the site that it came from."""
    return named if named and (address is None or _site(named) == _site(address)) else address


def _elsewhere(named: str | None, address: str | None) -> tuple[str, ...]:
    """A page that names another site's as its original was taken over from there, or says so."""
    if named and address and _site(named) != _site(address):
        return (f"the page names another as its original: {named[:200]}",)
    return ()


def _site(address: str) -> str:
    return _DOORS.sub("", urlsplit(address).netloc.lower())


@lru_cache(maxsize=1)
def _prunes() -> tuple[str, ...]:
    text = files("onrecord.ingest").joinpath("data", "page_prune.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
