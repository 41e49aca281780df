"""The timeline as a drawing: each mark leads to the words that tell it."""

import datetime as dt
from collections.abc import Sequence

from detente.brief.charts import Band, Drawing, Mark, deadlines_told, timeline
from detente.workspace.chronology import LANES, Deed, TimelineScreen, wants_deadlines


def description(screen: TimelineScreen) -> str:
    """Return the drawing in words."""
    lanes = [
        f"{name.lower()} ({sum(one.lane == key for one in screen.drawn)})"
        for key, name in LANES.items()
        if key != "other" or any(one.lane == key for one in screen.drawn)
    ]
    ends = deadlines_told([one.end for one in screen.deadlines])
    return (
        f"Lanes from above to below: {', '.join(lanes)}; {ends}. "
        "What is known less well than to the day is drawn as wide as that. "
        "The numbers are those of the table."
    )


def timeline_chart(screen: TimelineScreen, asked: dt.date | None) -> Drawing:
    """Return the timeline, its marks leading to the words; empty where nothing has a day."""
    if screen.as_of is None or not (screen.drawn or screen.deadlines):
        return Drawing()
    chosen: Sequence[str] = screen.wanted.kinds or tuple(LANES)
    lanes = {key: name for key, name in LANES.items() if key in chosen}
    bands = [
        Band(
            start=one.start,
            citation=one.number,
            label=one.words,
            href=one.spot.href(asked),
            end=one.end,
        )
        for one in screen.deadlines
    ]
    marks = [_mark(one, asked) for one in screen.drawn]
    title = "What happened, by day"
    shown = bands if wants_deadlines(screen.wanted) else None
    told = description(screen)
    svg = timeline(title, told, marks, shown, screen.as_of, lanes)
    return Drawing(svg=svg, description=told)


def _mark(one: Deed, asked: dt.date | None) -> Mark:
    """Return a deed as a mark that leads to its words."""
    if one.first is None or one.last is None:
        raise ValueError(f"{one.key} has no day")
    return Mark(
        lane=one.lane, first=one.first, last=one.last, citation=one.number,
        label=f"{one.when}: {one.what}", words=one.words, href=one.spot.href(asked),
    )  # fmt: skip
