import numpy as np
import pytest

from detente.errors import TemplateError
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.outcome_rows import Outcomes

NUMBERED = Outcomes(
    few=FewRows(rows=Rows("", "this"), options={"a": ("no", "yes"), "b": ("no", "yes")}),
    feasible=np.array([True, True, True, False]), same=np.arange(4), places={},
)  # fmt: skip
NAMED = Outcomes(
    few=FewRows(rows=Rows("", "this"), options={}),
    feasible=np.ones(2, dtype=bool), same=np.arange(2), places={"war": 0, "peace": 1},
)  # fmt: skip


@pytest.mark.parametrize(
    ("given", "outcomes", "number", "name"),
    [
        (2, NUMBERED, 2, "2"),
        ({"a": "yes", "b": "no"}, NUMBERED, 1, "1"),
        ("peace", NAMED, 1, "peace"),
    ],
)
def test_an_outcome_is_named_by_number_by_its_options_or_as_a_state(given, outcomes, number, name):
    assert outcomes.number(given, ("here",)) == number
    assert outcomes.name(number) == name


@pytest.mark.parametrize(
    ("given", "outcomes", "said"),
    [(3, NUMBERED, "infeasible"), (True, NUMBERED, "no outcome"), ("truce", NAMED, "no state")],
)
def test_what_is_no_outcome_or_cannot_be_is_refused(given, outcomes, said):
    with pytest.raises(TemplateError, match=said):
        outcomes.number(given, ("here",))


def test_an_infeasible_status_quo_is_told_what_it_could_be_and_a_ranking_what_to_take_out():
    for where, hint in (
        ("status_quo", "Name a feasible outcome, such as 0"),
        ("ranking", "Take it"),
    ):
        with pytest.raises(TemplateError) as refused:
            NUMBERED.number(3, (where,))
        assert refused.value.hint.startswith(hint)
