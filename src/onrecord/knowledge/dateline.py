"""Datelines and date headers: how reports begin, as ingest and the reader both must know.

Forms: "date 2019-03-29 The White House …", "CARACAS, March 25 (Reuters) — …", "LONDON (AP) - …".
"""

from __future__ import annotations


def lead_end(text: str) -> int:
    """The offset at which the prose of a report begins, past a date header or dateline."""
    return 0
