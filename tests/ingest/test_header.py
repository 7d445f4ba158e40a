"""Header facts of a text: agency, outlet and writer."""

import pytest

from onrecord.ingest.header import read_header
from onrecord.ingest.language import language

PROSE = "Two aircraft landed at the airport before dawn."


@pytest.mark.parametrize(
    ("text", "outlet", "wire", "byline"),
    [
        (f"CARACAS (Reuters) - {PROSE}", None, "Reuters", None),
        (f"Caracas (CNN) {PROSE}", "CNN", None, None),
        (f"CARACAS (Meridian News Agency) — {PROSE}", None, "Meridian News Agency", None),
        (
            f"Harbour Courier | 2019-03-24\n\nCARACAS (Meridian) — {PROSE}",
            "Harbour Courier",
            "Meridian",
            None,
        ),
        (f"Jane Doe\n\nAssociated Press\n\n{PROSE}", None, "Associated Press", "Jane Doe"),
        (f"{PROSE}\n\n© AFP", None, "Agence France-Presse", None),
        (f"{PROSE}\n\nCopyright © 2019 The Ledger, LLC. All rights reserved.", "The Ledger", None, None),
        (
            f"{PROSE}\n\nCopyright 2019 The Associated Press. All rights reserved.",
            None,
            "Associated Press",
            None,
        ),
        (f"{PROSE}\n\nReporting by Jane Doe; Editing by Ali Omar", None, None, "Jane Doe"),
        (f"{PROSE} The Associated Press contributed to this report.", None, None, None),
        (PROSE, None, None, None),
    ],
)
def test_credits(text: str, outlet: str | None, wire: str | None, byline: str | None) -> None:
    header = read_header(text)
    assert (header.outlet, header.wire, header.byline) == (outlet, wire, byline)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two planes landed in the city.", "en"),
        ("TWO PLANES LANDED AT THE AIRPORT AND LEFT.", "en"),
        ("El ministro dijo que no hay tropas en la capital y que los aviones se fueron.", "es"),
        ("Der Minister sagte, dass in der Hauptstadt keine Soldaten sind und was an Bord war.", "de"),
        ("Министр заявил, что самолёты улетели.", "ru"),
        ("Salida de aviones", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, told: str) -> None:
    assert language(text) == told
