"""A rule for comparison with other programs: in one sanction, each opponent moves at most once.

Legal sequences of the literature only forbid a mover two moves in succession. Programs that let
each opponent move once find fewer sanctions; with two parties there is no difference in products.
"""

from collections.abc import Mapping

import numpy as np

from detente.analysis.graph_model import opposing
from detente.analysis.listed_sweeps import ListedPasses
from detente.analysis.product_sweeps import Pass, ProductPasses, Worth


class OncePasses:
    """The passes of a graph under the rule that each opponent moves at most once."""

    def __init__(self, plain: ListedPasses | ProductPasses) -> None:
        """Take the single moves from the plain passes."""
        self._plain = plain
        self.ranks = plain.ranks

    def best_exit(self, party: int, values: Worth) -> Worth:
        """Return the greatest value among a party's exits."""
        return self._plain.best_exit(party, values)

    def move_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that the opponents reach, each by at most one move."""
        movers = opposing(self._plain.graph, frozenset({party}))
        return once_floor({mover: self._plain.move(mover) for mover in movers}, values)

    def improvement_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that the opponents reach, each by at most one improvement."""
        movers = opposing(self._plain.graph, frozenset({party}))
        return once_floor({mover: self._plain.improvement(mover) for mover in movers}, values)


def once_floor(passes: Mapping[int, Pass], values: Worth) -> Worth:
    """Spread values backwards along sequences in which no mover comes twice.

    Complexity: O(movers x 2^movers) passes, one for every set of movers that are still to come.
    """
    movers = list(passes)
    floor = {0: values}
    for left in range(1, 1 << len(movers)):
        steps = [
            passes[mover](floor[left ^ 1 << at])
            for at, mover in enumerate(movers)
            if left >> at & 1
        ]
        floor[left] = np.minimum.reduce([values, *steps])
    return floor[len(floor) - 1]
