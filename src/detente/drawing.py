"""Drawings as SVG text: marks that any page or notebook can hold, in the colour of its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from detente.display import Markup, clean

_WIDTH, _LEFT, _RIGHT = 560, 150, 130
_SIDE, _MARGIN = 320, 44
_STEP = 24


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Return a label."""
    place = f'x="{x:.1f}" y="{y:.1f}" class="{kind}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(clean(words))}</text>"


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """Return a straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{kind}"/>'


def picture(title: str, width: int, height: int, body: Sequence[str]) -> Markup:
    """Return a drawing that needs no style sheet: it takes the colour of the words around it."""
    name = escape(clean(title), quote=True)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-label="{name}" fill="currentColor" font-size="12" '
        'font-family="sans-serif">'
    )
    return Markup("\n".join([head, f"<title>{escape(clean(title))}</title>", *body, "</svg>"]))


def _stroked(marks: Sequence[str], more: str = "") -> str:
    """Return lines drawn in the colour of the words."""
    return f'<g stroke="currentColor" fill="none"{more}>{"".join(marks)}</g>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A share with its name, what it means in words, and its interval if there is one."""

    name: str
    share: float
    told: str
    interval: tuple[float, float] | None = None


def share_bars(title: str, bars: Sequence[Bar], baseline: float | None = None) -> Markup:
    """Draw shares as bars from 0 to 100 of 100 draws; a dashed line marks a baseline."""
    scale = _WIDTH - _LEFT - _RIGHT
    body = [mark for row, bar in enumerate(bars) for mark in _bar(bar, 8.0 + row * _STEP, scale)]
    foot = 8.0 + len(bars) * _STEP
    body.append(_stroked([line(_LEFT, foot, _LEFT + scale, foot, "axis")]))
    body += [
        text(_LEFT + at * scale / 100, foot + 14, str(at), "tick", "middle")
        for at in range(0, 101, 20)
    ]
    if baseline is not None:
        x = _LEFT + baseline * scale
        body.append(_stroked([line(x, 2, x, foot, "baseline")], ' stroke-dasharray="4 3"'))
        body.append(text(x, foot + 28, "without evidence", "tick", "middle"))
    return picture(title, _WIDTH, int(foot) + 34, body)


def _bar(bar: Bar, y: float, scale: float) -> list[str]:
    """Draw one bar with its name, its words and its whisker."""
    place = f'x="{_LEFT}" y="{y:.1f}" width="{max(bar.share * scale, 1):.1f}" height="14"'
    end = _LEFT + max(bar.share, bar.interval[1] if bar.interval else 0.0) * scale
    marks = [
        text(_LEFT - 8, y + 11, bar.name, "name", "end"),
        f'<rect {place} fill-opacity="0.35"/>',
        text(end + 8, y + 11, bar.told, "told"),
    ]
    if bar.interval:
        low, high = (_LEFT + one * scale for one in bar.interval)
        ends = [line(x, y + 3, x, y + 11, "whisker") for x in (low, high)]
        marks.append(_stroked([line(low, y + 7, high, y + 7, "whisker"), *ends]))
    return marks


def range_mark(low: float, mode: float | None, high: float) -> Markup:
    """Draw a range within 0 and 1 as a small bar with a mark at what is most likely.

    Without a mode nothing is known: the range is an outline, and nothing in it is likelier.
    """
    x = [4 + one * 100 for one in (low, high)]
    place = f'x="{x[0]:.1f}" y="4" width="{max(x[1] - x[0], 1):.1f}" height="8"'
    axis = _stroked([line(4, 8, 104, 8, "axis")], ' stroke-opacity="0.3"')
    if mode is None:
        outline = _stroked([f"<rect {place}/>"], ' stroke-dasharray="3 3" stroke-opacity="0.5"')
        return picture(f"nothing known: anywhere from {low:.0f} to {high:.0f}", 108, 16, [outline])
    most = 4 + mode * 100
    body = [
        axis,
        f'<rect {place} fill-opacity="0.35"/>',
        _stroked([line(most, 1, most, 15, "mode")]),
    ]
    return picture(f"from {low:.2f} to {high:.2f}, most likely {mode:.2f}", 108, 16, body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What two parties get, and the name of what gives it to them."""

    x: float
    y: float
    name: str = ""


def scatter(
    title: str, axes: tuple[str, str], dots: Sequence[Point], named: Sequence[Point]
) -> Markup:
    """Draw what two parties get: small discs for the frontier, rings with names for solutions.

    Points at one place share one ring and one label.
    """
    spot = _Scale(points=(*dots, *named))
    low, high = float(_MARGIN), float(_MARGIN + _SIDE)
    body = [_stroked([line(low, high, high, high, "axis"), line(low, low, low, high, "axis")])]
    body += [_disc(*spot.place(one), 3) for one in dots]
    for one in _merged(named):
        x, y = spot.place(one)
        body.append(_stroked([_disc(x, y, 7)], ' stroke-width="2"'))
        body.append(text(x + 11, y - 8, one.name, "told"))
    body.append(text((low + high) / 2, high + 30, f"{axes[0]} →", "axis-name", "middle"))
    body.append(text(low - 8, low - 14, f"{axes[1]} ↑", "axis-name"))
    body += spot.ends(low, high)
    return picture(title, _SIDE + 2 * _MARGIN + _RIGHT, _SIDE + 2 * _MARGIN, body)


def _disc(x: float, y: float, radius: float) -> str:
    """Return a disc."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'


def _merged(points: Sequence[Point]) -> list[Point]:
    """Return one point for each place, with all names that it has."""
    names: dict[tuple[float, float], list[str]] = {}
    for one in points:
        names.setdefault((one.x, one.y), []).append(one.name)
    return [Point(x=x, y=y, name=", ".join(held)) for (x, y), held in names.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Where points lie in a square that holds them all."""

    points: tuple[Point, ...]

    def _ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return the least and the most on either axis."""
        across, up = [one.x for one in self.points], [one.y for one in self.points]
        return (min(across), max(across)), (min(up), max(up))

    def place(self, point: Point) -> tuple[float, float]:
        """Return where a point is drawn."""
        (left, right), (foot, top) = self._ends()
        x = (point.x - left) / (right - left or 1.0)
        y = (point.y - foot) / (top - foot or 1.0)
        return _MARGIN + x * _SIDE, _MARGIN + (1 - y) * _SIDE

    def ends(self, low: float, high: float) -> list[str]:
        """Return the numbers at the ends of the axes."""
        (left, right), (foot, top) = self._ends()
        return [
            text(low, high + 16, f"{left:.3g}", "tick", "middle"),
            text(high, high + 16, f"{right:.3g}", "tick", "middle"),
            text(low - 6, high, f"{foot:.3g}", "tick", "end"),
            text(low - 6, low + 4, f"{top:.3g}", "tick", "end"),
        ]
