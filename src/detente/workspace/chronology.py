"""The timeline: what happened by day, in lanes, with what is counted and what has no day."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from detente.article import Event, Precision, Reading
from detente.brief.charts import Lane
from detente.brief.chronicle import open_deadlines
from detente.brief.deeds import (
    acting_parties,
    event_item,
    happened,
    lane_of,
    reading_of,
    title_of,
)
from detente.brief.items import heading, outlet_of
from detente.brief.reserve import reserve_of
from detente.brief.wording import day, excerpt, words
from detente.display import clean
from detente.evidence import Happening
from detente.workspace.known import Known
from detente.workspace.meetings import Counter, counter_of
from detente.workspace.quotes import Spot, spot_of
from detente.workspace.shelf import Shelf

LANES: Mapping[Lane, str] = {
    "talks": "Talks",
    "words": "Statements",
    "pressure": "Pressure",
    "violence": "Violence",
    "other": "Other",
}
"""The lanes from above to below, with their names."""
KINDS: Mapping[str, str] = dict([*LANES.items(), ("deadlines", "Deadlines")])
"""What can be chosen to be shown."""
_DRAWN = 80
_WIDE: frozenset[Precision] = frozenset({"day", "week", "month"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is shown: the parties and kinds that were chosen (none: all), from and to which day."""

    parties: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    start: dt.date | None = None
    end: dt.date | None = None

    def shows(self, deed: "Deed") -> bool:
        """Tell whether a deed is shown."""
        return (
            (not self.parties or bool(set(self.parties) & set(deed.parties)))
            and (not self.kinds or deed.lane in self.kinds)
            and (self.start is None or (deed.last is not None and deed.last >= self.start))
            and (self.end is None or (deed.first is not None and deed.first <= self.end))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that happened: between which days, who is part of it, the words that tell it.

    ``first`` and ``last`` are None where the record has no day; ``told_on`` is then the day of the
    article. ``contested`` names the details on which reports differ.
    """

    number: int
    key: str
    lane: Lane
    first: dt.date | None
    last: dt.date | None
    when: str
    told_on: dt.date | None
    what: str
    place: str
    parties: tuple[str, ...]
    words: str
    outlet: str
    reports: int
    contested: tuple[str, ...]
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline: from when on, until when if it is told, its words, where they stand."""

    number: int
    start: dt.date
    end: dt.date | None
    words: str
    outlet: str
    spot: Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineScreen:
    """What happened, in order of days; ``undated`` and ``history`` stand outside the drawing."""

    as_of: dt.date | None
    wanted: Filter
    parties: tuple[tuple[str, str], ...]
    deeds: tuple[Deed, ...]
    undated: tuple[Deed, ...]
    deadlines: tuple[Deadline, ...]
    counter: Counter | None
    all_deeds: int

    @property
    def drawn(self) -> tuple[Deed, ...]:
        """Return the deeds that the drawing has room for: the latest."""
        return self.deeds[-_DRAWN:]

    @property
    def lanes(self) -> Mapping[Lane, str]:
        """Return the lanes with their names."""
        return LANES

    @property
    def kinds(self) -> Mapping[str, str]:
        """Return what can be chosen, with its name."""
        return KINDS


def timeline_screen(known: Known, wanted: Filter, every: Sequence[Deed]) -> TimelineScreen:
    """Return what happened by the day that is asked for, as far as it is wanted of ``every``."""
    shown = [one for one in every if wanted.shows(one)]
    dated = [one for one in shown if one.first is not None]
    desk, before = known.desk, sum(one.first is not None for one in every)
    return TimelineScreen(
        as_of=known.evidence.as_of,
        wanted=wanted,
        parties=tuple((one.id, desk.party(one.id)) for one in known.template.parties),
        deeds=tuple(dated),
        undated=tuple(one for one in shown if one.first is None),
        deadlines=tuple(_deadlines(known, before)) if wants_deadlines(wanted) else (),
        counter=counter_of(known),
        all_deeds=len(every),
    )


def wants_deadlines(wanted: Filter) -> bool:
    """Tell whether deadlines are shown; they are nobody's."""
    return not wanted.parties and (not wanted.kinds or "deadlines" in wanted.kinds)


def deeds_of(known: Known) -> tuple[Deed, ...]:
    """Return what happened, the dated first and in order; what is only recalled is left out.

    Numbers run on as the screen lists them: the dated, then the deadlines, then those without day.
    """
    found = [one for one in known.evidence.happenings if not one.event.background]
    placed = [one for one in found if one.event.on.precision in _WIDE]
    placed.sort(key=lambda one: (one.event.on.first_day() or dt.date.min, one.key))
    rest = [one for one in found if one.event.on.precision not in _WIDE]
    rest.sort(key=lambda one: (happened(one) or dt.date.min, one.key))
    behind = len(placed) + len(open_deadlines(known.desk)) + 1
    return tuple(
        _deed(known, number, one)
        for some, first in ((placed, 1), (rest, behind))
        for number, one in enumerate(some, first)
    )


def _deed(known: Known, number: int, one: Happening) -> Deed:
    """Return a happening as a line of the timeline."""
    event, report, desk = one.event, one.reports[0], known.desk
    reading = reading_of(desk, report)
    reserve = reserve_of(desk, reading, event)
    title = heading(title_of(desk, reading, event, held=reserve.condition is not None))
    by = f" (so {reserve.teller})" if reserve.teller else ""
    item = event_item(reading, event)
    sure = event.on.precision in _WIDE
    return Deed(
        number=number,
        key=one.key,
        lane=lane(known, reading, event),
        first=event.on.first_day() if sure else None,
        last=event.on.last_day() if sure else None,
        when=when_words(event),
        told_on=report.article.published,
        what=f"{'◇ ' if reserve.teller else ''}{title}{by}",
        place=clean(event.place or ""),
        parties=_parties(reading, event),
        words=excerpt(item.quote, 120),
        outlet=outlet_of(report.article),
        reports=len(one.reports),
        contested=tuple(words()["detail"].get(name, name) for name in one.contested),
        spot=spot_of(report.article, item.span, event.id),
    )


def lane(known: Known, reading: Reading, event: Event) -> Lane:
    """Return the lane of an event: as in the brief, with pressure apart from words."""
    name = lane_of(known.desk, reading, event)
    presses = name == "words" and event.type in words()["pressure"]["types"]
    return "pressure" if presses else cast("Lane", name)


def _parties(reading: Reading, event: Event) -> tuple[str, ...]:
    """Return the parties of those who act and of those it is done to."""
    acting = acting_parties(reading, event)
    people = [reading.actor(one) for one in event.recipients]
    others = {one.party or one.id for one in people if one}
    return tuple(sorted(acting | others))


def when_words(event: Event) -> str:
    """Return the time of an event in words, as far as it is known."""
    first, text = event.on.first_day(), clean(event.on.text or "")
    if first is None:
        return f"“{text}”, no day given" if text else "no day given"
    if event.on.precision == "day":
        return day(first)
    if event.on.precision == "week":
        return f"week of {day(first)}"
    return day(first).split(" ", 1)[1] if event.on.precision == "month" else str(first.year)


def _deadlines(known: Known, after: int) -> Iterator[Deadline]:
    """Yield the deadlines, numbered on from the deeds that have a day."""
    for number, one in enumerate(open_deadlines(known.desk), after + 1):
        yield Deadline(
            number=number,
            start=one.start,
            end=one.end,
            words=one.label,
            outlet=outlet_of(one.item.article),
            spot=spot_of(one.item.article, one.item.span),
        )


def kept_deeds(shelf: Shelf, known: Known) -> tuple[Deed, ...]:
    """Return what happened, worked out once for each state of the case."""
    return shelf.kept(("deeds", known.asked), lambda: deeds_of(known))
