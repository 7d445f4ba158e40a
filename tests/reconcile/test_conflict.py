"""What cannot both hold."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Span, Status
from onrecord.reconcile.character import stances

from .newsroom import Report, about, event_of, ledger


def toll(name: str, day: str | None, words: str, count: tuple[str, str, float | None, float | None]) -> Report:
    report = Report(name, f"Outlet {name}", day)
    report.tell(words, "killed", "ASSAULT", when="2021-03-28", counts=(count,))
    return report


def test_numbers_that_cannot_meet_on_one_day_are_a_conflict() -> None:
    one = toll("a", "2021-03-29", "A blast killed 12 people in Orun's market.", ("12", "people", 12, 12))
    two = toll("b", "2021-03-29", "A market blast in Orun killed 30 people.", ("30", "people", 30, 30))
    (conflict,) = about(ledger(one, two), "number")
    assert [position.value for position in conflict.positions] == ["12", "30"]
    assert conflict.certainty == "certain"
    assert str(conflict.since) == "2021-03-29"


def test_a_number_told_as_a_sum_over_time_or_of_a_whole_war_is_no_rival() -> None:
    one = toll("a", "2021-03-29", "A blast killed 12 people in Orun's market.", ("12", "people", 12, 12))
    words = "A market blast in Orun killed 30 people so far."
    assert not about(ledger(one, toll("b", "2021-03-29", words, ("30", "people", 30, 30))), "number")
    war = "A market blast in Orun killed 90000 people."
    assert not about(ledger(one, toll("b", "2021-03-29", war, ("90000", "people", 90000, 90000))), "number")


def test_a_later_higher_toll_is_an_update() -> None:
    one = toll("a", "2021-03-28", "A blast killed 12 people in Orun's market.", ("12", "people", 12, 12))
    two = toll("b", "2021-03-30", "A market blast in Orun killed 30 people.", ("30", "people", 30, 30))
    assert not about(ledger(one, two), "number")


def test_ranges_that_meet_agree() -> None:
    one = toll(
        "a", "2021-03-29", "A blast killed dozens of people in Orun's market.", ("dozens", "people", 24, 99)
    )
    two = toll("b", "2021-03-29", "A market blast in Orun killed 30 people.", ("30", "people", 30, 30))
    record = ledger(one, two)
    assert not record.conflicts
    assert len(record.events) == 1
    assert len(record.events[0].quantities[0].readings) == 2


def oil() -> tuple[Report, str, str]:
    report = Report("a", "Harbour Post", "2021-03-29")
    told = report.tell(
        "Harbour Watch said that China sold oil to rebel ships on Sunday.",
        "sold oil",
        "AID",
        actors=("China",),
        voices=("Harbour Watch",),
        when="2021-03-28",
    )
    denied = report.tell(
        "Beijing denied that China had sold any oil to ships.",
        "sold any oil",
        "AID",
        status="denied",
        actors=("China",),
        voices=("Beijing",),
    )
    return report, told, denied


def test_a_denial_stands_against_those_who_tell_it_and_names_them() -> None:
    report, told, denied = oil()
    record = ledger(report)
    (conflict,) = about(record, "denial")
    assert [position.claims for position in conflict.positions] == [(told,), (denied,)]
    assert event_of(record, told).contested
    assert next(claim for claim in record.claims if claim.id == denied).denies == (told,)


def deny(report: Report, words: str, kind: str = "AID") -> str:
    return report.tell(words, "denied", kind, status="denied", voices=("Beijing",))


def test_a_denial_of_the_reports_is_set_for_certain_against_what_was_told_just_before_it() -> None:
    report, told, _ = oil()
    report.claims.pop()
    denied = deny(report, "Beijing denied the reports.")
    conflicts = about(ledger(report), "denial")
    assert [position.claims for position in conflicts[0].positions] == [(told,), (denied,)]


def test_what_was_told_of_others_is_not_what_a_denial_answers() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    report.tell(
        "Harbour Watch said that Russia shelled the mill.",
        "shelled",
        "ASSAULT",
        actors=("Russia",),
        voices=("Harbour Watch",),
    )
    deny(report, "Beijing denied any involvement.", "ASSAULT")
    assert all(len(conflict.positions) == 1 for conflict in ledger(report).conflicts)


def test_a_denial_of_any_hand_in_it_is_set_against_the_charge_its_report_tells_of_at_the_outset() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    words = "Washington accused Beijing of sinking the ferry Astrid."
    told = report.tell(words, "accused", "ACCUSE", actors=("Washington",), recipients=("Beijing",))
    report.text += "The harbour was quiet. " * 40 + "\n"
    denied = report.tell(
        "Beijing denies it had any hand in the fate of the Astrid.",
        "denies",
        "STATEMENT",
        status="denied",
        voices=("Beijing",),
    )
    (conflict,) = about(ledger(report), "denial")
    assert [position.claims for position in conflict.positions] == [(told,), (denied,)]


def test_what_state_television_quotes_a_source_for_is_its_states_denial() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    words = "Washington accused Beijing of sinking the ferry."
    told = report.tell(words, "accused", "ACCUSE", actors=("Washington",), recipients=("Beijing",))
    report.text += "The harbour was quiet. " * 40 + "\n"
    denied = report.tell(
        "There was no truth to the reports.",
        "was",
        "STATEMENT",
        voices=(("a source", "unnamed"), "Chinese state television"),
    )
    (conflict,) = about(ledger(report), "denial")
    assert [position.claims for position in conflict.positions] == [(told,), (denied,)]


def test_to_repudiate_an_accord_denies_nothing() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    report.tell("Washington repudiated the harbour accord.", "repudiated", "REJECT", actors=("Washington",))
    assert not ledger(report).conflicts


def test_a_denial_that_names_who_accuses_has_both_positions_in_its_own_words() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    words = "Beijing denied rebel claims."
    report.tell(words, "denied", "ASSAULT", status="denied", voices=("Beijing",), when="2021-03-28")
    report.claims[-1] = replace(
        report.claims[-1],
        attribution=tuple(replace(link, cue=report.claims[-1].act) for link in report.claims[-1].attribution),
    )
    (conflict,) = about(ledger(report), "denial")
    assert conflict.certainty == "certain"
    assert conflict.positions[0].sources[0].span.quote == "rebel claims"


def test_to_deny_entry_or_never_to_have_denied_is_no_denial() -> None:
    denials = (("denied", "denied entry"), ("denied", "never denied it"), ("deny", "would deny it"))
    for act, words in denials:
        report = Report("a", "Harbour Post", "2021-03-29")
        report.tell(f"Beijing {words}.", act, "ASSAULT", status="denied", voices=("Beijing",))
        assert not ledger(report).conflicts, words


def test_who_never_met_the_one_denies_no_meeting_with_the_other() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    report.tell(
        "Harbour Watch said that Russia met the envoys of Venezuela.",
        "met",
        "CONSULT",
        actors=("Russia",),
        recipients=("Venezuela",),
        voices=("Harbour Watch",),
    )
    report.tell(
        "Moscow said that Russia never met with China.",
        "met with",
        "CONSULT",
        status="denied",
        actors=("Russia",),
        recipients=("China",),
        voices=("Moscow",),
    )
    assert not [conflict for conflict in ledger(report).conflicts if len(conflict.positions) > 1]


def test_reports_called_false_are_set_against_those_who_told_it() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    told = report.tell(
        "Harbour Watch said that shells with gas hit the mill.", "hit", "ASSAULT", voices=("Harbour Watch",)
    )
    false = report.tell(
        "Moscow said that reports on gas shells at the mill are totally false.",
        "are",
        "STATEMENT",
        voices=("Moscow",),
    )
    (conflict,) = about(ledger(report), "denial")
    assert [position.claims for position in conflict.positions] == [(told,), (false,)]


def test_a_denial_of_what_nobody_tells_has_one_position_and_says_so() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    denied = report.tell(
        "Moscow said that Russia is not meddling in the island's affairs.",
        "is not meddling",
        "COERCE",
        status="denied",
        actors=("Russia",),
        voices=("Moscow",),
    )
    record = ledger(report)
    (conflict,) = record.conflicts
    assert len(conflict.positions) == 1
    assert "no report" in conflict.note
    assert not event_of(record, denied).contested


def test_two_sides_that_give_one_act_opposed_purposes_differ_on_its_character() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    theirs = report.tell(
        "Moscow said Russia sent military specialists to Venezuela merely to service radar contracts.",
        "sent",
        "MOBILIZE",
        actors=("Russia",),
        voices=("Moscow",),
    )
    ours = report.tell(
        "Washington condemned the use of Russian military crews in Venezuela as a bid to remain in power.",
        "condemned",
        "ACCUSE",
        actors=("Washington",),
        recipients=("Venezuela",),
    )
    (conflict,) = about(ledger(report), "character")
    assert {claim for position in conflict.positions for claim in position.claims} == {theirs, ours}
    assert conflict.certainty == "possible"
    assert conflict.event == f"event-{theirs}"


def test_protesters_of_one_report_are_not_the_terrorists_of_another() -> None:
    one, two, both = (Report(name, f"Outlet {name}", "2021-03-29") for name in "abc")
    for report, voice, words, act, kind in (
        (one, "Washington", "met protesters at the harbour gate of Venezuela", "met", "CONSULT"),
        (two, "Moscow", "sent aid past terrorists at the harbour gate of Venezuela", "sent", "AID"),
    ):
        for home in (report, both):
            home.tell(f"{voice} said that it {words}.", act, kind, actors=(voice,), voices=(voice,))
    assert not about(ledger(one, two), "character")
    assert about(ledger(both), "character")


def test_a_faint_claim_that_says_a_disputed_word_again_by_the_same_voice_stands_with_the_first() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    words = "{} told reporters that the Russian crews at the Venezuela radar base were {}patrolling."
    first, again, others = (
        report.tell(
            words.format(voice, kind), "patrolling", "MOBILIZE", voices=((voice, "unnamed"),), confidence=sure
        )
        for voice, kind, sure in (("a source", "only ", 0.9), ("the source", "", 0.2), ("a cook", "", 0.2))
    )
    report.tell(
        "Washington condemned the Russian crews at the Venezuela radar base as a bid to remain in power.",
        "condemned",
        "ACCUSE",
        actors=("Washington",),
        recipients=("Venezuela",),
    )
    (conflict,) = about(ledger(report), "character")
    assert {first, again} <= set(conflict.positions[0].claims)
    assert others not in conflict.positions[0].claims


def test_a_day_told_as_seen_from_the_report_conflicts_only_possibly() -> None:
    words = "Soldiers seized the ferry Amber Star off Orun"
    one, two = Report("a", "Harbour Post", "2021-03-29"), Report("b", "Island Herald", "2021-03-29")
    one.tell(f"{words} last Monday.", "seized", "COERCE", when="2021-03-22")
    two.tell(f"{words} on Thursday.", "seized", "COERCE", when="2021-03-25")
    (conflict,) = about(ledger(one, two), "date")
    assert conflict.certainty == "possible"
    assert "as seen from the report's own" in conflict.note


def test_the_dead_and_the_wounded_are_two_counts() -> None:
    one, two = Report("a", "Harbour Post", "2021-03-29"), Report("b", "Island Herald", "2021-03-29")
    told = "A rocket on the grain market of Orun"
    for report, act, count in ((one, "killed", 2.0), (two, "wounded", 5.0)):
        words = f"{told} {act} {count:g} people."
        report.tell(words, act, "ASSAULT", when="2021-03-28", counts=((f"{count:g}", "people", count, count),))
    assert not about(ledger(one, two), "number")


def test_days_two_apart_conflict_and_one_apart_only_may() -> None:
    words = "Soldiers seized the ferry Amber Star off Orun"
    one = Report("a", "Harbour Post", "2021-03-29")
    one.tell(f"{words} on 22 March.", "seized", "COERCE", when="2021-03-22")
    for day, certainty in (("2021-03-25", "certain"), ("2021-03-23", "possible")):
        two = Report("b", "Island Herald", "2021-03-29")
        told = f"{words} on {day[-2:]} March, owners said."
        two.tell(told, "seized", "COERCE", when=day, voices=(("owners", "unnamed"),))
        (conflict,) = about(ledger(one, two), "date")
        assert conflict.certainty == certainty


def test_one_voice_in_one_report_does_not_contradict_itself() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    for count in ("12", "30"):
        report.tell(
            f"Shells killed {count} people in Orun on Sunday, Harbour Watch said.",
            "killed",
            "ASSAULT",
            voices=("Harbour Watch",),
            when="2021-03-28",
            counts=((count, "people", float(count), float(count)),),
        )
    assert not about(ledger(report), "number")


def test_two_who_blame_each_other_name_different_hands() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    told = report.tell(
        "Moscow and Washington blamed each other for the blast at Orun.",
        "blamed",
        "ACCUSE",
        actors=("Moscow", "Washington"),
    )
    (conflict,) = about(ledger(report), "actor")
    assert [position.value for position in conflict.positions] == [
        "Washington (says Moscow)",
        "Moscow (says Washington)",
    ]
    assert all(position.claims == (told,) for position in conflict.positions)


def test_a_number_set_right_in_its_own_sentence_is_a_conflict_for_certain_only_with_its_day() -> None:
    for when, certainty in (("2021-03-28", "certain"), (None, "possible")):
        report = Report("a", "Harbour Post", "2021-03-29")
        report.tell(
            "Moscow said that 10 states backed it; in fact, 30 states do.",
            "backed",
            "SUPPORT",
            voices=("Moscow",),
            when=when,
            counts=(("10", "states", 10, 10), ("30", "states", 30, 30)),
        )
        (conflict,) = about(ledger(report), "number")
        assert [position.value for position in conflict.positions] == ["10", "30"]
        assert conflict.certainty == certainty


def in_passing(when: str | None, name: str = "a") -> Report:
    report = Report(name, "Harbour Post", "2021-03-29")
    report.tell(
        "Washington said that dockers burned the mill at Orun, which the dockers deny.",
        "burned the mill",
        "ASSAULT",
        voices=("Washington",),
        when=when,
    )
    return report


def test_a_denial_told_in_passing_is_set_against_what_it_hangs_on() -> None:
    (conflict,) = about(ledger(in_passing("2021-03-28")), "denial")
    assert conflict.certainty == "certain"
    assert conflict.positions[1].value == "denied: which the dockers deny"
    assert conflict.positions[1].sources[0].span.quote == "the dockers"


def test_a_denial_of_what_has_no_day_is_only_possible_until_another_report_gives_the_day() -> None:
    undated = in_passing(None)
    (conflict,) = about(ledger(undated), "denial")
    assert conflict.certainty == "possible"
    assert "the time of a side is open" in conflict.note
    other = Report("b", "Island Herald", "2021-03-29")
    other.tell("Dockers burned the mill at Orun on Sunday.", "burned the mill", "ASSAULT", when="2021-03-28")
    (conflict,) = about(ledger(undated, other), "denial")
    assert conflict.certainty == "certain"


def test_what_is_often_denied_by_people_has_no_denier_in_passing() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    report.tell(
        "Washington said that dockers burned the mill, which is too often denied.",
        "burned the mill",
        "ASSAULT",
        voices=("Washington",),
        when="2021-03-28",
    )
    assert not ledger(report).conflicts


def test_what_somebody_was_only_asked_is_not_told() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    report.tell(
        "Washington questioned Beijing about whether it sold oil to rebel ships.",
        "questioned",
        "ACCUSE",
        actors=("Washington",),
        recipients=("Beijing",),
        when="2021-03-28",
    )
    report.tell("Beijing denied it sold oil to ships.", "denied", "REJECT", actors=("Beijing",))
    assert all(len(conflict.positions) == 1 for conflict in ledger(report).conflicts)


def test_two_states_named_are_not_what_a_denial_shares_with_an_accusation() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    report.tell(
        "Washington accused Beijing of sending spies to Russia and Venezuela.",
        "accused",
        "ACCUSE",
        actors=("Washington",),
        recipients=("Beijing",),
        when="2021-03-28",
    )
    report.tell("The sea was calm. " * 60, "was", "STATEMENT")
    deny(report, "Beijing denied that ferries to Russia and Venezuela were late.")
    assert all(len(conflict.positions) == 1 for conflict in about(ledger(report), "denial"))


def test_who_complains_that_something_was_not_done_denies_nothing() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    words = "The complaint that Beijing did not search the burned mill was old."
    voice = ("the complaint", "unnamed")
    report.tell(words, "complaint", "ACCUSE", recipients=("Beijing",), voices=(voice,), when="2021-03-28")
    accused = report.claims[-1]
    at = accused.span.start + words.index("did")
    act = Span(at, at + 14, "did not search")
    report.claims.append(
        replace(accused, id="c-search", status=Status.DENIED, act=act, actors=accused.recipients, recipients=())
    )
    assert all(len(one.positions) == 1 for one in about(ledger(report), "denial"))


def test_nobody_denies_in_passing_what_he_tells() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    words = "Moscow alleges that dockers burned the mill, a charge Moscow denies."
    report.tell(words, "burned the mill", "ASSAULT", voices=("Moscow",), when="2021-03-28")
    (conflict,) = about(ledger(report), "denial")
    assert conflict.certainty == "possible"


def test_the_day_of_the_denying_is_no_day_of_what_is_denied() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    told = report.tell(
        "Harbour Watch said that China sold oil to rebel ships.",
        "sold oil",
        "AID",
        actors=("China",),
        voices=("Harbour Watch",),
    )
    words = "On Sunday, Beijing denied it."
    denied = report.tell(words, "denied", "REJECT", actors=("Beijing",), when="2021-03-28")
    (conflict,) = about(ledger(report), "denial")
    assert [position.claims for position in conflict.positions] == [(told,), (denied,)]
    assert conflict.certainty == "possible"


def test_who_is_said_not_to_be_to_blame_is_cleared_of_what_others_accuse_him_of() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    accused = report.tell(
        "Washington accused Beijing of sinking the ferry.",
        "accused",
        "ACCUSE",
        actors=("Washington",),
        recipients=("Beijing",),
    )
    cleared = report.tell(
        "Moscow said that Beijing was not to blame.",
        "not to blame",
        "ACCUSE",
        status="denied",
        actors=("Beijing",),
        voices=("Moscow",),
    )
    (conflict,) = about(ledger(report), "actor")
    assert [position.claims for position in conflict.positions] == [(accused,), (cleared,)]
    assert conflict.certainty == "possible"


def test_who_has_nothing_to_do_with_it_is_cleared_by_these_words_however_faintly_they_were_read() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    accused = report.tell(
        "Washington accused Beijing of sinking the ferry.",
        "accused",
        "ACCUSE",
        actors=("Washington",),
        recipients=("Beijing",),
    )
    cleared = report.tell(
        "Beijing insists that it has nothing to do with the ferry.",
        "has",
        "STATEMENT",
        actors=("Beijing",),
        voices=("Beijing",),
        confidence=0.2,
    )
    (conflict,) = about(ledger(report), "actor")
    assert [position.claims for position in conflict.positions] == [(accused,), (cleared,)]


def test_one_saying_printed_with_another_word_in_the_next_report_is_pointed_out() -> None:
    said = "The nurse said that the men came in with their eyes {} and their hands cold."
    first, second = Report("a", "Harbour Post", "2021-03-29"), Report("b", "Island Herald", "2021-03-29")
    for report, word in ((first, "wide"), (second, "narrow")):
        report.tell(
            said.format(word), "came in", "ASSAULT", voices=(("the nurse", "person"),), when="2021-03-28"
        )
    (conflict,) = about(ledger(first, second), "character")
    assert [position.value for position in conflict.positions] == ["wide", "narrow"]
    assert conflict.certainty == "possible"


def test_a_faint_telling_printed_with_another_word_is_pointed_out_unless_it_says_the_same() -> None:
    for old, new, conflicts in (
        ("wide", "narrow", 1),
        ("detained", "imprisoned", 0),
        ("coloured", "colored", 0),
    ):
        reports = Report("a", "Harbour Post", "2021-03-29"), Report("b", "Harbour Post", "2021-03-30")
        for report, word in zip(reports, (old, new), strict=True):
            words = f"The men of the ferry crew came in from the harbour {word} and cold."
            report.tell(words, "came in", "ASSAULT", when="2021-03-28", confidence=0.2)
        assert len(about(ledger(*reports), "character")) == conflicts


def test_what_the_report_itself_says_contradicts_the_telling_before_is_set_against_it() -> None:
    report = Report("a", "Harbour Post", "2021-03-29")
    one = report.tell("Moscow said that it holds the harbour.", "holds", "MOBILIZE", voices=("Moscow",))
    two = report.tell(
        "The claim contradicts reports by Harbour Watch that its crews left.",
        "left",
        "RETREAT",
        voices=("Harbour Watch",),
    )
    (conflict,) = about(ledger(report), "character")
    assert [position.claims for position in conflict.positions] == [(one,), (two,)]


def test_humanitarian_aid_called_a_pretext_is_read_as_the_charge() -> None:
    taken = stances("c", "humanitarian aid is a way to justify an intervention")
    assert [(stance.concern, stance.pole) for stance in taken] == [("purpose", 1)]
