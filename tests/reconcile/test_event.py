"""The same happening or not."""

from __future__ import annotations

from onrecord.model import Judgement

from .newsroom import Report, event_of, ledger, together


def landing() -> tuple[Report, dict[str, str]]:
    """A landing told thrice in one report, and contractors of no known day in another."""
    report = Report("b", "Harbour Post", "2021-03-29")
    ids = {
        "agency": report.tell(
            "Russia flew dozens of soldiers to Port Amber last weekend, the agency Norwire said.",
            "flew",
            "MOBILIZE",
            actors=("Russia",),
            voices=(("Norwire", "wire"),),
            when="2021-03-27",
            until="2021-03-28",
            counts=(("dozens", "soldiers", 24, 99),),
            places=(("Port Amber", 10.5, -66.9),),
        ),
        "own": report.tell(
            "Two Russian planes with about 100 servicemen landed in Port Amber on Saturday.",
            "landed",
            "MOBILIZE",
            actors=("Two Russian planes",),
            when="2021-03-27",
            counts=(("about 100", "servicemen", 90, 110),),
            places=(("Port Amber", 10.5, -66.9),),
        ),
        "lead": report.tell(
            "The Kremlin flew a troop contingent to Port Amber on Saturday.",
            "flew",
            "MOBILIZE",
            actors=("Kremlin",),
            when="2021-03-27",
            places=(("Port Amber", 10.5, -66.9),),
        ),
        "owned": report.tell(
            "Kremlin officials explained that it flew specialists to service contracts.",
            "flew",
            "MOBILIZE",
            actors=("Russia",),
            voices=(("Kremlin officials", "unnamed"),),
        ),
    }
    other = Report("a", None, None)
    ids["contractors"] = other.tell(
        "The arrival of 400 Russian contractors set off rumours.",
        "arrival",
        "MOBILIZE",
        actors=("400 Russian contractors",),
        counts=(("400", "contractors", 400, 400),),
    )
    ids["not army"] = other.tell(
        "It is not the regular Russian army turning up in Port Amber.",
        "turning up",
        "MOBILIZE",
        status="denied",
        actors=("the regular Russian army",),
    )
    report.name("Russia", *("state", "RUS"))  # type: ignore[arg-type]
    return report, ids | {"other": other}  # type: ignore[dict-item]


def test_dozens_and_about_a_hundred_of_one_weekend_are_one_landing() -> None:
    report, ids = landing()
    record = ledger(report, ids["other"])  # type: ignore[arg-type]
    assert together(record, ids["agency"], ids["own"], ids["lead"])


def test_four_hundred_contractors_of_no_known_day_are_another_happening() -> None:
    report, ids = landing()
    record = ledger(report, ids["other"])  # type: ignore[arg-type]
    assert not together(record, ids["contractors"], ids["own"])
    assert not [conflict for conflict in record.conflicts if conflict.about == "number"]


def test_the_reasons_say_why_the_contractors_are_another_happening() -> None:
    report, ids = landing()
    event = event_of(ledger(report, ids["other"]), ids["contractors"])  # type: ignore[arg-type]
    (reason,) = [r for r in event.reasons if {r.left, r.right} == {ids["contractors"], ids["own"]}]
    assert reason.judgement == "different"
    assert any("another noun" in why for why in reason.why)


def test_whom_one_report_says_were_sent_are_those_who_came_in_the_next() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    sent = report.tell(
        "President Volkov is sending in contractors.", "is sending", "MOBILIZE",
        actors=("President Volkov",), recipients=("contractors",),
    )  # fmt: skip
    came = report.tell(
        "The arrival of 400 contractors set off rumours.", "arrival", "MOBILIZE", actors=("400 contractors",)
    )
    assert together(ledger(report), sent, came)


def test_two_reports_that_share_no_anchor_tell_of_two_happenings() -> None:
    first = Report("a", "Harbour Post", "2021-03-29")
    one = first.tell("Both men declined to testify.", "declined", "REJECT", actors=("Both men",))
    second = Report("b", "Island Herald", "2021-03-29")
    two = second.tell("A spokesman declined comment.", "declined", "REJECT", actors=("A spokesman",))
    assert not together(ledger(first, second), one, two)


def test_an_undated_denial_of_another_report_is_not_set_against_the_landing() -> None:
    report, ids = landing()
    record = ledger(report, ids["other"])  # type: ignore[arg-type]
    assert not together(record, ids["not army"], ids["own"])
    assert not [k for k in record.conflicts if k.about == "denial" and k.certainty == "certain"]


def test_a_landing_told_thrice_in_one_report_is_acknowledged_not_corroborated() -> None:
    report, ids = landing()
    event = event_of(ledger(report), ids["own"])
    assert ids["owned"] in event.claims
    assert event.support == "acknowledged"
    assert event.origins.low == 1
    assert event.origins.high == 3


