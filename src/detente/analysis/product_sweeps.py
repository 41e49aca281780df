"""Passes over a product of issues: the best a party can make, the least that others can force.

Arrays have shape (outcomes, draws), draws innermost: a draw is one more lowest digit that nobody
controls, so one draw and many are one code. Under a maximum, infeasible outcomes hold the least
number of their type; under a minimum, the greatest. This is plain numpy; ``compiled`` has faster
twins for large models.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from detente.analysis.graph_model import GraphModel, opposing, own_mover
from detente.negotiation import Digits, Flags

Worth = npt.NDArray[np.signedinteger]
"""Ranks of outcomes in draws, shape (outcomes, draws), of any signed integer type."""
Pass = Callable[[Worth], Worth]

ALL_PAIRS = 16
"""Up to so many outcomes in a block, all pairs are compared; above, the block is sorted."""


PAIRS_BYTES = 16_000_000
"""Most memory that what bars the pairs of a block may take; above, they are compared each time."""


def least(values: Worth) -> int:
    """Return the number that stands for an infeasible outcome under a maximum."""
    return int(np.iinfo(values.dtype).min)


def greatest(values: Worth) -> int:
    """Return the number that stands for an infeasible outcome under a minimum, or no answer."""
    return int(np.iinfo(values.dtype).max)


def block_relation(graph: GraphModel, mover: int) -> Flags:
    """Return which places of a mover's block lead to which, the first issue least significant."""
    allowed = np.ones((1, 1), dtype=bool)
    for k in graph.moved[mover]:
        allowed = np.kron(graph.steps[mover][k], allowed)
    return allowed


def is_settled_in_one_round(graph: GraphModel, movers: Sequence[int]) -> bool:
    """Tell whether each mover need move but once: no holes, and no issue of two of them."""
    issues = [k for mover in movers for k in graph.moved[mover]]
    return len(issues) == len(set(issues)) and bool(graph.feasible.all())


def _cube(graph: GraphModel, values: Worth) -> Worth:
    """Return values by options, the last issue as the first axis, draws as the last one."""
    return values.reshape(*graph.sizes[::-1], -1)


def best_exit(graph: GraphModel, party: int, values: Worth) -> Worth:
    """Return the greatest value among the outcomes that a party reaches alone, staying excluded.

    Issue by issue: an exit changes one issue last, and may have changed those before. Complexity:
    O(outcomes x draws x options of the party's issues).

    Parameters
    ----------
    graph, party
        Who moves where, and whose exits are meant.
    values
        Shape ``(outcomes, draws)``; the least number of the type where infeasible.

    Returns
    -------
    Same shape; the least number of the type where the party has no move.
    """
    mover = own_mover(graph, party)
    best = np.full_like(values, least(values))
    if mover is None:
        return best
    cube, out = _cube(graph, values), _cube(graph, best)
    for k in graph.moved[mover]:
        axis = len(graph.sizes) - 1 - k
        source = np.moveaxis(np.maximum(cube, out), axis, 0)
        target = np.moveaxis(out, axis, 0)
        for start, end in np.argwhere(graph.steps[mover][k]).tolist():
            if start != end:
                np.maximum(target[start], source[end], out=target[start])
    best[~graph.feasible] = least(values)
    return best


def least_by_move(graph: GraphModel, mover: int, values: Worth) -> Worth:
    """Return the least value among the outcomes that a mover reaches in one move, or stays at."""
    return least_by_steps(graph, graph.steps[mover], values)


def least_by_steps(graph: GraphModel, tables: Sequence[Flags], values: Worth) -> Worth:
    """Return the least value among the outcomes that steps of all issues at once lead to.

    ``tables[k]`` tells what an option of issue ``k`` can be turned into, itself included.
    """
    result, moved = values, [k for k, table in enumerate(tables) if table.sum() > len(table)]
    for k in moved:
        if not tables[k].all():
            cube = _cube(graph, result)
            axis = len(graph.sizes) - 1 - k
            source = np.moveaxis(cube, axis, 0)
            rows = [source[np.flatnonzero(table)].min(axis=0) for table in tables[k]]
            result = np.moveaxis(np.stack(rows), 0, axis).reshape(values.shape)
    result = least_over(graph, [k for k in moved if tables[k].all()], result)
    if not graph.feasible.all():
        result[~graph.feasible] = greatest(values)
    return result


