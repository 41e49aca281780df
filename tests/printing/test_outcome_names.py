import pytest
from exchange.graph_models import STATES, TRUCE

from detente.errors import DetenteError
from detente.exchange.stability_file import read_stability
from detente.printing.outcome_names import (
    change,
    concept_name,
    numbers,
    outcome_name,
    outcome_named,
    party_name,
    people,
)

MODEL, GRAPH = read_stability(TRUCE), read_stability(STATES)


@pytest.mark.parametrize(
    ("model", "given", "outcome"),
    [
        (MODEL, "5", 5),
        (MODEL, " 5 ", 5),
        (MODEL, "truce = yes, arms=middle", 5),
        (MODEL, "truce=yes,arms=middle", 5),
        (MODEL, "truce = no, north acts = yes, arms = high", 10),
        (GRAPH, "lull", 1),
        (GRAPH, "2", 2),
    ],
)
def test_an_outcome_is_meant_by_its_number_its_name_or_what_is_true_of_it_alone(
    model, given, outcome
):
    assert outcome_named(model, given) == outcome


@pytest.mark.parametrize(
    ("model", "given", "said"),
    [
        (MODEL, "3", "'3' is no feasible outcome"),
        (MODEL, "12", "'12' is no feasible outcome"),
        (MODEL, "9" * 50, "is no feasible outcome"),
        (MODEL, "-1", "'-1' is no feasible outcome"),
        (MODEL, "truce = yes", "true of 2 outcomes: 1, 5"),
        (MODEL, "truce = maybe", "is no feasible outcome"),
        (MODEL, "", "'' is no feasible outcome"),
        (GRAPH, "wra", "'wra' is no feasible outcome"),
    ],
)
def test_what_means_no_outcome_or_several_is_refused(model, given, said):
    with pytest.raises(DetenteError, match=said) as caught:
        outcome_named(model, given)

    assert caught.value.hint


def test_three_numbers_in_a_row_are_a_range_and_two_are_not():
    assert numbers(MODEL, [0, 1, 2, 4, 5, 8]) == "0-2, 4, 5, 8"
    assert (numbers(MODEL, []), numbers(GRAPH, [0, 2])) == ("none", "war, peace")


def test_parties_concepts_and_changes_are_named_as_a_person_would():
    assert party_name("local_government") == "Local Government"
    assert people(["a", "b", "c"]) == "A, B and C"
    assert [concept_name(one) for one in ("sseq", "l_12", "weak_smr")] == [
        "SSEQ",
        "L12",
        "weak SMR",
    ]
    assert change(MODEL, 0, 5) == "truce = yes, arms = middle"
    assert change(GRAPH, 0, 2) == "going to peace"
    assert outcome_name(MODEL, 1) == "1 (truce = yes, north acts = no, arms = low)"
    assert outcome_name(GRAPH, 1) == "lull"
