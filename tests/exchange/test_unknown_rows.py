import numpy as np
import pytest

from detente.errors import TemplateError
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.outcome_rows import Outcomes
from detente.exchange.stability_file import read_stability
from detente.exchange.unknown_rows import unknown_of
from detente.samples.models import stability_models

FEW = FewRows(rows=Rows("", "this"), options={"a": ("no", "yes"), "b": ("no", "yes")})
ALIKE = Outcomes(few=FEW, feasible=np.ones(4, dtype=bool), same=np.array([0, 1, 1, 3]), places={})
HOLED = Outcomes(
    few=FEW, feasible=np.array([True, True, True, False]), same=np.arange(4), places={}
)
WIDE = Outcomes(few=FEW, feasible=np.ones(513, dtype=bool), same=np.arange(513), places={})


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([[3, 0]], ((0, 3),)),
        ([[0, 2], [3, 1, 0]], ((0, 1), (0, 1, 3))),
        ([[{"a": "yes", "b": "yes"}, 0]], ((0, 3),)),
    ],
)
def test_groups_hold_the_outcomes_that_stand_for_those_named(given, found):
    assert unknown_of({"unknown": given}, ("here",), ALIKE) == found


def test_all_is_known_where_nothing_is_said():
    assert unknown_of({}, ("here",), ALIKE) == ()


@pytest.mark.parametrize(
    ("given", "outcomes", "said"),
    [
        ([], ALIKE, "unknown is a list of groups"),
        ("0, 1", ALIKE, "unknown is a list of groups"),
        ([0, 1], ALIKE, "a group of two outcomes or more"),
        ([[0]], ALIKE, "a group of two outcomes or more"),
        ([[1, 2]], ALIKE, "outcome 1 stands twice in one group"),
        ([[0, 3]], HOLED, "outcome 3 is infeasible"),
        ([[0, 4]], HOLED, "4 is no outcome"),
        ([[0, 1]], WIDE, "at most 512 feasible outcomes, and there are 513"),
    ],
)
def test_what_cannot_be_unknown_is_refused(given, outcomes, said):
    with pytest.raises(TemplateError, match=said):
        unknown_of({"unknown": given}, ("here",), outcomes)


def test_a_refusal_names_the_line_of_the_file():
    text = stability_models()["prisoners-dilemma"].read_text(encoding="utf-8")

    with pytest.raises(TemplateError, match=f"line {text.count(chr(10)) + 1}: outcome 2 stands"):
        read_stability(f"{text}unknown = [[2, 2]]\n")
