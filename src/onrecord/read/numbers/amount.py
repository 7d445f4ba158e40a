"""Amounts: a number with its range, unit and hedge, as the words in front and behind give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from onrecord.read.numbers.number import number_at, opens_number
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import table

T = TypeVar("T")

ABOUT = 0.1
"""How far "about N" reaches to either side, as a share of N."""

TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as read: tokens ``first`` to ``last``, bounds, and the hedge and unit once found."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    hedge: str | None = None
    unit: str | None = None


def amount_at(paragraph: Paragraph, words: Sequence[str], at: int) -> Amount | None:
    """The amount whose number begins at token ``at``, with the words in front of it; None without one.

    ``words`` are the paragraph's tokens in lower case.
    """
    if not opens_number(words[at]) and words[at] not in _openings():
        return None
    number = _number(paragraph, words, at)
    if number is None:
        return None
    return _hedged(words, _measured(paragraph, words, _ranged(words, number)))


@lru_cache(maxsize=1)
def _openings() -> frozenset[str]:
    """The words that can open an amount but no number in words or digits."""
    return frozenset(phrase[0] for phrase in _vague())


def _number(paragraph: Paragraph, words: Sequence[str], at: int) -> Amount | None:
    vague = _longest(_vague(), words, at)
    if vague and _is_amount(paragraph, at, vague[1]):
        (low, high), used = vague
        return Amount(at, at + used, None, low, high, hedge=" ".join(words[at : at + used]))
    fraction = _fraction_at(words, at)
    if fraction:
        value, used = fraction
        return Amount(at, at + used, value, value, value, unit="share")
    number = number_at(words, at)
    if number is None:
        return None
    value, used = number
    return Amount(at, at + used, value, value, value)


def _is_amount(paragraph: Paragraph, at: int, used: int) -> bool:
    """Whether a vague word counts: "scores of people", not "he scores"; "several" before a noun."""
    token = paragraph.tokens[at + used - 1]
    if token.text[:1].isupper() and at > paragraph.sentence(at)[0]:
        return False
    if token.lower == "scores":
        return (
            token.pos == "NOUN" and paragraph.tokens[min(at + used, len(paragraph.tokens) - 1)].lower == "of"
        )
    if token.lower in ("tens", "couple"):
        return used > 1 or paragraph.tokens[min(at + 1, len(paragraph.tokens) - 1)].lower == "of"
    return token.pos != "VERB"


_FRACTION_WORDS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}


def _fraction_at(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """ "Half of", "two-thirds", "a third of", "three quarters": the share and the words taken."""
    if (
        words[at] == "half"
        and at + 1 < len(words)
        and words[at + 1] in ("of", "its", "their", "the", "his", "our")
    ):
        return 0.5, 1
    over = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}.get(words[at])
    if over is None:
        return None
    skip = 2 if words[at + 1 : at + 2] == ["-"] else 1
    part = words[at + skip] if at + skip < len(words) else ""
    under = _FRACTION_WORDS.get(part.removesuffix("s") if over > 1 else part)
    if under is None or (over == 1.0 and words[at + skip + 1 : at + skip + 2] != ["of"]):
        return None
    return over / under, skip + 1


_BETWEEN = "between"


def _ranged(words: Sequence[str], amount: Amount) -> Amount:
    """ "200-300", "between 200 and 300", "200 to 300": one amount with both bounds."""
    if amount.value is None or amount.last >= len(words) or amount.unit:
        return amount
    joint = words[amount.last]
    between = amount.first > 0 and words[amount.first - 1] == "between"
    if joint not in ("-", "–", "to", "or") and not (between and joint == "and"):
        return amount
    second = number_at(words, amount.last + 1)
    hedged = amount.last + 1
    if second is None:
        _, hedged = _hedge_before_range(words, amount.last + 1)
        second = number_at(words, hedged) if hedged > amount.last + 1 else None
    if second is None:
        return amount
    low, high = _scaled_low(amount.value, second[0], second[1]), second[0]
    if low >= high:
        return amount
    first = amount.first - 1 if between else amount.first
    return Amount(first, hedged + second[1], None, low, high, hedge=_BETWEEN)


def _scaled_low(low: float, high: float, used: int) -> float:
    """ "Two to three million": the scale of the second number holds for the first."""
    for scale in (1e9, 1e6, 1e3):
        if used > 1 and high >= scale and low < 1000 <= high:
            return low * scale
    return low


def _hedge_before_range(words: Sequence[str], at: int) -> tuple[str, int]:
    found = _longest(_hedges("before"), words, at)
    return (found[0], at + found[1]) if found else ("", at)


def _measured(paragraph: Paragraph, words: Sequence[str], amount: Amount) -> Amount:
    """The amount with a unit: a sign in front ("$"), or words behind ("metric tons", "-mile")."""
    sign = paragraph.tokens[amount.first - 1].text if amount.first else ""
    if sign in _units() and sign[-1:] in "$€£¥":
        return replace(amount, first=amount.first - 1, unit=_units()[sign])
    linked = ["-"], ["of"] if amount.value is None else ["-"]
    behind = amount.last + (1 if words[amount.last : amount.last + 1] in linked else 0)
    more = behind + 1 if words[behind : behind + 1] == ["more"] else behind
    found = _longest(_unit_phrases(), words, more)
    if found and amount.unit is None:
        return replace(amount, last=more + found[1], unit=found[0])
    return amount


def _hedged(words: Sequence[str], amount: Amount) -> Amount:
    """The amount with its hedge taken in and its bounds set by it."""
    before = _ending(_hedges("before"), words, amount.first)
    after = _longest(_hedges("after"), words, amount.last)
    if after and amount.value is not None:
        amount = _bound(replace(amount, last=amount.last + after[1]), after[0], words[amount.last])
    if before:
        bound, used = before
        hedge = " ".join(words[amount.first - used : amount.first])
        vague = amount.value is None and bound in ("about", "nearly")
        if bound == "exact" or vague or (hedge == "over" and amount.unit in TIME_UNITS):
            return amount
        amount = _bound(replace(amount, first=amount.first - used), bound, hedge)
    return amount


def _bound(amount: Amount, bound: str, hedge: str) -> Amount:
    low, high = amount.low, amount.high
    if low is None or high is None:
        return replace(amount, hedge=hedge)
    step = 1.0 if float(low).is_integer() and amount.unit != "share" else 0.0
    low, high = {
        "about": (_rounded(low * (1 - ABOUT)), _rounded(high * (1 + ABOUT))),
        "nearly": (_rounded(low * (1 - ABOUT)), high),
        "from": (low, None),
        "above": (low + step, None),
        "to": (None, high),
        "below": (None, high - step),
    }[bound]
    return replace(amount, low=low, high=high, hedge=hedge)


def _rounded(value: float) -> float:
    return float(f"{value:.10g}")


# word lists


@lru_cache(maxsize=1)
def _vague() -> dict[tuple[str, ...], tuple[float, float]]:
    return {
        tuple(words.split()): (float(low), float(high)) for words, low, high in table("quantity_vague.tsv")
    }


@lru_cache(maxsize=2)
def _hedges(place: str) -> dict[tuple[str, ...], str]:
    return {
        tuple(words.split()): bound for words, bound, side in table("quantity_hedges.tsv") if side == place
    }


@lru_cache(maxsize=1)
def _units() -> dict[str, str]:
    return {row[0]: row[1] for row in table("quantity_units.tsv")}


@lru_cache(maxsize=1)
def _unit_phrases() -> dict[tuple[str, ...], str]:
    return {tuple(words.lower().split()): unit for words, unit in _units().items()}


_MOST_WORDS = 4  # of one entry in the lists above


def _longest(table: dict[tuple[str, ...], T], words: Sequence[str], at: int) -> tuple[T, int] | None:
    """The longest entry that begins at ``at``, and its length."""
    for length in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        found = table.get(tuple(words[at : at + length]))
        if found is not None:
            return found, length
    return None


def _ending(table: dict[tuple[str, ...], str], words: Sequence[str], end: int) -> tuple[str, int] | None:
    """The longest entry that ends before ``end``, and its length."""
    for length in range(min(_MOST_WORDS, end), 0, -1):
        found = table.get(tuple(words[end - length : end]))
        if found is not None:
            return found, length
    return None
