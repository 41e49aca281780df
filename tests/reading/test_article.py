"""Loading: one decoding, one text, parts marked, and one sentence where it cannot be done."""

import contextlib
import datetime as dt
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import DetenteError, LanguageError, ReadError
from detente.reading.article import article_from_bytes, load_article

TALKS = "The two delegations met in the capital on Friday. They agreed to meet again."
SEED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "seed" / "article.txt"


def loaded(raw, name):
    """Return the article, or None where a sentence refuses it."""
    with contextlib.suppress(DetenteError):
        return article_from_bytes(raw, name)
    return None


def test_an_article_is_named_by_the_sha256_of_its_bytes():
    article = article_from_bytes(TALKS.encode(), "talks.txt")

    assert article.id == hashlib.sha256(TALKS.encode()).hexdigest()
    assert article.text == TALKS


def test_windows_line_ends_give_the_same_text():
    lines = f"The talks resume\n\n{TALKS}\n"

    unix = article_from_bytes(lines.encode(), "a.txt")
    windows = article_from_bytes(lines.replace("\n", "\r\n").encode(), "a.txt")

    assert windows.text == unix.text
    assert windows.title == unix.title == "The talks resume"


def test_blank_lines_change_no_part_of_the_structure():
    lines = ["Talks resume", "By Ann Lee", TALKS, "What next?", TALKS, "Post a comment"]

    close = article_from_bytes("\n".join(lines).encode(), "a.txt")
    wide = article_from_bytes("\n\n\n".join(lines).encode(), "a.txt")

    assert (close.title, close.bylines) == (wide.title, wide.bylines)
    assert [wide.quote(span) for span in wide.headings] == ["What next?"]
    assert [wide.quote(span) for span in wide.boilerplate] == ["Post a comment"]


def test_a_zero_character_is_replaced():
    article = article_from_bytes(TALKS.replace(" ", "\0", 1).encode(), "a.txt")

    assert article.text.startswith("The\ufffdtwo")


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"%PDF-1.7 and so on", "is a PDF document"),
        (b"PK\x03\x04word/document.xml", "zip archive"),
        (b"\x89PNG\r\n\x1a\n", "is an image"),
        (bytes(range(256)) * 20, "is not a text file"),
        (b"hello", "holds one word"),
        (b"1 2 3 4 5 6", "holds no words"),
        (b"a" * 3000 + b" and a few words more", "without a blank"),
        (b"word " * 300_000, "1,500,000 characters"),
        (b"word " * 4_000_000, "more than 5 MB"),
    ],
)
def test_what_is_no_article_is_refused_with_a_sentence_and_a_hint(raw, words):
    with pytest.raises(ReadError) as refusal:
        article_from_bytes(raw, "folder/thing.txt")

    assert words in str(refusal.value)
    assert str(refusal.value).startswith("thing.txt ")
    assert refusal.value.hint


def test_a_missing_file_a_folder_and_an_impossible_name_are_refused(tmp_path):
    for path, words in [
        (tmp_path / "none.txt", "there is no file"),
        (tmp_path, "is a folder"),
        ("a\0b.txt", "cannot be read"),
    ]:
        with pytest.raises(ReadError, match=words):
            load_article(path)


def test_a_file_of_20_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    path.write_bytes(b"word " * 4_000_000)

    with pytest.raises(ReadError, match="more than 5 MB"):
        load_article(path)


def test_standard_input_is_read_where_the_path_is_a_dash(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(TALKS.encode()))
    monkeypatch.setattr("sys.stdin", stream)

    assert load_article("-").text == TALKS


def test_a_page_on_standard_input_is_known_by_its_beginning():
    page = f"<!DOCTYPE html><html><body><p>{TALKS}</p></body></html>"

    article = article_from_bytes(page.encode(), "-")

    assert (article.media_type, article.text) == ("text/html", TALKS)


def test_a_given_day_outranks_the_page_and_the_page_outranks_the_layout():
    page = f'<html><meta property="article:published_time" content="2025-04-25T10:00Z"><p>{TALKS}'
    dated = f"Talks resume\n26 April 2025\n{TALKS}"
    day = dt.date(2025, 4, 27)

    given_day = article_from_bytes(page.encode(), "a.html", published=day)
    said = article_from_bytes(page.encode(), "a.html")
    stated = article_from_bytes(dated.encode(), "a.txt")

    assert (given_day.published, given_day.published_basis) == (day, "given")
    assert (said.published, said.published_basis) == (dt.date(2025, 4, 25), "metadata")
    assert (stated.published, stated.published_basis) == (dt.date(2025, 4, 26), "stated")


def test_an_article_without_any_day_has_none():
    article = article_from_bytes(TALKS.encode(), "a.txt")

    assert (article.published, article.published_basis) == (None, "unknown")


def test_the_front_matter_of_markdown_is_metadata_and_not_read():
    front = "---\ntitle: Talks resume\ndate: 2025-04-25\nauthor: Ann Lee and Bo Ray\n---\n"

    article = article_from_bytes((front + f"## Next\n{TALKS}").encode(), "a.md")

    assert (article.title, article.bylines) == ("Talks resume", ("Ann Lee", "Bo Ray"))
    assert article.quote(article.boilerplate[0]) == front.rstrip()


def test_the_description_of_a_page_is_its_deck_unless_it_repeats_the_body():
    page = '<html><meta name="description" content="{}"><h1>Talks resume</h1><p>{}</p>'

    own = article_from_bytes(page.format("A second round.", TALKS).encode(), "a.html")
    repeated = article_from_bytes(page.format(TALKS[:40] + "…", TALKS).encode(), "b.html")

    assert (own.deck, repeated.deck) == ("A second round.", None)


def test_another_language_is_refused_by_its_name():
    text = "Le président a déclaré que les négociations ne sont pas dans une impasse."

    with pytest.raises(LanguageError, match="looks French; only English is read"):
        article_from_bytes(text.encode(), "a.txt")


@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_any_text_is_an_article_or_one_error_of_a_person(text, name):
    article = loaded(text.encode(), name)

    assert article is None or all(map(article.quote, article.headings + article.boilerplate))


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "-"]))
def test_any_bytes_are_an_article_or_one_error_of_a_person(raw, name):
    article = loaded(raw, name)

    assert article is None or "\0" not in article.text


@pytest.mark.skipif(not SEED.exists(), reason="the evaluation kit is not beside the repository")
def test_the_parts_of_the_seed_article_are_all_found():
    article = load_article(SEED)

    assert article.bylines == ("Anna Fadiah", "Hayu Andini")
    assert article.deck is not None
    assert article.deck.startswith("US signals")
    assert len(article.headings) == 6
    assert [(span.start, span.end) for span in article.boilerplate] == [(6790, 6886)]


@pytest.mark.parametrize(
    ("day", "basis", "warnings"),
    [
        (dt.date(2031, 3, 7), "stated", ()),
        (
            dt.date(2032, 1, 1),
            "given",
            ("the article itself says 7 March 2031; 1 January 2032 was given",),
        ),
    ],
)
def test_a_given_day_is_held_against_the_one_that_the_article_states(day, basis, warnings):
    text = f"Talks resume\nRIVERTON, 7 March 2031 (Wire) - {TALKS}"

    article = article_from_bytes(text.encode(), "a.txt", published=day)

    assert (article.published, article.published_basis) == (day, basis)
    assert article.warnings == warnings
