"""Quantities: how many of what, with the bounds that the words leave open.

What dates, counts years of age or names a thing ("Resolution 2375", "Boeing 747") is no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from onrecord.model import Quantity
from onrecord.read.number import number_at
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.when import FoundTime, find_times, main_verb
from onrecord.read.wordlist import party_nouns, table

T = TypeVar("T")

ABOUT = 0.1
"""How far "about N" reaches to either side, as a share of N."""


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and where it stands: its tokens in ``paragraph`` (its index), end exclusive.

    ``head`` is the token of the noun counted, None where no noun stands with it ("killing dozens").
    """

    quantity: Quantity
    paragraph: int
    first: int
    last: int
    head: int | None


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as read: tokens ``first`` to ``last``, bounds, and the hedge and unit once found."""

    first: int
    last: int
    value: float | None
    low: float | None
    high: float | None
    hedge: str | None = None
    unit: str | None = None


def find_quantities(page: Page, times: Sequence[FoundTime] | None = None) -> tuple[FoundQuantity, ...]:
    """Every quantity of the prose, in order; ``times`` are the page's, found here where not given."""
    dated = _dated(find_times(page) if times is None else times)
    found: list[FoundQuantity] = []
    for paragraph in page.paragraphs:
        counts = list(_in_paragraph(paragraph, dated.get(paragraph.index, set())))
        found.extend(_with_wholes(paragraph, _with_understood(paragraph, counts)))
    return tuple(found)


def _in_paragraph(paragraph: Paragraph, taken: Set[int]) -> Iterator[FoundQuantity]:
    words = [token.lower for token in paragraph.tokens]
    at = 0
    while at < len(words):
        amount = None if at in taken else _amount_at(paragraph, words, at)
        if amount is None:
            at += 1
            continue
        amount = _measured(paragraph, words, _ranged(words, amount))
        found = _counted(paragraph, words, _hedged(words, amount))
        if found:
            yield found
        at = max(amount.last, at + 1)


def _dated(times: Sequence[FoundTime]) -> dict[int, set[int]]:
    """The tokens of dates and hours by paragraph; a length of time that dates nothing is an amount."""
    taken: dict[int, set[int]] = {}
    for time in times:
        amount = time.kind == "DURATION" and not time.when.dated
        if not amount and not (time.kind == "SET" and time.value.startswith("P")):
            taken.setdefault(time.paragraph, set()).update(range(time.first, time.last))
    return taken


# the number


def _amount_at(paragraph: Paragraph, words: Sequence[str], at: int) -> _Amount | None:
    vague = _longest(_vague(), words, at)
    if vague and _is_amount(paragraph, at, vague[1]):
        (low, high), used = vague
        return _Amount(at, at + used, None, low, high, hedge=" ".join(words[at : at + used]))
    fraction = _fraction_at(words, at)
    if fraction:
        value, used = fraction
        return _Amount(at, at + used, value, value, value, unit="share")
    number = number_at(words, at)
    if number is None:
        return None
    value, used = number
    return _Amount(at, at + used, value, value, value)


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


def _ranged(words: Sequence[str], amount: _Amount) -> _Amount:
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
    return _Amount(first, hedged + second[1], None, low, high, hedge=_BETWEEN)


def _scaled_low(low: float, high: float, used: int) -> float:
    """ "Two to three million": the scale of the second number holds for the first."""
    for scale in (1e9, 1e6, 1e3):
        if used > 1 and high >= scale and low < 1000 <= high:
            return low * scale
    return low


def _hedge_before_range(words: Sequence[str], at: int) -> tuple[str, int]:
    found = _longest(_hedges("before"), words, at)
    return (found[0], at + found[1]) if found else ("", at)


# unit and hedge


def _measured(paragraph: Paragraph, words: Sequence[str], amount: _Amount) -> _Amount:
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


_TIME_UNITS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


def _hedged(words: Sequence[str], amount: _Amount) -> _Amount:
    """The amount with its hedge taken in and its bounds set by it."""
    before = _ending(_hedges("before"), words, amount.first)
    after = _longest(_hedges("after"), words, amount.last)
    if after and amount.value is not None:
        amount = _bound(replace(amount, last=amount.last + after[1]), after[0], words[amount.last])
    if before:
        bound, used = before
        hedge = " ".join(words[amount.first - used : amount.first])
        vague = amount.value is None and bound in ("about", "nearly")
        if bound == "exact" or vague or (hedge == "over" and amount.unit in _TIME_UNITS):
            return amount
        amount = _bound(replace(amount, first=amount.first - used), bound, hedge)
    return amount


