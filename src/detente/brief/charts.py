"""Drawings as SVG text: a timeline and bars; classes and presentation attributes only.

Colours are CSS variables of the page; every mark also differs in shape or in words. Text of
articles enters as escaped text and never as an address: links go to citations by number alone.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from detente.analysis.results import Package
from detente.brief.wording import day as named_day
from detente.brief.wording import short_day
from detente.display import counted, interval, per_100
from detente.drawing import line, text

Lane = Literal["talks", "words", "pressure", "violence", "other"]
WIDTH = 720
LEFT, RIGHT = 92, 16
LANES: Mapping[Lane, str] = {
    "talks": "Talks",
    "words": "Demands",
    "violence": "Violence",
    "other": "Other",
}
"""The lanes of the brief's timeline, from above to below."""
_STEP = 17
_TICKS = 8
_LONG = 300
"""From so many days on a day is told with its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A happening on the timeline: its lane, its days, its citation, what it is, its words.

    ``href`` is where it leads; nothing given is its citation.
    """

    lane: Lane
    first: dt.date
    last: dt.date
    citation: int
    label: str
    words: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A deadline: from a day on, to its end if the words give one, with the words."""

    start: dt.date
    citation: int
    label: str
    href: str = ""
    end: dt.date | None = None

    @property
    def until(self) -> str:
        """Return when it ends, in words."""
        return f"until {named_day(self.end)}" if self.end else "no end given"


def deadlines_told(ends: Sequence[dt.date | None]) -> str:
    """Return how many deadlines there are, and how many of them have no end.

    Examples
    --------
    >>> deadlines_told([None]), deadlines_told([None, dt.date(2031, 5, 9)])
    ('1 deadline without an end', '2 deadlines, 1 of them without an end')
    """
    told, open_ = counted(len(ends), "deadline"), sum(one is None for one in ends)
    if open_ in (0, len(ends)):
        return f"{told} without an end" if open_ or not ends else told
    return f"{told}, {open_} of them without an end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """SVG text and what it shows in words; both are empty where there is nothing to draw."""

    svg: str = ""
    description: str = ""


def figure(name: str, title: str, description: str, height: int, body: Sequence[str]) -> str:
    """Return an SVG drawing with its title and description, scaled to the width of the page."""
    head = (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="group" '
        f'aria-labelledby="{name}-title {name}-desc" xmlns="http://www.w3.org/2000/svg">'
    )
    named = (
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(description)}</desc>'
    )
    return "\n".join([head, named, *body, "</svg>"])


def linked(citation: int, label: str, body: str, href: str = "") -> str:
    """Return a drawing that leads to its citation, or elsewhere."""
    name = escape(f"{label} [{citation}]", quote=True)
    where = escape(href or f"#c{citation}", quote=True)
    return f'<a href="{where}" aria-label="{name}"><title>{escape(label)}</title>{body}</a>'


# -- timeline ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Days laid out from left to right."""

    start: dt.date
    days: int

    def x(self, date: dt.date) -> float:
        """Return the middle of a day's column."""
        return self.left(date) + self.width / 2

    def left(self, date: dt.date) -> float:
        """Return the left edge of a day's column."""
        return LEFT + (date - self.start).days * self.width

    @property
    def width(self) -> float:
        """Return the width of a day's column."""
        return (WIDTH - LEFT - RIGHT) / self.days


