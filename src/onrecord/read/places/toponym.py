"""Toponyms: which words of a page name a place, before it is known which place they mean.

Names that the parser calls places, unless the report itself shows them to be people or bodies; names that the
gazetteer knows after a locative preposition; and every other occurrence of a name so found. Adjectives of
nations ("Russian") and names for governments ("Kremlin") are none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial

from onrecord.knowledge.body import body_of
from onrecord.knowledge.dateline import lead
from onrecord.knowledge.gazetteer import Candidate, Gazetteer, PlaceKind, fold
from onrecord.knowledge.macro_region import is_macro_region
from onrecord.knowledge.outlet import outlet_of
from onrecord.knowledge.state import all_countries, country_of, demonym_of, seat_of
from onrecord.knowledge.table import rows
from onrecord.read.page import Name, Page, Paragraph, Token
from onrecord.read.wordlist import table

_PLACE_LABELS = ("GPE", "LOC", "FAC")
_LONGEST = 5  # words in a name looked for without the parser's help
_KNOWN_MIN = 3_000  # inhabitants of a town that is believed after "in" without the parser's label
_FAMOUS_MIN = 15_000  # the same after "of"
_FOLLOWED = 15_001  # the same where only the word after it speaks for a town
_ACRONYM_MIN = 1_000_000  # the same for a name of four capitals or fewer ("NYC")
_LARGE = 150_000  # inhabitants of a city that is believed though a person of the report has the name
_NOTED = (PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.FACILITY)
_WORD = re.compile(r"[^\s,]+|,")


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place: tokens ``first`` to ``last`` (exclusive) of the paragraph ``paragraph``.

    ``name`` is the bare name, that of the city where a state describes its capital; ``direction``
    ("northern") and ``unit`` ("province") stand in the words beside it. ``labelled``: the parser called it a
    place; ``located``: a locative word is before it; ``called``: a thing built that may only be called by it
    follows ("Simon Bolivar bridge").
    """

    paragraph: int
    first: int
    last: int
    name: str
    direction: str | None = None
    unit: str | None = None
    labelled: bool = False
    located: bool = False
    called: bool = False


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a class of ``place_words.tsv``."""
    return frozenset(next(row[1] for row in table("place_words.tsv") if row[0] == kind).split(";"))


@cache
def full_names() -> dict[str, str]:
    """Newspaper abbreviations of states and provinces ("Ala."), with the full name."""
    return {short: name for short, name, _ in rows("abbreviations.tsv")}


@cache
def motion(kind: str) -> frozenset[str]:
    """The lemmas of a class of ``place_motion.tsv``."""
    return frozenset(next(row[1] for row in table("place_motion.tsv") if row[0] == kind).split(";"))


@lru_cache(maxsize=20_000)
def known(name: str) -> tuple[Candidate, ...]:
    """What the gazetteer has under a name, an abbreviation ("Ala.") read as the full name."""
    return Gazetteer.load().lookup(full_names().get(name, name))


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
    people, states = _people(page), _states(page)
    votes = _votes(page, people)
    found: list[Toponym] = []
    for paragraph in page.paragraphs:
        described = list(_described(paragraph))
        inside = {i for t in described for i in range(t.first, t.last)}
        labelled = [t for name in paragraph.names if (t := _of_name(paragraph, name)) is not None]
        kept = described + [t for t in labelled if t.first not in inside and _believed(t, votes, people)]
        taken = {i for t in kept for i in range(t.first, t.last)}
        found += kept + [t for t in _unlabelled(paragraph, taken, states) if _believed(t, votes, people)]
    found += _again(page, found, votes, people)
    return sorted(found, key=lambda t: (t.paragraph, t.first))


def _described(paragraph: Paragraph) -> Iterator[Toponym]:
    """Capitals named by their state: "the Syrian capital", "Venezuela's capital"; the name is the city's."""
    for token in paragraph.tokens:
        if token.lower != "capital" or token.pos != "NOUN" or token.dep in ("compound", "amod"):
            continue
        names = ((*_trimmed(paragraph, n.first, n.last), n.last) for n in paragraph.names)
        for first, last, end in names:
            if first < last and token.i in (end, end + (paragraph.tokens[token.i - 1].tag == "POS")):
                words_before = paragraph.span(first, last).quote
                country = country_of(words_before) or demonym_of(words_before)
                if country is not None and country.capital:
                    yield _capital_of(paragraph, first, token.i + 1, country.capital)


