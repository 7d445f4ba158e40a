"""Unknown, and what to get: what the reports leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from onrecord.analyze.desk import Desk, published
from onrecord.analyze.dispute import half_disputes
from onrecord.analyze.exact import SPEECH_ACTS
from onrecord.analyze.excerpt import quoted
from onrecord.analyze.figure import interest, printed_span
from onrecord.analyze.keyevent import key_events, tellings
from onrecord.analyze.naming import entity_name
from onrecord.analyze.telling import cite
from onrecord.analyze.voice import carried, nearest, quoting
from onrecord.analyze.withheld import compact, withheld_list
from onrecord.knowledge.state import by_code
from onrecord.model import (
    AttributionMode,
    Cite,
    Claim,
    EntityType,
    Event,
    EventType,
    Fragment,
    Genre,
    Line,
    Quantity,
    Quote,
    Section,
    SourceKind,
    Status,
    Support,
    Words,
)

TITLE = "Unknown, and what to get"
_MOST = 8  # references in one line
_PARTY = 2  # claims that make a state a party
_SILENT = 4
_QUOTED = 4  # lines that are quoted, the rest is counted
_LISTED = 12  # passages that are listed one by one
_SHORT = 70  # code points of such a quote
_ON_GROUND = frozenset({EventType.ASSAULT, EventType.MOBILIZE, EventType.PROTEST})


def unknowns(desk: Desk) -> Section:
    """One numbered line a gap; only gaps that are there."""
    asks: tuple[Callable[[Desk], Iterator[tuple[Fragment, ...]]], ...] = (
        _undated,
        _nameless,
        _unsourced_figures,
        _unheard,
        _unquoted,
        _excerpts,
        _single,
        _anonymous,
        _dayless,
        _placeless,
        _half_disputed,
        _unread,
    )
    found = [fragments for ask in asks for fragments in ask(desk)]
    gaps = [Line("", fragments) for fragments in found] + withheld_list(desk)
    lines = tuple(replace(line, margin=str(number)) for number, line in enumerate(gaps, 1))
    return Section(TITLE, lines, 0, "Nothing that the program can name.")


def _undated(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    letters = [desk.letters[d.id] for d in desk.documents.values() if not published(d)]
    if not letters:
        return
    open_claims = [c for c in desk.claims.values() if _is_open(c) and not published(desk.documents[c.document])]
    fragments: list[Fragment] = [Words(f"The date of {_list(letters)}")]
    for number, claim in enumerate(_distinct(open_claims)[:_MOST]):
        assert claim.when and claim.when.span
        fragments += [
            Words(", " if number else "; until then open: "),
            Quote(claim.document, claim.when.span),
            Words(" "),
        ]
        fragments.append(cite(desk, claim, "", claim.when.span))
    yield (*fragments, Words("."))


def _is_open(claim: Claim) -> bool:
    """Whether a claim gives a time in words that no day could be computed from."""
    return bool(claim.when and claim.when.span and not claim.when.dated)


def _distinct(claims: list[Claim]) -> list[Claim]:
    """The first claim of each time expression."""
    found = {(c.document, c.when.span): c for c in reversed(claims) if c.when}
    return [c for c in claims if c.when and found[(c.document, c.when.span)] is c]


def _nameless(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    outlets = [desk.letters[d.id] for d in desk.documents.values() if not d.outlet]
    writers = [desk.letters[d.id] for d in desk.documents.values() if d.genre is Genre.OPINION and not d.byline]
    if outlets:
        yield (Words(f"Who published {_list(outlets)}."),)
    if writers:
        yield (Words(f"Who wrote {_list(writers)}."),)


def _unsourced_figures(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """Figures for which the report names nobody."""
    fragments: list[Fragment] = []
    seen: set[str] = set()
    for claim in desk.claims.values():
        for quantity in _telling(desk, claim) if _unsourced(claim) else ():
            span = printed_span(desk, claim, quantity)
            if span.quote not in seen and len(seen) < _MOST:
                fragments += [Words(", ")] if fragments else []
                fragments += [Quote(claim.document, span), Words(" "), cite(desk, claim, "", span)]
                seen.add(span.quote)
    if fragments:
        yield (Words("Who gave the figures for which nobody is named: "), *fragments, Words("."))


def _telling(desk: Desk, claim: Claim) -> list[Quantity]:
    """The printed numbers of a claim that tell more than a span of time or a handful."""
    return [q for q in claim.quantities if interest(desk, claim, q) >= 0 and not claim.typed(q)]


def _unsourced(claim: Claim) -> bool:
    voices = carried(claim)
    return not voices or voices[0].source.kind is SourceKind.UNNAMED


def _unheard(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """States that act or are acted on, and of which no voice is sure enough to print."""
    heard = {_country(desk, entity) for entity in _heard(desk)}
    named: Counter[str] = Counter()
    for claim in desk.claims.values():
        named.update({code for p in (*claim.actors, *claim.recipients) if (code := _country(desk, p.entity))})
    silent = [code for code in named if named[code] >= _PARTY and code not in heard]
    for code in sorted(silent, key=lambda code: (-named[code], code))[:_SILENT]:
        country = by_code(code)
        name = country.name if country else entity_name(desk, code, code)
        yield (Words(f"A voice of {name}: {named[code]} claims concern it, none quotes it."),)


def _unquoted(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """People who do or suffer what is told, and do not speak in a claim that is sure enough to print."""
    named: Counter[str] = Counter()
    for claim in desk.claims.values():
        parties = {p.entity for p in (*claim.actors, *claim.recipients) if p.entity}
        named.update(one for one in parties if _is_person(desk, one))
    heard = _heard(desk)
    silent = [one for one in named if named[one] >= _PARTY and one not in heard]
    ranked = sorted(silent, key=lambda one: (-named[one], entity_name(desk, one), one))[:_SILENT]
    if ranked:
        told = ", ".join(f"{entity_name(desk, one)} ({named[one]} claims)" for one in ranked)
        yield (Words(f"Told of, and not quoted: {told}."),)


def _is_person(desk: Desk, entity: str) -> bool:
    known = desk.entities.get(entity)
    return (
        known is not None and known.type is EntityType.PERSON and not entity_name(desk, entity).startswith("«")
    )


def _heard(desk: Desk) -> set[str | None]:
    """Who speaks in the claims that may be printed."""
    told = (*desk.claims.values(), *desk.spoken.values())
    return {entity for claim in told for entity in _speakers(desk, claim)}


def _speakers(desk: Desk, claim: Claim) -> list[str | None]:
    """Whose words a claim gives: the voices carried, and of a speech act in quotation marks its actor."""
    voices = [link.source.entity for link in carried(claim)]
    spoken = claim.type in SPEECH_ACTS and quoting(desk, claim) is not AttributionMode.NONE
    return [*voices, *(p.entity for p in claim.actors)] if spoken else voices


def _country(desk: Desk, entity: str | None) -> str:
    known = desk.entities.get(entity or "")
    if known is None:
        return ""
    return known.country or (known.id if known.type is EntityType.STATE else "")


def _excerpts(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """Where an excerpt without quotation marks ends."""
    found: dict[str, list[Claim]] = {}
    for claim in desk.claims.values():
        if any(link.mode is AttributionMode.EXCERPT for link in claim.attribution):
            found.setdefault(claim.document, []).append(claim)
    for document, claims in found.items():
        where = f"Where the excerpt in {desk.letters[document]} begins and ends: "
        yield (
            Words(where),
            cite(desk, claims[0], ""),
            *((Words(" to "), cite(desk, claims[-1], "")) if len(claims) > 1 else ()),
            Words(f" read as excerpt, claims {len(claims)}."),
        )


def _single(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """Key events that rest on one voice, the weightiest few in their words."""
    lone = [event for event in key_events(desk)[: desk.options.lines] if _lone(event)]
    claims = [c for event in lone for c in desk.printed(event.claims, Status.ASSERTED)[:1]]
    yield from _asked(desk, "A second voice for what rests on one: ", claims)


def _anonymous(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """What rests on somebody without a name alone."""

    def nameless(claim: Claim) -> bool:
        voice = nearest(claim)
        return voice is not None and voice.kind is SourceKind.UNNAMED

    told = [tellings(desk, event) for event in key_events(desk)]
    lone = [claims[0] for claims in told if all(nameless(claim) for claim in claims)]
    yield from _asked(desk, "Who they are on whose word alone these rest: ", lone)


def _dayless(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """Happenings of dated reports of which no day, week or month is told."""
    open_events = (event for event in _deeds(desk) if not (event.when and event.when.dated))
    told = ([c for c in tellings(desk, e) if published(desk.documents[c.document])] for e in open_events)
    dated = [claims[0] for claims in told if claims]
    yield from _cited(desk, "When it was, for no day is told: ", dated)


def _placeless(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """Happenings on the ground of which no place is told."""
    told = [tellings(desk, event)[0] for event in _deeds(desk) if not event.places and event.type in _ON_GROUND]
    yield from _cited(desk, "Where it was, for no place is told: ", told)


def _deeds(desk: Desk) -> Iterator[Event]:
    """The key events that are done and not said."""
    spoken = SPEECH_ACTS | {EventType.STATEMENT}
    return (event for event in key_events(desk)[: desk.options.lines] if event.type not in spoken)


def _asked(desk: Desk, lead: str, claims: list[Claim]) -> Iterator[tuple[Fragment, ...]]:
    if claims:
        more = len(claims) - _QUOTED
        end = f", and {more} more." if more > 0 else "."
        yield (Words(lead), *_briefly(desk, claims[:_QUOTED]), Words(end))


def _cited(desk: Desk, lead: str, claims: list[Claim]) -> Iterator[tuple[Fragment, ...]]:
    """The same by reference alone, where the words stand among the developments."""
    found = {one.label: one for claim in claims for one in [cite(desk, claim, "")]}
    if found:
        yield (Words(lead), *_spaced(list(found.values())[:_MOST]), Words("."))


def _half_disputed(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """Conflicts of which only one side is sure enough to print."""
    held: dict[str, set[str]] = {}
    for conflict in half_disputes(desk):
        told = [c for position in conflict.positions for c in desk.printed(position.claims)]
        held.setdefault(told[0].id, set()).update(c for p in conflict.positions for c in p.claims)
    fragments: list[Fragment] = []
    for claim, others in ((desk.claims[one], held[one]) for one in list(held)[:_QUOTED]):
        low = [c for c in desk.withheld if c.id in others]
        against = {desk.label(c.document, c.span.start): cite(desk, c, "") for c in reversed(low)}
        fragments += [Words("; ")] if fragments else []
        fragments += [*_brief(desk, claim), Words(" against " if against else "")]
        fragments += _spaced(list(reversed(against.values()))[:_QUOTED])
    if fragments:
        lead = "Whether these are disputed, for the other side is not sure enough to print: "
        yield (Words(lead), *fragments, Words("."))


def _briefly(desk: Desk, claims: list[Claim]) -> list[Fragment]:
    return [part for n, c in enumerate(claims) for part in (Words("; " if n else ""), *_brief(desk, c))]


def _brief(desk: Desk, claim: Claim) -> tuple[Fragment, ...]:
    return (*quoted(desk, claim, _SHORT), Words(" "), cite(desk, claim, ""))


def _lone(event: Event) -> bool:
    """Whether a happening, other than a speaker's own words, rests on one voice."""
    alone = event.origins.low < 2 and event.support is Support.SINGLE_SOURCE
    return alone and event.type not in SPEECH_ACTS and event.type is not EventType.STATEMENT


def _unread(desk: Desk) -> Iterator[tuple[Fragment, ...]]:
    """Sentences that name a party or a number and gave no claim."""
    marks = [u for u in desk.ledger.unread if u.document in desk.letters]
    if not marks:
        return
    ordered = sorted(marks, key=lambda u: (desk.number(u.document), u.span.start))
    found = {desk.label(u.document, u.span.start): u for u in reversed(ordered)}
    cites: list[Fragment] = [Cite(label, u.document, u.span) for label, u in reversed(found.items())]
    where = compact(desk, ((u.document, u.span.start) for u in marks))
    lead = f"Sentences that name a party or a number and gave no claim, {len(marks)}; read yourself: "
    shown = _spaced(cites) if len(cites) <= _LISTED else [Words(where)]
    yield (Words(lead), *shown, Words("."))


def _spaced(cites: Sequence[Fragment]) -> list[Fragment]:
    return [part for n, one in enumerate(cites) for part in ((Words(" "), one) if n else (one,))]


def _list(letters: list[str]) -> str:
    shown = letters[:12]
    more = f" and {len(letters) - 12} more" if len(letters) > 12 else ""
    return ", ".join(shown) + more
