import pytest
from exchange.graph_models import STATES, TRUCE

from detente.errors import DetenteError
from detente.exchange.stability_file import read_stability
from detente.printing.outcome_names import (
    change,
    concept_name,
    move,
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
        (MODEL, "truce = yes and arms = middle", 5),
        (MODEL, "truce = no and north acts = yes, arms = high", 10),
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
        (MODEL, "truce = maybe", "'truce = maybe' is no issue of the model with one of its"),
        (MODEL, "truce = yes & arms = low", "'truce = yes & arms = low' is no issue of the model"),
        (MODEL, "truce = yes, truce = no", "is no feasible outcome"),
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


def test_an_option_whose_name_holds_an_and_is_meant_where_commas_part_the_terms():
    model = read_stability(TRUCE.replace('"middle"', '"here and there"'))

    assert outcome_named(model, "truce = yes, arms = here and there") == 5


def test_the_hint_shows_how_terms_are_parted_and_of_many_outcomes_counts_the_rest():
    with pytest.raises(DetenteError) as parted:
        outcome_named(MODEL, "truce = maybe")
    with pytest.raises(DetenteError) as counted:
        outcome_named(
            read_stability(
                TRUCE.replace('"high"]', '"high", "top", "x", "y"]').replace(
                    "ranking = [1, [0, 2], 5, 4, 6, 8, 10]", 'statements = ["truce = yes"]'
                )
            ),
            "99",
        )
    assert (
        "commas or by `and`, as in `truce = no, north acts = no, arms = low`" in parted.value.hint
    )
    assert counted.value.hint.endswith("14 and 4 more.") or "more." in counted.value.hint


def test_a_move_to_a_state_names_it_once():
    assert (move(GRAPH, 0, 2), move(MODEL, 0, 1)) == ("going to peace", "truce = yes (1)")
