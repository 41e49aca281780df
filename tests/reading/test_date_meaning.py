import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.date_meaning import Setting, meaning, moved, named_weekday
from detente.reading.date_phrases import phrases_of

FRIDAY = dt.date(2025, 4, 25)


def read(text, *, published=FRIDAY, ahead=False):
    (phrase,) = phrases_of(text)
    when = meaning(phrase, Setting(published=published, ahead=ahead))
    return when.date, when.precision


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("on Friday", "2025-04-25", "day"),
        ("on Thursday", "2025-04-24", "day"),
        ("on Saturday", "2025-04-19", "day"),
        ("last Friday", "2025-04-18", "day"),
        ("next Friday", "2025-05-02", "day"),
        ("in the early hours of Friday", "2025-04-25", "day"),
        ("late Thursday night", "2025-04-24", "day"),
        ("overnight", "2025-04-25", "day"),
        ("yesterday", "2025-04-24", "day"),
        ("last night", "2025-04-24", "day"),
        ("tomorrow", "2025-04-26", "day"),
        ("three weeks ago", "2025-03-31", "week"),
        ("2 days ago", "2025-04-23", "day"),
        ("six months ago", "2024-10", "month"),
        ("a year ago", "2024", "year"),
        ("last week", "2025-04-14", "week"),
        ("earlier this month", "2025-04", "month"),
        ("last month", "2025-03", "month"),
        ("next year", "2026", "year"),
        ("24 April", "2025-04-24", "day"),
        ("April 24, 2025", "2025-04-24", "day"),
        ("Thursday, April 24", "2025-04-24", "day"),
        ("the 17th of September 1978", "1978-09-17", "day"),
        ("Sept. 5", "2024-09-05", "day"),
        ("2025-03-11", "2025-03-11", "day"),
        ("in April", "2025-04", "month"),
        ("in May", "2024-05", "month"),
        ("last April", "2024-04", "month"),
        ("in late March 2014", "2014-03", "month"),
        ("in 2014", "2014", "year"),
        ("recently", None, "none"),
        ("in the coming weeks", None, "none"),
        ("over the next few weeks", None, "none"),
        ("several days ago", None, "none"),
        ("February 30", None, "none"),
    ],
)
def test_words_for_a_date_mean_a_day_and_no_more_than_they_say(text, date, precision):
    assert read(text) == (date, precision)


@pytest.mark.parametrize(
    ("text", "date"),
    [("on Friday", "2025-04-25"), ("on Monday", "2025-04-28"), ("3 May", "2025-05-03")],
)
def test_under_a_verb_that_looks_ahead_the_next_such_day_is_meant(text, date):
    assert read(text, ahead=True)[0] == date


def test_under_a_verb_that_looks_ahead_the_next_such_month_is_meant():
    assert read("in May", ahead=True) == ("2025-05", "month")
    assert read("next April") == ("2026-04", "month")


@pytest.mark.parametrize(
    "text", ["on Friday", "today", "last week", "two days ago", "in April", "24 April"]
)
def test_without_a_day_of_publication_relative_words_stay_words(text):
    assert read(text, published=None) == (None, "none")


@given(days=st.integers(0, 400))
def test_a_weekday_lies_within_the_week_that_ends_on_publication(days):
    published = dt.date(2024, 1, 1) + dt.timedelta(days=days)

    found = dt.date.fromisoformat(read("on Wednesday", published=published)[0])

    assert found.weekday() == 2
    assert 0 <= (published - found).days < 7


@pytest.mark.parametrize(
    ("text", "sign", "day"),
    [("two days later", 1, 27), ("a week before", -1, 18), ("the day after", 1, 26)],
)
def test_an_anchored_date_is_counted_from_its_anchor(text, sign, day):
    (phrase,) = phrases_of(text)

    assert phrase.relation != "absolute"
    assert moved(FRIDAY, phrase, sign) == (FRIDAY.replace(day=day), "day")


def test_the_same_day_is_its_anchor():
    (phrase,) = phrases_of("that same day")

    assert moved(FRIDAY, phrase, 1) == (FRIDAY, "day")


@pytest.mark.parametrize(
    ("text", "weekday"),
    [("Thursday 24 April 2025", 3), ("24 April 2025", None), ("Thursday", None), (None, None)],
)
def test_a_full_day_may_name_its_weekday(text, weekday):
    assert named_weekday(text) == weekday


@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
def test_a_day_written_out_is_read_as_that_day(day):
    assert read(f"{day.day} {day:%B %Y}", published=None) == (day.isoformat(), "day")


@given(day=st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
def test_figures_that_leave_the_month_open_give_no_more_than_the_year(day):
    date, precision = read(f"{day.day}/{day.month}/{day.year}", published=None)

    plain = day.day > 12 or day.day == day.month
    assert (date, precision) == ((day.isoformat(), "day") if plain else (str(day.year), "year"))
