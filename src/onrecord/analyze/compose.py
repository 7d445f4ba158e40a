"""Composing a brief: the ledger, cut to what was known, section by section."""

from __future__ import annotations

from dataclasses import replace

from onrecord.analyze.arrangement import arranged, by_hand, placed
from onrecord.analyze.desk import Desk
from onrecord.analyze.development import developments
from onrecord.analyze.dispute import disputes
from onrecord.analyze.endnote import endnotes
from onrecord.analyze.figure import figures
from onrecord.analyze.header import header, report_keys, title
from onrecord.analyze.hypothesis import hypothesis_section
from onrecord.analyze.known import as_known
from onrecord.analyze.news import News, news
from onrecord.analyze.options import Options
from onrecord.analyze.rhetoric import rhetoric
from onrecord.analyze.since import changed
from onrecord.analyze.stance import stances
from onrecord.analyze.state import with_states
from onrecord.analyze.unknown import unknowns
from onrecord.analyze.unrealized import unrealized
from onrecord.model import Decision, Dossier, Ledger, Line, Section

RESERVE = 40
"""Lines of a section beyond the limit that can be fetched into the brief by hand."""

_SECTIONS = (developments, unrealized, disputes, figures, stances, rhetoric, hypothesis_section, unknowns)


def compose(ledger: Ledger, options: Options | None = None) -> Dossier:
    """The dossier of a ledger; a ledger without states is given them.

    Where ``options`` ask what changed since a day, that section is the first.
    """
    options, ledger = options or Options(), ledger.current()
    desk = Desk(_known(ledger, options), options)
    since = (_since(desk, ledger),) if options.since else ()
    sections = (*since, *(compose_section(desk) for compose_section in _SECTIONS))
    lines = header(desk, len(ledger.documents) - len(desk.documents))
    if any(line.decision == Decision.BRIEF and not line.undone for line in ledger.judgements):
        standing = [placed(one, more, ledger.judgements) for one, more in _with_reserve(desk, sections)]
        sections = tuple(map(arranged, sections, standing))
        told = by_hand(one for several in standing for one in several)
        lines = (*lines[:-1], told, lines[-1]) if told else lines
    return _dossier(desk, title(desk), lines, sections)


def with_reserve(desk: Desk) -> tuple[tuple[Section, Section], ...]:
    """Each section of the brief as it composes itself, beside the same with more lines, for arranging it."""
    return tuple(_with_reserve(desk, tuple(compose_section(desk) for compose_section in _SECTIONS)))


def _with_reserve(desk: Desk, sections: tuple[Section, ...]) -> list[tuple[Section, Section]]:
    """Each section beside itself with more lines; what changed and what is unknown have no more."""
    larger = Desk(desk.ledger, replace(desk.options, lines=desk.options.lines + RESERVE))
    more = {one.title: one for one in (make(larger) for make in _SECTIONS if make is not unknowns)}
    return [(one, more.get(one.title, one)) for one in sections]


def compose_changes(ledger: Ledger, options: Options, earlier: Ledger | None = None) -> Dossier:
    """What changed, alone: since ``options.since``, or from an ``earlier`` run to this one."""
    ledger = ledger.current()
    desk = Desk(_known(ledger, options), options)
    return _dossier(desk, "What changed", (), (_since(desk, ledger, earlier),))


def changes(ledger: Ledger, options: Options, earlier: Ledger | None = None) -> tuple[News, ...]:
    """Each change as a row: since ``options.since``, or from an ``earlier`` run."""
    ledger = ledger.current()
    then, now = _sides(Desk(_known(ledger, options), options), ledger, earlier)
    return news(then, now, cut=earlier is None)


def _since(desk: Desk, ledger: Ledger, earlier: Ledger | None = None) -> Section:
    then, now = _sides(desk, ledger, earlier)
    return changed(desk, then, news(then, now, cut=earlier is None), cut=earlier is None)


def _sides(desk: Desk, ledger: Ledger, earlier: Ledger | None) -> tuple[Ledger, Ledger]:
    """The earlier record and the present one; of a cut only dated reports, for others may be of any day."""
    if earlier is not None:
        return with_states(earlier.current()), desk.ledger
    then, now = (as_known(ledger, day) for day in (desk.options.since, desk.cut_off))
    return with_states(then), with_states(now)


def _known(ledger: Ledger, options: Options) -> Ledger:
    known = as_known(ledger, options.known)
    return known if known.states else with_states(known)


def _dossier(desk: Desk, heading: str, lines: tuple[Line, ...], sections: tuple[Section, ...]) -> Dossier:
    return Dossier(
        title=heading,
        header=lines,
        reports=report_keys(desk),
        sections=sections,
        endnotes=endnotes(desk, sections),
        withheld=tuple(claim.id for claim in desk.withheld),
        min_confidence=desk.options.min_confidence,
        ledger=desk.ledger,
    )
