"""Settling: every naming of a report is settled on one figure, its type decided once over the whole report.

In this order: the tables; a word inside the name; a title before it or a word for rule after it; a given
name; whether it follows "in"; the parser's votes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.model import EntityType
from onrecord.read.names.body_name import describe_body, join_acronyms, settle_bodies, tell_bodies_apart
from onrecord.read.names.figure import Figure, Settled
from onrecord.read.names.known import Known, given_names, heads, is_town, leaders
from onrecord.read.names.naming import Naming, Scan
from onrecord.read.names.person import settle_people

_PLACES = ("GPE", "LOC", "FAC")
_MOST_OUTLETS = 24  # outlets of one report looked at for a short name


def settle(scans: Sequence[Scan]) -> Settled:
    """The figure of every naming of a report."""
    namings = [naming for scan in scans for naming in scan.namings]
    _drop_lost_apostrophes(namings)
    tell_bodies_apart(scans)
    settled: Settled = {}
    rest = _settle_known(namings, settled)
    kinds = _kinds(rest)
    settle_people([n for n in rest if kinds.get(n.words) is EntityType.PERSON], settled)
    bodies = [n for n in rest if kinds.get(n.words) is EntityType.ORGANIZATION]
    settle_bodies(bodies, [n for n in namings if id(n) in settled and n.known], settled)
    for kind in (EntityType.PLACE, EntityType.GROUP):
        _settle_alike([n for n in rest if kinds.get(n.words) is kind], kind, settled)
    join_acronyms(scans, settled)
    for scan in scans:
        for naming in scan.namings:
            if (figure := settled.get(id(naming))) is not None:
                figure.names[_printed(naming)] += 1
                if figure.type is EntityType.ORGANIZATION and figure.known is None:
                    describe_body(scan, naming, figure)
    return settled


def _printed(naming: Naming) -> str:
    words = " ".join(naming.paragraph.span(naming.first, naming.last).quote.split())
    return words[:-1] if naming.mended else words


def _drop_lost_apostrophes(namings: list[Naming]) -> None:
    """Names whose possessive lost its apostrophe ("Assads forces") get their own form back."""
    last = {n.words[-1] for n in namings if n.words}
    for naming in namings:
        word = naming.words[-1] if naming.words else ""
        if naming.known is not None or len(word) < 5 or not word.endswith("s"):
            continue
        if word[:-1] in last or (word[:-1],) in leaders():
            naming.words = (*naming.words[:-1], word[:-1])
            naming.mended = True


def _settle_known(namings: list[Naming], settled: Settled) -> list[Naming]:
    """Namings that the tables decide; the rest is returned."""
    figures: dict[tuple[str, str], Figure] = {}
    outlets = [n for n in namings if n.known and n.known.sort == "outlet" and not n.known.doubtful]
    rest = []
    named = [n.words for n in namings if n.known is None and n.label == "PERSON" and len(n.words) > 1]
    surnames = {words[-1] for words in named}
    own = {words[-1:] for words in named if words[0] in given_names()}
    for naming in namings:
        known = naming.known
        if known is not None and known.sort == "state" and naming.words[-1:] and naming.words[-1] in surnames:
            known = naming.known = None
        elif known is not None and known.type is EntityType.ORGANIZATION and naming.words in own:
            known = naming.known = None  # "Hill", not the Congress, beside "Fiona Hill"
        if known is None:
            if naming.words:
                rest.append(naming)
            continue
        if known.sort == "outlet" and known.doubtful:
            known = _fuller_outlet(naming.words[-1], outlets) or known
        sort, name = ("state", known.country or "") if known.sort == "state" else (known.sort, known.name)
        if known.sort == "people":
            name = known.country or name
        figure = figures.get((sort, name))
        if figure is None:
            figure = figures[sort, name] = Figure(
                known.type, known, known.country, plural=known.sort == "people"
            )
            if known.sector and known.type is not EntityType.PLACE:
                figure.sectors.append(known.sector)
        figure.add_form(naming.words)
        settled[id(naming)] = figure
    return rest


def _fuller_outlet(word: str, outlets: list[Naming]) -> Known | None:
    """The outlet named in full elsewhere that a short form means ("The Times" after "The New York Times")."""
    return next((n.known for n in outlets[:_MOST_OUTLETS] if n.words[-1] == word), None)


def _kinds(namings: list[Naming]) -> dict[tuple[str, ...], EntityType]:
    """The type of each name, decided once for the report."""
    votes: dict[tuple[str, ...], Counter[str]] = {}
    for naming in namings:
        ballot = votes.setdefault(naming.words, Counter())
        ballot[naming.label] += 1
        if naming.titled:
            ballot["titled"] += 1
        if naming.ruling:
            ballot["ruling"] += 1
        if naming.within:
            ballot["within"] += 1
        if naming.label == "NORP" and naming.paragraph.tokens[naming.last - 1].tag in ("NNS", "NNPS"):
            ballot["plural"] += 1
    kinds = {words: kind for words, ballot in votes.items() if (kind := _kind(words, ballot))}
    _let_surnames_vote(kinds, votes)
    people = {words[-1] for words, kind in kinds.items() if kind is EntityType.PERSON and len(words) > 1}
    people |= {words[0] for words, kind in kinds.items() if kind is EntityType.PERSON and len(words) > 1}
    bodies = {
        words[-1] for words, kind in kinds.items() if kind is EntityType.ORGANIZATION and len(words) > 1
    }
    for words, ballot in votes.items():
        if len(words) == 1 and words[0] in people:
            kinds[words] = EntityType.PERSON
        elif len(words) == 1 and words[0] in bodies and not ballot["titled"]:
            kinds[words] = EntityType.ORGANIZATION
    return kinds


def _let_surnames_vote(
    kinds: dict[tuple[str, ...], EntityType], votes: dict[tuple[str, ...], Counter[str]]
) -> None:
    """A name of two words taken for a body is a person where its last word alone is mostly read as one."""
    for words, ballot in votes.items():
        if kinds.get(words) is not EntityType.ORGANIZATION or len(words) != 2 or _marked(words):
            continue
        alone = votes.get(words[1:], Counter[str]())
        if alone["PERSON"] + ballot["PERSON"] > alone["ORG"] + ballot["ORG"]:
            kinds[words] = EntityType.PERSON


def _kind(words: tuple[str, ...], ballot: Counter[str]) -> EntityType | None:
    if marked := _marked(words):
        return EntityType.PLACE if len(words) == 2 and is_town(" ".join(words)) else marked
    if ballot["titled"] or ballot["ruling"] or words in leaders():
        return EntityType.PERSON
    if ballot["plural"]:
        return EntityType.GROUP
    people, bodies = ballot["PERSON"], ballot["ORG"]
    places = sum(ballot[label] for label in _PLACES)
    if len(words) > 1 and words[0] in given_names() and people + bodies >= places:
        return EntityType.PERSON
    if ballot["within"] * 2 >= people + bodies + places > 0:
        return EntityType.PLACE
    if words[-1][-1].isdigit():
        return None
    if people and people >= max(bodies, places):
        return EntityType.PERSON
    if bodies and bodies >= places:
        return EntityType.PLACE if len(words) < 3 and is_town(" ".join(words)) else EntityType.ORGANIZATION
    return EntityType.PLACE if places else None


def _marked(words: tuple[str, ...]) -> EntityType | None:
    """The type that a word inside the name gives away; the head, before any "of" or "for", counts first."""
    core = next((words[:i] for i, word in enumerate(words) if i and word in ("of", "for")), words)
    for word in (core[-1], *words):
        if word in heads() and len(words) > 1:
            return EntityType(heads()[word])
    return None


def _settle_alike(namings: list[Naming], kind: EntityType, settled: Settled) -> None:
    figures: dict[tuple[str, ...], Figure] = {}
    for naming in namings:
        figure = figures.get(naming.words)
        if figure is None:
            figure = figures[naming.words] = Figure(kind, plural=kind is EntityType.GROUP)
            figure.add_form(naming.words)
        settled[id(naming)] = figure
