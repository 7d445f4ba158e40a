"""Figures: entities in the making; every naming is settled on one, over the whole report.

A name's type is decided once, by the tables, by titles before it and by the parser's votes together;
surnames, given names standing alone, acronyms and shortened names of bodies join the fuller name.
Limits: two people with one surname are told apart by their given names; a bare surname goes to the one last
named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from onrecord.knowledge.state import Country
from onrecord.model import EntityType, Span
from onrecord.read.known import Known, given_names, head_sectors, heads, is_town, leaders, longest_known
from onrecord.read.naming import Naming, Scan, bare
from onrecord.read.role import Title

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "a", "de", "la", "al", "el"})
_PLACES = ("GPE", "LOC", "FAC")
_MOST_RIVALS = 24  # names weighed against one another before a new one is simply kept apart


@dataclass(slots=True)
class Office:
    """A title that the report gives: its words in full, what it is of, and where it stands."""

    title: str
    kind: Title
    of: Figure | None
    span: Span
    country: str | None


@dataclass(slots=True, eq=False)
class Figure:
    """An entity in the making: ``forms`` are its folded names, ``names`` its printed names, counted."""

    type: EntityType
    known: Known | None = None
    country: str | None = None
    gender: str = ""
    sectors: list[str] = field(default_factory=list)
    forms: list[tuple[str, ...]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    offices: list[Office] = field(default_factory=list)
    noun: str = ""
    plural: bool = False
    ruled: bool = False
    anchor: Figure | None = None
    id: str = ""

    def add_form(self, words: tuple[str, ...]) -> None:
        """Remember one more folded name."""
        if words not in self.forms:
            self.forms.append(words)


Settled = dict[int, Figure]
"""Which figure a naming means, by the naming's ``id()``; namings left out mean nobody."""


def settle(scans: Sequence[Scan]) -> Settled:
    """The figure of every naming of a report."""
    namings = [naming for scan in scans for naming in scan.namings]
    _drop_lost_apostrophes(namings)
    _tell_bodies_apart(scans)
    settled: Settled = {}
    rest = _settle_known(namings, settled)
    kinds = _kinds(rest)
    _settle_people([n for n in rest if kinds.get(n.words) is EntityType.PERSON], settled)
    bodies = [n for n in rest if kinds.get(n.words) is EntityType.ORGANIZATION]
    _settle_bodies(bodies, [n for n in namings if id(n) in settled and n.known], settled)
    for kind in (EntityType.PLACE, EntityType.GROUP):
        _settle_alike([n for n in rest if kinds.get(n.words) is kind], kind, settled)
    _join_acronyms(scans, settled)
    for scan in scans:
        for naming in scan.namings:
            if (figure := settled.get(id(naming))) is not None:
                figure.names[_printed(naming)] += 1
                if figure.type is EntityType.ORGANIZATION and figure.known is None:
                    _describe_body(scan, naming, figure)
    return settled


def _describe_body(scan: Scan, naming: Naming, figure: Figure) -> None:
    """The country and sector that the words of a body's name tell ("Russian Foreign Ministry")."""
    if len(naming.words[0]) == 3 and naming.words[0].isupper():
        figure.country = figure.country or naming.words[0]
    for i in range(naming.first, naming.last):
        if figure.country is None and i in scan.countries:
            figure.country = scan.countries[i].code
        if figure.country is None and (hit := longest_known(naming.paragraph, i)) and hit[0] <= naming.last:
            figure.country = hit[1].code if isinstance(hit[1], Country) else _own_country(hit[1])
        sector = head_sectors().get(scan.words[i])
        if sector and sector not in figure.sectors:
            figure.sectors.append(sector)


def _own_country(known: Known) -> str | None:
    """The country of a state, or of its people, in a body's name; none of a city's ("Bank of London")."""
    return known.country if known.sort in ("state", "people") else None


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


def _tell_bodies_apart(scans: Sequence[Scan]) -> None:
    """Bodies of two states under one name ("Russia's Foreign Ministry") get the state into their words."""
    for scan in scans:
        ends = {n.last: n for n in scan.namings if n.known is not None and n.known.sort == "state"}
        for naming in scan.namings:
            if naming.known is None and any(heads().get(word) == "organization" for word in naming.words):
                naming.words = _with_country(scan, naming, ends)


