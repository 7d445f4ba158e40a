"""The cast: who and what a report names, and every place where it refers to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from onrecord.model import Entity, EntityType, Span
from onrecord.read.page import Paragraph
from onrecord.read.wordlist import table

_PARTS = frozenset(row[0] for row in table("mention_parts.tsv"))


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``first`` to ``last`` (exclusive) of a paragraph that refer to ``entity`` (an id)."""

    paragraph: int
    first: int
    last: int
    entity: str
    kind: MentionKind
    span: Span


@dataclass(frozen=True)
class Cast:
    """The entities of a report (by id) and their mentions (by start); ids hold within the report."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...] = field(repr=False)
    nouns: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict, repr=False)
    """Pronouns for nobody who has a name, and the noun that each stands for: paragraphs and their tokens."""

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _by_token(self) -> dict[tuple[int, int], Mention]:
        found: dict[tuple[int, int], Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.first - m.last):
            for i in range(mention.first, mention.last):
                found[mention.paragraph, i] = mention
        return found

    @cached_property
    def _by_end(self) -> dict[tuple[int, int], Mention]:
        found: dict[tuple[int, int], Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: m.last - m.first):
            found[mention.paragraph, mention.last] = mention
        return found

    @cached_property
    def by_paragraph(self) -> dict[int, tuple[Mention, ...]]:
        """The mentions of each paragraph, by start."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(mention.paragraph, []).append(mention)
        return {index: tuple(mentions) for index, mentions in found.items()}

    def entity(self, identity: str) -> Entity:
        """The entity of an id; KeyError for an id of another report."""
        return self._by_id[identity]

    def at(self, paragraph: int, i: int) -> Mention | None:
        """The innermost mention that covers token ``i`` of the paragraph with this index."""
        return self._by_token.get((paragraph, i))

    def ending_at(self, paragraph: int, last: int) -> Mention | None:
        """The widest mention whose last token is ``last - 1``."""
        return self._by_end.get((paragraph, last))

    def resolve(self, paragraph: Paragraph, first: int, last: int) -> str | None:
        """The entity (id) that the phrase of tokens ``first`` to ``last`` means: its head, or a name in it.

        "Trump's warning" is not Trump: a name that only modifies the head does not speak for the phrase.
        """
        head = head_of(paragraph, first, last)
        if head is None:
            return None
        mention = self._headed(paragraph, head)
        if mention is not None:
            return mention.entity
        return self._in_apposition(paragraph, head, first, last) or self._part_of(paragraph, head)

    def _headed(self, paragraph: Paragraph, head: int) -> Mention | None:
        """The mention whose head token is ``head``: one that ends there, or a name that the parse splits."""
        ending = self.ending_at(paragraph.index, head + 1)
        if ending is not None:
            return ending
        mention = self.at(paragraph.index, head)
        if mention is None or mention.kind is MentionKind.PRONOUN:
            return mention
        return mention if head_of(paragraph, mention.first, mention.last) == head else None

    def _part_of(self, paragraph: Paragraph, head: int) -> str | None:
        """Whom "dozens of Russian soldiers" or "a brigade of Ukrainian forces" are."""
        if paragraph.tokens[head].lemma not in _PARTS:
            return None
        for preposition in paragraph.children(head, "prep"):
            for child in paragraph.children(preposition.i, "pobj") if preposition.lemma == "of" else ():
                mention = self._headed(paragraph, child.i)
                if mention is not None and self.entity(mention.entity).type is EntityType.GROUP:
                    return mention.entity
        return None

    def _in_apposition(self, paragraph: Paragraph, head: int, first: int, last: int) -> str | None:
        for child in paragraph.children(head, "appos"):
            mention = self._headed(paragraph, child.i) if first <= child.i < last else None
            if mention is not None and mention.kind is MentionKind.NAME:
                return mention.entity
        return None


def head_of(paragraph: Paragraph, first: int, last: int) -> int | None:
    """The token of a phrase on which its other tokens hang: the first whose own head lies outside it."""
    outside = [
        i for i in range(first, last) if not first <= paragraph.tokens[i].head < last or _root(paragraph, i)
    ]
    words = [i for i in outside if paragraph.tokens[i].pos not in ("PUNCT", "DET", "ADP", "PART", "CCONJ")]
    return next(iter(words or outside), None)


def _root(paragraph: Paragraph, i: int) -> bool:
    return paragraph.tokens[i].head == i