def _bound(amount: _Amount, bound: str, hedge: str) -> _Amount:
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


# what is counted


def _counted(paragraph: Paragraph, words: Sequence[str], amount: _Amount) -> FoundQuantity | None:
    """The quantity with its noun; None where the number is no count."""
    if _uncounted(paragraph, words, amount):
        return None
    head, first, last = _item(paragraph, words, amount)
    item = paragraph.span(first, last).quote if head is not None and last > first else None
    span = paragraph.span(amount.first, amount.last)
    value = amount.value
    quantity = Quantity(
        value, amount.low, amount.high, amount.hedge, amount.unit, item, part_of=None, span=span
    )
    return FoundQuantity(quantity, paragraph.index, amount.first, amount.last, head)


def _uncounted(paragraph: Paragraph, words: Sequence[str], amount: _Amount) -> bool:
    """Whether the number names, scores, ages or points rather than counts."""
    tokens = paragraph.tokens
    before = tokens[amount.first - 1] if amount.first else None
    after = tokens[amount.last] if amount.last < len(tokens) else None
    if before and _glued(before, tokens[amount.first]):
        return True
    if before and before.lower in _barred("before") and amount.hedge is None:
        return True
    if words[max(amount.first - 2, 0) : amount.first] == ["group", "of"]:
        return True
    if after and (after.lower in _barred("after") or after.text in ("/", ":") or _ratio(words, amount)):
        return True
    if _aged(paragraph, words, amount) or _named(paragraph, amount) or _located(words, amount):
        return True
    return _pointing(paragraph, words, amount)


def _ratio(words: Sequence[str], amount: _Amount) -> bool:
    """Whether two numbers make a ratio: "8 in 10", "one out of three"; either of them."""
    for joint in (["in"], ["out", "of"]):
        behind = amount.last + len(joint)
        if words[amount.last : behind] == joint and _shares(amount.value, number_at(words, behind)):
            return True
        before = amount.first - len(joint)
        if before > 0 and words[before : amount.first] == joint:
            part = number_at(words[before - 1 : before], 0)
            return bool(part and _shares(part[0], (amount.value or 0.0, 1)))
    return False


def _shares(part: float | None, whole: tuple[float, int] | None) -> bool:
    return part is not None and whole is not None and part < whole[0] <= 10


def _glued(before: Token, number: Token) -> bool:
    """Whether the number is stuck to a letter or a mark in front ("G-20", "9/11", "T72")."""
    return before.end == number.start and before.text not in (
        "$",
        "€",
        "£",
        "¥",
        "(",
        "“",
        '"',
        "US$",
        "—",
        "‘",
        "[",
    )


def _aged(paragraph: Paragraph, words: Sequence[str], amount: _Amount) -> bool:
    tokens = paragraph.tokens
    rest = words[amount.last : amount.last + 2]
    if amount.unit in ("year", "month", "day", "week") and ("old" in rest[:1] or rest == ["-", "old"]):
        return True
    if amount.hedge or amount.unit or amount.first < 2 or amount.last >= len(tokens):
        return False
    apart = tokens[amount.first - 1].text == "," and tokens[amount.last].text in (",", ".")
    return apart and tokens[amount.first - 2].pos == "PROPN" and (amount.value or 0) < 120


_APART = ("after", "before", "ago", "earlier", "later", "from", "into", "old")
_DIRECTIONS = ("away", "from", "off", "outside", "inside", "deep", "long", "wide", "high", "tall")


_COMPASS = ("north", "south", "east", "west")


def _past_brackets(words: Sequence[str], at: int) -> str:
    """The word behind a distance, past brackets and "to the": "30 km (20 miles) to the east"."""
    if words[at : at + 1] == ["("] and ")" in words[at : at + 5]:
        at = words.index(")", at) + 1
    if tuple(words[at : at + 2]) == ("to", "the"):
        at += 2
    return words[at] if at < len(words) else ""


def _located(words: Sequence[str], amount: _Amount) -> bool:
    """Whether a distance or a length of time only says where or of what kind: "30 miles east", "two-year"."""
    behind = _past_brackets(words, amount.last)
    if amount.unit in _TIME_UNITS:
        return "-" in words[amount.first : amount.last] or behind in _APART or words[amount.first] == "one"
    far = amount.unit in ("mile", "kilometre", "metre", "yard", "foot", "nautical mile")
    return far and (behind in _DIRECTIONS or behind.startswith(_COMPASS))


