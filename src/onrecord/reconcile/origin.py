"""Near copies: which report is a copy of which, by shared five-word shingles and wire credit."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from itertools import chain

import numpy as np

from onrecord.model import Document
from onrecord.reconcile.group import Groups
from onrecord.reconcile.memory import Memory
from onrecord.reconcile.row import spread
from onrecord.reconcile.word import fold, words

SHINGLE = 5
"""Words in a shingle."""
SAMPLE = 4
"""One shingle in so many is used to find candidates (by a hash of its words, so copies agree on which)."""
PEERS = 4
"""A later report is held against so many of the earliest reports with the same shingle."""
COPY_JACCARD = 0.5
COPY_CONTAINED = 0.8
"""Shared share of all shingles, or of the shorter report's, from which a report is a copy."""
SHORTEST = 20
"""Reports with fewer shingles are copies only when equal."""
LEAST = 3
"""So many shingles of the sample must two reports share before they are held against each other."""


def shingles(text: str) -> frozenset[int]:
    """Hashes of every run of five words of ``text``, case, accents and punctuation aside."""
    run = words(text)
    return frozenset(zlib.crc32(" ".join(run[i : i + SHINGLE]).encode()) for i in range(len(run) - SHINGLE + 1))


def with_origins(documents: Iterable[Document], memory: Memory) -> tuple[Document, ...]:
    """The documents by id, each copy with the ``origin`` that it copies; an origin already given is kept."""
    ordered = sorted(documents, key=lambda document: document.id)
    root = _roots(ordered, memory)
    return tuple(_credited(document, root[document.id], memory) for document in ordered)


def _credited(document: Document, root: str, memory: Memory) -> Document:
    if root == document.id:
        return document
    return memory.part(("copy", document.id), (document, root), lambda: replace(document, origin=root))


def _roots(documents: list[Document], memory: Memory) -> dict[str, str]:
    known = {document.id: document for document in documents}
    groups = Groups(known)
    for document in documents:
        if document.origin in known:
            groups.join(document.id, document.origin)
    for left, right in copies(documents, memory):
        groups.join(left, right)
    return {name: head for group in groups.all() for head in (_head(group, known),) for name in group}


def _head(group: Iterable[str], known: Mapping[str, Document]) -> str:
    """The credited agency's own report where it is there, else the earliest; undated last, then by id."""
    members = [known[name] for name in group]
    agencies = {fold(member.wire) for member in members if member.wire}
    given = {member.origin for member in members if member.origin}

    def rank(document: Document) -> tuple[bool, bool, date, str]:
        own = bool(document.outlet) and fold(document.outlet or "") in agencies
        day = document.published.earliest if document.published else None
        return (document.id not in given, not own, day or date.max, document.id)

    return min(members, key=rank).id


def copies(documents: Iterable[Document], memory: Memory) -> list[tuple[str, str]]:
    """Pairs of ids whose texts are equal or nearly so; each shingle is held against its earliest holders."""
    runs = {
        document.id: memory.part(("shingles", document.id), document.text, partial(shingles, document.text))
        for document in documents
    }
    same = _equal_texts(documents)
    return same + [pair for pair in _candidates(runs, memory) if _copied(pair, runs, memory)]


def _copied(pair: tuple[str, str], runs: Mapping[str, frozenset[int]], memory: Memory) -> bool:
    both = (runs[pair[0]], runs[pair[1]])
    return memory.part(("copied", *pair), both, partial(_is_copy, *both))


def _equal_texts(documents: Iterable[Document]) -> list[tuple[str, str]]:
    by_hash: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        by_hash[document.sha256 or document.text].append(document.id)
    return [(ids[0], other) for ids in by_hash.values() for other in ids[1:]]


def _sample(run: Iterable[int]) -> list[int]:
    return [shingle for shingle in run if shingle % SAMPLE == 0]


def _candidates(runs: Mapping[str, frozenset[int]], memory: Memory) -> list[tuple[str, str]]:
    names = sorted(runs)
    held = [memory.part(("sample", name), runs[name], partial(_sample, runs[name])) for name in names]
    shingles = np.array(list(chain.from_iterable(held)), np.int64)
    order = np.argsort(shingles, kind="stable")
    reports = np.repeat(np.arange(len(names)), [len(own) for own in held])[order]
    starts = np.flatnonzero(np.diff(shingles[order], prepend=-1))
    ends = np.append(starts[1:], len(shingles))
    codes = []
    for first in (starts + peer for peer in range(PEERS)):
        left, right = spread(first, first + 1, ends)
        codes.append(reports[left] * len(names) + reports[right])
    pairs, times = np.unique(np.concatenate(codes), return_counts=True)
    lefts, rights = np.divmod(pairs[times >= LEAST], len(names) or 1)
    return [(names[left], names[right]) for left, right in zip(lefts.tolist(), rights.tolist(), strict=True)]


def _is_copy(left: frozenset[int], right: frozenset[int]) -> bool:
    least = min(len(left), len(right))
    if least < SHORTEST:
        return left == right and bool(left)
    both = len(left & right)
    return both / len(left | right) >= COPY_JACCARD or both / least >= COPY_CONTAINED


def repeats(left: str, right: str) -> bool:
    """Whether one passage repeats the other's words: eight words or more, four in five of them shared."""
    a, b = _passage(left), _passage(right)
    if a is None or b is None or 5 * min(len(a), len(b)) < 4 * max(len(a), len(b)):
        return False
    both = len(a & b)
    return both / (len(a) + len(b) - both) >= 0.8


@lru_cache(maxsize=65536)
def _passage(text: str) -> frozenset[str] | None:
    """The words of a passage; None where they are fewer than eight."""
    run = words(text)
    return frozenset(run) if len(run) >= 8 else None
