import itertools

import numpy as np
from analysis.graphs import Definitions, definitions, listed, products
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.stability import solve
from detente.analysis.unknown_preference import (
    BETTER,
    KINDS,
    SAME,
    UNKNOWN,
    compared,
    solve_unknown,
    unknown_witnesses,
)


def with_unknown(ranks, seed, share):
    """Return comparisons in which some pairs are unknown, both ways."""
    rng = np.random.default_rng(seed)
    comparison = compared(ranks, {})
    hidden = np.triu(rng.random(comparison.shape) < share, k=1)
    comparison[hidden | hidden.transpose(0, 2, 1)] = UNKNOWN
    return comparison


@settings(max_examples=40)
@given(products(most=16) | listed())
def test_without_unknown_preference_all_kinds_are_the_plain_concepts(model):
    graph, ranks = model
    plain = solve(graph, ranks).stable

    found = solve_unknown(graph, compared(ranks, {}))

    assert all((found[kind, c] == plain[c]).all() for kind, c in found)


class Uncertain(Definitions):
    """Definitions in which movers take what is better or unknown; ``ranks`` are comparisons."""

    def better(self, mover, s, t):
        return all(self.ranks[p, s, t] in (BETTER, UNKNOWN) for p in self.movers[mover])


def brute_force(brute, comparison, party, s):
    """Judge one outcome by every kind straight from the definitions."""
    others = [m for m, who in enumerate(brute.movers) if party not in who]
    found = {}
    for kind in KINDS:
        leaves = {"a": (1, 2), "b": (1,), "c": (1, 2), "d": (1,)}[kind]
        low = {"a": (0, -1), "b": (0, -1), "c": (0, -1, 2), "d": (0, -1, 2)}[kind]
        exits = [t for t in brute.exits({party}, s) if comparison[party, s, t] in leaves]
        for concept in ("gmr", "smr", "seq"):
            found[kind, concept] = all(
                any(
                    comparison[party, s, s2] in low
                    and (
                        concept != "smr"
                        or all(comparison[party, s, s3] in low for s3 in brute.exits({party}, s2))
                    )
                    for s2 in brute.sequences(others, t, improving=concept == "seq")
                )
                for t in exits
            )
        found[kind, "nash"] = not exits
    return found


@settings(max_examples=40)
@given(products(most=12) | listed(), st.integers(0, 2**32 - 1), st.sampled_from([0.1, 0.5]))
def test_the_four_kinds_are_those_of_the_definitions(model, seed, share):
    graph, ranks = model
    comparison = with_unknown(ranks, seed, share)
    plain = definitions(graph, ranks)
    brute = Uncertain(plain.feasible, plain.movers, plain.moves, comparison)

    found = solve_unknown(graph, comparison)

    for party, s in itertools.product(range(len(ranks)), brute.feasible):
        expected = brute_force(brute, comparison, party, s)
        assert {key: flags[party, s] for key, flags in found.items()} == expected


@settings(max_examples=40)
@given(products(most=16), st.integers(0, 2**32 - 1))
def test_who_is_bolder_is_stable_less_often(model, seed):
    graph, ranks = model

    found = solve_unknown(graph, with_unknown(ranks, seed, 0.3))

    for concept in ("nash", "gmr", "smr", "seq"):
        for narrow, wide in (("a", "b"), ("c", "d"), ("a", "c"), ("b", "d")):
            assert (~found[narrow, concept] | found[wide, concept]).all()


def test_of_a_group_no_two_outcomes_can_be_compared_and_each_is_as_good_as_itself():
    found = compared(np.array([[0, 1, 2, 3], [3, 2, 1, 0]]), {1: [(0, 2, 3)]})

    assert (found[0] == compared(np.array([[0, 1, 2, 3]]), {})[0]).all()
    assert found[1, 0].tolist() == [SAME, -1, UNKNOWN, UNKNOWN]
    assert found[1, 2].tolist() == [UNKNOWN, BETTER, SAME, UNKNOWN]


@settings(max_examples=20)
@given(products(most=12) | listed(), st.integers(0, 2**32 - 1))
def test_who_stays_has_an_answer_to_each_exit_that_an_attitude_has(model, seed):
    graph, ranks = model
    comparison = with_unknown(ranks, seed, 0.3)

    found = solve_unknown(graph, comparison)

    for (kind, concept), stable in found.items():
        for party, s in itertools.product(graph.focal, np.flatnonzero(graph.feasible).tolist()):
            told = unknown_witnesses(graph, comparison, (party, s), kind, concept)
            assert stable[party, s] == all(one.stable for one in told)
            assert all(comparison[party, s, one.exit] in (BETTER, UNKNOWN) for one in told)
