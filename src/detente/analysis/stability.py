"""Stability in the graph model: who could leave an outcome, and what would answer them.

Five concepts by one formula (docs/explanation/stability.md): an outcome ``s`` is stable for a
party ``i`` iff no exit ``t``, an outcome that ``i`` reaches alone, has ``min(r(t), F(t)) > r(s)``.
``F`` is what the opponents can bring ``t`` down to: by nothing (Nash), by moves (GMR), by moves
that ``i`` cannot mend (SMR), by their own improvements (SEQ), by improvements that ``i`` cannot
mend (SSEQ).

Nash, J. F. (1950). Equilibrium points in n-person games. PNAS 36, 48-49. Howard, N. (1971).
Paradoxes of Rationality. MIT Press (GMR, SMR). Fraser, N. M. & Hipel, K. W. (1979). Solving
complex conflicts. IEEE Trans. SMC 9, 805-816 (SEQ). Fang, L., Hipel, K. W. & Kilgour, D. M.
(1993). Interactive Decision Making: The Graph Model for Conflict Resolution. Wiley (legal
sequences). Rego, L. C. & Vieira, G. I. A. (2017). Symmetric sequential stability in the graph
model for conflict resolution with multiple decision makers. Group Decision and Negotiation 26,
775-792 (SSEQ).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Literal, Protocol

import numpy as np

from detente.analysis.compiling import LARGE, Kernels, takes_kernels
from detente.analysis.flag_bits import FlagBits
from detente.analysis.graph_model import ExplicitGraph, Graph, own_mover
from detente.analysis.listed_sweeps import ListedPasses
from detente.analysis.opponents_once import OncePasses
from detente.analysis.product_sweeps import ProductPasses, Worth, greatest, least
from detente.analysis.verdicts import CONCEPTS, UNBOUNDED, Ranks, Verdicts
from detente.negotiation import Digits, Flags

Rule = Literal["legal", "each_opponent_once"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How verdicts are found; only ``rule`` changes them.

    ``legal``: no mover twice in succession, as the literature has it. For comparison with other
    programs, ``each_opponent_once``: no mover twice in one sanction. ``auto`` takes compiled
    kernels where plain numpy is slow (``compiling``). Parties are judged in so many ``threads``.
    """

    rule: Rule = "legal"
    kernels: Kernels = "auto"
    threads: int = 1


PLAIN = Method()


class Passes(Protocol):
    """What knows how to pass over a graph; values have shape (outcomes, draws)."""

    @property
    def ranks(self) -> Worth:
        """Return the ranks, shape (parties, outcomes, draws)."""

    def best_exit(self, party: int, values: Worth) -> Worth:
        """Return the greatest value among a party's exits."""

    def move_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that the opponents of a party reach by moves.

        The values given may be written over, here and in the next.
        """

    def improvement_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that the opponents of a party reach by improvements."""


def solve(
    graph: Graph,
    ranks: Ranks,
    concepts: Sequence[str] = CONCEPTS,
    *,
    margins: bool = False,
    method: Method = PLAIN,
) -> Verdicts:
    """Judge every outcome of a graph for every party.

    Parameters
    ----------
    graph
        The outcomes and who can move where.
    ranks
        Worth of the outcomes, higher is better, ties allowed; int32 or int64, shape
        ``(parties, outcomes)``. What stands at infeasible outcomes does not matter.
    concepts
        Some of nash, gmr, smr, seq, sseq.
    margins
        Whether to return margins too; they take eight bytes per concept, party and outcome.
    method
        The rule of sequences, the kernels, the threads.

    Returns
    -------
    The verdicts on every party and outcome.

    Raises
    ------
    ValueError
        If the ranks do not fit the graph or are no whole numbers of those two types, or if
        compiled kernels are asked for and numba is missing.
    """
    passes = passes_over(graph, prepared(graph, ranks[:, :, None]), method)
    stable = FlagBits(concepts, np.broadcast_to(graph.feasible, ranks.shape))
    margin = {one: np.full(ranks.shape, UNBOUNDED) for one in concepts if margins}

    def keep(concept: str, party: int, stays: Flags) -> None:
        stable.keep(concept, party, stays[:, 0])

    judged(passes, graph, concepts, keep, method.threads, margin)
    for one in margin.values():
        one[:, ~graph.feasible] = 0
    return Verdicts(
        feasible=graph.feasible,
        stable=stable if stable.size >= LARGE else dict(stable),
        no_move=np.array([cannot_move(graph, party, method) for party in range(len(ranks))]),
        margins=margin,
    )


