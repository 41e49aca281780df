"""Merging: many readings of the news become one body of evidence, each thing counted once."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from detente.article import ArticleId, Event, Reading
from detente.evidence import Claim, EventReport, Evidence, Happening, Report
from detente.record.contradictions import contradictions_of
from detente.record.rules import Rules, load_rules
from detente.record.sameness import Likenesses, origins_of, words_of

T = TypeVar("T")
Reviewed = Literal["confirm", "correct", "add"]


def merge(
    readings: Iterable[Reading],
    day: dt.date | None,
    *,
    learnt: Mapping[ArticleId, dt.date] | None = None,
    reviewed: Mapping[tuple[str, str], Reviewed] | None = None,
) -> Evidence:
    """Return what the readings say together, as it could be known on a day.

    Parameters
    ----------
    readings
        One reading for each article, in any order.
    day
        Articles learnt later are left out; None leaves out nothing.
    learnt
        The day on which each article could be known; by default its publication day, and an
        undated article is always known.
    reviewed
        What a person decided of a position, by (article id, position id).

    Returns
    -------
    Evidence in which reports of one utterance are one claim, best sourced first, and reports of
    one event one happening with its contested details. The order of the readings does not matter.
    """
    rules = load_rules()
    known = _known(readings, day, learnt or {})
    by_id = {reading.article.id: reading for reading in known}
    origins = origins_of([reading.article for reading in known], rules)
    likenesses = Likenesses(by_id, origins, rules)
    evidence = Evidence(
        as_of=day or max((d for r in known if (d := r.article.published)), default=None),
        readings=known,
        claims=_claims(known, likenesses, reviewed or {}),
        happenings=_happenings(known, likenesses),
        asked=day,
        confirmed=sum(verb == "confirm" for verb in (reviewed or {}).values()),
        corrected=sum(verb == "correct" for verb in (reviewed or {}).values()),
    )
    return replace(evidence, contradictions=contradictions_of(evidence, likenesses))


def _known(
    readings: Iterable[Reading], day: dt.date | None, learnt: Mapping[ArticleId, dt.date]
) -> tuple[Reading, ...]:
    """Return the readings known by a day, by publication day and then by id."""

    def known_on(reading: Reading) -> dt.date:
        return learnt.get(reading.article.id) or reading.article.published or dt.date.min

    kept = [one for one in readings if day is None or known_on(one) <= day]
    return tuple(sorted(kept, key=lambda one: (known_on(one), one.article.id)))


def _claims(
    readings: Sequence[Reading],
    likenesses: Likenesses,
    reviewed: Mapping[tuple[str, str], Reviewed],
) -> tuple[Claim, ...]:
    """Return each utterance once, in the order in which it was first reported."""
    reports = [
        Report(
            article=reading.article,
            position=position,
            statement=reading.statement(position.statement),
            reviewed=reviewed.get((reading.article.id, position.id)),
        )
        for reading in readings
        for position in reading.positions
    ]
    groups = _groups(reports, _stance_key, likenesses.same_claim)
    return tuple(_claim(group, likenesses) for group in groups)


def _stance_key(report: Report) -> Hashable:
    """Return what two reports of one stance have in common."""
    position = report.position
    side = (position.stance > 0) - (position.stance < 0)
    target = tuple(words_of(position.target or ""))
    return position.party, position.issue, target, position.option, side


def _claim(reports: list[Report], likenesses: Likenesses) -> Claim:
    """Return one claim, its best report first."""
    ordered = sorted(reports, key=lambda report: _rank(report, likenesses.rules))
    origins = {likenesses.origin(report) for report in reports}
    return Claim(reports=tuple(ordered), origins=len(origins))


def _rank(report: Report, rules: Rules) -> tuple[object, ...]:
    """Return the place of a report among others: reviewed, first-hand, named, plain, early."""
    statement = report.statement
    return (
        report.reviewed is None,
        rules.place("held", report.position.held),
        rules.place("sourcing", statement.sourcing if statement else "narrator"),
        rules.place("form", statement.form if statement else "indirect"),
        bool(statement and statement.hedged),
        report.article.published or dt.date.max,
        report.key,
    )


def _happenings(readings: Sequence[Reading], likenesses: Likenesses) -> tuple[Happening, ...]:
    """Return each event once, with the details on which its reports differ."""
    reports = [
        EventReport(article=reading.article, event=event)
        for reading in readings
        for event in reading.events
    ]

    def same(one: EventReport, other: EventReport) -> bool:
        apart = one.article.id != other.article.id
        return apart and likenesses.like_event(one, other) == "same"

    groups = _groups(reports, lambda report: report.event.type, same)
    ordered = [sorted(group, key=_fullness) for group in groups]
    return tuple(
        Happening(
            reports=tuple(group),
            contested=_contested(group),
            possibly=_possibly(group, ordered, likenesses),
        )
        for group in ordered
    )


def _fullness(report: EventReport) -> tuple[object, ...]:
    """Order reports of one event: the one that tells most comes first."""
    event = report.event
    told = (event.on.date, event.place, event.recipients, event.fatalities, event.ordinal)
    return -sum(bool(one) for one in told), report.key


def _possibly(
    group: Sequence[EventReport],
    groups: Iterable[Sequence[EventReport]],
    likenesses: Likenesses,
) -> tuple[str, ...]:
    """Return the keys of the other happenings that may be the same event."""
    first = group[0]
    return tuple(
        other[0].key
        for other in groups
        if other is not group
        and other[0].event.type == first.event.type
        and other[0].article.id != first.article.id
        and likenesses.like_event(first, other[0]) == "possible"
    )


def _range(event: Event) -> str | None:
    """Return the number of dead as a report gives it."""
    dead = event.fatalities
    if dead is None:
        return None
    if dead.max == dead.min:
        return str(dead.min)
    return f"at least {dead.min}" if dead.max is None else f"{dead.min} to {dead.max}"


_DETAILS: Mapping[str, Callable[[Event], object]] = {
    "place": lambda event: event.place,
    "ordinal": lambda event: event.ordinal,
    "fatalities": _range,
    "responsibility": lambda event: event.responsibility,
    "claimed_by": lambda event: event.claimed_by,
}


def _contested(group: Sequence[EventReport]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return each detail that has more than one value, with the reports that give each."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, detail in _DETAILS.items():
        values: dict[str, list[str]] = defaultdict(list)
        for report in group:
            value = detail(report.event)
            if value is not None:
                values[str(value)].append(report.key)
        if len({frozenset(words_of(value)) for value in values}) > 1:
            found[name] = {value: tuple(keys) for value, keys in values.items()}
    return found


def _groups(
    items: Iterable[T], key: Callable[[T], Hashable], same: Callable[[T, T], bool]
) -> list[list[T]]:
    """Group items so that every two of a group are the same; each joins the first that fits."""
    buckets: dict[Hashable, list[list[T]]] = defaultdict(list)
    groups: list[list[T]] = []
    for one in items:
        bucket = buckets[key(one)]
        fitting = (group for group in bucket if all(same(one, other) for other in group))
        group = next(fitting, None)
        if group is None:
            group = []
            bucket.append(group)
            groups.append(group)
        group.append(one)
    return groups