def closure(table: Flags) -> Flags:
    """Return what a reflexive relation of options leads to in any number of steps.

    Examples
    --------
    >>> import numpy as np
    >>> closure(np.array([[1, 1, 0], [0, 1, 1], [0, 0, 1]], dtype=bool)).astype(int).tolist()
    [[1, 1, 1], [0, 1, 1], [0, 0, 1]]
    """
    for via in range(len(table)):
        table = table | (table[:, via, None] & table[via])
    return table


def least_over(graph: GraphModel, issues: Sequence[int], values: Worth) -> Worth:
    """Return the least value among the outcomes that differ in some issues at most, as a copy.

    Neighbouring issues that are all among them, or all not, are one axis.
    """
    kept: list[bool] = []
    shape = [1]
    for k in reversed(range(len(graph.sizes))):
        if not kept or kept[-1] != (k in issues):
            kept.append(k in issues)
            shape.append(1)
        shape[-1] *= graph.sizes[k]
    cube = values.reshape(*shape, values.shape[1])
    axes = tuple(axis + 1 for axis, among in enumerate(kept) if among)
    low = cube.min(axis=axes, keepdims=True)
    return np.array(np.broadcast_to(low, cube.shape), order="C").reshape(values.shape)


def until_still(passes: Sequence[Pass], values: Worth) -> Worth:
    """Repeat passes in turn until each of them has left the values as they are."""
    unchanged = 0
    while unchanged < len(passes):
        for one in passes:
            after = one(values)
            unchanged = unchanged + 1 if np.array_equal(after, values) else 0
            values = after
            if unchanged >= len(passes):
                break
    return values


class ImprovementPass:
    """The least value that one mover can bring about by one improvement, from every outcome.

    Outcomes are laid out in blocks of what the mover can turn into each other: rows are places in
    the block, shape (block, rest x draws). Holds what depends on the ranks alone.
    """

    def __init__(self, graph: GraphModel, mover: int, ranks: Worth) -> None:
        """Lay the ranks out; ``ranks`` has shape (parties, outcomes, draws)."""
        issues = graph.moved[mover]
        last = len(graph.sizes) - 1
        self._front = [last - k for k in reversed(issues)]
        self._shape = (*graph.sizes[::-1], ranks.shape[2])
        self._block = int(np.prod([graph.sizes[k] for k in issues], dtype=np.int64))
        self._worth = [self._blocks(ranks[member]) for member in sorted(graph.movers[mover])]
        free = graph.free[mover]
        self._allowed = None if free else block_relation(graph, mover)
        self._sorted = free and len(self._worth) == 1 and self._block > ALL_PAIRS
        if self._sorted:
            self._order, self._higher = _by_rank(self._worth[0])
        few = self._worth[0].nbytes * self._block <= PAIRS_BYTES
        self._barred = self._bars() if few and not self._sorted else None

    def _blocks(self, values: Worth) -> Worth:
        """Return values with a mover's options as rows."""
        cube = np.moveaxis(values.reshape(self._shape), self._front, range(len(self._front)))
        return cube.reshape(self._block, -1)

    def __call__(self, values: Worth) -> Worth:
        """Return the least of each outcome's own value and of what one improvement leads to."""
        rows = self._blocks(values).copy()
        if self._sorted:
            self._sorted_pass(rows)
        else:
            self._all_pairs(rows)
        front = [self._shape[axis] for axis in self._front]
        rest = [size for axis, size in enumerate(self._shape) if axis not in self._front]
        cube = np.moveaxis(rows.reshape(*front, *rest), range(len(front)), self._front)
        return cube.reshape(values.shape)

    def _bars(self) -> Worth:
        """Return what bars each end from each start: nothing where it improves, all elsewhere.

        Shape (ends, starts, rest x draws); the least number of the type bars nothing.
        """
        better = np.logical_and.reduce([one[:, None] > one for one in self._worth])
        if self._allowed is not None:
            better &= self._allowed.T[:, :, None]
        rank = self._worth[0]
        return np.where(better, rank.dtype.type(least(rank)), rank.dtype.type(greatest(rank)))

    def _all_pairs(self, rows: Worth) -> None:
        """Compare every place of the block with every other."""
        if self._barred is not None:
            reached = np.maximum(rows[:, None], self._barred).min(axis=0)
            np.minimum(rows, reached, out=rows)
            return
        for end in range(self._block):
            chosen = slice(None) if self._allowed is None else self._allowed[:, end]
            better = np.logical_and.reduce([one[end] > one[chosen] for one in self._worth])
            reached = np.where(better, rows[end], greatest(rows))
            rows[chosen] = np.minimum(rows[chosen], reached)

    def _sorted_pass(self, rows: Worth) -> None:
        """Take, from the best rank down, the least value of all that rank strictly higher."""
        ordered = np.take_along_axis(rows, self._order, axis=0)
        running = np.minimum.accumulate(ordered[::-1], axis=0)[::-1]
        none = np.full((1, rows.shape[1]), greatest(rows), dtype=rows.dtype)
        reached = np.take_along_axis(np.concatenate([running, none]), self._higher, axis=0)
        np.put_along_axis(rows, self._order, np.minimum(ordered, reached), axis=0)


