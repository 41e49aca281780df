import dataclasses
import itertools

import numpy as np
import pytest
from analysis.problems import enumerated, problem_of, problems
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.analysis.single_text import single_text
from detente.errors import NoAgreementError

TRADE = problem_of([np.array([[0, 0], [-1, 3]]), np.array([[0, 0], [3, -1]])], [0, 0])


def apart(problem, first, second):
    """Return in how many issues two outcomes differ."""
    pairs = zip(problem.digits(first), problem.digits(second), strict=True)
    return sum(a != b for a, b in pairs)


def better(row, other):
    """Tell whether a row worsens nobody and betters somebody."""
    return row != other and all(a >= b for a, b in zip(row, other, strict=True))


@given(problem=problems(), data=st.data())
def test_each_draft_betters_somebody_and_worsens_nobody_and_the_last_has_no_such_edit(
    problem, data
):
    every = enumerated(problem)
    assume(every)

    text = single_text(problem, data.draw(st.sampled_from(sorted(every))))

    worth = [every[draft] for draft in text.drafts]
    assert all(better(after, before) for before, after in itertools.pairwise(worth))
    assert not any(
        better(row, worth[-1]) and apart(problem, n, text.final) <= 2 for n, row in every.items()
    )


@given(problem=problems(linked=False), data=st.data())
def test_a_mediator_who_guesses_wrong_hears_refusals_and_still_ends_there(problem, data):
    guess = dataclasses.replace(problem, cells=tuple(-cells for cells in problem.cells))
    every = enumerated(problem)

    text = single_text(problem, data.draw(st.sampled_from(sorted(every))), known=guess)

    final = every[text.final]
    refused = [edit for edit in text.edits if not edit.accepted]
    assert all(edit.worse or not edit.better for edit in refused)
    assert not any(
        better(row, final) and apart(problem, n, text.final) <= 2 for n, row in every.items()
    )


def test_a_trade_over_two_issues_is_one_edit_with_its_words():
    text = single_text(TRADE, 0)

    assert text.drafts == (0, 3)
    assert text.edits[0].changes == (("i0", "o0", "o1"), ("i1", "o0", "o1"))
    assert text.edits[0].better == ("p0", "p1")
    assert {edit.worse for edit in text.edits[1:]} == {("p0",), ("p1",), ("p0", "p1")}


def test_a_first_draft_that_cannot_be_is_refused():
    closed = dataclasses.replace(TRADE, infeasible=({0: frozenset({0})},))

    with pytest.raises(NoAgreementError, match="first draft"):
        single_text(closed, 0)


def test_a_text_of_one_option_is_the_last_word():
    assert single_text(problem_of([np.array([[1, 1]])]), 0).drafts == (0,)


@given(problem=problems(), data=st.data())
def test_the_last_draft_is_an_agreement_if_it_reaches_every_bottom_line_and_crosses_no_red_line(
    problem, data
):
    every = enumerated(problem)
    assume(every)
    issue = data.draw(st.integers(0, len(problem.issues) - 1))
    place = data.draw(st.integers(0, problem.sizes[issue] - 1))
    lined = dataclasses.replace(problem, red_lines=((0, issue, place),))

    text = single_text(lined, data.draw(st.sampled_from(sorted(every))))

    worth = dict(zip(problem.parties, every[text.final], strict=True))
    floors = dict(zip(problem.parties, problem.reservation, strict=True))
    assert text.below == {p: floors[p] - u for p, u in worth.items() if u < floors[p]}
    assert bool(text.crossed) == (problem.digits(text.final)[issue] == place)
    assert text.is_agreement == (not text.below and not text.crossed)
