"""A page: a report as the reader sees it, paragraph by paragraph, with the parse of each.

Plain values, so that everything above the parser can be tested, cached and understood without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model import Document, Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. ``i`` and ``head`` index ``Paragraph.tokens`` (a root is its own head).

    ``start``/``end`` are offsets in the document; ``pos`` is Universal POS, ``tag`` Penn, ``dep`` ClearNLP.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    lower: str = field(init=False, repr=False, compare=False)
    """The word in lower case, made once, for every rule asks for it."""

    def __post_init__(self) -> None:
        """Adds the lower case."""
        object.__setattr__(self, "lower", self.text.lower())


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the parser found it: tokens ``first`` to ``last`` (exclusive) and its label (OntoNotes)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its place in the document, its tokens, sentence bounds (token ranges) and names."""

    index: int
    start: int
    end: int
    text: str = field(repr=False)
    tokens: tuple[Token, ...] = field(default=(), repr=False)
    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[Name, ...] = ()

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemma of each token."""
        return [token.lemma for token in self.tokens]

    @cached_property
    def _children(self) -> tuple[list[Token], ...]:
        found: tuple[list[Token], ...] = tuple([] for _ in self.tokens)
        for token in self.tokens:
            if token.head != token.i:
                found[token.head].append(token)
        return found

    @cached_property
    def _relations(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(token.dep for token in below) for below in self._children)

    def children(self, i: int, *deps: str) -> list[Token]:
        """The dependents of token ``i`` in order of the text, only those of the relations named, if any."""
        if not deps:
            return self._children[i].copy()
        if self._relations[i].isdisjoint(deps):  # as most words that rules ask about
            return []
        return [token for token in self._children[i] if token.dep in deps]

    def subtree(self, i: int, skip: frozenset[str] = frozenset()) -> list[int]:
        """Indexes of ``i`` and all below it, in order; branches whose relation is in ``skip`` are left
        out."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(token.i for token in self._children[at] if token.dep not in skip)
        return sorted(found)

    @cached_property
    def _reaches(self) -> list[tuple[int, int]]:
        """The reach of every token, in one pass: each stretches those above it, up to the first that already
        reaches over it."""
        heads = [token.head for token in self.tokens]
        firsts, lasts = list(range(len(heads))), list(range(len(heads)))
        for i, above in enumerate(heads):
            while not firsts[above] <= i <= lasts[above]:
                firsts[above], lasts[above] = min(firsts[above], i), max(lasts[above], i)
                above = heads[above]
        return list(zip(firsts, lasts, strict=True))

    def reach(self, i: int) -> tuple[int, int]:
        """The first and the last token of all below token ``i`` and itself."""
        return self._reaches[i]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token ``i``, nearest first, up to the root of its sentence."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    @cached_property
    def _sentence_of(self) -> tuple[int, ...]:
        found = [0] * len(self.tokens)
        for number, (first, last) in enumerate(self.sentences):
            found[first:last] = [number] * (last - first)
        return tuple(found)

    def sentence(self, i: int) -> tuple[int, int]:
        """The sentence of token ``i`` as a token range, end exclusive."""
        return self.sentences[self._sentence_of[i]]

    def sentence_number(self, i: int) -> int:
        """Which sentence of the paragraph token ``i`` stands in, from 0."""
        return self._sentence_of[i]

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``first`` to ``last`` (exclusive) as a span of the document."""
        return self.cut(*self.offsets(first, last))

    def words(self, first: int, last: int) -> str:
        """The words of tokens ``first`` to ``last`` (exclusive) as printed, without their place."""
        return self.text[self.tokens[first].start - self.start : self.tokens[last - 1].end - self.start]

    def offsets(self, first: int, last: int) -> tuple[int, int]:
        """The document offsets of tokens ``first`` to ``last`` (exclusive)."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def cut(self, start: int, end: int) -> Span:
        """The span between two document offsets that lie in this paragraph."""
        return Span(start, end, self.text[start - self.start : end - self.start])

    def token_at(self, offset: int) -> int | None:
        """The index of the token that covers the document offset, None between tokens."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.tokens) and self.tokens[low].start <= offset:
            return low
        return None


@dataclass(frozen=True)
class Page:
    """A document with the parse of its paragraphs."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
