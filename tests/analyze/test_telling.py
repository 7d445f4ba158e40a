"""Tellings: a name and office before the words, and never a doer whom the words do not bear out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.analyze.desk import Desk
from onrecord.analyze.options import Options
from onrecord.analyze.telling import telling
from onrecord.model import (
    Attribution,
    AttributionMode,
    Claim,
    Document,
    Entity,
    EntityType,
    EventType,
    Ledger,
    Mention,
    Participant,
    Role,
    Source,
    SourceKind,
    Span,
)
from onrecord.present.text import printed


def told(text: str, act: str, actor: str, kind: EventType = EventType.ACCUSE) -> str:
    """How the only claim of a report is told; Lund is the prime minister, Brandt is named too."""

    def span(words: str) -> Span:
        return Span.cut(text, text.index(words), text.index(words) + len(words))

    title = "Prime Minister"  # the reader gives titles in lower case
    roles = (Role(title.lower(), None, None, None, span(title), "d"),) if title in text else ()
    people = (
        Entity("lund", "Vera Lund", EntityType.PERSON, roles=roles),
        Entity("brandt", "Ilo Brandt", EntityType.PERSON),
    )
    named = tuple(Mention(e.id, span(n)) for e, n in zip(people, ("Lund", "Brandt"), strict=True) if n in text)
    claim = Claim("c", "d", Span.cut(text, 0, len(text)), span(act), kind, confidence=0.9)
    claim = replace(claim, actors=(Participant("lund", "Vera Lund", span(actor)),))
    desk = Desk(Ledger((Document("d", "", text),), people, (claim,), mentions=(("d", named),)), Options())
    return printed(telling(desk, claim))


def test_the_name_and_office_stand_for_the_subject_that_the_report_prints() -> None:
    words = told("Prime Minister Vera Lund on Monday accused the council of fraud", "accused", "Vera Lund")
    assert words == "Vera Lund, prime minister, «on Monday accused the council of fraud» [A1: A itself]"


@pytest.mark.parametrize(
    ("words", "act", "actor"),
    [
        ("When Vera Lund accused the council of fraud, few listened", "accused", "Vera Lund"),
        ("Lund's party accused the council of fraud", "accused", "Lund's"),
        ("Lund and others accused the council of fraud", "accused", "Lund"),
    ],
)
def test_words_that_bind_the_name_to_something_else_are_left_whole(words: str, act: str, actor: str) -> None:
    assert told(words, act, actor).startswith(f"«{words}»")


def test_no_verb_is_given_to_a_speaker_where_the_words_name_somebody_else_before_the_act() -> None:
    words = told("In the end Brandt accused the council; he would not stop", "accused", "he")
    assert words == "«In the end Brandt accused the council; he would not stop» [A1: A itself]"


def test_a_speaker_of_whom_the_act_is_not_only_says() -> None:
    text = "Some guards are refusing orders, reports say"
    reports = Source(SourceKind.UNNAMED, None, None, Span.cut(text, 33, 40))
    outlet = Attribution(Source(SourceKind.OUTLET))
    claim = Claim(
        "c", "d", Span.cut(text, 0, 31), Span.cut(text, 12, 24), EventType.REJECT, confidence=0.9,
        actors=(Participant(None, None, Span.cut(text, 0, 11)),),
        attribution=(Attribution(reports, mode=AttributionMode.INDIRECT), outlet),
    )  # fmt: skip
    desk = Desk(Ledger((Document("d", "", text),), claims=(claim,)), Options())
    words = printed(telling(desk, claim))
    assert words.startswith("«reports», unnamed, say: «Some guards are refusing orders»")


def test_who_says_i_is_named_as_the_speaker() -> None:
    assert "(said by Vera Lund)" in told("I call on the council to meet", "call on", "I", EventType.REQUEST)
