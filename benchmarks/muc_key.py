"""The key of MUC-4 and its score: templates, their fills, keys and responses paired one to one.

A fill is the set of readings that the key lets pass ("FMLN" / "FARABUNDO MARTI ..."); one with a question
mark, or of a template that is marked optional, may be missing. A slot counts its fills: possible are those of
the key, actual those of the response, right those that agree one to one; a date that only meets the key's is
half right, as is a wider term than the key's. An organization agrees where all its words are in a reading of
the key, or all of that in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

SLOTS = {
    "type": "INCIDENT: TYPE",
    "stage": "INCIDENT: STAGE OF EXECUTION",
    "date": "INCIDENT: DATE",
    "organization": "PERP: ORGANIZATION ID",
    "confidence": "PERP: ORGANIZATION CONFIDENCE",
    "number": "HUM TGT: NUMBER",
}
"""The slots that are scored, by our word for each."""
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})[A-Z]* (\d{{2}})\b")
_SMALL = frozenset({"the", "of", "a", "an", "and", "in", "to", "for", "by"})
_WIDEST = "ATTACK"
ACCUSED = "SUSPECTED OR ACCUSED"
_ATTACKS = ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE")
_ABOVE = {f"{ACCUSED} BY AUTHORITIES": ACCUSED, **dict.fromkeys(_ATTACKS, _WIDEST)}
"""Terms under another in the lists that MUC-4's scorer was given (slotconfig.el): the wider is half right."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One fill: its readings, and whether it may be missing."""

    readings: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: the fills of each slot by our word for it."""

    fills: Mapping[str, tuple[Fill, ...]]
    optional: bool = False

    @property
    def types(self) -> tuple[str, ...]:
        """The kinds of incident that it may be."""
        return tuple(reading for fill in self.fills["type"] for reading in fill.readings)


@dataclass(frozen=True, slots=True)
class Score:
    """Right, possible and actual fills of a slot."""

    right: float
    possible: int
    actual: int

    @property
    def recall(self) -> float:
        """Right of those possible, in per cent."""
        return 100 * self.right / max(self.possible, 1)

    @property
    def precision(self) -> float:
        """Right of those given, in per cent."""
        return 100 * self.right / max(self.actual, 1)

    @property
    def f(self) -> float:
        """The harmonic mean of recall and precision."""
        return 2 * self.recall * self.precision / max(self.recall + self.precision, 1e-9)


def first_day(words: str) -> date | None:
    """The first day in words such as "SAN SALVADOR, 3 JAN 90"; None without one."""
    return next(_days(words), None)


def _days(words: str) -> Iterator[date]:
    for found in _DAY.finditer(words):
        try:
            yield date(1900 + int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
        except ValueError:
            continue


def templates(slots: Sequence[Mapping[str, Any]]) -> list[Template]:
    """The templates of one text as the gold or a file of predictions gives them."""
    return [_template(one) for one in slots]


def _template(slots: Mapping[str, Any]) -> Template:
    fills = {name: tuple(_fills(slots.get(slot) or ())) for name, slot in SLOTS.items()}
    return Template(fills, "OPTIONAL" in " ".join(slots.get("MESSAGE: TEMPLATE") or ()))


def _fills(words: Iterable[str]) -> Iterator[Fill]:
    for one in words:
        bare = one.strip().strip("()").strip()
        if bare.strip("?* "):
            yield Fill(tuple(part.strip() for part in bare.lstrip("? ").split(" / ")), bare.startswith("?"))


def agreement(slot: str, key: Fill, response: Fill) -> float:
    """How far a response's fill is right: 1, a half (dates that meet) or 0."""
    given = response.readings[0]
    if slot == "date":
        return max(_same_days(reading, given) for reading in key.readings)
    if slot == "organization":
        return float(any(_same_words(reading, given) for reading in key.readings))
    if slot == "confidence":
        return _same_blame(key, given)
    if slot == "number":
        return float(any(_number(reading) == _number(given) for reading in key.readings))
    return _same_term(key.readings, given)


def _number(words: str) -> str:
    return words.partition(":")[0].strip(" ~?-")


