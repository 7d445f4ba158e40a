"""A checked draft: as text, sentence by sentence; as rows for machines; and the draft back with footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord import codec
from onrecord.model import Carried, Checked, Document, Finding

_FINE = frozenset({Finding.ON_RECORD, Finding.NO_CLAIM})


def rows(checked: Sequence[Checked]) -> Iterator[dict[str, Any]]:
    """A row a sentence: sentence, verdict, claims, quotes, note."""
    for one in checked:
        yield codec.to_row(one)


def text(checked: Sequence[Checked], documents: Mapping[str, Document]) -> Iterator[str]:
    """For each sentence its verdict, what differs, and the words of the reports; a count at the end."""
    for number, one in enumerate(checked, 1):
        yield f"{number}. {str(one.verdict).upper()}  {' '.join(one.sentence.quote.split())}"
        if one.note:
            yield f"   {one.note}"
        for quote in one.quotes if one.verdict is not Finding.NO_CLAIM else ():
            yield f"   {_place(quote, documents)}: «{' '.join(quote.quote.split())}»"
    yield _count(checked)


def cited(draft: Document, checked: Sequence[Checked], documents: Mapping[str, Document]) -> Iterator[str]:
    """The draft with a footnote after every sentence that the record says something of, then the notes."""
    notes: list[str] = []
    pieces: list[str] = []
    at = 0
    for one in checked:
        pieces.append(draft.text[at : one.sentence.end])
        at = one.sentence.end
        if one.quotes or one.verdict not in _FINE:
            notes.append(_note(len(notes) + 1, one, documents))
            pieces.append(f"[{len(notes)}]")
    yield "".join((*pieces, draft.text[at:])).rstrip("\n")
    yield ""
    yield from notes


def _note(number: int, one: Checked, documents: Mapping[str, Document]) -> str:
    judged = "" if one.verdict in _FINE else f"{one.verdict}{f': {one.note}' if one.note else ''}. "
    quotes = "; ".join(f"{_place(q, documents)}: «{' '.join(q.quote.split())}»" for q in one.quotes)
    return f"[{number}] {judged}{quotes}".rstrip()


def _place(quote: Carried, documents: Mapping[str, Document]) -> str:
    """Where the words stand: outlet or id, day, and the code points."""
    document = documents[quote.document]
    day = document.published.value if document.published and document.published.value else "undated"
    return f"{document.outlet or document.id}, {day}, {quote.start}-{quote.end}"


def _count(checked: Sequence[Checked]) -> str:
    counts = {finding: sum(one.verdict is finding for one in checked) for finding in Finding}
    return "; ".join(f"{finding} {number}" for finding, number in counts.items() if number) or "No sentence."
