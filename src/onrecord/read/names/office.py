"""Offices: which titles a report gives to which person, with what they are of, and the country they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import EntityType
from onrecord.read.names.cast import MentionKind
from onrecord.read.names.coreference import Reference
from onrecord.read.names.figure import Figure, Office
from onrecord.read.names.naming import Scan
from onrecord.read.names.role import Held, across_comma, after, before

_WIDEST = 9  # tokens left of a title within which its body or country stands
_PREFIXES = frozenset(
    ["former", "ex", "then", "late", "acting", "interim", "outgoing", "first", "deputy", "vice"]
)
_RANKS = frozenset(
    ["foreign", "military", "presidential", "naval", "political", "regional", "national", "senior"]
)
_SERVED = frozenset({"of", "for", "at"})
_SENT_TO = frozenset({"to", "on", "in"})
_ABOUT = frozenset(
    ["expert", "analyst", "envoy", "special envoy", "representative", "special representative"]
)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OPPOSITE = frozenset(["backed", "led", "based", "born", "friendly", "supported", "allied", "controlled"])


@dataclass(slots=True)
class _Owner:
    """What a title is of: a body or leader, a country, further words of the title, its first token."""

    of: Figure | None
    country: str | None
    words: tuple[str, ...]
    first: int


def find_offices(scan: Scan, references: list[Reference]) -> Iterator[Reference]:
    """Gives the people of a paragraph their offices, and yields a nominal mention for each title's words."""
    by_token = {i: r for r in sorted(references, key=_width, reverse=True) for i in range(r.first, r.last)}
    for reference in references:
        if reference.figure.type is EntityType.PERSON and reference.kind is MentionKind.NAME:
            yield from _offices_before(scan, reference, by_token)
            yield from _office_after(scan, reference, by_token)


def _width(reference: Reference) -> int:
    return reference.last - reference.first


def _offices_before(scan: Scan, reference: Reference, by_token: dict[int, Reference]) -> Iterator[Reference]:
    figure = reference.figure
    for held in _held_before(scan, reference.first, by_token):
        figure.gender = figure.gender or held.title.gender
        if held.title.office:
            owner = _owner(scan, held, by_token)
            title = " ".join((*owner.words, held.title.words))
            _give(scan, figure, held, owner, title, held.last)
            yield Reference(scan.paragraph, held.first, held.last, figure, MentionKind.NOMINAL)


def _held_before(scan: Scan, first: int, by_token: dict[int, Reference]) -> list[Held]:
    found = before(scan.held, first) or _sent_to(scan, first, by_token)
    if not found and (over := across_comma(scan.paragraph, scan.held, first)) is not None:
        return [over]
    return found


def _sent_to(scan: Scan, first: int, by_token: dict[int, Reference]) -> list[Held]:
    """The title before a state and a name: "special envoy for Venezuela Elliott Abrams"."""
    land = by_token.get(first - 1)
    if land is None or land.figure.type not in (EntityType.STATE, EntityType.PLACE) or land.first < 2:
        return []
    link = land.first - 1 - (scan.words[land.first - 1] == "the")
    held = scan.held.get(link)
    return [held] if held is not None and scan.words[link] in ("for", "to") else []


def _office_after(scan: Scan, reference: Reference, by_token: dict[int, Reference]) -> Iterator[Reference]:
    found = after(scan.paragraph, scan.starts, reference.last)
    if found is None:
        return
    held, end = found
    figure = reference.figure
    figure.gender = figure.gender or held.title.gender
    owner = _owner(scan, held, by_token)
    of, words, last = _linked(scan, held, end, by_token)
    owner.of = owner.of or of
    owner.country = owner.country or _demonym(scan, held.last, last)
    _give(scan, figure, held, owner, " ".join((*owner.words, words or held.title.words)), last)
    yield Reference(scan.paragraph, held.first, held.last, figure, MentionKind.NOMINAL)


