"""The arrangement: which lines of a brief analysts pinned, took out or moved, as the journal has it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model import Decision, Judgement, Line, Section, Wish, Words

_NO_WORD = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of a section with the lines under it; ``key`` and ``claim`` name it while the reports stand.

    ``claim`` is the first that the line rests on; the key then is its section, with a number where several
    lines of the section rest on that claim first. A line without claims is known by how it opens.
    """

    key: str
    claim: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A block as it stands in a brief: "kept", "pinned", "out" (taken out), or "spare" (beyond the limit)."""

    block: Block
    state: str
    by: Judgement | None = None


def blocks(section: Section) -> tuple[Block, ...]:
    """The lines of a section, each with those under it, by names that no other has."""
    counted: Counter[tuple[str, str]] = Counter()
    found = []
    for lines in _grouped(section.lines):
        claim = next(iter(lines[0].claims), "")
        key = _slug(section.title) if claim else f"{_slug(section.title)}~{_opening(lines[0])}"
        counted[key, claim] += 1
        number = counted[key, claim]
        found.append(Block(f"{key}.{number}" if number > 1 else key, claim, lines))
    return tuple(found)


def placed(section: Section, reserve: Section, journal: Iterable[Judgement]) -> tuple[Placed, ...]:
    """The blocks of a section as the journal has them: those printed in order, then what is out, then spare.

    ``reserve`` is the section without a limit of lines.
    """
    board = _Board.of(blocks(section), blocks(reserve))
    for line in journal:
        if line.decision == Decision.BRIEF and not line.undone:
            board.obey(line)
    return board.placed()


def arranged(section: Section, standing: Sequence[Placed]) -> Section:
    """The section with the lines that stand in the brief."""
    kept = [one for one in standing if one.state in ("kept", "pinned")]
    out = sum(one.state == "out" for one in standing)
    had = {(one.key, one.claim) for one in blocks(section)}
    fetched = sum((one.block.key, one.block.claim) not in had for one in kept)
    lines = tuple(line for one in kept for line in one.block.lines)
    return replace(section, lines=lines, left_out=max(0, section.left_out - fetched), taken_out=out)


def by_hand(standing: Iterable[Placed]) -> Line | None:
    """The line of the header that says what was arranged, and by whom; None where nothing was."""
    touched = [one for one in standing if one.by]
    if not touched:
        return None
    counted = Counter("moved" if one.state == "kept" else one.state for one in touched)
    words = {"pinned": "pinned", "moved": "moved", "out": "taken out"}
    told = ", ".join(f"{words[state]} {counted[state]}" for state in words if counted[state])
    who = ", ".join(sorted({one.by.who for one in touched if one.by}))
    return Line("", (Words(f"Arranged by hand ({who}): lines {told}."),))


def _grouped(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Each line with those under it."""
    heads: list[list[Line]] = []
    for line in lines:
        if line.indent and heads:
            heads[-1].append(line)
        else:
            heads.append([line])
    return map(tuple, heads)


def _slug(title: str) -> str:
    """ "key-figures" of "Key figures, as printed"."""
    return _NO_WORD.sub("-", title.partition(",")[0].casefold()).strip("-")


def _opening(line: Line) -> str:
    words = next((part.text for part in line.fragments if isinstance(part, Words)), line.margin)
    return hashlib.sha256(words.encode()).hexdigest()[:8]


@dataclass
class _Board:
    """The blocks while the journal's lines are followed, one after the other."""

    known: Mapping[tuple[str, str], Block]
    order: list[Block]
    pinned: list[Block] = field(default_factory=list)
    out: list[Block] = field(default_factory=list)
    by: dict[Block, Judgement] = field(default_factory=dict)

    @classmethod
    def of(cls, shown: Sequence[Block], reserve: Sequence[Block]) -> _Board:
        known = {(one.key, one.claim): one for one in reserve} | {(one.key, one.claim): one for one in shown}
        return cls(known, list(shown))

    def obey(self, line: Judgement) -> None:
        """Follows one line; one on a block that is no more is let be."""
        wish, key, *number = (*line.words.split(), "")
        block = self.known.get((key, next(iter(line.on), "")))
        if block is None:
            return
        for several in (self.order, self.pinned, self.out):
            if block in several:
                several.remove(block)
        self.by[block] = line
        match wish:
            case Wish.PIN:
                self.pinned.append(block)
            case Wish.HIDE:
                self.out.append(block)
            case Wish.MOVE if number[0].isdigit():
                self.order.insert(max(0, int(number[0]) - 1 - len(self.pinned)), block)
            case _:
                self.by.pop(block)
                self.order.insert(self._home(block), block)

    def _home(self, block: Block) -> int:
        """Where a block of the section stands by itself: before the first that comes after it."""
        ranks = {one: number for number, one in enumerate(self.known.values())}
        later = (number for number, one in enumerate(self.order) if ranks[one] > ranks[block])
        return next(later, len(self.order))

    def placed(self) -> tuple[Placed, ...]:
        told = {*self.order, *self.pinned, *self.out}
        spare = [one for one in self.known.values() if one not in told]
        states = (("pinned", self.pinned), ("kept", self.order), ("out", self.out), ("spare", spare))
        return tuple(Placed(one, state, self.by.get(one)) for state, found in states for one in found)
