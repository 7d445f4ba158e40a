"""The brief as one self-contained HTML file: every reference leads to the highlighted words of a report."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from onrecord.analyze.desk import Desk
from onrecord.analyze.header import counted
from onrecord.analyze.options import Options
from onrecord.model import Dossier, ReportKey
from onrecord.present.anchor import Anchors
from onrecord.present.brief import chapters, openings, references, unprinted
from onrecord.present.passage import Kind
from onrecord.present.report import Report, reports
from onrecord.present.visible import one_line, visible

if TYPE_CHECKING:
    from jinja2 import Environment

MANY_REPORTS, MANY_UNPRINTED = 6, 40
"""Reports in the header, and claims not printed, of which more are folded away."""


def html(dossier: Dossier) -> str:
    """One page that opens offline, runs no script and asks nothing of any network."""
    desk = Desk(dossier.ledger, Options(min_confidence=dossier.min_confidence))
    anchors = Anchors(dossier, sorted(dossier.ledger.claims, key=desk.place))
    pages = tuple(reports(dossier, desk, anchors))
    kicker, _, title = one_line(dossier.title).rpartition(": ")
    return _environment().get_template("page.html.j2").render(
        title=one_line(dossier.title),
        kicker=kicker,
        heading=title,
        openings=tuple(openings(dossier, anchors)),
        keys=tuple(_key(key) for key in dossier.reports),
        chapters=tuple(chapters(dossier, anchors)),
        references=tuple(references(dossier, anchors)),
        unprinted=tuple(unprinted(dossier, desk)),
        min_confidence=f"{dossier.min_confidence:.2f}",
        reports=pages,
        lit=lit(pages),
        Kind=Kind,
        many_keys=MANY_REPORTS,
        many_unprinted=MANY_UNPRINTED,
    )  # fmt: skip


def _key(key: ReportKey) -> tuple[str, str, str, str]:
    """The letter of a report; who published it, when and what it is; how it begins; its id."""
    head, _, rest = one_line(key.description).partition(": ")
    rest, _, name = rest.rpartition("; ")
    return key.letter, head, rest, name


def lit(pages: tuple[Report, ...]) -> str:
    """The CSS selectors that light all pieces of the words that a link leads to."""
    tracks = {
        track: None
        for page in pages
        for paragraph in page.paragraphs
        for segment in paragraph.segments
        for track in segment.tracks
    }
    return ",".join(f"#{track}:target~.{track}.{track}.{track}" for track in tracks)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - slow to load, HTML alone

    environment = Environment(
        loader=PackageLoader("onrecord.present", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    style = resources.files("onrecord.present").joinpath("templates/page.css").read_text("utf-8")
    environment.globals["style"] = style
    environment.globals["counted"] = counted
    environment.filters["visible"] = visible
    return environment
