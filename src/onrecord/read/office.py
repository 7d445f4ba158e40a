"""Offices: which titles a report gives to which person, with what they are of, and the country they show."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import EntityType
from onrecord.read.cast import MentionKind
from onrecord.read.coreference import Reference
from onrecord.read.figure import Figure, Office
from onrecord.read.naming import Scan
from onrecord.read.role import Held, across_comma, after, before

_WIDEST = 9  # tokens left of a title within which its body or country stands
_PREFIXES = frozenset(
    {"former", "ex", "then", "late", "acting", "interim", "outgoing", "first", "senior", "top", "chief"}
)
_LINKS = frozenset({"of", "for", "at", "to", "in", "on", "with"})
_WALKED_OVER = ("ADJ", "ADV", "NOUN", "PROPN", "PART", "NUM")


def find_offices(scan: Scan, references: list[Reference]) -> Iterator[Reference]:
    """Gives the people of a paragraph their offices, and yields a nominal mention for each title's words."""
    by_token = {i: r for r in sorted(references, key=_width, reverse=True) for i in range(r.first, r.last)}
    for reference in list(references):
        figure = reference.figure
        if figure.type is not EntityType.PERSON or reference.kind is not MentionKind.NAME:
            continue
        for held in _held_before(scan, reference.first):
            figure.gender = figure.gender or held.title.gender
            if held.title.office:
                first = _add(scan, figure, held, by_token)
                yield Reference(
                    scan.paragraph, max(first, held.first), held.last, figure, MentionKind.NOMINAL
                )
        follower = after(scan.paragraph, scan.starts, reference.last)
        if follower is not None:
            held, end = follower
            _add_following(scan, figure, held, end, by_token)
            yield Reference(scan.paragraph, held.first, held.last, figure, MentionKind.NOMINAL)


def _width(reference: Reference) -> int:
    return reference.last - reference.first


def _held_before(scan: Scan, first: int) -> list[Held]:
    found = before(scan.held, first)
    if not found and (over := across_comma(scan.paragraph, scan.held, first)) is not None:
        return [over]
    return found


def _add(scan: Scan, figure: Figure, held: Held, by_token: dict[int, Reference]) -> int:
    """Record an office before a name; gives the first token of its words."""
    of, country, first = _owner(scan, held.first, by_token)
    figure.gender = figure.gender or held.title.gender
    _record(scan, figure, held, of, country, (first, held.last))
    return held.first


def _record(
    scan: Scan, figure: Figure, held: Held, of: Figure | None, country: str | None, bounds: tuple[int, int],
    words: str = "",
) -> None:  # fmt: skip
    title = words or " ".join((*_prefixes(scan, held.first), held.title.words))
    figure.offices.append(Office(title, held.title, of, scan.paragraph.span(*bounds), country))


def _prefixes(scan: Scan, first: int) -> list[str]:
    found: list[str] = []
    while first > 0 and scan.words[first - 1] in _PREFIXES and len(found) < 2:
        first -= 1
        found.insert(0, scan.words[first])
    return found


def _owner(scan: Scan, first: int, by_token: dict[int, Reference]) -> tuple[Figure | None, str | None, int]:
    """What the title at ``first`` is of: a body or leader, a country, and where its words begin."""
    tokens, of, country, begin = scan.paragraph.tokens, None, None, first
    i = first - 1
    while i >= max(0, first - _WIDEST):
        if i in by_token:
            of = of or by_token[i].figure
            i = begin = by_token[i].first
        elif i in scan.countries:
            country = country or scan.countries[i].code
            begin = i
        elif _describes(scan, i):
            begin = i
        elif tokens[i].text not in ("'s", "’s", "'", "’", "-"):
            break
        i -= 1
    if begin < first and tokens[begin].pos in ("DET", "PUNCT", "PART"):
        begin += 1
    return of, country, begin


def _describes(scan: Scan, i: int) -> bool:
    token = scan.paragraph.tokens[i]
    return token.pos in _WALKED_OVER and token.text not in ("'s", "’s", "'", "’") and token.dep != "nsubj"


def _add_following(scan: Scan, figure: Figure, held: Held, end: int, by_token: dict[int, Reference]) -> None:
    """Record an office in apposition: "X, head of the ministry's department,"."""
    of, country, first = _owner(scan, held.first, by_token)
    linked, words, last = _linked(scan, held, end, by_token)
    of = of or linked
    figure.gender = figure.gender or held.title.gender
    _record(scan, figure, held, of, country, (first, last), words)


def _linked(
    scan: Scan, held: Held, end: int, by_token: dict[int, Reference]
) -> tuple[Figure | None, str, int]:
    """The body after the title's "of" or "at", the title in full where more follows, its end."""
    if held.last >= len(scan.words) or scan.words[held.last] not in _LINKS:
        return None, "", held.last
    found = next((by_token[i] for i in range(held.last + 1, end) if i in by_token), None)
    if found is None:
        return None, _phrase(scan, held.first, end), end
    plain = all(scan.words[i] in ("the", "a") for i in range(held.last + 1, found.first))
    if plain and found.last >= end:
        return found.figure, "", found.last
    return found.figure, _phrase(scan, held.first, end), end


def _phrase(scan: Scan, first: int, last: int) -> str:
    return " ".join(scan.paragraph.span(first, last).quote.split())
