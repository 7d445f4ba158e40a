"""Stances: states told with their numbers, until when, and by words that are printed anyway."""

from __future__ import annotations

from dataclasses import replace

from onrecord.analyze import Options, compose, with_states
from onrecord.model import Claim, Document, EventType, Ledger, Participant, Span
from onrecord.present.text import printed

STANCES = 4
TEXT = "The court fined Brandt, further barring him from office for nine years"


def lines_of(ledger: Ledger) -> list[str]:
    dossier = compose(with_states(ledger), Options())
    return [f"{line.margin} {printed(line.fragments)}" for line in dossier.sections[STANCES].lines]


def test_forces_are_told_as_last_reported(ledger: Ledger) -> None:
    (line,) = (line for line in lines_of(ledger) if line.startswith("forces in"))
    assert line.startswith("forces in Norland > Port Amber (last reported 05-14): «Two transport planes with")


def _barred(ledger: Ledger, confidence: float) -> Ledger:
    """The ledger with a fine, surely read, and a bar told in the same words, less surely read."""
    start = TEXT.index("further")
    act = TEXT.index("barring")
    brandt = (Participant("e-brandt", "Ilo Brandt", None),)
    whole = Claim("fine", "more", Span.cut(TEXT, 0, len(TEXT)), Span.cut(TEXT, 10, 15), EventType.SANCTION,
                  confidence=0.9)  # fmt: skip
    part = replace(whole, id="bar", span=Span.cut(TEXT, start, len(TEXT)), act=Span.cut(TEXT, act, act + 7),
                   recipients=brandt, confidence=confidence)  # fmt: skip
    documents = (*ledger.documents, Document("more", "", TEXT))
    return replace(ledger, documents=documents, claims=(*ledger.claims, whole, part))


def test_a_bar_told_within_printed_words_is_printed_as_such(ledger: Ledger) -> None:
    bar = "barred Ilo Brandt: «further barring him from office for nine years» [B1: B itself, no source given]."
    assert bar in lines_of(_barred(ledger, 0.4))
    assert bar not in lines_of(_barred(ledger, 0.1))
