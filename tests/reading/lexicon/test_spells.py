"""A spell of office holds on the days that its dates may mean."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.lexicon.spells import days_of, people_of, rows_of, spells_of

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def only(*files):
    """Return the spells of the one person of some files."""
    (person,) = people_of(files)
    return spells_of(person.held)


def office(row, **more):
    """Return a file with one office that one person held."""
    return {
        "office": [{"role": "mayor", "source": "a list", "held": f"Ann Example | {row}"}]
    } | more


@given(DAYS)
def test_a_day_means_itself_a_month_and_a_year_all_their_days(day):
    assert days_of(day.isoformat()) == (day, day)
    for when in (day.isoformat()[:7], day.isoformat()[:4]):
        first, last = days_of(when)
        assert first <= day <= last
        assert first.day == 1
        assert (last + dt.timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    "when", ["2024-13", "2024-00", "2024-02-30", "May 2024", "24", "1492", "", "2024-5"]
)
def test_what_is_no_day_month_or_year_is_refused(when):
    with pytest.raises(ValueError, match=r"no day|month|day"):
        days_of(when)


@given(DAYS, DAYS)
def test_an_office_is_held_on_every_day_that_lies_in_it(one, other):
    first, last = sorted((one, other))

    (spell,) = only(office(f"{first} | {last}"))

    assert spell.covers(first)
    assert spell.surely_covers(last)
    assert not spell.covers(first - dt.timedelta(days=1))
    assert not spell.covers(last + dt.timedelta(days=1))


def test_in_the_month_in_which_an_office_began_it_may_be_held_but_not_surely():
    (spell,) = only(office("2024-05 | 2025"))

    assert spell.covers(dt.date(2024, 5, 1))
    assert not spell.surely_covers(dt.date(2024, 5, 1))
    assert spell.surely_covers(dt.date(2024, 6, 1))
    assert not spell.surely_covers(dt.date(2025, 1, 2))


def test_an_open_spell_is_sure_to_the_day_to_which_its_file_is_kept():
    (spell,) = only(office("2020", as_of=dt.date(2025, 6, 30)))

    assert spell.last is None
    assert spell.surely_covers(dt.date(2025, 6, 30))
    assert spell.covers(dt.date(2025, 7, 1))
    assert not spell.surely_covers(dt.date(2025, 7, 1))


def test_a_row_is_checked_if_it_or_its_office_says_so():
    by_row = office("2020 | | checked")
    by_office = {"office": [{**office("2020")["office"][0], "checked": True}]}

    assert [only(file)[0].checked for file in (by_row, by_office, office("2020"))] == [
        True,
        True,
        False,
    ]


def test_a_spell_tells_its_role_its_party_and_where_it_can_be_looked_up():
    file = {"office": [{**office("2020")["office"][0], "party": "town"}]}

    (spell,) = only(file)

    assert (spell.role, spell.party, spell.source) == ("mayor", "town", "a list")


def test_a_person_is_one_however_many_files_tell_of_them():
    earlier = {
        "who": "Ann Example | she | Ann | A. Example, Ann X.",
        "office": [{"role": "minister", "source": "a list", "held": "Ann Example | 2000 | 2004"}],
    }

    (person,) = people_of([office("2010 | 2014", gender="he"), earlier])

    assert (person.gender, person.surname) == ("she", "Ann")
    assert person.also == ("A. Example", "Ann X.")
    assert [row.role for row in person.held] == ["minister", "mayor"]


def test_a_later_file_may_end_what_an_earlier_one_left_open():
    (spell,) = only(office("2010"), office("2010 | 2025"))

    assert spell.last == dt.date(2025, 12, 31)


def test_without_a_word_of_gender_it_is_open():
    (person,) = people_of([office("2010")])

    assert person.gender is None


def test_blank_lines_are_no_rows():
    assert list(rows_of("\n  \nAnn | 2024 |\n")) == [["Ann", "2024", ""]]
