"""When: the time expressions of a report, anchored on its publication."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.model import Span, When
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.times.tense import Tense, above, tense_at
from onrecord.read.times.timeanchor import Anchor, Timex
from onrecord.read.times.timemeaning import resolve
from onrecord.read.times.timevalue import Days
from onrecord.read.times.timevalue import before as span_before
from onrecord.read.times.timeword import TimePhrase, time_phrases


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time expression: its words, the days meant, and TIMEX3's type and value.

    ``span`` is the expression as TIMEX3 marks it ("October"); ``when.span`` has the words that bound it, too
    ("since October"). ``first``/``last`` are its tokens in ``paragraph`` (its index), end exclusive.
    ``outer`` is the time that it gives the clause around its own ("since the war began in April").
    """

    span: Span
    when: When
    kind: str
    value: str
    paragraph: int
    first: int
    last: int
    outer: When | None = None


def find_times(page: Page) -> tuple[FoundTime, ...]:
    """Every time expression of the prose, in order; in an undated report only full dates are dated."""
    published = publication_day(page.document.published)
    found: list[FoundTime] = []
    reference: str | None = None
    for paragraph in page.paragraphs:
        times: list[FoundTime] = []
        for phrase in time_phrases(paragraph):
            time = _read(paragraph, phrase, published, reference)
            if time:
                times.append(time)
                reference = _reference(paragraph, time) or reference
        dated = [_on_its_day(paragraph, time, times, [*found, *times], published) for time in times]
        found.extend(_joined(paragraph, list(_lasting_still(paragraph, dated))))
    return tuple(found)


def _on_its_day(
    paragraph: Paragraph,
    time: FoundTime,
    times: Sequence[FoundTime],
    told: Sequence[FoundTime],
    published: date | None,
) -> FoundTime:
    """An hour of no day ("at 3 a.m.") on the day of its sentence, of the sentence before, or of the news."""
    if time.kind != "TIME" or time.when.dated or time.when.partial:
        return time
    number = paragraph.sentence_number(time.first)
    near = [(number - paragraph.sentence_number(t.first), _day(t)) for t in times]
    day = next((day for back in (0, 1) for far, day in near if far == back and day), None)
    day = day or _news_day(told, published)
    if day is None:
        return time
    value = day + time.value[_DAY:]
    days = date.fromisoformat(day)
    return replace(time, value=value, when=replace(time.when, earliest=days, latest=days, value=value))


def _lasting_still(paragraph: Paragraph, times: Sequence[FoundTime]) -> Iterator[FoundTime]:
    """ "For months now": both times with the days from the beginning, open where it is vague, up to now."""
    for before, time in zip([None, *times], times, strict=False):
        lasts = before is not None and before.last == time.first and before.kind == "DURATION"
        if before and lasts and time.value == "PRESENT_REF" and time.when.latest:
            start = before.when.earliest or span_before(before.value, time.when.latest)
            yield replace(time, when=replace(time.when, earliest=start))
        else:
            yield time


_DAY = 10  # code points of an ISO day


def _news_day(told: Sequence[FoundTime], published: date | None) -> str | None:
    """The day told last that is that of publication or its eve: the news is of that night."""
    for time in reversed(told):
        day = _day(time)
        if published and day and 0 <= (published - date.fromisoformat(day)).days <= 1:
            return day
    return None


def _day(time: FoundTime) -> str | None:
    """The one day that a time gives, None for longer ones."""
    first = time.when.earliest
    single = time.kind == "DATE" and first is not None and first == time.when.latest
    return first.isoformat() if single and first and "REF" not in time.value else None


def publication_day(published: When | None) -> date | None:
    """The day of publication, where it is known to the day."""
    return published.latest if published and published.earliest == published.latest else None


def _reference(paragraph: Paragraph, time: FoundTime) -> str | None:
    """The value that later words such as "a day earlier" are read against; no aside in brackets gives one."""
    if time.first and paragraph.tokens[time.first - 1].text in ("(", "/"):
        return None
    if _in_a_length(paragraph, time):
        return None
    dated = time.kind in ("DATE", "TIME") and time.when.dated and "REF" not in time.value
    return time.value.partition("T")[0] if dated else None


def _in_a_length(paragraph: Paragraph, time: FoundTime) -> bool:
    """Whether a time only bounds a length of time: "for three months starting in October"."""
    verb = next((t for t in above(paragraph, time.first) if t.pos == "VERB"), None)
    return verb is not None and verb.dep == "pcomp" and verb.lemma in ("start", "begin", "end")


