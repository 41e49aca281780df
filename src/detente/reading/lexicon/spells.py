"""Who held which office from when to when: the rows of people as the lexicon's files give them."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

When = dt.date | int | str
"""A day; a year as a number; a month or a year as text: 2024-05-17, 2024, "2024-05"."""

_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """An office held from one day to another; ``last`` is None where it is still held.

    ``first`` and ``last`` are the days on which it may have been held already or still, ``begun``
    and ``until`` those on which it was for sure: they differ where only a month or a year is
    known. For an office still held ``until`` is the day to which the file that says so is kept.
    """

    role: str
    party: str | None
    first: dt.date
    last: dt.date | None = None
    begun: dt.date = dt.date.min
    until: dt.date = dt.date.max
    source: str = ""
    checked: bool = False

    def covers(self, day: dt.date) -> bool:
        """Tell whether the office may have been held on a day."""
        return self.first <= day and (self.last is None or day <= self.last)

    def surely_covers(self, day: dt.date) -> bool:
        """Tell whether the office was held on a day beyond doubt."""
        return self.covers(day) and self.begun <= day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the lexicon with all offices, the earliest first.

    ``alone`` tells whether the surname by itself may mean this person.
    """

    name: str
    also: tuple[str, ...] = ()
    surname: str | None = None
    gender: str | None = None
    alone: bool = True
    spells: tuple[Spell, ...] = ()


def days_of(when: When) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date in a file may mean.

    Raises
    ------
    ValueError
        If it is neither a day nor a month nor a year.

    Examples
    --------
    >>> [str(day) for day in days_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    if isinstance(when, dt.date) and not isinstance(when, dt.datetime):
        return when, when
    found = _MONTH.fullmatch(str(when)) if isinstance(when, (int, str)) else None
    if found is None or int(found[1]) not in _YEARS:
        raise ValueError(f"{when!r} is no day, month or year")
    year, month = int(found[1]), found[2]
    last = int(month or 12)
    day = calendar.monthrange(year, last)[1] if last in range(1, 13) else 0
    return dt.date(year, int(month or 1), 1), dt.date(year, last, day)


def people_of(files: Iterable[Mapping[str, Any]]) -> list[Person]:
    """Return the people of some files, each once; what a later file says of one is added.

    A spell of the same role that begins on the same date as one before takes its place.
    """
    found: dict[str, Person] = {}
    for file in files:
        for row in file.get("person", ()):
            found[row["name"]] = _described(found.get(row["name"]), row, file)
        for name, spell in _spells(file):
            known = found.get(name) or Person(name=name, gender=file.get("gender"))
            found[name] = replace(known, spells=_with(known.spells, spell))
    return list(found.values())


def _described(known: Person | None, row: Mapping[str, Any], file: Mapping[str, Any]) -> Person:
    """Return a person as a row describes them, over what was known."""
    known = known or Person(name=row["name"], gender=file.get("gender"))
    return replace(
        known,
        also=tuple(dict.fromkeys((*known.also, *row.get("also", ())))),
        surname=row.get("surname", known.surname),
        gender=row.get("gender", known.gender),
        alone=row.get("surname_alone", known.alone),
    )


def _spells(file: Mapping[str, Any]) -> Iterator[tuple[str, Spell]]:
    """Yield the spells of a file, each with its holder's name."""
    for office in file.get("office", ()):
        for row in office["holders"]:
            yield row["name"], _spell({**office, **row}, file)
    for person in file.get("person", ()):
        for row in person.get("spells", ()):
            yield person["name"], _spell(row, file)


def _spell(row: Mapping[str, Any], file: Mapping[str, Any]) -> Spell:
    """Return one spell of office."""
    first, begun = days_of(row["from"])
    held = "to" not in row
    until, last = (file.get("as_of", dt.date.max), None) if held else days_of(row["to"])
    return Spell(
        role=row["role"],
        party=row.get("party"),
        first=first,
        last=last,
        begun=begun,
        until=until,
        source=row.get("source", ""),
        checked=row.get("checked", False),
    )


def _with(spells: tuple[Spell, ...], spell: Spell) -> tuple[Spell, ...]:
    """Return spells with one more, in the order of time."""
    kept = [one for one in spells if (one.role, one.first) != (spell.role, spell.first)]
    return tuple(sorted([*kept, spell], key=lambda one: one.first))
