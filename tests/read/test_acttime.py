"""Which time dates which act: the sentence is the test."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Document, When
from onrecord.read.parse import parse
from onrecord.read.times.acttime import time_for
from onrecord.read.times.when import FoundTime, find_times

FRIDAY = date(2019, 3, 29)


def time_of(text: str, act: str) -> FoundTime | None:
    """The time of the act, which is the first token whose text is ``act``."""
    page = parse(Document("d", "0", text, published=When(FRIDAY, FRIDAY, str(FRIDAY))))
    paragraph = page.paragraphs[0]
    token = next(t for t in paragraph.tokens if t.text == act)
    return time_for(paragraph, find_times(page), token.i, frozenset(range(*paragraph.sentence(token.i))))


@pytest.mark.parametrize(
    ("sentence", "act", "words"),
    [
        ("Monday's raid killed six guards.", "killed", "Monday"),
        ("Six guards died in Monday's raid.", "died", "Monday"),
        ("The council praised the law passed in May, which bars arms sales.", "bars", "May"),
        ("Reporters were barred by the guards from entering the port today.", "barred", "today"),
        ("The ministry defended its move on Monday to suspend grain exports.", "suspend", "Monday"),
        ("The crews were trading and transferring fuel since October.", "trading", "October"),
        ("The envoy said on Monday it would raise the matter.", "said", "Monday"),
        ("The envoy said on Monday it would raise the matter.", "raise", None),
        ("The border was sealed after the assembly passed a law on Tuesday.", "sealed", "Tuesday"),
        ("The border was sealed after the assembly passed a law on Tuesday.", "passed", "Tuesday"),
        ("Guards fired on Monday in what they called an attack that killed six.", "killed", "Monday"),
        ("They insist on a better deal than the framework reached with Spain on Tuesday.", "insist", None),
        ("Last week he said a vote was due, but doubt seems to grow as he pleads for it.", "pleads", None),
        ("Anna Velk, his rival in the 2016 election, was arrested.", "arrested", None),
        ("They will send a convoy, after the first one arrived on Tuesday.", "send", None),
    ],
)
def test_an_act_takes_the_time_that_its_sentence_gives_it(sentence: str, act: str, words: str | None) -> None:
    time = time_of(sentence, act)
    assert (time.span.quote if time else None) == words


def test_what_came_after_a_dated_act_runs_from_it_to_publication() -> None:
    time = time_of("The border was sealed after the assembly passed a law on Tuesday.", "sealed")
    assert time is not None
    assert (time.when.earliest, time.when.latest) == (date(2019, 3, 26), FRIDAY)
    assert time.when.span is not None and time.when.span.quote.startswith("after")
