"""The marks of a drawn graph: arrows with the stroke of who moves, and discs as wide as names."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from detente.drawing import text

RADIUS = 13
LETTER = 6.8
"""How wide a letter is, the wider ones counted in."""
LONGEST = 16
"""So many letters of a name stand in its disc; the list of outcomes has the whole name."""
TOLD_APART = 12
"""So many movers have strokes that can be told apart; of more, arrows have numbers too."""
COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c6d46")
DASHES = ("", "7 3", "2 3", "9 3 2 3", "14 3 2 3 2 3", "3 7")
_HELD = 'fill="#f0e442" stroke-width="2.5"'
_FREE = 'fill="#ffffff" stroke-width="1"'
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """Where an outcome is drawn, and half the width of its disc."""

    spot: Spot
    half: float


def half_width(name: str) -> float:
    """Return half the width of the disc in which a name stands; short ones stand in circles."""
    return max(RADIUS, LETTER * len(cut(name)) / 2 + 6)


def cut(name: str) -> str:
    """Return as much of a name as stands in a disc."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def disc_marks(disc: Disc, name: str, *, held: bool, ringed: bool) -> Iterator[str]:
    """Yield an outcome's disc, a second ring if it is the status quo, and its name."""
    if ringed:
        yield _shape(disc, 4, 'fill="none" stroke-dasharray="3 2"')
    yield _shape(disc, 0, _HELD if held else _FREE)
    inner = text(disc.spot[0], disc.spot[1] + 4, cut(name), "outcome", "middle")
    yield inner.replace("<text ", '<text fill="#000000" ', 1)


def _shape(disc: Disc, more: float, how: str) -> str:
    """Return a circle, or a lozenge with round ends that is as wide as its disc and as high."""
    (x, y), high = disc.spot, RADIUS + more
    wide = disc.half + more
    if disc.half == RADIUS:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" stroke="currentColor" r="{high:g}" {how}/>'
    return (
        f'<rect x="{x - wide:.1f}" y="{y - high:.1f}" width="{2 * wide:.1f}" '
        f'height="{2 * high:g}" rx="{high:g}" stroke="currentColor" {how}/>'
    )


def paint(mover: int) -> str:
    """Return the colour and the dash of a mover's lines: no two of 42 have both in common."""
    dash = DASHES[mover % len(DASHES)]
    return f'stroke="{_colour(mover)}"' + (f' stroke-dasharray="{dash}"' if dash else "")


def _colour(mover: int) -> str:
    """Return the colour of a mover."""
    return COLOURS[mover % len(COLOURS)]


def arrow_marks(
    start: Disc, end: Disc, mover: int, *, bold: bool, numbered: bool, bend: float | None = None
) -> str:
    """Return a move as a bent line with a head; there and back are bent apart.

    ``numbered`` tells to write the mover's number, from 1, on the line. ``bend`` is how far the
    line goes out of its way, as a share of it; of each mover another one if it is not given.
    """
    (x1, y1), (x2, y2) = start.spot, end.spot
    bend = 0.08 + 0.05 * (mover % len(DASHES)) if bend is None else bend
    mid = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    x1, y1 = _toward(start.spot, mid, _border(start, mid))
    x2, y2 = _toward(end.spot, mid, _border(end, mid) + 2)
    curve = f"M{x1:.1f} {y1:.1f}Q{mid[0]:.1f} {mid[1]:.1f} {x2:.1f} {y2:.1f}"
    wide = 2 if bold else 0.7
    path = f'<path d="{curve}" fill="none" stroke-width="{wide}" {paint(mover)}/>'
    top = (x1 + 2 * mid[0] + x2) / 4, (y1 + 2 * mid[1] + y2) / 4
    number = text(*top, str(mover + 1), "mover", "middle") if numbered else ""
    return path + _head(mid, (x2, y2), mover) + number


def _border(disc: Disc, to: Spot) -> float:
    """Return how far a disc's border is from its middle, on the way to a spot."""
    x, y = to[0] - disc.spot[0], to[1] - disc.spot[1]
    far = math.hypot(x, y) or 1.0
    if disc.half == RADIUS:
        return RADIUS
    sides = [size * far / abs(way) for size, way in ((disc.half, x), (RADIUS, y)) if way]
    return min(sides, default=RADIUS)


def _toward(spot: Spot, to: Spot, distance: float) -> Spot:
    """Return the spot so far on the way to another."""
    x, y = to[0] - spot[0], to[1] - spot[1]
    share = distance / (math.hypot(x, y) or 1.0)
    return spot[0] + x * share, spot[1] + y * share


def _head(before: Spot, tip: Spot, mover: int) -> str:
    """Return an arrow's head."""
    x, y = _toward(tip, before, 8)
    dx, dy = (tip[0] - x) / 2.4, (tip[1] - y) / 2.4
    points = f"{tip[0]:.1f},{tip[1]:.1f} {x - dy:.1f},{y + dx:.1f} {x + dy:.1f},{y - dx:.1f}"
    return f'<polygon points="{points}" fill="{_colour(mover)}"/>'