def _interval(words: str) -> tuple[date, date]:
    days = list(_days(words)) or [date.max]
    return (date.min if words.strip().startswith("-") else days[0]), days[-1]


def _same_days(key: str, given: str) -> float:
    (first, last), (begin, end) = _interval(key), _interval(given)
    if (first, last) == (begin, end):
        return 1.0
    return 0.5 if last == end or (begin > date.min and first <= begin and end <= last) else 0.0


def words_of(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(re.findall(r"[a-z0-9]{1,}(?:[-'][a-z0-9]+)*", name.lower())) - _SMALL


def _same_words(key: str, given: str) -> bool:
    one, other = words_of(key), words_of(given)
    return bool(one and other) and (one <= other or other <= one)


def _same_term(wanted: Sequence[str], given: str) -> float:
    """1 for a term that the key lets pass, a half for one that the slot's list has above it."""
    return 1.0 if given in wanted else 0.5 * any(_ABOVE.get(term) == given for term in wanted)


def _same_blame(key: Fill, given: str) -> float:
    """How far the confidence is one that the key lets pass; 0 where the organization is not the key's."""
    sure, _, name = given.partition(":")
    levels, names = [], []
    for reading in key.readings:
        level, colon, rest = reading.partition(":")
        if colon or not reading.startswith('"'):
            levels += [part.strip(" ?()") for part in level.split("/")]
        names.append(rest if colon else reading if reading.startswith('"') else "")
    right = not any(names) or any(_same_words(one, name) for one in names)
    return _same_term(levels, sure.strip()) if right else 0.0


def score(pairs: Iterable[tuple[Sequence[Template], Sequence[Template]]]) -> dict[str, Score]:
    """The score of every slot over all texts, each given as its keys and its responses."""
    right: Counter[str] = Counter()
    possible: Counter[str] = Counter()
    actual: Counter[str] = Counter()
    for keys, responses in pairs:
        for key, response in paired(keys, responses):
            for slot in SLOTS:
                wanted = key.fills[slot] if key and (response or not key.optional) else ()
                given = response.fills[slot] if response else ()
                credits, optional = _credits(slot, wanted, given)
                right[slot] += credits  # type: ignore[assignment]
                possible[slot] += len(wanted) - optional
                actual[slot] += len(given)
    return {slot: Score(right[slot], possible[slot], actual[slot]) for slot in SLOTS}


def _credits(slot: str, wanted: Sequence[Fill], given: Sequence[Fill]) -> tuple[float, int]:
    """What the fills given are worth, paired one to one, and how many optional ones of the key are missing."""
    left, total, missing = list(given), 0.0, 0
    for fill in wanted:
        best = max(left, key=lambda one: agreement(slot, fill, one), default=None)
        worth = agreement(slot, fill, best) if best else 0.0
        if best and worth:
            left.remove(best)
            total += worth
        else:
            missing += fill.optional
    return total, missing


def paired(
    keys: Sequence[Template], responses: Sequence[Template]
) -> list[tuple[Template | None, Template | None]]:
    """Keys and responses one to one, pairs of most agreement first; what is left stands alone."""
    ranked = sorted(
        (-worth, i, j)
        for (i, key), (j, response) in product(enumerate(keys), enumerate(responses))
        if (worth := _worth(key, response)) > 0
    )
    of_key: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in of_key and j not in of_key.values():
            of_key[i] = j
    held: list[tuple[Template | None, Template | None]] = [
        (key, responses[of_key[i]] if i in of_key else None) for i, key in enumerate(keys)
    ]
    return held + [(None, one) for j, one in enumerate(responses) if j not in of_key.values()]


def _worth(key: Template, response: Template) -> float:
    """How much of two templates agrees; 0 where their kinds cannot be of one incident."""
    same = any(kind in key.types for kind in response.types)
    if not same and _WIDEST not in (*key.types, *response.types):
        return 0.0
    rest = sum(_credits(slot, key.fills[slot], response.fills[slot])[0] for slot in SLOTS if slot not in _LOOSE)
    return rest + 2.0 * same if same or rest else 0.0


_LOOSE = ("type", "stage")
"""Slots that most incidents share: they alone make no pair of two kinds."""
