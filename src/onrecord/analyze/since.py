"""Changed since: what the reports that came after a day add to those that were out by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.analyze.day import day_words
from onrecord.analyze.desk import Desk, published
from onrecord.analyze.dispute import open_disputes, question
from onrecord.analyze.eventday import margin
from onrecord.analyze.excerpt import quoted
from onrecord.analyze.figure import printed, printed_span
from onrecord.analyze.keyevent import bundles, tellings
from onrecord.analyze.naming import entity_name
from onrecord.analyze.news import News, Turn
from onrecord.analyze.telling import bare_telling, cite
from onrecord.model import Claim, Event, Fragment, Ledger, Line, Quantity, Section, Words

TITLE = "Changed since"
_LETTERS = 12
_LONGEST = 120  # code points: what is new is told in full below
_SIDES = 3
_MOST = 5  # lines of one kind of change
_CAME = "reports"
_BORNE = {
    Turn.CORROBORATED: "now told by voices that do not repeat each other",
    Turn.ACKNOWLEDGED: "now acknowledged by the doer's own side",
}

Told = Iterator[Line]


def changed(desk: Desk, then: Ledger, found: tuple[News, ...], *, cut: bool) -> Section:
    """One line a change that claims sure enough to print show, by kind."""
    day = desk.options.since.isoformat() if desk.options.since else "the earlier record"
    title = f"{TITLE} {day}"
    if not then.documents:
        return Section(title, (), 0, "No dated report is that old: nothing earlier to compare with.")
    kinds: tuple[Callable[[Desk, tuple[News, ...]], Told], ...] = (
        _reports, _happenings, _older, _support, _disputes, _numbers, _states
    )  # fmt: skip
    lines: list[Line] = []
    left_out = 0
    for kind in kinds:
        told = list(kind(desk, found))
        lines += told[:_MOST]
        left_out += len(told[_MOST:])
    if all(line.margin == _CAME for line in lines):
        lines.append(Line("", (Words("Nothing changed."),)))
    undated = _undated(desk) if cut else []
    return Section(title, (*lines, *undated), left_out)


def _of(found: tuple[News, ...], *turns: Turn) -> list[News]:
    return [one for one in found if one.turn in turns]


def _reports(desk: Desk, found: tuple[News, ...]) -> Told:
    came = {one.about for one in _of(found, Turn.CAME)}
    documents = [document for document in desk.documents.values() if document.id in came]
    if not documents:
        return
    days = sorted(day for document in documents if (day := published(document)))
    first, last = (day_words(day, desk.year) for day in (days[0], days[-1])) if days else ("", "")
    copies = sum(1 for document in documents if document.origin)
    letters = [desk.letters[document.id] for document in documents]
    out = f", of {first}{f' to {last}' if last != first else ''}" if days else ""
    more = f" and {len(letters) - _LETTERS} more" if len(letters) > _LETTERS else ""
    words = f"{len(letters)}{out}{f', copies {copies}' if copies else ''}: "
    yield Line(_CAME, (Words(f"{words}{', '.join(letters[:_LETTERS])}{more}."),))


def _undated(desk: Desk) -> list[Line]:
    letters = [desk.letters[d.id] for d in desk.documents.values() if not published(d)]
    if not letters:
        return []
    more = f" and {len(letters) - _LETTERS} more" if len(letters) > _LETTERS else ""
    words = f"Not compared, for nothing says whether they are new: {', '.join(letters[:_LETTERS])}{more}."
    return [Line("undated", (Words(words),))]


def _happenings(desk: Desk, found: tuple[News, ...]) -> Told:
    """Happenings of which no earlier report tells, the weightiest first."""
    return (_happening(desk, "new", one) for one in _fresh(desk, found) if not _is_old(desk, one))


def _older(desk: Desk, found: tuple[News, ...]) -> Told:
    """The same of happenings that lie before the day."""
    return (_happening(desk, "older, now told", one) for one in _fresh(desk, found) if _is_old(desk, one))


def _fresh(desk: Desk, found: tuple[News, ...]) -> Iterator[Event]:
    fresh = {one.about for one in _of(found, Turn.TOLD)}
    for bundle in bundles(desk, len(desk.ledger.events)):
        yield from [event for event in bundle if event.id in fresh][:1]


def _happening(desk: Desk, label: str, event: Event) -> Line:
    claim = tellings(desk, event)[0]
    words = (Words(f"{margin(desk, event)}: "), *bare_telling(desk, claim, _LONGEST), Words("."))
    return Line(label, words, (claim.id,))


def _is_old(desk: Desk, event: Event) -> bool:
    """Whether a happening first told now lies before the day."""
    last = event.when.latest if event.when else None
    return bool(last and desk.options.since and last <= desk.options.since)


def _support(desk: Desk, found: tuple[News, ...]) -> Told:
    for one in _of(found, *_BORNE):
        old, new = desk.printed(one.before), desk.printed(one.claims)
        if old and new:
            lead = (*_brief(desk, old[0]), Words(f", {_BORNE[one.turn]}: "))
            yield Line("borne out", (*lead, *_brief(desk, new[0]), Words(".")), (old[0].id, new[0].id))


def _disputes(desk: Desk, found: tuple[News, ...]) -> Told:
    numbers = {conflict.id: number for number, conflict in enumerate(open_disputes(desk), 1)}
    for one in _of(found, Turn.OPENED):
        if one.about in numbers:
            conflict = next(c for c in desk.ledger.conflicts if c.id == one.about)
            words = f"D{numbers[one.about]} {question(desk, conflict)}."
            yield Line("disputed", (Words(words),), one.claims)
    for one in _of(found, Turn.CLOSED):
        told = desk.printed(one.claims)[:_SIDES]
        fragments: list[Fragment] = [Words("no longer: ")]
        for number, claim in enumerate(told):
            fragments += [Words("; against " if number else ""), *_brief(desk, claim)]
        if told:
            yield Line("disputed", (*fragments, Words(".")), tuple(claim.id for claim in told))


def _numbers(desk: Desk, found: tuple[News, ...]) -> Told:
    for one in _of(found, Turn.ROSE, Turn.FELL):
        old, new = desk.printed(one.before), desk.printed(one.claims)
        if old and new and one.number and one.former:
            link = Words(", then " if one.turn is Turn.ROSE else ", then fewer: ")
            told = (*_number(desk, old[0], one.former), link, *_number(desk, new[0], one.number), Words("."))
            yield Line("numbers", told, (old[0].id, new[0].id))


def _number(desk: Desk, claim: Claim, quantity: Quantity) -> tuple[Fragment, ...]:
    span = printed_span(desk, claim, quantity)
    return printed(desk, claim, quantity), Words(" "), cite(desk, claim, span=span)


def _states(desk: Desk, found: tuple[News, ...]) -> Told:
    states = {state.id: state for state in desk.ledger.states}
    for one in _of(found, Turn.BEGAN, Turn.ENDED):
        state, told = states.get(one.about), desk.printed(one.claims)
        if state and told:
            subject, thing = (entity_name(desk, end, end) for end in (state.subject, state.object))
            how = "first told" if one.turn is Turn.BEGAN else "said to have ended"
            lead = Words(f"{how}: {subject} {state.relation.value} {thing}: ")
            yield Line("states", (lead, *_brief(desk, told[0]), Words(".")), (told[0].id,))


def _brief(desk: Desk, claim: Claim) -> tuple[Fragment, ...]:
    return (*quoted(desk, claim, _LONGEST), Words(" "), cite(desk, claim))
