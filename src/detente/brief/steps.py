"""A drawing of a value over time: a line of steps in its band, and the quotes it rests on."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.brief.charts import LEFT, RIGHT, WIDTH, Axis, days_axis, figure, linked
from detente.drawing import line, text

_TOP, _HEIGHT = 24.0, 168.0
_BEYOND = 10.0
"""So far the last step runs on, to be seen."""
_APART = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A range between 0 and 1 that holds from a day on, and what is most likely in it."""

    day: dt.date
    low: float
    mode: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A quote: its day, its level from 0 to 1, its number, where it leads; hearsay is hollow."""

    day: dt.date
    level: float
    number: int
    label: str
    href: str
    hollow: bool = False


def steps(
    title: str,
    description: str,
    line_of: Sequence[Step],
    points: Sequence[Point],
    levels: Mapping[float, str],
    today: dt.date,
) -> str:
    """Draw a value as steps in a band, the quotes at their levels; ``levels`` names levels."""
    days = [*(one.day for one in line_of), *(one.day for one in points), today]
    start = min(days) - dt.timedelta(days=1)
    span = max((max(days) - start).days + 1, 5)
    axis = Axis(start=start, days=span + max(1, span // 12))
    body = [mark for level, name in levels.items() for mark in _level(level, name)]
    body += _band(axis, line_of, today)
    body += [_point(axis, one, place) for one, place in _apart(points)]
    body += days_axis(axis, _TOP + _HEIGHT + 8, today)
    return figure("steps", title, description, int(_TOP + _HEIGHT + 44), body)


def _y(level: float) -> float:
    """Return the height of a level."""
    return _TOP + (1 - level) * _HEIGHT


def _level(level: float, name: str) -> list[str]:
    """Draw the name of a level with its line."""
    y = _y(level)
    return [
        line(LEFT, y, WIDTH - RIGHT, y, "level"),
        text(LEFT - 10, y + 4, name, "tick", "end"),
    ]


def _band(axis: Axis, line_of: Sequence[Step], today: dt.date) -> list[str]:
    """Draw the band and the line of steps, each to the next, the last to today."""
    if not line_of:
        return []
    last = max(axis.x(today), axis.x(line_of[-1].day)) + _BEYOND
    ends = [*(axis.x(one.day) for one in line_of), last]
    body = []
    for one, (left, right) in zip(line_of, pairwise(ends), strict=True):
        top, foot = _y(one.high), _y(one.low)
        place = f'x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}"'
        body.append(f'<rect {place} height="{max(foot - top, 1):.1f}" class="range"/>')
    path = f"M{ends[0]:.1f} {_y(line_of[0].mode):.1f}"
    for one, right in zip(line_of, ends[1:], strict=True):
        path += f"V{_y(one.mode):.1f}H{right:.1f}"
    return [*body, f'<path d="{path}" class="mode"/>']


def _apart(points: Sequence[Point]) -> list[tuple[Point, int]]:
    """Return points with how far each stands to the left of others of its day and level."""
    left = Counter((one.day, one.level) for one in points)
    placed = []
    for one in points:
        left[one.day, one.level] -= 1
        placed.append((one, left[one.day, one.level]))
    return placed


def _point(axis: Axis, one: Point, place: int) -> str:
    """Draw a quote: a disc for own words, a hollow rhomb for hearsay, with its number."""
    x, y = axis.x(one.day) - place * _APART, _y(one.level)
    disc = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5" class="quote"/>'
    rhomb = f'<path d="M{x:.1f} {y - 6.5:.1f}l6.5 6.5l-6.5 6.5l-6.5 -6.5z" class="quote hollow"/>'
    number = text(x, y - 9, str(one.number), "tick", "middle")
    return linked(one.number, one.label, (rhomb if one.hollow else disc) + number, one.href)
