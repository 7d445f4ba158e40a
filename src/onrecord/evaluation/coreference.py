"""Which words name the same happening, held against gold mentions: no grouping of reports is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from onrecord.errors import InputError
from onrecord.evaluation.clustering import b_cubed, ceaf_e, conll, muc
from onrecord.evaluation.figure import Figures
from onrecord.evaluation.row import Row, rows, write_rows
from onrecord.evaluation.stories import document
from onrecord.read.page import Page, Paragraph, Token
from onrecord.read.parse import parse_all
from onrecord.reconcile.naming import Naming, same_happenings
from onrecord.reconcile.story import stories
from onrecord.reconcile.word import listed, stem

TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
LINKS = frozenset({"prep", "agent", "dobj", "nsubj", "nsubjpass", "pobj"})
"""Parts of speech that tell what a sentence is about, and relations through which a noun hangs on an act."""


def evaluate(docs: Path, gold: Path, pred: Path | None = None) -> dict[str, Figures]:
    """Groups the gold mentions of events in DOCS and scores them; writes the groups to ``pred`` if asked."""
    marked = [row for row in rows(gold) if row.get("type", "event") == "event"]
    found = predicted(rows(docs), marked)
    write_rows(({"mention_id": name, "cluster": found[name]} for name in sorted(found)), pred)
    truth = {row["mention_id"]: row["cluster"] for row in marked}
    return {"events": _figures(truth, found)}


def _figures(truth: Mapping[str, str], found: Mapping[str, str]) -> Figures:
    measures = {"muc": muc, "b3": b_cubed, "ceafe": ceaf_e}
    figures: Figures = {"mentions": len(truth), "gold": len(set(truth.values()))}
    figures["pred"] = len(set(found.values()))
    figures |= {name: round(100 * measure(truth, found).f1, 1) for name, measure in measures.items()}
    return figures | {"conll": round(100 * conll(truth, found), 1)}


def predicted(texts: Iterable[Row], marked: Iterable[Row]) -> dict[str, str]:
    """From each mention's id to that of its group, called by its smallest mention."""
    groups = same_happenings(namings(texts, marked))
    return {name: group[0] for group in groups for name in group}


def namings(texts: Iterable[Row], marked: Iterable[Row]) -> list[Naming]:
    """The gold mentions as the reader sees them: in their story, their sentence and their parse."""
    reports = sorted((document(row) for row in texts), key=lambda report: report.id)
    story = {name: at for at, group in enumerate(stories(reports)) for name in group}
    wanted: dict[str, list[Row]] = defaultdict(list)
    for row in marked:
        if row["doc_id"] not in story:
            raise InputError(str(row["doc_id"]), "no text for it", "name the texts with --docs")
        wanted[row["doc_id"]].append(row)
    pages = parse_all(report for report in reports if report.id in wanted)
    return [_naming(row, page, story[page.document.id]) for page in pages for row in wanted[page.document.id]]


def _naming(row: Row, page: Page, story: int) -> Naming:
    for paragraph in page.paragraphs:
        inside = [one for one in paragraph.tokens if one.start < row["end"] and one.end > row["start"]]
        if inside:
            return _parsed(row, paragraph, inside, story)
    word = str(row["text"]).lower()
    bare = frozenset({stem(word)})
    return Naming(row["mention_id"], row["doc_id"], story, (-1, 0), word, bare, frozenset(), frozenset())


def _parsed(row: Row, paragraph: Paragraph, inside: Sequence[Token], story: int) -> Naming:
    own = {one.i for one in inside}
    head = next((one for one in inside if one.head not in own or one.head == one.i), inside[0])
    first, last = next(((a, b) for a, b in paragraph.sentences if a <= head.i < b), (0, len(paragraph.tokens)))
    around = [one for one in paragraph.tokens[first:last] if one.i not in own]
    return Naming(
        row["mention_id"],
        row["doc_id"],
        story,
        (paragraph.index, first),
        head.lemma.lower(),
        _stems(inside) | {stem(head.lemma.lower())},
        _stems(one for one in around if one.pos in TELLING),
        _stems(one for one in around if one.pos in NOUNS and _hangs(one, head, paragraph)),
    )


def _hangs(word: Token, head: Token, paragraph: Paragraph) -> bool:
    """Whether a noun is an argument of the head, directly or through a preposition, or the head of it."""
    above = paragraph.tokens[word.head]
    return word.head == head.i or word.i == head.head or (above.head == head.i and above.dep in LINKS)


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    stop = listed("stopwords.txt")
    return frozenset(stem(one.lower) for one in tokens if one.lower not in stop and one.lower[:1].isalnum())
