"""The integrated graph and the status-quo tree of a graph model as one drawing in SVG.

Each party's moves have a colour and a dash of their own; improvements are bold. The status quo
has a second ring, an equilibrium a filled disc. As a file of its own the drawing follows the
light or dark scheme of who looks at it; within a page it takes the colour of the words around.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from detente.analysis.graph_model import own_mover
from detente.analysis.status_quo import nearest_improvements, paths
from detente.analysis.verdicts import Reached
from detente.display import Markup, clean
from detente.drawing import line, picture, text
from detente.exchange.stability_model import StabilityModel
from detente.printing.drawn_outcomes import drawn_outcomes
from detente.printing.outcome_names import concept_name, numbers, people, terms
from detente.printing.stability_look import Found, rule_told

MOST_DRAWN = 60
MOST_EDGES = 400
"""Of more moves only improvements are drawn."""
MOST_SEARCHED = 128
"""Of more outcomes the ways from the status quo are those of single movers."""
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
_DASHES = ("", "7 3", "2 3", "9 3 2 3", "12 4", "4 4")
_RADIUS, _MARGIN, _ROW, _COLUMN = 13, 60, 34, 110
_APART = 50
"""From one outcome to the next on the circle."""
_SHORT = 4
"""So many characters fit into a disc."""
_BESIDE = 16
"""So many fit beside it; the list of outcomes has the whole name."""
_LETTER = 6.8
"""How wide a letter is, the wider ones counted in."""
_KEY = 420
"""How wide the key is, right of the circle."""
_SCHEME = (
    "<style>svg:root{color:#1a1a1a}"
    "@media (prefers-color-scheme: dark){svg:root{color:#e8e8e8}}</style>"
)
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A move that is drawn: who makes it, from where to where, whether it betters who makes it."""

    mover: int
    start: int
    end: int
    improves: bool


def graph_svg(found: Found) -> Markup:
    """Draw who can move where, and how equilibria are reached from the status quo.

    Of more than 60 outcomes only equilibria, the status quo and what lies between are drawn; the
    drawing says so.
    """
    model = found.model
    reached = _reached(found)
    shown = drawn_outcomes(found, reached, MOST_DRAWN)
    arrows, every = _arrows(model, shown)
    radius = max(100.0, len(shown) * _APART / (2 * math.pi))
    side = 2 * (radius + _MARGIN)
    spots = _circle(shown, radius, radius + _MARGIN)
    told = _told(found, shown, drawn_all=every)
    body = [f"<desc>{escape(' '.join(told))}</desc>", _SCHEME]
    body.append(text(20, 22, clean(model.title), "title"))
    body += [_edge(one, spots) for one in arrows]
    body += [mark for one in shown for mark in _node(found, one, spots[one])]
    key, foot = _key(model, reached, side, told)
    tree, foot, breadth = _tree(found, reached, set(shown), max(side, foot))
    width = max(side + _KEY, breadth, 40 + _LETTER * len(clean(model.title)))
    names, foot = _names(found, shown, foot, width)
    body += key
    return picture(clean(model.title), int(width), int(foot) + 20, [*body, *tree, *names])


def _reached(found: Found) -> Reached | None:
    """Return the ways from the status quo by improvements, alone or together, if there is one."""
    model = found.model
    if model.status_quo is None:
        return None
    if model.count > MOST_SEARCHED:
        return nearest_improvements(model.graph, model.ranks, model.status_quo)
    return paths(found.listed, model.ranks, model.status_quo, "joint")


def _arrows(model: StabilityModel, shown: Sequence[int]) -> tuple[list[Arrow], bool]:
    """Return the moves between outcomes, and whether all of them are drawn."""
    inside, graph = set(shown), model.graph
    found = []
    for mover, members in enumerate(graph.movers):
        for start in shown:
            for end in graph.targets(mover, start).tolist():
                if end in inside:
                    gain = all(model.ranks[m, end] > model.ranks[m, start] for m in members)
                    found.append(Arrow(mover=mover, start=start, end=end, improves=gain))
    alone = [one for one in found if len(graph.movers[one.mover]) == 1 or not _by_one(model, one)]
    if len(alone) <= MOST_EDGES:
        return sorted(alone, key=lambda one: one.improves), True
    return [one for one in alone if one.improves], False