def _with_country(scan: Scan, naming: Naming, states: dict[int, Naming]) -> tuple[str, ...]:
    first = naming.first
    if first in scan.countries:
        country = scan.countries[first]
        while first in scan.countries and first < naming.last:
            first += 1
        return (country.code, *bare(scan.words[first : naming.last]))
    if first - 1 in scan.countries:
        return (scan.countries[first - 1].code, *naming.words)
    owner = states.get(first - 1) if first > 1 and scan.words[first - 1] in ("'s", "'") else None
    return (owner.known.country or "", *naming.words) if owner and owner.known else naming.words


def _settle_known(namings: list[Naming], settled: Settled) -> list[Naming]:
    """Namings that the tables decide; the rest is returned."""
    figures: dict[tuple[str, str], Figure] = {}
    outlets = [n for n in namings if n.known and n.known.sort == "outlet" and not n.known.doubtful]
    rest = []
    for naming in namings:
        known = naming.known
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
    return next((n.known for n in outlets[:_MOST_RIVALS] if n.words[-1] == word), None)


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


def _settle_people(namings: list[Naming], settled: Settled) -> None:
    fulls = _Rivals()
    for naming in namings:
        if len(naming.words) > 1:
            settled[id(naming)] = fulls.figure(naming.words)
    singles: dict[str, Figure] = {}
    latest: dict[str, Figure] = {}
    for naming in namings:
        if len(naming.words) > 1:
            figure = settled[id(naming)]
            for word in (naming.words[0], naming.words[-1]):
                latest[word] = figure
            continue
        word = naming.words[0]
        found = latest.get(word) or fulls.bearing(word) or singles.get(word)
        if found is None:
            found = singles[word] = Figure(EntityType.PERSON)
        found.add_form(naming.words)
        settled[id(naming)] = found
    for figure in {id(settled[id(n)]): settled[id(n)] for n in namings}.values():
        _recognize(figure)


def _recognize(figure: Figure) -> None:
    """The country and gender of a well-known person, by the full name where the report gives one."""
    longest = max(len(form) for form in figure.forms)
    for form in figure.forms:
        leader = leaders().get(form) if len(form) == longest or len(form) > 1 else None
        if leader is not None:
            figure.country = figure.country or leader.country
            figure.gender = figure.gender or leader.gender
            figure.ruled = figure.ruled or leader.ruled


class _Rivals:
    """Full names of people met so far, by surname and by given name."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], Figure] = {}
        self._by_word: dict[str, list[Figure]] = {}

    def figure(self, words: tuple[str, ...]) -> Figure:
        """The person of a full name, new where nobody fits."""
        if words in self._exact:
            return self._exact[words]
        found = self._alike(words)
        if found is None:
            found = Figure(EntityType.PERSON, gender=given_names().get(words[0], ""))
        found.add_form(words)
        self._exact[words] = found
        for word in {words[0], words[-1]}:
            if found not in (listed := self._by_word.setdefault(word, [])):
                listed.append(found)
        return found

    def bearing(self, word: str) -> Figure | None:
        """The first person who bears this surname, or this given name."""
        listed = self._by_word.get(word, [])
        surnamed = [f for f in listed if any(form[-1] == word for form in f.forms)]
        return next(iter(surnamed or listed), None)

    def _alike(self, words: tuple[str, ...]) -> Figure | None:
        nearby = [*self._by_word.get(words[-1], ()), *self._by_word.get(words[0], ())][:_MOST_RIVALS]
        return next((f for f in nearby if any(_same_person(words, form) for form in f.forms)), None)


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: middle names dropped, spellings and initials allowed."""
    if len(left) < 2 or len(right) < 2:
        return False
    if left[-1] == right[-1]:
        short, long = sorted((left, right), key=len)
        return _same_given(left[0], right[0]) or long[-len(short) :] == short
    return left[0] == right[0] and len(left) == len(right) and _close(left[-1], right[-1])


def _same_given(left: str, right: str) -> bool:
    if left == right:
        return True
    if min(len(left), len(right)) <= 2:
        return left[0] == right[0]
    return _close(left, right)