def _lasting(paragraph: Paragraph, first: int, timex: Timex, anchor: Anchor) -> Days | None:
    """ "Have held out for three weeks": a length of time up to publication."""
    leads = {anchor.before, paragraph.tokens[first].lower} & {"for", "over"}
    if timex.kind != "DURATION" or anchor.published is None or not leads:
        return None
    head = head_of(paragraph, first, first + 1)
    verb = next((t for t in above(paragraph, head) if t.pos in ("VERB", "AUX")), None)
    if verb is None or not {"has", "have"} & {t.lower for t in paragraph.children(verb.i, "aux")}:
        return None
    return span_before(timex.value, anchor.published), anchor.published


def _ordered(days: Days) -> Days:
    """The days, both open where the words contradict each other ("since May", told in March)."""
    first, last = days
    return (None, None) if first and last and first > last else days


def _not_ahead(days: Days, anchor: Anchor) -> Days:
    """A past tense tells of nothing after publication: "in 2014", told in August 2014, ends in August."""
    first, last = days
    told = anchor.published
    if anchor.tense is Tense.PAST and told and first and last and first <= told < last:
        return first, told
    return days


_AFTER = 12  # code points behind a phrase that can change its meaning ("-year-old")


def _read(
    paragraph: Paragraph, phrase: TimePhrase, published: date | None, reference: str | None
) -> FoundTime | None:
    phrase = _trimmed(phrase)
    bounds = _tokens(paragraph, phrase.start, phrase.end)
    if bounds is None:
        return None
    first, last = bounds
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
    begin, days = _bounded(paragraph, first, last, timex, anchor)
    days = _lasting(paragraph, first, timex, anchor) or _not_ahead(days, anchor)
    words = paragraph.cut(begin, phrase.end)
    when = When(*_ordered(days), value=timex.value, partial=timex.partial, span=words)
    outer = _outer(paragraph, first, last, timex, anchor)
    return FoundTime(span, when, timex.kind, timex.value, paragraph.index, first, last, outer)


_NOT_MARKED = ("IN", "ON", "FOR", "BEFORE", "JUST", "POSS", "COMMA")


def _trimmed(phrase: TimePhrase) -> TimePhrase:
    """The phrase without the prepositions that its rule needed to see; those stand in ``when.span``."""
    words = phrase.words
    while len(words) > 1 and words[-1].kind in _NOT_MARKED:
        words = words[:-1]
    if phrase.rule in ("date", "year", "weekday") and words[0].kind == "THE" and len(words) > 1:
        words = words[1:]
    return phrase if words == phrase.words else replace(phrase, words=words)


def _tokens(paragraph: Paragraph, start: int, end: int) -> tuple[int, int] | None:
    first = paragraph.token_at(start)
    last = paragraph.token_at(end - 1)
    return None if first is None or last is None else (first, last + 1)


def _tense(paragraph: Paragraph, first: int, last: int) -> Tense:
    """The tense of the clause; a past one counts only where the time is its adverbial ("died in April")."""
    head = head_of(paragraph, first, last)
    tense = tense_at(paragraph, head)
    if [token.lower for token in paragraph.tokens[max(first - 2, 0) : first]] == ["ahead", "of"]:
        return Tense.FUTURE
    return Tense.OPEN if tense is Tense.PAST and not _adverbial(paragraph, head) else tense


_PLACED = frozenset({"in", "on", "during", "at", "since", "over"})


_ADVERBIAL = frozenset({"pobj", "npadvmod", "tmod", "advmod", "nsubj", "dep"})


def _adverbial(paragraph: Paragraph, head: int) -> bool:
    token = paragraph.tokens[head]
    above = paragraph.tokens[token.head]
    if token.dep == "pobj" and above.lower in _PLACED:
        above = paragraph.tokens[above.head]
    return above.pos in ("VERB", "AUX") and token.dep in _ADVERBIAL


def head_of(paragraph: Paragraph, first: int, last: int) -> int:
    """The token of a range whose head lies outside it."""
    for token in paragraph.tokens[first:last]:
        if not first <= token.head < last or token.head == token.i:
            return token.i
    return first


