"""Rendering: a dossier as text, Markdown or HTML, a ledger as JSON lines or CSV; decides nothing."""

from onrecord.present.export import csv, jsonl
from onrecord.present.html import html
from onrecord.present.markdown import markdown
from onrecord.present.text import text

__all__ = ["csv", "html", "jsonl", "markdown", "text"]
