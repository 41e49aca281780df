import dataclasses

import numpy as np
from analysis.problems import problem_of

from detente.analysis.agreements import agreements
from detente.analysis.procedures import divide
from detente.analysis.single_text import single_text
from detente.printing.bargains import bargain_json, divided_json, text_json

ITEMS = problem_of([np.array([[60, 0], [0, 30]]), np.array([[40, 0], [0, 70]])], [0, 0])


def test_tied_vectors_are_printed_with_their_outcomes_and_who_was_left_out():
    idle = problem_of([np.array([[10**9, 0], [10**9, 0], [0, 0]])], [0, 0])

    nash = bargain_json(agreements(idle), (), None)["nash"]

    assert nash["tied"] == [{"utility": {"p0": 1.0, "p1": 0.0}, "outcomes": [0, 1]}]
    assert nash["left_out"] == ["p1"]


def test_a_division_is_printed_in_exact_fractions():
    data = divided_json(ITEMS, divide(ITEMS))

    assert data["parts"]["i1"] == {"o0": "1/11", "o1": "10/11"} or data["split"] == "i1"
    assert data["points"] == {"p0": "700/11", "p1": "700/11"}


def test_a_division_of_nothing_has_no_points():
    same = problem_of([np.array([[1, 1], [0, 0]])])

    assert (
        divided_json(same, divide(same))["points"],
        divided_json(same, divide(same))["split"],
    ) == (
        None,
        None,
    )


def test_every_edit_is_printed_with_its_answer_up_to_the_limit():
    text = single_text(ITEMS, 0)

    data = text_json(ITEMS, text, limit=2)

    assert data["edits_proposed"] == len(text.edits)
    assert len(data["edits"]) == 2
    assert set(data["edits"][0]) == {f.name for f in dataclasses.fields(text.edits[0])} | {
        "accepted"
    }
