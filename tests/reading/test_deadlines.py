import datetime as dt

import pytest

from detente.reading.deadlines import end_of_deadline

DAY = dt.date(2031, 1, 31)


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("within a month", "2031-02-28"),
        ("within 30 days", "2031-03-02"),
        ("within two weeks", "2031-02-14"),
        ("within the next three months", "2031-04-30"),
        ("in two weeks' time", "2031-02-14"),
        ("by the end of the week", "2031-02-02"),
        ("by the end of next week", "2031-02-09"),
        ("by the end of the month", "2031-01-31"),
        ("by the end of next month", "2031-02-28"),
        ("by the end of this year", "2031-12-31"),
        ("by the end of March", "2031-03-31"),
        ("deadline of three months", "2031-04-30"),
        ("deadline of 14 March", "2031-03-14"),
    ],
)
def test_a_deadline_ends_on_the_last_day_that_its_words_give(words, end):
    assert end_of_deadline(words, DAY) == dt.date.fromisoformat(end)


@pytest.mark.parametrize("words", ["within weeks", "last chance", "deadline of the mediators"])
def test_words_without_a_length_give_no_end(words):
    assert end_of_deadline(words, DAY) is None


@pytest.mark.parametrize("behind", [" of the signing", " after the truce", " from that day"])
def test_a_deadline_that_counts_from_a_deed_has_no_end_of_its_own(behind):
    assert end_of_deadline("within a month", DAY, behind) is None