_HEDGES = frozenset({"least", "than", "some", "nearly", "almost", "roughly", "exactly", "only"})
_NUMBERED = frozenset({"$", "€", "£", "#", "no.", "-", "©", "resolution", "flight"})
_YEAR_LEADS = frozenset({"in", "since", "of", "until", "from", "by", "year", "early", "late", "to", "and"})


def _counts(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a number that looks like a year counts something ("2000 people") or is money."""
    token = paragraph.tokens[last - 1]
    head = paragraph.tokens[token.head]
    before = paragraph.tokens[first - 1].lower if first else ""
    if token.text.count("/") or (token.text < "1900" and before not in _YEAR_LEADS):
        return True
    if before in _HEDGES and not _leads_to_year(paragraph, first):
        return True
    if token.dep == "nummod" and head.i > token.i and head.tag in ("NNS", "NNPS"):
        return True
    after = paragraph.tokens[last].text if last < len(paragraph.tokens) else ""
    return before in _NUMBERED or after in ("%", "percent", "-", "/")


def _leads_to_year(paragraph: Paragraph, first: int) -> bool:
    """ "Since at least 2013"."""
    return first > 2 and paragraph.tokens[first - 3].lower in ("since", "until", "by", "from")


# bounds

ATTRIBUTIVE = frozenset({"poss", "compound", "nmod", "amod", "nummod"})


def _bounded(paragraph: Paragraph, first: int, last: int, timex: Timex, anchor: Anchor) -> tuple[int, Days]:
    """Where the words begin with the preposition that bounds the time, and the days so bounded."""
    start = paragraph.tokens[first].start
    attributive = paragraph.tokens[head_of(paragraph, first, last)].dep in ATTRIBUTIVE
    if first == 0 or timex.kind in ("DURATION", "SET") or attributive:
        return start, timex.days
    lead = paragraph.tokens[first - 1]
    if lead.lower == "the" and first > 1:
        lead = paragraph.tokens[first - 2]
    days = _bound(lead.lower, timex.days, anchor)
    return (start, timex.days) if days is None else (lead.start, days)


_LEADS = frozenset({"since", "after", "following"})


def _outer(paragraph: Paragraph, first: int, last: int, timex: Timex, anchor: Anchor) -> When | None:
    """What "since the war began in April", "after a law passed in May" say of the clause around them."""
    if timex.kind != "DATE" or timex.days[0] is None:
        return None
    head = head_of(paragraph, first, last)
    attributive = paragraph.tokens[head].dep in ATTRIBUTIVE
    for token in above(paragraph, head):
        leads = [token] if token.dep == "prep" else paragraph.children(token.i, "mark")
        lead = next((w for w in leads if w.lower in _LEADS and (attributive or w.i < first - 1)), None)
        if lead:
            span = paragraph.span(lead.i, last)
            days = _ordered(_since(paragraph, lead, token, timex.days, anchor))
            return When(*days, timex.value, timex.partial, span=span) if any(days) else None
        if token.dep in ("advcl", "relcl", "ROOT"):
            return None
    return None


def _since(paragraph: Paragraph, lead: Token, clause: Token, days: Days, anchor: Anchor) -> Days:
    """From the day told up to publication, "hours after" a day on; "after" dates what is narrated alone."""
    first, last = days
    if lead.lower == "since" or first is None:
        return first, anchor.published
    if not narrated(paragraph, clause.head):
        return None, None
    near = lead.i > 0 and paragraph.tokens[lead.i - 1].lower in _SHORTLY
    if near and last and last < date.max:
        return first, last + timedelta(1)
    return first, anchor.published


def narrated(paragraph: Paragraph, i: int) -> bool:
    """Whether the verb over a word is in the simple past: "was freed", not "has backed" nor "will send"."""
    verb = next((t for t in above(paragraph, i) if t.pos in ("VERB", "AUX")), None)
    helping = paragraph.children(verb.i, "aux", "auxpass") if verb else ()
    return (
        verb is not None
        and "VBD" in {verb.tag, *(t.tag for t in helping)}
        and not any(t.tag == "MD" for t in helping)
    )


_SHORTLY = frozenset({"hours", "minutes", "shortly", "moments", "soon"})


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
    if len(left.value) != len(right.value):
        return None
    first, last = left.when.earliest, right.when.latest
    if first is None or last is None or first > last:
        return None
    begin = left.when.span.start if left.when.span else left.span.start
    return When(first, last, left.value, span=paragraph.cut(begin, right.span.end))
