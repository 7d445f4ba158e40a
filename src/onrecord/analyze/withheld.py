"""Withheld claims: those that are not sure enough to print, counted in the header and listed once, last."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.analyze.desk import Desk
from onrecord.model import Line, Words

_RUN = 3  # paragraphs in a row that are printed as "4–6"


def withheld_notice(desk: Desk) -> list[Line]:
    """The line of the header: how many; the list stands at the end of the unknown."""
    if not desk.withheld:
        return []
    least = f"{desk.options.min_confidence:.2f}"
    words = f"Not printed: {len(desk.withheld)} (confidence below {least}), listed last."
    return [Line("", (Words(words),))]


def withheld_list(desk: Desk) -> list[Line]:
    """Where the claims stand that are not sure enough to print."""
    if not desk.withheld:
        return []
    where = compact(desk, ((claim.document, claim.span.start) for claim in desk.withheld))
    words = f"Claims not printed, {len(desk.withheld)}, by report and paragraph; read yourself: {where}."
    return [Line("", (Words(words),), tuple(claim.id for claim in desk.withheld))]


def compact(desk: Desk, places: Iterable[tuple[str, int]]) -> str:
    """Places (report, offset) by letter and paragraph: "A 2, 4–7; B 3"."""
    found: dict[str, list[str]] = {}
    for document, offset in sorted(places, key=lambda p: (desk.number(p[0]), p[1])):
        numbers = found.setdefault(desk.letters[document], [])
        number = desk.passage(document, offset).number
        if number not in numbers:
            numbers.append(number)
    return "; ".join(f"{letter} {', '.join(_runs(numbers))}" for letter, numbers in found.items())


def _runs(numbers: list[str]) -> list[str]:
    """The numbers with those in a row put together: "4–7", "1.2–1.5"."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        part for run in runs for part in ([f"{run[0]}–{run[-1]}"] if len(run) >= _RUN else run)
    ]  # fmt: skip


def _follows(number: str, after: str) -> bool:
    before, _, last = number.rpartition(".")
    same, _, next_ = after.rpartition(".")
    return before == same and int(next_) == int(last) + 1
