"""Denials of one report, each tied to the claims of the report that it denies.

A denial that has no act of its own ("which Russia denies", "the mayor rejected the reports") denies what was
told last before it. One that names the act ("no troops crossed, the ministry said") denies the nearest telling
of that type by another voice, if they share the word for the act or who acts.

Limits: one telling a denial; "all the allegations" denies many, of which the last is linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model import Claim, EventType, Status
from onrecord.read.acts.act import Act
from onrecord.read.claim import Draft
from onrecord.read.scene import Scene

_TOLD = frozenset({Status.ASSERTED, Status.SPECULATED})


def with_denied(scene: Scene, drafts: Sequence[Draft], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims of the drafts, in their order, each denial with the id of the claim that it denies."""
    found = []
    for n, claim in enumerate(claims):
        told = _told(scene, drafts, n) if claim.status is Status.DENIED else None
        found.append(claim if told is None else replace(claim, denies=(claims[told].id,)))
    return tuple(found)


def _told(scene: Scene, drafts: Sequence[Draft], n: int) -> int | None:
    """The number of the draft that draft ``n`` denies."""
    denial = drafts[n]
    if denial.denied is not None:
        return _telling_of(scene, drafts, denial.denied, n)
    if len(denial.claim.attribution) < 2 or denial.claim.type is EventType.STATEMENT:
        return None
    fitting = [m for m, told in enumerate(drafts) if m != n and _fits(scene, denial, told)]
    return min(
        fitting,
        key=lambda m: (_lemma(scene, drafts[m]) != _lemma(scene, denial), m > n, abs(m - n)),
        default=None,
    )


def _telling_of(scene: Scene, drafts: Sequence[Draft], act: Act, denial: int) -> int | None:
    """The draft of an act, else the shortest before the denial whose clause holds it: "accused it of …"."""
    words = scene.paragraph(act.paragraph).span(act.first, act.last)
    own = [m for m, draft in enumerate(drafts) if draft.act == act]
    around = [m for m, draft in enumerate(drafts[:denial]) if draft.claim.span.covers(words)]
    return next(iter(own), None) if own else min(
        around, key=lambda m: (drafts[m].claim.span.end - drafts[m].claim.span.start, m), default=None
    )


def _fits(scene: Scene, denial: Draft, told: Draft) -> bool:
    """Whether a telling is of the same type by another voice, and shares the act's word or who acts."""
    if told.claim.type is not denial.claim.type or told.claim.status not in _TOLD or _one_voice(denial, told):
        return False
    own = {p.entity for p in denial.claim.actors if p.entity}
    other = {p.entity for p in told.claim.actors if p.entity}
    if own & other:
        return True
    alike = _lemma(scene, denial) == _lemma(scene, told)
    return alike and (not (own and other) or bool(_heads(denial) & _heads(told)))


def _heads(draft: Draft) -> set[str]:
    """The last words of who acts: "its troops", "Norwegian troops"."""
    return {p.span.quote.lower().split()[-1] for p in draft.claim.actors if p.span is not None}


def _one_voice(one: Draft, other: Draft) -> bool:
    first, second = one.claim.attribution[0].source, other.claim.attribution[0].source
    return first.entity is not None and first.entity == second.entity


def _lemma(scene: Scene, draft: Draft) -> str:
    return scene.paragraph(draft.act.paragraph).tokens[draft.act.head].lemma
