"""The brief as Markdown."""

from __future__ import annotations

from onrecord.model import Dossier
from onrecord.present.text import text


def markdown(dossier: Dossier) -> str:
    """The whole brief as one block of code."""
    return f"```text\n{text(dossier)}```\n"
