"""The act lexicon: which words name an act and its type, which credit a source, which hedge.

The words are data (``data/acts.*.tsv``, ``cues.*.tsv``, ``hedges.tsv``); this module reads and looks them up.
All look-ups take lower-case lemmas or words; nothing here knows the parser.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import product
from typing import Generic, TypeVar

from onrecord.model import EventType, Status

V = TypeVar("V")

GAP = 3
"""How many words a ``*`` in a pattern may stand for, at most (and none at least)."""

LEAST_LIGHT = 0.5
"""The least weight of a noun from which a light verb takes its type."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase that names an act.

    ``weight`` is 0 to 1: how surely the words, met in news, name an act of this type. ``particles`` must all
    be there, ``constraint`` is a class of nouns (or one noun) of which the objects must hold a member.
    ``flags``: speech, agent, victim, reciprocal, weak, state, arrive, light, happens, denial,
    infinitive, transitive, intransitive, bare_ok, noun (docs/lexicon.md).
    """

    lemma: str
    type: EventType
    flags: frozenset[str]
    weight: float
    particles: frozenset[str] = frozenset()
    constraint: str = ""


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A verb that takes its type from its object; ``victim`` where the subject is the one acted on."""

    lemma: str
    particles: frozenset[str]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sense:
    """What an act is when a certain kind of thing does it or has it done to it: classes of nouns, "" for any;
    STATEMENT where it is no act then."""

    subject: str
    object: str
    type: EventType


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that credit a source.

    ``kind``: speech, belief, knowledge, perception, intention. ``strength``: factual, neutral, doubt, denial.
    ``addressee``: how the one spoken to is added to a verb: object, to-phrase, none.
    """

    lemma: str
    kind: str
    strength: str
    addressee: str = "none"


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that take a happening out of what is told as fact.

    ``status`` is a status of the record, or None where the happening is negated.
    ``kind`` is the sort of word: modal, verb, adverb, adjective, noun.
    """

    words: str
    status: Status | None
    kind: str


class Patterns(Generic[V]):
    """Word patterns ("a|b" either word, "*" up to three words) found at a place in a sequence of words."""

    def __init__(self, rows: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[frozenset[str], ...], V]]] = defaultdict(list)
        for text, value in rows:
            pattern = tuple(frozenset(word.split("|")) for word in text.split())
            for first in sorted(pattern[0]):
                self._by_first[first].append((pattern, value))

    def at(self, words: Sequence[str], i: int) -> tuple[int, V] | None:
        """The longest pattern that begins at ``words[i]``: its length in words and its value."""
        opened = self._by_first.get(words[i])
        if opened is None:
            return None
        follows = words[i + 1 : i + 2]
        near = words[i + 1 : i + 2 + GAP]
        found = [
            (length, value)
            for pattern, value in opened
            if (len(pattern) == 1 or not pattern[1].isdisjoint(follows) or _may_skip(pattern, near))
            and (length := _matched(pattern, words, i)) is not None
        ]
        return max(found, key=lambda match: match[0]) if found else None


_ANY = frozenset({"*"})


def _may_skip(pattern: tuple[frozenset[str], ...], near: Sequence[str]) -> bool:
    """Whether the second word of a pattern is a gap after which its third word comes soon enough, if any."""
    return pattern[1] == _ANY and (len(pattern) == 2 or pattern[2] == _ANY or not pattern[2].isdisjoint(near))


def _matched(pattern: tuple[frozenset[str], ...], words: Sequence[str], i: int) -> int | None:
    """How many words the pattern takes from ``i`` on, the fewest that a gap allows; None for no match."""
    if _ANY not in pattern:
        there = words[i : i + len(pattern)]
        fits = len(there) == len(pattern) and all(map(frozenset.__contains__, pattern, there))
        return len(pattern) if fits else None
    ends = {i}
    for n, choice in enumerate(pattern):
        if choice == _ANY:
            ends = {end + skip for end in ends for skip in range(GAP + 1)}
        else:
            ends = {end + 1 for end in ends if end < len(words) and words[end] in choice}
        if not ends:
            return None
        if n + 1 == len(pattern):
            return min(ends) - i
    return None


