"""Stances: who backs whom and who holds what, from the states."""

from __future__ import annotations

from onrecord.analyze.day import day_words
from onrecord.analyze.desk import Desk
from onrecord.analyze.excerpt import quoted
from onrecord.analyze.naming import entity_name, loaded
from onrecord.analyze.room import shared
from onrecord.analyze.situation import situation
from onrecord.analyze.telling import cite
from onrecord.model import Claim, Entity, Fragment, Line, Quote, Relation, Role, Section, State, Words

TITLE = "Who backs whom, who holds what"
_WORDS = {
    Relation.RECOGNIZES: "recognizes",
    Relation.BACKS: "backs",
    Relation.OPPOSES: "opposes",
    Relation.SANCTIONS: "sanctions",
    Relation.HAS_FORCES_IN: "forces in",
    Relation.CLAIMS_OFFICE: "claims",
    Relation.HOLDS_OFFICE: "holds",
    Relation.BARRED_FROM: "barred",
}
_CLAIMS = 2
_WITHIN = 0.5  # of the least confidence: enough for a clause that stands in the words of a printed claim
_LONGEST = 100  # code points of a claim: its event is told in full elsewhere
_PEOPLE = 10
_TITLES = 2


def stances(desk: Desk) -> Section:
    """One line a state that printed claims bear out, the most told first; a person's offices together."""
    states = situation(desk.ledger, desk.options.as_of, desk.options.known).states
    groups: dict[tuple[str, str, str], list[State]] = {}
    for state in sorted(states, key=lambda s: (-len(_borne(desk, s)), s.id)):
        if _borne(desk, state):
            held = state.relation is Relation.HOLDS_OFFICE
            key = (state.subject, state.relation.value, "" if held else state.object)
            groups.setdefault(key, []).append(state)
    ranked = sorted(groups.values(), key=lambda group: _rank(desk, group))
    told = [group for group in ranked if group[0].relation is not Relation.HOLDS_OFFICE]
    lines = [_line(desk, group) for group in told]
    offices = _offices(desk, [group for group in ranked if group not in told])
    kept = shared(lines, desk.options.lines - len(offices))
    empty = "No claim tells of a backing or an office."
    return Section(TITLE, (*kept, *offices), len(lines) - len(kept), empty)


def _borne(desk: Desk, state: State) -> list[Claim]:
    """The claims of a state that may be printed; of unsure ones those within the words of a printed claim.

    "Stripped him of his seat, further barring him from office": the whole is printed, so may its part be.
    """
    sure = desk.printed(state.claims)
    if sure or state.relation is Relation.HOLDS_OFFICE:
        return sure
    least = desk.options.min_confidence * _WITHIN
    unsure = [claim for claim in desk.withheld if claim.id in state.claims and claim.confidence >= least]
    return [claim for claim in unsure if any(_holds(other, claim) for other in desk.claims.values())]


def _holds(outer: Claim, inner: Claim) -> bool:
    """Whether a claim's words hold those of another which the same chain of voices has told as so."""
    same = (outer.document, outer.status) == (inner.document, inner.status)
    within = outer.span.start <= inner.span.start and inner.span.end <= outer.span.end
    return same and within and [a.source for a in outer.attribution] == [a.source for a in inner.attribution]


def _rank(desk: Desk, group: list[State]) -> tuple[int, int]:
    """By relation, the most told first."""
    told = {claim.document for state in group for claim in _borne(desk, state)}
    return list(_WORDS).index(group[0].relation), -len(told)


def _line(desk: Desk, group: list[State]) -> Line:
    state = group[0]
    claims = tuple(dict.fromkeys(c.id for one in group for c in _borne(desk, one)))
    end = "; disputed." if any(one.contested for one in group) else "."
    return Line(_WORDS[state.relation], (*_told(desk, state), Words(end)), claims)


def _told(desk: Desk, state: State) -> list[Fragment]:
    """Who stands how to whom, in the words of each claim."""
    claims = sorted(_borne(desk, state), key=lambda c: not _counts(state, c))
    fragments: list[Fragment] = [Words(f"{_between(desk, state)}{_last_reported(desk, state)}: ")]
    for number, claim in enumerate(claims[:_CLAIMS]):
        fragments += [Words("; ")] if number else []
        fragments += [*quoted(desk, claim, _LONGEST), Words(" "), cite(desk, claim)]
    more = len(claims) - _CLAIMS
    return [*fragments, Words(f"; {more} more")] if more > 0 else fragments


def _between(desk: Desk, state: State) -> str:
    """Who stands to whom or what; what one is barred from is told by the words."""
    subject = entity_name(desk, state.subject, state.subject)
    if state.relation is Relation.BARRED_FROM:
        return subject
    link = ": " if state.relation is Relation.CLAIMS_OFFICE else " > "
    return f"{subject}{link}{entity_name(desk, state.object, state.object)}"


def _last_reported(desk: Desk, state: State) -> str:
    """Until when reports tell of forces: that they are still there is nobody's claim."""
    last = state.last_reported.latest if state.last_reported else None
    if state.relation is not Relation.HAS_FORCES_IN:
        return ""
    return f" (last reported {day_words(last, desk.year)})" if last else " (no dated report)"


def _counts(state: State, claim: Claim) -> bool:
    """Whether a claim gives a number of a state, so that it is shown first."""
    return not {q.span for q in claim.quantities}.isdisjoint({q.span for q in state.quantities})


def _offices(desk: Desk, groups: list[list[State]]) -> list[Line]:
    """One line of people and the words by which the reports give their offices, the most told first."""
    people = [(desk.entities[g[0].subject], g) for g in groups if g[0].subject in desk.entities]
    told = [(entity, group, _titles(desk, entity, group)) for entity, group in people]
    known = (one for one in told if one[2])
    ranked = sorted(known, key=lambda one: (not one[0].sectors, -one[0].mentions, one[0].name))
    if not ranked:
        return []
    fragments: list[Fragment] = []
    for entity, _, titles in ranked[:_PEOPLE]:
        fragments += [Words(f"{'; ' if fragments else ''}{entity_name(desk, entity.id)} "), *titles]
    more = len(ranked) - _PEOPLE
    fragments.append(Words(f"; and {more} more." if more > 0 else "."))
    claims = (c.id for _, group, _ in ranked[:_PEOPLE] for one in group for c in desk.printed(one.claims))
    return [Line(_WORDS[Relation.HOLDS_OFFICE], tuple(fragments), tuple(dict.fromkeys(claims)))]


def _titles(desk: Desk, entity: Entity, group: list[State]) -> list[Fragment]:
    """The words for a person's offices, each once; one that another holds within it is left out."""
    roles: list[tuple[Role, Claim]] = []
    for claim in (c for state in group for c in desk.printed(state.claims)):
        for role in entity.roles:
            inside = role.document == claim.document and role.span.overlaps(claim.span)
            words = role.span.quote.lower()
            known = any(words in other.span.quote.lower() for other, _ in roles)
            if inside and not known and not loaded(role.span.quote):
                roles = [one for one in roles if one[0].span.quote.lower() not in words] + [(role, claim)]
    fragments: list[Fragment] = []
    for role, claim in roles[:_TITLES]:
        fragments += [Words(", ")] if fragments else []
        fragments += [Quote(role.document, role.span), Words(" "), cite(desk, claim, "", role.span)]
    return fragments
