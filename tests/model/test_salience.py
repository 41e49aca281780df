"""Weights of issues: the words behind each, and those that an analyst set."""

from dataclasses import replace

import numpy as np
import pytest
from model.by_hand import weight
from model.evidence_made import keys, war

from detente.model.estimate import estimate, issue_weights_of
from detente.model.salience import OTHERS
from detente.model.sample import draw_utilities
from detente.model.template import draft_template

FULL = war()
TEMPLATE = draft_template(FULL)
ISSUES = [issue.key for issue in TEMPLATE.issues]


def weights(*overrides, party="russia"):
    """Return the weights of all issues to a party."""
    negotiation = estimate(FULL, replace(TEMPLATE, overrides=overrides))
    return {one.issue: one for one in issue_weights_of(negotiation, FULL)[party]}


def test_a_weight_names_the_words_that_touch_its_issue():
    one = weights()["ceasefire"]

    assert [count.source for count in one.counts][0::2] == ["prior", OTHERS]
    assert keys(FULL, "p13") <= set(one.estimate.sources)
    assert OTHERS not in one.estimate.sources


def test_counts_of_a_weight_are_the_parameters_that_it_is_drawn_with():
    preference = estimate(FULL, TEMPLATE).preference("russia")
    own = weights()

    assert [own[key].alpha for key in ISSUES] == pytest.approx(preference.salience)
    whole = sum(preference.salience)
    assert all(own[key].alpha + own[key].beta == pytest.approx(whole) for key in ISSUES)


def test_the_range_of_a_weight_holds_nine_of_ten_draws():
    drawn = draw_utilities(estimate(FULL, TEMPLATE), 4000, 1)
    at = drawn.parties.index("russia")

    for place, key in enumerate(ISSUES):
        one = weights()[key].estimate
        low, high = np.quantile(drawn.weights[:, at, place], (0.05, 0.95))
        assert (low, high) == pytest.approx((one.low, one.high), abs=0.015)


def test_what_an_analyst_set_is_as_it_was_set_and_leaves_the_rest_to_the_others():
    mine = weight("russia", ISSUES[0], 0.6, 0.1)
    before, after = weights(), weights(mine)

    assert after[ISSUES[0]].estimate.sources == (mine.key,)
    assert after[ISSUES[0]].estimate.mode == 0.6
    left = 1 - sum(before[key].estimate.mode for key in ISSUES[:1])
    assert all(after[key].estimate.high <= 0.4 for key in ISSUES[1:])
    assert left > 0.4


def test_an_only_issue_has_all_the_weight():
    template = replace(TEMPLATE, issues=TEMPLATE.issues[:1])
    (one,) = issue_weights_of(estimate(FULL, template), FULL)["russia"]

    assert (one.estimate.low, one.estimate.high) == (1.0, 1.0)
