"""Collective actors: nouns such as "government", "army" or "officials" with the country, body or leader they
belong to ("the Maduro government", "Russian troops", "Kremlin officials")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.knowledge.state import Country
from onrecord.model import EntityType
from onrecord.read.names.figure import Figure, Settled
from onrecord.read.names.known import known, of_state
from onrecord.read.names.naming import Naming, Scan, takes_side
from onrecord.read.page import Paragraph, Token
from onrecord.read.wordlist import table

_PLURAL_BY_SENSE = frozenset({"personnel", "people", "aircraft", "police"})
_UNOWNED = frozenset({"MIL", "REB", "REF", "IGO", "OPP"})  # others without a name are sources, not sides
_BREAKS = frozenset({",", ":", ";", "–", "—", "(", ")", "/", "|", '"', "“", "”", "and", "or"})
_LONGEST = 10  # tokens of a collective's phrase
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "VNM", "HKG"})  # where the surname stands first
_BODIES = frozenset({"group", "organization", "organisation", "network", "alliance", "bloc", "movement"})
_PAPERS = frozenset({"agency", "newspaper", "paper", "channel", "television", "broadcaster", "media"})
Figures = dict[tuple[object, ...], Figure]
_MODIFIERS = ("amod", "compound", "poss", "nmod", "npadvmod")


@dataclass(frozen=True, slots=True)
class Noun:
    """A collective noun: ``type`` "state", "organization", "group" or "country", and its PLOVER sector."""

    lemma: str
    type: str
    sector: str


@dataclass(frozen=True, slots=True)
class Collective:
    """Tokens ``first`` to ``last`` (exclusive) with a collective noun at the end, and whom they mean."""

    first: int
    last: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose the collective is, by tokens ``first`` to ``last`` (exclusive)."""

    of: Country | Figure
    first: int
    last: int


@cache
def nouns() -> dict[str, Noun]:
    """The collective nouns by lemma."""
    return {lemma: Noun(lemma, kind, sector) for lemma, kind, sector in _rows()}


def _rows() -> Iterator[tuple[str, str, str]]:
    for row in table("mention_groups.tsv"):
        yield row[0], row[1], row[2] if len(row) > 2 else ""


def country_at(paragraph: Paragraph, i: int) -> str | None:
    """The country (ISO alpha-3) that the word at token ``i`` tells by itself: "Russian"."""
    found = known(_stretch(paragraph, i))
    return found.code if isinstance(found, Country) else None


def noun_of(token: Token) -> Noun | None:
    """The collective noun that a token is, whatever its number."""
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return None
    return nouns().get(token.lemma) or nouns().get(token.text.lower().removesuffix("s"))


def find_collectives(scan: Scan, settled: Settled, figures: Figures) -> list[Collective]:
    """The collective actors of a paragraph; ``figures`` keeps them over the report and is added to."""
    named = {i: n for n in scan.namings if id(n) in settled for i in range(n.first, n.last)}
    found = []
    for token in scan.paragraph.tokens:
        noun = noun_of(token)
        if noun is None or token.i in named or not _collective(noun, token):
            continue
        owner = _owner(scan, token.i, named, settled)
        if (
            owner is None
            and noun.type == "group"
            and noun.sector in _UNOWNED
            and not _counted_out(scan, token)
        ):
            found.append(Collective(token.i, token.i + 1, _nobodys(noun, token, figures)))
        elif owner is not None:
            first, last = _bounds(scan.paragraph, token.i, owner)
            if _broken(scan, min(owner.last, token.i), last):
                continue
            figure = _figure(scan, noun, token, (first, last), owner, figures)
            found.append(Collective(first, last, figure))
    return found


def _collective(noun: Noun, token: Token) -> bool:
    """Whether the noun in this number can mean a collective: "officers" can, "an officer" cannot."""
    if noun.type == "country":
        return False
    return noun.type != "group" or token.tag in ("NNS", "NNPS") or token.text.lower() in _PLURAL_BY_SENSE


def _broken(scan: Scan, first: int, last: int) -> bool:
    """Whether something other than words stands between the owner and the noun, or too much."""
    return last - first > _LONGEST or any(scan.words[i] in _BREAKS for i in range(first, last))


def _counted_out(scan: Scan, token: Token) -> bool:
    """Whether a demonym or name is in the phrase after all, so that it is not just anybody's."""
    return any(t.i in scan.countries for t in scan.paragraph.children(token.i, "amod", "compound"))


def _nobodys(noun: Noun, token: Token, figures: Figures) -> Figure:
    """A collective of no named side: "rebels", "protesters"."""
    key = ("collective", None, noun.lemma)
    if key not in figures:
        figures[key] = Figure(EntityType.GROUP, noun=noun.lemma, plural=True, sectors=[noun.sector])
    figures[key].names[token.text.lower()] += 1
    return figures[key]