def timeline(
    title: str,
    description: str,
    marks: Sequence[Mark],
    bands: Sequence[Band] | None,
    today: dt.date,
    lanes: Mapping[Lane, str] = LANES,
) -> str:
    """Draw talks above, violence below, and times without an end as open bands (None: no lane)."""
    days = [*(mark.first for mark in marks), *(band.start for band in bands or ()), today]
    start = min(days) - dt.timedelta(days=1)
    span = max((max(*days, today) - start).days + 1, 5)
    axis = Axis(start=start, days=span + max(2, span // 4))
    stacks = {lane: _stacked(axis, [m for m in marks if m.lane == lane]) for lane in lanes}
    body: list[str] = []
    y = 14.0
    for lane, placed in stacks.items():
        if lane == "other" and not placed:
            continue
        depth = max((level for _, level in placed), default=0) + 1
        body += _lane(axis, lanes[lane], placed, y, depth)
        y += depth * _STEP + 22
    if bands is not None:
        body += _deadlines(axis, bands, y)
        y += max(1, len(bands)) * 20 + 8
    body += days_axis(axis, y, today)
    return figure("timeline", title, description, int(y + 34), body)


def _stacked(axis: Axis, marks: Sequence[Mark]) -> list[tuple[Mark, int]]:
    """Place marks on levels so that none covers another."""
    ends: list[float] = []
    placed: list[tuple[Mark, int]] = []
    for mark in sorted(marks, key=lambda m: (m.first, m.citation)):
        left = axis.x(mark.first)
        level = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        ends[level : level + 1] = [left + 40]
        placed.append((mark, level))
    return placed


def _lane(
    axis: Axis, name: str, placed: Sequence[tuple[Mark, int]], top: float, depth: int
) -> list[str]:
    """Draw one lane with its name and marks."""
    height = depth * _STEP + 12
    size = f'width="{WIDTH - LEFT - RIGHT}" height="{height:.1f}"'
    body = [
        f'<rect x="{LEFT}" y="{top:.1f}" {size} class="lane"/>',
        text(LEFT - 10, top + height / 2 + 4, name, "lane-name", "end"),
    ]
    if not placed:
        body.append(text(LEFT + 6, top + height / 2 + 4, "none with a day", "tick"))
    return body + [_mark(axis, mark, top + 14 + level * _STEP) for mark, level in placed]


def _mark(axis: Axis, mark: Mark, y: float) -> str:
    """Draw one happening: a disc for talks, a square for words, a rhomb for violence, ..."""
    x = axis.x(mark.first)
    shapes = {
        "talks": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" class="talks"/>',
        "words": f'<rect x="{x - 5:.1f}" y="{y - 5:.1f}" width="10" height="10" class="words"/>',
        "pressure": f'<path d="M{x:.1f} {y - 6:.1f}l6.5 11.5h-13z" class="pressure"/>',
        "violence": f'<path d="M{x:.1f} {y - 7:.1f}l7 7l-7 7l-7 -7z" class="violence"/>',
        "other": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" class="other"/>',
    }
    width = axis.x(mark.last) - x
    body = shapes[mark.lane] + text(x + 10, y + 4, str(mark.citation), "tick")
    if width > 0:
        body = line(x, y, x + width, y, f"span {mark.lane}") + body
    return linked(mark.citation, mark.label, body, mark.href)


def _deadlines(axis: Axis, bands: Sequence[Band], top: float) -> list[str]:
    """Draw deadlines: closed where they begin, and where they end; without an end open."""
    body = [text(LEFT - 10, top + 14, "Deadlines", "lane-name", "end")]
    if not bands:
        body.append(text(LEFT + 4, top + 14, "none in the record", "tick"))
    for place, band in enumerate(bands):
        x, y, end = axis.left(band.start), top + place * 20, WIDTH - RIGHT
        shape = _band_shape(axis, band, y)
        label = f"“{band.label}” [{band.citation}], {band.until}"
        at = min(x + 6, end - 12 - 5.6 * len(label))
        drawn = shape + text(at, y + 12, label, "tick")
        body.append(linked(band.citation, label, drawn, band.href))
    return body


def _band_shape(axis: Axis, band: Band, y: float) -> str:
    """Return a deadline's shape: a box, or one that runs off the edge."""
    x, edge = axis.left(band.start), WIDTH - RIGHT
    end = None if band.end is None else axis.left(band.end + dt.timedelta(days=1))
    if end is not None and end < edge:
        return f'<path d="M{end:.1f} {y:.1f}H{x:.1f}v16H{end:.1f}z" class="band"/>'
    return (
        f'<path d="M{edge} {y:.1f}H{x:.1f}v16H{edge}" class="band"/>'
        f'<path d="M{edge - 9} {y + 3:.1f}l6 5l-6 5" class="arrow"/>'
    )


def days_axis(axis: Axis, y: float, today: dt.date) -> list[str]:
    """Draw the axis of days, and the day of the brief."""
    every = max(1, -(-axis.days // _TICKS))
    body = [line(LEFT, y, WIDTH - RIGHT, y, "axis")]
    for day in range(0, axis.days, every):
        date = axis.start + dt.timedelta(days=day)
        if abs((date - today).days) >= every or date == today:
            label = short_day(date) if axis.days <= _LONG else f"{short_day(date)} {date.year}"
            body.append(text(axis.x(date), y + 16, label, "tick", "middle"))
    body.append(line(axis.x(today), 8, axis.x(today), y, "today"))
    body.append(text(axis.x(today), y + 29, f"as of {short_day(today)}", "today-name", "middle"))
    return body


# -- bars ----------------------------------------------------------------------------------------


def bars(
    title: str, description: str, packages: Sequence[tuple[str, Package]], baseline: float
) -> str:
    """Draw each package's share as a bar with its interval, beside the share without evidence."""
    left, scale = float(LEFT), (WIDTH - LEFT - 90) / 100
    y, body, labels = 12.0, list[str](), list[str]()
    for label, package in packages:
        body += [text(LEFT - 10, y + 10, label, "lane-name", "end")]
        body += _bar(package, left, y, scale)
        labels.append(_figure_of(package, left, y, scale))
        y += 22
    x = left + baseline * 100 * scale
    body += [line(x, 4, x, y, "baseline"), *labels, *_scale(left, y, scale)]
    body.append(text(x, y + 30, f"no evidence: {per_100(baseline)}", "today-name", "middle"))
    return figure("packages", title, description, int(y + 40), body)


def _bar(package: Package, left: float, y: float, scale: float) -> list[str]:
    """Draw one bar with its whisker."""
    low, high = (left + end * 100 * scale for end in package.interval)
    end = left + package.all * 100 * scale
    place = f'x="{left:.1f}" y="{y:.1f}" width="{max(end - left, 1):.1f}" height="12"'
    return [
        f'<rect {place} class="bar"/>',
        line(low, y + 6, high, y + 6, "whisker"),
        line(low, y + 2, low, y + 10, "whisker"),
        line(high, y + 2, high, y + 10, "whisker"),
    ]


def _figure_of(package: Package, left: float, y: float, scale: float) -> str:
    """Return a bar's figure, after the end of its whisker."""
    told = f"{per_100(package.all)} ({interval(package.interval)})"
    end = left + max(package.interval[1], package.all) * 100 * scale
    return text(end + 8, y + 10, told, "figure-text")


def _scale(left: float, y: float, scale: float) -> list[str]:
    """Draw the axis of shares."""
    ticks = range(0, 101, 20)
    body = [text(left + at * scale, y + 15, str(at), "tick", "middle") for at in ticks]
    return [line(left, y, left + 100 * scale, y, "axis"), *body]
