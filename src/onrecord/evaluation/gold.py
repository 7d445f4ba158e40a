"""Gold claims: hand-made claims of a report, and the program's claims, in one shape to be held together.

Both come down to a ``Marked``: offsets of clause and act, type, status, and the words of every field. The
form of gold files and the choices made here (which words count, what voice means) follow the scorer
that comes with the gold data, so that the figures are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onrecord.evaluation.row import Row

Words = frozenset[str]
Range = tuple[int, int]

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Marked:
    """One claim as marked: ranges are offsets in the document's text, ``voice`` None for the report's own."""

    document: str
    span: tuple[int, int]
    act: tuple[int, int]
    type: str
    status: str
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]
    voice: Words | None
    when: tuple[str | None, str | None] | None
    quantities: frozenset[tuple[float | None, float | None]]


@cache
def common_words() -> Words:
    """Words too common to show that two names are the same."""
    file = resources.files("onrecord.evaluation") / "data" / "common_words.txt"
    return frozenset(line for line in file.read_text("utf-8").splitlines() if not line.startswith("#"))


def content_words(text: str | None) -> Words:
    """The telling words of a name or phrase: lower case, without accents, common words left out."""
    plain = unicodedata.normalize("NFKD", text or "").encode("ascii", "ignore").decode().lower()
    return frozenset(_WORD.findall(plain)) - common_words()


def gold_claims(gold: Iterable[Row], texts: Mapping[str, str]) -> Iterator[Marked]:
    """Gold lines as marks; conflicts are passed over, and so is what stands only in a headline."""
    used: dict[tuple[str, str], int] = {}
    for row in gold:
        if row.get("conflict") or row["doc"] not in texts:
            continue
        ranges = _standoff(row) if "span" in row else _located(row, texts[row["doc"]], used)
        if ranges is not None:
            yield _gold_mark(row, *ranges)


def _standoff(row: Row) -> tuple[Range, Range]:
    return (row["span"][0], row["span"][1]), (row["act"][0], row["act"][1])


def _located(row: Row, text: str, used: dict[tuple[str, str], int]) -> tuple[Range, Range] | None:
    """Where the quote and the act of a gold line stand; the same quote again is looked for near the last."""
    key = (row["doc"], row["quote"])
    start = _nearest(text, row["quote"], used.get(key))
    if start is None:
        return None
    used[key] = start
    act = _nearest(text, row["act"], start)
    act = -1 if act is None else act
    return (start, start + len(row["quote"])), (act, act + len(row["act"]))


def _nearest(text: str, quote: str, near: int | None) -> int | None:
    places = [m.start() for m in re.finditer(re.escape(quote), text)]
    if not places:
        return None
    return places[0] if near is None else min(places, key=lambda at: abs(at - near))


def _gold_mark(row: Row, span: tuple[int, int], act: tuple[int, int]) -> Marked:
    nearest = row["sources"][0] if row["sources"] else {"words": None, "name": "", "kind": "outlet"}
    own = nearest["kind"] == "outlet" and nearest["words"] is None
    return Marked(
        document=row["doc"],
        span=span,
        act=act,
        type=row["type"],
        status=row["status"],
        actors=tuple(content_words(x.replace("=", " ")) for x in row["actors"]),
        recipients=tuple(content_words(x.replace("=", " ")) for x in row["recipients"]),
        voice=None if own else content_words(f"{nearest['words'] or ''} {nearest['name'] or ''}"),
        when=_days(row.get("when")),
        quantities=frozenset((q["low"], q["high"]) for q in row["quantities"]),
    )


def predicted_claims(claims: Iterable[Row], texts: Mapping[str, str]) -> Iterator[Marked]:
    """Claims of the record format as marks; those of other documents are passed over."""
    for row in claims:
        if row.get("kind", "claim") == "claim" and row["document"] in texts:
            yield _predicted_mark(row)


def _predicted_mark(row: Row) -> Marked:
    links = row.get("attribution") or []
    nearest = links[0]["source"] if links else None
    own = nearest is None or (nearest["kind"] == "outlet" and len(links) == 1)
    return Marked(
        document=row["document"],
        span=(row["span"]["start"], row["span"]["end"]),
        act=(row["act"]["start"], row["act"]["end"]),
        type=row["type"],
        status=row["status"],
        actors=tuple(_named(x) for x in row.get("actors") or ()),
        recipients=tuple(_named(x) for x in row.get("recipients") or ()),
        voice=None if own or nearest is None else _named(nearest),
        when=_days(row.get("when")),
        quantities=frozenset((q.get("low"), q.get("high")) for q in row.get("quantities") or ()),
    )


def _named(row: Row) -> Words:
    return content_words(f"{row.get('name') or ''} {(row.get('span') or {}).get('quote') or ''}")


def _days(when: Row | None) -> tuple[str | None, str | None] | None:
    """(earliest, latest) of a dated time; None where both ends are open."""
    if not when or not (when.get("earliest") or when.get("latest")):
        return None
    return when.get("earliest"), when.get("latest")
