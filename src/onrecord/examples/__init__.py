"""The example reports that come with the program: eight short texts written for it, and their sidecar."""

from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["folder", "paths"]


def folder() -> Path:
    """The folder of the example reports, with the sidecar ``reports.csv``."""
    with as_file(files(__name__)) as place:
        return place


def paths() -> tuple[Path, ...]:
    """The example reports, sorted by name."""
    return tuple(sorted(folder().glob("*.txt")))
