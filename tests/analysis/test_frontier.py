import numpy as np
import pytest
from analysis.problems import efficient, enumerated, problem_of, problems, random_problem
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis import frontier as module
from detente.analysis import stages as stages_module
from detente.analysis.frontier import frontier


def vectors(found):
    """Return the rows of a frontier; each stands there once."""
    rows = [tuple(row) for row in found.rows.tolist()]
    assert len(set(rows)) == len(rows)
    return set(rows)


@settings(max_examples=200)
@given(problem=problems())
def test_the_frontier_is_what_enumeration_finds_and_holds_nothing_dominated(problem):
    found = frontier(problem)

    assert found.exact
    assert vectors(found) == efficient(enumerated(problem).values())


@given(problem=problems())
def test_every_row_leads_to_all_outcomes_with_its_utilities(problem):
    found, every = frontier(problem), enumerated(problem)

    for at, row in enumerate(found.rows.tolist()):
        assert found.outcomes(at) == [n for n, worth in every.items() if worth == tuple(row)]
        assert every[problem.index(found.digits()[at].tolist())] == tuple(row)


@given(problem=problems(), floor=st.integers(-6, 6))
def test_with_a_floor_the_frontier_is_that_of_the_outcomes_above_it(problem, floor):
    floors = [floor] * len(problem.parties)

    found = frontier(problem, floors)

    above = [row for row in enumerated(problem).values() if min(row) >= floor]
    assert vectors(found) == efficient(above)


@given(problem=problems())
def test_eliminated_components_give_the_same_frontier(problem):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stages_module, "MOST_COMBINATIONS", 0)
        found = frontier(problem)

    assert vectors(found) == efficient(enumerated(problem).values())


@given(problem=problems(), data=st.data())
def test_permuting_issues_changes_nothing_and_permuting_parties_permutes_columns(problem, data):
    plain = problem_of(list(problem.cells))
    turned = data.draw(st.permutations(range(len(plain.issues))))
    seats = data.draw(st.permutations(range(len(plain.parties))))

    shuffled = problem_of([plain.cells[at][:, seats] for at in turned])

    expected = {tuple(row[seat] for seat in seats) for row in vectors(frontier(plain))}
    assert vectors(frontier(shuffled)) == expected


def test_blocks_of_choices_give_the_same_frontier(monkeypatch):
    problem = random_problem(5, 6, 3, seed=4)
    whole = frontier(problem)
    monkeypatch.setattr(module, "MOST_SUMS", 100)

    blocks = frontier(problem)

    assert (blocks.rows == whole.rows).all()
    assert (problem.utilities(blocks.digits()) == blocks.rows).all()


@pytest.mark.parametrize("parties", [4, 5])
def test_a_rounded_frontier_is_near_the_true_one_by_what_it_says(parties, monkeypatch):
    problem = random_problem(5, 5, parties, seed=parties)
    true = frontier(problem)
    for name, value in {"ALWAYS_EXACT": 10, "MOST_ROWS": 50, "MOST_ROWS_OF_MANY": 50}.items():
        monkeypatch.setattr(module, name, value)

    near = frontier(problem)

    assert not near.exact
    assert len(near.rows) < len(true.rows)
    assert (problem.utilities(near.digits()) == near.rows).all()
    short = true.rows[:, None] - near.rows[None] <= np.array(near.slack)
    assert short.all(axis=2).any(axis=1).all()


def test_a_rounded_row_names_the_outcome_that_it_was_found_with(monkeypatch):
    for name, value in {"ALWAYS_EXACT": 10, "MOST_ROWS_OF_MANY": 5}.items():
        monkeypatch.setattr(module, name, value)
    problem = random_problem(4, 4, 5, seed=2)

    found = frontier(problem)

    assert [found.outcomes(0)] == [[problem.index(found.digits()[0].tolist())]]


def test_the_list_of_outcomes_ends_at_the_limit():
    same = problem_of([np.zeros((4, 2), dtype=np.int64)] * 3)

    found = frontier(same)

    assert found.outcomes(0, limit=5) == sorted(found.outcomes(0, limit=5))
    assert len(found.outcomes(0, limit=5)) == 5
    assert found.outcomes(0) == list(range(64))


def test_where_nothing_is_feasible_the_frontier_is_empty():
    nothing = problem_of(
        [np.zeros((2, 2), dtype=np.int64)] * 2, infeasible=({0: frozenset({0, 1})},)
    )

    assert len(frontier(nothing).rows) == 0
    assert len(frontier(nothing, [0, 0]).digits()) == 0
