import itertools

import numpy as np
from analysis.graphs import binary, definitions, elmira, listed, products, ranked
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.coalitions import coalitions, departures, groups
from detente.analysis.graph_model import explicit_graph


def brute_force(brute, group, s, *, weakly):
    """Return improvements and, per concept, the unanswered ones, as the definitions read."""
    inside = [m for m, who in enumerate(brute.movers) if who <= group]
    outside = [m for m, who in enumerate(brute.movers) if not who & group]

    def better(t):
        gains = [brute.ranks[p, t] - brute.ranks[p, s] for p in group]
        return min(gains) >= 0 and max(gains) > 0 if weakly else min(gains) > 0

    def answered(s1, *, improving=False, lasting=False):
        ends = brute.sequences(outside, s1, improving=improving)
        return any(
            not better(s2)
            and not (lasting and any(better(s3) for s3 in brute.sequences(inside, s2)))
            for s2 in ends
        )

    ends = sorted(t for t in brute.sequences(inside, s) if better(t))
    return ends, {
        "nash": tuple(ends),
        "gmr": tuple(t for t in ends if not answered(t)),
        "smr": tuple(t for t in ends if not answered(t, lasting=True)),
        "seq": tuple(t for t in ends if not answered(t, improving=True)),
    }


@settings(max_examples=50)
@given(products(most=12) | listed(), st.booleans())
def test_departures_are_those_of_the_definitions(model, weakly):
    graph, ranks = model
    brute = definitions(graph, ranks)
    groups = coalitions(range(len(ranks)))

    found = departures(graph, ranks, brute.feasible, groups, weakly=weakly)

    by_place = {(one.outcome, one.members): one for one in found}
    for place in itertools.product(brute.feasible, groups):
        ends, unanswered = brute_force(brute, place[1], place[0], weakly=weakly)
        assert (place in by_place) == bool(ends)
        if ends:
            assert by_place[place].improvements == tuple(ends)
            assert by_place[place].unanswered == unanswered


def test_in_elmira_ministry_and_firm_together_leave_what_nobody_leaves_alone():
    """Kilgour, Hipel, Fang & Peng (2001): state 5 is left for state 8."""
    graph, ranks = elmira()

    found = departures(graph, ranks, [6, 9], coalitions(range(3)))

    assert [(one.outcome, sorted(one.members), one.improvements) for one in found] == [
        (6, [0, 1], (9,))
    ]
    assert found[0].unanswered == dict.fromkeys(("nash", "gmr", "smr", "seq"), (9,))


def test_in_the_dilemma_both_together_leave_defection():
    found = departures(
        binary([0, 1]), ranked([[1, 0, 3, 2], [2, 0, 3, 1]], 4), range(4), coalitions([0, 1])
    )

    assert [(one.outcome, one.improvements) for one in found] == [(3, (0,))]


def test_a_pareto_improvement_may_leave_a_member_as_it_was():
    ranks = np.array([[0, 1], [5, 5]])
    pair = [frozenset({0, 1})]

    assert departures(binary([0]), ranks, [0], pair) == ()
    assert departures(binary([0]), ranks, [0], pair, weakly=True)[0].improvements == (1,)


def test_of_many_parties_pairs_declared_groups_and_all_are_looked_at():
    declared = frozenset({1, 3, 5})

    found = coalitions(range(8), [declared])

    assert len(coalitions(range(6))) == 2**6 - 6 - 1
    assert len(found) == 28 + 1 + 1
    assert found[-2:] == (declared, frozenset(range(8)))


def test_who_has_no_move_of_its_own_is_in_coalitions_of_few_parties_and_of_many_if_it_moves():
    both = explicit_graph([[[1], []]], [frozenset({0, 1})], ())
    ranks = np.array([[0, 1], [0, 1]])

    assert groups(both, 2) == (frozenset({0, 1}),)
    (found,) = departures(both, ranks, [0], groups(both, 2))
    assert found.improvements == found.unanswered["seq"] == (1,)
    assert len(groups(both, 3)) == 4
    assert groups(both, 7) == (frozenset({0, 1}),)
