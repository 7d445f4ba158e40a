"""What a server says of a page's charset, and what the page is in."""

from __future__ import annotations

import io

import pytest

from onrecord.ingest import Facts, Fetched, Found
from onrecord.ingest.piece import Piece
from onrecord.ingest.unpack import unpack

WORDS = "Zwei Flugzeuge landeten in Überlingen, sagte der Bürgermeister; das Rathaus schwieg über die Gäste."


@pytest.mark.parametrize(
    ("said", "charset"),
    [
        ("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("x-none", "utf-8"), ("x-none", "cp1252"),
        ("iso-8859-1", "iso-8859-1"), ("base64", "utf-8"), ('"', "utf-8"), ("koi8-r", "utf-8"),
    ],
)  # fmt: skip
def test_a_wrong_charset_does_not_spoil_the_words(said: str, charset: str) -> None:
    html = f"<!doctype html><html><body><article><p>{WORDS}</p><p>{WORDS}</p></article></body></html>"
    body, kind = html.encode(charset), ("Content-Type", f"text/html; charset={said}")
    came = Fetched(("https://courier.example/a",), 200, (kind,), body, "")
    (found,) = unpack(Piece("a", "a", io.BytesIO(body), Facts(), fetched=came))
    assert isinstance(found, Found) and WORDS in found.document.text
