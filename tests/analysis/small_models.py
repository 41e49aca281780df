"""Small random graph models for laws."""

import numpy as np
from hypothesis import strategies as st

from detente.analysis.graph_model import GraphModel


def _relation(size, kind):
    """Return a reflexive, transitive relation of options."""
    if kind == "free":
        return np.ones((size, size), dtype=bool)
    return np.triu(np.ones((size, size), dtype=bool))


@st.composite
def small_models(draw, parties=3):
    """Return a graph of three issues, one for each party, with holes, and ranks with ties."""
    sizes = tuple(draw(st.integers(2, 3)) for _ in range(parties))
    outcomes = int(np.prod(sizes))
    kinds = [draw(st.sampled_from(["free", "one way"])) for _ in sizes]
    holes = draw(st.sets(st.integers(0, outcomes - 1), max_size=outcomes // 3))
    feasible = np.array([at not in holes for at in range(outcomes)])
    steps = tuple(
        tuple(
            _relation(size, kinds[k]) if k == party else np.eye(size, dtype=bool)
            for k, size in enumerate(sizes)
        )
        for party in range(parties)
    )
    graph = GraphModel(
        sizes=sizes,
        feasible=feasible,
        movers=tuple(frozenset({party}) for party in range(parties)),
        steps=steps,
        focal=tuple(range(parties)),
    )
    ranks = draw(
        st.lists(
            st.lists(st.integers(0, 6), min_size=outcomes, max_size=outcomes),
            min_size=parties, max_size=parties,
        )
    )  # fmt: skip
    return graph, np.array(ranks, dtype=np.int64)
