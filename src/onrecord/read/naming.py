"""Namings: the stretches of tokens that name somebody or something, before it is settled whom or what.

The parser's names are repaired (articles, titles, demonyms and possessives cut off, bodies completed to the
left), names in the tables are found by their words, and capitalised words that the parser missed are kept as
doubtful: they count only where a title stands before them or the report names them elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.knowledge.body import body_of
from onrecord.knowledge.outlet import outlet_of
from onrecord.knowledge.state import Country, adjective_of, country_of, demonym_of, seat_of
from onrecord.model import EntityType
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.role import Held, before, find_titles
from onrecord.read.wordlist import fold, table

_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT"})
_LONGEST_KNOWN = 5  # tokens of the longest state, seat or body looked up
_LONGEST_NAME = 12  # tokens; a longer "name" is a headline that the parser swallowed
_JOINTS = frozenset(
    {"-", "al", "el", "de", "la", "del", "da", "dos", "bin", "ibn", "von", "van", "der", "abu"}
)
_RULE = frozenset(
    {"regime", "administration", "government", "presidency", "adviser", "spokesman", "spokeswoman"}
)
_POSSESSIVE = frozenset({"'s", "'", "’s", "’"})


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables say of a name.

    ``sort`` is "state", "people" ("Russians"), "city" (a seat of government), "seat" ("Kremlin"), "body" or
    "outlet"; ``name`` the usual name, ``country`` ISO alpha-3. ``doubtful`` forms often mean something else.
    """

    sort: str
    name: str
    type: EntityType
    country: str | None
    sector: str
    doubtful: bool = False


@dataclass(slots=True)
class Naming:
    """Tokens ``first`` to ``last`` (exclusive) of a paragraph that name; ``words`` are folded, joints dropped.

    ``label`` is the parser's (or "" for a doubtful one); ``titled`` where a person's title stands before it,
    ``ruling`` where a word for rule follows ("Maduro regime", "Trump's administration").
    """

    paragraph: Paragraph
    first: int
    last: int
    words: tuple[str, ...]
    label: str
    titled: bool = False
    ruling: bool = False
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class Scan:
    """A paragraph as the reader of names sees it: folded tokens, titles by end and start, namings in order.

    ``countries`` maps the tokens of demonym adjectives ("Russian") to their state.
    """

    paragraph: Paragraph
    words: tuple[str, ...]
    held: dict[int, Held]
    starts: dict[int, Held]
    countries: dict[int, Country]
    namings: tuple[Naming, ...]


@cache
def heads() -> dict[str, str]:
    """Words that settle what a capitalised name names: "ministry" an organization, "square" a place."""
    return {row[0]: row[1] for row in table("mention_heads.tsv")}


@cache
def head_sectors() -> dict[str, str]:
    """The PLOVER sector that such a word tells: "army" MIL, "times" JRN."""
    return {row[0]: row[2] for row in table("mention_heads.tsv") if len(row) > 2}


@cache
def nonnames() -> frozenset[str]:
    """Capitalised words that name nobody."""
    return frozenset(row[0] for row in table("mention_nonnames.tsv"))


def scan(page: Page) -> list[Scan]:
    """Every paragraph of the page, scanned for names."""
    return [_scan(paragraph) for paragraph in page.paragraphs]


def _scan(paragraph: Paragraph) -> Scan:
    words = tuple(fold(token.text) for token in paragraph.tokens)
    titles = find_titles(paragraph, words)
    held, starts = {h.last: h for h in titles}, {h.first: h for h in titles}
    taken = bytearray(len(words))
    countries: dict[int, Country] = {}
    tabled = list(_in_tables(paragraph, words, taken, countries))
    parsed = list(_parsed(paragraph, words, held, starts, countries))
    namings = _merged(tabled, parsed)
    for naming in namings:
        taken[naming.first : naming.last] = b"\1" * (naming.last - naming.first)
    namings.extend(_missed(paragraph, words, held, starts, taken, countries))
    for naming in namings:
        naming.titled = naming.known is None and bool(before(held, naming.first))
        naming.ruling = naming.known is None and _rules(paragraph, words, naming)
    namings.sort(key=lambda naming: naming.first)
    return Scan(paragraph, words, held, starts, countries, tuple(namings))


