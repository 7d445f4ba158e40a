"""When: the time expressions of a report, anchored on its publication, and the one that dates an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Span, When
from onrecord.read.page import Page, Paragraph
from onrecord.read.tense import Tense, tense_at
from onrecord.read.timeanchor import Anchor, Timex, resolve
from onrecord.read.timevalue import Days
from onrecord.read.timeword import TimePhrase, time_phrases


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression: its words, the days meant, and TIMEX3's type and value.

    ``span`` is the expression as TIMEX3 marks it ("October"); ``when.span`` has the words that bound it, too
    ("since October"). ``first``/``last`` are its tokens in ``paragraph`` (its index), end exclusive.
    """

    span: Span
    when: When
    kind: str
    value: str
    paragraph: int
    first: int
    last: int


def find_times(page: Page) -> tuple[FoundTime, ...]:
    """Every time expression of the prose, in order; in an undated report only full dates are dated."""
    published = publication_day(page.document.published)
    found: list[FoundTime] = []
    reference: str | None = None
    for paragraph in page.paragraphs:
        times = []
        for phrase in time_phrases(paragraph):
            time = _read(paragraph, phrase, published, reference)
            if time:
                times.append(time)
                reference = _reference(time) or reference
        found.extend(_joined(paragraph, times))
    return tuple(found)


def publication_day(published: When | None) -> date | None:
    """The day of publication, where it is known to the day."""
    return published.latest if published and published.earliest == published.latest else None


def _reference(time: FoundTime) -> str | None:
    """The value that later words such as "a day earlier" are read against."""
    dated = time.kind in ("DATE", "TIME") and time.when.dated and "REF" not in time.value
    return time.value.partition("T")[0] if dated else None


_AFTER = 12  # code points behind a phrase that can change its meaning ("-year-old")


def _read(
    paragraph: Paragraph, phrase: TimePhrase, published: date | None, reference: str | None
) -> FoundTime | None:
    phrase = _trimmed(phrase)
    first, last = _tokens(paragraph, phrase.start, phrase.end)
    anchor = Anchor(
        published,
        _tense(paragraph, first, last),
        reference,
        _counts(paragraph, first, last),
        paragraph.tokens[first - 1].lower if first else "",
        paragraph.text[phrase.end - paragraph.start :][:_AFTER],
    )
    timex = resolve(phrase, anchor)
    if timex is None:
        return None
    span = paragraph.cut(phrase.start, phrase.end)
    begin, days = _bounded(paragraph, first, timex, anchor)
    words = paragraph.cut(begin, phrase.end)
    when = When(*days, value=timex.value, partial=timex.partial, span=words)
    return FoundTime(span, when, timex.kind, timex.value, paragraph.index, first, last)


_NOT_MARKED = ("IN", "ON", "FOR", "BEFORE", "JUST", "POSS", "COMMA")


def _trimmed(phrase: TimePhrase) -> TimePhrase:
    """The phrase without the prepositions that its rule needed to see; those stand in ``when.span``."""
    words = phrase.words
    while len(words) > 1 and words[-1].kind in _NOT_MARKED:
        words = words[:-1]
    return phrase if words == phrase.words else replace(phrase, words=words)


