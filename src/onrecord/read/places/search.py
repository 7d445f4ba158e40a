"""The search for toponyms: which words of a page name a place.

Names that the parser calls places, unless the report itself shows them to be people or bodies; names that the
gazetteer knows after a locative preposition; and every other occurrence of a name so found. Adjectives of
nations ("Russian") and names for governments ("Kremlin") are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from onrecord.knowledge.dateline import lead
from onrecord.knowledge.state import country_of, demonym_of
from onrecord.read.page import Name, Page, Paragraph, Token
from onrecord.read.places.belief import believed, people_of, votes_of
from onrecord.read.places.toponym import (
    PLACE_LABELS,
    Toponym,
    dressed,
    inside_longer,
    known,
    located_at,
    trimmed,
)
from onrecord.read.places.unlabelled import unlabelled

_WORD = re.compile(r"[^\s,]+|,")


def with_dateline(page: Page) -> Page:
    """The page with its dateline's place as a first paragraph; paragraphs numbered anew."""
    place = lead(page.document.text).place
    if place is None or not page.paragraphs or place.end > page.paragraphs[0].start:
        return page
    tokens: list[Token] = []
    for match in _WORD.finditer(place.quote):
        start, end, i = place.start + match.start(), place.start + match.end(), len(tokens)
        pos = "PROPN" if match[0][0].isalpha() else "PUNCT"
        tokens.append(Token(i, start, end, match[0], match[0].lower(), pos, "NNP", "ROOT", i))
    bounds = [i for i, token in enumerate(tokens) if token.text == ","]
    cuts = zip([-1, *bounds], [*bounds, len(tokens)], strict=True)
    names = tuple(Name(a + 1, b, "GPE") for a, b in cuts if a + 1 < b)
    head = Paragraph(0, place.start, place.end, place.quote, tuple(tokens), ((0, len(tokens)),), names)
    return Page(page.document, tuple(replace(p, index=i) for i, p in enumerate([head, *page.paragraphs])))


def find_toponyms(page: Page) -> list[Toponym]:
    """The toponyms of a page in order of the text, none inside another."""
    people, states = people_of(page), _states(page)
    votes = votes_of(page, people)
    found: list[Toponym] = []
    for paragraph in page.paragraphs:
        described = list(_described(paragraph))
        inside = {i for t in described for i in range(t.first, t.last)}
        labelled = [t for name in paragraph.names if (t := _of_name(paragraph, name)) is not None]
        kept = described + [t for t in labelled if t.first not in inside and believed(t, votes, people)]
        taken = {i for t in kept for i in range(t.first, t.last)}
        found += kept + [t for t in unlabelled(paragraph, taken, states) if believed(t, votes, people)]
    found += _again(page, found, votes, people)
    return sorted(found, key=lambda t: (t.paragraph, t.first))


def _described(paragraph: Paragraph) -> Iterator[Toponym]:
    """Capitals named by their state: "the Syrian capital", "Venezuela's capital"; the name is the city's."""
    for token in paragraph.tokens:
        if token.lower != "capital" or token.pos != "NOUN" or token.dep in ("compound", "amod"):
            continue
        names = ((*trimmed(paragraph, n.first, n.last), n.last) for n in paragraph.names)
        for first, last, end in names:
            if first < last and token.i in (end, end + (paragraph.tokens[token.i - 1].tag == "POS")):
                words_before = paragraph.span(first, last).quote
                country = country_of(words_before) or demonym_of(words_before)
                if country is not None and country.capital:
                    yield _capital_of(paragraph, first, token.i + 1, country.capital)


def _capital_of(paragraph: Paragraph, first: int, last: int, capital: str) -> Toponym:
    located = located_at(paragraph, first)
    return Toponym(paragraph.index, first, last, capital, labelled=True, located=located)


def _states(page: Page) -> frozenset[str]:
    """The states that names of the page call by name or adjective, as ISO codes."""
    named = ((p, n) for p in page.paragraphs for n in p.names if _solid(p, n))
    names = (p.span(*trimmed(p, n.first, n.last)).quote for p, n in named)
    found = (country_of(name) or demonym_of(name) for name in names)
    return frozenset(country.code for country in found if country is not None)


def _solid(paragraph: Paragraph, name: Name) -> bool:
    first, last = trimmed(paragraph, name.first, name.last)
    return first < last and name.label in ("GPE", "NORP")


def _of_name(paragraph: Paragraph, name: Name) -> Toponym | None:
    if name.label not in PLACE_LABELS:
        return None
    first, last = trimmed(paragraph, name.first, name.last)
    comma = next((i for i in range(first, last) if paragraph.tokens[i].text == ","), last)
    if first >= comma:
        return None
    return dressed(paragraph, first, comma, labelled=True)


def _again(
    page: Page, found: list[Toponym], votes: Counter[tuple[str, bool]], people: Counter[str]
) -> list[Toponym]:
    """Other occurrences of names that were found and are known, outside of longer names."""
    names = {_token_texts(page, t) for t in found if known(t.name)}
    longest = max((len(name) for name in names), default=0)
    taken: dict[int, set[int]] = {}
    for toponym in found:
        taken.setdefault(toponym.paragraph, set()).update(range(toponym.first, toponym.last))
    more = [
        toponym
        for paragraph in page.paragraphs
        for toponym in _named(paragraph, names, longest, taken.get(paragraph.index, set()))
    ]
    return [t for t in more if believed(replace(t, labelled=True), votes, people)]


def _token_texts(page: Page, toponym: Toponym) -> tuple[str, ...]:
    tokens = page.paragraphs[toponym.paragraph].tokens[toponym.first : toponym.last]
    return tuple(token.text for token in tokens)


def _named(
    paragraph: Paragraph, names: set[tuple[str, ...]], longest: int, taken: set[int]
) -> Iterator[Toponym]:
    """Occurrences of the names (as token texts) on tokens not taken, the longest at each token."""
    inside = inside_longer(paragraph)
    texts = [token.text for token in paragraph.tokens]
    free = 0
    for first in range(len(texts)):
        for size in range(min(longest, len(texts) - first), 0, -1):
            if tuple(texts[first : first + size]) not in names or first < free:
                continue
            whole = inside.get(first, (first, first + size)) == (first, first + size)
            if whole and not taken.intersection(range(first, first + size)):
                yield dressed(paragraph, first, first + size, labelled=False)
                free = first + size
            break