@lru_cache(maxsize=65_536)
def known(name: str) -> Known | Country | None:
    """What the tables know of a name: Known, a Country where it is a demonym adjective, or None."""
    if country := country_of(name):
        doubtful = name in country.ambiguous
        return Known("state", country.name, EntityType.STATE, country.code, "GOV", doubtful)
    if country := adjective_of(name):
        return country
    if country := demonym_of(name):
        return Known("people", name, EntityType.GROUP, country.code, "CVL")
    return _seat(name) or _body(name) or _outlet(name)


def _seat(name: str) -> Known | None:
    seat = seat_of(name)
    if seat is None:
        return None
    if seat.sense.startswith(("government of", "leadership of")):
        return Known("city", seat.name, EntityType.PLACE, seat.country.code, seat.sector)
    return Known("seat", seat.name, EntityType.ORGANIZATION, seat.country.code, seat.sector)


def _body(name: str) -> Known | None:
    body = body_of(name)
    if body is None:
        return None
    return Known("body", body.name, body.type, body.country, body.sector, name in body.ambiguous)


def _outlet(name: str) -> Known | None:
    outlet = outlet_of(name)
    if outlet is None:
        return None
    doubtful = name in outlet.ambiguous
    return Known("outlet", outlet.name, EntityType.ORGANIZATION, outlet.country, "JRN", doubtful)


def _rules(paragraph: Paragraph, words: Sequence[str], naming: Naming) -> bool:
    i = naming.last
    if i < len(words) and words[i] in _POSSESSIVE:
        i += 1
    return i < len(words) and words[i] in _RULE and paragraph.tokens[i].text.islower()


def _in_tables(
    paragraph: Paragraph, words: Sequence[str], taken: bytearray, countries: dict[int, Country]
) -> Iterator[Naming]:
    tokens, i = paragraph.tokens, 0
    while i < len(tokens):
        last = i + 1
        if tokens[i].text[0].isupper():
            hit = _longest_known(paragraph, i)
            if hit is not None:
                last, found = hit
                if isinstance(found, Country):
                    countries.update(dict.fromkeys(range(i, last), found))
                else:
                    yield Naming(paragraph, i, last, _bare(words[i:last]), "", known=found)
        i = last


def _longest_known(paragraph: Paragraph, i: int) -> tuple[int, Known | Country] | None:
    tokens = paragraph.tokens
    for last in range(min(len(tokens), i + _LONGEST_KNOWN), i, -1):
        if last - i > 1 and not (tokens[last - 1].text[0].isupper() or tokens[last - 1].text[0].isdigit()):
            continue
        start, end = tokens[i].start - paragraph.start, tokens[last - 1].end - paragraph.start
        found = known(paragraph.text[start:end])
        if found is not None:
            return last, found
    return None


def _parsed(
    paragraph: Paragraph, words: Sequence[str], held: dict[int, Held], starts: dict[int, Held],
    countries: dict[int, Country],
) -> Iterator[Naming]:  # fmt: skip
    for name in paragraph.names:
        if name.label not in _LABELS or name.last - name.first > _LONGEST_NAME:
            continue
        for first, last in _parts(paragraph, name.first, name.last):
            label = "ORG" if any(heads().get(w) == "organization" for w in words[first:last]) else name.label
            first, last = _trimmed(paragraph, words, first, last, label, starts, countries)
            if label == "ORG":
                first = _completed(paragraph, words, first, held)
            if first < last and _worthy(paragraph, words, first, last, countries):
                yield Naming(paragraph, first, last, _bare(words[first:last]), label)


