"""A joiner keeps in the case what it adds up to after each decision, and starts again where it was ended."""

from __future__ import annotations

import shutil
from pathlib import Path

from onrecord.pipeline import edition
from onrecord.record import Record
from onrecord.store import Case
from onrecord.web.joiner import Joiner


def test_decisions_are_joined_beside_and_kept_in_the_case(told: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(told, tmp_path / "river.case"))
    joiner = Joiner(file)
    joiner.begin()
    with Record.open(file) as record:
        ids = [claim.id for claim in record.claims[:2]]
        for decision in ("same", "different"):
            record.judge(ids, decision, why="two nights", who="ana")
            joiner.join()
            with Case.open(file) as case:
                kept = case.recall(edition())
            assert kept is not None and kept.judgements == record.judgements
            if decision == "same":
                assert joiner._process
                joiner._process.kill()
                joiner._process.wait()