def _by_one(model: StabilityModel, arrow: Arrow) -> bool:
    """Tell whether a member of a set could make the set's move by itself."""
    for party in model.graph.movers[arrow.mover]:
        mover = own_mover(model.graph, party)
        if mover is not None and arrow.end in model.graph.targets(mover, arrow.start):
            return True
    return False


def _circle(shown: Sequence[int], radius: float, centre: float) -> dict[int, Spot]:
    """Return a spot for each outcome on a circle, the first at the top."""
    turn = 2 * math.pi / max(len(shown), 1)
    return {
        one: (centre + radius * math.sin(at * turn), centre - radius * math.cos(at * turn))
        for at, one in enumerate(shown)
    }


def _paint(mover: int) -> str:
    """Return the colour and the dash of a mover's lines."""
    dash = _DASHES[mover % len(_DASHES)]
    return f'stroke="{_COLOURS[mover % len(_COLOURS)]}"' + (
        f' stroke-dasharray="{dash}"' if dash else ""
    )


def _edge(one: Arrow, spots: Mapping[int, Spot]) -> str:
    """Return a move as a bent line with a head; there and back are bent apart."""
    (x1, y1), (x2, y2) = spots[one.start], spots[one.end]
    bend = 0.08 + 0.05 * (one.mover % len(_DASHES))
    mx, my = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    x1, y1 = _toward((x1, y1), (mx, my), _RADIUS)
    x2, y2 = _toward((x2, y2), (mx, my), _RADIUS + 2)
    wide = 2 if one.improves else 0.7
    curve = f"M{x1:.1f} {y1:.1f}Q{mx:.1f} {my:.1f} {x2:.1f} {y2:.1f}"
    path = f'<path d="{curve}" fill="none" stroke-width="{wide}" {_paint(one.mover)}/>'
    return path + _head((mx, my), (x2, y2), one.mover)


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
    return f'<polygon points="{points}" fill="{_COLOURS[mover % len(_COLOURS)]}"/>'


def _node(found: Found, outcome: int, spot: Spot) -> Iterator[str]:
    """Yield an outcome's disc, its rings and its name."""
    model = found.model
    x, y = spot
    place = f'cx="{x:.1f}" cy="{y:.1f}" stroke="currentColor"'
    held = any(found.holds(one, outcome) for one in found.concepts)
    inside = 'fill="#f0e442"' if held else 'fill="#ffffff"'
    if outcome == model.status_quo:
        yield f'<circle {place} r="{_RADIUS + 4}" fill="none" stroke-dasharray="3 2"/>'
    yield f'<circle {place} r="{_RADIUS}" {inside} stroke-width="{2.5 if held else 1}"/>'
    name = clean(model.name(outcome))
    if len(name) <= _SHORT:
        inner = text(x, y + 4, name, "outcome", "middle")
        yield inner.replace("<text ", '<text fill="#000000" ', 1)
    else:
        cut = name if len(name) <= _BESIDE else f"{name[: _BESIDE - 1]}…"
        yield text(x, y - _RADIUS - 6, cut, "outcome", "middle")


def _told(found: Found, shown: Sequence[int], *, drawn_all: bool) -> list[str]:
    """Return the sentences that explain the drawing."""
    model = found.model
    by = ", ".join(concept_name(one) for one in found.concepts)
    by = f"one of {by}" if len(found.concepts) > 1 else by
    told = [
        *rule_told(found.asked),
        "Arrows are moves; bold ones better whoever makes them.",
        f"A filled disc is an equilibrium by {by}, a second ring the status quo.",
    ]
    if model.unknown:
        who = people(model.named(frozenset(model.unknown)))
        told.append(f"What {who} cannot compare is judged as its ranking has it.")
    if not drawn_all:
        told.append("There are too many moves to draw: only improvements are shown.")
    if len(shown) < model.count:
        told.append(
            f"Only {len(shown)} of {model.count} outcomes are drawn: "
            "the status quo, ways on from it, and equilibria."
        )
    return told


