"""Model and sample are stood in for by a small resampler that reacts as the model does."""

import dataclasses

import numpy as np
import pytest
from builders import make_draws, make_issue, make_preference, make_template

from detente.analysis.analyse import analyse
from detente.errors import NoNegotiationError
from detente.negotiation import Negotiation, Party, Scenario
from detente.preference import Contribution

SPOKEN = {("truce", "yes"): ("a:p01",)}


def make_negotiation(template, scenario=None):
    """South has spoken against the truce; evidence that is dropped leaves its value open."""
    dropped = scenario is not None and bool({"a:p01", "*"} & scenario.drop)
    south = make_preference(
        template,
        "south",
        spoken={} if dropped else SPOKEN,
        red=[("border", "yes", 0.9)],
        stated=2.0,
    )
    against = Contribution(source="a:p01", weight=0.8, counts_for=0.0, counts_against=8.0)
    values = tuple(
        dataclasses.replace(value, counts=(*value.counts, against))
        if value.estimate.sources
        else value
        for value in south.values
    )
    north = make_preference(template, "north", stated=2.0)
    return Negotiation(
        template=template,
        preferences=(north, dataclasses.replace(south, values=values)),
        as_of=None,
    )


def make_resample(template):
    def resample(scenario, count):
        accepts = scenario.stance.get(("south", "truce", "yes"))
        south = {None: 0.42, 2: 0.9, -2: 0.0}[accepts] + (0.2 if scenario.drop else 0.0)
        worth = {"north": [0.2, 0.9, 0.2, 0.9], "south": [0.2, south, 0.9, 0.1]}
        draws = make_draws(template, worth, noise=0.15, count=count, reservation=0.6)
        binding = draws.binding.copy()
        binding[:, 1, 3] = ("south", "border", "yes") not in scenario.lift
        return make_negotiation(template, scenario), dataclasses.replace(draws, binding=binding)

    return resample


@pytest.fixture
def template():
    return make_template(make_issue("truce", core=True), make_issue("border"))


@pytest.fixture
def analysis(template):
    return analyse(make_negotiation(template), make_resample(template), seed=1, draws=400)


def test_the_headline_is_the_best_packages_share_beside_its_baseline(analysis):
    zone = analysis.zone

    assert zone.share_of_draws == zone.packages[0].all
    assert zone.interval[0] <= zone.share_of_draws <= zone.interval[1]
    assert 0 < zone.baseline < 1
    assert zone.some_package >= zone.share_of_draws


def test_what_carries_the_result_is_asked_again_without_it(analysis):
    carried = analysis.zone.carried_by[0]

    assert carried.source == "a:p01"
    assert carried.share_without > analysis.zone.share_of_draws


def test_a_concession_names_the_words_against_it_and_what_it_opens(analysis):
    alone = next(c for c in analysis.concessions if c.what == "stance" and c.party == "south")

    assert (alone.issue, alone.option, alone.against) == ("truce", "yes", ("a:p01",))
    assert alone.opens > analysis.zone.share_of_draws
    assert alone.costs == pytest.approx(0.8)


def test_lifting_a_red_line_shows_the_best_package_that_crosses_it(analysis):
    lifted = next(c for c in analysis.concessions if c.what == "red line")

    assert (lifted.party, lifted.issue, lifted.against) == ("south", "border", ("a:p01",))
    assert 0 <= lifted.opens <= 1


def test_the_question_that_moves_the_share_most_comes_first(analysis):
    first = analysis.would_settle_most[0]

    assert (first.party, first.issue, first.option) == ("south", "truce", "yes")
    assert first.change_in_share == max(q.change_in_share for q in analysis.would_settle_most)
    assert first.question == "Does South accept, on record: truce, yes?"


def test_stability_says_who_leaves_first_and_by_which_move(analysis):
    first = analysis.stability[0]

    assert first.concepts["nash"] <= first.concepts["gmr"]
    assert first.leaves_first in {"north", "south"}
    assert first.by == {"truce": "as_is"}
    assert 0 <= first.sanctioned <= 1


def test_each_solution_is_a_package_with_its_share_of_draws(analysis):
    assert set(analysis.solutions) == {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian"}
    assert all(0 < one.share_of_draws <= 1 for one in analysis.solutions.values())
    assert analysis.frontier


def test_equal_seeds_give_equal_results(template):
    first, second = (
        analyse(make_negotiation(template), make_resample(template), seed=1, draws=400)
        for _ in range(2)
    )

    assert first == second


def test_a_flip_under_another_rule_is_reported(analysis):
    assert [one.name for one in analysis.sensitivity] == [
        "half-life halved",
        "half-life doubled",
        "k halved",
        "k doubled",
        "equal weights",
    ]
    assert not any(one.flips for one in analysis.sensitivity)


def test_one_principal_is_no_negotiation(template):
    lonely = dataclasses.replace(
        template,
        parties=(
            Party(id="north", name="North"),
            Party(id="south", name="South", role="mediator"),
        ),
    )

    with pytest.raises(NoNegotiationError, match="1 of the parties must agree"):
        analyse(make_negotiation(lonely), make_resample(lonely), seed=1, draws=10)


def test_a_mediators_refusal_does_not_count(template):
    with_mediator = dataclasses.replace(
        template, parties=(*template.parties, Party(id="host", name="Host", role="mediator"))
    )
    resample = make_resample(template)

    def three(scenario, count):
        negotiation, draws = resample(scenario, count)
        wider = {
            name: np.concatenate([getattr(draws, name), 0 * getattr(draws, name)[:, :1]], axis=1)
            for name in ("cells", "binding", "reservation")
        }
        return negotiation, dataclasses.replace(
            draws, parties=(*draws.parties, "host"), **{**wider, "binding": wider["binding"] > 0}
        )

    two = analyse(make_negotiation(template), resample, seed=1, draws=400)
    mediated = analyse(make_negotiation(with_mediator), three, seed=1, draws=400)

    assert mediated.zone == two.zone
    assert Scenario().name == "as it stands"
