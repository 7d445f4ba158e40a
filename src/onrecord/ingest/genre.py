"""The genre of a report, from its labels and from how it speaks outside quotation marks.

An opinion writer says "I", argues, asks the reader questions; an interview has turns; an official text says
what it is; the rest is news. Fewer than 25 words without a mark are not told ("unknown").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from onrecord.knowledge.dateline import Lead, marks
from onrecord.model import Genre

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]{1,2000}(?:”|$)|(?<!\w)\"[^\"\n]{1,2000}(?:\"|$)|«[^«»]{1,2000}»", re.M)
_TURN_Q = re.compile(r"^\s*(?:Q|Question)\s*[.:]|^\s*(?:Q|QUESTION)\s", re.M)
_TURN_A = re.compile(r"^\s*(?:A|Answer)\s*[.:]|^\s*(?:A|ANSWER)\s(?=[A-Z])", re.M)
_SPEAKER = re.compile(r"^\s*(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})(?: \([^)\n]{1,60}\))?:\s", re.M)
_I = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my|myself)\b")
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|us)\b")
_YOU = re.compile(r"\b[Yy]ou(?:r|rs|['’]re|['’]ll|['’]ve)?\b")
_QUESTION = re.compile(r"\?(?=\s|$)")
_REACH = 60_000  # code points
_EDGE = 600  # code points at either end where labels and writers' lines stand
_FEWEST_WORDS = 25
_OPINION = 6.0  # points; a point is roughly one use in a hundred words
_TURNS = 3


def genre(text: str, lead: Lead, title: str | None = None) -> Genre:
    """The genre of a report that begins with ``lead``."""
    body = text[lead.end : lead.end + _REACH]
    if _labelled_opinion(lead, title):
        return Genre.OPINION
    if _turns(body):
        return Genre.INTERVIEW
    own = _QUOTED.sub(" ", body)
    count = len(_WORD.findall(own))
    if _points("official", body, own) >= 4 or len(_SPEAKER.findall(body)) >= 2 * _TURNS:
        return Genre.OFFICIAL
    if _opinion_points(body, own, count) >= _OPINION and not lead.credit:
        return Genre.OPINION
    return Genre.NEWS if count >= _FEWEST_WORDS or lead.place or lead.credit else Genre.UNKNOWN


def _labelled_opinion(lead: Lead, title: str | None) -> bool:
    said = lead.label.quote.upper() if lead.label else re.split(r"[:|]", title or "")[0].strip().upper()
    return marks().get(said) == "opinion"


def _turns(body: str) -> bool:
    return len(_TURN_Q.findall(body)) >= _TURNS and len(_TURN_A.findall(body)) >= _TURNS - 1


def _opinion_points(body: str, own: str, count: int) -> float:
    """How much a text speaks for its writer: "I" counts most, then markers, questions, "we" and "you"."""
    per_hundred = 100 / max(count, 100)
    spoken = (
        5 * len(_I.findall(own))
        + 2 * len(_QUESTION.findall(own))
        + 1.5 * len(_WE.findall(own))
        + 1 * len(_YOU.findall(own))
    )
    return spoken * per_hundred + _points("opinion", body, own)


def _points(kind: str, body: str, own: str) -> float:
    edges = body[:_EDGE] + "\n" + body[-_EDGE:]
    return sum(
        weight * min(2, len(pattern.findall(edges if where == "edge" else own)))
        for genre_name, where, weight, pattern in _markers()
        if genre_name == kind
    )


@lru_cache(maxsize=1)
def _markers() -> tuple[tuple[str, str, float, re.Pattern[str]], ...]:
    return tuple(_rows())


def _rows() -> Iterator[tuple[str, str, float, re.Pattern[str]]]:
    table = files("onrecord.ingest").joinpath("data", "genre.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            kind, where, weight, pattern = line.split("\t")
            yield kind, where, float(weight), re.compile(pattern, re.I)
