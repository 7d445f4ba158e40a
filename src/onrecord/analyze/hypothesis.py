"""Hypotheses: what voices surmise about one matter, side by side, with no likelihood."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.analyze.doubt import is_condition
from onrecord.analyze.naming import country_name, entity_name
from onrecord.analyze.telling import bare_telling
from onrecord.model import Claim, Fragment, Hypothesis, Line, Section, Status, Words

TITLE = "Hypotheses that voices in the reports raise"
_LEAST = 2  # surmises on one matter that make it a question


def hypotheses(desk: Desk) -> tuple[Hypothesis, ...]:
    """One an event that is surmised; those on one matter follow one another.

    The id comes from the smallest claim, so that it stays when others join.
    """
    return tuple(
        Hypothesis(f"h-{min(ids)}", claims[0].span.quote, ids, matter)
        for matter, groups in _matters(desk).items()
        for claims in groups
        if (ids := tuple(claim.id for claim in claims))
    )


def hypothesis_section(desk: Desk) -> Section:
    """H1, H2 … under the party that they are about."""
    lines: list[Line] = []
    number = total = 0
    for matter, groups in _matters(desk).items():
        total += len(groups)
        if number >= desk.options.lines:
            continue
        kept = groups[: desk.options.lines - number]
        ids = tuple(c.id for claims in kept for c in claims)
        lines.append(Line("", (Words(f"About {matter}"),), ids))
        lines += [_line(desk, number + at, claims) for at, claims in enumerate(kept, 1)]
        number += len(kept)
    return Section(TITLE, tuple(lines), total - number, "No voice raises rival explanations.")


def _matters(desk: Desk) -> dict[str, list[list[Claim]]]:
    """Surmised events by the country or party that they are about; only where there are several to weigh.

    What only sets a condition ("if they leave") surmises nothing.
    """
    events: dict[str, list[Claim]] = {}
    weighed = {c.id: c for c in (*desk.claims.values(), *desk.unasserted.values(), *desk.alternatives)}
    for claim in sorted(weighed.values(), key=desk.place):
        if claim.status is Status.SPECULATED and not is_condition(claim):
            event = desk.events.get(claim.id)
            events.setdefault(event.id if event else claim.id, []).append(claim)
    matters: dict[str, list[list[Claim]]] = {}
    for claims in events.values():
        if matter := _matter(desk, claims):
            matters.setdefault(matter, []).append(claims)
    vying = {matter: _vying(groups) for matter, groups in matters.items()}
    return {matter: groups for matter, groups in vying.items() if len(groups) >= _LEAST}


def _vying(groups: list[list[Claim]]) -> list[list[Claim]]:
    """The events that one report tells of with another of them, or that are one kind of act as another."""

    def met(left: list[Claim], right: list[Claim]) -> bool:
        reports = {c.document for c in left} & {c.document for c in right}
        return bool(reports or {c.type for c in left} & {c.type for c in right})

    return [group for group in groups if any(met(group, other) for other in groups if other is not group)]


def _matter(desk: Desk, claims: list[Claim]) -> str:
    named = (p.entity for c in claims for p in (*c.actors, *c.recipients) if p.entity in desk.entities)
    first = next(named, None)
    return country_name(desk, first) or entity_name(desk, first)


def _line(desk: Desk, number: int, claims: list[Claim]) -> Line:
    fragments: list[Fragment] = []
    for before, claim in zip([None, *claims], claims, strict=False):
        fragments += [Words("; ")] if fragments else []
        fragments += bare_telling(desk, claim, 170, before)
    return Line(f"H{number}", (*fragments, Words(".")), tuple(c.id for c in claims), indent=1)
