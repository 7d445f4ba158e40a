"""Header facts: what the text of a report says of itself, at its head and in the credits at its foot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.knowledge.dateline import Lead, lead
from onrecord.knowledge.outlet import Outlet, OutletKind
from onrecord.knowledge.press import imprint
from onrecord.model import Basis, Span, When

_FOOT = 500  # code points
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))(?:[ \u00a0]*(?:copyright|©|\(c\)))?[ \u00a0]*"
    r"(?:(?:19|20)\d\d(?:[-–]\d{2,4})?,?[ \u00a0]*)?(?:by )?"
    r"(?P<name>[^\W\d_][^\n.;|,©]{1,58}[^\W_])(?=[.,;|]|\s*$)",
    re.I | re.M,
)
_REPORTING = re.compile(r"\b(?:Reporting|Writing) by (?P<names>[^;.\n]{3,120})")
_SIGNED_OFF = re.compile(r"(?:^|\s)(?:[—–-]{1,2} ?|[(/])(?P<name>[A-Z][\w .-]{1,40})[)/]?\.?\s*$")
_NO_OUTLET = re.compile(r"\b(?:syndicate|creators|getty|images|photos?|network)\b", re.I)
_AGENCY_WORD = re.compile(r"\b(?:agency|agence|agencia|newswire|wire|news service|press service)\b", re.I)


@dataclass(frozen=True, slots=True)
class Header:
    """What the text states, None where it is silent; ``lead`` is what stands before the prose."""

    lead: Lead
    published: When | None = None
    outlet: str | None = None
    wire: str | None = None
    byline: str | None = None
    title: str | None = None


def read_header(text: str) -> Header:
    """The header facts of a text."""
    top = lead(text)
    outlet, wire = _credits(text, top)
    return Header(
        lead=top,
        published=_published(top),
        outlet=outlet,
        wire=wire,
        byline=_words(top.byline) or _reporter(text[-_FOOT:]),
        title=_words(top.title),
    )


def _words(span: Span | None) -> str | None:
    return " ".join(span.quote.split()) if span else None


def _published(top: Lead) -> When | None:
    """The date as printed; open at both ends where its year is not printed."""
    if top.day:
        return When(top.day, top.day, top.day.isoformat(), span=top.date, basis=Basis.STATED)
    return When(partial=top.partial, span=top.date, basis=Basis.STATED) if top.partial else None


def _credits(text: str, top: Lead) -> tuple[str | None, str | None]:
    """Outlet and agency: a line of its own, then the dateline, then the foot; each only where it is named."""
    outlet: str | None = None
    wire: str | None = None
    for name, credited in ((_words(top.outlet), False), (_words(top.credit), True), (_foot(text), False)):
        if name is None:
            continue
        if is_agency(name) or (credited and outlet is not None and imprint(name) is None):
            wire = wire or usual_name(name)
        else:
            outlet = outlet or usual_name(name)
    return outlet, wire


def is_agency(name: str) -> bool:
    """Whether a credit is an agency's, by the list or by its own words ("… News Agency")."""
    known = _imprint(name)
    return known.kind is OutletKind.WIRE if known else _AGENCY_WORD.search(name) is not None


def usual_name(credit: str) -> str:
    """The usual name of a credited agency or outlet ("AP" is Associated Press), else the credit."""
    known = _imprint(credit)
    return known.name if known else credit


def _imprint(credit: str) -> Outlet | None:
    return imprint(credit) or imprint(credit.split(" ")[0])


def _foot(text: str) -> str | None:
    """The name in a copyright line at the end of a text, or the agency that signs it off."""
    foot = text[-_FOOT:].rstrip()
    for match in _COPYRIGHT.finditer(foot):
        name = re.sub(r"(?i)\W*\ball rights reserved.*", "", match["name"]).strip()
        if name[:1].isupper() and not _NO_OUTLET.search(name):
            return name
    signed = _SIGNED_OFF.search(foot)
    return signed["name"] if signed and is_agency(signed["name"]) else None


def _reporter(foot: str) -> str | None:
    match = _REPORTING.search(foot)
    return " ".join(match["names"].split()) if match else None