def _parts(paragraph: Paragraph, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A parser's name cut at slashes, brackets, dashes and quotation marks."""
    start = first
    for i in range(first, last):
        if paragraph.tokens[i].text in (
            "/",
            "(",
            ")",
            "[",
            "]",
            "|",
            "—",
            "–",
            '"',
            "“",
            "”",
            ",",
            ":",
            ";",
            "•",
        ):
            if start < i:
                yield start, i
            start = i + 1
    if start < last:
        yield start, last


def _trimmed(
    paragraph: Paragraph, words: Sequence[str], first: int, last: int, label: str, starts: dict[int, Held],
    countries: dict[int, Country],
) -> tuple[int, int]:  # fmt: skip
    tokens = paragraph.tokens
    while first < last:
        held = starts.get(first)
        if held is not None and ((held.last < last and label != "ORG") or held.last >= last):
            first = min(held.last, last)
        elif tokens[first].pos in ("DET", "PUNCT") or words[first] in ("the", "a", "an", "-", "'s", "and") or (
            not tokens[first].text[0].isupper()
            and words[first] not in _JOINTS
            and not words[first][0].isdigit()
        ) or (label == "PERSON" and first in countries and last - first > 1):
            first += 1
        else:
            break
    while last > first and not _ends_name(tokens[last - 1]):
        last -= 1
    return first, last


def _ends_name(token: Token) -> bool:
    return token.text not in _POSSESSIVE and (token.text[0].isupper() or token.text[0].isdigit())


def _completed(paragraph: Paragraph, words: Sequence[str], first: int, held: dict[int, Held]) -> int:
    """Where a body's name begins when the capitalised words before the parser's part are counted in."""
    tokens = paragraph.tokens
    while first > 0 and first not in held and tokens[first - 1].text[0].isupper():
        token = tokens[first - 1]
        opens = paragraph.sentence(first)[0] == first - 1 and token.pos not in ("PROPN", "ADJ")
        if opens or token.pos not in ("PROPN", "ADJ", "NOUN") or words[first - 1] in nonnames():
            break
        first -= 1
    return first


def _worthy(
    paragraph: Paragraph, words: Sequence[str], first: int, last: int, countries: dict[int, Country]
) -> bool:
    """Whether a parser's name, trimmed, is a name at all: no bare demonym, date word or number."""
    if last - first == 1 and (first in countries or words[first] in nonnames() or len(words[first]) < 2):
        return False
    if paragraph.tokens[last - 1].tag == "JJ" and paragraph.tokens[last - 1].dep == "amod":
        return False
    return any(paragraph.tokens[i].text[0].isupper() for i in range(first, last))


def _merged(tabled: list[Naming], parsed: list[Naming]) -> list[Naming]:
    """Names of the tables and of the parser without overlap: a parser's name that holds more words wins,
    unless it is only a place or nation, where the table's own words are the name."""
    covering = {i: p for p in parsed for i in range(p.first, p.last)}
    kept, dropped = [], set()
    for naming in tabled:
        rival = covering.get(naming.first) or covering.get(naming.last - 1)
        if rival is not None and _swallows(rival, naming):
            continue
        kept.append(naming)
        dropped.update(id(covering[i]) for i in range(naming.first, naming.last) if i in covering)
    return kept + [p for p in parsed if id(p) not in dropped]


def _swallows(rival: Naming, naming: Naming) -> bool:
    longer = (
        rival.first <= naming.first and rival.last >= naming.last and len(rival.words) > len(naming.words)
    )
    return longer and rival.label not in ("GPE", "NORP")


def _missed(
    paragraph: Paragraph, words: Sequence[str], held: dict[int, Held], starts: dict[int, Held], taken: bytearray,
    countries: dict[int, Country],
) -> Iterator[Naming]:  # fmt: skip
    """Runs of capitalised words that nobody claimed."""
    tokens, i = paragraph.tokens, 0
    while i < len(tokens):
        last = i
        while (
            last < len(tokens)
            and not taken[last]
            and last not in countries
            and _namelike(tokens, words, last, i)
        ):
            if last in starts and starts[last].last > last and starts[last].title.office:
                break
            last += 1
        while last > i and (words[last - 1] in _JOINTS or not tokens[last - 1].text[0].isupper()):
            last -= 1
        if last > i and (i in held or words[i] not in nonnames()):
            yield Naming(paragraph, i, last, _bare(words[i:last]), "")
        i = max(last, i) + 1


def _namelike(tokens: Sequence[Token], words: Sequence[str], i: int, first: int) -> bool:
    token = tokens[i]
    if words[i] in _JOINTS:
        return i > first
    return (
        token.text[0].isupper() and len(token.text) > 1 and token.pos in ("PROPN", "NOUN", "ADJ", "X", "VERB")
    )


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a name as they are compared: no hyphens, dots or possessives ("u.n." is "un")."""
    kept = (
        word.replace(".", "") if len(word) < 6 else word
        for word in words
        if word not in ("-", "'s", "'", ",")
    )
    return tuple(word for word in kept if word)
