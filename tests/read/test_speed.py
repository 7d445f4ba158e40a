"""Reading costs little more than the parser alone; the bound is coarse, `benchmarks/speed.py` measures."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.resources import files

from onrecord.ingest import Facts, load
from onrecord.knowledge.paragraph import cut_paragraphs
from onrecord.model import Document
from onrecord.read.parse import pipeline
from onrecord.read.reader import read_one

WORST = 2.0
"""Times the CPU seconds of the bare pipeline; 1.1 when this was written."""


def cpu_seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        before = time.process_time()
        work()
        return time.process_time() - before

    return min(once() for _ in range(3))


def test_reading_takes_at_most_twice_as_long_as_the_bare_pipeline() -> None:
    documents = [d for d in load([str(files("onrecord.examples"))], Facts()) if isinstance(d, Document)]
    texts = [d.text[a:b] for d in documents for a, b in cut_paragraphs(d.text)]
    bare = cpu_seconds(lambda: list(pipeline().pipe(texts, batch_size=64)))
    whole = cpu_seconds(lambda: [read_one(d) for d in documents])
    assert whole < WORST * bare