def _give(scan: Scan, figure: Figure, held: Held, owner: _Owner, title: str, last: int) -> None:
    span = scan.paragraph.span(owner.first, last)
    figure.offices.append(Office(title, held.title, owner.of, span, owner.country))


def _owner(scan: Scan, held: Held, by_token: dict[int, Reference]) -> _Owner:
    """What stands before a title: adjectives are passed over; a body, a leader or a country ends the search,
    save that a body may still have its country before it."""
    found = _Owner(None, None, (), held.first)
    close = True
    for i in range(held.first - 1, max(-1, held.first - 1 - _WIDEST), -1):
        if i in scan.countries:
            found.country, found.first = scan.countries[i].code, scan.demonym_start(i)
            break
        if i in by_token and _serves(scan, i, held, by_token[i]):
            found.of, found.first = by_token[i].figure, by_token[i].first
            break
        close = close and _in_title(scan, i)
        if close:
            found.words, found.first = (scan.words[i], *found.words), i
        elif not _passed_over(scan, i):
            break
    return found


def _serves(scan: Scan, i: int, held: Held, reference: Reference) -> bool:
    """Whether the name that ends at token ``i`` is what the title is of: not an expert's matter, nor
    who backs somebody ("US-backed")."""
    following = scan.words[i + 1] if i + 1 < len(scan.words) else ""
    if following == "-" or reference.figure.type is EntityType.PLACE:
        return False
    is_state = reference.figure.type is EntityType.STATE
    return following in _POSSESSIVES or not (is_state and held.title.words in _ABOUT)


def _in_title(scan: Scan, i: int) -> bool:
    """Whether the word before a title is part of it: "former", "foreign policy", "defense ministry"."""
    token = scan.paragraph.tokens[i]
    if scan.words[i] in _PREFIXES or scan.words[i] in _RANKS:
        return True
    return token.tag in ("NN", "NNS") and token.text.islower() and token.dep == "compound"


def _passed_over(scan: Scan, i: int) -> bool:
    token = scan.paragraph.tokens[i]
    return (
        token.pos in ("ADJ", "ADV") or token.text in _POSSESSIVES or token.text == "-" or _participle(scan, i)
    )


def _participle(scan: Scan, i: int) -> bool:
    return scan.words[i] in _OPPOSITE or scan.paragraph.tokens[i].dep == "amod"


def _linked(
    scan: Scan, held: Held, end: int, by_token: dict[int, Reference]
) -> tuple[Figure | None, str, int]:
    """The body after the title's "of" or "at", the full title where more follows, its end."""
    link = scan.words[held.last] if held.last < len(scan.words) else ""
    if link in _SENT_TO:
        return None, _phrase(scan, held.first, end), end
    if link not in _SERVED and not (link == "with" and held.title.sector in ("EDU", "JRN")):
        return None, "", held.last
    found = _served(held.last + 1, end, by_token)
    if found is None or held.title.words in _ABOUT:
        return None, _phrase(scan, held.first, end), end
    plain = all(scan.words[i] in ("the", "a") for i in range(held.last + 1, found.first))
    if plain and found.last >= end:
        return found.figure, "", found.last
    return found.figure, _phrase(scan, held.first, end), end


def _demonym(scan: Scan, first: int, last: int) -> str | None:
    """The country of a demonym after an office: "chief of the Russian general staff"."""
    if first >= len(scan.words) or scan.words[first] not in ("of", "at"):
        return None
    return next((scan.countries[i].code for i in range(first, last) if i in scan.countries), None)


def _served(first: int, last: int, by_token: dict[int, Reference]) -> Reference | None:
    """The first body or state named among the tokens, else a person."""
    named = [by_token[i] for i in range(first, last) if i in by_token]
    named = [r for r in named if r.figure.type not in (EntityType.PLACE, EntityType.GROUP)]
    bodies = [r for r in named if r.figure.type is EntityType.ORGANIZATION and not r.figure.noun]
    return next(iter(bodies or named), None)


def _phrase(scan: Scan, first: int, last: int) -> str:
    return " ".join(scan.paragraph.span(first, last).quote.split())
