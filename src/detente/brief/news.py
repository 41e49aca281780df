"""What is new: what happened and what was demanded in the last days, and where reports differ."""

import datetime as dt
from collections.abc import Mapping

from detente.brief.desk import NARRATOR, Desk, Item, span_item
from detente.brief.prose import Bullets, Paragraph, Part, Section, Sentence, say, strong
from detente.brief.wording import (
    capital,
    clean,
    counted,
    day,
    excerpt,
    listed,
    ordinal,
    plain,
    said,
    with_the,
    words,
)
from detente.evidence import Event, EventReport, Happening, Reading

_DAYS = 10
_SHOWN = 10
_LONG = 190
_ORDER = ("talks", "words", "violence")


def news(desk: Desk) -> Section:
    """Compose what is new, talks first, violence last."""
    items = tuple(
        (happening_sentence(desk, one), *contested_sentences(desk, one)) for one in recent(desk)
    )
    blocks: tuple[Bullets | Paragraph, ...] = (Bullets(items=items),)
    if not items:
        nothing = say("The record tells of nothing that happened in these days.", inference=True)
        blocks = (Paragraph(sentences=(nothing,)),)
    return Section(id="news", title="What is new", blocks=blocks)


def lane(event: Event) -> str:
    """Return the lane of a timeline that an event belongs to."""
    lanes = words()["lanes"]
    return next((name for name in _ORDER if event.type in lanes[name]), "words")


def last_day(desk: Desk) -> dt.date | None:
    """Return the day that the brief is of: as given, else the last publication."""
    published = [r.article.published for r in desk.evidence.readings if r.article.published]
    return desk.evidence.as_of or max(published, default=None)


def recent(desk: Desk) -> list[Happening]:
    """Return the happenings of the last days, or of no stated day, the weightiest of each lane."""
    end = last_day(desk)
    found = [
        one
        for one in desk.evidence.happenings
        if not one.event.background and _fresh(desk, one, end) and _is_deed(desk, one)
    ]
    found.sort(key=lambda one: (_ORDER.index(lane(one.event)), *_weight(one)))
    quota = {"talks": 4, "words": 2, "violence": 4}
    kept: list[Happening] = []
    for name in _ORDER:
        kept += [one for one in found if lane(one.event) == name][: quota[name]]
    return kept[:_SHOWN]


def _is_deed(desk: Desk, one: Happening) -> bool:
    """Tell what happened from a stance that somebody is said to take: that is the matrix's."""
    event = one.event
    if event.type == "CONSULT" or lane(event) == "violence":
        return True
    item = event_item(reading_of(desk, one.reports[0]), event)
    return event.on.date is not None and not (lane(event) == "talks" and item.hedged)


def _fresh(desk: Desk, one: Happening, end: dt.date | None) -> bool:
    """Tell whether something can have happened in the last days."""
    on = one.event.on.last_day() or one.reports[0].article.published
    if on is None or end is None:
        return len(desk.evidence.readings) == 1
    return end - dt.timedelta(days=_DAYS) <= on


def _weight(one: Happening) -> tuple[bool, bool, int, str]:
    """Return the place within a lane: dated, meeting, with casualties, latest first."""
    event = one.event
    on = event.on.last_day()
    deadly = event.fatalities is not None and event.fatalities.min > 0
    light = event.type not in ("CONSULT", "AGREE") and not deadly
    return on is None, light, -(on.toordinal() if on else 0), one.key


def happening_sentence(desk: Desk, one: Happening) -> Sentence:
    """Say what happened, when, in whose words, and how many died."""
    event, report = one.event, one.reports[0]
    reading = reading_of(desk, report)
    item = event_item(reading, event)
    actors = [desk.actor(reading.article, actor) for actor in event.actors]
    against = [desk.actor(reading.article, r) for r in event.recipients]
    numbers = tuple(
        dict.fromkeys(
            (
                *(_number(desk, r) for r in one.reports),
                *counting(desk, reading, event),
            )
        )
    )
    quote = Part(text=excerpt(item.quote, 140), kind="quote", citations=numbers)
    return say(
        strong(capital(deed(desk, reading, event))),
        *_details(event, [*actors, *against]),
        ": ",
        quote,
        f"{authority(item, actors)}{_outcome(desk, reading, event)}.",
    )


def _number(desk: Desk, report: EventReport) -> int:
    """Return the number of the citation of one report of an event."""
    reading = reading_of(desk, report)
    return desk.number(event_item(reading, report.event))


def event_item(reading: Reading, event: Event) -> Item:
    """Return the telling of an event that is fullest, dated first, and not too long to quote."""
    text = reading.article.text
    when = event.on.text or ""
    short = [span for span in event.spans if span.end - span.start <= _LONG]
    best = max(
        short or event.spans[:1],
        key=lambda s: (bool(when) and when in text[s.start : s.end], s.end - s.start, -s.start),
    )
    return span_item(reading, best, event.on.first_day())


def counting(desk: Desk, reading: Reading, event: Event) -> tuple[int, ...]:
    """Return the number of the citation that says which meeting it was, if any does."""
    if event.ordinal is None:
        return ()
    text, word = reading.article.text, ordinal(event.ordinal)
    found = (span for span in event.spans if word in text[span.start : span.end])
    return tuple(
        desk.number(span_item(reading, span, event.on.first_day())) for span in list(found)[:1]
    )


