"""Stances: who backs whom and who holds what, from the states."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.naming import entity_name
from onrecord.analyze.situation import situation
from onrecord.analyze.telling import bare_telling
from onrecord.model import Fragment, Line, Relation, Section, State, Words

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


def stances(desk: Desk) -> Section:
    """One line a state that a claim to be printed bears out; the most told first within each relation."""
    states = situation(desk.ledger, desk.options.as_of, desk.options.known).states
    borne = [s for s in states if desk.printed(s.claims)]
    ranked = sorted(borne, key=lambda s: (-len(desk.printed(s.claims)), s.id))[: desk.options.lines]
    order = {relation: number for number, relation in enumerate(_WORDS)}
    lines = tuple(_line(desk, s) for s in sorted(ranked, key=lambda s: (order[s.relation], ranked.index(s))))
    return Section(TITLE, lines, len(borne) - len(ranked), "No claim tells of a backing or an office.")


def _line(desk: Desk, state: State) -> Line:
    claims = desk.printed(state.claims)
    held = state.relation in (Relation.HOLDS_OFFICE, Relation.CLAIMS_OFFICE)
    subject = entity_name(desk, state.subject, state.subject)
    thing = state.object if held else entity_name(desk, state.object, state.object)
    fragments: list[Fragment] = [Words(f"{subject}: {thing}, " if held else f"{subject} > {thing}: ")]
    for number, claim in enumerate(claims[:_CLAIMS]):
        fragments += [Words("; ")] if number else []
        fragments += bare_telling(desk, claim, 140)
    more = len(claims) - _CLAIMS
    fragments.append(
        Words((f"; {more} more" if more > 0 else "") + ("; disputed." if state.contested else "."))
    )
    return Line(_WORDS[state.relation], tuple(fragments), tuple(c.id for c in claims))
