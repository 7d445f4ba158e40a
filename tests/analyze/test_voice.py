"""Voices: who says so, nearest first."""

from __future__ import annotations

import pytest

from onrecord.analyze.desk import Desk
from onrecord.analyze.options import Options
from onrecord.analyze.voice import voice_words
from onrecord.model import (
    Attribution,
    AttributionMode,
    Claim,
    Document,
    EventType,
    Ledger,
    Participant,
    Source,
    SourceKind,
    Span,
)

OUTLET = Attribution(Source(SourceKind.OUTLET))
WRITER = Attribution(Source(SourceKind.WRITER))
WIRE = Attribution(Source(SourceKind.WIRE, "Northern Wire"), mode=AttributionMode.INDIRECT)
ENVOY = Attribution(Source(SourceKind.PERSON, "Ana Reyl"), mode=AttributionMode.DIRECT)
AIDES = Attribution(
    Source(SourceKind.UNNAMED, None, None, Span(0, 5, "aides")), mode=AttributionMode.INDIRECT
)
AIDE = Attribution(Source(SourceKind.UNNAMED, "aide of the mayor", None, Span(0, 2, "He")))
REYL = Attribution(Source(SourceKind.UNNAMED, "Reyl Institute", None, Span(0, 14, "Reyl Institute")))
THEY = Attribution(Source(SourceKind.UNNAMED, None, None, Span(0, 4, "They")), mode=AttributionMode.INDIRECT)


def words(*chain: Attribution, text: str = "The bridge fell.", kind: EventType = EventType.ASSAULT) -> str:
    claim = Claim("c", "d", Span.cut(text, 0, len(text)), Span.cut(text, 0, 1), kind, attribution=chain)
    return voice_words(Desk(Ledger((Document("d", "", text),), claims=(claim,)), Options()), claim)


@pytest.mark.parametrize(
    ("chain", "told"),
    [
        ((OUTLET,), "A itself, no source given"),
        ((WRITER, OUTLET), "A's writer"),
        ((WIRE, OUTLET), "Northern Wire, paraphrased, via A"),
        ((ENVOY, OUTLET), "Ana Reyl, direct"),
        ((ENVOY, WIRE, WRITER, OUTLET), "Ana Reyl, direct, via Northern Wire"),
        ((AIDES, WIRE, OUTLET), "«aides», unnamed, paraphrased, via Northern Wire"),
        ((AIDE, OUTLET), "«aide of the mayor», unnamed"),
        ((REYL, OUTLET), "Reyl Institute"),
        ((THEY, OUTLET), "nobody named, paraphrased"),
    ],
)
def test_a_chain_in_words(chain: tuple[Attribution, ...], told: str) -> None:
    assert words(*chain) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Leave the harbour now."', "Ana Reyl, direct"),
        ('Reyl told them to "leave the harbour" at once.', "Ana Reyl, part quoted"),
        ("Reyl told them to leave the harbour.", "A itself"),
    ],
)
def test_a_speaker_is_heard_only_in_quoted_words(text: str, told: str) -> None:
    actor = Participant(None, "Ana Reyl", None)
    claim = Claim(
        "c",
        "d",
        Span.cut(text, 0, len(text)),
        Span.cut(text, 0, 1),
        EventType.REQUEST,
        actors=(actor,),
        attribution=(OUTLET,),
    )
    assert voice_words(Desk(Ledger((Document("d", "", text),), claims=(claim,)), Options()), claim) == told