def _close(left: str, right: str) -> bool:
    """One letter apart, or two in long words."""
    allowed = 2 if min(len(left), len(right)) > 7 else 1 if min(len(left), len(right)) > 3 else 0
    return left[0] == right[0] and Levenshtein.distance(left, right, score_cutoff=allowed) <= allowed


def _settle_bodies(namings: list[Naming], tabled: list[Naming], settled: Settled) -> None:
    """Bodies, the fullest names first; a shortened name joins the body named last that it shortens."""
    forms: dict[tuple[str, ...], Figure] = {}
    by_word: dict[str, list[tuple[str, ...]]] = {}

    def remember(words: tuple[str, ...], figure: Figure) -> None:
        figure.add_form(words)
        if words not in forms:
            forms[words] = figure
            for word in {words[0], words[-1]}:
                by_word.setdefault(word, []).append(words)

    for naming in tabled:
        if settled[id(naming)].type is EntityType.ORGANIZATION:
            remember(naming.words, settled[id(naming)])
    for words in sorted({n.words for n in namings}, key=lambda w: (-len(w), w)):
        nearby = (*by_word.get(words[-1], ()), *by_word.get(words[0], ()))
        longer = [w for w in nearby if _shortens(words, w, forms[w].known is not None)]
        distinct = {id(forms[w]): forms[w] for w in longer[:_MOST_RIVALS]}
        if words not in forms and len(distinct) != 1:
            remember(words, Figure(EntityType.ORGANIZATION))
        elif words not in forms:
            remember(words, next(iter(distinct.values())))
    for naming in namings:
        settled[id(naming)] = forms[naming.words]


def _shortens(short: tuple[str, ...], long: tuple[str, ...], known: bool) -> bool:
    """Whether ``short`` is the end of ``long`` ("Security Council"), or its part before "of" or "for".

    One word shortens a body of the tables only where it is a word for bodies ("Observatory", not "House").
    """
    if len(short) >= len(long):
        return False
    if long[-len(short) :] == short:
        if len(short) > 1:
            return True
        return short[0] in heads() if known else short[0] not in heads() or len(long) < 4
    return long[: len(short)] == short and long[len(short)] in ("of", "for")


def _settle_alike(namings: list[Naming], kind: EntityType, settled: Settled) -> None:
    figures: dict[tuple[str, ...], Figure] = {}
    for naming in namings:
        figure = figures.get(naming.words)
        if figure is None:
            figure = figures[naming.words] = Figure(kind, plural=kind is EntityType.GROUP)
            figure.add_form(naming.words)
        settled[id(naming)] = figure


def _join_acronyms(scans: Sequence[Scan], settled: Settled) -> None:
    """Acronyms given in brackets after a name, or made of a body's initials, join that name."""
    joined: dict[int, Figure] = {}
    initials = {_initials(form): f for f in _figures(settled) for form in f.forms if len(form) > 2}
    for scan in scans:
        for naming in scan.namings:
            figure = settled.get(id(naming))
            if figure is None or figure.known is not None or not _acronym(naming):
                continue
            fuller = _bracketed(scan, naming, settled) or initials.get(naming.words[0])
            if fuller is not None and fuller is not figure and fuller.type is not EntityType.PERSON:
                joined[id(figure)] = fuller
                fuller.add_form(naming.words)
    for key, figure in settled.items():
        if id(figure) in joined:
            settled[key] = joined[id(figure)]


def _figures(settled: Settled) -> Iterable[Figure]:
    return {id(figure): figure for figure in settled.values()}.values()


def _acronym(naming: Naming) -> bool:
    text = naming.paragraph.tokens[naming.first].text
    return naming.last - naming.first == 1 and 2 < len(text) < 9 and text.isupper()


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in _SMALL)


def _bracketed(scan: Scan, naming: Naming, settled: Settled) -> Figure | None:
    """The figure named right before a bracket that holds nothing but the acronym."""
    i = naming.first
    if i < 2 or scan.words[i - 1] != "(" or naming.last >= len(scan.words) or scan.words[naming.last] != ")":
        return None
    return next((settled.get(id(n)) for n in scan.namings if n.last == i - 1), None)
