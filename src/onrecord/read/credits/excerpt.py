"""Excerpts: paragraphs that a report takes over from another outlet without quotation marks.

After a paragraph that ends in an outlet's name in brackets, or in a lead-in such as "the Courier reports:",
the next paragraphs may be that outlet's. House style tells: where the writer calls people by surname or office
and the excerpt says "Mr." and "Ms.", the excerpt reaches as far as that style does; the first paragraph in
which the writer says "I", "we" or "our" outside quotation marks ends it.

Limit: an excerpt without such a style is only seen as far as its lead-in shows it, one paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.page import Page, Paragraph
from onrecord.read.quotation import Quotation

_COURTESIES = frozenset({"mr.", "mrs.", "ms.", "mr", "mrs", "ms"})
_WRITER = frozenset({"i", "we", "my", "our", "me", "us", "ours", "i’ve", "i'm"})
_LONGEST = 12  # paragraphs


def excerpt_after(
    page: Page, index: int, quotations: Sequence[Quotation], *, led_in: bool
) -> list[Paragraph]:
    """The paragraphs after ``index`` that are an excerpt; with ``led_in`` the first is one in any case.

    The first paragraph of a lead-in is credited by the lead-in itself and left out here.
    """
    following = page.paragraphs[index + 1 : index + 1 + _LONGEST]
    reach = _before_writer(following, quotations)
    if _courteous(page.paragraphs[: index + 1], quotations):
        return []  # the writer says "Mr." too: the style tells nothing
    styled = [n for n, paragraph in enumerate(reach) if _courteous([paragraph], quotations)]
    if not styled:
        return []
    return list(reach[1 if led_in else 0 : max(styled) + 1])


def _before_writer(paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation]) -> Sequence[Paragraph]:
    for n, paragraph in enumerate(paragraphs):
        if any(paragraph.tokens[i].lower in _WRITER for i in _unquoted(paragraph, quotations)):
            return paragraphs[:n]
    return paragraphs


def _courteous(paragraphs: Sequence[Paragraph], quotations: Sequence[Quotation]) -> bool:
    """Whether people are called "Mr." or "Ms." outside quotation marks."""
    return any(p.tokens[i].lower in _COURTESIES for p in paragraphs for i in _unquoted(p, quotations))


def _unquoted(paragraph: Paragraph, quotations: Sequence[Quotation]) -> list[int]:
    quoted = {i for q in quotations if q.paragraph == paragraph.index for i in range(q.first, q.last)}
    return [t.i for t in paragraph.tokens if t.i not in quoted]
