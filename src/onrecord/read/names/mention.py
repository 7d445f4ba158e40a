"""Mentions: who and what a report names, settled over the whole report.

``find_cast`` is the call: names from the parser and the tables, collective actors, titles and roles, then
definite nouns and pronouns. Work is linear in the report's tokens, save for short bounded lists.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.knowledge.office import tenures_of
from onrecord.knowledge.state import by_code
from onrecord.model import Entity, EntityType, Role, Span
from onrecord.read.names.cast import Cast, Mention, MentionKind
from onrecord.read.names.collective import find_collectives
from onrecord.read.names.coreference import Nouns, Reference, refer_back
from onrecord.read.names.figure import Figure, Settled
from onrecord.read.names.government import acts_as_government
from onrecord.read.names.known import Known, of_state
from onrecord.read.names.naming import Scan, scan
from onrecord.read.names.office import find_offices
from onrecord.read.names.settle import settle
from onrecord.read.page import Page
from onrecord.read.quotation import Quotation, find_quotations

Figures = dict[tuple[object, ...], Figure]


def find_cast(page: Page, quotations: Sequence[Quotation] | None = None) -> Cast:
    """The cast of a report: its entities, and where it mentions them; ``quotations`` where already found."""
    scans = scan(page)
    settled = settle(scans)
    figures: Figures = {("state", f.country): f for f in settled.values() if f.type is EntityType.STATE}
    references = list(_named(scans, settled, figures))
    for each in scans:
        references.extend(
            Reference(each.paragraph, c.first, c.last, c.figure, MentionKind.NOMINAL)
            for c in find_collectives(each, settled, figures)
        )
    by_paragraph: dict[int, list[Reference]] = {}
    for reference in references:
        by_paragraph.setdefault(reference.paragraph.index, []).append(reference)
    for each in scans:
        references.extend(find_offices(each, by_paragraph.get(each.paragraph.index, [])))
    _spread(references, _day(page))
    references.sort(key=_place)
    nouns: Nouns = {}
    quotations = find_quotations(page) if quotations is None else quotations
    references.extend(refer_back(scans, references, quotations, nouns))
    return _cast(page, references, nouns)


def _place(reference: Reference) -> tuple[int, int, int]:
    return reference.paragraph.index, reference.first, -reference.last


def _named(scans: Sequence[Scan], settled: Settled, figures: Figures) -> Iterable[Reference]:
    for each in scans:
        for naming in each.namings:
            figure = settled.get(id(naming))
            if figure is None:
                continue
            if naming.known is not None and naming.known.sort == "city":
                figure = _city(each, naming.first, naming.last, naming.known, figure, figures)
            yield Reference(each.paragraph, naming.first, naming.last, figure, MentionKind.NAME)


def _city(each: Scan, first: int, last: int, known: Known, place: Figure, figures: Figures) -> Figure:
    """The state where a seat of government acts for it, else the place."""
    if not acts_as_government(each.paragraph, first, last):
        return place
    key = ("state", known.country)
    if key not in figures:
        country = by_code(known.country or "")
        if country is None:
            return place
        figures[key] = Figure(EntityType.STATE, of_state(country), country.code, sectors=["GOV"])
    figures[key].names[" ".join(each.paragraph.span(first, last).quote.split())] += 1
    return figures[key]


def _day(page: Page) -> str | None:
    """The day of the report, where it is known."""
    published = page.document.published
    day = published.latest or published.earliest if published else None
    return day.isoformat() if day else None


def _spread(references: Sequence[Reference], day: str | None) -> None:
    """Countries and sectors of people by their offices, then the countries of what is theirs.

    An office that the report gives goes before any that the table has for its day.
    """
    figures = {id(r.figure): r.figure for r in references}
    for figure in figures.values():
        if figure.type is EntityType.PERSON:
            figure.country = _country_of_offices(figure) or figure.country
            figure.sectors.extend(_sectors_of_offices(figure) or _sectors_of_tenures(figure, day))
    for figure in figures.values():
        if figure.country is None and figure.anchor is not None:
            figure.country = figure.anchor.country


def _country_of_offices(figure: Figure) -> str | None:
    votes = Counter(code for o in figure.offices if (code := o.country or (o.of.country if o.of else None)))
    return max(votes, key=lambda code: (votes[code], code)) if votes else None


def _sectors_of_offices(figure: Figure) -> list[str]:
    """What the offices tell: a spokesman is of his body's sector, a general of his own."""
    found: list[str] = []
    for office in figure.offices:
        own = office.kind.sector
        if own != "GOV" or office.kind.rank == 3:
            found.append(own)
        elif office.of is not None and office.of.type is not EntityType.PERSON:
            found.extend(office.of.sectors)
    found = [sector for sector in dict.fromkeys(found) if sector]
    return found or [office.kind.sector for office in figure.offices[:1]]


def _sectors_of_tenures(figure: Figure, day: str | None) -> list[str]:
    """The sector of the office that a well-known person held on the day; none without a day."""
    tenures = (tenure for form in figure.forms if len(form) > 1 for tenure in tenures_of(" ".join(form)))
    return [tenure.sector for tenure in tenures if day and tenure.covers(day)][:1]


def _cast(page: Page, references: list[Reference], nouns: Nouns) -> Cast:
    references.sort(key=_place)
    order: dict[int, list[Reference]] = {}
    for reference in references:
        order.setdefault(id(reference.figure), []).append(reference)
    taken: set[str] = set()
    for group in order.values():
        free = (i for i in (_identity(page.document.id, _span(r)) for r in group) if i not in taken)
        group[0].figure.id = next(free, f"{_identity(page.document.id, _span(group[0]))}-{len(taken)}")
        taken.add(group[0].figure.id)
    entities = tuple(_entity(page.document.id, group) for group in order.values())
    mentions = tuple(
        Mention(r.paragraph.index, r.first, r.last, r.figure.id, r.kind, _span(r)) for r in references
    )
    return Cast(tuple(sorted(entities, key=lambda e: e.id)), mentions, nouns)


def _span(reference: Reference) -> Span:
    return reference.paragraph.span(reference.first, reference.last)


def _identity(document: str, span: Span) -> str:
    return "e-" + hashlib.sha256(f"{document}\n{span.start}\n{span.end}".encode()).hexdigest()[:12]


def _entity(document: str, group: Sequence[Reference]) -> Entity:
    figure = group[0].figure
    name = _name(figure)
    aliases = sorted(alias for alias in figure.names if alias != name)
    return Entity(
        id=figure.id, name=name, type=figure.type, aliases=tuple(aliases), country=figure.country,
        sectors=tuple(dict.fromkeys(figure.sectors)), roles=_roles(document, figure), mentions=len(group),
    )  # fmt: skip


def _name(figure: Figure) -> str:
    """The usual name of what the tables know; of people the commonest full name, else the commonest name."""
    if figure.known is not None and figure.known.sort != "people":
        return figure.known.name
    names = figure.names
    full = [name for name in names if len(name.split()) > 1] if figure.type is EntityType.PERSON else []
    if figure.type is EntityType.ORGANIZATION and not figure.noun:
        return max(names, key=lambda name: (len(name.split()), names[name], name))
    return max(full or names, key=names.__getitem__)  # of equals the one that stands first in the report


def _roles(document: str, figure: Figure) -> tuple[Role, ...]:
    found: dict[tuple[str, str | None], Role] = {}
    for office in figure.offices:
        of = (office.of.id or None) if office.of else None
        found.setdefault((office.title, of), Role(office.title, of, None, None, office.span, document))
    return tuple(found.values())
