"""Statements: title, outlet, writer, dates and address, as a page marks them as its own.

JSON-LD is asked first, then Open Graph and the other metas, microdata, and the headline that is printed. What
the page does not mark is left open: no date is searched for in its text or links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ingest.facts import clean
from onrecord.ingest.page.day import changed, published, stated_day
from onrecord.ingest.page.linked import Linked, linked
from onrecord.knowledge.outlet import outlet_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_BETWEEN = re.compile(r"\s+[|–—·•«»-]\s+|\s*\|\s*|:\s+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[\s\d,–-]*(?:by\s+)?(?P<name>[^\W\d_][^\n.|©]{1,60})", re.I)
_TITLE_METAS = ("parsely-title", "dcterms.title", "dc.title", "citation_title", "og:title", "twitter:title")
_OUTLET_METAS = (
    "og:site_name", "dcterms.publisher", "dc.publisher", "publisher", "application-name",
    "apple-mobile-web-app-title",
)  # fmt: skip
_WRITER_METAS = ("author", "parsely-author", "article:author", "dcterms.creator", "dc.creator", "byl")
_LONGEST_HEADLINE = 300  # characters
_SAID_BY = re.compile(r"^by\s+", re.I)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a page says of itself; days are ISO, None where it does not say."""

    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    modified: str | None
    canonical: str | None
    types: frozenset[str]
    locked: bool


def stated(tree: HtmlElement) -> Statement:
    """The statements of a page."""
    metas = dict(_metas(tree))
    whole = _text(tree.find(".//title")) or ""
    parts = [part for part in _BETWEEN.split(whole) if part.strip()]
    headlines = [text for text in map(_text, tree.iter("h1")) if text and len(text) <= _LONGEST_HEADLINE]
    told = [metas[name] for name in _TITLE_METAS if name in metas]
    own = linked(tree, frozenset((*told, *headlines, *parts, whole)))
    outlet = _outlet(tree, metas, own, parts)
    return Statement(
        title=_title(headlines, own, told, parts, outlet, whole),
        outlet=outlet,
        byline=_byline(tree, metas, own),
        published=stated_day(own.published) or published(tree),
        modified=stated_day(own.modified) or changed(tree),
        canonical=_canonical(tree, metas),
        types=own.types,
        locked=own.locked or metas.get("article:content_tier", "").lower() in {"locked", "metered"},
    )


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """Each meta's name in small letters with its content; of several of one name the first counts."""
    seen = set()
    for meta in tree.iter("meta"):
        content = clean(meta.get("content"))
        for name in (meta.get("property"), meta.get("name")):
            if name and content and name.lower() not in seen:
                seen.add(name.lower())
                yield name.lower(), content


def _title(headlines: list[str], own: Linked, told: list[str], parts: list[str], outlet: str | None,
           whole: str) -> str | None:  # fmt: skip
    """The headline printed, where the page's head bears it out; else what the head says."""
    said = [own.headline, *told, *parts, whole]
    borne_out = {_folded(one) for one in said if one}
    for headline in headlines:
        if _folded(headline) in borne_out and _folded(headline) != _folded(outlet or ""):
            return headline
    for one in (own.headline, *told):
        if one:
            return _without(one, outlet)
    if len(headlines) == 1 and headlines[0] != outlet:
        return headlines[0]
    return _without(whole, outlet) if whole else None


def _without(title: str, outlet: str | None) -> str:
    """A title without the outlet's name before or behind it."""
    cuts = [0, *(cut for match in _BETWEEN.finditer(title) for cut in match.span()), len(title)]
    pieces = list(zip(cuts[::2], cuts[1::2], strict=True))
    while len(pieces) > 1 and _is_outlet(title[slice(*pieces[-1])], outlet):
        pieces.pop()
    while len(pieces) > 1 and _is_outlet(title[slice(*pieces[0])], outlet):
        pieces.pop(0)
    return title[pieces[0][0] : pieces[-1][1]].strip()


def _is_outlet(part: str, outlet: str | None) -> bool:
    return _folded(part) == _folded(outlet or "") or outlet_of(part) is not None


def _outlet(tree: HtmlElement, metas: dict[str, str], own: Linked, parts: list[str]) -> str | None:
    """The site's name as marked; else the part of the title that a copyright line or a table bears out."""
    marked = [metas.get("og:site_name"), own.outlet, _item(tree, "publisher")]
    marked += [metas.get(name) for name in _OUTLET_METAS]
    for name in marked:
        if name and not name.startswith(("http", "@")):
            return name
    foot = (" ".join(tree.text_content().split()))[-2_000:] if len(parts) > 1 else ""
    owners = {_folded(match["name"]) for match in _COPYRIGHT.finditer(foot)}
    for part in (*parts[:0:-1], *parts[:1]):
        if outlet_of(part) or any(owner.startswith(_folded(part)) for owner in owners):
            return part if len(parts) > 1 else None
    return None


def _byline(tree: HtmlElement, metas: dict[str, str], own: Linked) -> str | None:
    marked = next((metas[name] for name in _WRITER_METAS if _is_name(metas.get(name))), None)
    names = ", ".join(own.writers) or marked or _item(tree, "author") or _found_writer(tree) or ""
    return clean(_SAID_BY.sub("", names.replace("; ", ", ")))


def _found_writer(tree: HtmlElement) -> str | None:
    from trafilatura.metadata import extract_author  # noqa: PLC0415  loaded with the extractor

    found: str | None = extract_author(tree)
    return found


def _is_name(value: str | None) -> bool:
    return bool(value) and not str(value).startswith(("http:", "https:", "@"))


def _item(tree: HtmlElement, role: str) -> str | None:
    """The name that microdata gives for a role ("publisher")."""
    for element in tree.xpath("//*[@itemprop=$role]", role=role)[:3]:
        named = element.xpath(".//*[@itemprop='name']")
        words = clean(named[0].get("content") or named[0].text_content()) if named else _text(element)
        if words and len(words) < 120:
            return words
    return None


def _canonical(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    for link in tree.xpath("//link[@rel='canonical'][@href]")[:1]:
        return clean(link.get("href"))
    return metas.get("og:url")


def _text(element: HtmlElement | None) -> str | None:
    return clean(element.text_content()) if element is not None else None


def _folded(words: str) -> str:
    return re.sub(r"\W+", " ", words.casefold().replace("’", "'")).strip()


