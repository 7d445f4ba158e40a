"""A scene: everything that the rules find on a page, before claims are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.read.acts.act import Act, Form, find_acts
from onrecord.read.boilerplate import boilerplate, links
from onrecord.read.credits.attribution import Credit, chain_at, find_credits
from onrecord.read.names.cast import Cast
from onrecord.read.names.mention import find_cast
from onrecord.read.numbers.quantity import FoundQuantity, find_quantities
from onrecord.read.page import Page, Paragraph
from onrecord.read.places.place import FoundPlace, find_places
from onrecord.read.quotation import Quotation, find_quotations
from onrecord.read.times.when import FoundTime, find_times
from onrecord.read.wordlist import document_nouns

FindCredits = Callable[[Page, Cast, Sequence[Quotation]], tuple[Credit, ...]]
"""What finds the credits of a page with its cast and quotations."""


@dataclass(frozen=True)
class Scene:
    """One page with its cast, quotations, credits, acts, times, quantities and places."""

    page: Page
    cast: Cast = field(repr=False)
    quotations: tuple[Quotation, ...] = field(repr=False)
    credits: tuple[Credit, ...] = field(repr=False)
    acts: tuple[Act, ...] = field(repr=False)
    times: tuple[FoundTime, ...] = field(repr=False)
    quantities: tuple[FoundQuantity, ...] = field(repr=False)
    places: tuple[FoundPlace, ...] = field(repr=False)

    def paragraph(self, index: int) -> Paragraph:
        """The paragraph with this index."""
        return self.page.paragraphs[index]

    def chain(self, act: Act) -> list[Credit]:
        """The credits around an act, the voice nearest to it first; what the report adds in a relative clause
        ("inspectors, who arrived on Sunday") is its own."""
        paragraph = self.paragraph(act.paragraph)
        around = [*self._showing(act), *self.chain_at(act.paragraph, act.head)]
        around = [credit for credit in around if not denied_in_passing(paragraph, act.head, credit)]
        if self.quoted(paragraph.tokens[act.head].start) is not None:
            return around
        return [
            credit for credit in around
            if credit.outlet or not (
                added(paragraph, act.head, credit) or set_beside(paragraph, act.head, credit)
            )
        ]  # fmt: skip

    def _showing(self, act: Act) -> list[Credit]:
        """The credit of which a light act is the cue, where a thing shows it: "a video showed the bodies"."""
        if act.form is not Form.LIGHT:
            return []
        tokens = self.paragraph(act.paragraph).tokens
        return [
            c for c in self._near(act.paragraph, tokens[act.head].start)
            if c.cue is not None and c.source is not None
            and (c.cue.paragraph, c.cue.head) == (act.paragraph, act.head)
            and tokens[c.source.head].lemma in document_nouns()
        ]  # fmt: skip

    def chain_at(self, paragraph: int, token: int) -> list[Credit]:
        """The credits around a token, the voice nearest to it first."""
        at = self.paragraph(paragraph).tokens[token].start
        return chain_at(self._near(paragraph, at), at)

    def _near(self, paragraph: int, at: int) -> Sequence[Credit]:
        return self._credits_of.get(paragraph, ())

    @cached_property
    def _credits_of(self) -> dict[int, list[Credit]]:
        """The credits whose content meets each paragraph: no chain has to look at the whole report."""
        found: dict[int, list[Credit]] = {}
        for credit in self.credits:
            low = min(start for start, _ in credit.contents)
            high = max(end for _, end in credit.contents)
            for paragraph in self.page.paragraphs:
                if paragraph.start < high and low < paragraph.end:
                    found.setdefault(paragraph.index, []).append(credit)
        return found

    @cached_property
    def personal(self) -> bool:
        """Whether the writer says "I" or "my" outside quotation marks."""
        return any(
            token.text in ("I", "my", "My") and self.quoted(token.start, scare=True) is None
            for paragraph in self.page.paragraphs
            for token in paragraph.tokens
        )

    def quoted(self, offset: int, *, scare: bool = False) -> Quotation | None:
        """The quotation around a document offset; scare quotes only where asked for."""
        around = (q for q in self.quotations if q.start <= offset < q.end)
        return next((q for q in around if scare or not q.scare), None)


def denied_in_passing(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether a credit denies in a relative clause what token ``i`` tells before it ("which Russia denies"):
    the telling keeps its own voice, the denial is told apart."""
    cue = credit.cue
    if credit.strength != "denial" or cue is None or cue.paragraph != paragraph.index or i >= cue.first:
        return False
    return paragraph.tokens[cue.head].dep == "relcl" and i not in paragraph.subtree(cue.head)


def added(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` stands in a clause after "who" or "which" that describes a noun of the content."""
    for token in (paragraph.tokens[i], *paragraph.ancestors(i)):
        if credit.cue is not None and credit.cue.first <= token.i < credit.cue.last:
            return False
        if token.dep == "relcl" and _describes(paragraph, token.i):
            return credit.covers(paragraph.tokens[token.head].start)
    return False


def set_beside(paragraph: Paragraph, i: int, credit: Credit) -> bool:
    """Whether token ``i`` tells what came before what a source says will come: "announced it would send a
    second convoy, after the first had crossed"; that is the report's own."""
    if credit.strength == "denial":
        return False
    for token in (paragraph.tokens[i], *paragraph.ancestors(i)):
        if credit.cue is not None and credit.cue.first <= token.i < credit.cue.last:
            return False
        marks = {t.lower for t in paragraph.children(token.i, "mark", "advmod")}
        if token.dep == "advcl" and token.tag in ("VBD", "VBN") and marks & {"after"}:
            ahead = {t.lower for t in paragraph.children(token.head, "aux")} & {"will", "would", "to"}
            return bool(ahead) and credit.covers(paragraph.tokens[token.head].start)
    return False


def _describes(paragraph: Paragraph, verb: int) -> bool:
    kids = paragraph.children(verb)
    nearby = [*kids, *(below for kid in kids for below in paragraph.children(kid.i, "pobj"))]
    return any(kid.lower in ("who", "which") for kid in nearby)


def _told(page: Page) -> Iterator[Act]:
    """The acts of a page that stand in the report's prose."""
    skipped = {p.index: boilerplate(p) for p in page.paragraphs}
    linked = {p.index: links(p) for p in page.paragraphs}
    for act in find_acts(page):
        paragraph = page.paragraphs[act.paragraph]
        start = paragraph.tokens[act.head].start
        other = any(first <= start < last for first, last in linked[act.paragraph])
        if not other and paragraph.sentence_number(act.head) not in skipped[act.paragraph]:
            yield act


def survey(page: Page, credits_of: FindCredits = find_credits) -> Scene:
    """The scene of a page."""
    quotations = find_quotations(page)
    cast = find_cast(page, quotations)
    times = find_times(page)
    return Scene(
        page=page,
        cast=cast,
        quotations=quotations,
        credits=credits_of(page, cast, quotations),
        acts=tuple(_told(page)),
        times=times,
        quantities=find_quantities(page, times),
        places=find_places(page),
    )
