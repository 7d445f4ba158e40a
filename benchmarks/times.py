"""How long the reading of times takes on top of the parse: CPU milliseconds a document.

    python benchmarks/times.py GOLD [--rounds 3]

GOLD is a file that ``onrecord eval time`` takes. The parse is made before and not counted; of the rounds
the least counts.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from onrecord.evaluation.row import rows
from onrecord.evaluation.span import document
from onrecord.read.page import Page
from onrecord.read.parse import parse_all
from onrecord.read.times.when import find_times


def seconds(pages: Sequence[Page]) -> float:
    """CPU seconds that finding the times of the pages takes."""
    before = time.process_time()
    for page in pages:
        find_times(page)
    return time.process_time() - before


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    pages = list(parse_all([document(row, row.get("dct")) for row in rows(arguments.gold)]))
    seconds(pages[:1])  # the word lists are loaded once a process
    least = min(seconds(pages) for _ in range(arguments.rounds))
    words = sum(len(page.document.text.split()) for page in pages)
    each = 1000 * least / len(pages)
    print(f"documents {len(pages)}, of {words / len(pages):.0f} words; {each:.1f} ms of CPU time each")


if __name__ == "__main__":
    main()
