"""Quotations and credits: contents widened to quotation marks, and quotations that go on without a cue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import AttributionMode
from onrecord.read.credits.credit import Credit as Credit
from onrecord.read.credits.credit import Words as Words
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Page
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import word_set


def snapped(credit: Credit, quoted: list[Quotation]) -> Credit:
    """Contents widened to the quotations that they meet, and the mode that follows from that; a cue that is
    itself quoted ("I think …") reaches no further than its clause."""
    if credit.cue is None:
        return credit
    outside = [q for q in quoted if not q.first <= credit.cue.head < q.last]
    if credit.kind == "intention" or (
        len(outside) < len(quoted)
        and any(q.start <= min(credit.contents)[0] < q.end for q in quoted if q not in outside)
    ):
        return credit
    widened, direct, some = [], True, False
    for start, end in credit.contents:
        for q in outside:
            if q.start < end and start < q.end and not q.scare:
                start, end = min(start, q.start), max(end, q.end)
        direct = direct and any(q.start <= start + 1 and end <= q.end + 2 for q in outside)
        some = some or any(q.start < end and start < q.end for q in outside)
        widened.append((start, end))
    mode = AttributionMode.DIRECT if direct else AttributionMode.MIXED if some else credit.mode
    return replace(credit, contents=tuple(widened), mode=mode)


def taken(credit: Credit, others: list[Credit]) -> bool:
    """Whether a credit only took a quotation beside it that the clause of another's cue already holds."""
    return credit.beside and any(
        o is not credit
        and not o.beside
        and not o.outlet
        and o.source is not None
        and all(o.covers(start) for start, _ in credit.contents)
        for o in others
    )


def unclaimed(page: Page, credits: list[Credit], quotations: Sequence[Quotation]) -> Iterator[Credit]:
    """Quotations that no cue of their sentence claims: the same speaker goes on."""
    quoted = [(q.paragraph, q.first, q.last) for q in quotations]
    speeches = [
        c for c in credits
        if c.kind == "speech" and c.cue is not None and not c.outlet and not c.noun and c.source is not None
        and not any(p == c.cue.paragraph and a <= c.cue.head < b for p, a, b in quoted)
    ]  # fmt: skip
    speeches = [c for c in speeches if not _nested(page, c, speeches)]
    ongoing: Credit | None = None
    before: Quotation | None = None
    for quote in quotations:
        middle = (quote.start + quote.end) // 2
        own = [c for c in speeches if c.covers(middle)]
        if own:
            ongoing = min(own, key=lambda c: c.size)
        elif not quote.scare:
            near = _near_speech(page, speeches, quote) or (ongoing if _goes_on(page, before, quote) else None)
            near = near or _speaking_before(page, speeches, quote)
            if near is not None:
                yield replace(
                    near,
                    contents=((quote.start, quote.end),),
                    mode=AttributionMode.DIRECT,
                    strength="neutral",
                    carried=True,
                )
                ongoing = near
        before = quote


def _nested(page: Page, credit: Credit, others: Sequence[Credit]) -> bool:
    """Whether somebody else reports the speech ("he said that the mayor had announced it"): its speaker is not
    the one who goes on."""
    if credit.cue is None:
        return False
    cue = page.paragraphs[credit.cue.paragraph].tokens[credit.cue.head].start
    return any(o is not credit and o.cue is not None and o.covers(cue) for o in others)


def _near_speech(page: Page, speeches: list[Credit], quote: Quotation) -> Credit | None:
    """The speech credit of the same paragraph that stands nearest to a quotation, before it or after."""
    here = [c for c in speeches if c.cue is not None and c.cue.paragraph == quote.paragraph]
    if not here:
        return None
    before = [c for c in here if c.cue is not None and c.cue.last <= quote.first]
    return max(before, key=lambda c: c.cue.first if c.cue else 0) if before else here[0]


def _goes_on(page: Page, before: Quotation | None, quote: Quotation) -> bool:
    """Whether a quotation continues the one before, which never closed."""
    return before is not None and before.open_ended and quote.paragraph - before.paragraph == 1


def _speaking_before(page: Page, speeches: list[Credit], quote: Quotation) -> Credit | None:
    """Who spoke last, at most two paragraphs back, before a paragraph that is nothing but a quotation."""
    paragraph = page.paragraphs[quote.paragraph]
    if quote.first > 1 or quote.last < len(paragraph.tokens) - 2:
        return None
    places = [
        (c.cue.paragraph, c.cue.first, n)
        for n, c in enumerate(speeches)
        if c.cue is not None and c.cue.paragraph < quote.paragraph
    ]
    if not places or quote.paragraph - max(places)[0] > 2:
        return None
    return speeches[max(places)[2]]


def _press(page: Page, credit: Credit) -> bool:
    """Whether the source is an agency, paper or channel, whose report goes on in the next sentence."""
    if credit.source is None:
        return False
    paragraph = page.paragraphs[credit.source.paragraph]
    named = outlet_at(paragraph, credit.source.head) is not None
    return credit.outlet or named or paragraph.tokens[credit.source.head].lemma in word_set("press")


def carried(page: Page, credits: list[Credit]) -> Iterator[Credit]:
    """Sentences told "reportedly" or "allegedly" right after a credited one: the same source goes on."""
    for paragraph in page.paragraphs:
        for (first, last), (start, end) in zip(paragraph.sentences, paragraph.sentences[1:], strict=False):
            if not any(t.lower in ("reportedly", "allegedly") for t in paragraph.tokens[start:end]):
                continue
            span, here = paragraph.span(first, last), paragraph.span(start, end)
            near = [c for c in credits if c.kind == "speech" and not c.carried and _press(page, c)
                    and any(span.start <= a and b <= span.end for a, b in c.contents)]  # fmt: skip
            if near and not any(c.covers(here.start + 1) for c in credits):
                widest = max(near, key=lambda c: c.size)
                yield replace(
                    widest, contents=((here.start, here.end),), mode=AttributionMode.INDIRECT, carried=True
                )
