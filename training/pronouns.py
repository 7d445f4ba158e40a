"""Sheets of pronouns for a reader to resolve, and the answers as examples of ``training/coreference.py``.

    python training/pronouns.py sheets REPORTS FOLDER --reports 120 --sheets 2
    python training/pronouns.py keep REPORTS FOLDER     # sheet-*.answers there -> training/judged/pronouns.tsv

A sheet shows stretches of reports with numbered pronouns. An answer is a line: the number, then words of the
report that name whom it means (those nearest before it, else after it), or "-" where it means no party: a
thing, nothing, everybody, nobody named. What is kept has no words: report, offset of the pronoun, offset of
the words that name whom it means (-1 for none).
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import judging

from onrecord.model import Document
from onrecord.read.names.coreference import PRONOUNS
from onrecord.read.page import Page, Token
from onrecord.read.parse import parse_all

KEPT = Path(__file__).parent / "judged/pronouns.tsv"
HEAD = "# report\tpronoun at\tnamed at"
STRETCH = 9  # pronouns of one report


def pronouns(page: Page) -> list[Token]:
    """The pronouns of the third person of a report."""
    return [
        token for paragraph in page.paragraphs for token in paragraph.tokens
        if token.text.lower() in PRONOUNS and token.dep != "expl"
    ]  # fmt: skip


def shown(page: Page, chosen: Sequence[Token], number: int) -> Iterator[str]:
    """The lines of one stretch."""
    document = page.document
    yield f"=== {document.id} | {document.outlet} | {document.title}"
    yield f"(begins: {document.text[:400]!r})"
    near = {p.index for p in page.paragraphs for t in chosen if p.start <= t.start < p.end}
    for paragraph in page.paragraphs:
        if not any(0 <= index - paragraph.index <= 2 for index in near):
            continue
        parts, at = [], paragraph.start
        for i, token in enumerate(chosen):
            if paragraph.start <= token.start < paragraph.end:
                parts += [document.text[at : token.start], f"[{number + i}]"]
                at = token.start
        yield "¶ " + "".join([*parts, document.text[at : paragraph.end]]).replace("\n", " ")[:2500]


def sheets(path: Path, folder: Path, count: int, parts: int, seed: int) -> None:
    """Writes the sheets and, beside them, what each number stands for."""
    chance = random.Random(seed)
    done = {line.split("\t")[0] for line in KEPT.read_text().splitlines()} if KEPT.exists() else set()
    chosen = chance.sample([d for d in judging.reports(path) if d.id not in done], count)
    lines: list[list[str]] = [[] for _ in range(parts)]
    key: dict[int, tuple[str, int]] = {}
    for i, page in enumerate(parse_all(chosen)):
        found = pronouns(page)
        first = chance.randrange(max(1, len(found) - STRETCH + 1))
        some = found[first : first + STRETCH]
        lines[i * parts // count] += shown(page, some, len(key) + 1)
        for token in some:
            key[len(key) + 1] = (page.document.id, token.start)
    folder.mkdir(parents=True, exist_ok=True)
    for part, sheet in enumerate(lines):
        (folder / f"sheet-{part + 1}.txt").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    (folder / "key.json").write_text(json.dumps(key), encoding="utf-8")


def keep(reports: Path, folder: Path) -> None:
    """Adds the answers of a folder to those kept."""
    texts = {d.id: d for d in judging.reports(reports)}
    key = json.loads((folder / "key.json").read_text(encoding="utf-8"))
    lines = set(KEPT.read_text(encoding="utf-8").splitlines()[1:]) if KEPT.exists() else set()
    for path in sorted(folder.glob("*.answers")):
        for line in path.read_text(encoding="utf-8").splitlines():
            number, _, words = line.strip().partition(" ")
            report, at = key[number]
            named = -1 if words.strip() == "-" else _named(texts[report], words.strip(), at)
            if named is None:
                print(f"{number}: not in the report: {words}")
            else:
                lines.add(f"{report}\t{at:06}\t{named}")
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text("\n".join([HEAD, *sorted(lines)]) + "\n", encoding="utf-8")


def _named(document: Document, words: str, at: int) -> int | None:
    before = document.text.rfind(words, 0, at)
    return before if before >= 0 else None if (after := document.text.find(words, at)) < 0 else after


def main() -> None:
    """Writes sheets, or keeps answers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["sheets", "keep"])
    parser.add_argument("reports", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", dest="count", type=int, default=120)
    parser.add_argument("--sheets", dest="parts", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    a = parser.parse_args()
    if a.step == "sheets":
        sheets(a.reports, a.folder, a.count, a.parts, a.seed)
    else:
        keep(a.reports, a.folder)


if __name__ == "__main__":
    main()
