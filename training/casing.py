"""Makes ``read/data/lower_words.txt``: words that running text writes in lower case.

    python training/casing.py CORPUS.jsonl > src/onrecord/read/data/lower_words.txt

Counted are words inside sentences (not the first) of the corpus texts; kept are those that stand in lower case
at least three times and in more than half of all cases. The list holds words, no text.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

WORD = re.compile(r"(?<=[a-z,;] )[A-Za-z]{2,24}\b")
LEAST = 3


def main(corpus: Path) -> None:
    """Counts the words of a corpus and prints the list."""
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for line in corpus.read_text("utf-8").split("\n"):
        for word in WORD.findall(json.loads(line)["text"]) if line else ():
            (low if word.islower() else high)[word.lower()] += 1
    kept = sorted(word for word, count in low.items() if count >= LEAST and count > high[word])
    print("# Words that running text writes in lower case: at least three times, and more often than not,")
    print(f"# inside sentences of news reports of 2012 to 2020 ({sum(low.values()):,} words counted).")
    print("# Source: training/casing.py")
    print("\n".join(kept))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
