import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.wording import excerpt, listed, lowered, ordinal, short_day, spaced, with_the
from detente.display import clean, counted, draws, interval, per_100


@given(st.floats(0, 1))
def test_a_share_is_said_with_two_digits_at_most(share):
    told = per_100(share)

    assert told in ("under 1", "over 99", "100") or len(told) <= 2


def test_an_interval_without_width_is_one_number():
    assert (interval((0.281, 0.349)), interval((0.301, 0.302))) == ("28 to 35", "30")
    assert draws(0.5) == "50 of 100 draws"


@given(st.text(), st.integers(10, 120))
def test_an_excerpt_is_one_line_and_not_much_longer_than_asked(text, limit):
    told = excerpt(text, limit)

    assert "\n" not in told
    assert len(told) <= limit + 2


@given(st.text())
def test_clean_text_steers_no_terminal(text):
    assert not any(ord(c) < 32 or c in "\x1b\u202e\u2066" for c in clean(text))


@pytest.mark.parametrize(("text", "kept"), [(" a ", " a "), ("a", "a"), ("  ", " "), ("", "")])
def test_blanks_at_the_ends_are_kept_once(text, kept):
    assert spaced(text) == kept


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("United Isles", "the United Isles"),
        ("Northmark", "Northmark"),
        ("Free Forces", "the Free Forces"),
    ],
)
def test_unions_take_the_article(name, said):
    assert with_the(name) == said


@pytest.mark.parametrize(
    ("number", "word"), [(3, "third"), (11, "11th"), (22, "22nd"), (13, "13th"), (101, "101st")]
)
def test_ordinals_are_words_up_to_ten(number, word):
    assert ordinal(number) == word


def test_lists_counts_and_capitals():
    assert listed([]) == ""
    assert listed(["a", "b"], "or") == "a or b"
    assert (counted(1, "item"), counted(2, "item")) == ("1 item", "2 items")
    assert (lowered("Front line"), lowered("UN force")) == ("front line", "UN force")


def test_a_day_of_a_chart_is_short():

    assert short_day(dt.date(2031, 5, 9)) == "9 May"
