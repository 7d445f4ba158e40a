"""What leaves the pages: the brief and the record as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from starlette.responses import Response

from onrecord.analyze.compose import compose
from onrecord.pipeline import ready, rendered
from onrecord.record import Record
from onrecord.web.visit import NotFound, Visit

BRIEFS = {
    "brief.html": "text/html",
    "brief.md": "text/markdown",
    "brief.txt": "text/plain",
    "brief.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "brief.pdf": "application/pdf",
}
RECORDS: dict[str, tuple[str, Callable[[Record], Iterable[str]]]] = {
    "record.jsonl": ("application/x-ndjson", lambda record: record.jsonl()),
    "claims.csv": ("text/csv", lambda record: record.csv("claim")),
    "events.csv": ("text/csv", lambda record: record.csv("event")),
    "plover.csv": ("text/csv", lambda record: record.plover()),
}
OWN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
"""The brief is one file with its style inside it, and no script."""


def export(visit: Visit) -> Response:
    """A file by its name; ``?save`` asks the browser to keep it."""
    name = visit.request.path_params["form"]
    headers = {"content-disposition": f'attachment; filename="{name}"'} if _kept(visit, name) else {}
    if name in BRIEFS:
        form = name.removeprefix("brief.")
        ready(form)
        headers["content-security-policy"] = OWN_POLICY
        made = rendered(compose(visit.room.settled().ledger), form)
        return Response(made, media_type=BRIEFS[name], headers=headers)
    if name in RECORDS:
        kind, lines = RECORDS[name]
        with visit.room.open() as record:
            return Response("".join(f"{line}\n" for line in lines(record)), media_type=kind, headers=headers)
    raise NotFound(name, "there is no such export", f"one of {', '.join([*BRIEFS, *RECORDS])}")


def _kept(visit: Visit, name: str) -> bool:
    return name in RECORDS or "save" in visit.request.query_params
