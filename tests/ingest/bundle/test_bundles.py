# ruff: noqa: E501  (lines of markup)
"""Exports of news databases, in the forms in which they are saved, are split into reports with their facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.errors import InputError
from onrecord.model import Document

from ..file.samples import FIRST, SECOND, rtf

Facts = tuple[str | None, str | None, str | None, str | None]

FACTIVA = """HD      Planes land at dawn
BY      By Nell Ashdown
WC      40 words
PD      24 March 2019
ET      06:10
SN      Harbour Courier
LA      English
CY      Copyright 2019 Harbour Courier.
LP
{first}

TD
{second}
CO      hrbc : Harbour Ltd
AN      Document HARCOU0020190324ef3o0001x

Document HARCOU0020190324ef3o0001x

HD      Ministry denies visit
WC      20 words
PD      25 March 2019
SN      The Dovrin Ledger
LA      English
LP
{second}
Document DOVLED0020190325ef3p00002

Search Summary
Text    planes
"""

FACTIVA_PLAIN = """News
Planes land at dawn
By Nell Ashdown
40 words
24 March 2019
06:10
Harbour Courier
HARCOU
English
Copyright 2019 Harbour Courier.  All Rights Reserved.

{first}

{second}

Document HARCOU0020190324ef3o0001x
"""

NEXIS = """

                               1 of 2 DOCUMENTS


                                Harbour Courier

                             March 24, 2019 Sunday
                              Late Edition - Final

Planes land at dawn

BYLINE: By NELL ASHDOWN

SECTION: Section A; Column 0; Pg. 1

LENGTH: 40 words

DATELINE: DOVRIN

{first}

{second}

LOAD-DATE: March 24, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2019 Harbour Courier
                              All Rights Reserved


                               2 of 2 DOCUMENTS

                               The Dovrin Ledger

                             March 25, 2019 Monday

Ministry denies visit

LENGTH: 20 words

BODY:
{second}

LANGUAGE: ENGLISH
"""

NEXIS_UNI = """Planes land at dawn
Harbour Courier
March 24, 2019 Sunday

Copyright 2019 Harbour Courier All Rights Reserved

Section: A; Pg. 1
Length: 40 words
Byline: Nell Ashdown
Dateline: DOVRIN
Body

{first}

{second}

Load-Date: March 24, 2019

End of Document
Ministry denies visit
The Dovrin Ledger
March 25, 2019 Monday

Length: 20 words
Body

{second}

End of Document
"""

PROQUEST = """Report Information from ProQuest

____________________________________________________________

Document 1 of 2

Planes land at dawn

Author: Ashdown, Nell

Publication info: Harbour Courier ; Dovrin [Dovrin]24 Mar 2019: A.1.

Abstract: A visit.

Full text: {first}

{second}

Subject: Aircraft

Title: Planes land at dawn

Publication title: Harbour Courier

Publication date: Mar 24, 2019

ProQuest document ID: 2197000001

____________________________________________________________

Document 2 of 2

Ministry denies visit

Publication info: The Dovrin Ledger ; Dovrin [Dovrin]25 Mar 2019.

Full text: {second}

ProQuest document ID: 2197000002
"""

ONE = ("Planes land at dawn", "Nell Ashdown", "Harbour Courier", "2019-03-24")
CAPITALS = ("Planes land at dawn", "NELL ASHDOWN", "Harbour Courier", "2019-03-24")
TWO = ("Ministry denies visit", None, "The Dovrin Ledger", "2019-03-25")


def read(tmp_path: Path, name: str, data: bytes) -> list[Document | InputError]:
    (tmp_path / name).write_bytes(data)
    return list(ingest.load([str(tmp_path / name)]))


def facts(found: Document | InputError) -> Facts:
    assert isinstance(found, Document), found
    return found.title, found.byline, found.outlet, found.published.value if found.published else None


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (FACTIVA, [ONE, TWO]), (FACTIVA_PLAIN, [ONE]), (NEXIS, [CAPITALS, TWO]), (NEXIS_UNI, [ONE, TWO]),
        (PROQUEST, [ONE, TWO]),
    ],
    ids=["Factiva", "Factiva without codes", "Nexis", "Nexis Uni", "ProQuest"],
)  # fmt: skip
def test_a_bundle_is_split_into_reports_with_their_facts(
    tmp_path: Path, form: str, expected: list[Facts]
) -> None:
    found = read(tmp_path, "bundle.txt", form.format(first=FIRST, second=SECOND).encode())
    assert [facts(one) for one in found] == expected
    texts = [one.text for one in found if isinstance(one, Document)]
    assert texts == [f"{FIRST}\n\n{SECOND}", SECOND][: len(expected)]


def test_a_bundle_is_known_in_an_rtf_file_too_and_every_report_has_its_number(tmp_path: Path) -> None:
    lines = FACTIVA.format(first=FIRST, second=SECOND).splitlines()
    (tmp_path / "b.rtf").write_bytes(rtf(*lines))
    found = list(ingest.find([str(tmp_path / "b.rtf")]))
    assert [one.file for one in found if isinstance(one, ingest.Found)] == [
        f"{tmp_path}/b.rtf#1",
        f"{tmp_path}/b.rtf#2",
    ]


def test_a_text_that_only_speaks_of_documents_is_no_bundle(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.txt", f"{FIRST}\nThe paper was called Document 4 of 5.\n{SECOND}".encode())
    assert isinstance(found, Document) and found.text.startswith(FIRST)


def test_a_table_of_texts_is_a_report_a_row(tmp_path: Path) -> None:
    table = f'Headline;Published_At;Source;Full_Text\nPlanes land;24 March 2019;Harbour Courier;"{FIRST}"\nx;soon;;{SECOND}\ny;;;\n'
    first, second, third = read(tmp_path, "a.csv", table.encode())
    assert facts(first) == ("Planes land", None, "Harbour Courier", "2019-03-24")
    assert (
        isinstance(second, Document) and "date 'soon' was given and not understood: left out" in second.warnings
    )
    assert str(third) == f"{tmp_path}/a.csv:4: the row has neither a text nor a link; leave it out"


def test_a_table_of_something_else_is_one_line(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.csv", b"x,y\n1,2\n")
    assert "no column holds texts or links" in str(found)
    (found,) = read(tmp_path, "reports.csv", b"file,url\na.txt,https://news.example/a\n")
    assert "this tells of the reports in its folder; name the folder" in str(found)
