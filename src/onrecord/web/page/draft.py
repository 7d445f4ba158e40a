"""A draft: each sentence with what the record carries of it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from onrecord.errors import UsageError
from onrecord.model import Checked, Document
from onrecord.pipeline import check_draft, draft_of
from onrecord.web.question import day
from onrecord.web.visit import Visit

FINE = ("on record", "no claim")
OPEN = ("single source", "disputed", "not on record")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the draft: a checked sentence, or what stands between two (``checked`` None)."""

    text: str
    number: int = 0
    checked: Checked | None = None

    @property
    def weight(self) -> str:
        """How grave the finding is: "fine", "open", "wrong"."""
        word = self.checked.verdict.value if self.checked else FINE[0]
        return "fine" if word in FINE else "open" if word in OPEN else "wrong"


def blank(visit: Visit) -> Response:
    """The form."""
    return visit.show("draft", "Check a draft", text="", day_="", pieces=(), checks=())


def checked(visit: Visit) -> Response:
    """The draft with its findings; it is stored nowhere."""
    text, asked = visit.form.get("text", "").replace("\r\n", "\n"), visit.form.get("date", "").strip()
    if not text.strip():
        raise UsageError("the draft", "no text is in it", "paste or type one")
    out = day("date", asked) if asked else None
    draft = draft_of(text, out.isoformat() if out else None)
    found = check_draft(visit.view.ledger, draft)
    checks = [one for one in found if one.verdict.value != "no claim"]
    return visit.show(
        "draft", "Check a draft", text=text, day_=asked, pieces=tuple(_pieces(draft, found)), checks=checks
    )


def _pieces(draft: Document, found: list[Checked]) -> list[Piece]:
    pieces, at, number = [], 0, 0
    for one in found:
        pieces.append(Piece(draft.text[at : one.sentence.start]))
        number += one.verdict.value != "no claim"
        pieces.append(Piece(one.sentence.quote, number if one.verdict.value != "no claim" else 0, one))
        at = one.sentence.end
    return [*pieces, Piece(draft.text[at:])]