def _drawn(model: StabilityModel, reached: Reached | None) -> list[frozenset[int]]:
    """Return who makes moves that are drawn: the movers, and coalitions of the tree."""
    ways = reached.paths.values() if reached else ()
    return list(dict.fromkeys([*model.graph.movers, *(one.movers for way in ways for one in way)]))


def _key(
    model: StabilityModel, reached: Reached | None, left: float, told: Iterable[str]
) -> tuple[list[str], float]:
    """Return the key and where it ends: whose lines are which, and what the marks mean."""
    y, marks = 54.0, []
    for mover, members in enumerate(_drawn(model, reached)):
        sample = line(left, y, left + 40, y, "sample")
        marks.append(sample.replace("/>", f' stroke-width="2" {_paint(mover)}/>'))
        who = people(model.named(members))
        for row in _rows(f"{who} together" if len(members) > 1 else who, _KEY - 70):
            marks.append(text(left + 50, y + 4, row, "key"))
            y += 20
    for sentence in told:
        for row in _rows(sentence, _KEY - 20):
            marks.append(text(left, y + 4, row, "key"))
            y += 16
        y += 4
    return marks, y + 10


def _rows(words: str, width: float) -> list[str]:
    """Return words in rows that are no wider than told."""
    return wrap(words, max(int(width / _LETTER), 1)) or [""]


def _tree(
    found: Found, reached: Reached | None, inside: set[int], top: float
) -> tuple[list[str], float, float]:
    """Return the tree of shortest ways from the status quo, where it ends, and how wide it is."""
    if reached is None:
        return [], top, 0.0
    steps = {
        end: way
        for end, way in reached.paths.items()
        if way and {step.outcome for step in way} <= inside
    }
    depth = {end: len(way) for end, way in steps.items()} | {reached.start: 0}
    columns: dict[int, list[int]] = {}
    for end in sorted(depth):
        columns.setdefault(depth[end], []).append(end)
    spots = {
        end: (40.0 + at * _COLUMN, top + 60 + row * _ROW)
        for at, column in columns.items()
        for row, end in enumerate(column)
    }
    drawn = _drawn(found.model, reached)
    searched = found.model.count <= MOST_SEARCHED
    head = "From the status quo, by improvements" + (", alone or together" if searched else "")
    body = [text(20, top + 24, head, "heading")]
    for end, way in steps.items():
        start = way[-2].outcome if len(way) > 1 else reached.start
        arrow = Arrow(mover=drawn.index(way[-1].movers), start=start, end=end, improves=True)
        body += [_edge(arrow, spots)] if start in spots else []
    body += [mark for end, spot in spots.items() for mark in _node(found, end, spot)]
    rows = max(len(column) for column in columns.values())
    foot = top + 60 + rows * _ROW
    missed = [one for one in found.equilibria if one not in depth] if searched else []
    said = f"Not reachable so: {numbers(found.model, missed)}" if missed else ""
    for row in _rows(said, _KEY) if missed else ():
        body.append(text(20, foot, row, "key"))
        foot += 16
    return body, foot + 10, 80.0 + (max(columns) + 1) * _COLUMN


def _names(
    found: Found, shown: Sequence[int], top: float, width: float
) -> tuple[list[str], float]:
    """Return the list of outcomes with what they say and by what they hold, and where it ends."""
    body = [text(20, top + 24, "Outcomes", "heading")]
    y, model = top + 46, found.model
    for one in shown:
        said = "" if model.states else f": {terms(model.describe(one))}"
        by = [concept_name(concept) for concept in found.concepts if found.holds(concept, one)]
        held = f" (holds by {', '.join(by)})" if by else ""
        line_ = f"{clean(model.name(one))}{said}{held}"
        for row in _rows(line_, width - 40):
            body.append(text(20, y, row, "name"))
            y += 18
    return body, y
