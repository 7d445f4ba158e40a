"""Attribution: which words of a report are credited to whom.

A credit is a source, the cue that credits it, and the stretches of text that are its content. Credits nest:
what "according to the agency, officials said …" leaves is two credits, the inner one inside the outer's
content, and the chain of voices at any place is the credits around it, smallest first (``chain_at``).

Limits: a source that stands more than a paragraph before its quotation is missed, unless a lead-in ends in a
colon; a paraphrase that goes on in the next sentence without a new cue is given to the report.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.read.boilerplate import glued
from onrecord.read.credits import choice
from onrecord.read.credits.credit import Credit as Credit
from onrecord.read.credits.credit import Words as Words
from onrecord.read.credits.evidence import evidence
from onrecord.read.credits.lead import excerpts, lead_ins
from onrecord.read.credits.learned import joined
from onrecord.read.credits.nominal import nouns
from onrecord.read.credits.phrasal import accounts, brackets, headings, phrases
from onrecord.read.credits.quoted import carried, snapped, taken, unclaimed
from onrecord.read.credits.signature import signatures
from onrecord.read.credits.telling import Telling, find_tellings
from onrecord.read.credits.verbal import verbs
from onrecord.read.names.cast import Cast
from onrecord.read.page import Page
from onrecord.read.quotation import Quotation
from onrecord.read.wordlist import word_set

FindTellings = Callable[[Page, Sequence[Quotation]], tuple[Telling, ...]]
"""What finds the tellings of a page."""


def find_credits(
    page: Page, cast: Cast, quotations: Sequence[Quotation], *, tellings: FindTellings | None = find_tellings
) -> tuple[Credit, ...]:
    """All credits of a page: verbs, nouns and phrases that credit, brackets, lead-ins, quotations, excerpts;
    joined with what was learned, or by the rules alone where ``tellings`` is None."""
    found: list[Credit] = []
    for paragraph in page.paragraphs:
        quoted = [q for q in quotations if q.paragraph == paragraph.index]
        own = [
            *verbs(paragraph, cast, quoted),
            *nouns(paragraph, cast),
            *phrases(paragraph, cast),
            *accounts(paragraph),
            *brackets(paragraph),
            *headings(paragraph),
            *signatures(paragraph),
            *evidence(paragraph),
        ]
        own = [snapped(credit, quoted) for credit in own]
        found.extend(credit for credit in own if not taken(credit, own))
    if tellings is not None and choice.learned():
        found = joined(page, cast, found, tellings(page, quotations), quotations)
    headlines = {(p.index, i) for p in page.paragraphs for i in glued(p)}
    found = [c for c in found if c.cue is None or (c.cue.paragraph, c.cue.head) not in headlines]
    found.extend(carried(page, found))
    found.extend(lead_ins(page, found, quotations))
    found.extend(excerpts(page, found, quotations))
    found.extend(unclaimed(page, found, quotations))
    return tuple(sorted(found, key=_order))


def chain_at(credits: Sequence[Credit], offset: int) -> list[Credit]:
    """The credits around a document offset, the voice nearest the words first: what saw it, whoever is cited
    for it, then by the length of what they say, outlets last."""
    seen = word_set("witness")
    return sorted(
        (c for c in credits if c.covers(offset)),
        key=lambda c: (c.cue_lemma not in seen, not c.cited, c.outlet, c.size, _order(c)),
    )


def _order(credit: Credit) -> tuple[int, int, int]:
    start, end = min(credit.contents)
    return start, end, credit.cue.first if credit.cue else -1
