"""People: whose full names, surnames and given names alone mean one person.

Two people with one surname are told apart by their given names; a bare surname goes to the one last named,
but stays with whom the report has called so more than once.
"""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Levenshtein

from onrecord.model import EntityType
from onrecord.read.names.figure import Figure, Settled
from onrecord.read.names.known import given_names, leaders
from onrecord.read.names.naming import Naming

_MOST_RIVALS = 24  # names weighed against one another before a new one is simply kept apart


_ESTABLISHED = 2  # bare uses of a surname after which it stays with whom they meant


def settle_people(namings: list[Naming], settled: Settled) -> None:
    """Settle the namings of people, full names first, each surname on the one who bears it."""
    fulls = _Rivals()
    for naming in namings:
        if len(naming.words) > 1:
            settled[id(naming)] = fulls.figure(naming.words)
    singles: dict[str, Figure] = {}
    latest: dict[str, Figure] = {}
    called: Counter[str] = Counter()
    for naming in namings:
        if len(naming.words) > 1:
            figure = settled[id(naming)]
            for word in (naming.words[0], naming.words[-1]):
                if called[word] < _ESTABLISHED:
                    latest[word] = figure
            continue
        word = naming.words[0]
        found = latest.get(word) or fulls.bearing(word) or singles.get(word)
        if found is None:
            found = singles[word] = Figure(EntityType.PERSON)
        found.add_form(naming.words)
        settled[id(naming)] = found
        called[word] += 1
    for figure in {id(settled[id(n)]): settled[id(n)] for n in namings}.values():
        _recognize(figure)


def _recognize(figure: Figure) -> None:
    """The country and gender of a well-known person, by the full name where the report gives one."""
    longest = max(len(form) for form in figure.forms)
    for form in figure.forms:
        leader = leaders().get(form) if len(form) == longest or len(form) > 1 else None
        if leader is not None:
            figure.country = figure.country or leader.country
            figure.gender = figure.gender or leader.gender
            figure.ruled = figure.ruled or leader.ruled


class _Rivals:
    """Full names of people met so far, by surname and by given name."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], Figure] = {}
        self._by_word: dict[str, list[Figure]] = {}

    def figure(self, words: tuple[str, ...]) -> Figure:
        """The person of a full name, new where nobody fits."""
        if words in self._exact:
            return self._exact[words]
        found = self._alike(words)
        if found is None:
            found = Figure(EntityType.PERSON, gender=given_names().get(words[0], ""))
        found.add_form(words)
        self._exact[words] = found
        for word in {words[0], words[-1]}:
            if found not in (listed := self._by_word.setdefault(word, [])):
                listed.append(found)
        return found

    def bearing(self, word: str) -> Figure | None:
        """The first person who bears this surname, or this given name."""
        listed = self._by_word.get(word, [])
        surnamed = [f for f in listed if any(form[-1] == word for form in f.forms)]
        return next(iter(surnamed or listed), None)

    def _alike(self, words: tuple[str, ...]) -> Figure | None:
        nearby = [*self._by_word.get(words[-1], ()), *self._by_word.get(words[0], ())][:_MOST_RIVALS]
        return next((f for f in nearby if any(_same_person(words, form) for form in f.forms)), None)


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two full names can be one person's: middle names dropped, spellings and initials allowed."""
    if len(left) < 2 or len(right) < 2:
        return False
    if left[-1] == right[-1]:
        short, long = sorted((left, right), key=len)
        return _same_given(left[0], right[0]) or long[-len(short) :] == short
    return left[0] == right[0] and len(left) == len(right) and _close(left[-1], right[-1])


def _same_given(left: str, right: str) -> bool:
    if left == right:
        return True
    if min(len(left), len(right)) <= 2:
        return left[0] == right[0]
    return _close(left, right)


def _close(left: str, right: str) -> bool:
    """One letter apart, or two in long words."""
    allowed = 2 if min(len(left), len(right)) > 7 else 1 if min(len(left), len(right)) > 3 else 0
    return left[0] == right[0] and Levenshtein.distance(left, right, score_cutoff=allowed) <= allowed
