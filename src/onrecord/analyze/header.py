"""The header of a brief: its matter, its cut-off and what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from onrecord.analyze.day import day_words
from onrecord.analyze.desk import Desk, published
from onrecord.analyze.dispute import open_disputes
from onrecord.analyze.endnote import TALLY
from onrecord.analyze.eventday import LONG_AGO
from onrecord.analyze.naming import country_name, entity_name, neutral
from onrecord.analyze.voice import CARRIERS, carried
from onrecord.analyze.withheld import withheld_notice
from onrecord.knowledge.dateline import lead_end
from onrecord.model import (
    Document,
    Genre,
    Line,
    ReportKey,
    Status,
    Words,
)

_MATTERS = 3
_VOICES = 12
_OPENING_WORDS = 8
_GENRES = {
    Genre.NEWS: "news",
    Genre.OPINION: "opinion column",
    Genre.OFFICIAL: "official text",
    Genre.INTERVIEW: "interview",
    Genre.UNKNOWN: "genre not known",
}


def title(desk: Desk) -> str:
    """The states that the claims concern most, by country; other parties where there are none."""
    countries: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for claim in desk.claims.values():
        parties = {p.entity for p in (*claim.actors, *claim.recipients) if p.entity in desk.entities}
        countries.update({name for entity in parties if (name := country_name(desk, entity))})
        others.update({name for entity in parties if (name := entity_name(desk, entity))})
    named = countries or others
    most = sorted(named, key=lambda name: (-named[name], name))[:_MATTERS]
    return ": ".join(["Situation brief", ", ".join(most)] if most else ["Situation brief"])


def header(desk: Desk, unknown_on: int) -> tuple[Line, ...]:
    """Cut-off, counts, voices, corroboration, what is not printed, and how to read the marks.

    ``unknown_on``: how many reports were left out because they came out later than, or may have.
    """
    lines = [_cut_off(desk), *_stretch(desk), _reports(desk, unknown_on), *_by_hand(desk)]
    lines += [*_voices(desk), _told(desk)]
    told = (Line("", (Words(words),)) for words in lines)
    return (*told, *withheld_notice(desk), Line("", (Words(_marks(desk)),)))


def report_keys(desk: Desk) -> tuple[ReportKey, ...]:
    """Each report in one line: outlet, day, genre and byline, or that they are not given; how it begins; id."""
    claims = Counter(claim.document for claim in desk.ledger.claims)
    return tuple(
        ReportKey(desk.letters[d.id], d.id, _description(desk, d, claims[d.id]))
        for d in desk.documents.values()
    )


def _description(desk: Desk, document: Document, claims: int) -> str:
    day = published(document)
    parts = [document.outlet if document.outlet else "outlet not given"]
    parts += [day.isoformat() if day else "undated", _GENRES[document.genre]]
    parts += [f"by {document.byline}"] if document.byline else []
    parts += ["writer not given"] if document.genre is Genre.OPINION and not document.byline else []
    if document.wire:
        parts.append(f"credits {document.wire}")
    if document.origin:
        parts.append(f"copy of {desk.letters.get(document.origin, neutral(document.origin))}")
    return f"{', '.join(parts)}: {_opening(document)}; {counted(claims, 'claim')}; {document.id}"


def _opening(document: Document) -> str:
    """The title, or the first words of a report that has none."""
    words = (document.title or document.text[lead_end(document.text) :]).split()
    return f"«{' '.join(words[:_OPENING_WORDS])}»{' …' if len(words) > _OPENING_WORDS else ''}"


def counted(number: int, noun: str) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _cut_off(desk: Desk) -> str:
    words = (
        f"Cut-off {desk.cut_off.isoformat()} (latest dated report)."
        if desk.cut_off
        else "Cut-off unknown: no report is dated."
    )
    days = [day for day in _days(desk) if not desk.cut_off or 0 <= (desk.cut_off - day).days <= LONG_AGO]
    if days:
        first, last = (day_words(day, desk.year) for day in (min(days), max(days)))
        words += f" Dated happenings {first} to {last}."
    if not desk.options.since and len({published(d) for d in desk.documents.values()} - {None}) <= 1:
        words += " Nothing earlier to compare with."
    if desk.options.as_of:
        words += f" As of {desk.options.as_of.isoformat()}; claims of later days left out: {desk.later}."
    if desk.options.known:
        words += f" As known on {desk.options.known.isoformat()}."
    return words


def _days(desk: Desk) -> Iterator[date]:
    """The days of what is asserted, to the day that the brief is as of."""
    for claim in desk.claims.values():
        if claim.when and claim.status is Status.ASSERTED:
            ends = (claim.when.earliest, claim.when.latest)
            yield from (day for day in ends if day and day <= (desk.options.as_of or day))


def _stretch(desk: Desk) -> Iterator[str]:
    """Over which days reports that span months were published, and the longest silence between two of them."""
    days = sorted({day for document in desk.documents.values() if (day := published(document))})
    if not days or (days[-1] - days[0]).days <= LONG_AGO:
        return
    words = f"Dated reports {days[0]} to {days[-1]}: what lies over {LONG_AGO} days back weighs less."
    before, after = max(pairwise(days), key=lambda pair: pair[1] - pair[0])
    if (after - before).days > LONG_AGO:
        words += f" None between {before} and {after}: if they tell of two crises, keep a case for each."
    yield words


def _by_hand(desk: Desk) -> list[str]:
    """How many claims analysts corrected or added."""
    edited = sum(1 for claim in desk.ledger.claims if claim.edited)
    return [f'Corrected or added by analysts: {counted(edited, "claim")}, marked "by hand".'] if edited else []


def _reports(desk: Desk, unknown_on: int) -> str:
    """Reports and claims, counted."""
    documents = desk.ledger.documents
    copies, undated = sum(1 for d in documents if d.origin), sum(1 for d in documents if not published(d))
    words = f"Reports {len(documents)} (copies {copies or 'none'}, undated {undated or 'none'})."
    if unknown_on:
        words += f" Left out as later than {desk.options.known}, or undated: {unknown_on}."
    statuses = Counter(c.status for c in desk.claims.values())
    by_status = ", ".join(f"{status.value} {statuses[status]}" for status in TALLY if statuses[status])
    total = len(desk.claims) + len(desk.spoken) + len(desk.unasserted) + len(desk.withheld)
    spoken = f", by a named person's exact words alone {len(desk.spoken)}" if desk.spoken else ""
    spoken += f", as surmises or denials alone {len(desk.unasserted)}" if desk.unasserted else ""
    return f"{words} Claims {total}: sure enough to print {len(desk.claims)} ({by_status or 'none'}){spoken}."


def _voices(desk: Desk) -> list[str]:
    """Papers, agencies and documents that the reports carry inside, with the letters of the reports."""
    found: dict[str, set[str]] = {}
    for claim in desk.claims.values():
        for link in carried(claim):
            if link.source.kind in CARRIERS:
                name = entity_name(desk, link.source.entity, link.source.name)
                found.setdefault(name, set()).add(desk.letters[claim.document])
    known = sorted((name, sorted(letters)) for name, letters in found.items() if _is_name(name))
    names = [f"{name} ({', '.join(letters)})" for name, letters in known]
    more = f" and {len(names) - _VOICES} more" if len(names) > _VOICES else ""
    return [f"Papers and agencies carried inside: {', '.join(names[:_VOICES])}{more}."] if names else []


def _is_name(name: str) -> bool:
    """Whether a paper is named, and not described: "a statement", "reports"."""
    return bool(name) and not name.startswith("«")


def _told(desk: Desk) -> str:
    independent = sum(1 for e in desk.ledger.events if e.origins.low > 1 and _reporters(desk, e.claims) > 1)
    disputes = len(open_disputes(desk))
    return f"Happenings told by two independent reports: {independent}. Open disputes: {disputes}."


def _reporters(desk: Desk, claims: tuple[str, ...]) -> int:
    printed = desk.printed(claims, Status.ASSERTED)
    return len({c.document for c in printed if not desk.documents[c.document].origin})


def _marks(desk: Desk) -> str:
    example = next(iter(desk.letters.values()), "A")
    tallies = ", ".join(f"{mark} {status.value}" for status, mark in TALLY.items())
    return (
        f"«…» = exact words; words outside are the program's. [{example}6] = report {example}, paragraph 6, "
        f"in the endnotes ({tallies}). Days are computed from each report's own date."
    )
