"""A scene: everything that the rules find on a page, before claims are put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.read.acts.act import Act, Form, find_acts
from onrecord.read.aside import denied_in_passing, own_words
from onrecord.read.boilerplate import boilerplate, links
from onrecord.read.credits.attribution import Credit, chain_at, find_credits
from onrecord.read.credits.credit import Words
from onrecord.read.names.cast import Cast
from onrecord.read.names.mention import find_cast
from onrecord.read.numbers.quantity import FoundQuantity, find_quantities
from onrecord.read.outlet import outlet_at
from onrecord.read.page import Page, Paragraph
from onrecord.read.places.place import FoundPlace, find_places
from onrecord.read.quotation import Quotation, find_quotations
from onrecord.read.times.when import FoundTime, find_times
from onrecord.read.wordlist import document_nouns, word_set

FindCredits = Callable[[Page, Cast, Sequence[Quotation]], tuple[Credit, ...]]
"""What finds the credits of a page with its cast and quotations."""


_Distance = tuple[bool, bool, int, bool, bool]


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
            credit for credit in around if credit.outlet or not own_words(paragraph, act.head, credit)
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
            and (tokens[c.source.head].lemma in document_nouns() or c.cue_lemma in word_set("reckoning"))
        ]  # fmt: skip

    def chain_at(self, paragraph: int, token: int) -> list[Credit]:
        """The credits around a token, the voice nearest to it first."""
        at = self.paragraph(paragraph).tokens[token].start
        around = chain_at(self._near(paragraph, at), at)
        return sorted(around, key=lambda c: self._distance(c, around, at)) if len(around) > 1 else around

    def _distance(self, credit: Credit, around: Sequence[Credit], at: int) -> _Distance:
        """How far a voice stands from the word at an offset among those around it: what saw it is nearest,
        then who is cited for it, then one whose telling the others tell; an outlet is farther than whom it
        quotes, and a tag after the words ("…, the agency reports") farther than the cue before them."""
        seen = credit.cue_lemma in word_set("witness")
        if credit.cue is None:
            return not seen, not credit.cited, 0, credit.outlet, False
        tellers = sum(self._tells(other, credit, at) for other in around)
        press = credit.outlet or self._press(credit)
        return not seen, not credit.cited, -tellers, press, self._cue_at(credit) > at

    def _tells(self, one: Credit, other: Credit, at: int) -> bool:
        """Whether the telling of one credit is part of what another tells: its cue stands in the content, and
        is no tag that closes the same sentence."""
        cue = self._cue_at(other)
        if one.cue is None or other.cue is None or not one.covers(cue) or other.covers(self._cue_at(one)):
            return False
        paragraph = self.paragraph(one.cue.paragraph)
        same = one.cue.paragraph == other.cue.paragraph and paragraph.sentence(
            one.cue.head
        ) == paragraph.sentence(other.cue.head)
        return not (same and self._cue_at(one) < at < cue)

    def _cue_at(self, credit: Credit) -> int:
        """Where the cue of a credit stands; -1 for none."""
        cue = credit.cue
        return self.paragraph(cue.paragraph).tokens[cue.head].start if cue is not None else -1

    def _press(self, credit: Credit) -> bool:
        source = credit.source
        return source is not None and outlet_at(self.paragraph(source.paragraph), source.head) is not None

    def _near(self, paragraph: int, at: int) -> Sequence[Credit]:
        return self._credits_of.get(paragraph, ())

    @cached_property
    def sources(self) -> list[tuple[Credit, Words]]:
        """The credits of verbs with the words for their source, in the order of these."""
        told = [(credit, credit.source) for credit in self.credits if credit.source and not credit.noun]
        return sorted(told, key=lambda one: (one[1].paragraph, one[1].head))

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