@dataclass(frozen=True)
class Lexicon:
    """The word lists, looked up; made once by ``lexicon()``."""

    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, Entry]
    lights: Mapping[str, tuple[LightVerb, ...]]
    classes: Mapping[str, frozenset[str]]
    phrases: Patterns[Entry]
    cue_verbs: Mapping[str, Cue]
    cue_nouns: Mapping[str, Cue]
    cue_phrases: Patterns[Cue]
    moves: Mapping[str, EventType]
    senses: Mapping[str, tuple[Sense, ...]]
    hedges: Mapping[str, Hedge]

    def verb(
        self, lemma: str, particles: Collection[str] = frozenset(), objects: Collection[str] = frozenset(),
        acting_on: bool | None = None, beside: Collection[str] = frozenset(),
    ) -> Entry | None:  # fmt: skip
        """The entry that fits a verb best: its object before its particle, then the weight.

        ``particles`` are its particles and prepositions, ``objects`` the lemmas of what it acts on or moves:
        objects, passive subjects, objects of its prepositions, and the subject of a verb of motion.
        ``beside`` are those after a preposition where there is an object too: only rows with particles ask for
        them. ``acting_on``: whether it has an object, or is passive; None where that is not known.
        """
        wrong = {True: "intransitive", False: "transitive", None: ""}[acting_on]
        rows = (entry for entry in self.verbs.get(lemma, ()) if wrong not in entry.flags)
        near = {*objects, *beside}
        fits = [row for row in rows if self._fits(row, particles, near if row.particles else objects)]
        best = max(fits, key=_rank, default=None)
        if best is None or not best.constraint:
            best = self._by_light(lemma, particles, objects) or best
        return _act(best)

    def _fits(self, entry: Entry, particles: Collection[str], objects: Collection[str]) -> bool:
        if not all(particle in particles for particle in entry.particles):
            return False
        return not entry.constraint or any(self.in_class(noun, entry.constraint) for noun in objects)

    def _by_light(self, lemma: str, particles: Collection[str], objects: Collection[str]) -> Entry | None:
        light = self.light(lemma, particles)
        acts = [self.nouns[noun] for noun in objects if noun in self.nouns] if light else []
        act = max(acts, key=_rank, default=None)
        if light is None or act is None or act.weight < LEAST_LIGHT:
            return None
        return replace(
            act, lemma=lemma, flags=act.flags | light.flags, particles=light.particles, constraint=act.lemma
        )

    def light(self, lemma: str, particles: Collection[str] = frozenset()) -> LightVerb | None:
        """The light verb that this is with these particles, None for any other verb."""
        fits = [x for x in self.lights.get(lemma, ()) if all(p in particles for p in x.particles)]
        return max(fits, key=lambda x: len(x.particles), default=None)

    def sense(
        self, entry: Entry, lemma: str, doers: Collection[str], undergone: Collection[str]
    ) -> Entry | None:
        """The entry as what does the act and has it done to it put it (lemmas; ``@one`` is one person), None
        where it is no act then. A row of the lemma goes before one of the type."""
        rows = (*self.senses.get(lemma, ()), *self.senses.get(entry.type, ()))
        found = next((row for row in rows if self._holds(row, doers, undergone)), None)
        if found is None:
            return entry
        flags = frozenset({"speech"}) if found.type is EventType.ACCUSE else frozenset()
        return _act(replace(entry, type=found.type, flags=flags))

    def _holds(self, row: Sense, doers: Collection[str], undergone: Collection[str]) -> bool:
        sides = ((row.subject, doers), (row.object, undergone))
        return all(not name or any(self.in_class(noun, name) for noun in nouns) for name, nouns in sides)

    def base(self, word: str) -> str | None:
        """The verb of the lexicon of which this is a regular form, None for none: for words that the parser
        took for names, as in headlines. Knows -s, -ed, -ing; no irregular forms."""
        return next((form for form in _bases(word.lower()) if form in self.verbs or form in self.lights), None)

    def noun(self, lemma: str) -> Entry | None:
        """The act that a noun names (two words with a blank), by its likeliest type."""
        return self.nouns.get(lemma)

    def phrase(self, lemmas: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """The longest fixed phrase that begins at ``lemmas[i]``: how many tokens it takes, and its entry."""
        found = self.phrases.at(lemmas, i)
        return found if found is not None and _act(found[1]) is not None else None

    def in_class(self, lemma: str, name: str) -> bool:
        """Whether the noun belongs to the class; a name that is no class stands for itself."""
        members = self.classes.get(name)
        return lemma == name if members is None else lemma in members

    def cue_verb(self, lemma: str) -> Cue | None:
        """The cue that a verb is (its particle after a blank: "point out")."""
        return self.cue_verbs.get(lemma)

    def cue_noun(self, lemma: str) -> Cue | None:
        """The cue that a noun is."""
        return self.cue_nouns.get(lemma)

    def cue_phrase(self, words: Sequence[str], i: int) -> tuple[int, Cue] | None:
        """The longest crediting phrase that begins at ``words[i]`` (words, not lemmas), and its length."""
        return self.cue_phrases.at(words, i)

    def hedge(self, words: str) -> Hedge | None:
        """The hedge that exactly these words are (with single blanks)."""
        return self.hedges.get(words)


def _bases(word: str) -> Iterator[str]:
    """What a regular verb form may come from, likeliest first."""
    yield word
    for ending in ("ies", "ied", "es", "ed", "ing", "s"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        if ending in ("ies", "ied"):
            yield stem + "y"
        if ending == "s":
            yield stem
            continue
        yield stem + "e"
        yield stem
        if stem[-1] == stem[-2]:
            yield stem[:-1]


def _act(entry: Entry | None) -> Entry | None:
    """The entry, unless it is one of those (type STATEMENT) that say: these words together are no act."""
    return None if entry is None or entry.type is EventType.STATEMENT else entry


def _rank(entry: Entry) -> tuple[bool, int, float, str, str]:
    return bool(entry.constraint), len(entry.particles), entry.weight, entry.lemma, entry.type


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that ships with the package, read once."""
    rows = list(_rows("acts.verbs.tsv"))
    nouns = _nouns()
    return Lexicon(
        verbs=_grouped(_verb(row) for row in rows if row[3] != "LIGHT"),
        nouns=nouns,
        lights=_grouped(_light(row) for row in rows if row[3] == "LIGHT"),
        classes={name: frozenset(members.split()) for name, members in _rows("acts.classes.tsv")},
        phrases=Patterns(_phrases(nouns)),
        cue_verbs={row[0]: Cue(*row) for row in _rows("cues.verbs.tsv")},
        cue_nouns={row[0]: Cue(*row) for row in _rows("cues.nouns.tsv")},
        cue_phrases=Patterns((row[0], Cue(*row)) for row in _rows("cues.phrases.tsv")),
        moves={lemma: EventType(kind) for lemma, kind in _rows("acts.moves.tsv")},
        senses=_senses(),
        hedges={row[0]: Hedge(row[0], _status(row[1]), row[2]) for row in _rows("hedges.tsv")},
    )


def _rows(name: str) -> Iterator[list[str]]:
    """The rows of a data file: fields between tabs; lines that begin with "#" are its header."""
    text = files("onrecord").joinpath("read", "data", name).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _flags(field: str) -> frozenset[str]:
    return frozenset(field.split(",")) if field else frozenset()


def _particles(field: str) -> frozenset[str]:
    return frozenset(field.split("+")) if field else frozenset()


def _verb(row: Sequence[str]) -> Entry:
    lemma, particles, constraint, kind, flags, weight = row
    return Entry(lemma, EventType(kind), _flags(flags), float(weight), _particles(particles), constraint)


def _light(row: Sequence[str]) -> LightVerb:
    return LightVerb(row[0], _particles(row[1]), _flags(row[4]))


def _nouns() -> dict[str, Entry]:
    """The nouns, each with its likeliest type."""
    found: dict[str, Entry] = {}
    for lemma, kind, flags, weight in _rows("acts.nouns.tsv"):
        entry = Entry(lemma, EventType(kind), _flags(flags), float(weight))
        if lemma not in found or entry.weight > found[lemma].weight:
            found[lemma] = entry
    return found


def _phrases(nouns: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """The fixed phrases, and the nouns of several words (flag ``noun``)."""
    for pattern, kind, flags, weight in _rows("acts.phrases.tsv"):
        yield pattern, Entry(pattern, EventType(kind), _flags(flags), float(weight))
    for lemma, entry in nouns.items():
        if " " in lemma:
            yield lemma, replace(entry, flags=entry.flags | {"noun"})


def _senses() -> dict[str, tuple[Sense, ...]]:
    """The senses by verb or noun, or by type, in the order of the file."""
    found: dict[str, list[Sense]] = defaultdict(list)
    for words, subjects, objects, kind in _rows("acts.senses.tsv"):
        for word, subject, object_ in product(words.split("|"), subjects.split("|"), objects.split("|")):
            found[word].append(Sense(subject, object_, EventType(kind)))
    return {word: tuple(rows) for word, rows in found.items()}


def _status(field: str) -> Status | None:
    return None if field == "negated" else Status(field)


K = TypeVar("K", Entry, LightVerb)


def _grouped(entries: Iterable[K]) -> dict[str, tuple[K, ...]]:
    """Entries by their lemma, in the order of the file."""
    found: dict[str, list[K]] = defaultdict(list)
    for entry in entries:
        found[entry.lemma].append(entry)
    return {lemma: tuple(group) for lemma, group in found.items()}
