"""Implied: to whom an act is done that names nobody, by the sentences before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model import EntityType, EventType, Participant
from onrecord.read import phrase
from onrecord.read.acts.act import Act
from onrecord.read.page import Paragraph
from onrecord.read.party import participants
from onrecord.read.scene import Scene
from onrecord.read.wordlist import word_set

_BACK = 1  # paragraphs back to which a relation of two states is looked for


def implied(scene: Scene, act: Act, actors: Sequence[Participant]) -> tuple[Participant, ...]:
    """The other state of the relations that are broken off, where the sentences before told of them: "relations
    between Norway and Chad were bad. Norway recalled its envoy"; () for other acts."""
    if act.type is not EventType.SANCTION or not _told_by(scene, act, "bond", "mission"):
        return ()
    known = {p.entity for p in actors}
    for paragraph, noun in _bonds(scene, act):
        near = phrase.prepositional(paragraph, noun, "between", "with")
        pair = [t.i for side in near for t in phrase.conjuncts(paragraph, side.i)]
        sides = _states(scene, participants(scene, paragraph, pair, None))
        if len(sides) == 2 and known & {p.entity for p in sides}:
            return tuple(p for p in sides if p.entity not in known)
    return ()


def _bonds(scene: Scene, act: Act) -> Iterator[tuple[Paragraph, int]]:
    """The words for relations before an act, in its paragraph and the one before, the nearest first."""
    for index in range(act.paragraph, max(-1, act.paragraph - _BACK - 1), -1):
        paragraph = scene.paragraph(index)
        end = act.first if index == act.paragraph else len(paragraph.tokens)
        yield from ((paragraph, t.i) for t in reversed(paragraph.tokens[:end]) if t.lemma in word_set("bond"))


def _told_by(scene: Scene, act: Act, *names: str) -> bool:
    """Whether a word of the sets named is among the words of an act or what it acts on."""
    paragraph = scene.paragraph(act.paragraph)
    words = frozenset[str]().union(*map(word_set, names))
    around = [*paragraph.tokens[act.first : act.last], *phrase.objects(paragraph, act.head)]
    return any(t.lemma in words for t in around)


def _states(scene: Scene, parties: Sequence[Participant]) -> tuple[Participant, ...]:
    named = ((p, p.entity) for p in parties)
    return tuple(p for p, e in named if e is not None and scene.cast.entity(e).type is EntityType.STATE)
