"""Lead-ins that end in a colon, and excerpts taken over without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.model import AttributionMode
from onrecord.read import phrase
from onrecord.read.credits.credit import Credit as Credit
from onrecord.read.credits.credit import Words as Words
from onrecord.read.credits.excerpt import excerpt_after
from onrecord.read.credits.verbal import verb_credit, verb_source
from onrecord.read.lexicon import lexicon
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.quotation import Quotation


def lead_ins(page: Page, credits: list[Credit], quotations: Sequence[Quotation]) -> Iterator[Credit]:
    """Paragraphs that end in a colon and credit what stands in the next one."""
    for paragraph, following in zip(page.paragraphs, page.paragraphs[1:], strict=False):
        if not paragraph.tokens or not _ends_in_colon(paragraph) or not following.tokens:
            continue
        lead = _lead(paragraph, credits)
        if lead is None:
            continue
        quotes = [q for q in quotations if q.paragraph == following.index and not q.scare]
        quote = quotes[0] if quotes and quotes[0].first <= 1 else None
        piece = (quote.start, quote.end) if quote else (following.start, following.end)
        spoken = lead.source is not None and outlet_at(paragraph, lead.source.head) is not None
        mode = (
            AttributionMode.DIRECT if quote else AttributionMode.EXCERPT if spoken else AttributionMode.INDIRECT
        )
        yield replace(
            lead, contents=(piece,), mode=mode, outlet=spoken, excerpt=spoken and quote is None, carried=True
        )


def excerpts(page: Page, credits: list[Credit], quotations: Sequence[Quotation]) -> Iterator[Credit]:
    """Paragraphs taken over from an outlet credited at the end of the one before, without quotation marks."""
    for credit in [c for c in credits if c.outlet and c.source is not None]:
        if credit.source is None or not _at_the_end(page, credit):
            continue
        for paragraph in excerpt_after(page, credit.source.paragraph, quotations, led_in=credit.excerpt):
            yield replace(
                credit,
                contents=((paragraph.start, paragraph.end),),
                mode=AttributionMode.EXCERPT,
                excerpt=True,
                carried=True,
            )


def _at_the_end(page: Page, credit: Credit) -> bool:
    """Whether an outlet's name closes its paragraph: in brackets, or before the colon of a lead-in."""
    if credit.source is None:
        return False
    rest = page.paragraphs[credit.source.paragraph].tokens[credit.source.last :]
    return credit.excerpt or (credit.cue is None and all(t.pos == "PUNCT" for t in rest))


def _ends_in_colon(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith(":")


def _lead(paragraph: Paragraph, credits: Sequence[Credit]) -> Credit | None:
    """The last verb of speech of a lead-in with its subject, or with the source of its credit."""
    for token in reversed(paragraph.tokens):
        cue = lexicon().cue_verb(token.lemma) if token.pos in ("VERB", "AUX") else None
        if cue is not None and cue.kind == "speech" and not _asked(paragraph, token):
            here = (paragraph.index, token.i)
            known = [c for c in credits if c.cue and (c.cue.paragraph, c.cue.head) == here]
            source = verb_source(paragraph, token.i) or next((c.source for c in known), None)
            if source is not None and paragraph.tokens[source.head].lower not in ("one", "nobody"):
                return replace(verb_credit(paragraph, token, cue, ((0, 0),)), source=source)
    return None


def _asked(paragraph: Paragraph, token: Token) -> bool:
    return token.lemma == "ask" or phrase.passive(paragraph, token.i)
