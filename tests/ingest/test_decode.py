"""Bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.decode import decode

SENTENCE = "The minister said “no” – and left the city for Bogotá."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_any_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


def test_big_endian_mark_is_dropped() -> None:
    assert decode(codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), "a.txt") == SENTENCE


def test_two_encodings_in_one_file_are_both_read() -> None:
    assert decode(SENTENCE.encode() + b"\n" + SENTENCE.encode("cp1252"), "a.txt") == f"{SENTENCE}\n{SENTENCE}"


def test_another_alphabet_in_a_legacy_encoding_is_recognised() -> None:
    text = "Министр заявил, что самолёты прибыли в столицу рано утром в субботу, и уехал."
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_a_declared_charset_is_believed() -> None:
    page = "<html><meta charset='iso-8859-2'><p>Łódź i Gdańsk, ćma, źródło</p>"
    assert decode(page.encode("iso-8859-2"), "a.html") == page


@pytest.mark.parametrize("data", [b"ab\x00\x01c", b"%PDF-1.7 x", b"PK\x03\x04zip", bytes(range(1, 32)) * 9])
def test_what_is_no_text_is_named_as_such(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.txt: this is .*; save its text as"):
        decode(data, "a.txt")


def test_control_characters_and_right_to_left_text_pass_unchanged() -> None:
    text = "The plane\x07 landed\x1b[31m, \u202eقال المسؤول\u202c.\r\nIt left.\x0c"
    assert decode(text.encode(), "a.txt") == text


@given(st.binary(max_size=200))
def test_any_bytes_give_text_that_can_be_written_or_an_error(data: bytes) -> None:
    try:
        decode(data, "a.txt").encode("utf-8")
    except InputError as error:
        assert str(error).startswith("a.txt: ")
