"""What readers judged is well formed, and holds no words of the reports."""

from __future__ import annotations

import re
import sys
from pathlib import Path

TRAINING = Path(__file__).parents[2] / "training"
sys.path.insert(0, str(TRAINING))

from verdict import read_verdicts  # noqa: E402  a folder of scripts, no package of the program

from onrecord.model import EventType, Status  # noqa: E402

CELL = re.compile(r"[A-Za-z0-9-]+[=!+-]?$")


def test_no_cell_has_more_than_an_id_an_offset_a_code_or_a_digest() -> None:
    for name in ("drafts.tsv", "pronouns.tsv"):
        _, *lines = (TRAINING / "judged" / name).read_text(encoding="utf-8").splitlines()
        assert len(lines) > 2_000
        assert all(CELL.match(cell) for line in lines for cell in line.split("\t"))


def test_every_verdict_names_a_stretch_a_type_and_a_status() -> None:
    for judged in read_verdicts().values():
        for verdict in judged.verdicts:
            assert verdict.start < verdict.end
            assert verdict.type in set(EventType)
            assert verdict.status in set(Status)
