"""How much the reader costs beside the parser: CPU seconds of the bare spaCy pipeline and of the whole reading.

    python benchmarks/speed.py REPORTS [--rounds 3]

REPORTS is anything that ``onrecord read`` takes. Both run over the same paragraphs in one process, in turn; the
least of the rounds counts. Prints words a CPU second of each and the share of the bare throughput that is kept.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence

from onrecord.ingest import Facts, load
from onrecord.knowledge.paragraph import cut_paragraphs
from onrecord.model import Document
from onrecord.read.parse import pipeline
from onrecord.read.reader import read_one


def bare(documents: Sequence[Document]) -> None:
    """The pipeline alone over the paragraphs of the documents."""
    nlp = pipeline()
    for document in documents:
        texts = [document.text[a:b] for a, b in cut_paragraphs(document.text)]
        for _ in nlp.pipe(texts, batch_size=64):
            pass


def whole(documents: Sequence[Document]) -> None:
    """The whole reading of the documents."""
    for document in documents:
        read_one(document)


def seconds(work: Callable[[Sequence[Document]], None], documents: Sequence[Document]) -> float:
    """CPU seconds that a piece of work takes."""
    before = time.process_time()
    work(documents)
    return time.process_time() - before


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="+")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    documents = [d for d in load(arguments.reports, Facts()) if isinstance(d, Document)]
    words = sum(len(d.text.split()) for d in documents)
    whole(documents[:2])  # the word lists are loaded once a process
    rounds = [(seconds(bare, documents), seconds(whole, documents)) for _ in range(arguments.rounds)]
    alone, read = min(a for a, _ in rounds), min(b for _, b in rounds)
    print(f"reports {len(documents)}, words {words}")
    print(f"bare pipeline {words / alone:.0f} words a CPU second, reading {words / read:.0f}")
    print(f"kept {100 * alone / read:.0f} per cent of the bare throughput")


if __name__ == "__main__":
    main()
