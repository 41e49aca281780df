from decimal import Decimal

import numpy as np
import pytest

from detente.errors import TemplateError
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.outcome_rows import Outcomes
from detente.exchange.preference_rows import dense_ranks, preference_of, ranked

FEW = FewRows(rows=Rows("", "this"), options={"a": ("no", "yes"), "b": ("no", "yes")})
FREE = Outcomes(few=FEW, feasible=np.ones(4, dtype=bool), same=np.arange(4), places={})
HOLED = Outcomes(
    few=FEW, feasible=np.array([True, True, True, False]), same=np.arange(4), places={}
)
ALIKE = Outcomes(few=FEW, feasible=np.ones(4, dtype=bool), same=np.array([0, 1, 1, 3]), places={})
STATES = Outcomes(
    few=FewRows(rows=Rows("", "this"), options={}),
    feasible=np.ones(3, dtype=bool), same=np.arange(3), places={"war": 0, "lull": 1, "peace": 2},
)  # fmt: skip


def preference(row, outcomes=FREE):
    return preference_of("north", {"preference": {"north": row}}, outcomes)


@pytest.mark.parametrize(
    ("given", "outcomes", "ranks"),
    [
        ([3, [1, 2], 0], FREE, [0, 1, 1, 2]),
        ([{"a": "yes", "b": "no"}, 0, 2], HOLED, [1, 2, 0, -1]),
        ([3, 2, 0], ALIKE, [0, 1, 1, 2]),
        ([3, [1, 2], 0], ALIKE, [0, 1, 1, 2]),
        (["peace", ["war", "lull"]], STATES, [0, 0, 1]),
    ],
)
def test_a_ranking_gives_the_best_outcome_the_highest_rank(given, outcomes, ranks):
    assert ranked(given, ("here",), outcomes).tolist() == ranks


@pytest.mark.parametrize(
    ("given", "outcomes", "said"),
    [
        ([3, 1, 0], FREE, "leaves out outcome 2"),
        ([3], FREE, "leaves out outcomes 0, 1, 2"),
        ([0, 1, 2, 3, 1], FREE, "outcome 1 stands twice"),
        ([0, 1, [2, 3, 3]], FREE, "outcome 3 stands twice"),
        ([0, 1, 2, 3], HOLED, "outcome 3 is infeasible"),
        ([0, 1, 2, 4], FREE, "4 is no outcome: they go from 0 to 3"),
        ([0, 1, 2, -1], FREE, "-1 is no outcome"),
        ([0, 1, 2, "3"], FREE, "'3' is no outcome"),
        ([0, 1, 2, Decimal("3.5")], FREE, "3.5 is no outcome"),
        ([0, 1, 2, True], FREE, "true is no outcome"),
        ([0, 1, 2, {"a": "yes"}], FREE, "issue b is left out"),
        ([1, 2, 3, 0], ALIKE, "outcome 2 stands twice"),
        (["peace", "lul", "war"], STATES, "'lul' is no state"),
        ([0, 1, 2], STATES, "0 is no state"),
        ([], FREE, "a ranking is a list"),
        ("0123", FREE, "a ranking is a list"),
        ([[0, [1, 2]], 3], FREE, r"\[1, 2\] is no outcome"),
    ],
)
def test_a_ranking_that_is_not_whole_names_what_is_wrong(given, outcomes, said):
    with pytest.raises(TemplateError, match=said):
        ranked(given, ("here",), outcomes)


def test_only_twenty_of_many_outcomes_left_out_are_named():
    many = Outcomes(few=FEW, feasible=np.ones(99, dtype=bool), same=np.arange(99), places={})

    with pytest.raises(TemplateError, match="18, 19, 20 and 78 more"):
        ranked([0], ("here",), many)


def test_a_party_that_ranks_by_statements_is_ranked_by_the_first_that_differs():
    found = preference({"statements": ["b = yes", ["a = yes", "b = no"]]})

    assert found.ranks.tolist() == [0, 1, 2, 3]
    assert [len(group) for group in found.statements] == [1, 2]


def test_values_are_added_up_with_weights_and_with_what_holds_together():
    row = {
        "values": {"a": {"no": 0, "yes": 2}, "b": {"no": 0, "yes": 1}},
        "weights": {"a": 1, "b": 3},
        "together": [{"a": "yes", "b": "yes", "value": -4}],
    }

    found = preference(row)

    assert (found.utilities // 10**9).tolist() == [0, 2, 3, 1]
    assert found.ranks.tolist() == [0, 2, 3, 1]


@pytest.mark.parametrize(
    ("row", "outcomes", "said"),
    [
        ({}, FREE, "says nothing"),
        ({"ranking": [0, 1, 2, 3], "values": {}}, FREE, "says both ranking and values"),
        ({"rankin": [0]}, FREE, "no field 'rankin'"),
        ({"statements": []}, FREE, "statements are a list"),
        ({"statements": ["a = yes", 7]}, FREE, "statement 2 is 7, not words"),
        ({"statements": ["a = yes", " "]}, FREE, "statement 2 is ' '"),
        ({"statements": [[["a = yes"]]]}, FREE, "statement 1 is"),
        ({"statements": ["a = yes"] * 1001}, FREE, "more than 1000 statements"),
        ({"statements": ["a = yes"]}, STATES, "states are ranked, and north gives statements"),
        ({"ranking": [3, 2, 1, 0], "strong_gaps": [4]}, FREE, "strong_gaps = .* from 1 to 3"),
        ({"ranking": [3, 2, 1, 0], "strong_gaps": [True]}, FREE, "strong_gaps = "),
    ],
)
def test_a_preference_says_one_thing_and_says_it_rightly(row, outcomes, said):
    with pytest.raises(TemplateError, match=said):
        preference(row, outcomes)


def test_utilities_too_large_to_be_added_are_refused():
    row = {
        "values": {"a": {"no": 0, "yes": 10**9}, "b": {"no": 0, "yes": 0}},
        "weights": {"a": 10**9, "b": 1},
    }

    with pytest.raises(TemplateError, match="utilities of north are too large"):
        preference(row)


def test_a_strong_gap_parts_the_levels_below_its_place():
    found = preference({"ranking": [3, [2, 1], 0], "strong_gaps": [1, 2]})

    assert found.levels.tolist() == [0, 1, 1, 2]
    assert preference({"ranking": [3, 2, 1, 0]}).levels is None


def test_ranks_of_feasible_outcomes_leave_no_gap():
    assert dense_ranks(np.array([5, 9, 5, 7]), HOLED).tolist() == [0, 1, 0, -1]


def test_what_cannot_be_compared_is_kept_beside_any_kind_of_preference():
    for row in ({"ranking": [3, 2, 1, 0]}, {"statements": ["a = yes"]}):
        assert preference(row | {"unknown": [[0, 3]]}).unknown == ((0, 3),)
