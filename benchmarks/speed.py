"""How much the reader costs beside the parser: CPU seconds of the bare spaCy pipeline and of the whole reading.

    python benchmarks/speed.py REPORTS [--every 30]

REPORTS is anything that ``onrecord read`` takes. Each report goes through both in one process, once; they take
turns at being first, for the second finds its words in the tokenizer's memory. Bare is ``nlp.pipe`` over the
report's paragraphs, the pipeline as it ships. Prints words a CPU second of each, what of the reading is its own
parse, and the share of the bare throughput that is kept.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import TypeVar

from onrecord.ingest import Facts, load
from onrecord.knowledge.paragraph import cut_paragraphs
from onrecord.model import Document
from onrecord.read.page import Page
from onrecord.read.parse import parse, pipeline
from onrecord.read.reader import read_page

WARM = 3
"""Reports read before the clock starts: word lists and tables are loaded once a process."""


def bare(document: Document) -> None:
    """The pipeline alone over the paragraphs of a report."""
    texts = [document.text[a:b] for a, b in cut_paragraphs(document.text)]
    for _ in pipeline().pipe(texts, batch_size=64):
        pass


Value = TypeVar("Value", Document, Page)


def seconds(work: Callable[[Value], object], value: Value) -> tuple[float, object]:
    """CPU seconds that a piece of work takes, and what it gives."""
    before = time.process_time()
    found = work(value)
    return time.process_time() - before, found


def measured(document: Document, *, bare_first: bool) -> tuple[float, float, float]:
    """CPU seconds of a report: the bare pipeline, the reader's parse, and the reading of that."""
    alone = seconds(bare, document)[0] if bare_first else 0.0
    parsed, page = seconds(parse, document)
    assert isinstance(page, Page)
    read, _ = seconds(read_page, page)
    alone = alone or seconds(bare, document)[0]
    return alone, parsed, read


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--every", type=int, default=30, help="one report in so many")
    arguments = parser.parse_args()
    loaded = [d for d in load(arguments.reports, Facts()) if isinstance(d, Document)]
    documents = loaded[WARM :: arguments.every]
    for document in loaded[:WARM]:
        measured(document, bare_first=True)
    words = sum(len(d.text.split()) for d in documents)
    costs = [measured(d, bare_first=n % 2 == 0) for n, d in enumerate(documents)]
    alone, parsed, read = map(sum, zip(*costs, strict=True))
    print(f"reports {len(documents)}, words {words}")
    print(f"bare pipeline {words / alone:.0f} words a CPU second, reading {words / (parsed + read):.0f}")
    print(f"of the reading {100 * parsed / (parsed + read):.0f} per cent is the parse")
    print(f"kept {100 * alone / (parsed + read):.0f} per cent of the bare throughput")


if __name__ == "__main__":
    main()
