"""Feeds: RSS, Atom and RDF through feedparser, news sitemaps, and Google News's way of naming outlets."""

from __future__ import annotations

import base64
import binascii
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from onrecord.errors import InputError, UsageError
from onrecord.ingest.facts import Facts, clean
from onrecord.ingest.fetch.address import joined
from onrecord.ingest.optional import needing
from onrecord.ingest.piece import Link, Outcome, Piece

_FEED = re.compile(r"\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<\?[^>]{0,500}\?>\s*|<!--.{0,2000}?-->\s*){0,5}"
                   r"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.S)  # fmt: skip
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)\b")
_MOST = 5_000  # items of one feed
_GOOGLE = re.compile(r"(?:^|\.)news\.google\.com$")
_INSIDE = re.compile(rb"https?://[\x21-\x7e]{5,2000}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: its link, what tells it from others (``key``), and what the feed says of the report."""

    key: str
    link: str
    told: Facts


def looks_like_feed(text: str) -> bool:
    """Whether a text begins as a feed or news sitemap does."""
    return _FEED.match(text[:8_192]) is not None


def feed_links(raw: bytes, piece: Piece) -> Iterator[Outcome]:
    """A link for each item of a feed."""
    entries = entries_of(raw, piece.about, piece.fetched.url if piece.fetched else "")
    for number, entry in enumerate(entries, 1):
        yield Link(f"{piece.about}#{number}", entry.link, entry.told.over(piece.told))
    if not entries:
        yield InputError(piece.about, "the feed has no items with links", "check the feed")


def entries_of(raw: bytes, about: str, base: str = "") -> list[Entry]:
    """The items of a feed or news sitemap that have a link, in its order; InputError where it is neither.

    ``base`` is the feed's own address, from which its links may be told.
    """
    entries = _sitemap(raw, about) if _SITEMAP.search(raw[:8_192]) else _feed(raw, about)
    whole = (replace(entry, link=joined(base, entry.link)) for entry in entries)
    return list({entry.key: entry for entry in whole}.values())[:_MOST]


def _feed(raw: bytes, about: str) -> list[Entry]:
    with needing(about, "a feed"):
        import feedparser  # noqa: PLC0415  an extra: only where a feed is read
    try:
        feed = feedparser.parse(raw, resolve_relative_uris=False, sanitize_html=False)
    except Exception as error:  # a broken feed may break the library in any way
        wrong = f"the feed cannot be read ({type(error).__name__})"
        raise InputError(about, wrong, "check the feed") from error
    if not feed.get("entries") and not feed.get("version"):
        raise InputError(about, "this is no feed", "give the address of an RSS or Atom feed or a news sitemap")
    return [entry for row in feed.entries if (entry := _entry(row))]


def _entry(row: Any) -> Entry | None:
    link = clean(row.get("link"))
    if not link:
        return None
    outlet = clean((row.get("source") or {}).get("title"))
    title = clean(row.get("title"))
    if outlet and title and title.endswith(f" - {outlet}"):
        title = title[: -len(outlet) - 3]
    told = Facts(outlet=outlet, title=title, date=_day(row.get("published_parsed")), byline=row.get("author"))
    return Entry(clean(row.get("id")) or link, plain_link(link), told)


def plain_link(link: str) -> str:
    """The outlet's own address where Google News's older links carry it inside; else the link."""
    parts = urlsplit(link)
    if not _GOOGLE.search(parts.netloc):
        return link
    code = parts.path.rpartition("/")[2]
    with suppress(binascii.Error, ValueError):
        inside = _INSIDE.search(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
        if inside:
            return inside[0].decode("ascii")
    return link


def _day(moment: time.struct_time | None) -> str | None:
    with suppress(ValueError, TypeError):
        return time.strftime("%Y-%m-%d", moment) if moment else None
    return None


def _sitemap(raw: bytes, about: str) -> list[Entry]:
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415  loaded only where a sitemap is read

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    root = etree.fromstring(raw, parser)
    if root is None:
        raise InputError(about, "the sitemap cannot be read", "check the address")
    if root.tag.endswith("sitemapindex"):
        raise InputError(about, "this sitemap lists other sitemaps", "give the news sitemap itself")
    return [entry for url in root.iterfind("{*}url") if (entry := _place(url))]


def _place(url: Any) -> Entry | None:
    link = clean(url.findtext("{*}loc"))
    if not link:
        return None
    news = url.find("{*}news")
    told = Facts()
    if news is not None:
        told = Facts(outlet=news.findtext("{*}publication/{*}name"), title=news.findtext("{*}title"))
        with suppress(UsageError):
            told = Facts(date=news.findtext("{*}publication_date")).over(told)
    return Entry(link, link, told)
