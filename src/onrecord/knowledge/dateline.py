"""Datelines and headers: how reports begin, as ingest and the reader both must know.

Lines: "Published: 3 March 2019", "By Jane Doe", "Jane Doe / USA TODAY", "Harbour Courier | 3 March 2019".
In the line: "date 2019-03-29 The White House …", "CARACAS, March 25 (Reuters) — …", "LONDON (AP) - …",
"MOSCOW – …", "(CNN) -- …", "UPDATE 2-…". Only the first 3,000 code points are looked at. A form that could
as well be prose is left to the prose.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from onrecord.knowledge.outlet import Outlet
from onrecord.knowledge.press import imprint
from onrecord.knowledge.printed_date import PRINTED_DATE, printed_date
from onrecord.knowledge.table import rows
from onrecord.model import Span

_REACH = 3_000  # code points
_BELOW = 1_500  # code points
_MOST_LINES = 10
_LINE_LENGTH = 150

_NAME_WORD = r"[^\W\d_a-zß-ÿ][\w.'’-]*"
_PARTICLE = r"(?:de|del|da|dos|la|le|van|von|der|den|bin|ibn|al|el)"
_NAME = rf"{_NAME_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_NAME_WORD}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:, {_NAME}){{0,5}},? (?:and|&) {_NAME})?"
_LABEL = re.compile(
    r"(?P<label>dateline|date|published|first published|posted|issued|updated|last updated|last modified)"
    r"(?: (?:on|at))?[ \t]*:?[ \t]+",
    re.I,
)
_KEYED = re.compile(
    r"(?P<key>title|headline|outlet|source|publication|publisher|byline|author|url|link)[ \t]*:[ \t]+"
    r"(?P<value>\S.*)$",
    re.I,
)
_DATE = re.compile(PRINTED_DATE, re.I)
_CLOCK = re.compile(
    r"(?:[\s,|·•–—-]|at\b|\d{1,2}[:.]\d\d(?::\d\d)?|T\d\d:\d\d(?::\d\d)?|Z\b|[ap]\.?m\b\.?|[A-Z]{2,4}\b"
    r"|[+-]\d\d:?\d\d|\((?:UTC|GMT)[^)]{0,8}\))*$",
    re.I,
)
_BYLINE = re.compile(rf"(?i:by):? +(?P<names>{_NAMES})(?P<rest>[,|;·•–— -][^.!?]{{0,80}})?\.?$")
_NAMES_LINE = re.compile(rf"(?P<names>{_NAMES})$")
_SITE = re.compile(r"[A-Za-z][\w-]{1,30}(?:\.[A-Za-z]{2,4}){1,2}$")
_SENTENCES = re.compile(r"[a-z)”\"][.!?][”\"’)]? +[A-Z“\"]")
_AGO = re.compile(r"(?:about )?\d{1,3} (?:minute|hour|day|week|month|year)s? ago$", re.I)
_SPECIAL = re.compile(r"(?:special (?:to|for)|distributed by|©|\(c\)) *", re.I)
_MASTHEAD = re.compile(r"(?P<head>[^|·•–—]{3,60}?) *(?P<bar>[|·•–—]|,) *$")
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+"
_CAPS_PLACE = rf"{_CAPS}(?:[ /]{_CAPS}){{0,4}}"
_MIXED = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3}"
_WHERE = rf"(?P<place>(?P<caps>{_CAPS_PLACE})(?:, {_MIXED}){{0,2}}|{_MIXED}(?:, {_MIXED})?)"
_CREDIT = r"(?:\((?P<credit>[^()\n]{2,40})\)|/(?P<stroke>[A-Z][A-Za-z -]{2,20})/\.?)"
_BREAK = r"(?P<dash> ?(?:—|–|--|―) ?| ?_ | - |(?<=\))- )"
_DATELINE = re.compile(
    rf"(?:{_WHERE})?(?:[.,]? ?(?P<when>(?i:{PRINTED_DATE})))?\.?"
    rf"(?:,? ?{_CREDIT}{_BREAK}?|{_BREAK.replace('dash', 'bare')})[ \u00a0]*"
)
_MARK = re.compile(
    r"(?P<mark>[A-Za-z][A-Za-z-]+(?: [A-Za-z]+)?)(?: \d{1,2})?(?:: |-(?=[A-Z\"“])| ?[—–] ?| -{1,2} )"
)
_PROSE_START = re.compile(r"[\"“”'‘’«(\[$€£#@¿¡]?[A-ZÀ-Þ0-9]|[^\x00-\u024f]")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the prose; ``end`` is where the prose begins, 0 where nothing stands before it.

    ``date`` are the words of the publication date, ``day`` what they say, or ``partial`` ("--03-25") where
    the year is not printed. ``credit`` is the agency or outlet of the dateline, ``outlet`` that of a line of
    its own. ``label`` is an opening word such as "OPINION", ``title`` a headline above a byline or dateline.
    ``below`` is a credited dateline that stands not here but below a caption or teaser, which are prose.
    """

    end: int = 0
    date: Span | None = None
    day: datetime.date | None = None
    partial: str | None = None
    place: Span | None = None
    credit: Span | None = None
    byline: Span | None = None
    outlet: Span | None = None
    label: Span | None = None
    title: Span | None = None
    below: Span | None = None


