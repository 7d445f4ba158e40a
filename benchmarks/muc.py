"""Templates of MUC-4 (terrorism in Latin America, 1989 to 1992) filled from the record, and scored by slot.

    python benchmarks/muc.py GOLD.jsonl [--half even] [--kept FOLDER] [--pred OUT]

Each text is read, its claims give incidents and the organizations blamed for them; docs/muc.md tells how. The
halves are those of the texts whose numbers are odd, on which all was chosen and learned, and even. ``--kept``
names a folder in which the readings stay, so that a second run takes seconds.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from muc_incident import Incident, numbers, rated, stage, wire
from muc_join import incidents, joined
from muc_key import MONTHS, SLOTS, Score, first_day, score, templates
from muc_sure import blamed
from muc_target import doers, hits

from onrecord import pipeline
from onrecord.model import Document, Ledger, When

BLAME = 0.12
"""The least chance of an organization with its confidence, chosen on folds for the F of the confidence."""
HALVES = {"odd": (1,), "even": (0,), "both": (0, 1)}
_DATELINE = 400
"""Characters in which the dateline stands."""


def texts(gold: Path, half: str, kept: Path | None) -> Iterator[tuple[dict[str, Any], Ledger]]:
    """Each text of the half with its record; one that the reader failed on has an empty one."""
    for line in gold.read_text("utf-8").split("\n"):
        row = json.loads(line) if line.strip() else None
        if row and int(row["id"].rpartition("-")[2]) % 2 in HALVES[half]:
            yield row, _ledger(row, kept)


def _ledger(row: dict[str, Any], kept: Path | None) -> Ledger:
    """The record of one text, from the folder where it is kept there."""
    file = kept / f"{row['id']}.pickle" if kept else None
    if file and file.exists():
        held = pickle.loads(file.read_bytes())
        assert isinstance(held, Ledger)
        return held
    ledger = _read(row)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(ledger))
    return ledger


def _read(row: dict[str, Any]) -> Ledger:
    day = first_day(row["text"][:_DATELINE])
    out = When(day, day, day.isoformat()) if day else None
    pair = pipeline.read_one(Document(row["id"], "", row["text"], published=out))
    return pipeline.ledger_of([pair[0]], [pair[1]]) if isinstance(pair, tuple) else pipeline.ledger_of([], [])


def filled(ledger: Ledger) -> list[dict[str, list[str]]]:
    """The templates of a text, in the form of the gold."""
    if not ledger.documents:
        return []
    one = joined(rated(wire(ledger)))
    found = incidents(one)
    held = blamed(found, one, BLAME)
    return [slots(incident, ledger, who) for incident, who in zip(found, held, strict=True)]


def slots(incident: Incident, ledger: Ledger, held: tuple[str, str] | None) -> dict[str, list[str]]:
    """The fills of one incident by MUC-4's names of the slots; ``held`` is who is blamed and how surely."""
    hit = hits(incident, ledger)
    return {
        SLOTS["type"]: [incident.kind],
        SLOTS["stage"]: [stage(incident)],
        SLOTS["date"]: list(_dated(incident, ledger)),
        SLOTS["organization"]: [f'"{held[0]}"'] if held else [],
        SLOTS["confidence"]: [f'{held[1]}: "{held[0]}"'] if held else [],
        SLOTS["number"]: numbers(incident),
        SLOTS["doer"]: [f'"{words}"' for words in doers(incident)],
        SLOTS["person named"]: [f'"{one.words}"' for one in hit if one.slot == "named"],
        SLOTS["person"]: [f'"{one.words}"' for one in hit if one.slot == "person"],
        SLOTS["kind of person"]: [f'{one.kind}: "{one.words}"' for one in hit if one.slot != "thing"],
        SLOTS["thing"]: [f'"{one.words}"' for one in hit if one.slot == "thing"],
        SLOTS["kind of thing"]: [f'{one.kind}: "{one.words}"' for one in hit if one.slot == "thing"],
    }


def _dated(incident: Incident, ledger: Ledger) -> Iterator[str]:
    """Its day or days; without any, some day up to the report's."""
    out = ledger.documents[0].published
    if incident.days:
        first, last = incident.days
        yield _day(first) if first == last else f"{_day(first)} - {_day(last)}"
    elif out and out.earliest:
        yield f"- {_day(out.earliest)}"


def _day(day: date) -> str:
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def main() -> None:
    """Reads the texts, fills their templates, prints the scores."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gold", type=Path)
    options.add_argument("--half", choices=HALVES, default="even")
    options.add_argument("--kept", type=Path)
    options.add_argument("--pred", type=Path)
    asked = options.parse_args()
    told = [(row, filled(ledger)) for row, ledger in texts(asked.gold, asked.half, asked.kept)]
    if asked.pred:
        lines = [json.dumps({"id": row["id"], "templates": found}) for row, found in told]
        asked.pred.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(told)} texts, {sum(len(r['templates']) for r, _ in told)} templates of the key, "
          f"{sum(len(found) for _, found in told)} filled")  # fmt: skip
    show(score((templates(row["templates"]), templates(found)) for row, found in told))


def show(scores: dict[str, Score]) -> None:
    """Prints the score of each slot."""
    for slot, one in scores.items():
        print(f"{slot:14} R {one.recall:5.1f}  P {one.precision:5.1f}  F {one.f:5.1f}")


if __name__ == "__main__":
    main()
