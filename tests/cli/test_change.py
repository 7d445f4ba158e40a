"""The command changes, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.store import Case
from tests.cli.test_desk import done, run
from tests.store.test_case import harbour_reading, report


def _case(path: Path, *ids: str) -> Path:
    with Case.open(path, create=True) as new:
        for id_ in ids:
            new.add(report(id_=id_), harbour_reading(report(id_=id_)))
    return path


def test_an_earlier_copy_of_the_case_is_what_the_present_one_is_compared_with(tmp_path: Path) -> None:
    before, now = _case(tmp_path / "before.case", "r1"), _case(tmp_path / "now.case", "r1", "r2")
    rows = json.loads(done("changes", "--case", now, "--earlier", before, "--json"))
    assert rows[0] == {
        "kind": "news", "turn": "report came", "about": "r2", "claims": [], "before": [], "number": None,
        "former": None,
    }  # fmt: skip
    assert "CHANGED SINCE THE EARLIER RECORD" in done("changes", "--case", now, "--earlier", before)
    assert json.loads(done("changes", "--case", now, "--earlier", now, "--json")) == []


def test_a_day_or_an_earlier_case_is_asked_for_and_days_in_order(tmp_path: Path) -> None:
    case = _case(tmp_path / "now.case", "r1")
    for words in ((), ("--since", "2031-05-12", "--earlier", case)):
        result = run("changes", "--case", case, *words)
        assert result.exit_code == 2
        assert "--since DATE or --earlier FILE" in result.stderr
    assert run("brief", "--case", case, "--since", "2031-05-12", "--known", "2031-05-12").exit_code == 2
