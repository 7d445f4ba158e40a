"""Sheets of pronouns for a reader to resolve, and the answers as examples of ``training/coreference.py``.

    python training/pronouns.py sheets REPORTS FOLDER --reports 120 --sheets 2
    python training/pronouns.py keep REPORTS FOLDER     # sheet-*.answers there -> training/judged/pronouns.tsv

A sheet shows stretches of reports with numbered pronouns. An answer is a line: the number, then words of the
report that name whom it means (those nearest before it, else after it), or "-" where it means no party: a
thing, nothing, everybody, nobody named. What is kept has no words: report, offset of the pronoun, offset of
the words that name whom it means (-1 for none).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import sheet

from onrecord.model import Document
from onrecord.read.names.coreference import PRONOUNS
from onrecord.read.page import Page, Token

KEPT = sheet.Kept(Path(__file__).parent / "judged/pronouns.tsv", "# report\tpronoun at\tnamed at")
STRETCH = 9  # pronouns of one report
SHOWN = 2500  # code points of a paragraph


def pronouns(page: Page) -> list[Token]:
    """The pronouns of the third person of a report."""
    return [
        token for paragraph in page.paragraphs for token in paragraph.tokens
        if token.text.lower() in PRONOUNS and token.dep != "expl"
    ]  # fmt: skip


def stretch(page: Page, number: int, chance: random.Random) -> tuple[Iterator[str], list[tuple[str, int]]]:
    """Some pronouns that stand together, shown and keyed."""
    some = sheet.neighbours(pronouns(page), STRETCH, chance)
    return shown(page, some, number), [(page.document.id, token.start) for token in some]


def shown(page: Page, chosen: Sequence[Token], number: int) -> Iterator[str]:
    """The lines of one stretch."""
    document = page.document
    yield f"=== {document.id} | {document.outlet} | {document.title}"
    yield f"(begins: {document.text[:400]!r})"
    near = {p.index for p in page.paragraphs for t in chosen if p.start <= t.start < p.end}
    for paragraph in page.paragraphs:
        if any(0 <= index - paragraph.index <= 2 for index in near):
            numbered = ((n, token.start) for n, token in enumerate(chosen, number))
            here = ((n, at) for n, at in numbered if paragraph.start <= at < paragraph.end)
            yield "¶ " + sheet.marked(document.text, paragraph.start, paragraph.end, here, SHOWN)


def rows(reports: Path, folder: Path) -> Iterable[str]:
    """The answers of a folder as they are kept."""
    texts = {d.id: d for d in sheet.reports(reports)}
    for (report, at), number, words in sheet.answers(folder, "answers"):
        named = -1 if words == "-" else _named(texts[report], words, at)
        if named is None:
            print(f"{number}: not in the report: {words}")
        else:
            yield f"{report}\t{at:06}\t{named}"


def _named(document: Document, words: str, at: int) -> int | None:
    before = document.text.rfind(words, 0, at)
    return before if before >= 0 else None if (after := document.text.find(words, at)) < 0 else after


def main() -> None:
    """Writes sheets, or keeps answers."""
    of = sheet.asked(__doc__, count=120, parts=2, seed=7)
    if of.step == "sheets":
        sheet.make(stretch, KEPT, of)
    else:
        KEPT.add(rows(of.reports, of.folder), 2)


if __name__ == "__main__":
    main()
