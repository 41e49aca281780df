"""Drawing of a graph model: states, who leaves them for what, and how the others answer."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from detente.brief.charts import figure
from detente.drawing import line, text

_COLUMNS = (8.0, 268.0, 528.0)
_BOX, _LINE, _GAP = 184.0, 14.0, 22.0
_WRAP, _MOST_LINES = 27, 4
_DASHES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An outcome as a box: its words, where it leads, whether it is the status quo."""

    label: str
    href: str = ""
    status_quo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A state, the exit of the party that leaves it first, and the answer of the others.

    ``dash`` is the party's place: each has dashes of its own. Without an exit the state stays.
    """

    state: Box
    party: str = ""
    dash: int = 0
    leaves: str = ""
    exit: Box | None = None
    deters: str = ""
    answer: Box | None = None


def graph(title: str, description: str, paths: Sequence[Path]) -> str:
    """Draw each state with its first exit and the answer to it, one path below the other."""
    body = [
        text(x, 14, name, "lane-name")
        for x, name in zip(_COLUMNS, ("state", "first exit", "answer"), strict=True)
    ]
    y = 28.0
    for path in paths:
        boxes = [one for one in (path.state, path.exit, path.answer) if one]
        height = max(len(_lines(one.label)) for one in boxes) * _LINE + 14
        body += _drawn(path, y, height)
        y += height + _GAP
    return figure("moves", title, description, int(y), body)


def _drawn(path: Path, y: float, height: float) -> list[str]:
    """Draw one path from left to right."""
    body = [_box(path.state, _COLUMNS[0], y, height)]
    middle = y + height / 2
    if path.exit is None:
        return [
            *body,
            text(_COLUMNS[0] + _BOX + 12, middle + 4, "nobody gains by leaving", "tick"),
        ]
    body += _edge(0, middle, f"edge dash-{path.dash % _DASHES}", "head", path.leaves)
    body.append(_box(path.exit, _COLUMNS[1], y, height))
    if path.answer is not None:
        body += _edge(1, middle, "edge answer", "head answer", path.deters)
        body.append(_box(path.answer, _COLUMNS[2], y, height))
    return body


def _edge(column: int, y: float, kind: str, head: str, told: str) -> list[str]:
    """Draw an arrow from a column to the next one, with its words above it."""
    start, end = _COLUMNS[column] + _BOX + 3, _COLUMNS[column + 1] - 9
    return [
        line(start, y, end, y, kind),
        f'<path d="M{end:.1f} {y - 4:.1f}l8 4l-8 4z" class="{head}"/>',
        *(
            text((start + end) / 2, y - 7 - 12 * at, words, "tick", "middle")
            for at, words in enumerate(reversed(textwrap.wrap(told, 13)))
        ),
    ]


def _lines(label: str) -> list[str]:
    """Return a label in lines, cut where it is too long to be shown."""
    wrapped = textwrap.wrap(label, _WRAP) or [""]
    if len(wrapped) > _MOST_LINES:
        wrapped = [*wrapped[: _MOST_LINES - 1], f"{wrapped[_MOST_LINES - 1][: _WRAP - 2]} …"]
    return wrapped


def _box(state: Box, x: float, y: float, height: float) -> str:
    """Draw a state; the status quo has a second ring."""
    kind = "state ringed" if state.status_quo else "state"
    size = f'x="{x:.1f}" y="{y:.1f}" width="{_BOX:.0f}" height="{height:.1f}" rx="5"'
    shape = f'<rect {size} class="{kind}"/>'
    if state.status_quo:
        shape += (
            f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="{_BOX + 8:.0f}" '
            f'height="{height + 8:.1f}" rx="8" class="ring"/>'
        )
    words = "".join(
        text(x + 8, y + 18 + at * _LINE, one, "tick") for at, one in enumerate(_lines(state.label))
    )
    if not state.href:
        return f"<g>{shape}{words}</g>"
    named = f"<title>{escape(state.label)}</title>"
    return f'<a href="{escape(state.href, quote=True)}">{named}{shape}{words}</a>'
