"""Meetings that are counted: a slot for each, those empty of which only the count is known."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from detente.brief.meetings import Meetings, counted_meetings
from detente.brief.wording import day, listed, ordinal
from detente.workspace.known import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One of the meetings that are counted; without a day it is known only from the count.

    ``sure`` tells that a report gives this meeting its number; ``otherwise`` what other reports
    say against it, empty where nothing is.
    """

    number: int
    date: str | None = None
    key: str | None = None
    sure: bool = False
    otherwise: str = ""

    @property
    def day(self) -> str:
        """Return the day in words."""
        return _in_words(self.date) if self.date else "no date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """The meetings of some people as a report counts them, with a slot for each."""

    names: str
    told: str
    slots: tuple[Slot, ...]
    key: str


def counter_of(known: Known) -> Counter | None:
    """Return the meetings that are counted, each in its slot, or None where nobody counts."""
    found = counted_meetings(known.desk)
    if found is None:
        return None
    slots = {one: _numbered(found, one) for one in range(1, found.count + 1)}
    left = [d for d, one in found.dated.items() if not one.number and d not in found.after]
    free = [n for n in reversed(slots) if slots[n].key is None]
    for number, date in zip(free, sorted(left, reverse=True), strict=False):
        slots[number] = Slot(number=number, date=date, key=found.dated[date].happening.key)
    slots = slots if _in_order(slots.values()) else _unsorted(slots)
    return Counter(
        names=listed(found.names),
        told=_told(found, slots.values()),
        slots=tuple(slots.values()),
        key=found.top.happening.key,
    )


def _told(found: Meetings, slots: Iterable[Slot]) -> str:
    """Say how many are known, how many of them have a day, how many came after the count."""
    dated = sum(one.date is not None for one in slots)
    after = f", {len(found.after)} more after the count" if found.after else ""
    return f"{found.count} known, {dated} dated{after}"


def _numbered(found: Meetings, number: int) -> Slot:
    """Return a slot with the day that a report gives its number; of several days none is taken."""
    met = [one for one in found.dated.values() if one.number == number]
    if not met:
        return Slot(number=number)
    first, key = met[0], met[0].happening.key
    if len(met) > 1:
        told = f"told of {listed([_in_words(one.day or '') for one in met])}"
        return Slot(number=number, key=key, otherwise=told)
    others = [ordinal(one) for one in first.others]
    told = f"also told as the {listed(others)}" if others else ""
    return Slot(number=number, date=first.day, key=key, sure=True, otherwise=told)


def _in_words(date: str) -> str:
    """Return a day in words."""
    return day(dt.date.fromisoformat(date))


def _in_order(slots: Iterable[Slot]) -> bool:
    """Tell whether the days of the slots run forward."""
    days = [one.date for one in slots if one.date is not None]
    return all(first <= second for first, second in pairwise(days))


def _unsorted(slots: Mapping[int, Slot]) -> dict[int, Slot]:
    """Return the slots with those days alone that a report numbers, and which do not fit."""
    kept = {
        n: one if one.key and not _inferred(one) else Slot(number=n) for n, one in slots.items()
    }
    sure = [(n, one.date) for n, one in kept.items() if one.date is not None]
    odd = {n for n, day in sure if any((n < m) != (day < other) for m, other in sure if m != n)}
    told = "its day does not fit the other numbers"
    return {n: replace(one, otherwise=one.otherwise or told) if n in odd else one
            for n, one in kept.items()}  # fmt: skip


def _inferred(one: Slot) -> bool:
    """Tell a day whose number nobody gives."""
    return one.date is not None and not one.sure
