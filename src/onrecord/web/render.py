"""Rendering: templates, escaped throughout, with the few words and addresses that all pages share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib import resources
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from onrecord.analyze.day import when_words, yearless
from onrecord.analyze.desk import Desk
from onrecord.analyze.header import counted
from onrecord.analyze.naming import entity_name
from onrecord.analyze.telling import cite, telling
from onrecord.analyze.voice import hand_words, voice_words
from onrecord.model import Cite, Claim, EventType, Fragment, Quantity, Quote, Span, When, Words
from onrecord.present.margin import parties
from onrecord.present.passage import Kind
from onrecord.present.visible import one_line, visible

LONG = 220
"""Characters of a claim's words in a list."""

NAVIGATION = (
    ("/", "Overview"),
    ("/events", "Events"),
    ("/disputes", "Disputes"),
    ("/entities", "Who"),
    ("/situation", "Situation"),
    ("/hypotheses", "Hypotheses"),
    ("/reports", "Reports"),
    ("/brief", "Brief"),
    ("/draft", "Draft"),
    ("/journal", "Journal"),
)

TABS = (
    ("/events", "list", "List"),
    ("/together", "together", "Together"),
    ("/timeline", "timeline", "Timeline"),
    ("/map", "map", "Map"),
    ("/network", "network", "Network"),
    ("/rhetoric", "rhetoric", "Rhetoric"),
)
"""Ways to see the events: address, word, name."""


def page(name: str, **context: object) -> Response:
    """A page from its template."""
    return HTMLResponse(environment().get_template(f"{name}.html.j2").render(**context))


def failure(words: str, status: int, view: object) -> Response:
    """One line that says what is wrong and what to do."""
    made = environment().get_template("failure.html.j2").render(
        title="This cannot be shown", words=words, view=view, working=False, path="", done=None, here="/",
        key="", who="",
    )  # fmt: skip
    return HTMLResponse(made, status)


def words_url(document: str, span: Span) -> str:
    """The address of highlighted words of a report."""
    return f"/report/{quote(document, safe='')}?at={span.start}-{span.end}#lit"


def told(desk: Desk, claim: Claim) -> Iterable[Fragment]:
    """A claim in a line: in the words of a brief where it is sure enough, else its bare words."""
    if claim.id in desk.claims:
        return telling(desk, claim, LONG)
    lead = parties(desk, claim)
    who = (Words(f"{lead}: "),) if lead and lead.casefold() not in claim.span.quote.casefold() else ()
    return (*who, Quote(claim.document, claim.span), Words(" "), cite(desk, claim))


def called(desk: Desk, id_: str) -> str:
    """The name of a party; the words themselves where no party goes by them."""
    return one_line(entity_name(desk, id_, id_))


def voice(desk: Desk, claim: Claim) -> str:
    """Who says so, in words."""
    return one_line(voice_words(desk, claim))


def when(time: When | None) -> str:
    """A time with its year; what is open is said."""
    if time is None or not time.dated:
        return "year open" if yearless(time) else "day not known"
    return when_words(time, None)


def bounds(quantity: Quantity) -> str:
    """ "90 to 110", "81 or more", "50 or fewer", "100"."""
    low, high = (None if end is None else f"{end:,.10g}" for end in (quantity.low, quantity.high))
    if low is None or high is None:
        return f"{low} or more" if low else f"{high} or fewer" if high else ""
    return low if low == high else f"{low} to {high}"


@cache
def environment() -> Environment:
    """The templates of the pages, and those of the brief that they share."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.web"), PackageLoader("onrecord.present")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    made.globals |= {
        "counted": counted, "told": told, "Kind": Kind, "navigation": NAVIGATION, "parties": parties,
        "words_url": words_url, "voice": voice, "hand": hand_words, "when": when, "bounds": bounds,
        "types": list(EventType), "tabs": TABS,
        "is_quote": lambda one: isinstance(one, Quote), "is_cite": lambda one: isinstance(one, Cite),
    }  # fmt: skip
    made.filters |= {"visible": visible, "one_line": one_line, "part": lambda text: quote(text, safe="")}
    return made


def templates() -> None:
    """Has every template made now, so that no reader waits for it."""
    for name in environment().list_templates(extensions=["j2"]):
        environment().get_template(name)


@cache
def style() -> bytes:
    """The style of the brief, and what the pages have beside it."""
    brief = resources.files("onrecord.present").joinpath("templates/page.css").read_bytes()
    return brief + resources.files("onrecord.web").joinpath("static/pages.css").read_bytes()


@cache
def script() -> bytes:
    """What makes reading quicker; no page needs it."""
    return resources.files("onrecord.web").joinpath("static/pages.js").read_bytes()


@cache
def icon() -> bytes:
    """The sign in the browser's tab: two marks of quotation."""
    return resources.files("onrecord.web").joinpath("static/icon.svg").read_bytes()
