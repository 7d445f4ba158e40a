"""JSON-LD: what a page says of itself in schema.org's words; lists of other pages are left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|ImageGallery|Review|Column)$")
_LARGEST = 1_000_000  # characters of one script
_DEEPEST = 6
_OF_THE_PAGE = ("@graph", "mainEntity", "mainEntityOfPage")
"""Keys under which a page's own article stands; under any other an article is another page's, or a part."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The page's own article: None or empty where it does not say."""

    types: frozenset[str] = frozenset()
    headline: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    writers: tuple[str, ...] = ()
    locked: bool = False


def linked(tree: HtmlElement, titles: frozenset[str]) -> Linked:
    """The article that a page's JSON-LD describes; of several, the one with one of the page's ``titles``."""
    nodes = [node for script in _scripts(tree) for node in _nodes(script, 0)]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in _types(node))]
    articles = articles or [node for node in nodes if _types(node) in ([], ["WebPage"])]
    own = [node for node in articles if (_words(node.get("headline")) or _words(node.get("name"))) in titles]
    chosen = own or (articles if len(articles) == 1 else [])
    return _read(chosen[0]) if chosen else Linked()


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        text = (script.text or "").strip()
        if 0 < len(text) <= _LARGEST:
            try:
                yield json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _OF_THE_PAGE:
            yield from _nodes(value.get(key), depth + 1)


def _read(node: dict[str, Any]) -> Linked:
    return Linked(
        types=frozenset(_types(node)),
        headline=_words(node.get("headline")) or _words(node.get("name")),
        published=_words(node.get("datePublished")),
        modified=_words(node.get("dateModified")),
        outlet=next(_names(node.get("publisher")), None),
        writers=tuple(dict.fromkeys(_names(node.get("author")))),
        locked=str(node.get("isAccessibleForFree")).lower() == "false",
    )


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind]


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = _words(one.get("name") if isinstance(one, dict) else one)
        if name and not name.startswith(("http:", "https:")):
            yield name


def _words(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
