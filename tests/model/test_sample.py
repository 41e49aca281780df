import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from model.by_hand import no_agreement, weight
from model.evidence_made import keys, war

from detente.analysis.acceptability import acceptance
from detente.analysis.space import packages
from detente.model.beta import estimate_of
from detente.model.estimate import estimate
from detente.model.sample import draw_utilities
from detente.model.template import draft_template
from detente.negotiation import Override, Scenario
from detente.preference import Contribution


@pytest.fixture(scope="module")
def full():
    return war()


@pytest.fixture(scope="module")
def template(full):
    return draft_template(full)


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(full, template):
    negotiation = estimate(full, template)

    first, again, other = (draw_utilities(negotiation, 500, seed) for seed in (7, 7, 8))

    assert first.cells.tobytes() == again.cells.tobytes()
    assert first.reservation.tobytes() == again.reservation.tobytes()
    assert first.cells.tobytes() != other.cells.tobytes()


def test_more_draws_begin_with_the_same_ones(full, template):
    negotiation = estimate(full, template)

    few, many = (draw_utilities(negotiation, count, 1) for count in (100, 300))

    assert np.array_equal(few.cells, many.cells[:100])


def test_the_weights_of_the_issues_sum_to_one(full, template):
    negotiation = estimate(full, template)
    sure = Contribution(source="a", weight=1.0, counts_for=1e9, counts_against=1.0)
    one = negotiation.preferences[0]
    certain = replace(one, values=tuple(replace(v, counts=(sure,)) for v in one.values))

    drawn = draw_utilities(
        replace(negotiation, preferences=(certain, *negotiation.preferences[1:])), 400, 1
    )

    first = np.concatenate([[0], np.cumsum(template.sizes)[:-1]])
    assert drawn.cells[:, 0, first].sum(axis=1) == pytest.approx(1.0, abs=1e-3)


def drawn_with(full, template, *overrides, draws=400):
    """Return draws under numbers set by hand."""
    return draw_utilities(estimate(full, replace(template, overrides=overrides)), draws, 1)


def as_evidence_has_it(preference, at):
    """Return the fifth, most likely and ninety-fifth hundredth that evidence gives a weight."""
    own, whole = preference.salience[at], sum(preference.salience)
    return estimate_of(own, whole - own, ["a"])


def test_a_weight_as_the_evidence_gives_it_changes_little(full, template):
    preference = estimate(full, template).preference("russia")
    issue, one = template.issues[0].key, as_evidence_has_it(preference, 0)
    mine = Override(
        party="russia", issue=issue, low=one.low, mode=one.mode, high=one.high, reason="-"
    )

    before, after = (drawn_with(full, template, *some, draws=2000) for some in ((), (mine,)))

    for share in (0.05, 0.25, 0.5, 0.75, 0.95):
        moved = np.quantile(after.weights, share, axis=0)
        moved -= np.quantile(before.weights, share, axis=0)
        assert np.abs(moved).max() < 0.03


def test_a_weight_leaves_the_other_issues_in_their_proportions(full, template):
    mine = weight("russia", template.issues[0].key, 0.5, 0.1)

    before, after = (drawn_with(full, template, *some) for some in ((), (mine,)))

    at = before.parties.index("russia")
    rest = before.weights[:, at, 1:] / before.weights[:, at, 1:].sum(axis=1, keepdims=True)
    left = after.weights[:, at, 1:] / after.weights[:, at, 1:].sum(axis=1, keepdims=True)
    assert left == pytest.approx(rest)
    assert after.weights.sum(axis=2) == pytest.approx(1.0)
    assert np.array_equal(after.weights[:, 1 - at], before.weights[:, 1 - at])


def test_a_weight_near_one_makes_its_issue_decide(full, template):
    places = list(np.cumsum([0, *template.sizes]))
    for number, issue in enumerate(template.issues):
        drawn = drawn_with(full, template, weight("russia", issue.key, 1.0))
        own = drawn.cells[:, drawn.parties.index("russia")]
        others = np.delete(own, np.s_[places[number] : places[number + 1]], axis=1)

        assert drawn.weights[:, drawn.parties.index("russia"), number].min() > 0.98
        assert others.max() < 0.02


def test_weights_that_come_to_more_than_one_are_divided_by_their_sum(full, template):
    first, second, *_ = (issue.key for issue in template.issues)
    mine = (weight("russia", first, 0.9), weight("russia", second, 0.6))

    drawn = drawn_with(full, template, *mine)

    own = drawn.weights[:, drawn.parties.index("russia")]
    assert own[:, :2].mean(axis=0) == pytest.approx([0.6, 0.4], abs=0.02)
    assert own[:, 2:].max() == 0.0
    assert own.sum(axis=1) == pytest.approx(1.0)


def test_weights_of_all_issues_are_shares_of_their_sum(full, template):
    mine = [weight("russia", issue.key, 0.1) for issue in template.issues]

    drawn = drawn_with(full, template, *mine)

    own = drawn.weights[:, drawn.parties.index("russia")]
    assert own.sum(axis=1) == pytest.approx(1.0)
    assert own.mean(axis=0) == pytest.approx(1 / len(template.issues), abs=0.02)


