"""Rendering: a dossier as text, Markdown, HTML, Word or PDF, a ledger as JSON lines or CSV; decides nothing."""

from onrecord.present.docx import docx
from onrecord.present.export import csv, jsonl
from onrecord.present.html import html
from onrecord.present.markdown import markdown
from onrecord.present.paper import need
from onrecord.present.pdf import pdf
from onrecord.present.text import text

__all__ = ["csv", "docx", "html", "jsonl", "markdown", "need", "pdf", "text"]
