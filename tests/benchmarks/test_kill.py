"""A few of the kills of benchmarks/kill.py: nothing finished is lost, and no half report is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "kill.py"


def test_a_few_kills_in_the_middle_of_adding_lose_nothing() -> None:
    words = [sys.executable, str(SCRIPT), "--kills", "6", "--reports", "60", "--seed", "3"]
    result = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "faults: 0" in result.stdout