@given(numbers=st.tuples(st.floats(0.05, 0.95), st.floats(0.05, 0.95)))
@settings(max_examples=8)
def test_a_higher_worth_of_no_agreement_never_raises_the_acceptance_of_a_package(
    full, template, numbers
):
    lower, higher = (
        drawn_with(full, template, no_agreement("russia", one)) for one in sorted(numbers)
    )
    space = packages(template)

    before, after = (acceptance(space, one) for one in (lower, higher))

    at = lower.parties.index("russia")
    assert np.all(after.each[:, at] <= before.each[:, at])
    assert np.array_equal(after.each[:, 1 - at], before.each[:, 1 - at])
    assert np.all(after.all <= before.all)


def test_equal_seeds_give_equal_bytes_under_numbers_set_by_hand(full, template):
    mine = (weight("russia", template.issues[0].key, 0.5, 0.2), no_agreement("ukraine", 0.3, 0.1))

    first, again = (drawn_with(full, template, *mine) for _ in range(2))

    assert first.weights.tobytes() == again.weights.tobytes()
    assert first.cells.tobytes() == again.cells.tobytes()
    assert first.reservation.tobytes() == again.reservation.tobytes()


def test_dropping_numbers_set_by_hand_gives_back_the_bytes_of_the_evidence(full, template):
    mine = (weight("russia", template.issues[0].key, 0.5, 0.2), no_agreement("ukraine", 0.3, 0.1))
    held = replace(template, overrides=mine)
    dropped = estimate(full, held, scenario=Scenario(drop=frozenset(one.key for one in mine)))

    before, after = (draw_utilities(one, 200, 1) for one in (estimate(full, template), dropped))

    assert dropped.preferences == estimate(full, template).preferences
    for name in ("cells", "reservation", "weights", "binding", "pair_gain"):
        assert getattr(after, name).tobytes() == getattr(before, name).tobytes()


def test_the_order_of_the_issues_changes_no_weight_that_was_set(full, template):
    mine = (weight("russia", template.issues[0].key, 0.5, 0.2),)
    turned = replace(template, issues=template.issues[::-1])

    one, other = (drawn_with(full, some, *mine) for some in (template, turned))

    assert np.array_equal(one.weights, other.weights[:, :, ::-1])


def test_dropping_a_source_leaves_the_other_party_as_it_was(full, template):
    dropped = Scenario(drop=keys(full, "p13"))

    before, after = (
        draw_utilities(estimate(full, template, scenario=one), 300, 1)
        for one in (Scenario(), dropped)
    )

    assert np.array_equal(before.cells[:, 1], after.cells[:, 1])
    assert not np.array_equal(before.cells[:, 0], after.cells[:, 0])


def test_the_order_of_the_issues_changes_the_order_of_the_cells_alone(full, template):
    turned = replace(template, issues=template.issues[::-1])
    cells = list(turned.cells())

    plain, other = (draw_utilities(estimate(full, one), 300, 1) for one in (template, turned))

    order = [cells.index(cell) for cell in template.cells()]
    assert np.array_equal(plain.cells, other.cells[:, :, order])
    assert np.array_equal(plain.binding, other.binding[:, :, order])


def test_the_order_of_the_parties_changes_their_order_alone(full, template):
    turned = replace(template, parties=template.parties[::-1])

    plain, other = (draw_utilities(estimate(full, one), 300, 1) for one in (template, turned))

    assert other.parties == plain.parties[::-1]
    assert np.array_equal(plain.cells, other.cells[:, ::-1])


def test_a_condition_that_holds_never_lowers_what_it_is_for(full, template):
    drawn = draw_utilities(estimate(full, template), 2000, 1)

    assert drawn.pair_gain.shape == (2000, 3)
    assert (drawn.pair_gain >= 0).all()
    assert (drawn.pair_gain.mean(axis=0) > 0).all()


def test_a_condition_about_two_places_counts_once_when_both_meet_it(full, template):
    drawn = draw_utilities(estimate(full, template), 2000, 1)
    pairs = drawn.pairs.tolist()

    russias = [at for at, pair in enumerate(pairs) if pair[0] == 0]

    assert len(russias) == 2
    assert np.allclose(drawn.pair_gain[:, russias[0]], drawn.pair_gain[:, russias[1]])


def test_a_red_line_binds_in_as_many_draws_as_its_probability_says(full, template):
    negotiation = estimate(full, template)
    line = negotiation.preference("ukraine").red_lines[0]

    drawn = draw_utilities(negotiation, 8000, 1)

    cell = list(template.cells()).index((line.issue, line.option))
    assert drawn.binding[:, 1, cell].mean() == pytest.approx(line.probability, abs=0.02)


def test_no_draws_are_refused(full, template):
    with pytest.raises(ValueError, match="0 draws"):
        draw_utilities(estimate(full, template), 0, 1)


def test_two_thousand_draws_take_at_most_a_sixth_of_a_second(full, template):
    negotiation = estimate(full, template)
    draw_utilities(negotiation, 10, 1)

    started = time.process_time()
    draw_utilities(negotiation, 2000, 1)

    assert time.process_time() - started < 0.15


def test_the_statistics_package_is_never_loaded():
    code = (
        "import sys, detente.model.sample, detente.model.estimate as e; print(sorted(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)  # noqa: S603 - our own code

    assert b"'scipy.special'" in done.stdout
    assert b"'scipy.stats'" not in done.stdout