_NAMES = frozenset({"ORG", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT"})


def _named(paragraph: Paragraph, amount: _Amount) -> bool:
    """Whether the number is part of a name ("Boeing 747", "Billions No. 18")."""
    token = paragraph.tokens[amount.last - 1]
    before = paragraph.tokens[amount.first - 1] if amount.first else None
    behind = paragraph.tokens[amount.last].lower if amount.last < len(paragraph.tokens) else ""
    if amount.unit in _TIME_UNITS and paragraph.tokens[amount.last - 1].text.istitle():
        return True
    if amount.value is None or amount.hedge or amount.unit or behind in _ELLIPSIS:
        return False
    if any(n.label in _NAMES and n.first < amount.first < n.last for n in paragraph.names):
        return True
    if before and before.text == "." and paragraph.tokens[amount.first - 2].lower in ("no", "nos"):
        return True
    follows = before is not None and before.pos == "PROPN" and before.text[:1].isupper()
    return follows and (
        token.head == amount.first - 1 or (token.text.isdecimal() and token.dep in ("nummod", "appos"))
    )


_DEFINITE = ("the", "these", "those", "its", "their", "both")


def _pointing(paragraph: Paragraph, words: Sequence[str], amount: _Amount) -> bool:
    """Whether "one", "zero" or "the two" points or denies rather than counts."""
    if words[amount.first] == "two" and amount.hedge is None and words[amount.first - 1] in _DEFINITE:
        return amount.first > 0 and amount.unit is None
    if amount.unit or amount.hedge or words[amount.first] not in ("one", "zero"):
        return False
    token = paragraph.tokens[amount.first]
    head = paragraph.tokens[token.head]
    if token.dep != "nummod" or head.i < token.i:
        return True
    if token.lower == "zero":
        return head.tag not in ("NNS", "NNPS")
    counted = head.lemma in party_nouns() or head.lemma in _compounds()
    return not counted or head.dep in ("nsubj", "attr") or words[amount.first - 1] == "as"


_HURT = frozenset(
    {"dead", "killed", "wounded", "injured", "missing", "arrested", "detained", "hurt", "others"}
)


def _item(paragraph: Paragraph, words: Sequence[str], amount: _Amount) -> tuple[int | None, int, int]:
    """The head of what is counted and the range of its words."""
    tokens = paragraph.tokens
    at = amount.last
    if words[at : at + 1] == ["more"]:
        at += 1
    if (
        words[at : at + 1] in (['"'], ["”"], ["’"])
        and amount.first
        and tokens[amount.first - 1].text in '"“‘'
    ):
        at += 1
    if amount.unit is None and words[at : at + 1] == ["-"]:
        return _compound(paragraph, words, at)
    if amount.unit in _TIME_UNITS:
        return None, at, at
    if words[at : at + 1] in (["of"], ["in"]) and (words[at] == "of" or amount.unit):
        return _behind_of(paragraph, at + 1)
    if at >= len(tokens):
        return None, at, at
    head = _noun_behind(paragraph, amount, at)
    if head is not None:
        return head, at, head + 1
    if tokens[at].lower in _HURT:
        return at, at, at + 1
    return _toll(paragraph, amount)


def _compound(paragraph: Paragraph, words: Sequence[str], at: int) -> tuple[int | None, int, int]:
    noun = words[at + 1] if at + 1 < len(words) else ""
    if noun in ("member", "strong", "person", "man") and at + 2 < len(words):
        return _behind_of(paragraph, at + 2)
    return (at + 1, at + 1, at + 2) if noun in _compounds() else (None, at, at)


def _behind_of(paragraph: Paragraph, at: int) -> tuple[int | None, int, int]:
    """The noun phrase behind "of", without its article: "of the Russian soldiers"."""
    tokens = paragraph.tokens
    while (at < len(tokens) and tokens[at].pos in ("DET", "NUM")) or (
        at < len(tokens) and tokens[at].tag == "PRP$"
    ):
        at += 1
    if at >= len(tokens):
        return None, at, at
    end = _phrase_end(paragraph, at)
    return (end - 1, at, end) if end > at else (None, at, at)


_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "VERB", "NUM"})


