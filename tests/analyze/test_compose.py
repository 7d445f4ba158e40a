"""The brief: every line carries exact words and who says so, and nothing unreal reads as a happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.analyze import Options, compose
from onrecord.model import (
    About,
    Amount,
    Attribution,
    AttributionMode,
    Cite,
    Claim,
    Count,
    Document,
    Dossier,
    Event,
    EventType,
    Ledger,
    Line,
    Quote,
    Section,
    Source,
    SourceKind,
    Span,
    Status,
    Words,
)
from onrecord.present.text import printed

DEVELOPMENTS, UNREAL, DISPUTED, FIGURES, STANCES, RHETORIC, HYPOTHESES, UNKNOWN = range(8)


def lines_of(section: Section) -> list[str]:
    return [f"{line.margin} {printed(line.fragments)}".strip() for line in section.lines]


def all_lines(dossier: Dossier) -> list[Line]:
    return [*dossier.header, *(line for section in dossier.sections for line in section.lines)]


def test_the_newest_development_leads_with_name_office_and_a_neutral_verb(ledger: Ledger) -> None:
    first = lines_of(compose(ledger).sections[DEVELOPMENTS])[0]
    assert (
        first == "05-14 Vera Lund, President of Sudmark, demands: «They must leave by Friday» [B3: direct]."
    )


def test_one_event_is_one_line_with_each_voice_its_support_and_its_dispute(ledger: Ledger) -> None:
    line = lines_of(compose(ledger).sections[DEVELOPMENTS])[1]
    assert line.startswith("05-13 «Two transport planes with about 80 soldiers from Norland landed")
    assert "[B1: B itself, no source given]" in line
    assert "[A2: Amber Post, paraphrased, via A]" in line
    assert line.endswith("Acknowledged by the doer's own side. Disputed: D1.")


def test_a_copy_is_cited_and_its_words_are_not_printed_again(ledger: Ledger) -> None:
    news = next(document for document in ledger.documents if document.id == "news")
    first = next(claim for claim in ledger.claims if claim.id == "c1")
    events = tuple(replace(e, claims=(*e.claims, "c1-copy")) if e.id == "v1" else e for e in ledger.events)
    more = replace(
        ledger,
        documents=(*ledger.documents, replace(news, id="news-copy", origin="news")),
        claims=(*ledger.claims, replace(first, id="c1-copy", document="news-copy")),
        events=events,
    )
    line = lines_of(compose(more).sections[DEVELOPMENTS])[1]
    assert line.count("Two transport planes") == 1
    assert "; also [C1]." in line


def test_only_asserted_claims_stand_among_the_developments(ledger: Ledger) -> None:
    status = {claim.id: claim.status for claim in ledger.claims}
    lines = compose(ledger).sections[DEVELOPMENTS].lines
    assert {status[claim] for line in lines for claim in line.claims} == {Status.ASSERTED}


def test_plans_denials_and_lone_surmises_stand_under_their_status(ledger: Ledger) -> None:
    lines = lines_of(compose(ledger).sections[UNREAL])
    assert (
        "planned «Officials», unnamed: «Norland was planning to send another battalion» [B5: paraphrased]."
        in lines
    )
    assert any("army chief», unnamed: «his tanks had crossed the river»" in line for line in lines)


def test_every_claim_that_is_not_asserted_is_printed_as_unreal_or_as_a_hypothesis(ledger: Ledger) -> None:
    sections = compose(ledger).sections
    shown = {claim for n in (UNREAL, HYPOTHESES) for line in sections[n].lines for claim in line.claims}
    assert shown == {claim.id for claim in ledger.claims if claim.status is not Status.ASSERTED}


def test_a_happening_told_with_a_word_of_doubt_is_no_development(ledger: Ledger) -> None:
    text = "The garrison has reportedly left the fort"
    act = Span.cut(text, text.index("left"), text.index("left") + 4)
    claim = Claim("doubt", "more", Span.cut(text, 0, len(text)), act, EventType.RETREAT, confidence=0.9)
    more = replace(
        ledger,
        documents=(*ledger.documents, Document("more", "", text)),
        claims=(*ledger.claims, claim),
        events=(*ledger.events, Event("doubt", EventType.RETREAT, ("doubt",))),
    )
    sections = compose(more).sections
    assert "doubt" not in {c for line in sections[DEVELOPMENTS].lines for c in line.claims}
    assert any(
        line.startswith("hedged «The garrison has reportedly left") for line in lines_of(sections[UNREAL])
    )


def test_a_surmise_is_printed_as_such_where_its_type_is_less_sure(ledger: Ledger) -> None:
    low = tuple(replace(c, confidence=0.3) if c.id in ("c7", "c9") else c for c in ledger.claims)
    dossier = compose(replace(ledger, claims=low))
    assert {c for line in dossier.sections[HYPOTHESES].lines for c in line.claims} == {"c7", "c9"}
    assert not dossier.withheld
    assert any("as surmises or denials alone 2" in printed(line.fragments) for line in dossier.header)
    barely = tuple(replace(c, confidence=0.2) for c in low)
    assert not compose(replace(ledger, claims=barely)).sections[HYPOTHESES].lines


def test_a_condition_is_not_told_as_a_surmise(ledger: Ledger) -> None:
    text = "If the garrison left the fort, nobody saw it"
    act = Span.cut(text, text.index("left"), text.index("left") + 4)
    claim = Claim("if", "more", Span.cut(text, 0, 29), act, EventType.RETREAT, status=Status.SPECULATED)
    more = replace(
        ledger,
        documents=(*ledger.documents, Document("more", "", text)),
        claims=(*ledger.claims, replace(claim, confidence=0.9)),
        events=(*ledger.events, Event("if", EventType.RETREAT, ("if",))),
    )
    line = f"conditional «{text}» [B1: B itself, no source given]."
    assert line in lines_of(compose(more).sections[UNREAL])


def test_a_dispute_shows_each_side_in_its_own_words_under_one_heading(ledger: Ledger) -> None:
    heading, left, right = compose(ledger).sections[DISPUTED].lines[:3]
    assert (heading.margin, heading.indent, left.indent, right.indent) == ("D1", 0, 1, 1)
    question = "Character of the deployment of 05-13 (Norland). Both may hold."
    assert printed(heading.fragments) == question
    assert (left.margin, right.margin) == ("REPORTS", "Ministry of Defence")
    assert printed(left.fragments).startswith("«Two transport planes")
    assert printed(right.fragments).startswith("«it had sent engineers")


def test_one_sentence_read_twice_is_no_dispute(ledger: Ledger) -> None:
    twice = tuple(
        replace(c, positions=(c.positions[0], replace(c.positions[0], value="other"))) for c in ledger.conflicts
    )
    section = compose(replace(ledger, conflicts=twice)).sections[DISPUTED]
    assert not any(line.startswith("D1") for line in lines_of(section))


def test_words_that_say_only_it_are_told_of_whom_they_speak(ledger: Ledger) -> None:
    line = lines_of(compose(ledger).sections[DEVELOPMENTS])[1]
    assert "Ministry of Defence: «it had sent engineers" in line
    assert "(it: Norland) [B2: paraphrased]" in line


def test_ranges_that_meet_are_said_to_be_no_dispute(ledger: Ledger) -> None:
    assert any(line.startswith("Not a dispute") for line in lines_of(compose(ledger).sections[DISPUTED]))


def test_ranges_that_do_not_meet_are_not_called_compatible(ledger: Ledger) -> None:
    few = tuple(
        replace(c, quantities=(replace(c.quantities[0], low=3, high=3),)) if c.id == "c8" else c
        for c in ledger.claims
    )
    amounts = (Amount(None, 72, 88, ("c1",)), Amount(None, 3, 3, ("c8",)))
    events = tuple(
        replace(e, quantities=(Count("soldiers", amounts),)) if e.id == "v1" else e for e in ledger.events
    )
    section = compose(replace(ledger, claims=few, events=events)).sections[DISPUTED]
    assert not any(line.startswith("Not a dispute") for line in lines_of(section))


def test_figures_are_printed_as_the_report_prints_them_with_the_noun_counted(ledger: Ledger) -> None:
    lines = lines_of(compose(ledger).sections[FIGURES])
    assert "05-13 «about 80 soldiers»; asserted [B1: B itself, no source given]" in lines
    assert "undated «Dozens of soldiers»; asserted [A2: Amber Post, paraphrased, via A]" in lines


def test_a_demand_stands_in_the_rhetoric_with_what_sharpens_it(ledger: Ledger) -> None:
    (demand,) = lines_of(compose(ledger).sections[RHETORIC])
    assert demand.startswith("05-14 Vera Lund, President of Sudmark, demands:")
    assert demand.endswith("with a deadline.")


def test_what_is_not_known_is_asked_for(ledger: Ledger) -> None:
    lines = " ".join(lines_of(compose(ledger).sections[UNKNOWN]))
    assert "The date of A." in lines and "Who published A." in lines
    assert "«about 80 soldiers» [B1]" in lines


def test_words_outside_quotes_never_judge(ledger: Ledger) -> None:
    own = [
        part.text for line in all_lines(compose(ledger)) for part in line.fragments if isinstance(part, Words)
    ]
    assert not any("strongman" in words for words in own)


def test_every_line_of_a_claim_carries_its_words_and_a_reference(ledger: Ledger) -> None:
    for section in compose(ledger).sections:
        for line in section.lines:
            kinds = {type(part) for part in line.fragments}
            heads = line.margin.startswith("D") or kinds == {Words}
            assert not line.claims or heads or {Quote, Cite} <= kinds


def test_every_quote_and_endnote_cuts_exactly(ledger: Ledger) -> None:
    dossier = compose(ledger)
    text = {document.id: document.text for document in dossier.ledger.documents}
    parts = [p for line in all_lines(dossier) for p in line.fragments if isinstance(p, (Quote, Cite))]
    for part in (*parts, *dossier.endnotes):
        assert text[part.document][part.span.start : part.span.end] == part.span.quote


def test_every_reference_leads_to_an_endnote(ledger: Ledger) -> None:
    dossier = compose(ledger)
    cited = {
        p.label.split(":")[0] for line in all_lines(dossier) for p in line.fragments if isinstance(p, Cite)
    }
    assert cited == {note.label for note in dossier.endnotes}


def test_unsure_claims_are_withheld_counted_and_listed_by_place(ledger: Ledger) -> None:
    unsure = tuple(replace(c, confidence=0.3) if c.id == "c5" else c for c in ledger.claims)
    dossier = compose(replace(ledger, claims=unsure), Options(min_confidence=0.5))
    assert dossier.withheld == ("c5",)
    assert any(
        "Not printed: 1 (confidence below 0.50)" in printed(line.fragments) for line in dossier.header
    )
    last = dossier.sections[UNKNOWN].lines[-1]
    assert printed(last.fragments).endswith("read yourself: B 5.") and last.claims == ("c5",)
    lines = [line for section in dossier.sections for line in section.lines if line != last]
    assert not any("c5" in line.claims for line in lines)


def test_exact_words_of_a_named_person_are_printed_from_half_the_confidence(ledger: Ledger) -> None:
    voice = Source(SourceKind.PERSON, "Vera Lund", "e-lund")
    chain = (Attribution(voice, mode=AttributionMode.DIRECT), Attribution(Source(SourceKind.OUTLET)))
    for confidence, shown in ((0.3, True), (0.2, False)):
        claims = tuple(
            replace(c, confidence=confidence, attribution=chain) if c.id == "c3" else c for c in ledger.claims
        )
        dossier = compose(replace(ledger, claims=claims))
        line = "Vera Lund, President of Sudmark, says: «They must leave by Friday» [B3: direct]."
        assert any(line in words for words in lines_of(dossier.sections[DEVELOPMENTS])) is shown
        assert ("c3" in dossier.withheld) is not shown
        assert not dossier.sections[RHETORIC].lines


def test_a_dispute_with_one_side_that_is_not_sure_enough_is_asked_for_not_told(ledger: Ledger) -> None:
    claims = tuple(replace(c, confidence=0.1) if c.id == "c2" else c for c in ledger.claims)
    sections = compose(replace(ledger, claims=claims)).sections
    assert not any(line.margin == "D1" for line in sections[DISPUTED].lines)
    (asked,) = (line for line in lines_of(sections[UNKNOWN]) if "Whether these are disputed" in line)
    assert "against [B2]" in asked


def test_lines_beyond_the_limit_are_counted(ledger: Ledger) -> None:
    section = compose(ledger, Options(lines=1)).sections[DEVELOPMENTS]
    assert (len(section.lines), section.left_out) == (1, 2)


def test_a_brief_as_of_a_day_tells_nothing_later(ledger: Ledger) -> None:
    lines = lines_of(compose(ledger, Options(as_of=date(2031, 5, 13))).sections[DEVELOPMENTS])
    assert not any(line.startswith("05-14") for line in lines)


def test_what_was_known_on_a_day_leaves_out_later_and_undated_reports(ledger: Ledger) -> None:
    dossier = compose(ledger, Options(known=date(2031, 5, 14)))
    assert [key.document for key in dossier.reports] == ["news"]
    assert any("undated: 1" in printed(line.fragments) for line in dossier.header)
    event = next(e for e in dossier.ledger.events if e.id == "v1")
    assert (event.origins.low, event.support.value) == (1, "single-source")


@pytest.mark.parametrize("order", [1, -1])
def test_the_order_of_claims_makes_no_difference(ledger: Ledger, order: int) -> None:
    shuffled = replace(ledger, claims=ledger.claims[::order], events=ledger.events[::order])
    assert compose(shuffled).sections == compose(ledger).sections


def test_an_empty_ledger_makes_an_honest_brief() -> None:
    dossier = compose(Ledger())
    assert "no report is dated" in printed(dossier.header[0].fragments)
    assert all(not section.lines for section in dossier.sections)


def test_one_government_by_two_names_is_no_dispute_over_the_doer(ledger: Ledger) -> None:
    """Nor are hands of which one is only "it"."""
    countries = {"e-norland": "NOR", "e-ministry": "NOR", "e-sudmark": "SDM"}
    entities = tuple(replace(e, country=countries.get(e.id), sectors=("GOV",)) for e in ledger.entities)

    def disputed(second: str) -> list[str]:
        named = next(c.span for c in ledger.claims if c.id == "c2")
        claims = tuple(
            replace(c, actors=(replace(c.actors[0], entity=second, span=named),)) if c.id == "c2" else c
            for c in ledger.claims
        )
        conflicts = tuple(replace(c, about=About.ACTOR) for c in ledger.conflicts)
        more = replace(ledger, entities=entities, claims=claims, conflicts=conflicts)
        return [line for line in lines_of(compose(more).sections[DISPUTED]) if line.startswith("D1")]

    assert disputed("e-sudmark")
    assert not disputed("e-ministry")


def test_a_figure_without_a_noun_is_printed_with_the_words_after_it(ledger: Ledger) -> None:
    bare = tuple(
        replace(c, quantities=(replace(c.quantities[0], item=None, unit="ton"),)) if c.id == "c8" else c
        for c in ledger.claims
    )
    lines = lines_of(compose(replace(ledger, claims=bare)).sections[FIGURES])
    words = "undated «Dozens of soldiers came on the planes»; asserted"
    assert any(line.startswith(words) for line in lines)
