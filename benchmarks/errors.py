"""What the reader gets wrong on claims marked by hand, by kind of error.

    python benchmarks/errors.py GOLD_FOLDER

GOLD_FOLDER holds dev*.docs.jsonl and dev*.claims.jsonl. Statements are left out on both sides, as in "events".
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from onrecord.analyze import DEFAULT_MIN_CONFIDENCE
from onrecord.evaluation.claims import events_of, fields_right, pair, predict
from onrecord.evaluation.gold import Marked, gold_claims, predicted_claims
from onrecord.evaluation.printed import printed
from onrecord.evaluation.row import rows

Pairs = Sequence[tuple[Marked, Marked]]


def main(folder: Path) -> None:
    texts, predicted = predict(sorted(folder.glob("dev*.docs.jsonl")))
    marks = [row for path in sorted(folder.glob("dev*.claims.jsonl")) for row in rows(path)]
    gold = events_of(gold_claims(marks, texts))
    found = events_of(predicted_claims(predicted, texts))
    pairs = pair(gold, found, texts)
    print(f"gold {len(gold)}, found {len(found)}, pairs {len(pairs)}")
    for view, figures in printed(marks, predicted, texts, DEFAULT_MIN_CONFIDENCE).items():
        print(f"confidence of {DEFAULT_MIN_CONFIDENCE} and more, {view}: {figures}")
    by_type(gold, found, pairs)
    confusions("type", Counter((g.type, p.type) for g, p in pairs if g.type != p.type))
    confusions("status", Counter((g.status, p.status) for g, p in pairs if not fields_right(g, p)["status"]))
    happenings("all", pairs)
    sure = [row for row in predicted if row["confidence"] >= DEFAULT_MIN_CONFIDENCE]
    happenings("printed", pair(gold, events_of(predicted_claims(sure, texts)), texts))
    for name in ("actor", "recipient", "voice"):
        parties(name, pairs)


def by_type(gold: Sequence[Marked], found: Sequence[Marked], pairs: Pairs) -> None:
    """Per type: how many of the gold were found at all, and how many of those found have a gold claim."""
    hit, borne = Counter(g.type for g, _ in pairs), Counter(p.type for _, p in pairs)
    made = Counter(p.type for p in found)
    for name, count in Counter(g.type for g in gold).most_common():
        print(f"  {name:10} {count:3}, found {hit[name]:3}; predicted {made[name]:3}, in gold {borne[name]:3}")


def confusions(name: str, counts: Counter[tuple[str, str]]) -> None:
    print(f"{name}: {sum(counts.values())} wrong")
    for (right, wrong), count in counts.most_common(8):
        print(f"  {count:3} {right} read as {wrong}")


def happenings(name: str, pairs: Pairs) -> None:
    """The worst error: what the gold does not assert, told as having happened."""
    unreal = [(g, p) for g, p in pairs if g.status != "asserted"]
    told = sum(p.status == "asserted" for _, p in unreal)
    print(f"{name}: told as happenings though the gold does not assert them: {told} of {len(unreal)}")


def parties(name: str, pairs: Pairs) -> None:
    """How a party or voice goes wrong: none read, one read where there is none, or another one."""
    wrong = [(g, p) for g, p in pairs if not fields_right(g, p)[name]]
    field = {"actor": "actors", "recipient": "recipients", "voice": "voice"}[name]
    sides = Counter((bool(getattr(g, field)), bool(getattr(p, field))) for g, p in wrong)
    print(f"{name}: {len(wrong)} wrong of {len(pairs)}; none read {sides[True, False]},"
          f" read where there is none {sides[False, True]}, another {sides[True, True]}")  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
