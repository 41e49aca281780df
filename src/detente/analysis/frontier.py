"""The Pareto frontier by dynamic programming: stage after stage, only undominated sums go on."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.analysis.problem import MOST, Problem
from detente.analysis.skyline import skyline
from detente.analysis.stages import Stage, stages
from detente.negotiation import Digits, Flags

MOST_ROWS = 60_000
"""More undominated sums than this of four parties are rounded, if there are many outcomes."""
MOST_ROWS_OF_MANY = 10_000
"""As ``MOST_ROWS``, of five parties and more."""
ALWAYS_EXACT = 1_000_000
"""Up to so many outcomes nothing is rounded."""
LEVELS = 1_000
"""Rounding starts at a party's range divided by this."""
MOST_SUMS = 2_000_000
"""Most sums that are compared at once."""
ROUNDED_PARTIES = 4
"""The fewest parties whose sums are rounded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The sums kept after a stage: their rows, the row each comes from, and the choice added."""

    rows: Digits
    before: Digits
    choice: Digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Frontier:
    """Undominated utility vectors, ascending, and how to find the outcomes behind them.

    ``slack`` says how far below a row of the true frontier the nearest one here may be for each
    party, all 0 where the frontier is exact. ``complete`` is False where only some efficient
    outcomes were looked for; ``known`` then holds them, one row for each vector. ``stages`` hold
    undominated choices, ``choices`` the same stages with all that were enumerated.
    """

    problem: Problem
    rows: Digits
    slack: tuple[int, ...]
    complete: bool = True
    stages: tuple[Stage, ...] = ()
    choices: tuple[Stage, ...] = ()
    layers: tuple[Layer, ...] = ()
    known: Digits | None = None

    @property
    def exact(self) -> bool:
        """Tell whether this is the whole frontier, nothing rounded."""
        return self.complete and not any(self.slack)

    def digits(self) -> Digits:
        """Return one outcome for every row as option places, shape (rows, issues)."""
        if self.known is not None:
            return self.known
        places = np.zeros((len(self.rows), len(self.problem.issues)), dtype=np.int64)
        at = np.arange(len(self.rows))
        for stage, layer in zip(reversed(self.stages), reversed(self.layers), strict=True):
            places[:, stage.issues] = stage.digits[layer.choice[at]]
            at = layer.before[at]
        return places

    def outcomes(self, row: int, limit: int = 100) -> list[int]:
        """Return the numbers of outcomes with a row's utilities, ascending, ``limit`` at most."""
        return self.behind([row], limit)[0]

    def behind(self, rows: Sequence[int], limit: int = 100) -> list[list[int]]:
        """Return for each of some rows the outcomes with its utilities, as :meth:`outcomes`.

        Of an exact frontier these are all of them: a part of an efficient outcome is efficient
        among the parts, so only sums that were kept can lead to it.
        """
        if not self.layers or any(self.slack):
            return [[self.problem.index(self.digits()[row].tolist())] for row in rows]
        reach = [{tuple(sums) for sums in layer.rows.tolist()} for layer in self.layers]
        every, last = range(len(self.problem.issues)), len(self.choices) - 1
        found = []
        for row in rows:
            paths = _paths(self.choices, reach, last, tuple(self.rows[row].tolist()))
            numbers = (self.problem.index(path[issue] for issue in every) for path in paths)
            found.append(sorted(itertools.islice(numbers, limit)))
        return found

    def above(self, floor: Sequence[int]) -> "Frontier":
        """Return the part of the frontier that is worth at least a floor to every party."""
        keep = np.flatnonzero((self.rows >= np.array(floor, dtype=np.int64)).all(axis=1))
        last = self.layers[-1]
        return replace(
            self,
            rows=self.rows[keep],
            layers=(*self.layers[:-1], _taken(last.rows, last.before, last.choice, keep)),
        )


def _paths(
    full: Sequence[Stage], reach: Sequence[set[tuple[int, ...]]], at: int, target: tuple[int, ...]
) -> Iterator[dict[int, int]]:
    """Yield every way to a sum as option place by issue, going back over the stages."""
    if at < 0:
        if not any(target):
            yield {}
        return
    stage = full[at]
    for digits, worth in zip(stage.digits.tolist(), stage.worth.tolist(), strict=True):
        rest = tuple(t - w for t, w in zip(target, worth, strict=True))
        if at == 0 or rest in reach[at - 1]:
            for path in _paths(full, reach, at - 1, rest):
                yield {**path, **dict(zip(stage.issues, digits, strict=True))}


