"""The brief as one self-contained HTML file."""

from __future__ import annotations

from html import escape

from onrecord.model import Dossier
from onrecord.present.text import text


def html(dossier: Dossier) -> str:
    """One page that opens offline and asks nothing of the network."""
    return f'<!doctype html>\n<meta charset="utf-8">\n<title>{escape(dossier.title)}</title>\n<pre>{escape(text(dossier))}</pre>\n'
