"""Bytes become text once, and a guess is said."""

import pytest

from detente.reading.page.decoding import decode

WORDS = "“Yes,” said the envoy at the café. “No,” said the other."


@pytest.mark.parametrize(
    "raw",
    [
        WORDS.encode(),
        WORDS.encode("utf-8-sig"),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
    ],
)
def test_a_text_that_names_its_encoding_is_read_without_a_warning(raw):
    decoded = decode(raw, "a.txt")

    assert (decoded.text, decoded.warnings) == (WORDS, ())


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be", "cp1252"])
def test_a_guess_is_said(charset):
    words = WORDS if charset == "cp1252" else "The envoy said yes."

    decoded = decode(words.encode(charset), "a.txt")

    assert decoded.text == words
    assert charset in decoded.warnings[0]


def test_the_declared_encoding_of_a_page_is_used():
    page = '<meta charset="windows-1250"><p>Łódź'

    assert decode(page.encode("cp1250"), "a.html").text == page


@pytest.mark.parametrize("charset", ["zlib", "nonsense", "utf-8", "iso-8859-99"])
def test_a_declared_encoding_that_cannot_be_is_passed_over(charset):
    decoded = decode(f'<meta charset="{charset}"><p>caf'.encode() + b"\xe9", "a.html")

    assert decoded.text.endswith("café")
    assert decoded.warnings


def test_a_damaged_character_does_not_spoil_the_others():
    decoded = decode(WORDS.encode() + b"\xff", "a.txt")

    assert decoded.text == WORDS + "\ufffd"
    assert "1 places" in decoded.warnings[0]


def test_old_line_ends_become_line_feeds():
    assert decode(b"one\rtwo", "a.txt").text == "one\ntwo"
    assert decode(b"one\r\ntwo", "a.txt").text == "one\ntwo"
