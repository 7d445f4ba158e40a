"""Anchors: the names by which links reach claims, words, paragraphs and reports of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model import Claim, Dossier, Fragment, Span
from onrecord.model.dossier import Cite

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")


def claim_anchor(claim: str) -> str:
    """ "c-…" for a claim's id."""
    return safe(claim if claim.startswith("c-") else f"c-{claim}")


def words_anchor(letter: str, span: Span) -> str:
    """ "q-B-120-164" for words of report B."""
    return f"q-{safe(letter)}-{span.start}-{span.end}"


def paragraph_anchor(label: str) -> str:
    """ "p-B6" for paragraph 6 of report B."""
    return f"p-{safe(label)}"


def report_anchor(letter: str) -> str:
    """ "report-B"."""
    return f"report-{safe(letter)}"


def safe(name: str) -> str:
    """The name with nothing in it that HTML, CSS or a link reads otherwise than as a letter."""
    return _UNSAFE.sub("-", name)


class Anchors:
    """Where the words of a dossier are reached: a claim's anchor for its clause, else one for the words."""

    def __init__(self, dossier: Dossier, claims: Iterable[Claim]) -> None:
        self._letters = {key.document: key.letter for key in dossier.reports}
        self._known = {document.id for document in dossier.ledger.documents} & self._letters.keys()
        self._claims: dict[tuple[str, int, int], str] = {}
        for claim in claims:
            key = (claim.document, claim.span.start, claim.span.end)
            self._claims.setdefault(key, claim_anchor(claim.id))
        self.words = self._cited(dossier)

    def of(self, document: str, span: Span) -> str:
        """The anchor of words of a report; "" for a report that the ledger does not hold."""
        if document not in self._known or span.start >= span.end:
            return ""
        clause = self._claims.get((document, span.start, span.end))
        return clause or words_anchor(self._letters[document], span)

    def _cited(self, dossier: Dossier) -> dict[str, dict[str, Span]]:
        """The words that are cited and are no claim's whole clause, by report and anchor."""
        found: dict[str, dict[str, Span]] = {}
        for document, span in _places(dossier):
            anchor = self.of(document, span)
            if anchor.startswith("q-"):
                found.setdefault(document, {})[anchor] = span
        return found


def fragments(dossier: Dossier) -> Iterable[Fragment]:
    """Every fragment of a dossier, in order of printing."""
    lines = [*dossier.header, *(line for section in dossier.sections for line in section.lines)]
    return (fragment for line in lines for fragment in line.fragments)


def _places(dossier: Dossier) -> list[tuple[str, Span]]:
    cites = [(one.document, one.span) for one in fragments(dossier) if isinstance(one, Cite)]
    return cites + [(note.document, note.span) for note in dossier.endnotes]