def _phrase_end(paragraph: Paragraph, at: int) -> int:
    """The end of the noun phrase that begins at ``at``: its last noun, ``at`` itself where there is none."""
    tokens = paragraph.tokens
    best, i = at, at
    while i < len(tokens) and i - at < _LONGEST_PHRASE:
        if _hyphened(tokens, i) or (tokens[i].tag == "POS" and i > at):
            i += 1
            continue
        token = tokens[i]
        if not (token.pos in _INSIDE or _couples(tokens, i)) or _acts(token, best > at):
            break
        if token.pos in ("NOUN", "PROPN"):
            best = i + 1
            if token.dep not in ("compound", "nmod", "poss", "amod", "npadvmod") and not _hyphened(
                tokens, i + 1
            ):
                break
        i += 1
    return best


_LEADING = frozenset({"compound", "nmod", "poss", "amod", "npadvmod"})
_LONGEST_PHRASE = 12  # words of one noun phrase


def _hyphened(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` is a hyphen inside a word, or a word stuck to one ("ship-to-ship")."""
    if not 0 < i < len(tokens) - 1:
        return False
    before, token, after = tokens[i - 1], tokens[i], tokens[i + 1]
    if token.text == "-":
        return before.end == token.start and token.end == after.start
    return after.text == "-" and token.end == after.start


def _couples(tokens: Sequence[Token], i: int) -> bool:
    """Whether token ``i`` joins two modifiers ("dead and injured people")."""
    if not 0 < i < len(tokens) - 1 or tokens[i].lower not in ("and", "or", ","):
        return False
    return tokens[i - 1].pos in _MODIFIERS and tokens[i + 1].pos in _MODIFIERS


_MODIFIERS = frozenset({"ADJ", "VERB"})


def _acts(token: Token, named: bool) -> bool:
    """Whether a verb tells of an act rather than modifies the noun to come."""
    return token.pos == "VERB" and (named or token.tag not in ("VBN", "VBG"))


def _noun_behind(paragraph: Paragraph, amount: _Amount, at: int) -> int | None:
    """The noun that the number modifies, where it follows it directly."""
    if amount.unit and amount.unit not in ("USD", "EUR", "GBP", "share"):
        return None
    token = paragraph.tokens[at]
    if amount.unit == "share" and (token.pos == "DET" or token.tag == "PRP$"):
        at += 1
    end = _phrase_end(paragraph, at) if at < len(paragraph.tokens) else at
    return end - 1 if end > at else None


_TOLLS = frozenset({"toll", "number", "count", "total", "figure"})


def _toll(paragraph: Paragraph, amount: _Amount) -> tuple[int | None, int, int]:
    """ "Put the death toll at 213": the toll that the number gives."""
    none = (None, amount.last, amount.last)
    if amount.unit:
        return none
    for token in (paragraph.tokens[amount.last - 1], *paragraph.ancestors(amount.last - 1)):
        for noun in paragraph.children(token.i, "dobj", "nsubj", "nsubjpass"):
            if noun.lemma in _TOLLS and noun.i < amount.first:
                first = min((c.i for c in paragraph.children(noun.i, "compound", "amod")), default=noun.i)
                return noun.i, first, noun.i + 1
        if token.pos == "VERB":
            break
    return none


_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "nummod", "npadvmod"})


def _stands_alone(paragraph: Paragraph, count: FoundQuantity) -> bool:
    """Whether a number without a noun still counts somebody: "killing 213", "dozens were hurt"."""
    if count.quantity.value == 0:
        return False
    token = paragraph.tokens[count.last - 1]
    if count.quantity.hedge:
        return token.dep in _ALONE
    if token.dep in ("nsubj", "nsubjpass", "dobj"):
        head = paragraph.tokens[token.head]
        return head.pos == "VERB" and token.head != token.i
    return False


# a noun left out

_ELLIPSIS = frozenset({"in", "at", "from", "have", "has", "had", "were", "are", "was"})


def _with_understood(paragraph: Paragraph, found: list[FoundQuantity]) -> list[FoundQuantity]:
    """Counts without a noun take that of the count before in their sentence ("150 bodies in A, 67 in B")."""
    filled: list[FoundQuantity] = []
    for count in found:
        before = filled[-1] if filled else None
        if before and _understood(paragraph, before, count):
            count = replace(
                count, quantity=replace(count.quantity, item=before.quantity.item), head=before.head
            )
        filled.append(count)
    return [
        count
        for before, count in zip([None, *filled], filled, strict=False)
        if not _converted(paragraph, before, count) and (count.quantity.item or _worded(paragraph, count))
    ]


def _converted(paragraph: Paragraph, before: FoundQuantity | None, count: FoundQuantity) -> bool:
    """Whether a measure only says the one before in another unit: "300 kilograms (660 pounds)"."""
    if before is None or not before.quantity.unit or not count.quantity.unit:
        return False
    return count.first == before.last + 1 and paragraph.tokens[before.last].text == "("


def _understood(paragraph: Paragraph, before: FoundQuantity, count: FoundQuantity) -> bool:
    bare = count.quantity.item is None and count.quantity.unit is None
    together = paragraph.sentence(before.first) == paragraph.sentence(count.first)
    if not bare or not together or before.quantity.item is None or before.quantity.unit:
        return False
    return count.last < len(paragraph.tokens) and paragraph.tokens[count.last].lower in _ELLIPSIS


def _worded(paragraph: Paragraph, count: FoundQuantity) -> bool:
    amount = count.quantity
    return amount.unit is not None or _stands_alone(paragraph, count)


# parts and wholes

_PART_WORDS = frozenset({"including", "among", "them", "whom"})


def _with_wholes(paragraph: Paragraph, found: list[FoundQuantity]) -> Iterator[FoundQuantity]:
    """Each quantity with ``part_of`` where the words make it a part of the one before."""
    whole: FoundQuantity | None = None
    for left, right in zip([None, *found], found, strict=False):
        if left is None or paragraph.sentence(left.first) != paragraph.sentence(right.first):
            whole = None
        elif _begins_parts(paragraph, left, right):
            whole = left
        yield _part(right, whole)


def _begins_parts(paragraph: Paragraph, left: FoundQuantity, right: FoundQuantity) -> bool:
    between = [token.lower for token in paragraph.tokens[left.last : right.first]]
    return bool(_PART_WORDS & set(between)) and len(between) <= 12


def _part(found: FoundQuantity, whole: FoundQuantity | None) -> FoundQuantity:
    if whole is None or whole.quantity.value is None or found.quantity.unit != whole.quantity.unit:
        return found
    size = found.quantity.value if found.quantity.value is not None else found.quantity.low
    if size is None or size >= whole.quantity.value:
        return found
    return replace(found, quantity=replace(found.quantity, part_of=whole.quantity.value))


# the quantities of an act

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def quantities_for(
    paragraph: Paragraph,
    quantities: Sequence[FoundQuantity],
    act: int,
    clause: frozenset[int],
    others: frozenset[int] = frozenset(),
) -> tuple[FoundQuantity, ...]:
    """The quantities that tell how many the act at token ``act`` took, moved or hit.

    They stand in its ``clause`` or in its subject ("30 tanks and 200 men managed to cross"), and no other act
    (``others``, tokens) is nearer to them: "accused of a raid that killed 20" leaves the 20 to the killing.
    """
    act = main_verb(paragraph, act)
    sharers = _subject_sharers(paragraph, act)
    return tuple(
        count
        for count in quantities
        if count.paragraph == paragraph.index and _belongs(paragraph, count, act, clause, others, sharers)
    )


def _subject_sharers(paragraph: Paragraph, act: int) -> frozenset[int]:
    """The act and the verbs above it that it shares a subject with."""
    found, at = {act}, act
    while paragraph.tokens[at].dep == "xcomp" and not paragraph.children(at, *_SUBJECTS):
        at = paragraph.tokens[at].head
        found.add(at)
    return frozenset(found)


def _belongs(
    paragraph: Paragraph,
    count: FoundQuantity,
    act: int,
    clause: frozenset[int],
    others: frozenset[int],
    sharers: frozenset[int],
) -> bool:
    at = count.last - 1 if count.head is None else count.head
    if paragraph.sentence(at) != paragraph.sentence(act):
        return False
    crossed, below = False, paragraph.tokens[at]
    for token in (below, *paragraph.ancestors(at)):
        if crossed and _secludes(paragraph, below):
            return False
        if token.i == act:
            return not crossed or count.first in clause
        if token.i in sharers and below.dep in _SUBJECTS:
            return True
        crossed = crossed or token.i in others
        below = token
    return not crossed and count.first in clause and count.last - 1 in clause


def _secludes(paragraph: Paragraph, token: Token) -> bool:
    """Whether what stands below a word is a happening of its own, not the manner or aim of the one above."""
    if token.dep == "pcomp":
        return paragraph.tokens[token.head].lower != "by"
    return token.dep in ("relcl", "ccomp", "csubj", "parataxis", "conj")


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


@lru_cache(maxsize=3)
def _barred(where: str) -> frozenset[str]:
    return frozenset(word for word, place in table("quantity_uncounted.tsv") if place == where)


@lru_cache(maxsize=1)
def _compounds() -> frozenset[str]:
    return frozenset(word for (word,) in table("quantity_compounds.tsv"))


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