def _by_rank(worth: Worth) -> tuple[Digits, Digits]:
    """Return the rows of each column by ascending rank, and the first place that ranks higher."""
    order = np.argsort(worth, axis=0, kind="stable")
    ordered = np.take_along_axis(worth, order, axis=0)
    places = np.arange(1, len(worth))[:, None]
    rises = np.where(ordered[1:] > ordered[:-1], places, len(worth))
    end = np.full((1, worth.shape[1]), len(worth))
    higher = np.minimum.accumulate(np.concatenate([rises, end])[::-1], axis=0)[::-1]
    return order, higher


class ProductPasses:
    """All passes over one product of issues under one set of rankings.

    ``ranks`` has shape (parties, outcomes, draws), the least number of the type where infeasible.
    """

    def __init__(self, graph: GraphModel, ranks: Worth) -> None:
        """Keep what the passes run on; improvements are laid out when they are first asked for."""
        self.graph = graph
        self.ranks = ranks

    @cached_property
    def improvements(self) -> tuple[ImprovementPass, ...]:
        """Return the improvements of every mover."""
        movers = range(len(self.graph.movers))
        return tuple(ImprovementPass(self.graph, mover, self.ranks) for mover in movers)

    def best_exit(self, party: int, values: Worth) -> Worth:
        """Return the greatest value among the outcomes that a party reaches alone."""
        return best_exit(self.graph, party, values)

    def move(self, mover: int) -> Pass:
        """Return the pass that takes the least value of one move of a mover, or of staying."""
        return partial(least_by_move, self.graph, mover)

    def improvement(self, mover: int) -> Pass:
        """Return the pass that takes the least value of one improvement, or of staying."""
        return self.improvements[mover]

    def move_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by moves, staying included.

        Where all is feasible the issues do not hinder each other, and what the opponents together
        can turn each option into is one pass. Complexity: O(outcomes x draws) a pass; few rounds
        with holes.
        """
        movers = opposing(self.graph, frozenset({party}))
        if self.graph.feasible.all() and movers:
            steps = zip(*(self.graph.steps[mover] for mover in movers), strict=True)
            tables = [closure(np.logical_or.reduce(one)) for one in steps]
            return least_by_steps(self.graph, tables, values)
        return until_still([self.move(mover) for mover in movers], values)

    def improvement_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by improvements, or by staying.

        Each step improves for all its movers from the outcome it leaves. A mover's improvements
        are transitive, so two of its in a row are one, and legal sequences need no bookkeeping.
        """
        movers = opposing(self.graph, frozenset({party}))
        return until_still([self.improvement(mover) for mover in movers], values)