def frontier(problem: Problem, floor: Sequence[int] | None = None) -> Frontier:
    """Return the Pareto frontier of a problem.

    Parameters
    ----------
    problem
        Issues with the worth of their options, pair terms and constraints.
    floor
        Only outcomes worth at least this to every party; all outcomes by default.

    Returns
    -------
    Every undominated utility vector once. With four parties or more and more than a million
    outcomes, sums are rounded once too many are left; ``slack`` says by how much.

    Raises
    ------
    TooLinkedError
        If constraints link the issues too closely: see :func:`detente.analysis.programme.search`.

    Notes
    -----
    A dominated part stays dominated whatever is added to it, so each stage passes on only
    undominated sums. Cost: over the stages, sums kept times choices, and a skyline of that.
    """
    every = [(stage.without_dominated(), stage) for stage in stages(problem)]
    every.sort(key=lambda both: (len(both[0].worth), both[0].issues))
    kept = [stage for stage, _ in every]
    walk = _Walk(problem=problem, stages=kept, floor=floor)
    for at in range(len(kept)):
        walk.step(at)
    order = np.lexsort(walk.rows.T[::-1])
    order = order[np.isin(order, skyline(walk.rows))] if any(walk.slack) else order
    last = walk.layers[-1]
    layers = [*walk.layers[:-1], _taken(last.rows, last.before, last.choice, order)]
    return Frontier(
        problem=problem,
        rows=layers[-1].rows,
        slack=tuple(walk.slack),
        stages=tuple(kept),
        choices=tuple(stage for _, stage in every),
        layers=tuple(layers),
    )


def _taken(rows: Digits, before: Digits, choice: Digits, keep: Digits) -> Layer:
    """Return some rows of a layer."""
    return Layer(rows=rows[keep], before=before[keep], choice=choice[keep])


class _Walk:
    """The way over the stages: sums so far, what was rounded, and the way back."""

    def __init__(
        self, *, problem: Problem, stages: Sequence[Stage], floor: Sequence[int] | None
    ) -> None:
        parties = len(problem.parties)
        self.stages, self.layers = stages, list[Layer]()
        self.rows = np.zeros((1, parties), dtype=np.int64)
        self.slack = [0] * parties
        self.floor = None if floor is None else np.array(floor, dtype=np.int64)
        self.most = MOST_ROWS if parties <= ROUNDED_PARTIES else MOST_ROWS_OF_MANY
        self.may_round = parties >= ROUNDED_PARTIES and problem.outcomes > ALWAYS_EXACT
        spread = np.zeros(parties, dtype=np.int64)
        for stage in stages:
            spread += np.ptp(stage.worth, axis=0) if len(stage.worth) else 0
        self.width: Digits = np.maximum(spread // LEVELS, 1)
        self.rounding = False

    def step(self, at: int) -> None:
        """Add the choices of a stage to the sums, and keep what is undominated."""
        layer = self._sums(at)
        if self.may_round and (self.rounding or len(layer.rows) > self.most):
            self.rounding = True
            layer = self._rounded(layer)
        self.layers.append(layer)
        self.rows = layer.rows

    def _sums(self, at: int) -> Layer:
        """Return the undominated sums with a stage's choices, a block of choices at a time."""
        worth, count = self.stages[at].worth, max(1, len(self.rows))
        block = max(1, MOST_SUMS // count)
        found: Layer | None = None
        for start in range(0, max(1, len(worth)), block):
            some = worth[start : start + block]
            rows = (some[:, None, :] + self.rows[None, :, :]).reshape(-1, worth.shape[1])
            keep = self._best(rows, at)
            new = Layer(rows=rows[keep], before=keep % count, choice=start + keep // count)
            found = new if found is None else self._joined(found, new, at)
        return found if found is not None else new

    def _joined(self, first: Layer, second: Layer, at: int) -> Layer:
        """Return what is best of two layers."""
        rows = np.vstack([first.rows, second.rows])
        before = np.concatenate([first.before, second.before])
        choice = np.concatenate([first.choice, second.choice])
        return _taken(rows, before, choice, self._best(rows, at))

    def _best(self, rows: Digits, at: int) -> Digits:
        """Return the places of sums that can still reach the floor and that none dominates."""
        able = None if self.floor is None else np.flatnonzero(self._able(rows, at, self.floor))
        left = rows if able is None else rows[able]
        keep = skyline(left // self.width if self.rounding else left)
        return keep if able is None else able[keep]

    def _able(self, rows: Digits, at: int, floor: Digits) -> Flags:
        """Tell which sums reach the floor if the rest is the best for everybody."""
        best = np.zeros(rows.shape[1], dtype=np.int64)
        for stage in self.stages[at + 1 :]:
            best += stage.worth.max(axis=0, initial=-MOST)
        able: Flags = np.all(rows + best >= floor, axis=1)
        return able

    def _rounded(self, layer: Layer) -> Layer:
        """Keep one sum for each undominated rounded one; coarser until few enough are left."""
        while True:
            keep = skyline(layer.rows // self.width)
            if len(keep) <= self.most:
                break
            self.width = self.width * 2
        self.slack = [s + int(w) for s, w in zip(self.slack, self.width, strict=True)]
        return _taken(layer.rows, layer.before, layer.choice, keep)
