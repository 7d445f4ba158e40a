"""What the tables of the world know of a name: states, their people, seats of government, bodies, outlets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.knowledge.body import body_of
from onrecord.knowledge.gazetteer import Gazetteer
from onrecord.knowledge.office import Tenure, all_tenures
from onrecord.knowledge.outlet import outlet_of
from onrecord.knowledge.state import Country, adjective_of, by_code, country_of, demonym_of, seat_of
from onrecord.model import EntityType
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import fold, table

_LONGEST = 5  # tokens of the longest name looked up
_TOWN = 20_000  # people
_RULERS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "supreme leader"})
_SMALL_STARTS = frozenset({"al", "el", "ash"})  # names that may begin in lower case: "al Qaeda"


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


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody whom news names without an office; ``alone`` where the surname by itself is enough.

    ``ruled`` where that person was head of state or of government at some time.
    """

    country: str | None
    gender: str
    alone: bool
    ruled: bool


@lru_cache(maxsize=65_536)
def known(name: str) -> Known | Country | None:
    """What the tables know of a name: Known, a Country where it is a demonym adjective, or None."""
    if country := country_of(name):
        return of_state(country, name in country.ambiguous)
    if country := adjective_of(name):
        return country
    if country := demonym_of(name):
        return Known("people", name, EntityType.GROUP, country.code, "CVL")
    return _seat(name) or _body(name) or _outlet(name)


def of_state(country: Country, doubtful: bool = False) -> Known:
    """A state as a known name."""
    return Known("state", country.name, EntityType.STATE, country.code, "GOV", doubtful)


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


def longest_known(paragraph: Paragraph, i: int) -> tuple[int, Known | Country] | None:
    """(end, meaning) of the longest name in the tables that starts at token ``i``; end exclusive."""
    tokens = paragraph.tokens
    if not (tokens[i].text[0].isupper() or tokens[i].text.lower() in _SMALL_STARTS):
        return None
    for last in range(min(len(tokens), i + _LONGEST), i, -1):
        begins = tokens[last - 1].text[0]
        if last - i > 1 and not (begins.isupper() or begins.isdigit()):
            continue
        start, end = tokens[i].start - paragraph.start, tokens[last - 1].end - paragraph.start
        found = known(paragraph.text[start:end])
        if found is not None and not (last - i > 1 and _article_only(paragraph, i, last, found)):
            return None if _longer_name(paragraph, i, found) else (last, found)
    return _lost_apostrophe(paragraph, i)


def _longer_name(paragraph: Paragraph, i: int, found: Known | Country) -> bool:
    """Whether a state's name is only the end of another place's ("New Mexico")."""
    state = isinstance(found, Known) and found.sort == "state"
    return state and i > 0 and paragraph.tokens[i - 1].text == "New"


def _article_only(paragraph: Paragraph, i: int, last: int, found: Known | Country) -> bool:
    """Whether the name is known without its "The" too, which then is no part of it."""
    if paragraph.tokens[i].text.lower() != "the":
        return False
    start, end = (
        paragraph.tokens[i + 1].start - paragraph.start,
        paragraph.tokens[last - 1].end - paragraph.start,
    )
    without = known(paragraph.text[start:end])
    if isinstance(found, Country):
        return without == found
    return isinstance(without, Known) and without.sort == found.sort


def _lost_apostrophe(paragraph: Paragraph, i: int) -> tuple[int, Known] | None:
    """A state whose possessive lost its apostrophe ("Syrias president")."""
    text = paragraph.tokens[i].text
    if len(text) < 5 or not text.endswith("s") or paragraph.tokens[i].pos not in ("PROPN", "NOUN"):
        return None
    found = known(text[:-1])
    return (i + 1, found) if isinstance(found, Known) and found.sort == "state" else None


@cache
def leaders() -> dict[tuple[str, ...], Leader]:
    """Well-known people by their folded names, joints left out, and by surname where that is enough."""
    found: dict[tuple[str, ...], Leader] = {}
    for name, country, gender, alone, ruled in table("mention_leaders.tsv"):
        words = name_words(name)
        leader = Leader(country or None, gender, alone == "yes", ruled == "yes")
        found[words] = leader
        found.setdefault((words[0], words[-1]), leader)
        if leader.alone:
            found.setdefault(words[-1:], leader)
    for tenure in all_tenures():
        words = name_words(tenure.person)
        state = tenure.country if by_code(tenure.country) else None
        found.setdefault(words, Leader(state, given_names().get(words[0], ""), False, _ruled(tenure)))
    return found


def name_words(name: str) -> tuple[str, ...]:
    """A person's name as folded words, joints left out."""
    return tuple(fold(name).replace("-", " ").replace(".", "").split())


def _ruled(tenure: Tenure) -> bool:
    return tenure.office in _RULERS


@cache
def given_names() -> dict[str, str]:
    """Common given names with their gender, "m" or "f"."""
    return {name: gender for gender, names in table("mention_given_names.tsv") for name in names.split()}


@lru_cache(maxsize=65_536)
def is_town(name: str) -> bool:
    """Whether a town, region or land of some size bears the name."""
    return any(place.population >= _TOWN for place in Gazetteer.load().lookup(name))


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