def reading_of(desk: Desk, report: EventReport) -> Reading:
    """Return the reading that a report of an event comes from."""
    readings = desk.evidence.readings
    found = (r for r in readings if r.article.id == report.article.id)
    return next(found, Reading(article=report.article))


def deed(desk: Desk, reading: Reading, event: Event) -> str:
    """Return who did what to whom, as far as it is known."""
    acting = [name_of(desk, reading, actor) for actor in event.actors]
    against = [name_of(desk, reading, r) for r in event.recipients if r not in event.actors]
    if not acting:
        noun = _noun(event)
        return f"{noun} ({listed(against)})" if against else noun
    if event.type == "CONSULT" and len(acting) > 1:
        others = f" with {listed(against)}" if against else ""
        return f"{listed(acting)} met{others}"
    verb = said("event", event.type)
    if not against:
        return f"{_noun(event)} by {listed(acting)}"
    return f"{listed(acting)} {verb} {listed(against)}"


def _noun(event: Event) -> str:
    """Return what an event is called where it has no actor."""
    return str(words()["event"]["noun"][event.type])


def name_of(desk: Desk, reading: Reading, actor: str) -> str:
    """Return an actor's name in a sentence."""
    return with_the(desk.actor(reading.article, actor))


def _details(event: Event, names: list[str]) -> list[str]:
    """Return the place, unless it is one of those named, the day and which meeting it was."""
    place = clean(event.place or "")
    where = f" ({place})" if place and place not in names else ""
    on = event.on.first_day()
    when = f" on {day(on)}" if on and event.on.precision == "day" else _vague(event)
    which = f", the {ordinal(event.ordinal)} time" if event.ordinal else ""
    return [f"{where}{when}{which}"]


def _vague(event: Event) -> str:
    """Return a time that is known less well than to the day."""
    if event.on.date is not None:
        return f" in {event.on.date}" if event.on.precision != "week" else f" ({event.on.text})"
    return f" ({clean(event.on.text)})" if event.on.text else ""


def authority(item: Item, actors: list[str]) -> str:
    """Return on whose word an event stands, where it is not that of those who act."""
    if item.speaker == NARRATOR:
        return ", as the article tells it"
    if item.speaker in actors:
        return ""
    return f", according to {with_the(item.speaker)}"


def _outcome(desk: Desk, reading: Reading, event: Event) -> str:
    """Return the dead, and whether anybody answers for it."""
    dead = ""
    if event.fatalities is not None and (event.fatalities.max or event.fatalities.min):
        low, high = event.fatalities.min, event.fatalities.max
        dead = f"; at least {low} killed" if high is None else f"; {low} to {high} killed"
        dead = f"; {low} killed" if low == high else dead
    if event.responsibility is None or (event.responsibility == "attributed" and event.actors):
        return dead
    who = name_of(desk, reading, event.claimed_by) if event.claimed_by else "others"
    return f"{dead}; {said('responsibility', event.responsibility).format(who=who)}"


def contested_sentences(desk: Desk, one: Happening) -> list[Sentence]:
    """Say each detail on which the reports differ, every value with its reports."""
    return [
        _contested(desk, one, detail, values)
        for detail, values in sorted(one.contested.items())
        if len(values) > 1
    ]


def _contested(
    desk: Desk, one: Happening, detail: str, values: Mapping[str, tuple[str, ...]]
) -> Sentence:
    """Say one detail on which reports differ."""
    told = {report.key: report for report in one.reports}
    parts: list[str | Part] = [f" Reports differ on the {_detail(detail)}: "]
    for place, (value, keys) in enumerate(sorted(values.items())):
        numbers = tuple(_number(desk, told[key]) for key in keys if key in told)
        parts += ["; " if place else "", f"{clean(str(value))}", Part(text="", citations=numbers)]
    return say(*parts, ".", inference=not any(isinstance(p, Part) and p.citations for p in parts))


def _detail(detail: str) -> str:
    """Return a detail's field name in words."""
    return {"on": "day", "ordinal": "count of meetings", "fatalities": "number of dead"}.get(
        detail, plain(detail)
    )


def meetings(desk: Desk) -> Sentence | None:
    """Say how many meetings are counted and how many of them the record dates."""
    numbered = [one for one in desk.evidence.happenings if one.event.ordinal]
    if not numbered:
        return None
    top = max(numbered, key=lambda one: (one.event.ordinal or 0, one.key))
    count = top.event.ordinal or 0
    pair = set(top.event.actors)
    dated = {
        one.event.on.date
        for one in desk.evidence.happenings
        if one.event.type == "CONSULT"
        and one.event.on.date
        and len(pair & set(one.event.actors)) > 1
    }
    known = min(count, len(dated))
    names = [with_the(desk.actor(top.reports[0].article, actor)) for actor in top.event.actors]
    return say(
        f"Of {counted(count, 'meeting')} of {listed(names)} the record dates {known or 'none'}",
        Part(text="", citations=(_number(desk, top.reports[0]),)),
        ".",
    )
