"""Would a package hold: in how many draws somebody would leave it, for what, and what answers."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from detente.analysis.acceptability import wilson_interval
from detente.analysis.graph_model import opposing, own_mover
from detente.analysis.package_graph import PackageGraph, graph_around
from detente.analysis.product_sweeps import Worth
from detente.analysis.results import Outcome, PackageStability
from detente.analysis.sequences import reached
from detente.analysis.shares import stable_in_draws
from detente.analysis.space import ACCURACY, blocks, crossings, space_of, utilities
from detente.analysis.stability import Method
from detente.negotiation import Array, Draws, Flags, Template

Ranks = npt.NDArray[np.int16] | npt.NDArray[np.int32]

STABILITY_DRAWS = 300
FEWEST_DRAWS = 50
MOST_VALUES = 150_000
PAIRED = 16
"""Outcomes times draws that are judged at most, but for the fewest draws; where parties move
together, outcomes are compared in pairs, and so many pairs cost as much as one outcome."""
MILLIONTHS = 1.0 / ACCURACY
NO_COMPILER = Method(kernels="numpy")
BY_MOVES = ("nash", "gmr", "smr")
CONCEPTS = ("nash", "gmr", "smr", "seq")


def package_stability(template: Template, draws: Draws, outcome: Outcome) -> PackageStability:
    """Return how a package fares as a state of the graph model.

    At most 300 draws are asked, and down to 50 where it can be left for very many outcomes.

    Shares of draws in which it is stable by Nash, GMR, SMR and SEQ; the party that would leave
    (Nash) in most draws, its most frequent exit, and the others' most frequent answer.
    """
    around = graph_around(template, draws.parties, template.places_of(outcome))
    ranks = dense(worths(template, around, draws, draws_asked(around, draws)))
    stable = _stable_at(around, ranks)
    leaver = int(stable["nash"].mean(axis=0).argmin())
    leaves = ~stable["nash"][:, leaver]
    by, answer = _exit_and_answer(around, ranks[leaver], leaver, leaves)
    moves = bool(leaves.any())
    concepts = {c: float(stable[c].all(axis=1).mean()) for c in CONCEPTS}
    asked = len(leaves)
    return PackageStability(
        outcome=outcome,
        draws=asked,
        intervals={c: wilson_interval(share * asked, asked) for c, share in concepts.items()},
        concepts=concepts,
        by_party={
            party: {c: float(stable[c][:, p].mean()) for c in CONCEPTS}
            for p, party in enumerate(draws.parties)
        },
        leaves_first=draws.parties[leaver] if moves else None,
        by=_changes(template, around, around.centre, by) if moves else {},
        leaves_share=float(leaves.mean()),
        sanctioned=float(stable["gmr"][leaves, leaver].mean()) if moves else 0.0,
        answer=_changes(template, around, by, answer) if moves else {},
        sanctioned_credibly=float(stable["seq"][leaves, leaver].mean()) if moves else 0.0,
        as_often=_as_often(stable["nash"], leaver, draws.parties) if moves else (),
    )


def _stable_at(around: PackageGraph, ranks: Worth) -> dict[str, Flags]:
    """Return for whom the package is stable in each draw, shape (draws, parties) each.

    Nash implies SEQ, and SEQ implies GMR: only draws that these leave open are asked for SEQ.
    """
    found = {one: flags[:, around.centre].T for one, flags in _judged(around, ranks, BY_MOVES)}
    open_ = (found["gmr"] & ~found["nash"]).any(axis=1)
    seq = found["gmr"].copy()
    for _, flags in _judged(around, ranks[:, :, open_], ("seq",)):
        seq[open_] = flags[:, around.centre].T
    return {**found, "seq": seq}


def _judged(
    around: PackageGraph, ranks: Worth, concepts: Sequence[str]
) -> Iterable[tuple[str, Flags]]:
    """Yield concepts and the verdicts on every party, outcome and draw."""
    if not ranks.shape[2]:
        return ()
    return stable_in_draws(around.graph, ranks, concepts, method=NO_COMPILER).items()


def _as_often(stays: Flags, leaver: int, parties: Sequence[str]) -> tuple[str, ...]:
    """Return who else leaves about as often: within the interval of the first party's share.

    ``stays`` has shape (draws, parties).
    """
    left = (~stays).sum(axis=0)
    low, _ = wilson_interval(float(left[leaver]), len(stays))
    shares = (left / len(stays)).tolist()
    return tuple(
        party
        for at, (party, share) in enumerate(zip(parties, shares, strict=True))
        if at != leaver and share >= low
    )


def draws_asked(around: PackageGraph, draws: Draws) -> int:
    """Return how many draws are judged on a graph: 300, fewer where there is much to compare."""
    most = max(FEWEST_DRAWS, MOST_VALUES // (around.graph.outcomes * around.jointly // PAIRED + 1))
    return min(STABILITY_DRAWS, most, draws.count)


def worths(template: Template, around: PackageGraph, draws: Draws, count: int) -> Worth:
    """Return the worth of a graph's outcomes in the first draws, in millionths.

    Shape (parties, outcomes, draws), 0 where infeasible. Crossing a binding red line costs more
    than all the rest is worth.
    """
    space = space_of(template, around.states)
    found = np.zeros((draws.width, around.graph.outcomes, count), dtype=np.int32)
    for rows in blocks(count, len(space) * draws.width):
        gain: Array = utilities(space, draws, rows) - 1.0 * crossings(space, draws, rows)
        found[:, around.places, rows] = np.rint(gain * MILLIONTHS).transpose(2, 1, 0)
    return found


def dense(worth: Worth) -> Ranks:
    """Return worth as ranks from 0 among the outcomes of each party and draw, ties alike.

    Shape (parties, outcomes, draws) both; narrow numbers are compared faster.
    """
    order = np.argsort(worth, axis=1, kind="stable")
    ordered = np.take_along_axis(worth, order, axis=1)
    steps = np.diff(ordered, axis=1, prepend=ordered[:, :1]) > 0
    ranks = np.empty(worth.shape, dtype=np.int16 if worth.shape[1] < 2**15 else np.int32)
    np.put_along_axis(ranks, order, np.cumsum(steps, axis=1, dtype=ranks.dtype), axis=1)
    return ranks


def _exit_and_answer(
    around: PackageGraph, worth: Ranks, party: int, leaves: Flags
) -> tuple[int, int]:
    """Return where a party most often leaves to, and where the others most often answer."""
    graph, centre = around.graph, around.centre
    mover = own_mover(graph, party)
    if mover is None or not leaves.any():
        return centre, centre
    worth = worth[:, leaves]
    exits = graph.targets(mover, centre)
    by = int(np.bincount(exits[worth[exits].argmax(axis=0)]).argmax())
    answers = reached(opposing(graph, frozenset({party})), by, graph.targets)
    answers = answers[np.argsort(answers != centre, kind="stable")]
    worst = worth[answers].argmin(axis=0)
    return by, int(answers[np.bincount(worst).argmax()])


def _changes(template: Template, around: PackageGraph, start: int, end: int) -> dict[str, str]:
    """Return the issues in which two outcomes differ, with the second one's options."""
    before = template.describe(around.state(start))
    after = template.describe(around.state(end))
    return {issue: option for issue, option in after.items() if before[issue] != option}
