"""The timeline: talks above violence, and deadlines as bands."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import cast

from detente.article import Event, Reading, Span
from detente.brief.charts import Band, Lane, Mark, deadlines_told, timeline
from detente.brief.deeds import event_item, lane_of, number_of, reading_of, title_of
from detente.brief.desk import Desk
from detente.brief.items import Item, span_item
from detente.brief.meetings import counted_meetings
from detente.brief.prose import Chart, Paragraph, Part, Row, Section, Sentence, Table, say
from detente.brief.reserve import reserve_of
from detente.brief.wording import capital, day, excerpt, listed, words
from detente.display import counted
from detente.evidence import Happening
from detente.reading.deadlines import end_of_deadline

_MARKS = 60
_BANDS = 4


def chronicle(desk: Desk) -> Section | None:
    """Compose the timeline; without a single day there is none."""
    today = desk.today
    dated = [one for one in desk.evidence.happenings if _placed(one)]
    bands = deadlines(desk)
    if today is None or not (dated or bands):
        return None
    chart = _chart(desk, dated[-_MARKS:], bands, today)
    told = [one for one in (meetings(desk), _undated(desk)) if one is not None]
    blocks = (chart, *((Paragraph(sentences=tuple(told)),) if told else ()))
    return Section(id="timeline", title="Timeline", blocks=blocks)


def _placed(one: Happening) -> bool:
    """Tell whether a happening can be drawn: not history, known to the week at least."""
    return not one.event.background and one.event.on.precision in ("day", "week")


def _undated(desk: Desk) -> Sentence | None:
    """Say how many happenings have no day, with the first of them."""
    left = [o for o in desk.evidence.happenings if not o.event.background and not _placed(o)]
    if not left:
        return None
    numbers = tuple(dict.fromkeys(number_of(desk, one.reports[0]) for one in left[:4]))
    verb = "has" if len(left) == 1 else "have"
    return say(
        f" {counted(len(left), 'further event')} {verb} no day in the record",
        Part(text="", citations=numbers),
        ".",
    )


def meetings(desk: Desk) -> Sentence | None:
    """Say how many meetings are counted and how many of them the record dates."""
    found = counted_meetings(desk)
    known = 0 if found is None else found.count + len(found.after)
    if found is None or len(found.dated) >= known:
        return None
    told = f"Of {counted(known, 'meeting')} of {listed(found.names)} the record dates "
    return say(
        f"{told}{len(found.dated) or 'none'}",
        Part(text="", citations=(number_of(desk, found.top.happening.reports[0]),)),
        ".",
    )


def _chart(desk: Desk, dated: list[Happening], bands: list[Band], today: dt.date) -> Chart:
    """Return the drawing with its table."""
    dated = sorted(dated, key=lambda one: (one.event.on.first_day() or today, one.key))
    marks = [_mark(desk, one) for one in dated]
    title = "Talks, demands and violence by day"
    description = _description(marks, bands)
    rows = tuple(_mark_row(mark) for mark in marks) + tuple(_band_row(band) for band in bands)
    table = Table(caption="What the timeline shows", columns=("day", "what"), rows=rows)
    svg = timeline(title, description, marks, bands, today)
    return Chart(id="timeline", title=title, description=description, svg=svg, table=table)


def _description(marks: list[Mark], bands: list[Band]) -> str:
    """Return the drawing in words."""
    counts = {
        name: sum(m.lane == name for m in marks)
        for name in ("talks", "words", "violence", "other")
    }
    aside = f", other events ({counts['other']})" if counts["other"] else ""
    ends = deadlines_told([band.end for band in bands]) if bands else "no deadline"
    return (
        f"Lanes from above to below: talks ({counts['talks']}), demands and answers "
        f"({counts['words']}), violence ({counts['violence']}){aside}, {ends}. "
        "The numbers are those of the citations."
    )


def _mark(desk: Desk, one: Happening) -> Mark:
    """Return a happening as a mark."""
    event = one.event
    first, last = event.on.first_day(), event.on.last_day()
    if first is None or last is None:
        raise ValueError(f"{one.key} has no day")
    reading = reading_of(desk, one.reports[0])
    return Mark(
        lane=cast("Lane", lane_of(desk, reading, event)),
        first=first,
        last=last,
        citation=number_of(desk, one.reports[0]),
        label=_label(desk, reading, event),
        words=excerpt(event_item(reading, event).quote, 90),
    )


def _label(desk: Desk, reading: Reading, event: Event) -> str:
    """Return how a happening is called, with the mark of hearsay where another tells it."""
    reserve = reserve_of(desk, reading, event)
    title = capital(title_of(desk, reading, event, held=reserve.condition is not None))
    by = f" (so {reserve.teller})" if reserve.teller else ""
    return f"{'◇ ' if reserve.teller else ''}{title}{by}"


def _mark_row(mark: Mark) -> Row:
    """Return a mark as a row of the table."""
    kind = {"words": "demands"}.get(mark.lane, mark.lane)
    when = day(mark.first) if mark.first == mark.last else f"week of {day(mark.first)}"
    what = say(f"{mark.label}: ", Part(text=mark.words, kind="quote", citations=(mark.citation,)))
    return Row(head=when, cells=((what,),), note=kind)


def _band_row(band: Band) -> Row:
    """Return a band as a row of the table."""
    quote = Part(text=band.label, kind="quote", citations=(band.citation,))
    head = f"from {day(band.start)}, {band.until}"
    return Row(head=head, cells=((say(quote),),), note="deadline")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline: from when on, until when if that is told, and the words, to be cited."""

    start: dt.date
    item: Item
    end: dt.date | None = None

    @property
    def label(self) -> str:
        """Return the words, shortened."""
        return excerpt(self.item.quote, 40)


def deadlines(desk: Desk) -> list[Band]:
    """Return the deadlines as bands with their citations."""
    return [
        Band(start=one.start, citation=desk.number(one.item), label=one.label, end=one.end)
        for one in open_deadlines(desk)
    ]


def open_deadlines(desk: Desk) -> list[Deadline]:
    """Return the deadlines that the record speaks of, each wording once."""
    pattern = re.compile("|".join(words()["deadline"]["patterns"]), re.IGNORECASE)
    found: dict[str, Deadline] = {}
    for reading in desk.evidence.readings:
        for hit in pattern.finditer(reading.article.text):
            one = _deadline(reading, hit)
            if one is not None:
                found.setdefault(one.label.lower(), one)
    return list(found.values())[:_BANDS]


def _deadline(reading: Reading, hit: re.Match[str]) -> Deadline | None:
    """Return a deadline, from the day it was spoken of."""
    article = reading.article
    start, end = hit.span(hit.lastindex or 0)
    span = Span(article=article.id, start=start, end=end)
    item = span_item(reading, span, None)
    said_on = item.statement.said_on.last_day() if item.statement else None
    day_of = said_on or article.published
    if day_of is None or any(span.overlaps(one) for one in article.boilerplate):
        return None
    behind = article.text[end : end + _BEHIND]
    ends = end_of_deadline(article.text[start:end], day_of, behind)
    return Deadline(start=day_of, item=item, end=ends)


_BEHIND = 20
"""Characters behind a deadline in which the word stands that says from what it counts."""
