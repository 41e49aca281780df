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
from detente.printing.graph_marks import (
    LETTER,
    RADIUS,
    TOLD_APART,
    Disc,
    arrow_marks,
    disc_marks,
    half_width,
    paint,
)
from detente.printing.outcome_names import concept_name, numbers, people, terms
from detente.printing.stability_look import Found, rule_told

MOST_DRAWN = 60
MOST_EDGES = 400
"""Of more moves only improvements are drawn."""
MOST_SEARCHED = 128
"""Of more outcomes the ways from the status quo are those of single movers."""
_MARGIN, _ROW, _COLUMN = 60, 34, 110
_BEND = 0.03
"""So little do the arrows of the tree go out of their way, of which one leads to each outcome."""
_APART = 50
"""From one outcome to the next on the circle, at least."""
_KEY = 420
"""How wide the key is, right of the circle."""
_SCHEME = (
    "<style>svg:root{color:#1a1a1a}"
    "@media (prefers-color-scheme: dark){svg:root{color:#e8e8e8}}</style>"
)


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
    halves = [half_width(_name(model, one)) for one in shown]
    apart = max([_APART, *(half + 3 * RADIUS for half in halves)])
    radius = max(100.0, len(shown) * apart / (2 * math.pi))
    side = 2 * (radius + _margin(halves))
    discs = _circle(model, shown, radius)
    numbered = len(_drawn(model, reached)) > TOLD_APART
    told = _told(found, shown, drawn_all=every)
    told += ["The numbers on arrows are those of who makes them."] if numbered else []
    body = [f"<desc>{escape(' '.join(told))}</desc>", _SCHEME]
    body.append(text(20, 22, clean(model.title), "title"))
    body += [_edge(one, discs, numbered=numbered) for one in arrows]
    body += [mark for one in shown for mark in _node(found, one, discs[one])]
    key, foot = _key(model, reached, side, told)
    tree, foot, breadth = _tree(found, reached, set(shown), max(side, foot))
    width = max(side + _KEY, breadth, 40 + LETTER * len(clean(model.title)))
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


def _circle(model: StabilityModel, shown: Sequence[int], radius: float) -> dict[int, Disc]:
    """Return a disc for each outcome on a circle, the first at the top."""
    turn = 2 * math.pi / max(len(shown), 1)
    halves = {one: half_width(_name(model, one)) for one in shown}
    centre = radius + _margin(halves.values())
    return {
        one: Disc(
            spot=(centre + radius * math.sin(at * turn), centre - radius * math.cos(at * turn)),
            half=halves[one],
        )
        for at, one in enumerate(shown)
    }


def _margin(halves: Iterable[float]) -> float:
    """Return how far from the border the middle of discs is at least."""
    return max([_MARGIN, *(half + 24 for half in halves)])


def _edge(
    one: Arrow, discs: Mapping[int, Disc], *, numbered: bool, bend: float | None = None
) -> str:
    """Return the arrow of a move."""
    start, end = discs[one.start], discs[one.end]
    return arrow_marks(start, end, one.mover, bold=one.improves, numbered=numbered, bend=bend)


def _node(found: Found, outcome: int, disc: Disc) -> Iterator[str]:
    """Yield an outcome's disc, its rings and its name."""
    held = any(found.holds(one, outcome) for one in found.concepts)
    ringed = outcome == found.model.status_quo
    return disc_marks(disc, _name(found.model, outcome), held=held, ringed=ringed)


def _name(model: StabilityModel, outcome: int) -> str:
    """Return the name that stands in a disc."""
    return clean(model.name(outcome))


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
    drawn = _drawn(model, reached)
    for mover, members in enumerate(drawn):
        sample = line(left, y, left + 40, y, "sample")
        marks.append(sample.replace("/>", f' stroke-width="2" {paint(mover)}/>'))
        who = people(model.named(members))
        who = f"{who} together" if len(members) > 1 else who
        who = f"{mover + 1} {who}" if len(drawn) > TOLD_APART else who
        for row in _rows(who, _KEY - 70):
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
    return wrap(words, max(int(width / LETTER), 1)) or [""]


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
    halves = {end: half_width(_name(found.model, end)) for end in depth}
    left, apart = max(halves.values()) + 27, max(_COLUMN, 2 * max(halves.values()) + 60)
    discs = {
        end: Disc(spot=(left + at * apart, top + 60 + row * _ROW), half=halves[end])
        for at, column in columns.items()
        for row, end in enumerate(column)
    }
    drawn = _drawn(found.model, reached)
    numbered = len(drawn) > TOLD_APART
    searched = found.model.count <= MOST_SEARCHED
    head = "From the status quo, by improvements" + (", alone or together" if searched else "")
    body = [text(20, top + 24, head, "heading")]
    for end, way in steps.items():
        start = way[-2].outcome if len(way) > 1 else reached.start
        arrow = Arrow(mover=drawn.index(way[-1].movers), start=start, end=end, improves=True)
        body += [_edge(arrow, discs, numbered=numbered, bend=_BEND)] if start in discs else []
    body += [mark for end, disc in discs.items() for mark in _node(found, end, disc)]
    rows = max(len(column) for column in columns.values())
    foot = top + 60 + rows * _ROW
    missed = [one for one in found.equilibria if one not in depth] if searched else []
    said = f"Not reachable so: {numbers(found.model, missed)}" if missed else ""
    for row in _rows(said, _KEY) if missed else ():
        body.append(text(20, foot, row, "key"))
        foot += 16
    return body, foot + 10, 2 * left + (max(columns) + 1) * apart


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
