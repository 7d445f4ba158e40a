"""The brief as plain text: aligned margins, lines of bounded width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from onrecord.model import Cite, Dossier, Endnote, Fragment, Line, Quote, Section

WIDTH = 150
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LEAST_MARGIN = 2


def text(dossier: Dossier, width: int = WIDTH) -> str:
    """The whole brief, no line longer than ``width`` columns (save a single word that is)."""
    parts = [_head(dossier, width), *(_section(section, width) for section in dossier.sections)]
    parts.append(_endnotes(dossier.endnotes, width))
    return "\n\n".join(parts) + "\n"


def printed(fragments: Iterable[Fragment]) -> str:
    """The fragments of a line as they are printed: words, «quotes», [references]."""
    return clean("".join(_fragment(fragment) for fragment in fragments))


def clean(words: str) -> str:
    """One line of printable text: white space made single, control and direction marks shown as "·"."""
    return _CONTROL.sub("·", " ".join(words.split()))


def _fragment(fragment: Fragment) -> str:
    if isinstance(fragment, Quote):
        return f"«{fragment.span.quote}»"
    return f"[{fragment.label}]" if isinstance(fragment, Cite) else fragment.text


def _head(dossier: Dossier, width: int) -> str:
    lines = [clean(dossier.title).upper()]
    for line in dossier.header:
        lines += _wrap(printed(line.fragments), width, "", "")
    for key in dossier.reports:
        lines += _wrap(clean(key.description), width, f"  {key.letter} = ", "      ")
    return "\n".join(lines)


def _section(section: Section, width: int) -> str:
    lines = [clean(section.title).upper()]
    margin = max((len(line.margin) for line in section.lines), default=0) + _LEAST_MARGIN
    before = ("", 0)
    for line in section.lines:
        lines += _line(
            line, margin if margin > _LEAST_MARGIN else 0, width, (line.margin, line.indent) == before
        )
        before = (line.margin, line.indent)
    if not section.lines:
        lines.append(clean(section.empty))
    if section.left_out:
        lines.append(f"{' ' * margin}Left out: {section.left_out}.")
    return "\n".join(lines)


def _line(line: Line, margin: int, width: int, same_margin: bool) -> list[str]:
    indent = "  " * line.indent
    label = "" if same_margin else clean(line.margin)
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
        yield from _wrap(clean(words), width, place, "   ")


def _wrap(words: str, width: int, first: str, rest: str) -> list[str]:
    return textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]
