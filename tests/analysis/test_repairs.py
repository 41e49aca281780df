"""A repair is a single change of a term after which a state holds in more draws."""

import pytest
from bargained import bargained

from detente.analysis.package_stability import package_stability
from detente.analysis.repairs import LEAST, repairs_of


@pytest.fixture(scope="module", name="bench")
def _bench():
    return bargained()


@pytest.mark.parametrize("concept", ["gmr", "smr"])
def test_each_repair_holds_as_often_as_it_says_and_the_best_comes_first(bench, concept):
    template, draws = bench.template, bench.seen.draws
    states = [template.describe(row) for row in template.outcomes()]
    found, outcome = next(
        (repairs, state)
        for state in states
        if (repairs := repairs_of(template, draws, state, concept=concept))
    )

    before = package_stability(template, draws, outcome).concepts[concept]
    first = {issue.key: issue.options[0].id for issue in template.issues}
    for one in found:
        assert one.option != first[one.issue]
        changed = dict(outcome) | {one.issue: one.option}
        assert one.after == package_stability(template, draws, changed).concepts[concept]
        assert one.before == before
        assert one.after - before >= LEAST
    assert [one.after for one in found] == sorted((one.after for one in found), reverse=True)


def test_a_state_that_nobody_can_better_needs_no_repair(bench):
    shares = {}
    for row in bench.template.outcomes():
        outcome = bench.template.describe(row)
        found = package_stability(bench.template, bench.seen.draws, outcome).concepts["gmr"]
        shares[found] = outcome
    best = shares[max(shares)]

    assert repairs_of(bench.template, bench.seen.draws, best) == ()
