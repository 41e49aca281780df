"""Quotes are found where they stand, or nearly so, and nowhere else."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reading.second.conftest import article_of
from reading.second.test_edits import table

from detente.reading.second.locating import Locator, fold
from detente.reading.second.paragraphs import numbered

LINES = (
    "The envoys met in the old mint for two hours on Monday, an aide said – no more.",
    "“We will never hand over the harbour,” she said. “Not today, and not next year.”",
    "Iran and Iraq ran talks; the envoys’ talks ran on into the night at the harbour.",
)


def locator_of(*lines):
    article = article_of("\n\n".join(lines) + "\n")
    return Locator(article=article, paragraphs=numbered(article))


LOCATOR = locator_of(*LINES)
letters = st.text("abcdefgh ,.’“”-–", min_size=1, max_size=80).filter(str.strip)


def found(quote, number, locator=LOCATOR):
    span = locator.find(quote, number)
    return None if span is None else locator.article.quote(span)


@pytest.mark.parametrize(
    ("quote", "number", "words"),
    [
        ("met in the old mint", 1, "met in the old mint"),
        ("an aide said - no more", 1, "an aide said – no more"),
        ('"We will never hand over the harbour,"', 2, "“We will never hand over the harbour,”"),
        ("the envoys' talks", 3, "the envoys’ talks"),
        ("We will  never\nhand over", 2, "We will never hand over"),
        ("We will never hands over the harbor", 2, "We will never hand over the harbour"),
        ("ran talks", 3, "ran talks"),
        ("met in the old mint for two hours", 3, "met in the old mint for two hours"),
    ],
)
def test_a_quote_is_found_in_the_words_of_the_text(quote, number, words):
    assert found(quote, number) == words


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        ("We agreed to everything", 2),
        ("an", 3),
        ("We never will hand over the harbour", 2),
        ("met in the old mnt", 1),
        ("We will never hands over the harbor", 1),
        ("the harbour", 1),
        ("", 1),
        (" \n ", 1),
        ("met in the old mint", 9),
        ("met in the old mint", -1),
        ("x" * 5_000, 1),
        ("met in the old mint " * 40, 1),
    ],
)
def test_what_does_not_stand_there_is_not_found(quote, number):
    assert found(quote, number) is None


def test_a_word_inside_another_is_no_quote():
    assert LOCATOR.article.quote(LOCATOR.find("ran", 3)) == "ran"
    assert LOCATOR.find("ran", 3).start == LOCATOR.article.text.index(" ran talks") + 1


def edited(text, edits):
    """Return a text with characters of its inside exchanged, taken out or put in."""
    for kind, share in edits:
        place = 3 + int(share * (len(text) - 7))
        tail = text[place + 1 :] if kind != "in" else text[place:]
        text = text[:place] + ("" if kind == "out" else "#") + tail
    return text


slip = st.tuples(st.sampled_from(["swap", "out", "in"]), st.floats(0, 1))
edits = st.lists(slip, min_size=1, max_size=2)


@settings(deadline=None)
@given(st.data(), letters)
def test_what_is_found_is_the_quote_but_for_two_slips(data, line):
    locator = locator_of(line)
    first = data.draw(st.integers(0, len(line) - 1))
    piece = line[first : data.draw(st.integers(first + 1, len(line)))]
    quote = edited(piece, data.draw(st.lists(slip, max_size=4))) if len(piece) > 8 else piece

    span = locator.find(quote, 1)

    words = "" if span is None else fold(locator.article.text[span.start : span.end]).text
    wanted = fold(quote.strip()).text.strip()
    slips = 0 if span is None else table(wanted, words, free=False)[-1]
    assert slips <= 2
    assert slips == 0 or len(wanted) >= 20


@settings(deadline=None)
@given(st.integers(0, 2), st.integers(0, 14), st.integers(4, 16), edits)
def test_a_planted_near_quote_is_found(line, first, count, slips):
    planted = " ".join(LINES[line].split(" ")[first : first + count])
    assume(len(planted) >= 24)
    quote = edited(planted, slips)
    near = table(fold(quote).text, fold(planted).text, free=False)[-1] <= 2
    assume(near and len(fold(quote).text) >= 20)

    assert LOCATOR.find(quote, line + 1) is not None


@settings(deadline=None)
@given(st.text("abcdefgh ", min_size=1, max_size=60), st.integers(1, 3))
def test_a_far_quote_is_never_found(quote, number):
    text = fold(LOCATOR.paragraph(number).text).text
    assume(quote.strip() and min(table(" ".join(quote.split()), text, free=True)) > 2)
    assume(not any(quote.strip() in fold(line).text for line in LINES))

    assert LOCATOR.find(quote, number) is None


def test_repeated_words_are_searched_without_growing_slow():
    locator = locator_of("no " * 1_900 + "yes")

    assert found("no " * 190 + "yess", 1, locator) == "no " * 190 + "yes"
    assert found("no " * 200 + "yes", 1, locator) == "no " * 200 + "yes"


def test_a_quote_that_stands_in_two_other_paragraphs_is_not_guessed():
    locator = locator_of("Nothing at all here.", *["The same long sentence stands here."] * 2)

    assert locator.find("The same long sentence stands here.", 1) is None


def test_unseen_characters_are_not_missed():
    locator = locator_of("They want a cease\u00adfire without any\u00a0condition.")

    assert found("a ceasefire without any condition", 1, locator) == (
        "a cease\u00adfire without any\u00a0condition"
    )
