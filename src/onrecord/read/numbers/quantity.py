"""Quantities: how many of what, with the bounds that the words leave open.

What dates, counts years of age or names a thing ("Resolution 2375", "Boeing 747") is no quantity.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.model import Quantity
from onrecord.read.numbers.amount import Amount, amount_at
from onrecord.read.numbers.counted import counted
from onrecord.read.numbers.uncounted import LEFT_OUT, uncounted
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.times.acttime import main_verb
from onrecord.read.times.tense import above
from onrecord.read.times.when import FoundTime, find_times
from onrecord.read.wordlist import table


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and where it stands: its tokens in ``paragraph`` (its index), end exclusive.

    ``head`` is the token of the noun counted, None where no noun stands with it ("killing dozens, 67 here").
    """

    quantity: Quantity
    paragraph: int
    first: int
    last: int
    head: int | None


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
        amount = None if at in taken else amount_at(paragraph, words, at)
        if amount is None:
            at += 1
            continue
        found = _counted(paragraph, words, amount)
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


def _counted(paragraph: Paragraph, words: Sequence[str], amount: Amount) -> FoundQuantity | None:
    """The quantity with its noun; None where the number is no count."""
    if uncounted(paragraph, words, amount):
        return None
    head, first, last = counted(paragraph, words, amount)
    item = paragraph.span(first, last).quote if head is not None and last > first else None
    span = paragraph.span(amount.first, amount.last)
    value = amount.value
    quantity = Quantity(
        value, amount.low, amount.high, amount.hedge, amount.unit, item, part_of=None, span=span
    )
    return FoundQuantity(quantity, paragraph.index, amount.first, amount.last, head)


_ALL_TOLD = frozenset({("in", "all"), ("of", "them"), ("of", "whom"), ("all", "told")})
_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj", "appos", "nummod", "npadvmod"})


def _stands_alone(paragraph: Paragraph, count: FoundQuantity) -> bool:
    """Whether a number without a noun still counts somebody: "killing 213", "dozens were hurt"."""
    if count.quantity.value == 0:
        return False
    token = paragraph.tokens[count.last - 1]
    behind = tuple(t.lower for t in paragraph.tokens[count.last : count.last + 2])
    if behind in _ALL_TOLD or behind[:1] == ("strong",):
        return True
    if count.quantity.hedge:
        return token.dep in _ALONE
    if token.dep in ("nsubj", "nsubjpass", "dobj"):
        head = paragraph.tokens[token.head]
        return head.pos == "VERB" and token.head != token.i
    return False


# a noun left out


def _with_understood(paragraph: Paragraph, found: list[FoundQuantity]) -> list[FoundQuantity]:
    """Counts without a noun take that of the count before in their sentence ("150 bodies in A, 67 in B")."""
    filled: list[FoundQuantity] = []
    for count in found:
        before = filled[-1] if filled else None
        if before and _understood(paragraph, before, count):
            count = replace(count, quantity=replace(count.quantity, item=before.quantity.item))
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
    return count.last < len(paragraph.tokens) and paragraph.tokens[count.last].lower in LEFT_OUT


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
    behind = [token.lower for token in paragraph.tokens[right.last : right.last + 2]]
    own = behind in (["of", "them"], ["of", "whom"], ["of", "which"])
    return own or (bool(_PART_WORDS & set(between)) and len(between) <= 12)


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
    near = _Reach(act, clause, others, _subject_sharers(paragraph, act), _carrier(paragraph, act, others))
    return tuple(
        count for count in quantities if count.paragraph == paragraph.index and _belongs(paragraph, count, near)
    )


@dataclass(frozen=True, slots=True)
class _Reach:
    """The act, its clause, the other acts, the verbs with its subject, and the verb that carries it."""

    act: int
    clause: frozenset[int]
    others: frozenset[int]
    sharers: frozenset[int]
    carrier: int | None


def _subject_sharers(paragraph: Paragraph, act: int) -> frozenset[int]:
    """The act and the verbs above it that it shares a subject with."""
    found, at = {act}, act
    while _subjectless(paragraph, at) and not paragraph.children(at, *_SUBJECTS):
        at = paragraph.tokens[at].head
        found.add(at)
    return frozenset(found)


def _subjectless(paragraph: Paragraph, at: int) -> bool:
    """Whether a verb has the subject of the one above: "managed to cross", "was there to inspect"."""
    token = paragraph.tokens[at]
    purpose = token.dep == "advcl" and any(t.lower == "to" for t in paragraph.children(at, "aux"))
    return (token.dep == "xcomp" or purpose) and token.head != at


def _carrier(paragraph: Paragraph, act: int, others: frozenset[int]) -> int | None:
    """The verb that only carries a noun act, and is none itself: "conducted transfers three times"."""
    token = paragraph.tokens[act]
    verb = paragraph.tokens[token.head]
    carries = token.dep == "dobj" and verb.pos == "VERB" and verb.lemma in _carriers()
    return verb.i if carries and verb.i not in others else None


@lru_cache(maxsize=1)
def _carriers() -> frozenset[str]:
    return frozenset(lemma for (lemma,) in table("quantity_carriers.tsv"))


def _belongs(paragraph: Paragraph, count: FoundQuantity, near: _Reach) -> bool:
    at = count.last - 1 if count.head is None else count.head
    if paragraph.sentence(at) != paragraph.sentence(near.act):
        return False
    if paragraph.tokens[near.act].dep == "acl" and paragraph.tokens[near.act].head == at:
        return True  # "200 volunteers fighting": they act
    crossed, subject, below = False, False, paragraph.tokens[at]
    for token in above(paragraph, at):
        if crossed and _secludes(paragraph, below):
            return False
        if token.i == near.act:
            return not subject and (not crossed or count.first in near.clause)
        if token.i in near.sharers and below.dep in _SUBJECTS:
            return True
        if token.i == near.carrier and below.dep not in _CLAUSAL:
            return not subject and not crossed
        subject = subject or _has_subject(paragraph, token, below)
        crossed = crossed or token.i in near.others
        below = token
    return not crossed and count.first in near.clause and count.last - 1 in near.clause


_CLAUSAL = frozenset({"relcl", "ccomp", "csubj", "parataxis", "conj", "advcl"})


def _has_subject(paragraph: Paragraph, verb: Token, below: Token) -> bool:
    """Whether a finite verb has the word below as its subject: what it tells of is its own."""
    finite = not any(t.lower == "to" for t in paragraph.children(verb.i, "aux"))
    return below.dep in _SUBJECTS and verb.pos in ("VERB", "AUX") and finite


def _secludes(paragraph: Paragraph, token: Token) -> bool:
    """Whether what stands below a word is a happening of its own, not the manner or aim of the one above."""
    if token.dep == "pcomp":
        return paragraph.tokens[token.head].lower != "by"
    return token.dep in ("relcl", "ccomp", "csubj", "parataxis", "conj")
