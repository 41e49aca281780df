import dataclasses

import numpy as np
import pytest
from builders import make_draws, make_preference

from detente.analysis import zone
from detente.analysis.results import Objection, Package
from detente.analysis.zone import (
    ballots_of,
    describe_packages,
    headed,
    objections,
    promising,
    rank_packages,
    stated_weight,
    verdict_of,
)
from detente.preference import Contribution


def make_package(share, *, red=0.0, outcome=None):
    crossed = (
        Objection(
            party="north", issue="truce", option="yes", share=red, red_line=True, sources=("a:p1",)
        ),
    )
    return Package(
        outcome=outcome or {"truce": "yes", "border": "as_is"},
        acceptable={"north": share, "south": share},
        all=share,
        interval=(share, share),
        mean_utility={},
        objections=crossed if red else (),
    )


def test_the_package_that_both_like_ranks_first(simple, negotiation):
    template, draws = simple

    listed = describe_packages(negotiation, draws, rank_packages(template, draws))

    assert listed[0].outcome == {"truce": "yes", "border": "as_is"}
    assert listed[0].all == pytest.approx(1.0)
    assert [p.all for p in listed] == sorted((p.all for p in listed), reverse=True)


def test_the_best_of_many_equal_packages_is_not_flattered(negotiation):
    template = negotiation.template
    worth = {"north": [0.4] * 4, "south": [0.4] * 4}
    draws = make_draws(template, worth, noise=0.3, count=4000, reservation=0.4)

    ranking = rank_packages(template, draws)

    assert ranking.best_share == pytest.approx(0.25, abs=0.04)


@pytest.mark.parametrize(
    ("share", "baseline", "red", "word"),
    [
        (0.6, 0.25, 0.0, "open"),
        (0.59, 0.25, 0.0, "narrow"),
        (0.21, 0.18, 0.0, "narrow"),
        (0.2, 0.25, 0.0, "closed"),
        (0.24, 0.26, 0.9, "closed"),
        (0.24, 0.26, 0.4, "narrow"),
    ],
)
def test_the_verdict_word_follows_the_bounds(negotiation, share, baseline, red, word):
    listed = [make_package(share, red=red)]

    assert verdict_of(negotiation, ("north", "south"), listed, baseline)[0] == word


def test_a_silent_principal_means_not_enough_evidence_and_is_named(negotiation):
    template = negotiation.template
    quiet = dataclasses.replace(
        negotiation,
        preferences=(
            make_preference(template, "north", stated=1.0),
            make_preference(template, "south", stated=0.3),
        ),
    )

    word, why = verdict_of(quiet, ("north", "south"), [make_package(0.9)], 0.25)

    assert word == "not enough evidence"
    assert "South (0.3)" in why
    assert "North" not in why


@pytest.mark.parametrize(("stated", "told"), [(0.94, "0.9"), (0.96, "just under 1.0")])
def test_a_weight_that_falls_short_by_little_is_not_rounded_up_to_what_is_needed(
    negotiation, stated, told
):
    both = (("north", 1.0), ("south", stated))
    preferences = tuple(make_preference(negotiation.template, p, stated=own) for p, own in both)
    quiet = dataclasses.replace(negotiation, preferences=preferences)

    _, why = verdict_of(quiet, ("north", "south"), [make_package(0.9)], 0.25)

    assert why.endswith(f"South ({told}), where 1.0 is needed")


def test_only_changed_core_terms_count_as_stated(negotiation):
    package = make_package(0.5, outcome={"truce": "yes", "border": "yes"})

    assert stated_weight(negotiation, ("north", "south"), package.outcome) == {
        "north": 1.0,
        "south": 1.0,
    }


def test_objections_name_red_lines_first_and_only_the_words_that_speak_against_a_term(
    simple, negotiation
):
    template, draws = simple
    spoken = {("border", "yes"): ("a:p02", "a:p03")}
    south = make_preference(template, "south", spoken=spoken, red=[("truce", "yes", 0.8)])
    said = (
        Contribution(source="a:p02", weight=0.9, counts_for=0.0, counts_against=9.0),
        Contribution(source="a:p03", weight=0.5, counts_for=4.0, counts_against=1.0),
    )
    values = tuple(
        dataclasses.replace(one, counts=said) if one.estimate.sources else one
        for one in south.values
    )
    south = dataclasses.replace(south, values=values)
    held = dataclasses.replace(negotiation, preferences=(negotiation.preferences[0], south))
    ranking = rank_packages(template, draws)
    both = int(np.flatnonzero((ranking.space.digits == [1, 1]).all(axis=1))[0])

    found = objections(held, draws.parties, ranking.space, both)

    assert [(one.issue, one.red_line, one.sources) for one in found] == [
        ("truce", True, ("a:p01",)),
        ("border", False, ("a:p02",)),
    ]


def test_of_very_many_packages_the_promising_ones_and_some_with_each_option_are_asked(
    simple, monkeypatch
):
    template, draws = simple
    ranking = rank_packages(template, draws)
    assert promising(template, ranking) is ranking.space

    monkeypatch.setattr(zone, "MOST_ASKED", 1)
    monkeypatch.setattr(zone, "FIRST_ASKED", 1)
    monkeypatch.setattr(zone, "WITH_EACH", 1)
    asked = promising(template, ranking).digits.tolist()

    assert ranking.space.digits[ranking.best].tolist() in asked
    for issue in range(2):
        options = {row[issue] for row in ranking.space.digits.tolist()}
        assert {row[issue] for row in asked} == options


@pytest.mark.parametrize("noise", [0.05, 0.4])
@pytest.mark.parametrize("reservation", [0.2, 0.5])
def test_the_first_package_is_the_same_whether_all_are_ranked_or_not(simple, noise, reservation):
    template, _ = simple
    for lean in (0.3, 0.5, 0.7):
        worth = {"north": [0.4, lean, 0.5, 0.6], "south": [0.5, 0.4, lean, 0.6]}
        draws = make_draws(template, worth, noise=noise, count=600, reservation=reservation)

        whole = rank_packages(template, draws)
        first = headed(draws, ballots_of(template, draws.count))

        found = first.space.digits[first.best]
        assert found.tolist() == whole.space.digits[whole.best].tolist()
        assert first.best_share == whole.best_share
