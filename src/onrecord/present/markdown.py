"""The brief as Markdown: references lead to paragraphs in its notes; nothing of a report is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.analyze.desk import Desk
from onrecord.analyze.options import Options
from onrecord.model import Cite, Dossier, Endnote, Fragment, Line, Quote, Section, Span
from onrecord.present import layout
from onrecord.present.anchor import paragraph_anchor
from onrecord.present.brief import Unprinted, unprinted
from onrecord.present.reference import others
from onrecord.present.visible import one_line, visible

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~$]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LISTED = re.compile(r"^([-+=]|\d+[.)])")


def markdown(dossier: Dossier) -> str:
    """The whole brief; each reference leads to an anchor in the endnotes or among the other paragraphs."""
    desk = Desk(dossier.ledger, Options(min_confidence=dossier.min_confidence))
    further = others(dossier, desk)
    known = {note.label for note in dossier.endnotes} | further.keys()
    chapters = [
        _head(dossier, known),
        *("\n".join(_section(section, known)) for section in dossier.sections),
        "\n".join(_endnotes(dossier.endnotes)),
        *_listed("Other paragraphs referred to", (_paragraph(*other) for other in further.items())),
        *_listed("Not printed", (_unprinted(one) for one in unprinted(dossier, desk))),
    ]
    return "\n\n".join(chapters) + "\n"


def escaped(text: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return _escape(one_line(text))


def _escape(text: str) -> str:
    plain = _MARKUP.sub(r"\\\g<0>", text.translate(_ENTITIES)).replace("://", "\\://")
    return _LISTED.sub(lambda match: f"{match.group()[:-1]}\\{match.group()[-1]}", plain)


def _head(dossier: Dossier, known: set[str]) -> str:
    lines = [f"# {escaped(dossier.title)}", ""]
    lines += [f"{_printed(line.fragments, known)}  " for line in dossier.header]
    lines += ["", *(f"- **{escaped(key.letter)}** = {escaped(key.description)}" for key in dossier.reports)]
    return "\n".join(lines)


def _section(section: Section, known: set[str]) -> Iterator[str]:
    yield f"## {escaped(section.title)}\n"
    if not section.lines:
        yield escaped(section.empty)
    elif layout.setting(section) == layout.FIGURES:
        yield from _figures(section, known)
    else:
        yield from (_line(line, known) for line in section.lines)
    if layout.left_out(section):
        yield f"\n{layout.left_out(section)}"


def _line(line: Line, known: set[str]) -> str:
    margin = f"**{escaped(line.margin)}** " if line.margin else ""
    return f"{'  ' * line.indent}- {margin}{_printed(line.fragments, known)}"


def _figures(section: Section, known: set[str]) -> Iterator[str]:
    yield "| When | As printed | Told | Who says so |"
    yield "| --- | --- | --- | --- |"
    for line in section.lines:
        cells = layout.figure_cells(line)
        printed, says = _printed(cells.printed, known), _printed(cells.says, known)
        yield f"| {escaped(line.margin)} | {printed} | {escaped(cells.told)} | {says} |"


def _printed(parts: Iterable[Fragment], known: set[str]) -> str:
    return "".join(_fragment(part, known) for part in parts).strip()


def _fragment(part: Fragment, known: set[str]) -> str:
    if isinstance(part, Quote):
        return f"«{escaped(part.span.quote)}»"
    if not isinstance(part, Cite):
        return _escape(visible(part.text))
    label = part.label.partition(": ")[0]
    words = f"\\[{escaped(part.label)}\\]"
    return f"[{words}](#{paragraph_anchor(label)})" if label in known else words


def _endnotes(notes: tuple[Endnote, ...]) -> Iterator[str]:
    yield "## Endnotes\n"
    if not notes:
        yield "No paragraph is cited."
    for note in notes:
        place = f"{note.span.start}–{note.span.end} ({note.tally}) {escaped(note.voices)}"
        yield f"- {_named(note.label)} {place}: «{escaped(note.span.quote)}»"


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield "\n".join([f"## {title}\n", *found])


def _named(label: str) -> str:
    """A label that links lead to."""
    return f'<a id="{paragraph_anchor(label)}"></a>**{escaped(label)}**'


def _paragraph(label: str, span: Span) -> str:
    return f"- {_named(label)} {span.start}–{span.end}: «{escaped(span.quote)}»"


def _unprinted(one: Unprinted) -> str:
    reading = ", ".join(part for part in (one.type, one.status, one.parties, one.confidence) if part)
    return f"- {escaped(one.label)} «{escaped(one.words)}» ({escaped(reading)})"