def _anchors(paragraph: Paragraph, i: int) -> Iterator[int]:
    """Tokens that can tell whose the noun is: those before it, then the object of its "of"."""
    yield from (t.i for t in reversed(paragraph.children(i, *_MODIFIERS)) if t.i < i)
    for preposition in paragraph.children(i, "prep"):
        if preposition.lemma == "of":
            yield from (t.i for t in paragraph.children(preposition.i, "pobj"))


def _stretch(paragraph: Paragraph, i: int) -> str:
    """The words of a name that ends at token ``i``, its compounds with it."""
    first = min([t.i for t in paragraph.children(i, "compound", "amod") if t.i < i], default=i)
    return paragraph.span(first, i + 1).quote


def _owner(scan: Scan, i: int, named: dict[int, Naming], settled: Settled) -> _Owner | None:
    countries: list[_Owner] = []
    for child in _anchors(scan.paragraph, i):
        if child in named:
            naming = named[child]
            if takes_side(scan, naming.first):
                return None
            if any(t.i in named or t.i in scan.countries for t in scan.paragraph.children(child, "conj")):
                return None
            return _Owner(settled[id(naming)], naming.first, naming.last)
        if child in scan.countries:
            if any(t.i in scan.countries or t.i in named for t in scan.paragraph.children(child, "conj")):
                return None
            countries.append(_Owner(scan.countries[child], scan.demonym_start(child), child + 1))
        elif scan.paragraph.tokens[child].dep in ("compound", "poss") and noun_of_modifier(
            scan.paragraph, child
        ):
            nested = _owner(scan, child, named, settled)
            if nested is not None:
                return nested
    return countries[0] if countries else None


def noun_of_modifier(paragraph: Paragraph, i: int) -> bool:
    """Whether a modifier is itself a collective noun ("Assad regime forces")."""
    return paragraph.tokens[i].lemma in nouns()


def _bounds(paragraph: Paragraph, i: int, owner: _Owner) -> tuple[int, int]:
    """The tokens from the owner's words to the noun, or to the end of its "of" phrase."""
    return (i, owner.last) if owner.first > i else (owner.first, i + 1)


def _figure(
    scan: Scan, noun: Noun, token: Token, bounds: tuple[int, int], owner: _Owner, figures: Figures
) -> Figure:
    of = owner.of
    if isinstance(of, Country):
        country: str | None = of.code
        anchor: Figure | None = figures.get(("state", of.code))
    else:
        country, anchor = of.country, of
    if isinstance(of, Figure) and _says_what_it_is(noun, of):
        return of
    whose = "" if isinstance(of, Figure) and of.type is not EntityType.STATE else country
    if noun.type == "state" and whose:
        return _state(of, whose, figures)
    key = ("collective", whose or id(of), noun.lemma)
    if key not in figures:
        kind = EntityType.GROUP if noun.type == "group" else EntityType.ORGANIZATION
        figures[key] = Figure(
            kind, country=country, noun=noun.lemma, plural=noun.type == "group",
            anchor=anchor, sectors=[noun.sector] if noun.sector else [],
        )  # fmt: skip
    figures[key].names[_name(scan, bounds, token, of)] += 1
    return figures[key]


def _says_what_it_is(noun: Noun, of: Figure) -> bool:
    """Whether the noun only says what the named body is: "the Interfax news agency", "the Hamas group"."""
    if of.type not in (EntityType.ORGANIZATION, EntityType.GROUP) or of.noun or of.known is None:
        return False
    return (noun.lemma in _PAPERS and "JRN" in of.sectors) or (
        noun.lemma in _BODIES and of.known.sort == "body"
    )


def _state(anchor: Country | Figure, country: str, figures: Figures) -> Figure:
    if isinstance(anchor, Figure):
        return anchor
    if ("state", country) not in figures:
        figures["state", country] = Figure(EntityType.STATE, of_state(anchor), country, sectors=["GOV"])
        figures["state", country].names[anchor.name] += 1
    return figures["state", country]


def _name(scan: Scan, bounds: tuple[int, int], token: Token, anchor: Country | Figure) -> str:
    """The collective's name: its leader's surname and the noun, else the words printed."""
    if isinstance(anchor, Figure) and anchor.type is EntityType.PERSON and anchor.names:
        words = max(anchor.names, key=lambda n: (len(n.split()), n)).split()
        return f"{words[0 if anchor.country in _FAMILY_FIRST else -1]} {token.text.lower()}"
    return " ".join(scan.paragraph.span(*bounds).quote.split())
