"""What is typed: a decimal comma is one, and what is wrong is told with what to write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import FieldError
from detente.workspace.typed import chosen, number_in, range_in, range_of, written

NUMBERS = st.integers(0, 1000).map(lambda one: one / 1000)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0,5", (0.5, 0.5, 0.5)),
        ("0.2 0.4 0.6", (0.2, 0.4, 0.6)),
        ("0,2 0,4 0,6", (0.2, 0.4, 0.6)),
        ("0.2,0.4,0.6", (0.2, 0.4, 0.6)),
        ("0,2; 0,4; 0,6", (0.2, 0.4, 0.6)),
        ("0.2 - 0.4 – 0.6", (0.2, 0.4, 0.6)),
        (" 1 ", (1.0, 1.0, 1.0)),
    ],
)
def test_a_range_is_read_as_people_write_it(text, found):
    assert range_of(text, "worth") == found


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("7", "7 is not between 0 and 1", "write 7 of 100 as 0.07"),
        ("-0.2", "-0.2 is not between 0 and 1", "Write it as 0.4."),
        ("half", "'half' is no number", "Write it as 0.4."),
        ("50%", "'50%' is no number", "Write it as 0.4."),
        ("nan", "'nan' is no number", "Write it as 0.4."),
        ("0.2 0.4", "'0.2 0.4' is neither one number nor three", "0.2 0.4 0.6"),
        ("0,2,0,4,0,6", "neither one number nor three", "0.2 0.4 0.6"),
        ("0.6 0.4 0.2", "low, 0.6, is above most likely, 0.4", "smallest first"),
        ("", "no number is given", "such as 0.4"),
    ],
)
def test_what_is_no_range_is_refused_with_what_to_write(text, said, hint):
    with pytest.raises(FieldError) as refused:
        range_of(text, "worth")

    assert said in str(refused.value)
    assert hint in refused.value.hint
    assert refused.value.field == "worth"


@pytest.mark.parametrize(
    ("low", "mode", "high", "field"),
    [("", "0.2", "0.3", "low"), ("0.5", "0.2", "0.3", "low"), ("0.1", "0.9", "0.3", "high")],
)
def test_of_three_fields_the_wrong_one_is_named(low, mode, high, field):
    with pytest.raises(FieldError) as refused:
        range_in({"low": low, "mode": mode, "high": high})

    assert refused.value.field == field


@given(st.lists(NUMBERS, min_size=3, max_size=3).map(sorted).map(tuple))
def test_a_range_that_an_address_has_is_read_as_it_was_written(numbers):
    assert range_of(written(numbers), "worth") == numbers


@given(NUMBERS)
def test_a_point_and_a_comma_write_the_same_number(number):
    text = f"{number:.3f}"

    assert number_in(text.replace(".", ","), "low") == number_in(text, "low") == number


def test_nothing_chosen_is_refused_by_the_name_of_the_list():
    with pytest.raises(FieldError, match="no party is chosen"):
        chosen({"party": " "}, "party", "party")
