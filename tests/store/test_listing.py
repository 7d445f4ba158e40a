"""Listings: one stable order, pages that meet without gap or double, filters that agree with the selection."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import (
    Attribution,
    Claim,
    Document,
    EventType,
    Ledger,
    Participant,
    Place,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
    When,
)
from onrecord.reconcile import reconcile
from onrecord.store import Case, Selection
from tests.store.test_case import harbour_reading, report

TEXT = "Élan and Mara met Oda at Port Sel.\n\nNobody else came to the harbour."
DAY = date(2021, 5, 1)
NAMES = ("Élan", "Mara", "Oda")
WHENS = (
    None,
    When(DAY, DAY),
    When(DAY + timedelta(3), DAY + timedelta(3)),
    When(DAY, DAY + timedelta(300)),
    When(None, DAY + timedelta(9)),
    When(DAY + timedelta(5), None),
    When(partial="--05-01"),
)


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.cut(TEXT, start, start + len(words))


def claims() -> st.SearchStrategy[list[Claim]]:
    parties = st.lists(st.sampled_from(NAMES), max_size=2, unique=True)
    one = st.builds(
        lambda kind, status, when, actors, recipients, speaker, where: Claim(
            "", "", at("Élan and Mara met Oda at Port Sel"), at("met"), kind, status=status, when=when,
            actors=tuple(Participant(None, name, at(name)) for name in actors),
            recipients=tuple(Participant(None, None, at(name)) for name in recipients),
            attribution=(Attribution(Source(SourceKind.PERSON, speaker)),) if speaker else (),
            places=(Place("Port Sel", at("Port Sel")),) if where else (),
        ),
        st.sampled_from((EventType.CONSULT, EventType.ACCUSE, EventType.AID)),
        st.sampled_from((Status.ASSERTED, Status.DENIED)), st.sampled_from(WHENS), parties, parties,
        st.sampled_from((None, *NAMES)), st.booleans(),
    )  # fmt: skip
    return st.lists(one, max_size=12)


def selections() -> st.SearchStrategy[Selection]:
    part = st.sampled_from((None, None, "elan", "MAR", "a", "zeppelin"))
    days = st.sampled_from((None, None, DAY, DAY + timedelta(4), DAY + timedelta(200)))
    return st.builds(
        Selection, st.sampled_from((None, EventType.CONSULT, EventType.ACCUSE)),
        st.sampled_from((None, Status.DENIED)), speaker=part, actor=part, recipient=part,
        place=st.sampled_from((None, "sel")), since=days, until=days, outlet=st.sampled_from((None, "tide")),
    )  # fmt: skip


def filled(file: Path, found: list[Claim]) -> Case:
    """A case of three reports of two papers, the claims dealt out among them."""
    case = Case.open(file, create=True)
    for number, outlet in enumerate(("The Tide", "The Ebb", None)):
        id_ = f"r{number}"
        own = (
            Claim(f"{id_}-{place}", id_, *(getattr(one, name) for name in Claim.__slots__[2:]))
            for place, one in enumerate(found[number::3])
        )
        document = Document(id_, report(TEXT).sha256, TEXT, outlet)
        case.add(document, Reading(id_, tuple(own), (), ()))
    return case


@settings(max_examples=60, deadline=None)
@given(found=claims(), asked=selections(), size=st.integers(1, 5))
def test_pages_hold_every_claim_of_the_selection_once_and_in_order(
    found: list[Claim], asked: Selection, size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with filled(tmp_path_factory.mktemp("listing") / "any.case", found) as case:
        outlets = {document.id: document.outlet for document in case.documents()}
        every = (claim for reading in case.readings() for claim in reading.claims)
        wanted = {claim.id for claim in every if asked.keeps(claim, outlets[claim.document])}
        rows, after = [], None
        while True:
            page = case.page(asked, after=after, limit=size)
            assert page.total == len(wanted)
            rows += page.rows
            after = page.after
            if after is None:
                break
        assert sorted(row.claim.id for row in rows) == sorted(wanted)
        assert [row.key for row in rows] == sorted(row.key for row in rows)
        dated = [row.claim.when for row in rows if row.claim.when and row.claim.when.dated]
        assert len(dated) == sum(row.key >> 38 < (1 << 22) - 1 for row in rows)


def test_a_search_shows_where_the_words_stand(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case", create=True) as case:
        case.add(report(), harbour_reading())
        (hit,) = case.search("frigates harbour")
        assert [span.quote for span in hit.words] == ["frigates", "harbour"]
        assert all(hit.document.text[one.start : one.end] == one.quote for one in hit.words)
        (row,) = case.page(words='"refused to"').rows
        assert [span.quote for span in row.words] == ["refused to"]
        (paragraph,) = case.search("captain said")
        assert paragraph.claim is None
        assert [span.quote for span in paragraph.words] == ["Captain", "said"]


def test_a_correction_shows_in_the_listing_at_once(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case", create=True) as case:
        case.add(report(), harbour_reading())
        case.amend("r1-left", {"when": "", "status": "denied", "speaker": "Mara"}, who="ana", why="x")
        rows = case.page(Selection(status=Status.DENIED)).rows
        assert [row.claim.id for row in rows] == ["r1-left", "r1-refused"]
        assert case.page(Selection(speaker="mara")).rows[0].claim.edited == ("speaker", "status", "when")
        assert case.voices() == (("Mara", 1), ("Élan", 1))


def test_reports_and_events_come_a_page_at_a_time(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case", create=True) as case:
        for id_, day in (("b", 2), ("a", 1), ("c", None)):
            when = When(DAY + timedelta(day), DAY + timedelta(day)) if day else None
            document = Document(id_, report().sha256, report().text, "The Tide", published=when)
            case.add(document, harbour_reading(document))
        first = case.report_page(limit=2)
        rest = case.report_page(after=first.after or "", limit=2)
        assert [one.id for page in (first, rest) for one in page.documents] == ["a", "b", "c"]
        assert rest.after is None
        ledger: Ledger = reconcile(case.documents(), case.readings())
        case.keep(ledger, case.revision(), "one", whole=False)
        pages, after = [], None
        while not pages or after:
            page = case.event_page("one", after=after, limit=1)
            pages, after = [*pages, *page.events], page.after
        assert sorted(pages, key=lambda event: event.id) == list(ledger.events)
        assert not case.event_page("one").out_of_date
        assert case.event_page("one", Selection(speaker="elan")).events
        assert not case.event_page("one", Selection(speaker="mara")).events
        case.judge(["a-left"], "hide", who="ana", why="")
        assert case.event_page("one").out_of_date


def test_any_tool_can_read_the_views(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case", create=True) as case:
        case.add(report(), harbour_reading())
        case.keep(reconcile(case.documents(), case.readings()), case.revision(), "one")
    with closing(sqlite3.connect(tmp_path / "a.case")) as sql:
        quotes = "SELECT id, quote, place, earliest, superseded FROM claims ORDER BY id LIMIT 1"
        assert sql.execute(quotes).fetchone() == (
            "r1-left", "Two frigates left Marovia's harbour", "Marovia", "2021-05-03", 0,
        )  # fmt: skip
        assert sql.execute("SELECT count(*), sum(out_of_date) FROM events").fetchone() == (2, 0)
        assert sql.execute("SELECT * FROM sources").fetchall() == [("Élan", 1)]
        assert sql.execute("SELECT * FROM conflicts").fetchall() == []
