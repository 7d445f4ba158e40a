"""The brief as it is composed: every line with what can be done to it, and the brief as files."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from onrecord.analyze import Placed, placed
from onrecord.model import Section
from onrecord.present.anchor import safe
from onrecord.web.visit import Visit

FORMS = (("html", "HTML"), ("md", "Markdown"), ("docx", "Word"), ("pdf", "PDF"), ("txt", "text"))
"""The brief as files: ending, name."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section with its blocks: those printed, in order; those taken out; those that the limit leaves out."""

    section: Section
    printed: tuple[Placed, ...]
    out: tuple[Placed, ...]
    spare: tuple[Placed, ...]


def composed(visit: Visit) -> Response:
    """The page where the brief is arranged; the journal is read anew, so that a decision shows at once."""
    with visit.room.open() as record:
        journal = record.judgements
    chapters = [_chapter(section, placed(section, more, journal)) for section, more in visit.view.sections]
    return visit.show("composing", "Brief", chapters=chapters, forms=FORMS, anchor=anchor)


def anchor(one: Placed) -> str:
    """Where a block stands on the page."""
    return f"b-{safe(one.block.key)}-{safe(one.block.claim)}"


def _chapter(section: Section, standing: tuple[Placed, ...]) -> Chapter:
    def of(*states: str) -> tuple[Placed, ...]:
        return tuple(one for one in standing if one.state in states)

    return Chapter(section, of("pinned", "kept"), of("out"), of("spare"))
