import itertools
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.analysis.bargaining import (
    CONCEPTS,
    leximin,
    pareto_frontier,
    solution,
    zone_of_possible_agreement,
)
from detente.errors import NoAgreementError

# Nash (1950), The bargaining problem, p. 161: goods, who has them, worth to Bill and to Jack.
GOODS = [
    ("book", "Bill", 2, 4), ("whip", "Bill", 2, 2), ("ball", "Bill", 2, 1), ("bat", "Bill", 2, 2),
    ("box", "Bill", 4, 1), ("pen", "Jack", 10, 1), ("toy", "Jack", 4, 1), ("knife", "Jack", 6, 2),
    ("hat", "Jack", 2, 2),
]  # fmt: skip
tables = arrays(float, (12, 3), elements=st.integers(0, 6).map(float))


def test_nash_solution_of_bill_and_jack_is_the_exchange_that_nash_published():
    worth = np.array([(bill, jack) for _, _, bill, jack in GOODS], dtype=float)
    bill_had = np.array([owner == "Bill" for _, owner, _, _ in GOODS])
    bill_gets = np.array(list(product([False, True], repeat=len(GOODS))))
    utilities = np.column_stack([bill_gets @ worth[:, 0], ~bill_gets @ worth[:, 1]])
    before = np.array([bill_had @ worth[:, 0], ~bill_had @ worth[:, 1]])

    agreement = solution("nash", utilities, before)

    moved = bill_gets[agreement.outcome] != bill_had
    exchanged = {good for (good, *_), moves in zip(GOODS, moved, strict=True) if moves}
    assert exchanged == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    assert agreement.gains == (12.0, 5.0)


@given(utilities=tables)
def test_the_frontier_holds_exactly_the_outcomes_that_nothing_dominates(utilities):
    def dominated(row):
        return any((o >= row).all() and (o > row).any() for o in utilities)

    expected = [place for place, row in enumerate(utilities) if not dominated(row)]

    assert pareto_frontier(utilities).tolist() == expected


@given(utilities=tables, concept=st.sampled_from(sorted(CONCEPTS)))
def test_no_concept_chooses_a_dominated_outcome(utilities, concept):
    choice = solution(concept, utilities, np.zeros(3)).outcome

    assert choice in pareto_frontier(utilities)


@given(
    utilities=tables,
    unit=st.sampled_from([0.25, 0.5, 4.0]),
    concept=st.sampled_from(["nash", "kalai_smorodinsky"]),
)
def test_nash_and_ks_do_not_depend_on_the_unit_of_a_partys_utility(utilities, unit, concept):
    rescaled = utilities * np.array([unit, 1.0, 1.0])

    before = solution(concept, utilities + 1.0, np.ones(3)).tied
    after = solution(concept, rescaled + 1.0, np.ones(3)).tied

    if (utilities.prod(axis=1) > 0).any():
        assert before == after


@given(utilities=tables)
def test_nash_keeps_its_choice_when_other_outcomes_vanish(utilities):
    assume((utilities.prod(axis=1) > 0).any())
    choice = solution("nash", utilities, np.zeros(3)).outcome

    kept = [choice, *[place for place in range(0, 12, 2) if place != choice]]

    assert 0 in solution("nash", utilities[kept], np.zeros(3)).tied


@given(utilities=tables)
def test_leximin_is_the_largest_sorted_row(utilities):
    best = max(tuple(sorted(row)) for row in utilities.tolist())

    marked = leximin(utilities[None], np.ones((1, 12), dtype=bool))[0]

    chosen = {place for place, row in enumerate(utilities.tolist()) if tuple(sorted(row)) == best}
    assert set(np.flatnonzero(marked)) == chosen


@given(utilities=tables, concept=st.sampled_from(sorted(CONCEPTS)))
def test_permuting_the_parties_permutes_nothing_of_the_choice(utilities, concept):
    shuffled = utilities[:, [2, 0, 1]]

    assert (
        solution(concept, utilities, np.zeros(3)).tied
        == solution(concept, shuffled, np.zeros(3)).tied
    )


def test_kalai_smorodinsky_prefers_the_better_smallest_ratio():
    utilities = np.array([[10.0, 0.0], [6.0, 5.0], [0.0, 10.0], [9.0, 3.0]])

    assert solution("kalai_smorodinsky", utilities, np.zeros(2)).outcome == 1


def test_without_a_zone_the_error_says_how_far_off_the_best_outcome_is():
    utilities = np.array([[1.0, 3.0], [3.0, 1.0]])

    with pytest.raises(NoAgreementError, match=r"best smallest gain is -1"):
        solution("nash", utilities, np.full(2, 2.0))


@given(utilities=tables, floor=st.integers(0, 6).map(float))
def test_the_zone_is_what_everybody_accepts(utilities, floor):
    expected = [place for place, row in enumerate(utilities) if (row >= floor).all()]

    assert zone_of_possible_agreement(utilities, np.full(3, floor)).tolist() == expected


def test_tied_outcomes_are_all_reported_and_the_first_is_named():
    utilities = np.array([[2.0, 2.0], [1.0, 4.0], [4.0, 1.0]])

    agreement = solution("nash", utilities, np.zeros(2))

    assert (agreement.outcome, agreement.tied) == (0, (0, 1, 2))


def test_every_pair_of_concepts_agrees_where_one_outcome_is_best_for_all():
    utilities = np.array([[1.0, 1.0], [3.0, 3.0], [2.0, 2.5]])

    chosen = [solution(name, utilities, np.zeros(2)).outcome for name in CONCEPTS]

    assert all(a == b for a, b in itertools.pairwise(chosen))
