"""Sheets of drafts for a reader to judge, and their verdicts as examples of ``training/confidence.py``.

    python training/judging.py sheets REPORTS FOLDER --reports 240 --sheets 4
    python training/judging.py keep REPORTS FOLDER        # sheet-*.verdicts there -> training/judged/*.tsv
    python training/judging.py again REPORTS FOLDER       # asks who it should be where a party was judged wrong

A sheet shows stretches of reports with the acts numbered and what the rules read of each. A verdict is a line:

    12 1              a claim by the annotation guide, all its fields right
    12 1 T=REJECT S=planned A! R+ V-     a claim; type and status as they should be; actor wrong, recipient
                      missing, a voice where there should be none (! another, + missing, - too much)
    12 1 A=Jane Doe; the army R=-        a claim; its actors and recipients should be these, in words of the
                      report ("-" for nobody)
    12 0 m            no claim: m another sense or figure of speech, g general or hypothetical, b background,
                      d a part or a second name of an act told beside it, p no politics or war, x else

What is kept has no words of the reports: their ids, offsets of the act, digests of what was read, verdicts
(``drafts.tsv``); offsets of the act, of its actors and of its recipients (``parties.tsv``).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import Any

import sheet
from verdict import KEPT as PATH
from verdict import PARTIES, PARTS, digest, fields, line, read_verdicts

from onrecord.model import Document, EventType
from onrecord.read.claim import drafts
from onrecord.read.confidence import Scale
from onrecord.read.draft import Draft
from onrecord.read.page import Page
from onrecord.read.scene import Scene, survey
from onrecord.read.statement import statements

STRETCH = 14  # drafts of one report
SHOWN = 1800  # code points of a paragraph
KEPT = sheet.Kept(PATH, "# report\tact from\tact to\tverdict\ttype\tstatus\tactor\trecipient\tvoice")
PLACED = sheet.Kept(PARTIES, "# report\tact from\tact to\tactors\trecipients")


def made(scene: Scene) -> list[Draft]:
    """All drafts of a report, statements after the acts."""
    acts = drafts(scene)
    return [*acts, *statements(scene, Scale(scene, acts).kept())]


def stretch(page: Page, number: int, chance: random.Random) -> tuple[Iterator[str], list[dict[str, Any]]]:
    """Some drafts that stand together, shown and keyed."""
    scene = survey(page)
    found = sorted(made(scene), key=lambda d: d.claim.act.start)
    some = sheet.neighbours(found, STRETCH, chance)
    return shown(scene, some, number), [_key(page, d) for d in some]


def _key(page: Page, draft: Draft) -> dict[str, Any]:
    claim = draft.claim
    placed = {"A": claim.actors, "R": claim.recipients}
    at = {part: [[p.span.start, p.span.end] for p in of if p.span] for part, of in placed.items()}
    return {"report": page.document.id, "act": [claim.act.start, claim.act.end], **fields(claim), "at": at}


def doubtful(page: Page, number: int, chance: random.Random) -> tuple[Iterator[str], list[dict[str, Any]]]:
    """The claims of a judged report of which a party was judged wrong, or is read otherwise by now."""
    scene = survey(page)
    verdicts = read_verdicts()[page.document.id]
    some = []
    for draft in sorted(made(scene), key=lambda d: d.claim.act.start):
        verdict = verdicts.at(draft.claim.act)
        speech = draft.claim.type is EventType.STATEMENT
        if verdict is not None and verdict.claim and not speech and not verdict.parties_right(draft.claim):
            some.append(draft)
    return shown(scene, some, number), [_key(page, d) for d in some]


def shown(scene: Scene, chosen: Sequence[Draft], number: int) -> Iterator[str]:
    """The lines of one stretch."""
    document = scene.page.document
    yield sheet.headed(document)
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
        yield from (line(n, claim) for n, claim in here)


def _row(read: dict[str, Any], words: list[str]) -> list[str]:
    """One verdict with what it was given on: no words of the report."""
    marks = dict.fromkeys(PARTS, "=")
    right = {"T": read["T"], "S": read["S"]}
    for fault in words[1:] if words[0] == "1" else []:
        if fault[:2] in ("T=", "S="):
            right[fault[0]] = fault[2:]
        elif fault[0] in marks:
            marks[fault[0]] = fault[1] if fault[1] != "=" else "!"
    verdict = "claim" if words[0] == "1" else words[1]
    start, end = read["act"]
    parties = [f"{digest(read[f])}{mark}" for f, mark in marks.items()]
    return [read["report"], f"{start:06}", f"{end:06}", verdict, right["T"], right["S"], *parties]


_FAULT = re.compile(r"\s+(?=[TSARV][=!+-](?:\S|$))")


def _words(verdict: str) -> list[str]:
    """The parts of a verdict; the words of a party stay together."""
    head, _, faults = verdict.partition(" ")
    return [head, *(_FAULT.split(faults.strip()) if head == "1" and faults.strip() else faults.split())]


def _placed(document: Document, read: dict[str, Any], number: str, words: Sequence[str]) -> Iterator[str]:
    """Where the parties of a claim stand, one line, or none where one of them is not known."""
    if words[0] != "1":
        return
    found = [_place(document, read, part, words[1:]) for part in "AR"]
    if None in found:
        print(f"{number}: a party is not known: {' '.join(words)}")
        return
    start, end = read["act"]
    sides = ("-" if not at else ",".join(f"{s}-{e}" for s, e in at) for at in found if at is not None)
    yield "\t".join([read["report"], f"{start:06}", f"{end:06}", *sides])


def _place(
    document: Document, read: dict[str, Any], part: str, faults: Sequence[str]
) -> list[tuple[int, int]] | None:
    """The offsets of one side of a claim; None where it is judged wrong and what is right is not told."""
    told = [fault for fault in faults if fault[0] == part]
    if not told:
        return [(start, end) for start, end in read["at"][part]]
    if told[0][1] == "-":
        return []
    if told[0][1] != "=":
        return None
    names = [name.strip() for name in told[0][2:].split(";") if name.strip() not in ("-", "")]
    found = [_nearest(document.text, name, read["act"][0]) for name in names]
    return None if None in found else [at for at in found if at is not None]


def _nearest(text: str, words: str, act: int) -> tuple[int, int] | None:
    """Where words stand nearest to an act, those after it counted twice as far."""
    at = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if not at:
        return None
    start = min(at, key=lambda s: (act - s if s < act else 2 * (s - act), s))
    return start, start + len(words)


def main() -> None:
    """Writes sheets, or keeps verdicts."""
    of = sheet.asked(__doc__, count=240, parts=4, seed=1)
    if of.step == "sheets":
        sheet.make(stretch, KEPT, of)
    elif of.step == "again":
        sheet.make(doubtful, PLACED, of, within=frozenset(read_verdicts()))
    else:
        given = [(read, n, _words(words)) for read, n, words in sheet.answers(of.folder, "verdicts")]
        texts = {d.id: d for d in sheet.reports(of.reports)}
        KEPT.add(("\t".join(_row(read, words)) for read, _, words in given), 3)
        placed = (_placed(texts[read["report"]], read, n, words) for read, n, words in given)
        PLACED.add((row for rows in placed for row in rows), 3)


if __name__ == "__main__":
    main()
