import subprocess
import sys
import time
from dataclasses import replace

import numpy as np
import pytest
from model.evidence_made import keys, war

from detente.model.estimate import estimate
from detente.model.sample import draw_utilities
from detente.model.template import draft_template
from detente.negotiation import Scenario
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
