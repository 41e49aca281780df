"""Rows of the lexicon become entries that know on which days they hold."""

import datetime as dt

from detente.reading.lexicon.entries import (
    entry_of,
    names_of_bodies,
    names_of_people,
    names_of_seats,
)
from detente.reading.lexicon.spells import Held, Person

DAY = dt.date(2025, 4, 25)


def row(role, since, as_of=dt.date.max):
    return Held(role, "town", since, "", "a list", checked=False, as_of=as_of)


def test_of_several_offices_on_a_day_the_one_begun_last_is_meant():
    entry = entry_of(
        Person(name="Ann Example", held=(row("member", "2000"), row("mayor", "2020")))
    )

    assert entry.spell_on(DAY).role == "mayor"
    assert entry.spell_on(dt.date(2001, 1, 1)).role == "member"
    assert entry.spell_on(dt.date(1999, 1, 1)) is None
    assert entry.spell_on(None).role == "mayor"


def test_an_office_that_may_be_over_is_not_surely_served():
    entry = entry_of(Person(name="Ann Example", held=(row("mayor", "2020", dt.date(2024, 1, 1)),)))

    assert entry.spell_on(DAY)
    assert not entry.surely_serves(DAY)
    assert entry.surely_serves(dt.date(2023, 1, 1))


def test_a_surname_that_stands_first_is_the_one_that_means_its_bearer():
    person = Person(name="Example Ann Bee", surname="Example")
    entry = entry_of(person)

    named = {name: full for name, _, full in names_of_people([(person, entry)])}

    assert (entry.id, entry.given) == ("example", "Ann")
    assert named == {"Example Ann Bee": True, "Example": False}


def test_who_has_one_name_only_has_it_as_a_name_and_a_surname():
    person = Person(name="Example")

    assert entry_of(person).given == "Example"


def test_a_body_of_a_country_speaks_for_it_and_an_outlet_for_nobody():
    sections = {
        "body": {"senate": {"name": "Senate", "country": "town"}},
        "outlet": {"paper": {"name": "The Paper", "acronym": "TP"}},
        "armed_group": {"front": {"name": "Front"}},
    }

    parties = {name: entry.party for name, entry, _ in names_of_bodies(sections)}

    assert parties == {"Senate": "town", "The Paper": None, "TP": None, "Front": "front"}


def test_seats_and_houses_mean_a_government_or_a_place():
    found = list(
        names_of_seats({"town": {"name": "Town", "seats": ["Hall"]}}, [("town", "House")])
    )

    assert [(name, entry.id, entry.seat) for name, entry, _ in found] == [
        ("Hall", "town", True),
        ("House", "town", True),
    ]


def test_a_common_surname_alone_means_nobody():
    person = Person(name="Ann Common")

    assert not entry_of(person, {"Common"}).alone
    assert entry_of(person, {"Rare"}).alone
