"""Stances: who backs whom and who holds what, from the states."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.excerpt import quoted
from onrecord.analyze.naming import entity_name
from onrecord.analyze.room import shared
from onrecord.analyze.situation import situation
from onrecord.analyze.telling import cite
from onrecord.model import Fragment, Line, Quote, Relation, Section, State, Words

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
_CLAIMS = 3
_DISPUTABLE = frozenset(_WORDS) - {Relation.HOLDS_OFFICE}


def stances(desk: Desk) -> Section:
    """One line a state that printed claims bear out, the most told first; a person's offices together."""
    states = situation(desk.ledger, desk.options.as_of, desk.options.known).states
    groups: dict[tuple[str, str, str], list[State]] = {}
    for state in sorted(states, key=lambda s: (-len(desk.printed(s.claims)), s.id)):
        if desk.printed(state.claims):
            held = state.relation is Relation.HOLDS_OFFICE
            key = (state.subject, state.relation.value, "" if held else state.object)
            groups.setdefault(key, []).append(state)
    lines = [_line(desk, group) for group in sorted(groups.values(), key=lambda group: _rank(desk, group))]
    kept = shared(lines, desk.options.lines)
    return Section(TITLE, kept, len(lines) - len(kept), "No claim tells of a backing or an office.")


def _rank(desk: Desk, group: list[State]) -> tuple[int, int]:
    """By relation, the most told first."""
    told = {claim.document for state in group for claim in desk.printed(state.claims)}
    return list(_WORDS).index(group[0].relation), -len(told)


def _line(desk: Desk, group: list[State]) -> Line:
    relation = group[0].relation
    claims = tuple(dict.fromkeys(c.id for state in group for c in desk.printed(state.claims)))
    fragments = _offices(desk, group) if relation is Relation.HOLDS_OFFICE else _told(desk, group[0])
    end = "; disputed." if any(state.contested for state in group) and relation in _DISPUTABLE else "."
    return Line(_WORDS[relation], (*fragments, Words(end)), claims)


def _told(desk: Desk, state: State) -> list[Fragment]:
    """Who stands how to whom, in the words of each claim."""
    claims = desk.printed(state.claims)
    subject = entity_name(desk, state.subject, state.subject)
    thing = entity_name(desk, state.object, state.object)
    link = ": " if state.relation is Relation.CLAIMS_OFFICE else " > "
    fragments: list[Fragment] = [Words(f"{subject}{link}{thing}: ")]
    for number, claim in enumerate(claims[:_CLAIMS]):
        fragments += [Words("; ")] if number else []
        fragments += [*quoted(desk, claim, 140), Words(" "), cite(desk, claim)]
    more = len(claims) - _CLAIMS
    return [*fragments, Words(f"; {more} more")] if more > 0 else fragments


def _offices(desk: Desk, group: list[State]) -> list[Fragment]:
    """The words by which the reports give a person's offices."""
    subject = group[0].subject
    fragments: list[Fragment] = [Words(f"{entity_name(desk, subject, subject)}: ")]
    seen: set[str] = set()
    for claim in (c for state in group for c in desk.printed(state.claims)):
        for role in desk.entities[subject].roles if subject in desk.entities else ():
            words = role.span.quote.lower()
            if role.document == claim.document and role.span.overlaps(claim.span) and words not in seen:
                fragments += [Words(", ")] if seen else []
                fragments += [Quote(role.document, role.span), Words(" "), cite(desk, claim, "", role.span)]
                seen.add(words)
    return fragments
