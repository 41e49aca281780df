"""Would a package hold: in how many draws somebody would leave it, for what, and what answers."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.analysis.acceptability import wilson_interval
from detente.analysis.bargaining import on_grid
from detente.analysis.graph_model import opposing, own_mover
from detente.analysis.package_graph import PackageGraph, graph_around
from detente.analysis.results import Outcome, PackageStability
from detente.analysis.sequences import reached
from detente.analysis.shares import stable_in_draws
from detente.analysis.space import Space, blocks, crossings, space_of, utilities
from detente.analysis.stability import Method
from detente.negotiation import Array, Digits, Draws, Flags, Template

Ranks = npt.NDArray[np.int16] | npt.NDArray[np.int32]

STABILITY_DRAWS = 300
FEWEST_DRAWS = 50
MOST_VALUES = 150_000
PAIRED = 16
"""Outcomes times draws that are judged at most, but for the fewest draws; where parties move
together, outcomes are compared in pairs, and so many pairs cost as much as one outcome."""
NO_COMPILER = Method(kernels="numpy")
CONCEPTS = ("nash", "gmr", "smr", "seq")


def package_stability(template: Template, draws: Draws, outcome: Outcome) -> PackageStability:
    """Return how a package fares as a state of the graph model.

    At most 300 draws are asked, and down to 50 where it can be left for very many outcomes.

    Shares of draws in which it is stable by Nash, GMR, SMR and SEQ; the party that would leave
    (Nash) in most draws, its most frequent exit, and the others' most frequent answer.
    """
    centre = np.array(
        [issue.place_of(outcome[issue.key]) for issue in template.issues], dtype=np.int64
    )
    around = graph_around(template, draws.parties, centre)
    ranks = _ranks(around, space_of(template, around.states), draws)
    stable = {
        concept: flags[:, around.centre].T
        for concept, flags in stable_in_draws(
            around.graph, ranks, CONCEPTS, method=NO_COMPILER
        ).items()
    }
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


def _ranks(around: PackageGraph, space: Space, draws: Draws) -> Ranks:
    """Return the ranks of the outcomes in every draw, shape (parties, outcomes, draws).

    Crossing a binding red line costs more than all the rest is worth.
    """
    most = max(FEWEST_DRAWS, MOST_VALUES // (around.graph.outcomes * around.jointly // PAIRED + 1))
    count = min(STABILITY_DRAWS, most, draws.count)
    ranks = np.zeros((draws.width, around.graph.outcomes, count), dtype=np.int64)
    for rows in blocks(count, len(space) * draws.width):
        worth: Array = utilities(space, draws, rows) - 1.0 * crossings(space, draws, rows)
        ranks[:, around.places, rows] = on_grid(worth.round(6)).transpose(2, 1, 0)
    return dense(ranks)


def dense(worth: Digits) -> Ranks:
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
