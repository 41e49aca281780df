"""Who held which office from when to when: the rows of people as the lexicon's files give them."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CHECKED = "checked"
"""The note of a row that was looked up."""
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """An office held from one day to another; ``last`` is None where it is still held.

    ``first`` and ``last`` are the days on which it may have been held already or still, ``begun``
    and ``until`` those on which it was for sure: they differ where only a month or a year is
    known. For an office still held ``until`` is the day to which the file that says so is kept.
    ``checked`` tells that the row was looked up in its source.
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


class Held(NamedTuple):
    """A row of an office as a file gives it, its dates not yet read."""

    role: str
    party: str | None
    since: str
    to: str
    source: str
    checked: bool
    as_of: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the lexicon with the rows of all offices, the earliest first."""

    name: str
    also: tuple[str, ...] = ()
    surname: str | None = None
    gender: str | None = None
    held: tuple[Held, ...] = ()


def days_of(when: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date may mean: a day, a month or a year.

    Raises
    ------
    ValueError
        If it is none of them.

    Examples
    --------
    >>> [str(day) for day in days_of("2024-02")]
    ['2024-02-01', '2024-02-29']
    """
    if _DAY.fullmatch(when):
        day = dt.date.fromisoformat(when)
        return day, day
    found = _DATE.fullmatch(when)
    if found is None or int(found[1]) not in _YEARS:
        raise ValueError(f"{when!r} is no day, month or year")
    year, first, last = int(found[1]), int(found[2] or 1), int(found[2] or 12)
    begun = dt.date(year, first, 1)
    return begun, dt.date(year, last, calendar.monthrange(year, last)[1])


def rows_of(text: str) -> Iterator[list[str]]:
    """Yield the cells of each line of a table in text that is not blank.

    Examples
    --------
    >>> list(rows_of("Ann Example | 2024-05"))
    [['Ann Example', '2024-05']]
    """
    for line in text.splitlines():
        if line.strip():
            yield [cell.strip() for cell in line.split("|")]


def people_of(files: Iterable[Mapping[str, Any]]) -> list[Person]:
    """Return the people of some files, each once; what a later file says of one is added.

    A row of the same role that begins on the same date as one before takes its place.
    """
    rows: dict[str, dict[tuple[str, str], Held]] = {}
    told: dict[str, dict[str, Any]] = {}
    for file in files:
        gender = file.get("gender")
        for name, row in _held(file):
            rows.setdefault(name, {})[row.role, row.since] = row
            told.setdefault(name, {"gender": gender})
        for name, *cells in rows_of(file.get("who", "")):
            told.setdefault(name, {"gender": gender}).update(_described(cells))
    return [
        Person(name=name, held=tuple(sorted(rows.get(name, {}).values(), key=_since)), **more)
        for name, more in told.items()
    ]


def _since(row: Held) -> str:
    """Return when an office began: as text, dates stand in the order of time."""
    return row.since


def _described(cells: list[str]) -> dict[str, Any]:
    """Return what the cells of a row say of somebody: gender, surname, other names."""
    gender, surname, also = (*cells, "", "", "")[:3]
    told: dict[str, Any] = {"gender": gender, "surname": surname}
    told["also"] = tuple(name.strip() for name in also.split(",") if name.strip())
    return {key: value for key, value in told.items() if value}


def _held(file: Mapping[str, Any]) -> Iterator[tuple[str, Held]]:
    """Yield the rows of a file's offices, each with its holder's name."""
    as_of = file.get("as_of", dt.date.max)
    for office in file.get("office", ()):
        role, party, source = office["role"], office.get("party"), office["source"]
        for name, *cells in rows_of(office["held"]):
            since, to, note = (*cells, "", "", "")[:3]
            checked = note == CHECKED or office.get("checked", False)
            yield name, Held(role, party, since, to, source, checked, as_of)


@cache
def spells_of(held: tuple[Held, ...]) -> tuple[Spell, ...]:
    """Return the spells that some rows mean."""
    return tuple(map(_spell, held))


def _spell(row: Held) -> Spell:
    """Return one spell of an office."""
    first, begun = days_of(row.since)
    until, last = days_of(row.to) if row.to else (row.as_of, None)
    return Spell(
        role=row.role,
        party=row.party,
        first=first,
        last=last,
        begun=begun,
        until=until,
        source=row.source,
        checked=row.checked,
    )
