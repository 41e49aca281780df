"""What counts within a window does not number the whole."""

import pytest

from detente.reading.deeds.windows import counts_in_window


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("They met for the second time in a month.", True),
        ("They met for the second time in as many weeks.", True),
        ("It was their third meeting this week.", True),
        ("A second visit to Narvia in less than two weeks.", True),
        ("It was the second in the past three days.", True),
        ("It was their fourth meeting since February.", False),
        ("They held a third round of talks in Cairo this week.", False),
        ("A third meeting will be held in two weeks.", False),
        ("They met a third time, in a year of floods.", False),
        ("They met for the third time in an office.", False),
        ("It was the third", False),
    ],
)
def test_a_window_follows_the_ordinal_and_its_noun_at_once(nlp, text, within):
    ordinal = next(t for t in nlp(text) if t.lower_ in {"second", "third", "fourth"})

    assert counts_in_window(ordinal) == within
