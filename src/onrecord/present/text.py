"""The brief as plain text: aligned margins, lines of bounded width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

from onrecord.analyze.desk import Desk
from onrecord.analyze.options import Options
from onrecord.model import Cite, Dossier, Endnote, Fragment, Line, Quote, Section, Span
from onrecord.present import layout
from onrecord.present.reference import others
from onrecord.present.visible import one_line

WIDTH = 150
_LEAST_MARGIN = 2
_WIDEST_SIDE = 24


def text(dossier: Dossier, width: int = WIDTH) -> str:
    """The whole brief, no line longer than ``width`` columns (save a single word that is)."""
    parts = [_head(dossier, width), *(_section(section, width) for section in dossier.sections)]
    parts.append(_endnotes(dossier.endnotes, width))
    further = others(dossier, Desk(dossier.ledger, Options(min_confidence=dossier.min_confidence)))
    if further:
        parts.append("\n".join(["OTHER PARAGRAPHS REFERRED TO", *_others(further, width)]))
    return "\n\n".join(parts) + "\n"


def printed(fragments: Iterable[Fragment]) -> str:
    """The fragments of a line as they are printed: words, «quotes», [references]."""
    return one_line("".join(_fragment(fragment) for fragment in fragments))


def _fragment(fragment: Fragment) -> str:
    if isinstance(fragment, Quote):
        return f"«{fragment.span.quote}»"
    return f"[{fragment.label}]" if isinstance(fragment, Cite) else fragment.text


def _head(dossier: Dossier, width: int) -> str:
    lines = [one_line(dossier.title).upper()]
    for line in dossier.header:
        lines += _wrap(printed(line.fragments), width, "", "")
    for key in dossier.reports:
        lines += _wrap(one_line(key.description), width, f"  {key.letter} = ", "      ")
    return "\n".join(lines)


def _section(section: Section, width: int) -> str:
    lines = [one_line(section.title).upper()]
    sided = layout.setting(section) == layout.DISPUTES
    margin = _margin(line for line in section.lines if not (sided and line.indent))
    label = _margin(line for line in section.lines if line.indent)
    before = ("", 0)
    for line in section.lines:
        if sided and line.indent:
            lines += _side(line, margin, label, width)
        else:
            lines += _line(line, margin, width, (line.margin, line.indent) == before)
        before = (line.margin, line.indent)
    if not section.lines:
        lines.append(one_line(section.empty))
    if layout.left_out(section):
        lines.append(" " * margin + layout.left_out(section))
    return "\n".join(lines)


def _margin(lines: Iterable[Line]) -> int:
    """Columns of the margin, 0 where no line has one."""
    widest = max((len(line.margin) for line in lines), default=0)
    return widest + _LEAST_MARGIN if widest else 0


def _side(line: Line, margin: int, label: int, width: int) -> list[str]:
    """A side of a dispute, its name in a column of its own where that leaves room for the words."""
    name, left = one_line(line.margin), " " * margin
    if label <= _WIDEST_SIDE:
        return _wrap(printed(line.fragments), width, f"{left}{name:<{label}}", left + " " * label)
    lead = f"{left}{name}: " if name else left
    return _wrap(printed(line.fragments), width, lead, f"{left}  ")


def _line(line: Line, margin: int, width: int, same_margin: bool) -> list[str]:
    indent = "  " * line.indent
    label = "" if same_margin else one_line(line.margin)
    if not line.margin and not line.indent:
        return _wrap(printed(line.fragments), width, "", "  ")
    return _wrap(printed(line.fragments), width, f"{label:<{margin}}{indent}", " " * margin + indent)


def _endnotes(notes: tuple[Endnote, ...], width: int) -> str:
    return "\n".join(["ENDNOTES", *_notes(notes, width)])


def _notes(notes: tuple[Endnote, ...], width: int) -> Iterator[str]:
    if not notes:
        yield "No paragraph is cited."
    for note in notes:
        words = f"({note.tally}) {note.voices}: «{note.span.quote}»"
        place = f"{note.label} {note.span.start}-{note.span.end} "
        yield from _wrap(one_line(words), width, place, "   ")


def _others(further: Mapping[str, Span], width: int) -> Iterator[str]:
    for label, span in further.items():
        yield from _wrap(one_line(f"«{span.quote}»"), width, f"{label} {span.start}-{span.end} ", "   ")


def _wrap(words: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
