"""The zone at a glance is the zone of the full analysis, and any package can be asked about."""

from dataclasses import replace

import numpy as np
import pytest
from bargained import bargained

from detente.analysis.glance import glance
from detente.errors import NoNegotiationError
from detente.model.resampler import Resampler
from detente.preference import IssueKey


@pytest.fixture(scope="module", name="bench")
def _bench():
    return bargained()


def test_it_is_the_zone_of_the_full_analysis_but_for_what_carries_it(bench):
    assert bench.seen.zone == replace(bench.analysis.zone, carried_by=())


def test_a_listed_package_is_described_as_the_zone_describes_it(bench):
    for package in bench.analysis.zone.packages:
        assert bench.seen.package(package.outcome) == package


def test_what_leaves_the_core_as_it_is_is_no_package(bench):
    assert bench.seen.package(bench.analysis.status_quo) is None


def test_the_mean_worth_over_all_draws_agrees_with_that_of_the_half_that_is_reported(bench):
    best = bench.analysis.zone.packages[0]

    worth = bench.seen.worth(best.outcome)
    half = worth[len(worth) // 2 :].mean(axis=0)

    assert worth.shape == (bench.seen.draws.count, 2)
    np.testing.assert_allclose(half, list(best.mean_utility.values()), atol=1e-5)


def test_where_no_package_is_left_a_sentence_says_so(bench):
    ruled_out = tuple(
        {IssueKey(issue.key): option.id}
        for issue in bench.template.issues
        for option in issue.options[1:]
    )
    template = replace(bench.template, infeasible=ruled_out)
    again = Resampler(evidence=bench.evidence, template=template, seed=1)

    with pytest.raises(NoNegotiationError, match="no package is possible"):
        glance(again.base, again, draws=100)
