"""Meetings that reports count: how many there were, and which day has which number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.brief.desk import Desk
from detente.brief.wording import with_the
from detente.evidence import Happening

_PAIR = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A meeting with every number that reports give it, the highest first, and the one to take.

    ``day`` is None where it is not known to the day.
    """

    day: str | None
    happening: Happening
    told: tuple[int, ...]
    number: int | None = None

    @property
    def others(self) -> tuple[int, ...]:
        """Return the numbers that are not taken."""
        return tuple(one for one in self.told if one != self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meetings:
    """Meetings that a report counts: how many, of whom, which of them has the highest number.

    ``dated`` holds those with a day, each day once, in order.
    """

    count: int
    names: tuple[str, ...]
    top: Numbered
    dated: Mapping[str, Numbered]

    @property
    def after(self) -> tuple[str, ...]:
        """Return the days of meetings after the one whose number is the highest."""
        last = self.top.day
        return tuple(one for one in self.dated if last is not None and one > last)


def counted_meetings(desk: Desk) -> Meetings | None:
    """Return the meetings of the highest count in the record, or None where nobody counts.

    Reports of one meeting may number it apart: the highest number counts that fits the others.
    """
    met = [one for one in desk.evidence.happenings if _is_meeting(one)]
    highest = max((one for one in met if _told(one)), key=_rank, default=None)
    if highest is None or _told(highest)[0] < _PAIR:
        return None
    pair = set(highest.event.actors)
    theirs = [one for one in met if len(pair & set(one.event.actors)) >= _PAIR]
    settled = settled_numbers(_by_day(theirs))
    top = max((one for one in settled if one.number), key=lambda one: one.number or 0)
    article = top.happening.reports[0].article
    names = (with_the(desk.actor(article, one)) for one in top.happening.event.actors)
    return Meetings(
        count=top.number or 0,
        names=tuple(names),
        top=top,
        dated={one.day: one for one in settled if one.day},
    )


def _is_meeting(one: Happening) -> bool:
    """Tell whether two or more met."""
    return one.event.type == "CONSULT" and len(one.event.actors) >= _PAIR


def _told(*meetings: Happening) -> tuple[int, ...]:
    """Return the numbers that reports give a meeting, the highest first."""
    found = {report.event.ordinal for one in meetings for report in one.reports}
    return tuple(sorted((number for number in found if number), reverse=True))


def _rank(one: Happening) -> tuple[tuple[int, ...], str]:
    """Order meetings by their highest number."""
    return _told(one), one.key


def _by_day(met: Sequence[Happening]) -> list[Numbered]:
    """Return the meetings, those of one day as one, those with a day first and in order."""
    days: dict[str, list[Happening]] = {}
    rest = []
    for one in sorted(met, key=_rank, reverse=True):
        on = one.event.on
        if on.precision == "day" and on.date:
            days.setdefault(on.date, []).append(one)
        elif _told(one):
            rest.append(Numbered(day=None, happening=one, told=_told(one)))
    dated = [Numbered(day=day, happening=same[0], told=_told(*same)) for day, same in days.items()]
    return [*sorted(dated, key=lambda one: one.day or ""), *rest]


def settled_numbers(met: Sequence[Numbered]) -> list[Numbered]:
    """Give each numbered meeting its highest number that the days of the others allow.

    An earlier meeting has a lower number, a later one a higher; those told apart are no measure.
    Where no number fits, the highest is taken.
    """
    known = [(one.day, one.told[0]) for one in met if len(one.told) == 1]
    return [
        Numbered(day=one.day, happening=one.happening, told=one.told, number=_settled(one, known))
        for one in met
    ]


def _settled(one: Numbered, known: Sequence[tuple[str | None, int]]) -> int | None:
    """Return the number to take of a meeting, or None where nobody gives one."""
    mine = one.day
    others = [(day, number) for day, number in known if None not in (day, mine) and day != mine]
    fits = (
        number
        for number in one.told
        if all((str(day) < str(mine)) == (other < number) for day, other in others)
    )
    return next(fits, one.told[0] if one.told else None)
