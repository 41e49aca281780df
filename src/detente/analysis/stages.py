"""Stages: issues that belong together made one, so that what remains is a plain sum.

Issues that a pair term or a constraint links form a component. Its combinations are enumerated if
they are few; else its issues are eliminated one by one, with a skyline for every assignment of
those that something still to come looks at.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.problem import Box, Problem, every_outcome, lies_in
from detente.analysis.skyline import skyline
from detente.negotiation import Digits

MOST_COMBINATIONS = 100_000
"""A component with more combinations is not enumerated."""
MOST_KEYED = 1_000_000
"""Most rows that eliminating a component's issues may keep."""
ROWS_A_KEY = 20
"""With so many rows for each key, the keys are taken one by one."""


class TooLinkedError(Exception):
    """A component whose issues hang together too closely to be eliminated one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The choices that one component offers: option places of its issues, and their worth.

    Shapes: ``digits`` (choices, issues), ``worth`` (choices, parties). ``complete`` tells that all
    feasible choices are listed, not only undominated ones.
    """

    issues: tuple[int, ...]
    digits: Digits
    worth: Digits
    complete: bool

    def without_dominated(self) -> "Stage":
        """Return the stage with its undominated choices, one for each worth."""
        keep = np.sort(skyline(self.worth))
        return Stage(
            issues=self.issues,
            digits=self.digits[keep],
            worth=self.worth[keep],
            complete=len(keep) == len(self.worth),
        )


def stages(problem: Problem) -> tuple[Stage, ...]:
    """Return the stages of a problem, one for each component of linked issues.

    Raises
    ------
    TooLinkedError
        If a component can neither be enumerated nor eliminated within memory.
    """
    return tuple(_stage(problem, issues) for issues in components(problem))


def components(problem: Problem) -> tuple[tuple[int, ...], ...]:
    """Return the places of issues that pair terms or constraints link, directly or by others."""
    home = list(range(len(problem.issues)))
    for box in _boxes(problem):
        linked = {home[issue] for issue in box}
        home = [min(linked) if one in linked else one for one in home]
    return tuple(
        tuple(issue for issue, one in enumerate(home) if one == head) for head in sorted(set(home))
    )


def _boxes(problem: Problem) -> list[Box]:
    """Return everything that looks at several issues, or removes outcomes."""
    return [*problem.infeasible, *(one.box for one in problem.together)]


def _stage(problem: Problem, issues: tuple[int, ...]) -> Stage:
    """Return one component's stage; an issue that nothing looks at offers its options."""
    if len(issues) == 1 and not any(issues[0] in box for box in _boxes(problem)):
        cells = problem.cells[issues[0]]
        places = np.arange(len(cells), dtype=np.int64)[:, None]
        return Stage(issues=issues, digits=places, worth=cells, complete=True)
    part = part_of(problem, issues)
    if part.outcomes > MOST_COMBINATIONS:
        return _eliminated(part, issues)
    digits = every_outcome(part.sizes)
    digits = digits[part.feasible(digits)]
    return Stage(issues=issues, digits=digits, worth=part.utilities(digits), complete=True)


def part_of(problem: Problem, issues: tuple[int, ...]) -> Problem:
    """Return the problem of one component alone, its issues numbered anew."""
    place = {issue: at for at, issue in enumerate(issues)}

    def moved(box: Box) -> Box:
        return {place[issue]: options for issue, options in box.items()}

    return Problem(
        parties=problem.parties,
        issues=tuple(problem.issues[at] for at in issues),
        options=tuple(problem.options[at] for at in issues),
        cells=tuple(problem.cells[at] for at in issues),
        reservation=problem.reservation,
        together=tuple(
            type(one)(party=one.party, box=moved(one.box), value=one.value)
            for one in problem.together
            if set(one.box) <= set(issues)
        ),
        infeasible=tuple(moved(box) for box in problem.infeasible if set(box) <= set(issues)),
    )


def _eliminated(part: Problem, issues: tuple[int, ...]) -> Stage:
    """Take a component's issues one by one; forget an issue when nothing looks at it any more.

    Of rows that agree on the issues still looked at, dominated ones are dropped: whatever follows
    adds the same to both.
    """
    digits = np.zeros((1, 0), dtype=np.int64)
    worth = np.zeros((1, len(part.parties)), dtype=np.int64)
    done: list[int] = []
    boxes = _boxes(part)
    while len(done) < len(part.issues):
        here = _next(boxes, done, len(part.issues))
        digits, worth = _times(digits, worth, part, here)
        done.append(here)
        columns = {issue: at for at, issue in enumerate(done)}
        digits, worth = _settled(part, here, columns, digits, worth)
        live = [columns[issue] for issue in _live(boxes, done)]
        keep = _keyed_skyline(digits[:, live], worth)
        digits, worth = digits[keep], worth[keep]
    order = np.argsort(done)
    return Stage(issues=issues, digits=digits[:, order], worth=worth, complete=False)


def _live(boxes: Iterable[Box], done: Sequence[int]) -> list[int]:
    """Return the issues taken so far that a box not wholly taken looks at."""
    open_boxes = [box for box in boxes if not set(box) <= set(done)]
    return sorted({issue for box in open_boxes for issue in box} & set(done))


def _next(boxes: Sequence[Box], done: Sequence[int], count: int) -> int:
    """Return the issue after which the fewest issues are looked at; of equal ones the first."""
    rest = [issue for issue in range(count) if issue not in done]
    return min(rest, key=lambda issue: (len(_live(boxes, [*done, issue])), issue))


def _times(digits: Digits, worth: Digits, part: Problem, here: int) -> tuple[Digits, Digits]:
    """Return every row with every option of one more issue."""
    size = part.sizes[here]
    if len(digits) * size > MOST_KEYED:
        raise TooLinkedError(part.issues[here])
    column = np.repeat(np.arange(size), len(digits))
    wider = np.column_stack([np.tile(digits, (size, 1)), column])
    return wider, np.tile(worth, (size, 1)) + part.cells[here][column]


def _settled(
    part: Problem, here: int, columns: Mapping[int, int], digits: Digits, worth: Digits
) -> tuple[Digits, Digits]:
    """Apply the pair terms and constraints whose last issue has just been taken."""
    for one in part.together:
        if here in one.box and set(one.box) <= set(columns):
            worth[lies_in(one.box, digits, columns), one.party] += one.value
    free = np.ones(len(digits), dtype=bool)
    for box in part.infeasible:
        if here in box and set(box) <= set(columns):
            free &= ~lies_in(box, digits, columns)
    return digits[free], worth[free]


def _keyed_skyline(keys: Digits, worth: Digits) -> Digits:
    """Return the rows that no other row with the same key dominates.

    Where many rows share a key each key has a skyline of its own. Where few do there is one for
    all: a key's number, once with each sign, is two columns in which only that key reaches it.
    """
    if not keys.shape[1]:
        return np.sort(skyline(worth))
    _, number, sizes = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    number = number.reshape(-1)
    if len(sizes) * ROWS_A_KEY > len(number):
        signed = np.column_stack([worth, number, -number])
        return np.sort(skyline(signed))
    groups = np.split(np.argsort(number, kind="stable"), np.cumsum(sizes)[:-1])
    return np.sort(np.concatenate([group[skyline(worth[group])] for group in groups]))


def count_of(found: Sequence[Stage]) -> int | None:
    """Return the number of feasible outcomes; None where a stage does not list its choices."""
    if not all(stage.complete for stage in found):
        return None
    return math.prod(len(stage.worth) for stage in found)
