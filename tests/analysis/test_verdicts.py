import numpy as np

from detente.analysis.verdicts import Departure, Shares, Verdicts


def test_an_equilibrium_is_stable_for_every_party():
    stable = np.array([[True, True, False], [True, False, False]])
    verdicts = Verdicts(
        feasible=np.ones(3, dtype=bool),
        stable={"nash": stable},
        no_move=np.zeros((2, 3), dtype=bool),
        margins={},
    )

    assert verdicts.equilibria("nash") == (0,)


def shares_of(stays, exits):
    counts = np.array(stays, dtype=np.uint32)
    return Shares(
        draws=10,
        stable={"nash": counts},
        equilibrium={"nash": counts.min(axis=0)},
        no_move=np.zeros(counts.shape, dtype=bool),
        exits=exits,
    )


def test_who_is_unstable_in_most_draws_leaves_first():
    shares = shares_of([[10, 9], [10, 4]], ({}, {1: {0: 2, 3: 4, 5: 4}}))

    assert shares.leaves_first(0) is None
    assert shares.leaves_first(1) == 1
    assert shares.most_frequent_exit(1, 1) == 3
    assert shares.most_frequent_exit(0, 1) is None


def test_a_coalition_stays_where_every_improvement_is_answered():
    departure = Departure(
        members=frozenset({0, 1}),
        outcome=6,
        improvements=(9,),
        unanswered={"nash": (9,), "gmr": ()},
    )

    assert not departure.is_stable("nash")
    assert departure.is_stable("gmr")
