import numpy as np
import pytest
from analysis.graphs import binary, ranked
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.limited_moves import limited_moves
from detente.analysis.stability import solve


@st.composite
def games(draw):
    """Draw a model of two parties with holes and ranks."""
    owners = draw(st.lists(st.integers(0, 1), min_size=2, max_size=4).filter(lambda o: 1 in o))
    seed = draw(st.integers(0, 2**32 - 1))
    rng = np.random.default_rng(seed)
    outcomes = 2 ** len(owners)
    graph = binary(owners, infeasible=np.flatnonzero(rng.random(outcomes) < 0.2))
    return graph, rng.integers(0, draw(st.sampled_from([4, 1000])), (2, outcomes))


@given(games())
def test_looking_one_step_ahead_is_nash_stability(game):
    assert (limited_moves(*game, 1) == solve(*game).stable["nash"]).all()


def anticipated(graph, ranks, steps, party, s):
    """Return the final outcome, by the recursion as it is written."""
    ends = graph.targets(party, s).tolist()
    if steps == 0 or not ends:
        return s
    finals = [anticipated(graph, ranks, steps - 1, 1 - party, q) for q in ends]
    best = max(finals, key=lambda q: ranks[party, q])
    return s if ranks[party, s] >= ranks[party, best] else best


@given(games(), st.integers(1, 4))
def test_anticipation_is_that_of_the_recursion(game, horizon):
    graph, ranks = game
    stable = limited_moves(graph, ranks, horizon)

    for party in (0, 1):
        for s in np.flatnonzero(graph.feasible).tolist():
            stays = anticipated(graph, ranks, horizon, party, s) == s
            assert stable[party, s] == stays


def test_two_steps_ahead_cooperation_in_the_dilemma_holds():
    stable = limited_moves(binary([0, 1]), ranked([[1, 0, 3, 2], [2, 0, 3, 1]], 4), 2)

    assert np.flatnonzero(stable.all(axis=0)).tolist() == [0, 3]


@pytest.mark.parametrize("horizon", [1, 2, 5])
def test_where_one_of_two_has_no_move_it_stays_and_the_other_looks_at_its_own_moves(horizon):
    graph, ranks = binary([0, 0]), ranked([[1, 0, 3, 2], [2, 0, 3, 1]], 4)

    stable = limited_moves(graph, ranks, horizon)

    assert stable[1].all()
    assert np.flatnonzero(stable[0]).tolist() == [1]


def test_three_parties_and_no_step_are_refused():
    with pytest.raises(ValueError, match="for two parties, not 3"):
        limited_moves(binary([0, 1, 2]), np.zeros((3, 8), dtype=int), 2)
    with pytest.raises(ValueError, match="at least one step, not 0"):
        limited_moves(binary([0, 1]), np.zeros((2, 4), dtype=int), 0)