def judged(
    passes: Passes,
    graph: Graph,
    concepts: Sequence[str],
    keep: Callable[[str, int, Flags], None],
    threads: int,
    margins: Mapping[str, Digits] | None = None,
) -> None:
    """Tell where parties stay; fill in the margins of the first draw, if wanted.

    ``keep`` is told the concept, the party and its flags, shape (outcomes, draws);
    ``margins[concept]`` has shape (parties, outcomes). Parties are judged in so many threads.
    """

    def judge(party: int) -> None:
        here = passes.ranks[party]
        for concept, best in unanswered(passes, graph, party, concepts):
            keep(concept, party, best <= here)
            if margins:
                margins[concept][party] = _margin(here[:, 0], best[:, 0])
            del best  # let go before the next one is worked out

    if threads == 1:
        for party in graph.focal:
            judge(party)
        return
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(judge, graph.focal))


def prepared(graph: Graph, ranks: Worth) -> Worth:
    """Return ranks with the least number of their type where infeasible; refuse what is no rank.

    Shape ``(parties, outcomes, draws)``.
    """
    if not np.issubdtype(ranks.dtype, np.signedinteger):
        raise ValueError(f"ranks are whole numbers, int32 or int64, not {ranks.dtype}")
    if ranks.shape[1] != graph.outcomes:
        raise ValueError(f"there are ranks of {ranks.shape[1]} outcomes of {graph.outcomes}")
    for one in ranks:
        inside = one if graph.feasible.all() else one[graph.feasible]
        if inside.size and (inside.min() <= least(ranks) or inside.max() >= greatest(ranks)):
            raise ValueError(f"ranks lie between {least(ranks) + 1} and {greatest(ranks) - 1}")
    if graph.feasible.all():
        return np.ascontiguousarray(ranks)
    return np.where(graph.feasible[:, None], ranks, ranks.dtype.type(least(ranks)))


def passes_over(graph: Graph, ranks: Worth, method: Method = PLAIN) -> Passes:
    """Choose how a graph is passed over; ``ranks`` are prepared, (parties, outcomes, draws)."""
    if isinstance(graph, ExplicitGraph):
        plain: ListedPasses | ProductPasses = ListedPasses(graph, ranks)
    else:
        plain = ProductPasses(graph, ranks)
    if method.rule == "each_opponent_once":
        return OncePasses(plain)
    if not takes_kernels(graph, ranks.shape[2], method.kernels):
        return plain
    compiled: Passes = import_module("detente.analysis.compiled").CompiledPasses(graph, ranks)
    return compiled


def cannot_move(graph: Graph, party: int, method: Method = PLAIN) -> Flags:
    """Tell from which outcomes a party cannot move alone, shape (outcomes,)."""
    if own_mover(graph, party) is None:
        return np.ones(graph.outcomes, dtype=bool)
    flags: Worth = np.ones(graph.outcomes, dtype=np.int8)
    flags[~graph.feasible] = least(flags)
    plain = replace(method, rule="legal", kernels="numpy")  # quick in bytes
    some = passes_over(graph, flags[None, :, None], plain)
    cannot: Flags = some.best_exit(party, flags[:, None])[:, 0] < 1
    return cannot


def unanswered(
    passes: Passes, graph: Graph, party: int, concepts: Sequence[str]
) -> Iterator[tuple[str, Worth]]:
    """Yield, per concept, the value of each outcome's best exit under the opponents' answers.

    Shape ``(outcomes, draws)``; the least number of the type where there is no exit. The outcome
    is stable iff that value is not above its own. Values hold until the next ones are asked for.
    """
    worth = passes.ranks[party]
    best = passes.best_exit(party, worth)
    if "nash" in concepts:
        yield "nash", best
    mendable = [np.maximum(worth, best, out=best)]
    del best
    if {"smr", "sseq"} <= {*concepts}:
        mendable.append(mendable[0].copy())
    for concept in ("smr", "sseq"):
        if concept in concepts:
            yield concept, _best_under(passes, graph, party, concept, mendable.pop())
    mendable.clear()
    for concept in ("gmr", "seq"):
        if concept in concepts:
            yield concept, _best_under(passes, graph, party, concept, worth.copy())


def _best_under(passes: Passes, graph: Graph, party: int, concept: str, values: Worth) -> Worth:
    """Return each outcome's best exit, exits being worth what opponents bring them down to.

    The values, what an end of an answer is worth, are written over.
    """
    by = passes.move_floor if concept in ("gmr", "smr") else passes.improvement_floor
    if not graph.feasible.all():
        values[~graph.feasible] = greatest(values)
    floor = by(party, values)
    del values  # the memory of one number an outcome
    return passes.best_exit(party, np.minimum(passes.ranks[party], floor, out=floor))


def _margin(here: Worth, best: Worth) -> Digits:
    """Return by how much outcomes outrank their best unanswered exits."""
    gap = here.astype(np.int64) - np.where(best == least(best), 0, best)
    return np.where(best == least(best), UNBOUNDED, gap)
