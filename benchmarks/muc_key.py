"""The key of MUC-4 and its score: templates, their fills, keys and responses paired one to one.

A fill is the set of readings that the key lets pass ("FMLN" / "FARABUNDO MARTI ..."); one with a question
mark, or of a template that is marked optional, may be missing. A slot counts its fills: possible are those of
the key, actual those of the response, right those that agree one to one. Half right is a date that only meets
the key's, a wider term than the key's, and a term that stands beside another name than in the key. An
organization agrees where all its words are in a reading of the key, or all of that in it.

Templates pair by a kind that is at least half right and one doer or target that is, as MUC-4's scorer was set.
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
    "doer": "PERP: INDIVIDUAL ID",
    "person named": "HUM TGT: NAME",
    "person": "HUM TGT: DESCRIPTION",
    "kind of person": "HUM TGT: TYPE",
    "thing": "PHYS TGT: ID",
    "kind of thing": "PHYS TGT: TYPE",
}
"""The slots that are scored, by our word for each."""
TIES = ("organization", "doer", "person named", "person", "kind of person", "thing", "kind of thing")
"""The slots of which one has to agree, beside the type, where two templates pair (config.el)."""
CROSSED = {"confidence": "organization", "kind of person": "person", "kind of thing": "thing"}
"""The slots whose terms stand beside a name, and how the names are compared."""
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(MONTHS)})[A-Z]* (\d{{2}})\b")
_SMALL = frozenset({"the", "of", "a", "an", "and", "in", "to", "for", "by"})
_WIDEST = "ATTACK"
ACCUSED = "SUSPECTED OR ACCUSED"
_ATTACKS = ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE")
_ABOVE = {
    f"{ACCUSED} BY AUTHORITIES": ACCUSED, **dict.fromkeys(_ATTACKS, _WIDEST),
    "GOVERNMENT OFFICIAL": "POLITICAL FIGURE", "FORMER GOVERNMENT OFFICIAL": "GOVERNMENT OFFICIAL",
    "FORMER ACTIVE MILITARY": "ACTIVE MILITARY",
    "GOVERNMENT OFFICE OR RESIDENCE": "POLITICAL FIGURE OFFICE OR RESIDENCE",
}  # fmt: skip
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
    if slot in CROSSED:
        return _same_crossed(key, given, CROSSED[slot])
    if slot == "number":
        return float(any(_number(reading) == _number(given) for reading in key.readings))
    if slot in TIES:
        return max(_same_name(slot, reading, given) for reading in key.readings)
    return _same_term(key.readings, given)


def _number(words: str) -> str:
    return words.partition(":")[0].strip(" ~?-")


def interval(words: str) -> tuple[date, date]:
    """The first and last day that words such as "- 05 FEB 90" may mean."""
    days = list(_days(words)) or [date.max]
    return (date.min if words.strip().startswith("-") else days[0]), days[-1]


def _same_days(key: str, given: str) -> float:
    (first, last), (begin, end) = interval(key), interval(given)
    if (first, last) == (begin, end):
        return 1.0
    return 0.5 if last == end or (begin > date.min and first <= begin and end <= last) else 0.0


def words_of(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(re.findall(r"[a-z0-9]{1,}(?:[-'][a-z0-9]+)*", name.lower())) - _SMALL


def _same_name(slot: str, key: str, given: str) -> float:
    """1 where all words of one are in the other; a half where only the last agrees, of organizations 0."""
    one, other = words_of(key), words_of(given)
    if not one or not other:
        return 0.0
    if one <= other or other <= one:
        return 1.0
    return 0.5 * (slot != "organization" and _last(key) == _last(given))


def _last(name: str) -> str:
    return re.findall(r"[a-z0-9]+", name.lower().partition(" of ")[0])[-1]


def _same_term(wanted: Sequence[str], given: str) -> float:
    """1 for a term that the key lets pass, a half for one that the slot's list has above it."""
    return 1.0 if given in wanted else 0.5 * any(_ABOVE.get(term) == given for term in wanted)


def _same_crossed(key: Fill, given: str, names_of: str) -> float:
    """How far a term beside a name is one that the key lets pass; half where the key has it beside another."""
    term, _, name = given.partition(":")
    terms, names = [], []
    for reading in key.readings:
        level, colon, rest = reading.partition(":")
        if colon or not reading.startswith('"'):
            terms += [part.strip(" ?()") for part in level.split("/")]
        names.append(rest if colon else reading if reading.startswith('"') else "")
    worth = _same_term(terms, term.strip())
    right = not any(names) or any(_same_name(names_of, one, name) == 1 for one in names)
    return worth if right else min(worth, 0.5)


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
    keys: Sequence[Template], responses: Sequence[Template], tied: bool = True
) -> list[tuple[Template | None, Template | None]]:
    """Keys and responses one to one, pairs of most agreement first; what is left stands alone. Without ``tied``
    the kind alone may pair them."""
    ranked = sorted(
        (-worth, i, j)
        for (i, key), (j, response) in product(enumerate(keys), enumerate(responses))
        if (worth := _worth(key, response, tied)) > 0
    )
    of_key: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in of_key and j not in of_key.values():
            of_key[i] = j
    held: list[tuple[Template | None, Template | None]] = [
        (key, responses[of_key[i]] if i in of_key else None) for i, key in enumerate(keys)
    ]
    return held + [(None, one) for j, one in enumerate(responses) if j not in of_key.values()]


def _worth(key: Template, response: Template, tied: bool) -> float:
    """How much of two templates agrees; 0 where they cannot be of one incident."""
    agreed = {slot: _credits(slot, key.fills[slot], response.fills[slot])[0] for slot in SLOTS}
    if not agreed["type"] or (tied and not any(agreed[slot] for slot in TIES)):
        return 0.0
    return sum(agreed.values()) + agreed["type"]
