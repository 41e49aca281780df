"""Meetings that are counted: a slot for each, those empty of which only the count is known."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from detente.brief.chronicle import counted_meetings
from detente.brief.wording import day, listed
from detente.workspace.known import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One of the meetings that are counted; without a day it is known only from the count.

    ``sure`` tells that a report gives this meeting its number.
    """

    number: int
    date: str | None = None
    key: str | None = None
    sure: bool = False

    @property
    def day(self) -> str:
        """Return the day in words."""
        return day(dt.date.fromisoformat(self.date)) if self.date else "no date"


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
    slots = {one: Slot(number=one) for one in range(1, found.count + 1)}
    for date, one in found.dated.items():
        number = one.event.ordinal
        if number in slots:
            slots[number] = Slot(number=number, date=date, key=one.key, sure=True)
    top = slots[found.count].date or "9999"
    left = [d for d, one in found.dated.items() if one.event.ordinal not in slots and d < top]
    free = [n for n in reversed(slots) if slots[n].date is None]
    for number, date in zip(free, sorted(left, reverse=True), strict=False):
        slots[number] = Slot(number=number, date=date, key=found.dated[date].key)
    slots = slots if _in_order(slots.values()) else _unsorted(slots)
    dated = sum(one.date is not None for one in slots.values())
    told = f"{found.count} known, {dated} dated"
    return Counter(
        names=listed(found.names), told=told, slots=tuple(slots.values()), key=found.top.key
    )


def _in_order(slots: Iterable[Slot]) -> bool:
    """Tell whether the days of the slots run forward."""
    days = [one.date for one in slots if one.date is not None]
    return all(first <= second for first, second in pairwise(days))


def _unsorted(slots: Mapping[int, Slot]) -> dict[int, Slot]:
    """Return the slots with those days alone that a report gives a number."""
    return {n: one if one.sure else Slot(number=n) for n, one in slots.items()}