def _tokens(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    first = paragraph.token_at(start)
    last = paragraph.token_at(end - 1)
    if first is None or last is None:
        raise AssertionError("a time phrase begins and ends inside tokens")
    return first, last + 1


def _tense(paragraph: Paragraph, first: int, last: int) -> Tense:
    return tense_at(paragraph, _head(paragraph, first, last))


def _head(paragraph: Paragraph, first: int, last: int) -> int:
    """The token of a range whose head lies outside it."""
    for token in paragraph.tokens[first:last]:
        if not first <= token.head < last or token.head == token.i:
            return token.i
    return first


_HEDGES = frozenset({"least", "than", "some", "nearly", "almost", "roughly", "exactly", "only"})
_YEAR_LEADS = frozenset({"in", "since", "of", "until", "from", "by", "year", "early", "late", "to", "and"})


def _counts(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a number that looks like a year counts something ("2000 people") or is money."""
    token = paragraph.tokens[last - 1]
    head = paragraph.tokens[token.head]
    before = paragraph.tokens[first - 1].lower if first else ""
    if before in _HEDGES or (token.text < "1900" and before not in _YEAR_LEADS):
        return True
    if token.dep == "nummod" and head.i > token.i and head.tag in ("NNS", "NNPS"):
        return True
    after = paragraph.tokens[last].text if last < len(paragraph.tokens) else ""
    return before in ("$", "€", "£", "#", "no.", "-") or after in ("%", "percent", "-", "/")


# bounds


def _bounded(paragraph: Paragraph, first: int, timex: Timex, anchor: Anchor) -> tuple[int, Days]:
    """Where the words begin with the preposition that bounds the time, and the days so bounded."""
    start = paragraph.tokens[first].start
    if first == 0 or timex.kind in ("DURATION", "SET"):
        return start, timex.days
    lead = paragraph.tokens[first - 1]
    if lead.lower == "the" and first > 1:
        lead = paragraph.tokens[first - 2]
    days = _bound(lead.lower, timex.days, anchor)
    return (start, timex.days) if days is None else (lead.start, days)


def _bound(word: str, days: Days, anchor: Anchor) -> Days | None:
    first, last = days
    if word == "since":
        return first, anchor.published if first else None
    if word in ("by", "until", "till"):
        return None, last
    if word == "before":
        return None, first - timedelta(1) if first else None
    if word == "after" and anchor.tense is not Tense.FUTURE:
        return first, anchor.published if first and anchor.published and anchor.published >= first else None
    return (first, None) if word == "after" else None


# ranges


def _joined(paragraph: Paragraph, times: Sequence[FoundTime]) -> Iterator[FoundTime]:
    """Two times of one range ("from March to May") each with the days of the whole range."""
    at = 0
    while at < len(times):
        left = times[at]
        right = times[at + 1] if at + 1 < len(times) else None
        whole = _range(paragraph, left, right) if right else None
        if right and whole:
            yield replace(left, when=replace(whole, value=left.value))
            yield replace(right, when=replace(whole, value=right.value))
            at += 2
        else:
            yield left
            at += 1


_BETWEEN = frozenset({"and", "or", "to", "until", "through", "till", "-", "–"})


def _range(paragraph: Paragraph, left: FoundTime, right: FoundTime) -> When | None:
    if right.first - left.last != 1 or left.kind != right.kind or left.kind not in ("DATE", "TIME"):
        return None
    if paragraph.tokens[left.last].lower not in _BETWEEN:
        return None
    first, last = left.when.earliest, right.when.latest
    if first is None or last is None or first > last:
        return None
    begin = left.when.span.start if left.when.span else left.span.start
    return When(first, last, left.value, span=paragraph.cut(begin, right.span.end))


# the time of an act

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "parataxis", "csubj", "pcomp"})
_LIGHT_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})


def time_for(
    paragraph: Paragraph, times: Sequence[FoundTime], act: int, clause: frozenset[int]
) -> FoundTime | None:
    """The time that dates the act at token ``act``, not its telling; None where the clause gives none.

    A time counts where it hangs on the act itself, or on a verb whose subject or object the act (a noun) is.
    ``clause`` are the tokens of the act's clause; dates go before durations, and the nearest goes first.
    """
    ranked = []
    for number, time in enumerate(times):
        if time.paragraph != paragraph.index or paragraph.sentence(time.first) != paragraph.sentence(act):
            continue
        distance = _distance(paragraph, time, act, clause)
        if distance is not None:
            ranked.append((time.kind in ("DURATION", "SET"), "REF" in time.value, distance, number))
    return times[min(ranked)[-1]] if ranked else None


def _distance(paragraph: Paragraph, time: FoundTime, act: int, clause: frozenset[int]) -> int | None:
    """Steps from the time up to the act; None where another verb governs the time."""
    at = _head(paragraph, time.first, time.last)
    governors = _governors(paragraph, act)
    for steps in range(len(paragraph.tokens)):
        if at in governors:
            return steps + governors[at]
        token = paragraph.tokens[at]
        if token.head == at or (token.dep in _CLAUSES and token.pos in ("VERB", "AUX")):
            return None
        at = token.head
    return None


def _governors(paragraph: Paragraph, act: int) -> dict[int, int]:
    """The tokens on which a time of the act may hang, with what each adds to the distance."""
    governors = {act: 0}
    token = paragraph.tokens[act]
    head = paragraph.tokens[token.head]
    if token.pos in ("NOUN", "PROPN") and token.dep in _LIGHT_SUBJECTS and head.pos in ("VERB", "AUX"):
        governors[head.i] = 10
    return governors
