"""Names of bodies: which shortened names and acronyms mean a body that is named in full elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.knowledge.state import Country
from onrecord.model import EntityType
from onrecord.read.names.figure import Figure, Settled
from onrecord.read.names.known import Known, head_sectors, heads, longest_known
from onrecord.read.names.naming import Naming, Scan, bare

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "a", "de", "la", "al", "el"})
_MOST_NEARBY = 200  # names with the same first or last word that are compared at all
_ONLY_NOUNS = frozenset(
    ["administration", "government", "agency", "ministry", "department", "council", "committee", "commission"]
)  # "the Administration" with nothing fuller in the report is a noun with a capital, not a name
_MOST_RIVALS = 24  # names weighed against one another before a new one is simply kept apart


def tell_bodies_apart(scans: Sequence[Scan]) -> None:
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


def settle_bodies(namings: list[Naming], tabled: list[Naming], settled: Settled) -> None:
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
        nearby = (*by_word.get(words[-1], [])[:_MOST_NEARBY], *by_word.get(words[0], [])[:_MOST_NEARBY])
        longer = [w for w in nearby if _shortens(words, w, forms[w].known is not None)]
        distinct = {id(forms[w]): forms[w] for w in longer[:_MOST_RIVALS]}
        if words not in forms and not distinct and len(words) == 1 and words[0] in _ONLY_NOUNS:
            continue
        if words not in forms and len(distinct) != 1:
            remember(words, Figure(EntityType.ORGANIZATION))
        elif words not in forms:
            remember(words, next(iter(distinct.values())))
    for naming in namings:
        if naming.words in forms:
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


def join_acronyms(scans: Sequence[Scan], settled: Settled) -> None:
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
    if i < 2 or naming.last >= len(scan.words):
        return None
    if scan.words[i - 1] + scan.words[naming.last] not in ("()", "[]"):
        return None
    return next((settled.get(id(n)) for n in scan.namings if n.last == i - 1), None)


def describe_body(scan: Scan, naming: Naming, figure: Figure) -> None:
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
