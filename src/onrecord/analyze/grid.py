"""The grid of evidence: competing hypotheses against the claims on record, cells proposed by stated rules.

Hypotheses are what voices surmise about one matter, and what analysts add. Evidence are the claims, asserted
or denied, that name a party of theirs. A cell that an analyst settled goes before every rule. Rules, in order:
the claim voices the hypothesis (not applicable); it tells of the same happening, as done (consistent) or as
denied (inconsistent); the same side does the opposite (inconsistent); the same side does the like (consistent);
else neutral.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.analyze.desk import Desk
from onrecord.analyze.hypothesis import hypotheses
from onrecord.model import Bond, Cell, Claim, Decision, Evidence, Fit, Grid, Hypothesis, Judgement, Status

_MOST = 30
"""Rows of a grid: the claims that share the most parties with the hypotheses."""


def grid(desk: Desk, journal: Iterable[Judgement] = ()) -> Grid:
    """The grid of a case; ``journal`` are the analysts' lines, of which undone ones do not count."""
    lines = [line for line in journal if not line.undone]
    raised = (*hypotheses(desk), *_added(lines))
    settled = {(on, cell.hypothesis): cell for line in lines if (cell := _settled(line)) for on in line.on}
    sides = {one.id: _sides(desk, [desk.claims[c] for c in one.claims if c in desk.claims]) for one in raised}
    rows = []
    for claim in _evidence(desk, raised, sides):
        cells = (
            settled.get((claim.id, one.id)) or _proposed(desk, one, claim, sides[one.id]) for one in raised
        )
        rows.append(Evidence(claim.id, tuple(cells)))
    rows.sort(key=lambda row: (not row.diagnostic, row.claim))
    return Grid(raised, tuple(rows), tuple(_bonds(lines)))


@dataclass(frozen=True, slots=True)
class _Side:
    """Who acts and who is acted on, as entity ids and countries, and the events told of."""

    actors: frozenset[str]
    others: frozenset[str]
    events: frozenset[str]
    claims: tuple[Claim, ...]

    @property
    def named(self) -> frozenset[str]:
        return self.actors | self.others


def _sides(desk: Desk, claims: Sequence[Claim]) -> _Side:
    return _Side(
        frozenset(key for claim in claims for key in _keys(desk, (p.entity for p in claim.actors))),
        frozenset(key for claim in claims for key in _keys(desk, (p.entity for p in claim.recipients))),
        frozenset(event.id for claim in claims if (event := desk.events.get(claim.id))),
        tuple(claims),
    )


def _keys(desk: Desk, entities: Iterable[str | None]) -> Iterator[str]:
    for id_ in entities:
        entity = desk.entities.get(id_ or "")
        if entity is not None:
            yield entity.id
            if entity.country:
                yield entity.country


def _evidence(desk: Desk, raised: Sequence[Hypothesis], sides: dict[str, _Side]) -> list[Claim]:
    """The claims worth a row: told as done or denied, of a party of the hypotheses, the nearest first."""
    voiced = {claim for one in raised for claim in one.claims}
    named = frozenset(key for side in sides.values() for key in side.named)
    scored = []
    for claim in desk.claims.values():
        if claim.id in voiced or claim.status not in (Status.ASSERTED, Status.DENIED):
            continue
        side = _sides(desk, [claim])
        shared = len(side.named & named)
        if shared:
            scored.append((-shared, claim.id, claim))
    return [claim for *_, claim in sorted(scored)[:_MOST]]


def _proposed(desk: Desk, one: Hypothesis, claim: Claim, side: _Side) -> Cell:
    if claim.id in one.claims:
        return Cell(one.id, Fit.NOT_APPLICABLE, "it voices the hypothesis")
    own = _sides(desk, [claim])
    if own.events & side.events:
        if claim.status is Status.DENIED:
            return Cell(one.id, Fit.INCONSISTENT, "it denies this happening")
        return Cell(one.id, Fit.CONSISTENT, "it tells of this happening as done")
    kinds = {other.type for other in side.claims}
    if own.actors & side.actors and claim.status is Status.ASSERTED:
        if any(claim.type in opposed().get(kind, ()) for kind in kinds):
            return Cell(one.id, Fit.INCONSISTENT, "the same side does the opposite")
        if claim.type in kinds:
            return Cell(one.id, Fit.CONSISTENT, "the same side does the like")
    return Cell(one.id, Fit.NEUTRAL, "no rule speaks")


def _added(lines: Iterable[Judgement]) -> Iterator[Hypothesis]:
    """The hypotheses that analysts put on the board."""
    for line in lines:
        if line.decision == Decision.HYPOTHESIS:
            yield Hypothesis(_own_id(line), line.words, line.on, who=line.who)


def _own_id(line: Judgement) -> str:
    return f"h-{line.id}"


def _settled(line: Judgement) -> Cell | None:
    """What an analyst decided on a cell: "cell h-x inconsistent"."""
    if line.decision != Decision.CELL:
        return None
    hypothesis, _, fit = line.words.partition(" ")
    return Cell(hypothesis, Fit(fit), line.why or "settled by hand", line.who)


def _bonds(lines: Iterable[Judgement]) -> Iterator[tuple[str, Bond, str]]:
    """What analysts said of two hypotheses: "bond h-x part of h-y"."""
    for line in lines:
        if line.decision == Decision.BOND:
            left, _, rest = line.words.partition(" ")
            bond, _, right = rest.rpartition(" ")
            yield left, Bond(bond), right


@cache
def opposed() -> dict[str, frozenset[str]]:
    """From a type to those that speak against it."""
    text = (files("onrecord.analyze") / "data" / "opposed.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {kind: frozenset(others.split()) for kind, others in rows}
