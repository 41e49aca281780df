"""What an audience refuses holds less often; what its party accepts stays what it was."""

from dataclasses import replace

import numpy as np
import pytest
from builders import make_draws, make_issue, make_preference, make_template
from two_levels import REFUSES, WELCOMES, talks, template_of, worked_out

from detente.analysis.acceptability import wilson_interval
from detente.analysis.ratification import ratifications
from detente.negotiation import Negotiation, Override, Party, Scenario
from detente.preference import Contribution, IssueKey
from detente.whatif import Change, Study

EVERY = slice(0, None)


@pytest.fixture(scope="module")
def silent():
    return worked_out(talks(), template_of())[1]


@pytest.fixture(scope="module")
def refused():
    return worked_out(talks(REFUSES, red_line=True), template_of())[1]


@pytest.fixture(scope="module")
def alone():
    return worked_out(talks(), template_of(role=None))[1]


def without_home(analysis):
    """Return what an analysis says of everything but what happens at home."""
    return replace(analysis, ratification=(), parties={}, method={}, warnings=())


def test_without_an_audience_nothing_is_asked_at_home(alone):
    assert alone.ratification == ()
    assert "ratification" not in alone.method


def test_an_audience_that_is_nobodys_changes_nothing_and_is_asked_nothing(alone):
    nobodys = worked_out(talks(), template_of(audience_of=None))[1]

    assert nobodys.ratification == ()
    assert without_home(nobodys) == without_home(alone)


@pytest.mark.parametrize("words", [{}, REFUSES, WELCOMES], ids=["silent", "refuses", "welcomes"])
def test_whatever_an_audience_says_the_acceptance_of_the_parties_stays(alone, words):
    heard = worked_out(talks(words), template_of())[1]

    assert without_home(heard) == without_home(alone)


def test_an_audience_that_says_nothing_gets_no_number(silent):
    assert silent.ratification
    for one in silent.ratification:
        (audience,) = one.audiences
        assert not audience.heard
        assert (audience.share, audience.interval, audience.sources) == (None, None, ())
        assert (one.holds, one.interval) == (None, None)


def test_words_on_another_term_are_not_words_on_a_package(refused):
    for one in refused.ratification:
        (audience,) = one.audiences
        assert audience.heard == (one.outcome["front_line"] == "freeze")


def test_the_packages_are_the_listed_ones_with_the_shares_of_the_zone(refused):
    assert [one.outcome for one in refused.ratification] == [
        dict(one.outcome) for one in refused.zone.packages
    ]
    assert [one.all for one in refused.ratification] == pytest.approx(
        [one.all for one in refused.zone.packages]
    )


def test_a_refusal_lowers_what_holds_and_quotes_its_words(refused):
    found = talks(REFUSES)
    (key,) = (one.key for one in found.claims if one.position.party == "senate")
    best = next(one for one in refused.ratification if one.outcome["front_line"] == "freeze")

    assert best.all > 0.2
    assert best.holds < best.all / 4
    ((one,),) = ([*audience.refuses] for audience in best.refusing)
    assert (one.issue, one.option, one.red_line) == ("front_line", "freeze", True)
    assert one.sources == (key,)
    assert best.audiences[0].sources == (key,)


def test_a_welcome_holds_more_often_than_a_refusal(refused):
    welcomed = worked_out(talks(WELCOMES), template_of())[1]
    pairs = [
        (one, other)
        for one, other in zip(welcomed.ratification, refused.ratification, strict=True)
        if other.holds is not None
    ]

    assert pairs
    for one, other in pairs:
        assert other.holds <= one.holds <= one.all
        assert not one.refusing


def test_dropping_the_quote_undoes_the_refusal(silent):
    found = talks(REFUSES, red_line=True)
    study = Study(evidence=found, template=template_of(), draws=400)
    drop = frozenset(one.key for one in found.claims if one.position.party == "senate")

    without = study.fork(Change(scenario=Scenario(drop=drop))).analysis

    assert study.base.analysis.ratification[0].holds is not None
    assert without.ratification == silent.ratification


def test_setting_a_number_by_hand_is_hearing_the_audience():
    number = Override(
        party="senate", issue=IssueKey("front_line"), option="freeze",
        low=0.0, mode=0.05, high=0.1, reason="two members told us",
    )  # fmt: skip
    study = Study(evidence=talks(), template=template_of(), draws=400)

    found = study.fork(Change(overrides=(number,))).analysis.ratification
    heard = [one for one in found if one.outcome["front_line"] == "freeze"]

    assert [one.refusing[0].sources for one in heard] == [(number.key,)] * len(heard)


def by_hand(worth, reservation, *, accepts_all=False):
    """Return two parties' talks on one truce, the south's senate, and its draws."""
    template = make_template(make_issue("truce", core=True), make_issue("border"))
    senate = Party(id="senate", name="Senate", role="audience", audience_of="south")
    template = replace(template, parties=(*template.parties, senate))
    counts = (Contribution(source="a:p01", weight=1.0, counts_for=5.0, counts_against=5.0),)
    preference = make_preference(template, "senate", spoken={("truce", "yes"): ("a:p01",)})
    values = tuple(
        replace(one, counts=counts) if one.estimate.sources else one for one in preference.values
    )
    negotiation = Negotiation(
        template=template,
        preferences=tuple(make_preference(template, one) for one in ("north", "south")),
        audiences=(replace(preference, values=values),),
        as_of=None,
    )
    draws = make_draws(template, worth, noise=0.3, count=300, reservation=reservation)
    if accepts_all:
        draws.reservation[:, 2] = -9.0
    return negotiation, draws


WORTH = {"north": [0.3, 0.8, 0.3, 0.6], "south": [0.4, 0.7, 0.5, 0.5], "senate": [0.5] * 4}


def test_the_shares_are_those_of_counting_draw_by_draw():
    negotiation, draws = by_hand(WORTH, 0.5)
    outcome = {"truce": "yes", "border": "yes"}
    worth = draws.cells[:, :, 1] + draws.cells[:, :, 3]
    yes = worth >= draws.reservation
    both, three = yes[:, :2].all(axis=1), yes.all(axis=1)
    south = np.flatnonzero(yes[:, 1])

    (found,) = ratifications(negotiation, draws, [outcome], EVERY)

    (audience,) = found.audiences
    assert (found.all, found.holds) == (both.mean(), three.mean())
    assert found.interval == wilson_interval(three.sum(), 300)
    assert audience.asked == len(south)
    assert audience.share == yes[south, 2].mean()
    assert audience.interval == wilson_interval(yes[south, 2].sum(), len(south))


def test_an_audience_that_accepts_everything_changes_nothing():
    negotiation, draws = by_hand(WORTH, 0.5, accepts_all=True)
    outcome = {"truce": "yes", "border": "as_is"}

    (found,) = ratifications(negotiation, draws, [outcome], EVERY)

    assert 0 < found.holds == found.all
    assert found.audiences[0].share == 1.0
    assert found.refusing == ()


def test_an_audience_whose_party_accepts_in_no_draw_is_not_asked():
    negotiation, draws = by_hand(WORTH, 9.0)

    (found,) = ratifications(negotiation, draws, [{"truce": "yes", "border": "yes"}], EVERY)

    assert (found.audiences[0].heard, found.audiences[0].asked) == (True, 0)
    assert found.audiences[0].share is None
    assert found.holds == 0.0
