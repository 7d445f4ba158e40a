"""Quotations of a draft held against the very words of the reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from onrecord.model import Carried, Document

_MARKS = str.maketrans(dict(zip("’‘“”«»–—\u00a0", "''\"\"\"\"-- ", strict=True)))
_CUT = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_NO_MARKS = str.maketrans("", "", ".,;:!?\"'")
_EDGE = " .,;:!?…\"'-"
_ALIKE = 55.0
"""Least likeness (rapidfuzz, 0 to 100) of words shown as the nearest real quotation."""
_SENTENCE = 4
"""Blanks between the words of a sentence that, word for word in a report, is beyond doubt its own."""
_MOST = 40
"""Reports that are searched for the nearest words, those that share most of the quotation's words first."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without what typing varies (case, marks, runs of space), and where each letter stood."""

    text: str
    places: tuple[int, ...]


class Library:
    """The texts of the reports, made plain once."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = documents
        self._plain = [_folded(document.text) for document in documents]

    def find(self, quotation: str) -> list[Carried]:
        """Every place where a report has these very words; marks at the ends and cuts ("…") do not count."""
        parts = [core for part in _CUT.split(quotation) if (core := plain(part).text.strip(_EDGE))]
        if not parts:
            return []
        found = []
        for document, folded in zip(self._documents, self._plain, strict=True):
            if all(part in folded for part in parts):
                text = plain(document.text)
                at = text.text.find(parts[0])
                if at >= 0:
                    found.append(_carried(document, text, at, at + len(parts[0])))
        return found

    def nearest(self, quotation: str) -> Carried | None:
        """The words of a report that come nearest to a quotation; None where none come near."""
        wanted = plain(quotation).text.strip(_EDGE)
        words = set(wanted.split())
        ranked = sorted(range(len(self._plain)), key=lambda i: -sum(word in self._plain[i] for word in words))
        best: tuple[float, int] | None = None
        for i in ranked[:_MOST]:
            found = fuzz.partial_ratio_alignment(wanted, self._plain[i], score_cutoff=_ALIKE)
            if found is not None and (best is None or found.score > best[0]):
                best = (found.score, i)
        return self._words(wanted, best[1]) if best else None

    def _words(self, wanted: str, i: int) -> Carried | None:
        """The words of a report that come nearest, cut from its text."""
        text = plain(self._documents[i].text)
        found = fuzz.partial_ratio_alignment(wanted, text.text)
        if found is None or found.dest_start >= found.dest_end:
            return None
        return _carried(self._documents[i], text, *_whole_words(text.text, found.dest_start, found.dest_end))


def in_words(sentence: str, text: str) -> bool:
    """Whether a text has a sentence word for word; marks at its ends do not count."""
    core = _folded(sentence).strip(_EDGE)
    return core.count(" ") >= _SENTENCE and core in _folded(text)


def _folded(text: str) -> str:
    """The plain text without its places: many reports at once, a few milliseconds a megabyte."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_MARKS)).lower().split())


def plain(text: str) -> Plain:
    """The text in lower case with straight marks and single spaces, each letter with its offset."""
    letters: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text):
        for letter in unicodedata.normalize("NFKC", char.translate(_MARKS)).lower():
            if letter.isspace():
                if not letters or letters[-1] == " ":
                    continue
                letter = " "
            letters.append(letter)
            places.append(at)
    return Plain("".join(letters), tuple(places))


def changed_words(quotation: str, nearest: str) -> str:
    """The words that differ, as " (stayed → ran)"; empty where only marks do."""
    own, other = (plain(text).text.translate(_NO_MARKS).split() for text in (quotation, nearest))
    steps = SequenceMatcher(a=own, b=other, autojunk=False).get_opcodes()
    changes = [f"{' '.join(own[a:b]) or '–'} → {' '.join(other[c:d]) or '–'}"
               for kind, a, b, c, d in steps if kind != "equal"]  # fmt: skip
    return f" ({'; '.join(changes)})" if changes else ""


def _carried(document: Document, text: Plain, start: int, end: int) -> Carried:
    first, last = text.places[start], text.places[end - 1] + 1
    return Carried(document.id, first, last, document.text[first:last])


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened to whole words."""
    if (mark := text[start:end].find('"')) >= 0:
        start, end = (start + mark + 1, end) if mark < (end - start) / 2 else (start, start + mark)
    while start > 0 and text[start - 1] not in ' "':
        start -= 1
    while end < len(text) and text[end] not in ' ".,;':
        end += 1
    while end - 1 > start and text[end - 1] == " ":
        end -= 1
    return start, max(end, start + 1)
