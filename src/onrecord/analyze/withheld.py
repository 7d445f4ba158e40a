"""Withheld claims: those that are not sure enough to print, counted and listed by place."""

from __future__ import annotations

from onrecord.analyze.desk import Desk
from onrecord.model import Cite, Fragment, Line, Words

_SHORT = 24  # paragraphs that the header has room for


def withheld_notice(desk: Desk) -> list[Line]:
    """The line of the header: how many, and where; a long list stands at the end of the unknown."""
    if not desk.withheld:
        return []
    count = f"Not printed: {len(desk.withheld)} (confidence below {desk.options.min_confidence:.2f})"
    where = places(desk) if is_short(desk) else [Words("listed at the end of the last section")]
    return [Line("", (Words(f"{count}, read yourself: "), *where, Words(".")), _ids(desk))]


def is_short(desk: Desk) -> bool:
    """Whether the header has room for the list."""
    return len(_by_paragraph(desk)) <= _SHORT


def places(desk: Desk) -> list[Fragment]:
    """Each paragraph with withheld claims, and how many where there are several."""
    fragments: list[Fragment] = []
    for cites in _by_paragraph(desk):
        fragments += [Words(" ")] if fragments else []
        fragments += [cites[0], *([Words(f" ×{len(cites)}")] if len(cites) > 1 else [])]
    return fragments


def _by_paragraph(desk: Desk) -> list[list[Cite]]:
    found: dict[str, list[Cite]] = {}
    for claim in desk.withheld:
        label = desk.label(claim.document, claim.span.start)
        found.setdefault(label, []).append(Cite(label, claim.document, claim.span))
    return list(found.values())


def _ids(desk: Desk) -> tuple[str, ...]:
    return tuple(claim.id for claim in desk.withheld)
