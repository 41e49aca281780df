"""A negotiation at its most likely values: the same outcomes, worths and limits as the model."""

import dataclasses

import numpy as np
import pytest
from analysis.problems import enumerated
from builders import make_issue, make_preference, make_template, make_value

from detente.analysis.modal import modal
from detente.analysis.problem import GRID
from detente.negotiation import Negotiation, Requirement
from detente.preference import Contribution

ISSUES = (
    make_issue("truce", ("as_is", "full", "part"), core=True),
    make_issue("border", ("as_is", "yes")),
    make_issue("guard", ("as_is", "ours", "theirs")),
)
RULES = {
    "nothing": {},
    "infeasible": {"infeasible": ({"truce": "full", "guard": "ours"},)},
    "any of several": {"infeasible": ({"truce": ("full", "part"), "guard": "ours"},)},
    "at least one": {"rule": "at_least_one", "terms": (("border", "yes"), ("guard", "theirs"))},
    "at most one": {"rule": "at_most_one", "terms": (("border", "yes"), ("truce", "full"))},
    "exactly one": {"rule": "exactly_one", "terms": (("border", "yes"), ("truce", "full"))},
    "one issue twice": {"rule": "at_most_one", "terms": (("truce", "part"), ("truce", "full"))},
    "implies": {
        "rule": "implies", "given": (("truce", "full"),), "terms": (("border", "yes"),),
    },
}  # fmt: skip


def test_a_weight_that_was_set_is_at_its_mode_and_the_others_share_what_it_leaves():
    template = make_template(*ISSUES)
    plain = made(template)
    first, *others = plain.preferences
    hand = make_value(first.party, "truce", "")
    hand = dataclasses.replace(hand, estimate=dataclasses.replace(hand.estimate, mode=0.6))
    negotiation = dataclasses.replace(
        plain, preferences=(dataclasses.replace(first, weights=(hand,)), *others)
    )

    before, after = modal(plain).weights, modal(negotiation).weights

    assert after[0, 0] == pytest.approx(0.6)
    assert after[0, 1] / after[0, 2] == pytest.approx(before[0, 1] / before[0, 2])
    assert after.sum(axis=1) == pytest.approx(1.0)
    assert np.array_equal(after[1:], before[1:])


def made(template, **red):
    parties = [one.id for one in template.parties]
    return Negotiation(
        template=template,
        preferences=tuple(make_preference(template, one, **red) for one in parties),
        as_of=None,
    )


@pytest.mark.parametrize("name", RULES)
def test_the_outcomes_are_the_deals_of_the_template(name):
    how = RULES[name]
    more = {"required": (Requirement(**how),)} if "rule" in how else how
    template = make_template(*ISSUES, **more)
    digits = template.outcomes()
    deals = digits[template.is_deal(digits)]

    problem = modal(made(template)).problem

    assert sorted(enumerated(problem)) == sorted(problem.index(row) for row in deals.tolist())


def test_utilities_are_mean_weights_times_most_likely_values():
    negotiation = made(make_template(*ISSUES))
    own = [dataclasses.replace(one, salience=(1.0, 2.0, 1.0)) for one in negotiation.preferences]
    negotiation = dataclasses.replace(negotiation, preferences=tuple(own))

    problem = modal(negotiation).problem

    assert problem.cells[1].tolist() == [[GRID // 4] * 2] * 2
    assert problem.cells[0].tolist() == [[GRID // 8] * 2] * 3


def test_a_red_line_counts_from_more_than_half_the_draws_on():
    template = make_template(*ISSUES)
    lines = [("border", "yes", 0.6), ("guard", "ours", 0.4)]

    problem = modal(made(template, red=lines)).problem

    assert set(problem.red_lines) == {(0, 1, 1), (1, 1, 1)}


def test_a_condition_that_is_met_adds_its_gain_once():
    template = make_template(*ISSUES)
    negotiation = made(template)
    north = negotiation.preferences[0]
    counts = (Contribution(source="a:p1", weight=1.0, counts_for=9.0, counts_against=1.0),)
    given = [
        dataclasses.replace(
            make_value("north", "truce", "full", counts), given=key,
            estimate=dataclasses.replace(north.values[0].estimate, mode=0.9),
        )
        for key in (("border", "yes"), ("guard", "ours"))
    ]  # fmt: skip
    spoken = dataclasses.replace(north, conditionals=tuple(given))
    negotiation = dataclasses.replace(
        negotiation, preferences=(spoken, negotiation.preferences[1])
    )

    problem = modal(negotiation).problem

    rows = np.array([[1, 0, 0], [1, 1, 0], [1, 1, 1]])
    worth = (problem.utilities(rows)[:, 0] / GRID).tolist()
    assert worth[1] - worth[0] == pytest.approx(0.4 / 3 / 2, abs=1e-6)
    assert worth[2] - worth[0] == pytest.approx(0.4 / 3, abs=1e-6)
