"""``python -m onrecord.evaluation.floors``: figures that must not fall, checked against ``floors.toml``.

Reads the development groups of the hand-made claims (all pooled), measures, and prints a line a figure. Exit
status 1 where one lies below its floor; 0 with a line that says so where the gold is not there. The weights
of the confidence were learned on these groups: floors guard against losses, they promise nothing.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.analyze import Options
from onrecord.evaluation.claims import predict, score
from onrecord.evaluation.figure import Figures
from onrecord.evaluation.printed import printed
from onrecord.evaluation.row import rows

Floors = Mapping[str, Mapping[str, float]]

GOLD = Path("../shared/gold")
FLOORS = Path("floors.toml")


def measured(gold: Path) -> dict[str, Figures]:
    """The figures that floors are set for: ``events`` of "eval claims", and what a brief prints of them."""
    folder = gold / "claims"
    marks = [row for path in sorted(folder.glob("dev*.claims.jsonl")) for row in rows(path)]
    texts, predicted = predict(sorted(folder.glob("dev*.docs.jsonl")))
    return {
        "events": score(marks, predicted, texts)["events"],
        "printed": printed(marks, predicted, texts, Options().min_confidence)["events"],
    }


def against(floors: Floors, figures: Mapping[str, Figures]) -> list[tuple[str, float | None, float]]:
    """Each floor by name, with the figure measured (None where there is none), in the order of the file."""
    return [
        (f"{group} {name}", figures.get(group, {}).get(name), floor)
        for group, names in floors.items()
        for name, floor in names.items()
    ]


def holds(figure: float | None, floor: float) -> bool:
    """Whether a figure reaches its floor; none measured does not."""
    return figure is not None and figure >= floor


def main(words: Sequence[str] | None = None) -> int:
    """Checks the floors and says what was found; the exit status."""
    parser = argparse.ArgumentParser(prog="onrecord.evaluation.floors", description="Checks quality floors.")
    parser.add_argument("--gold", type=Path, default=GOLD, help=f"the folder of gold data ({GOLD})")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=f"the floors ({FLOORS})")
    asked = parser.parse_args(words)
    if not any((asked.gold / "claims").glob("dev*.claims.jsonl")):
        print(f"quality floors: not checked, there is no gold in {asked.gold}")
        return 0
    checked = against(tomllib.loads(asked.floors.read_text("utf-8")), measured(asked.gold))
    for name, figure, floor in checked:
        print(f"{name:24} {figure}  floor {floor}  {'holds' if holds(figure, floor) else 'BELOW'}")
    return int(not all(holds(figure, floor) for _, figure, floor in checked))


if __name__ == "__main__":
    sys.exit(main())
