"""The brief as plain text: aligned, bounded in width, and safe to print."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Cite, Dossier, Endnote, Ledger, Line, Quote, ReportKey, Section, Span, Words
from onrecord.present.text import text

from . import river_case

SPAN = Span(0, 12, "They march\x1b[2")
LONG = Span(0, 350, "word " * 70)


def dossier(*lines: Line, left_out: int = 0) -> Dossier:
    note = Endnote("A1", "a", SPAN, "a1", "A itself", ("c",))
    section = Section("Key developments", lines, left_out)
    reports = (ReportKey("A", "a", "a: news, undated"),)
    return Dossier(
        "Situation brief",
        (Line("", (Words("Reports 1."),)),),
        reports,
        (section,),
        (note,),
        (),
        0.5,
        Ledger(),
    )


def test_a_line_has_its_margin_its_words_and_its_reference() -> None:
    line = Line(
        "03-29",
        (Words("Someone says: "), Quote("a", Span(0, 4, "Stay")), Words(" "), Cite("A1: direct", "a", SPAN)),
    )
    assert "KEY DEVELOPMENTS\n03-29  Someone says: «Stay» [A1: direct]\n" in text(dossier(line))


def test_long_lines_wrap_under_their_words_and_stay_within_the_width() -> None:
    wrapped = text(dossier(Line("03-29", (Quote("a", LONG),))), width=80).splitlines()
    assert all(len(line) <= 80 for line in wrapped)
    follows = wrapped[wrapped.index("KEY DEVELOPMENTS") + 2]
    assert follows.startswith("       word")


def test_the_same_margin_is_printed_once() -> None:
    words = text(dossier(Line("planned", (Words("one"),)), Line("planned", (Words("two"),))))
    assert "planned  one\n         two" in words


def test_a_section_without_lines_says_so_and_one_that_left_lines_out_counts_them() -> None:
    assert "Nothing in the reports." in text(dossier())
    assert "Left out: 7." in text(dossier(Line("", (Words("one"),)), left_out=7))


def test_control_characters_of_a_report_never_reach_the_terminal() -> None:
    assert "\x1b" not in text(dossier(Line("", (Quote("a", SPAN),))))


def test_a_broken_code_point_of_a_report_is_shown_as_a_mark() -> None:
    words = text(dossier(Line("", (Quote("a", Span(0, 6, "a\ud800bcde")),))))
    words.encode("utf-8")
    assert "a\ufffdbcde" in words


def test_the_sides_of_a_dispute_have_a_column_of_their_own() -> None:
    sides = (Line("D1", (Words("Purpose."),)), Line("NORTH", (Words("one"),), indent=1))
    words = text(replace(dossier(), sections=(Section("Disputed, side by side", sides),)))
    assert "D1  Purpose.\n    NORTH  one" in words


def test_a_paragraph_that_is_referred_to_without_a_claim_is_printed_after_the_endnotes() -> None:
    further = text(river_case.dossier()).partition("OTHER PARAGRAPHS REFERRED TO")[2]
    assert "«Seven barges waited upstream of the town.»" in further
