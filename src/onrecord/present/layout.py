"""Layout: how the lines of a section are set: as lines, as a table of figures, or as columns of a dispute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from onrecord.analyze import dispute, figure
from onrecord.model import Cite, Dossier, Fragment, Line, Section, Words

LINES, FIGURES, DISPUTES = "lines", "figures", "disputes"
_SETTING = {dispute.TITLE: DISPUTES, figure.TITLE: FIGURES}


def setting(section: Section) -> str:
    """How a section is set."""
    return _SETTING.get(section.title, LINES)


def lists_withheld(dossier: Dossier, line: Line) -> bool:
    """Whether a line lists what is not printed, which has a section of its own on a page."""
    return bool(dossier.withheld) and set(line.claims) == set(dossier.withheld)


def left_out(section: Section) -> str:
    """What the section does not print: "Left out: 46. Taken out by hand: 2."; "" where it prints all."""
    counted = (("Left out", section.left_out), ("Taken out by hand", section.taken_out))
    return " ".join(f"{words}: {count}." for words, count in counted if count)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed, how it is told, and who says so."""

    printed: tuple[Fragment, ...]
    told: str
    says: tuple[Fragment, ...]


def figure_cells(line: Line) -> Figure:
    """The cells of a line of figures; a line of another form stays in its first cell."""
    for number, fragment in enumerate(line.fragments):
        if isinstance(fragment, Words) and fragment.text.startswith("; "):
            says = line.fragments[number + 1 :]
            return Figure(line.fragments[:number], fragment.text[2:].strip(), says)
    cites = tuple(one for one in line.fragments if isinstance(one, Cite))
    return Figure(tuple(one for one in line.fragments if not isinstance(one, Cite)), "", cites)


@dataclass(frozen=True, slots=True)
class Block:
    """A line and the lines under it, each with its number in the section."""

    number: int
    line: Line
    under: tuple[tuple[int, Line], ...]


def blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """The lines with those set under them."""
    heads = [number for number, line in enumerate(lines) if not line.indent or not number]
    for head, after in zip(heads, [*heads, len(lines)][1:], strict=True):
        yield Block(head, lines[head], tuple(enumerate(lines[head + 1 : after], head + 1)))


def margins(lines: Iterable[Line]) -> list[str]:
    """The margin of each line, blank where it is that of the line before."""
    shown, before = [], ("", 0)
    for line in lines:
        shown.append("" if (line.margin, line.indent) == before else line.margin)
        before = (line.margin, line.indent)
    return shown
