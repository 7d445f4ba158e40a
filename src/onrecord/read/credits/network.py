"""The network: what a small transformer, fine-tuned for attribution, sees in the words of a page.

It runs on onnxruntime and tokenizers (``pip install onrecord[accurate]``); its file is made by
``training/accurate.py``. Of each word it says how likely it heads a cue, and where, if it does, the cue, its
source and its contents begin and end.

Limits: it reads stretches of about a hundred words, so a very long paragraph is seen in parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from onrecord.read.page import Page

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

ROLES = (
    "cue begins", "cue ends", "source begins", "source ends",
    "left begins", "left ends", "right begins", "right ends",
)  # fmt: skip
"""What the network points at from the head of a cue; left and right are the contents on either side of it."""

LENGTH = 128
"""Word pieces that are read at once; a paragraph alone may have half as many more."""

FLOOR = -12.0
"""The least log chance that the network is believed."""

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of following paragraphs that the network reads at once.

    ``pieces`` are the numbers of its word pieces, ``first`` the place of each word's first piece, ``words`` the
    (paragraph, token) of each word, and ``part`` the number of the part of a paragraph that it stands in.
    """

    pieces: list[int]
    first: list[int]
    words: list[tuple[int, int]]
    part: list[int]


@dataclass(frozen=True, slots=True)
class Sight:
    """A paragraph as the network sees it: each token's score as the head of a cue, and where it points."""

    cues: Numbers
    pointers: dict[int, tuple[int, Numbers]]

    def logs(self, head: int) -> Numbers:
        """Log chances (roles, tokens + 1) of what begins and ends where, the last column for nowhere."""
        found = np.full((len(ROLES), len(self.cues) + 1), FLOOR, dtype=np.float32)
        if head in self.pointers:
            start, near = self.pointers[head]
            found[:, start : start + near.shape[1] - 1] = near[:, :-1]
            found[:, -1] = near[:, -1]
        return np.maximum(found, FLOOR)


def sights(page: Page) -> tuple[Sight, ...]:
    """What the network sees, paragraph by paragraph."""
    paragraphs = [[token.text for token in paragraph.tokens] for paragraph in page.paragraphs]
    seen = tuple(Sight(np.full(len(words), FLOOR, dtype=np.float32), {}) for words in paragraphs)
    for stretch in stretches(tokenizer(), paragraphs):
        cues, pointers = _run(stretch)
        for start, end in _parts(stretch):
            _show(seen, stretch, start, end, cues, pointers)
    return seen


def _show(
    seen: Sequence[Sight], stretch: Stretch, start: int, end: int, cues: Numbers, pointers: Numbers
) -> None:
    """Hands one part of a paragraph what the network saw there."""
    paragraph, first = stretch.words[start]
    sight = seen[paragraph]
    sight.cues[first : first + end - start] = cues[start:end]
    for row in range(start, end):
        near = np.concatenate([pointers[row, :, start:end], pointers[row, :, -1:]], axis=1)
        sight.pointers[first + row - start] = (first, near)


def _parts(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """The words of each part of a paragraph, end exclusive."""
    start = 0
    for at in range(1, len(stretch.part) + 1):
        if at == len(stretch.part) or stretch.part[at] != stretch.part[start]:
            yield start, at
            start = at


def stretches(words_to_pieces: Tokenizer, paragraphs: Sequence[Sequence[str]]) -> Iterator[Stretch]:
    """The words of a page as the network reads them."""
    opens, closes, unknown = (_number(words_to_pieces, mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))
    now = Stretch([opens], [], [], [])
    parts = 0
    for number, words in enumerate(paragraphs):
        encoded = words_to_pieces.encode_batch(
            [[word] for word in words], is_pretokenized=True, add_special_tokens=False
        )
        pieces = [one.ids[:LENGTH] or [unknown] for one in encoded]
        for start, end in _fitting([len(one) for one in pieces]):
            size = sum(len(one) for one in pieces[start:end]) + 1
            if now.first and len(now.pieces) + size > LENGTH:
                yield now
                now = Stretch([opens], [], [], [])
            for at in range(start, end):
                now.first.append(len(now.pieces))
                now.pieces.extend(pieces[at])
                now.words.append((number, at))
                now.part.append(parts)
            now.pieces.append(closes)
            parts += 1
    if now.first:
        yield now


def _number(words_to_pieces: Tokenizer, mark: str) -> int:
    number: int | None = words_to_pieces.token_to_id(mark)
    if number is None:
        raise KeyError(mark)
    return number


def _fitting(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """The words of a paragraph, in parts of at most ``LENGTH`` pieces where it is much longer than that."""
    if sum(sizes) < LENGTH * 3 // 2:
        return [(0, len(sizes))] if sizes else []
    found, start, size = [], 0, 0
    for at, more in enumerate(sizes):
        if size + more > LENGTH:
            found.append((start, at))
            start, size = at, 0
        size += more
    return [*found, (start, len(sizes))]


def _run(stretch: Stretch) -> tuple[Numbers, Numbers]:
    """Scores as the head of a cue (words) and log chances of pointing (words, roles, words + 1)."""
    given = {
        "pieces": np.array([stretch.pieces], dtype=np.int64),
        "first": np.array(stretch.first, dtype=np.int64),
        "part": np.array(stretch.part, dtype=np.int64),
    }
    cues, pointers = session().run(["cues", "pointers"], given)
    return np.asarray(cues), np.asarray(pointers)


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """The word pieces of the network."""
    from tokenizers import Tokenizer  # noqa: PLC0415  of the extra "accurate"

    found: Tokenizer = Tokenizer.from_str(_file("accurate.json").decode("utf-8"))
    return found


@lru_cache(maxsize=1)
def session() -> InferenceSession:
    """The network, on one core: reports are read side by side, not words."""
    from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415  of the extra "accurate"

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    found: InferenceSession = InferenceSession(
        _file("accurate.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return found


def _file(name: str) -> bytes:
    return (files("onrecord.read") / "data" / name).read_bytes()
