"""Sheets of drafts for a reader to judge, and their verdicts as examples of ``training/confidence.py``.

    python training/judging.py sheets REPORTS FOLDER --reports 240 --sheets 4
    python training/judging.py keep REPORTS FOLDER        # sheet-*.verdicts there -> training/judged/drafts.tsv

A sheet shows stretches of reports with the acts numbered and what the rules read of each. A verdict is a line:

    12 1              a claim by the annotation guide, all its fields right
    12 1 T=REJECT S=planned A! R+ V-     a claim; type and status as they should be; actor wrong, recipient
                      missing, a voice where there should be none (! another, + missing, - too much)
    12 0 m            no claim: m another sense or figure of speech, g general or hypothetical, b background,
                      d a part or a second name of an act told beside it, p no politics or war, x else

What is kept has no words of the reports: their ids, offsets of the act, digests of what was read, verdicts.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

import sheet
from verdict import KEPT as PATH
from verdict import PARTS, digest, fields

from onrecord.read.claim import drafts
from onrecord.read.confidence import Scale
from onrecord.read.draft import Draft
from onrecord.read.page import Page
from onrecord.read.scene import Scene, survey
from onrecord.read.statement import statements

STRETCH = 14  # drafts of one report
SHOWN = 1800  # code points of a paragraph
KEPT = sheet.Kept(PATH, "# report\tact from\tact to\tverdict\ttype\tstatus\tactor\trecipient\tvoice")


def made(scene: Scene) -> list[Draft]:
    """All drafts of a report, statements after the acts."""
    acts = drafts(scene)
    return [*acts, *statements(scene, Scale(scene, acts).kept())]


def stretch(page: Page, number: int, chance: random.Random) -> tuple[Iterator[str], list[dict[str, Any]]]:
    """Some drafts that stand together, shown and keyed."""
    scene = survey(page)
    found = sorted(made(scene), key=lambda d: d.claim.act.start)
    some = sheet.neighbours(found, STRETCH, chance)
    key = [
        {"report": page.document.id, "act": [d.claim.act.start, d.claim.act.end], **fields(d.claim)}
        for d in some
    ]
    return shown(scene, some, number), key


def shown(scene: Scene, chosen: Sequence[Draft], number: int) -> Iterator[str]:
    """The lines of one stretch."""
    document = scene.page.document
    day = document.published.earliest if document.published else "undated"
    yield f"=== {document.id} | {document.outlet} | {day} | {document.title}"
    lead = document.text[:250].replace("\n", " ")
    yield f"(begins: {lead})"
    numbered = list(enumerate(chosen, number))
    for paragraph in scene.page.paragraphs:
        here = [(n, d.claim) for n, d in numbered if paragraph.start <= d.claim.act.start < paragraph.end]
        near = any(abs(d.act.paragraph - paragraph.index) <= 1 for d in chosen)
        if not here and not near:
            continue
        places = ((n, claim.act.start) for n, claim in here)
        yield "¶ " + sheet.marked(document.text, paragraph.start, paragraph.end, places, SHOWN)
        for n, claim in here:
            read = fields(claim)
            when = claim.when.value if claim.when is not None else ""
            count = "; ".join(q.span.quote for q in claim.quantities)
            yield (
                f"  {n} «{claim.act.quote}» {read['T']} {read['S']} | A: {read['A']}"
                f" | R: {read['R']} | V: {read['V']} | when {when} | n {count}"
            )


def _row(read: dict[str, Any], words: list[str]) -> list[str]:
    """One verdict with what it was given on: no words of the report."""
    marks = dict.fromkeys(PARTS, "=")
    right = {"T": read["T"], "S": read["S"]}
    for fault in words[1:] if words[0] == "1" else []:
        if fault[:2] in ("T=", "S="):
            right[fault[0]] = fault[2:]
        elif fault[0] in marks:
            marks[fault[0]] = fault[1]
    verdict = "claim" if words[0] == "1" else words[1]
    start, end = read["act"]
    parties = [f"{digest(read[f])}{mark}" for f, mark in marks.items()]
    return [read["report"], f"{start:06}", f"{end:06}", verdict, right["T"], right["S"], *parties]


def main() -> None:
    """Writes sheets, or keeps verdicts."""
    of = sheet.asked(__doc__, count=240, parts=4, seed=1)
    if of.step == "sheets":
        sheet.make(stretch, KEPT, of)
    else:
        given = sheet.answers(of.folder, "verdicts")
        KEPT.add("\t".join(_row(read, words.split())) for read, _, words in given)


if __name__ == "__main__":
    main()
