"""The genre of a report, from its labels and from how it speaks outside quotation marks.

An opinion writer says "I" and "we", asks, judges and seldom credits anybody; an interview has turns; an
official text says at its head what it is; the rest is news. Fewer than 25 words without a mark are not told
("unknown"). The patterns and their weights are data/genre.tsv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from onrecord.knowledge.dateline import Lead, marks
from onrecord.knowledge.outlet import OutletKind
from onrecord.knowledge.press import imprint
from onrecord.model import Genre

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"“[^“”]{1,2000}(?:”|$)|(?<!\w)\"[^\"\n]{1,2000}(?:\"|$)|«[^«»]{1,2000}»", re.M)
_ASKED = re.compile(r"^\s*(?:Q|Question|QUESTION)\s*[.:]|^\s*Q\s", re.M)
_ANSWERED = re.compile(r"^\s*(?:A|Answer|ANSWER)\s*[.:]|^\s*A\s(?=[A-Z])", re.M)
_SPEAKER = re.compile(r"^\s*(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,4})(?: \([^)\n]{1,60}\))?:\s", re.M)
_REACH = 60_000  # code points
_EDGE = 600  # code points
_HEAD_LINES = 3
_FEWEST_WORDS = 25
_OPINION = 0.6
_TURNS = 3
_MOST_USES = 3  # of one pattern that is counted by use
_FEWEST_FOR_RATE = 100  # words; a shorter text is counted as if it had so many


@dataclass(frozen=True, slots=True)
class _Clue:
    genre: str
    where: str
    weight: float
    pattern: re.Pattern[str]


def genre(text: str, lead: Lead, title: str | None = None, url: str | None = None) -> Genre:
    """The genre of a report that begins with ``lead``."""
    body = text[lead.end : lead.end + _REACH]
    own = _QUOTED.sub(" ", body)
    count = len(_WORD.findall(own))
    parts = {
        "rate": own,
        "own": own,
        "edge": body[:_EDGE] + "\n" + body[-_EDGE:],
        "line": "\n".join(text[:_EDGE].splitlines()[: 2 * _HEAD_LINES]),
        "title": title or "",
        "url": url or "",
    }
    if _points("official", parts, count) > 1:
        return Genre.OFFICIAL
    if _has_turns(body):
        return Genre.INTERVIEW
    if _is_opinion(lead, _points("opinion", parts, count)):
        return Genre.OPINION
    return Genre.NEWS if count >= _FEWEST_WORDS or lead.place or lead.credit else Genre.UNKNOWN


def _has_turns(body: str) -> bool:
    """Whether questions and answers, or speakers in capitals, take turns."""
    answered = len(_ASKED.findall(body)) >= _TURNS and len(_ANSWERED.findall(body)) >= _TURNS - 1
    return answered or len(_SPEAKER.findall(body)) > 2 * _TURNS


def _is_opinion(lead: Lead, points: float) -> bool:
    """By its label; by its points, save where an agency is credited, for agencies sell news."""
    if lead.label and marks().get(lead.label.quote.upper()) == "opinion":
        return True
    credited = imprint(lead.credit.quote) if lead.credit else None
    return points >= _OPINION and not (credited and credited.kind is OutletKind.WIRE)


def _points(kind: str, parts: dict[str, str], count: int) -> float:
    """How much the clues for one genre weigh in a text of ``count`` words of its own."""
    total = 0.0
    for clue in _clues():
        if clue.genre == kind:
            uses = len(clue.pattern.findall(parts[clue.where]))
            rate = uses * 100 / max(count, _FEWEST_FOR_RATE)
            total += clue.weight * (rate if clue.where == "rate" else min(uses, _MOST_USES))
    return total


@lru_cache(maxsize=1)
def _clues() -> tuple[_Clue, ...]:
    table = files("onrecord.ingest").joinpath("data", "genre.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return tuple(
        _Clue(kind, where, float(weight), re.compile(pattern, re.I | re.M))
        for kind, where, weight, pattern in lines
    )