def _capital_of(paragraph: Paragraph, first: int, last: int, capital: str) -> Toponym:
    located = _located(paragraph, first)
    return Toponym(paragraph.index, first, last, capital, labelled=True, located=located)


def _states(page: Page) -> frozenset[str]:
    """The states that names of the page call by name or adjective, as ISO codes."""
    named = ((p, n) for p in page.paragraphs for n in p.names if _solid(p, n))
    names = (p.span(*_trimmed(p, n.first, n.last)).quote for p, n in named)
    found = (country_of(name) or demonym_of(name) for name in names)
    return frozenset(country.code for country in found if country is not None)


def _solid(paragraph: Paragraph, name: Name) -> bool:
    first, last = _trimmed(paragraph, name.first, name.last)
    return first < last and name.label in ("GPE", "NORP")


def _votes(page: Page, people: Counter[str]) -> Counter[tuple[str, bool]]:
    """How often each whole name is shown to be a place (True) and something else (False).

    The parser's label counts, but a name after "in" or "near" is a place whatever its label, unless it is
    a person's.
    """
    votes: Counter[tuple[str, bool]] = Counter()
    for paragraph in page.paragraphs:
        for name in paragraph.names:
            first, last = _trimmed(paragraph, name.first, name.last)
            if first < last and name.label in (*_PLACE_LABELS, "PERSON", "ORG"):
                key = fold(paragraph.span(first, last).quote)
                located = _strictly_located(paragraph, first) and not people[key]
                votes[key, name.label in _PLACE_LABELS or located] += 1
        named = {i for name in paragraph.names for i in range(name.first, name.last)}
        for token in paragraph.tokens[1:]:
            if token.pos == "PROPN" and token.i not in named and _strictly_located(paragraph, token.i):
                votes[fold(token.text), True] += 1
    return votes


def _strictly_located(paragraph: Paragraph, first: int) -> bool:
    return first > 0 and paragraph.tokens[first - 1].lower in words("strict")


def _people(page: Page) -> Counter[str]:
    """Words that the report shows to be parts of people's names, folded, with how often it does."""
    found: Counter[str] = Counter()
    for paragraph in page.paragraphs:
        for name in paragraph.names:
            first, last = _trimmed(paragraph, name.first, name.last)
            if name.label not in ("PERSON", "GPE", "ORG") or first >= last:
                continue
            titled = first > 0 and paragraph.tokens[first - 1].lower in words("title")
            if titled or (last - first > 1 and name.label == "PERSON"):
                found.update(fold(token.text) for token in paragraph.tokens[first:last])
    return found


