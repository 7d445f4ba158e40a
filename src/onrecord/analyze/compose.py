"""Composing a brief: the ledger, cut to what was known, section by section."""

from __future__ import annotations

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
from onrecord.model import Dossier, Ledger, Line, Section

_SECTIONS = (developments, unrealized, disputes, figures, stances, rhetoric, hypothesis_section, unknowns)


def compose(ledger: Ledger, options: Options | None = None) -> Dossier:
    """The dossier of a ledger; a ledger without states is given them.

    Where ``options`` ask what changed since a day, that section is the first.
    """
    options, ledger = options or Options(), ledger.current()
    desk = Desk(_known(ledger, options), options)
    since = (_since(desk, ledger),) if options.since else ()
    sections = (*since, *(compose_section(desk) for compose_section in _SECTIONS))
    return _dossier(desk, title(desk), header(desk, len(ledger.documents) - len(desk.documents)), sections)


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