def lead_end(text: str) -> int:
    """The offset at which the prose of a report begins, past header lines and dateline."""
    return lead(text).end


def lead(text: str) -> Lead:
    """The header of a report: lines first, then the dateline; an empty ``Lead`` where there is none."""
    head = text[:_REACH]
    first = _from(head, Lead(), 0)
    found = first if first.end else _headed(head) or first
    return found if found.place or found.credit else _with_dateline_below(head, found)


def skips(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches (start, end) that are header and not to be read: all before the prose save a headline."""
    found = lead(text)
    edges = [(0, found.end)]
    if found.title:
        edges = [(0, found.title.start), (found.title.end, found.end)]
    if found.below:
        edges.append((found.below.start, found.below.end))
    return tuple((start, end) for start, end in edges if start < end)


def _with_dateline_below(head: str, found: Lead) -> Lead:
    """``found`` with the first dateline that begins a later line and credits a known agency or outlet."""
    at = found.end
    while (at := head.find("\n", at, _BELOW) + 1) > 0:
        match = _DATELINE.match(head, at)
        if match and any(_starts_known(match[part]) for part in ("credit", "stroke")) and _sound(head, match):
            return replace(_told(head, match, found), end=found.end, below=Span.cut(head, at, match.end()))
    return found


def _headed(head: str, at: int = 0) -> Lead | None:
    """A lead whose first line is a headline, known by the byline, date line or dateline that follows it."""
    start, end = _line(head, at)
    if not 8 <= end - start <= _LINE_LENGTH or head[end - 1] in ".,;:" or end == len(head):
        return None
    if _SENTENCES.search(head, start, end):
        return None
    rest = _from(head, Lead(), end)
    if rest.end <= end or not (rest.byline or rest.date or rest.place or rest.credit):
        return None
    return rest if head[start] in "([" else replace(rest, title=rest.title or Span.cut(head, start, end))


def _from(head: str, found: Lead, at: int) -> Lead:
    """The header lines from offset ``at`` on, then the marks and the dateline that open the prose."""
    for _ in range(_MOST_LINES):
        start, end = _line(head, at)
        step = _header_line(head, start, end, found) if start < end <= start + _LINE_LENGTH else None
        if step is None or end == len(head):
            break
        found, at = replace(step, end=_line(head, end)[0]), end
    return _opening(head, found, at)


def _line(head: str, at: int) -> tuple[int, int]:
    """The next line that is not blank, from ``at`` on, white space at its edges left out."""
    while at < len(head) and (head[at].isspace() or head[at] == "\ufeff"):
        at += 1
    end = min((x for x in (head.find("\n", at), head.find("\r", at)) if x >= 0), default=len(head))
    while end > at and head[end - 1].isspace():
        end -= 1
    return at, end


def _header_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    """``found`` with what a line that is wholly header adds to it, None where it is prose."""
    for rule in _LINE_RULES:
        step = rule(head, start, end, found)
        if step is not None:
            return step
    return None


def _date_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    label = _LABEL.match(head, start, end)
    match = _DATE.search(head, label.end(), end) if label else _DATE.match(head, start, end)
    if match is None:
        return found if label and _CLOCK.match(head, label.end(), end) else None
    before = label.end() if label else start
    if not (_CLOCK.match(head, before, match.start()) and _CLOCK.match(head, match.end(), end)):
        return None
    changed = label is not None and label["label"].lower() in {"updated", "last updated", "last modified"}
    return found if changed else _dated(head, match, found)


def _dated(head: str, match: re.Match[str], found: Lead) -> Lead:
    """``found`` with the date of ``match``; the first stands, unless only the second has a year."""
    said = printed_date(match)
    if found.day or not (said.day or (said.partial and not found.partial)):
        return found
    start, end = match.span("when" if "when" in match.re.groupindex else 0)
    return replace(found, date=_cut(head, start, end), day=said.day, partial=said.partial)


def _cut(head: str, start: int, end: int) -> Span:
    while start < end and head[start].isspace():
        start += 1
    while end > start and head[end - 1] in " \t\u00a0,":
        end -= 1
    return Span.cut(head, start, end)


def _keyed_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    match = _KEYED.match(head, start, end)
    if match is None:
        return None
    key, value = match["key"].lower(), _cut(head, *match.span("value"))
    field = {"title": "title", "headline": "title", "byline": "byline", "author": "byline"}.get(key)
    if field is None and key not in {"url", "link"}:
        field = "outlet"
    return replace(found, **{field: value}) if field and not getattr(found, field) else found  # type: ignore[arg-type]


def _byline_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    match = _BYLINE.match(head, start, end)
    if match is None:
        return _signed_line(head, start, end, found)
    rest = match["rest"] or ""
    if not _affiliation(rest):
        return None
    step = replace(found, byline=found.byline or _cut(head, *match.span("names")))
    return _credited(head, *match.span("rest"), step) if rest else step


def _affiliation(rest: str) -> bool:
    """Whether the words after a writer's name are an outlet, a desk or a date, not a sentence going on."""
    small = {"of", "the", "in", "for", "and", "at", "staff", "writer", "correspondent", "reporter", "editor",
             "special", "to", "chief", "bureau", "contributor", "columnist"}  # fmt: skip
    words = re.findall(r"[^\W\d_][\w.'’-]*", rest)
    return all(word[0].isupper() or word in small for word in words)


def _credited(head: str, start: int, end: int, found: Lead) -> Lead:
    """``found`` with the known outlet and the date that stand in ``start:end``."""
    match = _DATE.search(head, start, end)
    if match:
        found = _dated(head, match, found)
        end = match.start()
    for part in re.finditer(r"[^,|;·•–—]+", head[start:end]):
        words = re.sub(r"^[\s-]*(?:of|for|in)?\s+", "", part[0]).strip()
        if imprint(words) and found.outlet is None:
            begin = head.index(words, start + part.start())
            found = replace(found, outlet=Span.cut(head, begin, begin + len(words)))
    return found


def _signed_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    """A line of names alone, known for a byline by the outlet that closes it or stands in the next line."""
    comma = head.rfind(",", start, end)
    if comma > start and _known(head[comma + 1 : end]) and _NAMES_LINE.match(head, start, comma):
        step = replace(found, byline=found.byline or _cut(head, start, comma))
        return _credited(head, comma, end, step)
    following = _line(head, end)
    if _NAMES_LINE.match(head, start, end) and _outlet_line(head, *following, found) is not None:
        return replace(found, byline=found.byline or _cut(head, start, end))
    return None


def _known(words: str) -> Outlet | None:
    return imprint(_SPECIAL.sub("", words.strip(), count=1))


def _outlet_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    special = _SPECIAL.match(head, start, end)
    begin = special.end() if special else start
    if not imprint(head[begin:end]) and not _SITE.match(head, begin, end):
        return None
    return replace(found, outlet=found.outlet or _cut(head, begin, end))


def _masthead_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    """ "Harbour Courier | 24 March 2019": an outlet before a bar; a place or known outlet before a comma."""
    for match in _DATE.finditer(head, start, end):
        before = _MASTHEAD.match(head, start, match.start())
        if before and _CLOCK.match(head, match.end(), end) and _affiliation(before["head"]):
            words = _cut(head, *before.span("head"))
            outlet = before["bar"] != "," or imprint(words.quote)
            step = replace(found, **{"outlet" if outlet else "place": words})  # type: ignore[arg-type]
            return _dated(head, match, step)
    return None


def _age_line(head: str, start: int, end: int, found: Lead) -> Lead | None:
    return found if _AGO.match(head, start, end) else None


_LINE_RULES: tuple[Callable[[str, int, int, Lead], Lead | None], ...] = (
    _date_line,
    _keyed_line,
    _byline_line,
    _outlet_line,
    _masthead_line,
    _age_line,
)


def _opening(head: str, found: Lead, at: int) -> Lead:
    """The marks, the leading date and the dateline that stand in the same line as the prose."""
    at = _line(head, at)[0]
    for rule in (_mark, _below_headline, _inline_date, _dateline, _inline_date):
        found, at = rule(head, found, at)
    return found


def _mark(head: str, found: Lead, at: int) -> tuple[Lead, int]:
    """ "UPDATE 2-", "OPINION:": an opening word of the list, with its dash or colon."""
    match = _MARK.match(head, at)
    if match is None or marks().get(match["mark"].upper()) not in {"mark", "opinion"}:
        return found, at
    if not (match["mark"].isupper() or match["mark"].istitle()):
        return found, at
    label = found.label or Span.cut(head, *match.span("mark"))
    return replace(found, label=label, end=match.end()), match.end()


def _below_headline(head: str, found: Lead, at: int) -> tuple[Lead, int]:
    """After a mark, a headline with a dateline below it."""
    below = _headed(head, at) if found.label else None
    if below is None:
        return found, at
    kept = {f.name: getattr(below, f.name) or getattr(found, f.name) for f in fields(Lead)}
    return Lead(**kept), below.end


_BEHIND_DATE = re.compile(r"[ \t\u00a0|–—-]+|(?<=\d)(?=[A-Z][a-z])")  # pages lose the blank after a date


def _inline_date(head: str, found: Lead, at: int) -> tuple[Lead, int]:
    """ "date 2019-03-29 The …", "21 August 2013 Activists say …", "21.08.2013Print …": a full date."""
    label = _LABEL.match(head, at)
    match = _DATE.match(head, label.end() if label else at)
    if match is None:
        return found, at
    said, gap = printed_date(match), _BEHIND_DATE.match(head, match.end())
    if said.day is None or gap is None or not _PROSE_START.match(head, gap.end()):
        return found, at
    return replace(_dated(head, match, found), end=gap.end()), gap.end()


def _dateline(head: str, found: Lead, at: int) -> tuple[Lead, int]:
    """Place, date and credit up to the dash; ``found`` unchanged where the words may be prose."""
    match = _DATELINE.match(head, at)
    if match is None or not _sound(head, match):
        return found, at
    return _told(head, match, found), match.end()


def _told(head: str, match: re.Match[str], found: Lead) -> Lead:
    """``found`` with what a dateline tells."""
    credit = "credit" if match["credit"] else "stroke" if match["stroke"] else None
    step = replace(found, end=match.end())
    if match["place"]:
        step = replace(step, place=found.place or _cut(head, *match.span("place")))
    if credit:
        step = replace(step, credit=_cut(head, *match.span(credit)))
    return _dated(head, match, step) if match["when"] else step


def _sound(head: str, match: re.Match[str]) -> bool:
    """Whether a match is a dateline: a known credit, capitals and a dash, or place, date and dash."""
    if not _PROSE_START.match(head, match.end()) or (match["place"] and not _is_place(match)):
        return False
    known = any(_starts_known(match[part]) for part in ("credit", "stroke"))
    if known:
        return True
    if not (match["dash"] or match["bare"]) or not match["place"]:
        return False
    capitals = bool(match["caps"]) and match["caps"].isupper()
    return capitals or (match["when"] is not None and match["place"][0].isupper())


def _starts_known(credit: str | None) -> bool:
    return credit is not None and (imprint(credit) is not None or imprint(credit.split(" ")[0]) is not None)


def _is_place(match: re.Match[str]) -> bool:
    """Whether the words can be a place: four letters or more, no acronym or mark of the list."""
    place = match["place"]
    words = place.split(", ")[0]
    listed = {words.upper(), words.split()[0].upper()} & marks().keys()
    return sum(char.isalpha() for char in words) > 3 and place[0].isupper() and not listed


@lru_cache(maxsize=1)
def marks() -> dict[str, str]:
    """Opening words that are no place: "mark", "opinion" or "not place", by the word in capitals."""
    return dict(rows("lead_mark.tsv"))  # type: ignore[arg-type]