def _trimmed(paragraph: Paragraph, first: int, last: int) -> tuple[int, int]:
    """The tokens of a name without article, possessive and marks at its ends."""
    tokens = paragraph.tokens
    while first < last and (tokens[first].lower == "the" or tokens[first].pos == "PUNCT"):
        first += 1
    while first < last and (tokens[last - 1].tag == "POS" or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def _of_name(paragraph: Paragraph, name: Name) -> Toponym | None:
    if name.label not in _PLACE_LABELS:
        return None
    first, last = _trimmed(paragraph, name.first, name.last)
    comma = next((i for i in range(first, last) if paragraph.tokens[i].text == ","), last)
    if first >= comma:
        return None
    return _dressed(paragraph, first, comma, labelled=True)


def _dressed(paragraph: Paragraph, first: int, last: int, *, labelled: bool) -> Toponym:
    """The toponym with the direction before and the unit after it, inside the name or beside it."""
    tokens = paragraph.tokens
    located = _located(paragraph, first)
    direction = unit = None
    built = _built(paragraph, last)
    last = next((end for end in range(built or last, last, -1) if _noted(paragraph, first, end)), last)
    whole = paragraph.span(first, last).quote
    if not known(whole) and not is_macro_region(whole):
        if last - first > 1 and tokens[first].lower in words("direction"):
            direction, first = tokens[first].lower, first + 1
        if last - first > 1 and tokens[last - 1].lower in words("unit"):
            unit, last = tokens[last - 1].lower, last - 1
    name = paragraph.span(first, last).quote
    if direction is None and first > 0 and tokens[first - 1].lower in words("direction"):
        direction = tokens[first - 1].lower
    if unit is None and last < len(tokens) and tokens[last].lower in words("unit"):
        unit = tokens[last].lower
    if country_of(name) is not None:
        unit = None  # "U.S. territory" is no unit of that name
    called = built is not None and last < built
    return Toponym(paragraph.index, first, last, name, direction, unit, labelled, located, called)


def _noted(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the gazetteer has the words as a region or a thing built: "Rafah crossing"."""
    return any(place.kind in _NOTED[1:] for place in known(paragraph.span(first, last).quote))


def _located(paragraph: Paragraph, first: int) -> bool:
    """Whether a locative word stands before the name, an article or direction between them or not."""
    tokens, at = paragraph.tokens, first - 1
    while at >= 0 and (tokens[at].lower in ("the", "-") or tokens[at].lower in words("direction")):
        at -= 1
    if at < 0:
        return False
    if tokens[at].lower == "of":
        return at > 0 and tokens[at - 1].lower in words("settlement") | words("direction")
    return tokens[at].lower in words("locative") or tokens[first - 1].lower in words("direction")


def _unlabelled(paragraph: Paragraph, taken: set[int], states: frozenset[str]) -> Iterator[Toponym]:
    """Capitalised names in the position of a place that the gazetteer knows well, the longest first."""
    inside, taken = _inside_longer(paragraph), set(taken)
    i = 0
    while i < len(paragraph.tokens):
        end = i
        if i not in taken and _begins(paragraph, i):
            least = _least(paragraph, i, taken)
            end = _longest_known(paragraph, i, taken, inside, partial(_well_known, least, states))
            if end > i and least == _FOLLOWED and not _followed(paragraph, end):
                end = i
            end = end if end > i else _before_its_state(paragraph, i, taken)
        if end > i:
            yield _dressed(paragraph, i, end, labelled=False)
            taken.update(range(i, end))
        i = max(end, i + 1)


def _begins(paragraph: Paragraph, i: int) -> bool:
    """Whether a name may begin at a token: a capital, or the Arabic article before one ("al-Bukamal")."""
    tokens = paragraph.tokens
    if tokens[i].lower in words("article") and i + 2 < len(tokens) and tokens[i + 1].text == "-":
        return tokens[i + 2].text[:1].isupper()
    return _capital(tokens[i])


def _least(paragraph: Paragraph, first: int, taken: set[int]) -> int:
    """How many inhabitants a town must have to be believed in this position."""
    placed = _located(paragraph, first) or _listed(paragraph, first, taken) or _held(paragraph, first)
    if placed or _undergoes(paragraph.tokens[first], paragraph) or _contested(paragraph, first):
        return _KNOWN_MIN
    return _FAMOUS_MIN if first > 0 and paragraph.tokens[first - 1].lower == "of" else _FOLLOWED


def _undergoes(token: Token, paragraph: Paragraph) -> bool:
    """Whether the token is the object of a verb that is done to places: "shelled Aleppo"."""
    verb = paragraph.tokens[token.head]
    return token.dep in ("dobj", "nsubjpass") and verb.lemma in motion("object")


def _contested(paragraph: Paragraph, first: int) -> bool:
    """Whether the name is what a fight is for: "fought for Luhansk", "the battle for Raqqa"."""
    lead = paragraph.tokens[paragraph.tokens[first].head]
    fight = paragraph.tokens[lead.head]
    return lead.lower in ("for", "over") and lead.dep == "prep" and fight.lemma in motion("contest")


def _followed(paragraph: Paragraph, last: int) -> bool:
    """Whether a word that likes a town before it follows: "Homs residents", "Maoxian county"."""
    if last < len(paragraph.tokens) and paragraph.tokens[last].text in words("follower") | words("unit"):
        return True
    return _built(paragraph, last) is not None


_DESCRIBED = 2  # words between a name and what is built there ("Shayrat military air base")


def _built(paragraph: Paragraph, last: int) -> int | None:
    """The token behind a thing built that a name calls: "Shayrat air base", "Rafah border crossing"."""
    for at in range(last, min(last + _DESCRIBED + 1, len(paragraph.tokens))):
        word = paragraph.tokens[at].lower
        if word in words("built"):
            return at + 1
        if word not in words("described"):
            return None
    return None


def _listed(paragraph: Paragraph, first: int, taken: set[int]) -> bool:
    """Whether "and", a comma or a colon joins the name to a place: "Tabriz and Ahar", "Lima: San Isidro"."""
    return first > 1 and paragraph.tokens[first - 1].lower in ("and", "or", ",", ":") and first - 2 in taken


def _held(paragraph: Paragraph, first: int) -> bool:
    """Whether the name is a state's or province's abbreviation after a comma: "Churchill, Man."."""
    return first > 1 and paragraph.tokens[first - 1].text == "," and _short(paragraph, first) is not None


def _short(paragraph: Paragraph, first: int) -> int | None:
    """The end of the abbreviation of a state that starts at a token, None where none does."""
    for end in (first + 1, first + 2):
        if end <= len(paragraph.tokens) and paragraph.span(first, end).quote in full_names():
            return end
    return None


def _before_its_state(paragraph: Paragraph, first: int, taken: set[int]) -> int:
    """The end of a known name with a state's abbreviation after it; ``first`` where there is none."""
    for end in range(min(first + 3, len(paragraph.tokens) - 2), first, -1):
        held = paragraph.tokens[end].text == "," and _short(paragraph, end + 1) is not None
        if held and not taken & set(range(first, end)):
            return end if known(paragraph.span(first, end).quote) else first
    return first


def _longest_known(
    paragraph: Paragraph,
    first: int,
    taken: set[int],
    inside: dict[int, tuple[int, int]],
    well_known: Callable[[str], bool],
) -> int:
    """The end of the longest known name that starts at a token; ``first`` itself where there is none."""
    short = _short(paragraph, first) if _held(paragraph, first) else None
    if short is not None:
        return short
    tokens, last = paragraph.tokens, first
    while last < min(len(tokens), first + _LONGEST) and last not in taken and _goes_on(paragraph, first, last):
        last += 1
    if last < len(tokens) and _capital(tokens[last]):
        return first
    for end in range(last, first, -1):
        bounds = inside.get(end - 1, (first, end))
        whole = bounds == (first, end) or _joined(paragraph, *bounds)
        closed = _capital(tokens[end - 1]) or _hyphened(paragraph, first, end - 1)
        if whole and closed and well_known(paragraph.span(first, end).quote):
            return end
    return first


def _joined(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the parser took two names for one: "Ingham or Townsville", "Wainwright, Alta"."""
    return any(token.lower in ("and", "or", ",") for token in paragraph.tokens[first:last])


def _goes_on(paragraph: Paragraph, first: int, i: int) -> bool:
    return _in_name(paragraph.tokens[i]) or _hyphened(paragraph, first, i)


def _hyphened(paragraph: Paragraph, first: int, i: int) -> bool:
    """Whether a token is the small last part of a name ("Punggye-ri")."""
    return i - 1 > first and paragraph.tokens[i - 1].text == "-" and paragraph.tokens[i].text.isalpha()


def _in_name(token: Token) -> bool:
    return _capital(token) or token.text in ("-", "de", "of", "el", "al")


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB")


def _inside_longer(paragraph: Paragraph) -> dict[int, tuple[int, int]]:
    """For each token of a name that is no place, the bounds of that name."""
    return {
        i: _trimmed(paragraph, name.first, name.last)
        for name in paragraph.names
        if name.label not in _PLACE_LABELS
        for i in range(name.first, name.last)
    }


def _well_known(least: int, states: frozenset[str], name: str) -> bool:
    """Whether a place of the name is large enough, or lies in a state that the page names."""
    places, own = known(name), fold(name)
    if least == _KNOWN_MIN:
        return any(c.population >= least or c.kind in _NOTED or c.country in states for c in places)
    return any(c.kind in _NOTED or (c.population >= least and fold(c.name) == own) for c in places)


def _believed(toponym: Toponym, votes: Counter[tuple[str, bool]], people: Counter[str]) -> bool:
    """Whether the name is a place after all that the report and the tables say of it."""
    name, key = toponym.name, fold(toponym.name)
    country = country_of(name)
    if (country is not None and name not in country.ambiguous) or name in full_names():
        return True
    seat = seat_of(name)
    if not _place_like(name) or (seat is not None and seat.name not in _capitals() and not toponym.located):
        return False
    against = _against(key, people)
    if against and (against >= votes[key, True] or not (toponym.located or _large(name))):
        return False
    if known(name):
        return toponym.labelled or toponym.located or votes[key, False] <= votes[key, True] + 1
    bodily = words("nonplace") & {word.lower() for word in name.split()}
    return toponym.labelled and toponym.located and not bodily and against == 0 and votes[key, False] == 0


def _against(key: str, people: Counter[str]) -> int:
    """How often the report shows a name to be a person's or, in the plural, a family's ("the Bidens")."""
    if " " in key:
        return 0
    return people[key] or (people[key[:-1]] if key.endswith("s") else 0)


def _large(name: str) -> bool:
    """Whether a state, a unit or a large city has the name, so that somebody is called by it."""
    wide = (PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION)
    return any(c.kind in wide or c.population >= _LARGE for c in known(name))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(country.capital for country in all_countries())


def _place_like(name: str) -> bool:
    """Whether no table says that the name is something else."""
    if not any(c.isalpha() for c in name) or len(name) < 2:
        return False
    if name.lower().rstrip(".") in words("nonplace") | words("title") | words("built"):
        return False
    if not any(c.isupper() for c in name) or demonym_of(name) is not None:
        return False
    if len(name) < 5 and name.isupper() and all(c.population < _ACRONYM_MIN for c in known(name)):
        return False
    body, outlet = body_of(name), outlet_of(name)
    if body is not None and name not in body.ambiguous:
        return False
    return outlet is None or name in outlet.ambiguous or is_macro_region(name)


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
    return [t for t in more if _believed(replace(t, labelled=True), votes, people)]


def _token_texts(page: Page, toponym: Toponym) -> tuple[str, ...]:
    tokens = page.paragraphs[toponym.paragraph].tokens[toponym.first : toponym.last]
    return tuple(token.text for token in tokens)


def _named(
    paragraph: Paragraph, names: set[tuple[str, ...]], longest: int, taken: set[int]
) -> Iterator[Toponym]:
    """Occurrences of the names (as token texts) on tokens not taken, the longest at each token."""
    inside = _inside_longer(paragraph)
    texts = [token.text for token in paragraph.tokens]
    free = 0
    for first in range(len(texts)):
        for size in range(min(longest, len(texts) - first), 0, -1):
            if tuple(texts[first : first + size]) not in names or first < free:
                continue
            whole = inside.get(first, (first, first + size)) == (first, first + size)
            if whole and not taken.intersection(range(first, first + size)):
                yield _dressed(paragraph, first, first + size, labelled=False)
                free = first + size
            break
