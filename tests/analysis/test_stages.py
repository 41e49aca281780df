import numpy as np
import pytest
from analysis.problems import efficient, enumerated, problem_of, problems
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis import stages as module
from detente.analysis.problem import Together
from detente.analysis.stages import TooLinkedError, components, count_of, stages

CHAIN = problem_of(
    [np.array([[n, -n], [1, 1], [-n, n]]) for n in range(1, 6)],
    infeasible=tuple({n: frozenset({0}), n + 1: frozenset({2})} for n in range(3)),
    together=(Together(party=0, box={0: frozenset({1}), 1: frozenset({1})}, value=3),),
)


def test_issues_that_are_linked_through_others_are_one_component():
    assert components(CHAIN) == ((0, 1, 2, 3), (4,))


@given(problem=problems())
def test_the_number_of_feasible_outcomes_is_the_product_over_the_stages(problem):
    assert count_of(stages(problem)) == len(enumerated(problem))


@given(problem=problems(), rows=st.sampled_from([0, 20]))
def test_eliminating_the_issues_keeps_what_is_undominated(problem, rows):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_COMBINATIONS", 0)
        patch.setattr(module, "ROWS_A_KEY", rows)
        found = stages(problem)

    for stage, issues in zip(found, components(problem), strict=True):
        digits = np.zeros((len(stage.digits), len(problem.issues)), dtype=np.int64)
        digits[:, issues] = stage.digits
        part = module.part_of(problem, issues)
        assert (part.utilities(stage.digits) == stage.worth).all()
        assert part.feasible(stage.digits).all()
        assert efficient(map(tuple, stage.worth.tolist())) == efficient(enumerated(part).values())


def test_issues_that_hang_together_too_closely_are_named(monkeypatch):
    monkeypatch.setattr(module, "MOST_COMBINATIONS", 0)
    monkeypatch.setattr(module, "MOST_KEYED", 5)

    with pytest.raises(TooLinkedError):
        stages(CHAIN)


def test_a_stage_that_was_eliminated_does_not_count_its_outcomes(monkeypatch):
    monkeypatch.setattr(module, "MOST_COMBINATIONS", 0)

    assert count_of(stages(CHAIN)) is None
