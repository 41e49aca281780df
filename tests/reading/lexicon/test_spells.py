"""A spell of office holds on the days that its dates may mean."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.lexicon.spells import days_of, people_of

DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


def only(file):
    """Return the spells of the one person of a file."""
    (person,) = people_of([file])
    return person.spells


def office(first, last=None, **more):
    """Return a file with one office that one person held."""
    row = {"name": "Ann Example", "from": first} | ({} if last is None else {"to": last})
    return {"office": [{"role": "mayor", "source": "a list", "holders": [row]}], **more}


@given(DAYS)
def test_a_day_means_itself_a_month_and_a_year_all_their_days(day):
    assert days_of(day) == (day, day)
    for when in (f"{day:%Y-%m}", day.year, f"{day:%Y}"):
        first, last = days_of(when)
        assert first <= day <= last
        assert first.day == 1
        assert (last + dt.timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    "when",
    [
        "2024-13",
        "2024-00",
        "May 2024",
        24,
        True,
        2024.5,
        dt.datetime(2024, 5, 1, tzinfo=dt.UTC),
        None,
    ],
)
def test_what_is_no_day_month_or_year_is_refused(when):
    with pytest.raises(ValueError, match=r"no day|month must be|out of range"):
        days_of(when)


@given(DAYS, DAYS)
def test_an_office_is_held_on_every_day_that_lies_in_it(one, other):
    first, last = sorted((one, other))

    (spell,) = only(office(first, last))

    assert spell.covers(first)
    assert spell.surely_covers(last)
    assert not spell.covers(first - dt.timedelta(days=1))
    assert not spell.covers(last + dt.timedelta(days=1))


def test_in_the_month_in_which_an_office_began_it_may_be_held_but_not_surely():
    (spell,) = only(office("2024-05", 2025))

    assert spell.covers(dt.date(2024, 5, 1))
    assert not spell.surely_covers(dt.date(2024, 5, 1))
    assert spell.surely_covers(dt.date(2024, 6, 1))
    assert not spell.surely_covers(dt.date(2025, 1, 2))


def test_an_open_spell_is_sure_to_the_day_to_which_its_file_is_kept():
    (spell,) = only(office(2020, as_of=dt.date(2025, 6, 30)))

    assert spell.last is None
    assert spell.surely_covers(dt.date(2025, 6, 30))
    assert spell.covers(dt.date(2025, 7, 1))
    assert not spell.surely_covers(dt.date(2025, 7, 1))


def test_a_holder_of_an_office_has_its_role_and_its_source_unless_the_row_has_its_own():
    holders = [{"name": "Ann Example", "from": 2020, "source": "another", "checked": True}]
    lists = [{"role": "mayor", "party": "town", "source": "a list", "holders": holders}]

    (spell,) = only({"office": lists})

    assert (spell.role, spell.party) == ("mayor", "town")
    assert (spell.source, spell.checked) == ("another", True)


def test_a_person_is_one_however_many_files_tell_of_them():
    one = {"gender": "he", **office(2010, 2014)}
    row = {"name": "Ann Example", "also": ["A. Example"], "gender": "she", "surname_alone": False}
    spell = {"role": "minister", "from": 2000, "to": 2004, "source": "a list"}

    (person,) = people_of([one, {"person": [{**row, "spells": [spell]}]}])

    assert (person.gender, person.also, person.alone) == ("she", ("A. Example",), False)
    assert [one.role for one in person.spells] == ["minister", "mayor"]


def test_a_later_file_may_end_what_an_earlier_one_left_open():
    (person,) = people_of([office(2010), office(2010, 2025)])

    (spell,) = person.spells
    assert spell.last == dt.date(2025, 12, 31)