def test_two_speakers_warnings_are_two_happenings_one_speakers_warning_told_twice_is_one() -> None:
    first = Report("a", "Harbour Post", "2021-03-29")
    words = "warned Russia against sending more troops to the harbour"
    one = first.tell(
        f"Washington {words}.", "warned", "THREATEN", actors=("Washington",), recipients=("Russia",)
    )
    other = first.tell(f"Beijing {words}.", "warned", "THREATEN", actors=("Beijing",), recipients=("Russia",))
    second = Report("b", "Island Herald", "2021-03-29")
    again = second.tell(
        "The United States warned Russia against more troops in the harbour.",
        "warned",
        "THREATEN",
        actors=("United States",),
        recipients=("Russia",),
    )
    record = ledger(first, second)
    assert together(record, one, again)
    assert not together(record, one, other)


def test_a_planned_march_and_the_march_are_two_happenings_unless_an_analyst_says_so() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    plan = report.tell("Dockers will march through Port Amber.", "will march", "PROTEST", status="planned")
    done = report.tell("Dockers marched through Port Amber.", "marched", "PROTEST")
    assert not together(ledger(report), plan, done)
    said = Judgement("j1", (plan, done), "same", "Ana", "2021-03-30T08:00:00Z", "it is the march")
    record = ledger(report, judgements=(said,))
    assert together(record, plan, done)
    (reason,) = event_of(record, plan).reasons
    assert reason.judgement == "same"
    assert "Ana" in reason.why[0]


def test_the_last_judgement_stands_and_an_undone_one_does_not() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    one = report.tell("Rebels shelled the bridge at Orun.", "shelled", "ASSAULT")
    two = report.tell("Rebels shelled the bridge at Orun again at noon.", "shelled", "ASSAULT")
    apart = Judgement("j1", (one, two), "different", "Ana", "2021-03-30T08:00:00Z", "two shellings")
    back = Judgement("j2", (one, two), "different", "Ana", "2021-03-30T08:00:00Z", "", undone=True)
    joined = Judgement("j3", (one, two), "same", "Ben", "2021-03-31T08:00:00Z", "one")
    assert not together(ledger(report, judgements=(apart,)), one, two)
    assert together(ledger(report, judgements=(back,)), one, two)
    assert together(ledger(report, judgements=(joined, apart)), one, two)


def test_days_that_cannot_meet_part_two_attacks_told_alike() -> None:
    first = Report("a", "Harbour Post", "2021-03-02")
    one = first.tell("Gunmen attacked the police post at Orun.", "attacked", "ASSAULT", when="2021-03-01")
    second = Report("b", "Island Herald", "2021-04-02")
    two = second.tell("Gunmen attacked the police post at Orun.", "attacked", "ASSAULT", when="2021-04-01")
    assert not together(ledger(first, second), one, two)


def test_every_claim_is_in_exactly_one_event_and_reasons_are_in_words() -> None:
    report, ids = landing()
    record = ledger(report, ids["other"])  # type: ignore[arg-type]
    held = [claim for event in record.events for claim in event.claims]
    assert sorted(held) == [claim.id for claim in record.claims]
    event = event_of(record, ids["own"])
    assert any("same day" in why or "days meet" in why for reason in event.reasons for why in reason.why)


def test_two_refusals_that_share_nothing_but_the_word_are_two() -> None:
    one, two, three = (Report(name, f"Outlet {name}", "2021-03-29") for name in "abc")
    first = one.tell(
        "Moscow refused to send its engineers to the dam.", "refused", "REJECT", actors=("Moscow",)
    )
    same = two.tell("Moscow refused engineers for the dam.", "refused", "REJECT", actors=("Moscow",))
    other = three.tell(
        "Moscow refused to discuss prices of grain with the union.", "refused", "REJECT", actors=("Moscow",)
    )
    record = ledger(one, two, three)
    assert together(record, first, same)
    assert not together(record, first, other)


def test_two_warnings_of_one_speaker_without_a_day_are_two_where_they_share_only_the_word() -> None:
    reports = [Report(name, f"Outlet {name}", "2021-03-29") for name in "abc"]
    warnings = ("a cold spring and floods", "a cold spring", "pension cuts")
    told = [
        report.tell(f"Moscow warned of {words}.", "warned", "THREATEN", actors=("Moscow",))
        for report, words in zip(reports, warnings, strict=True)
    ]
    record = ledger(*reports)
    assert together(record, told[0], told[1])
    assert not together(record, told[0], told[2])


def test_meetings_with_two_others_are_two() -> None:
    one, two, three = (Report(name, f"Outlet {name}", "2021-03-29") for name in "abc")
    met = [
        report.tell(words, "talks", "CONSULT", actors=("Moscow",), recipients=(other,))
        for report, words, other in (
            (one, "Moscow held talks on grain with China.", "China"),
            (two, "After talks on the price of grain Moscow thanked China.", "China"),
            (three, "Moscow ended talks on the harvest of grain with Venezuela.", "Venezuela"),
        )
    ]
    record = ledger(one, two, three)
    assert together(record, met[0], met[1])
    assert not together(record, met[0], met[2])
