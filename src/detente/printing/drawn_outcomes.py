"""Which outcomes of a large graph model are drawn: the status quo, its ways on, equilibria."""

from collections.abc import Iterator

import numpy as np

from detente.analysis.sequences import Moves, improvements
from detente.analysis.verdicts import Reached
from detente.exchange.stability_model import StabilityModel
from detente.printing.stability_look import Found

_INTO = 2
"""So many outcomes from which somebody improves to an equilibrium are drawn with it."""


def drawn_outcomes(found: Found, ways: Reached | None, most: int) -> list[int]:
    """Return the outcomes that are drawn, ascending: all, or those that tell most.

    Of more than ``most``, up to two thirds are the status quo, shortest ways from it to
    equilibria, and improvements from it; the rest are equilibria, with outcomes that lead there.

    Parameters
    ----------
    found
        The model and its equilibria.
    ways
        What is reached from the status quo, the nearest first; None if there is none.
    most
        So many are drawn.
    """
    model = found.model
    if model.count <= most:
        return model.feasible
    kept: dict[int, None] = {}
    for some in _from_status_quo(found, ways):
        if len({*kept, *some}) <= most * 2 // 3:
            kept |= dict.fromkeys(some)
    moves = improvements(model.graph, model.ranks)
    for one in np.flatnonzero(found.held)[:most].tolist():
        if len(kept) >= most:
            break
        kept |= dict.fromkeys([one, *_into(model, moves, one)])
    return sorted(list(kept)[:most])


def _from_status_quo(found: Found, ways: Reached | None) -> Iterator[list[int]]:
    """Yield what belongs together: the status quo, ways to equilibria, single improvements."""
    if ways is None:
        return
    yield [ways.start]
    for end, way in ways.paths.items():
        if found.held[end]:
            yield [step.outcome for step in way]
    for end, way in ways.paths.items():
        if len(way) == 1:
            yield [end]


def _into(model: StabilityModel, moves: Moves, outcome: int) -> list[int]:
    """Return some outcomes from which a single move improves to this one."""
    found: list[int] = []
    for mover in range(len(model.graph.movers)):
        for start in model.graph.targets(mover, outcome).tolist():
            if len(found) < _INTO and outcome in moves(mover, start):
                found.append(start)
    return found
