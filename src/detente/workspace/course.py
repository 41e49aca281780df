"""The history of a position as a drawing, and as the rows of a spreadsheet."""

import datetime as dt
from dataclasses import dataclass

from detente.article import STANCES
from detente.brief.charts import Drawing
from detente.brief.steps import Point, steps
from detente.brief.wording import day
from detente.display import counted
from detente.workspace.history import Heard, HistoryScreen
from detente.workspace.reasons import levels


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A quote of a history as a spreadsheet takes it."""

    number: int
    stance: int | None
    words: str
    speaker: str
    sourcing: str
    form: str
    held: str
    condition: str
    red_line: bool
    said: dt.date | None
    published: dt.date | None
    outlet: str
    title: str
    counts: bool
    key: str


def history_chart(screen: HistoryScreen) -> Drawing:
    """Return the history, its points leading to the quotes; an empty one without a dated quote."""
    dated = [one for one in screen.quotes if one.quote.day is not None]
    if screen.as_of is None or not dated:
        return Drawing()
    by_word = {word: level for level, word in levels().items()}
    points = [_point(one, by_word[STANCES[one.quote.stance or 0]]) for one in dated]
    title = f"{screen.party_name}, {screen.title}: {screen.option_title}"
    told = description(screen)
    svg = steps(title, told, screen.steps, points, levels(), screen.as_of)
    return Drawing(svg=svg, description=told)


def _point(one: Heard, level: float) -> Point:
    """Return a quote as a point that leads to it."""
    quote = one.quote
    if quote.day is None:
        raise ValueError(f"{quote.key} has no day")
    return Point(
        day=quote.day, level=level, number=one.number,
        label=f"{day(quote.day)}, {one.stance_word}: “{quote.words}”",
        href=f"#q{one.number}", hollow=quote.held == "attributed",
    )  # fmt: skip


def description(screen: HistoryScreen) -> str:
    """Return the drawing in words."""
    points = counted(len(screen.quotes), "quote")
    hollow = "A hollow rhomb is what others say of the party."
    if not screen.steps:
        return f"{points} by day and stance. {hollow}"
    last = screen.steps[-1]
    return (
        f"{points} by day and stance; the line is how acceptable the option is most likely, the "
        f"band its range, on each day as it could be known then; at the end {last.mode:.2f}, "
        f"from {last.low:.2f} to {last.high:.2f}. {hollow}"
    )


def history_rows(screen: HistoryScreen) -> tuple[HistoryRow, ...]:
    """Return the quotes of a history as rows."""
    return tuple(
        HistoryRow(
            number=one.number,
            stance=one.quote.stance,
            words=one.quote.words,
            speaker=one.quote.speaker,
            sourcing=one.quote.sourcing,
            form=one.quote.form,
            held=one.quote.held,
            condition=one.quote.condition,
            red_line=one.quote.red_line,
            said=one.quote.said,
            published=one.quote.published,
            outlet=one.quote.outlet,
            title=one.quote.title,
            counts=one.counts,
            key=one.quote.key,
        )
        for one in screen.quotes
    )
