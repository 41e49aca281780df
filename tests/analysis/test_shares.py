import numpy as np
import pytest
from analysis.graphs import binary, products
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.shares import best_exits, narrowed, shares
from detente.analysis.stability import Method, solve
from detente.analysis.verdicts import CONCEPTS


@st.composite
def drawn(draw):
    """Draw a model with several rankings: (draws, outcomes, parties)."""
    graph, ranks = draw(products(most=24))
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    return graph, rng.integers(0, draw(st.sampled_from([4, 10**6])), (7, *ranks.T.shape))


@given(drawn())
def test_counts_over_draws_are_those_of_draws_judged_one_by_one(model):
    graph, draws = model
    alone = [solve(graph, one.T) for one in draws]

    counted = shares(graph, draws)

    for concept in CONCEPTS:
        stable = np.sum([one.stable[concept] for one in alone], axis=0)
        equal = np.sum([one.equilibrium(concept) for one in alone], axis=0)
        assert (counted.stable[concept] == stable).all()
        assert (counted.equilibrium[concept] == equal).all()
    assert (counted.no_move == alone[0].no_move).all()


@given(drawn())
def test_chunks_give_the_counts_of_the_whole(model):
    graph, draws = model
    asked = np.flatnonzero(graph.feasible)[:2].tolist()

    whole = shares(graph, draws, asked=asked)
    parts = shares(graph, iter([draws[:3], draws[3:]]), asked=asked)

    assert (whole.draws, whole.exits) == (parts.draws, parts.exits)
    assert all((whole.stable[c] == parts.stable[c]).all() for c in CONCEPTS)


@given(drawn())
def test_exits_are_counted_in_the_draws_in_which_a_party_would_leave(model):
    graph, draws = model
    outcome = int(np.flatnonzero(graph.feasible)[0])

    counted = shares(graph, draws, ("nash",), asked=[outcome])

    for party in range(draws.shape[2]):
        leaves = counted.draws - counted.stable["nash"][party, outcome]
        assert sum(counted.exits[party][outcome].values()) == leaves


def test_random_strict_rankings_are_stable_as_often_as_their_blocks_are_small():
    """With all options free, an outcome is the best of its block in one draw of its size."""
    rng = np.random.default_rng(5)
    draws = rng.permuted(np.tile(np.arange(16), (4000, 2, 1)), axis=2).transpose(0, 2, 1)

    counted = shares(binary([0, 0, 1, 1]), draws, ("nash",))

    assert np.allclose(counted.stable["nash"] / 4000, 1 / 4, atol=0.035)
    assert np.allclose(counted.equilibrium["nash"] / 4000, 1 / 16, atol=0.02)


def test_the_best_exit_of_a_draw_is_the_best_liked_that_improves():
    worth = np.array([[1, 5], [3, 0], [2, 0], [3, 0]])

    assert best_exits(binary([0, 0]), worth, 0, 0).tolist() == [1, -1]
    assert best_exits(binary([0, 0]), worth, 1, 0).tolist() == [-1, -1]


@pytest.mark.parametrize(
    ("most", "kind"), [(2**14, np.int16), (2**15, np.int32), (2**40, np.int64)]
)
def test_ranks_are_kept_in_the_narrowest_type_that_holds_them(most, kind):
    assert narrowed(np.array([[[0, most]]])).dtype == kind


def test_no_draw_is_refused():
    with pytest.raises(ValueError, match="no draw to count"):
        shares(binary([0]), np.zeros((0, 2, 1), dtype=int))


def test_threads_do_not_change_the_counts():
    draws = np.random.default_rng(2).integers(0, 9, (50, 16, 3))
    graph = binary([0, 1, 2, 2])

    one, two = (shares(graph, draws, method=Method(threads=n)) for n in (1, 2))

    assert all((one.stable[c] == two.stable[c]).all() for c in CONCEPTS)
