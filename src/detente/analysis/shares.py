"""In how many draws an outcome is stable: one graph, many rankings, the same draws throughout.

Counts, not probabilities: ``acceptability.wilson_interval`` turns them into shares with intervals.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from detente.analysis.graph_model import Graph, own_mover
from detente.analysis.product_sweeps import Worth
from detente.analysis.stability import (
    PLAIN,
    Method,
    cannot_move,
    judged,
    passes_over,
    prepared,
)
from detente.analysis.verdicts import CONCEPTS, Shares
from detente.negotiation import Digits, Flags

BLOCK, FEWEST = 1 << 18, 256
"""Outcomes times draws that are judged together, and the fewest draws."""

Counts = npt.NDArray[np.uint32]


def shares(
    graph: Graph,
    ranks: Worth | Iterable[Worth],
    concepts: Sequence[str] = CONCEPTS,
    *,
    asked: Sequence[int] = (),
    method: Method = PLAIN,
) -> Shares:
    """Count in how many draws every outcome is stable for every party, and an equilibrium.

    Parameters
    ----------
    graph
        The outcomes and who can move where.
    ranks
        Worth of the outcomes in draws, int32 or int64, shape ``(draws, outcomes, parties)``, or
        several such arrays one after the other, of which none is kept.
    concepts
        Some of nash, gmr, smr, seq, sseq.
    asked
        Outcomes whose exits are counted.
    method
        The rule of sequences, the kernels, the threads.

    Returns
    -------
    The counts over all draws; no draw is kept.
    """
    count = 0
    stable: dict[str, Counts] = {}
    equilibrium: dict[str, Counts] = {}
    exits: list[dict[int, dict[int, int]]] = []
    for block in _blocks(ranks):
        count += block.shape[2]
        everyone = stable_in_draws(graph, block, concepts, method=method)
        for concept, flags in everyone.items():
            _add(stable, concept, flags.sum(axis=2, dtype=np.uint32))
            _add(equilibrium, concept, flags.all(axis=0).sum(axis=1, dtype=np.uint32))
        exits = exits or [{one: {} for one in asked} for _ in block]
        for party, counts in enumerate(exits):
            for outcome, found in counts.items():
                _count_exits(graph, block[party], party, outcome, found)
    if not count:
        raise ValueError("there is no draw to count")
    parties = next(iter(stable.values())).shape[0] if stable else 0
    return Shares(
        draws=count,
        stable=stable,
        equilibrium=equilibrium,
        no_move=np.array([cannot_move(graph, party) for party in range(parties)]),
        exits=tuple(exits),
    )


def _blocks(ranks: Worth | Iterable[Worth]) -> Iterator[Worth]:
    """Yield blocks of draws, draws innermost: shape (parties, outcomes, draws)."""
    for chunk in [ranks] if isinstance(ranks, np.ndarray) else ranks:
        step = max(FEWEST, BLOCK // chunk.shape[1])
        for start in range(0, len(chunk), step):
            yield narrowed(np.ascontiguousarray(chunk[start : start + step].transpose(2, 1, 0)))


def narrowed(block: Worth) -> Worth:
    """Return the same whole numbers in the narrowest type that holds them: more fit at once."""
    for narrow in (np.int16, np.int32):
        limits = np.iinfo(narrow)
        if limits.min < block.min() and block.max() < limits.max:
            return block.astype(narrow)
    return block


def _add(counts: dict[str, Counts], concept: str, more: Counts) -> None:
    """Add counts to those of a concept."""
    counts[concept] = counts[concept] + more if concept in counts else more


def stable_in_draws(
    graph: Graph, block: Worth, concepts: Sequence[str] = CONCEPTS, *, method: Method = PLAIN
) -> dict[str, Flags]:
    """Judge every outcome for every party in every draw of a block.

    Parameters
    ----------
    graph, concepts, method
        As for ``shares``.
    block
        Ranks, shape ``(parties, outcomes, draws)``.

    Returns
    -------
    Per concept, shape ``(parties, outcomes, draws)``; False where infeasible.
    """
    passes = passes_over(graph, prepared(graph, block), method)
    stable = {one: np.empty(block.shape, dtype=bool) for one in concepts}
    for flags in stable.values():
        flags[:] = graph.feasible[:, None]

    def keep(concept: str, party: int, stays: Flags) -> None:
        stable[concept][party] &= stays

    judged(passes, graph, concepts, keep, method.threads)
    return stable


def best_exits(graph: Graph, worth: Worth, party: int, outcome: int) -> Digits:
    """Return, per draw, the exit from an outcome that a party likes best, -1 if none improves.

    ``worth`` are the party's ranks, shape (outcomes, draws); of equal exits, the lowest.
    """
    mover = own_mover(graph, party)
    ends = np.empty(0, np.int64) if mover is None else graph.targets(mover, outcome)
    if not len(ends):
        return np.full(worth.shape[1], -1)
    best: Digits = ends[worth[ends].argmax(axis=0)]
    improves = np.take_along_axis(worth, best[None], axis=0)[0] > worth[outcome]
    return np.where(improves, best, -1)


def _count_exits(
    graph: Graph, worth: Worth, party: int, outcome: int, found: dict[int, int]
) -> None:
    """Add to the counts of a party's best exits from an outcome."""
    ends, counts = np.unique(best_exits(graph, worth, party, outcome), return_counts=True)
    for end, count in zip(ends.tolist(), counts.tolist(), strict=True):
        if end >= 0:
            found[end] = found.get(end, 0) + count
