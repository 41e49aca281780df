"""Drawings of what packages are worth: two parties in a plane, more of them on parallel axes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

from detente.brief.charts import figure
from detente.drawing import line, text

Kind = Literal["frontier", "listed", "current", "pinned", "solution", "none"]
_WIDTH = 720
_LEFT, _TOP, _SIDE, _HIGH = 56.0, 18.0, 400.0, 330.0
_LABELS = 486.0
_STEP = 16.0
_RADIUS: Mapping[str, float] = {
    "frontier": 3, "listed": 5, "current": 8, "pinned": 8, "solution": 11, "none": 6
}  # fmt: skip
_PAINTED: tuple[Kind, ...] = ("frontier", "solution", "listed", "pinned", "none", "current")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An outcome in a drawing: its worth to each party, what it is, its name, where it leads."""

    worth: tuple[float, ...]
    kind: Kind
    label: str = ""
    href: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is drawn: parties, spots, and clouds of draws by what they belong to."""

    title: str
    description: str
    parties: tuple[str, ...]
    spots: tuple[Spot, ...]
    cloud: tuple[tuple[float, ...], ...] = ()
    pinned_cloud: tuple[tuple[float, ...], ...] = ()


def plane(scene: Scene) -> str:
    """Draw outcomes by their worth: a plane for two parties, parallel axes for more."""
    return _scatter(scene) if len(scene.parties) == 2 else _parallel(scene)  # noqa: PLR2004 - a plane


def _bounds(scene: Scene, party: int) -> tuple[float, float]:
    """Return the least and the most worth to a party, out to the next tenth."""
    every = [*(one.worth for one in scene.spots), *scene.cloud, *scene.pinned_cloud]
    low, high = min(one[party] for one in every), max(one[party] for one in every)
    first, last = int(low * 10), -int(-high * 10 // 1)
    return first / 10, max(last, first + 1) / 10


# -- two parties ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Square:
    """Where worth lies in the plane."""

    across: tuple[float, float]
    up: tuple[float, float]

    def x(self, worth: float) -> float:
        """Return how far to the right."""
        low, high = self.across
        return _LEFT + (worth - low) / (high - low) * _SIDE

    def y(self, worth: float) -> float:
        """Return how far down."""
        low, high = self.up
        return _TOP + _HIGH - (worth - low) / (high - low) * _HIGH


def _scatter(scene: Scene) -> str:
    """Draw a plane with its clouds, then the outcomes, then their names at the right."""
    square = _Square(across=_bounds(scene, 0), up=_bounds(scene, 1))
    body = _frame(scene, square)
    for name, cloud in (("cloud", scene.cloud), ("cloud pinned", scene.pinned_cloud)):
        body += [
            f'<circle cx="{square.x(a):.1f}" cy="{square.y(b):.1f}" r="1.8" class="{name}"/>'
            for a, b in cloud
        ]
    placed = [
        (square.x(one.worth[0]), square.y(one.worth[1]), one)
        for kind in _PAINTED
        for one in scene.spots
        if one.kind == kind
    ]
    body += [_mark(x, y, one) for x, y, one in placed]
    return figure("plane", scene.title, scene.description, 400, body + _names(placed))


def _frame(scene: Scene, square: _Square) -> list[str]:
    """Draw the axes with their numbers and names."""
    right, foot = _LEFT + _SIDE, _TOP + _HIGH
    body = [line(_LEFT, foot, right, foot, "axis"), line(_LEFT, _TOP, _LEFT, foot, "axis")]
    for tenth in _tenths(square.across):
        x = square.x(tenth)
        body += [line(x, foot, x, foot + 4, "axis"), line(x, _TOP, x, foot, "grid")]
        body.append(text(x, foot + 17, f"{tenth:.1f}", "tick", "middle"))
    for tenth in _tenths(square.up):
        y = square.y(tenth)
        body += [line(_LEFT - 4, y, _LEFT, y, "axis"), line(_LEFT, y, right, y, "grid")]
        body.append(text(_LEFT - 8, y + 4, f"{tenth:.1f}", "tick", "end"))
    body.append(text(right, foot + 36, f"worth to {scene.parties[0]} →", "axis-name", "end"))
    body.append(text(_LEFT - 50, _TOP - 6, f"↑ worth to {scene.parties[1]}", "axis-name"))
    return body


def _tenths(bounds: tuple[float, float]) -> list[float]:
    """Return the tenths of an axis."""
    first, last = round(bounds[0] * 10), round(bounds[1] * 10)
    return [one / 10 for one in range(first, last + 1)]


def _mark(x: float, y: float, one: Spot) -> str:
    """Draw one outcome: discs, a ring for what a solution concept selects, a cross for none."""
    radius = _RADIUS[one.kind]
    shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" class="{one.kind}"/>'
    if one.kind == "none":
        shape = (
            f'<path d="M{x - radius:.1f} {y - radius:.1f}l{2 * radius} {2 * radius}'
            f'm0 {-2 * radius}l{-2 * radius} {2 * radius}" class="none"/>'
        )
    if one.kind == "pinned":
        shape = (
            f'<rect x="{x - radius:.1f}" y="{y - radius:.1f}" width="{2 * radius}" '
            f'height="{2 * radius}" class="pinned"/>'
        )
    return linked(one, shape)


def linked(one: Spot, body: str) -> str:
    """Return a drawing with its title, and the link that it is where it leads somewhere."""
    told = escape(one.told or one.label, quote=True)
    titled = f"<title>{told}</title>{body}" if told else body
    if not one.href:
        return f"<g>{titled}</g>"
    return f'<a href="{escape(one.href, quote=True)}" aria-label="{told}">{titled}</a>'


def _names(placed: Sequence[tuple[float, float, Spot]]) -> list[str]:
    """Write the names of outcomes to the right, one below the other, each with a leader."""
    together: dict[tuple[int, int], list[tuple[float, float, Spot]]] = {}
    for x, y, one in placed:
        if one.label:
            together.setdefault((round(x), round(y)), []).append((x, y, one))
    rows = sorted(
        ((y, x, group) for group in together.values() for x, y, _ in group[:1]),
        key=lambda row: row[:2],
    )
    body: list[str] = []
    last = _TOP - _STEP
    for y, x, group in rows:
        at = last = max(y, last + _STEP)
        names = ", ".join(one.label for _, _, one in group)
        reach = max(_RADIUS[one.kind] for _, _, one in group)
        body.append(line(x + reach + 1, y, _LABELS - 6, at, "leader"))
        body.append(text(_LABELS, at + 4, names, "figure-text"))
    return body


# -- more than two -------------------------------------------------------------------------------


def _parallel(scene: Scene) -> str:
    """Draw one axis a party, and each outcome as a line across them."""
    low = min(_bounds(scene, party)[0] for party in range(len(scene.parties)))
    high = max(_bounds(scene, party)[1] for party in range(len(scene.parties)))
    square = _Square(across=(0, 1), up=(low, high))
    gap = (_LABELS - 40 - _LEFT) / max(1, len(scene.parties) - 1)
    axes = [_LEFT + gap * at for at in range(len(scene.parties))]
    body = [line(x, _TOP, x, _TOP + _HIGH, "axis") for x in axes]
    body += [
        text(x, _TOP + _HIGH + 20, name, "axis-name", "middle")
        for x, name in zip(axes, scene.parties, strict=True)
    ]
    body += [
        text(_LEFT - 8, square.y(one) + 4, f"{one:.1f}", "tick", "end")
        for one in _tenths((low, high))
    ]
    for worth in scene.cloud:
        body.append(_path(axes, [square.y(one) for one in worth], "cloud-line"))
    ends = []
    for kind in _PAINTED:
        for one in (spot for spot in scene.spots if spot.kind == kind):
            heights = [square.y(value) for value in one.worth]
            body.append(linked(one, _path(axes, heights, f"path {kind}")))
            ends.append((axes[-1], heights[-1], one))
    return figure("plane", scene.title, scene.description, 400, body + _names(ends))


def _path(axes: Sequence[float], heights: Sequence[float], kind: str) -> str:
    """Draw a line across the axes."""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(axes, heights, strict=True))
    return f'<polyline points="{points}" class="{kind}"/>'
