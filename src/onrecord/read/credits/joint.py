"""Joint choices: what the parse suggests and what the network sees, weighed together.

The candidates and their chances come from the choices of the parse (``cue``, ``source``, ``content``); to them
come the two places that the network thinks likeliest for each edge. Each candidate is a handful of log chances,
and ``data/accurate.tsv`` weighs them. Source and content are chosen whole: who it is with both its edges, a
beginning with its end.

The numbers of a candidate, in this order, nought where one does not apply:
cue: score of the parse, score of the network, 1 for a word that the parse would not weigh, 1;
cue left, cue right: log chance by the parse, by the network, 1 for a place of the network alone;
source: noun, first and last word by the parse, both edges by the network, 1 for nobody, 1 for its own;
left, right: start and end by the parse, both by the network, 1 for nothing, 1 for the next paragraph, 1 each
for a start and an end of the network alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from onrecord.read.credits import choice, content, cue, source
from onrecord.read.credits.cue import Edges, Setting, setting_of
from onrecord.read.credits.network import ROLES, Numbers, Sight, sights
from onrecord.read.credits.telling import Telling, tellings
from onrecord.read.page import Page
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import table

LEAST = 0.42
"""The least chance of being a cue at which a word is taken for one; chosen for F1 on marked reports."""

Range = tuple[int, int]
Weights = dict[str, NDArray[np.float64]]
Value = TypeVar("Value")

_ROLE = {name: number for number, name in enumerate(ROLES)}
_OFFERED = 2  # places of the network's own for each edge
_UNLIKELY = -9.0  # log chance by the parse below which a candidate is not looked into
_NEVER = -4.5  # score of both parse and network below which a word heads no cue
_SURE = -2.0  # score of the network from which a word that the parse would not weigh is weighed
_UNSEEN = -5.0  # log chance by the parse of a place that it did not offer
_UNSEEN_EDGE = -7.0  # the same for the edges of a cue


@dataclass(frozen=True, slots=True)
class Joint:
    """The choices by parse and network together."""

    setting: Setting
    sight: Sight
    least: float = LEAST

    def chances(self) -> dict[int, float]:
        """By the scores of both."""
        return {i: chance(numbers) for i, numbers in cues(self.setting, self.sight)}

    def words(self, head: int) -> Range:
        """Each edge by itself."""
        logs = self.sight.logs(head)
        first = best("cue left", cue_lefts(self.setting, head, logs))
        return first, best("cue right", cue_rights(self.setting, head, logs))

    def source(self, head: int) -> Range | None:
        """Who it is with both edges."""
        return best("source", sources(self.setting, head, self.sight.logs(head)))

    def contents(self, cued: content.Cued) -> list[Range]:
        """Left of the cue, then right of it, each beginning with its end."""
        logs = self.sight.logs(cued.head)
        found = [best(side, contents(cued, side, logs)) for side in ("left", "right")]
        return [piece for piece in found if piece[0] != content.NONE]


def find_joint_tellings(page: Page, quotations: Sequence[Quotation]) -> tuple[Telling, ...]:
    """All tellings of a page in the order of the text, by parse and network."""
    seen = sights(page)
    settings = [setting_of(paragraph, quotations) for paragraph in page.paragraphs]
    return tellings([Joint(setting, sight) for setting, sight in zip(settings, seen, strict=True)])


@cache
def weights() -> Weights:
    """The weights by choice."""
    return {name: np.array([float(w) for w in row]) for name, *row in table("accurate.tsv")}


def best(name: str, candidates: Sequence[tuple[Value, Sequence[float]]]) -> Value:
    """The candidate that weighs most, the first of equals."""
    return candidates[int(np.argmax(np.array([numbers for _, numbers in candidates]) @ weights()[name]))][0]


def chance(numbers: Sequence[float]) -> float:
    """The chance that a word with these numbers heads a cue."""
    return choice.logistic(float(np.array(numbers) @ weights()["cue"]))


def cues(setting: Setting, sight: Sight) -> Iterator[tuple[int, list[float]]]:
    """The words that may head a cue."""
    weighed = set(cue.candidates(setting))
    for token in setting.paragraph.tokens:
        seen = float(sight.cues[token.i])
        if token.i in weighed:
            score = choice.score("cue", cue.cue_features(setting, token.i))
            if score >= _NEVER or seen >= _NEVER:
                yield token.i, [score, seen, 0.0, 1.0]
        elif seen > _SURE:
            yield token.i, [0.0, seen, 1.0, 1.0]


# The words of a cue


def cue_lefts(setting: Setting, head: int, logs: Numbers) -> list[tuple[int, list[float]]]:
    """Where a cue could begin."""
    first, _ = setting.paragraph.sentence(head)
    return _edges("cue left", cue.left_edges(setting, head), logs[_ROLE["cue begins"]], 0, (first, head))


def cue_rights(setting: Setting, head: int, logs: Numbers) -> list[tuple[int, list[float]]]:
    """Where a cue could end, exclusive."""
    _, last = setting.paragraph.sentence(head)
    return _edges("cue right", cue.right_edges(setting, head), logs[_ROLE["cue ends"]], 1, (head + 1, last))


def _edges(name: str, edges: Edges, seen: Numbers, past: int, within: Range) -> list[tuple[int, list[float]]]:
    found = {
        at: [log, float(seen[at - past]), 0.0] for (at, _), log in zip(edges, _logs(name, edges), strict=True)
    }
    for place in _likeliest(seen):
        if within[0] <= place + past <= within[1]:
            found.setdefault(place + past, [_UNSEEN_EDGE, float(seen[place]), 1.0])
    return list(found.items())


# The source


def sources(setting: Setting, head: int, logs: Numbers) -> list[tuple[Range | None, list[float]]]:
    """Who could be credited, with the first and last word; None for nobody."""
    begins, ends = logs[_ROLE["source begins"]], logs[_ROLE["source ends"]]
    nouns = source.sources(setting, head)
    found: list[tuple[Range | None, list[float]]] = []
    for (noun, _), log in zip(nouns, _logs("source", nouns), strict=True):
        if noun is None:
            found.append((None, [log, 0.0, 0.0, float(begins[-1]), float(ends[-1]), 1.0, 0.0]))
        elif log >= _UNLIKELY:
            found += _named(setting, head, noun, log, begins, ends)
    return found + list(_own_sources(setting, head, begins, ends, {value for value, _ in found}))


def _named(
    setting: Setting, head: int, noun: int, log: float, begins: Numbers, ends: Numbers
) -> Iterator[tuple[Range, list[float]]]:
    lefts, rights = source.left_edges(setting, head, noun), source.right_edges(setting, head, noun)
    left_logs, right_logs = _logs("source left", lefts), _logs("source right", rights)
    for (first, _), left in zip(lefts, left_logs, strict=True):
        for (last, _), right in zip(rights, right_logs, strict=True):
            near = [float(begins[first]), float(ends[last - 1])]
            yield (first, last), [log, left, right, *near, 0.0, 0.0]


def _own_sources(
    setting: Setting, head: int, begins: Numbers, ends: Numbers, known: set[Range | None]
) -> Iterator[tuple[Range, list[float]]]:
    low, high = setting.paragraph.sentence(head)
    for first in _likeliest(begins):
        for last in _likeliest(ends):
            words = (first, last + 1)
            fits = low <= first <= last < high and not first <= head <= last
            if fits and words not in known:
                yield words, [_UNSEEN, -1.0, -1.0, float(begins[first]), float(ends[last]), 0.0, 1.0]


# The contents


def contents(cued: content.Cued, side: str, logs: Numbers) -> list[tuple[Range, list[float]]]:
    """What could be credited on one side of a cue; (NONE, NONE) for nothing, (NEXT, NEXT) for what follows."""
    begins, ends = logs[_ROLE[f"{side} begins"]], logs[_ROLE[f"{side} ends"]]
    starts = (content.left_starts if side == "left" else content.right_starts)(cued)
    low, high = (0, cued.begin) if side == "left" else (cued.words[1], len(cued.paragraph.tokens))
    found: list[tuple[Range, list[float]]] = []
    for (start, _), log in zip(starts, _logs(f"content {side}", starts), strict=True):
        if start in (content.NONE, content.NEXT):
            which = [float(start == content.NONE), float(start == content.NEXT)]
            found.append(((start, start), [log, 0.0, float(begins[-1]), float(ends[-1]), *which, 0.0, 0.0]))
        elif log >= _UNLIKELY:
            found += _ended(cued, side, start, high, [log, float(begins[start]), 0.0], ends)
    offered = {start for start, _ in starts}
    for start in _likeliest(begins):
        if start not in offered and low <= start < high:
            found += _ended(cued, side, start, high, [_UNSEEN, float(begins[start]), 1.0], ends)
    return found


def _ended(
    cued: content.Cued, side: str, start: int, high: int, begun: Sequence[float], ends: Numbers
) -> Iterator[tuple[Range, list[float]]]:
    """A beginning with each end that it could have; ``begun`` is its log by the parse, by the network, and 1
    where it is the network's own."""
    log, seen, own = begun
    stops = content.ends(cued, start, side)
    offered = set()
    for (end, _), stop in zip(stops, _logs(f"content end {side}", stops), strict=True):
        if stop >= _UNLIKELY:
            offered.add(end)
            yield (start, end), [log, stop, seen, float(ends[end - 1]), 0.0, 0.0, own, 0.0]
    for last in _likeliest(ends):
        if start <= last < high and last + 1 not in offered:
            yield (start, last + 1), [log, _UNSEEN, seen, float(ends[last]), 0.0, 0.0, own, 1.0]


def _logs(name: str, edges: Sequence[tuple[int | None, Sequence[str]]]) -> list[float]:
    """Log chances of candidates by the parse."""
    if not edges:
        return []
    scores = [choice.score(name, features) for _, features in edges]
    top = max(scores)
    whole = top + math.log(sum(math.exp(score - top) for score in scores))
    return [score - whole for score in scores]


def _likeliest(logs: Numbers) -> list[int]:
    """The places that the network thinks likeliest, nowhere left out."""
    return [int(place) for place in np.argsort(-logs[:-1], kind="stable")[:_OFFERED]]
