"""Who and what the lexicon names: its rows, and those of files laid over it, as entries."""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.article import ActorKind
from detente.reading.lexicon.spelling import fold, pieces_of, slug, surname_of
from detente.reading.lexicon.spells import Held, Person, Spell, spells_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody or something that the lexicon names.

    ``seat`` marks a name that may mean a place or the government that sits there; its ``id`` is
    the government's. ``given`` is a person's first name; ``alone`` tells whether the surname by
    itself may mean this person.
    """

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    held: tuple[Held, ...] = ()
    given: str = ""
    gender: str | None = None
    alone: bool = True
    seat: bool = False

    @property
    def spells(self) -> tuple[Spell, ...]:
        """The offices, the earliest first."""
        return spells_of(self.held)

    def spell_on(self, day: dt.date | None) -> Spell | None:
        """Return the office held on a day, of several the one begun last; else the latest."""
        if day is None:
            return self.spells[-1] if self.spells else None
        return next((spell for spell in reversed(self.spells) if spell.covers(day)), None)

    def surely_serves(self, day: dt.date) -> bool:
        """Tell whether the office held on a day was held beyond doubt."""
        spell = self.spell_on(day)
        return spell is not None and spell.surely_covers(day)


Named = tuple[str, Entry, bool]
"""A name, whom it names, and whether it is more than a surname."""
Rows = Mapping[str, Mapping[str, Any]]
"""The rows of one section of a table, by id."""


def names_of_countries(countries: Rows) -> Iterator[Named]:
    """Yield the names of countries."""
    for party, row in countries.items():
        for name in (row["name"], *row.get("also", ())):
            yield name, country_of(party, row), True


def country_of(party: str, row: Mapping[str, Any]) -> Entry:
    """Return a country of the lexicon."""
    return Entry(id=party, name=row["name"], kind="country", party=party)


def names_of_seats(countries: Rows, houses: Iterable[tuple[str, str]]) -> Iterator[Named]:
    """Yield the names of the seats of governments and of their houses."""
    seats = [(party, seat) for party, row in countries.items() for seat in row.get("seats", ())]
    for party, name in dict.fromkeys((*seats, *houses)):
        yield name, Entry(id=party, name=name, kind="place", party=party, seat=True), True


def names_of_bodies(sections: Mapping[str, Rows]) -> Iterator[Named]:
    """Yield the names of organisations, armed groups, bodies of a country and outlets."""
    for section, rows in sections.items():
        outlet = section == "outlet"
        for key, row in rows.items():
            entry = Entry(
                id=key,
                name=row["name"],
                kind="outlet" if outlet else "organisation",
                party=None if outlet else row.get("country", key),
            )
            acronym = (row["acronym"],) if "acronym" in row else ()
            for name in dict.fromkeys((row["name"], *acronym, *row.get("also", ()))):
                yield name, entry, True


def names_of_sites(sites: Iterable[str]) -> Iterator[Named]:
    """Yield the names of regions and other sites."""
    for name in sites:
        yield name, Entry(id=slug(name), name=name, kind="place"), True


def names_of_people(people: Iterable[tuple[Person, Entry]]) -> Iterator[Named]:
    """Yield the full names and the surnames of people."""
    for person, entry in people:
        forms = (person.name, *person.also)
        for name in forms:
            yield name, entry, True
        surnames = (person.surname,) if person.surname else map(surname_of, forms)
        for surname in dict.fromkeys(surnames):
            yield surname, entry, False


def entry_of(person: Person, common: Container[str] = ()) -> Entry:
    """Return a person as an entry; a common surname alone does not name its bearer."""
    surname = person.surname or surname_of(person.name)
    given = [piece for piece in pieces_of(person.name) if piece != fold(surname)]
    return Entry(
        id=slug(surname),
        name=person.name,
        kind="person",
        held=person.held,
        given=given[0] if given else fold(surname),
        gender=person.gender,
        alone=fold(surname) not in common,
    )
