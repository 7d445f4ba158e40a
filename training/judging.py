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

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from verdict import KEPT, PARTS, digest, fields

from onrecord.ingest import Facts, load
from onrecord.model import Document
from onrecord.read.claim import drafts
from onrecord.read.confidence import Scale
from onrecord.read.draft import Draft
from onrecord.read.parse import parse_all
from onrecord.read.scene import Scene, survey
from onrecord.read.statement import statements

STRETCH = 14  # drafts of one report
HEAD = "# report\tact from\tact to\tverdict\ttype\tstatus\tactor\trecipient\tvoice"


def made(scene: Scene) -> list[Draft]:
    """All drafts of a report, statements after the acts."""
    acts = drafts(scene)
    return [*acts, *statements(scene, Scale(scene, acts).kept())]


def reports(path: Path) -> list[Document]:
    """The reports of a file that are news of some length."""
    return [d for d in load([str(path)], Facts()) if isinstance(d, Document) and len(d.text) > 1200]


def stretch(scene: Scene, chance: random.Random) -> list[Draft]:
    """Some drafts that stand together, from a place drawn at random."""
    found = sorted(made(scene), key=lambda d: d.claim.act.start)
    first = chance.randrange(max(1, len(found) - STRETCH + 1))
    return found[first : first + STRETCH]


def shown(scene: Scene, chosen: Sequence[Draft], number: int) -> Iterator[str]:
    """The lines of one stretch."""
    document = scene.page.document
    crisis = document.published.earliest if document.published else "undated"
    yield f"=== {document.id} | {document.outlet} | {crisis} | {document.title}"
    lead = document.text[:250].replace("\n", " ")
    yield f"(begins: {lead})"
    numbered = {id(d): number + i for i, d in enumerate(chosen)}
    for paragraph in scene.page.paragraphs:
        here = [d for d in chosen if paragraph.start <= d.claim.act.start < paragraph.end]
        near = any(abs(d.act.paragraph - paragraph.index) <= 1 for d in chosen)
        if not here and not near:
            continue
        yield "¶ " + _marked(document.text, paragraph.start, paragraph.end, here, numbered)
        for draft in here:
            claim = draft.claim
            read = fields(claim)
            when = claim.when.value if claim.when is not None else ""
            count = "; ".join(q.span.quote for q in claim.quantities)
            yield (
                f"  {numbered[id(draft)]} «{claim.act.quote}» {read['T']} {read['S']} | A: {read['A']}"
                f" | R: {read['R']} | V: {read['V']} | when {when} | n {count}"
            )


def _marked(text: str, start: int, end: int, here: Sequence[Draft], numbered: dict[int, int]) -> str:
    parts, at = [], start
    for draft in here:
        act = draft.claim.act
        if act.start >= at:
            parts += [text[at : act.start], f"[{numbered[id(draft)]}]"]
            at = act.start
    return "".join([*parts, text[at:end]]).replace("\n", " ")[:1800]


def sheets(path: Path, folder: Path, count: int, parts: int, seed: int) -> None:
    """Writes the sheets and, beside them, what each number stands for."""
    chance = random.Random(seed)
    everything = reports(path)
    done = {line.split("\t")[0] for line in KEPT.read_text().splitlines()} if KEPT.exists() else set()
    chosen = chance.sample([d for d in everything if d.id not in done], count)
    lines: list[list[str]] = [[] for _ in range(parts)]
    key: dict[int, dict[str, object]] = {}
    number = 1
    for i, page in enumerate(parse_all(chosen)):
        scene = survey(page)
        some = stretch(scene, chance)
        lines[i * parts // count] += shown(scene, some, number)
        for j, draft in enumerate(some):
            act = draft.claim.act
            key[number + j] = {"report": page.document.id, "act": [act.start, act.end], **fields(draft.claim)}
        number += len(some)
    folder.mkdir(parents=True, exist_ok=True)
    for part, sheet in enumerate(lines):
        (folder / f"sheet-{part + 1}.txt").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    (folder / "key.json").write_text(json.dumps(key), encoding="utf-8")


def verdicts(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The numbers of a file of verdicts with the words after them."""
    for line in path.read_text(encoding="utf-8").splitlines():
        number, *words = line.split()
        if words:
            yield int(number), words


def keep(folder: Path) -> None:
    """Adds the verdicts of a folder to those kept, sorted by report and place."""
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    lines = set(KEPT.read_text(encoding="utf-8").splitlines()[1:]) if KEPT.exists() else set()
    for path in sorted(folder.glob("*.verdicts")):
        for number, words in verdicts(path):
            lines.add("\t".join(_row(key[str(number)], words)))
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text("\n".join([HEAD, *sorted(lines)]) + "\n", encoding="utf-8")


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["sheets", "keep"])
    parser.add_argument("reports", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", dest="count", type=int, default=240)
    parser.add_argument("--sheets", dest="parts", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    if a.step == "sheets":
        sheets(a.reports, a.folder, a.count, a.parts, a.seed)
    else:
        keep(a.folder)


if __name__ == "__main__":
    main()
