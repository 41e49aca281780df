import dataclasses

import numpy as np
import pytest
from builders import make_draws, make_issue, make_preference, make_template

from detente.analysis.concession import (
    Inquiry,
    accepts,
    answer_of,
    carried_by,
    concessions,
    only,
    sources_of,
    terms_at_stake,
    together,
    would_settle_most,
)
from detente.analysis.zone import ballots_of
from detente.negotiation import Negotiation, Scenario
from detente.preference import Contribution, Estimate

TEMPLATE = make_template(make_issue("truce", core=True), make_issue("border"))
WORTH = {"north": [0.2, 0.9, 0.2, 0.9], "south": [0.2, 0.8, 0.9, 0.1]}


@pytest.fixture
def negotiation():
    preferences = tuple(make_preference(TEMPLATE, p.id, stated=1.0) for p in TEMPLATE.parties)
    return Negotiation(template=TEMPLATE, preferences=preferences, as_of=None)


@pytest.fixture
def draws():
    return make_draws(TEMPLATE, WORTH, noise=0.1, reservation=0.5)


def inquiry_of(negotiation, resample):
    return Inquiry(
        resample=resample,
        draws=200,
        baseline=0.2,
        parties=("north", "south"),
        ballots=ballots_of(negotiation.template, 200),
    )


def test_each_scenario_is_asked_only_once(negotiation, draws):
    asked = []

    def resample(scenario, count):
        asked.append((scenario.name, count))
        return negotiation, draws

    inquiry = inquiry_of(negotiation, resample)
    inquiry.ask(Scenario(name="a"))
    inquiry.ask(Scenario(name="a"))

    assert asked == [("a", 200)]


def test_taking_one_party_keeps_its_columns_and_its_pairs(draws):
    paired = dataclasses.replace(
        draws,
        pairs=np.array([[0, 1, 3], [1, 1, 3]]),
        pair_gain=np.tile([0.1, 0.2], (draws.count, 1)),
    )

    south = only(paired, ["south"])

    assert south.parties == ("south",)
    assert (south.cells == draws.cells[:, 1:]).all()
    assert south.pairs.tolist() == [[0, 1, 3]]
    assert south.pair_gain.tolist()[0] == [0.2]


def test_only_changed_terms_are_at_stake(negotiation, draws):
    answer = answer_of(negotiation, draws, 0.2, ballots_of(negotiation.template, draws.count))

    assert terms_at_stake(negotiation, [answer.outcome]) == (("truce", "yes"),)


def test_a_scenario_of_several_parties_gives_each_the_same_stance():
    both = together(("north", "south"), ("truce", "yes"), 2)

    assert both.stance == {("north", "truce", "yes"): 2, ("south", "truce", "yes"): 2}
    assert accepts("north", ("truce", "yes")).stance == {("north", "truce", "yes"): 2}


def test_who_has_accepted_a_term_in_its_own_words_is_not_asked_to(negotiation, draws):
    asked = []

    def resample(scenario, _):
        asked.extend(party for party, *_ in scenario.stance)
        return negotiation, draws

    north, south = negotiation.preferences
    value = dataclasses.replace(
        north.value("truce", "yes"), estimate=Estimate(low=0.6, mode=0.9, high=1.0)
    )
    values = tuple(value if one.option == "yes" else one for one in north.values)
    spoken = dataclasses.replace(
        negotiation, preferences=(dataclasses.replace(north, values=values), south)
    )
    inquiry = inquiry_of(spoken, resample)
    base = answer_of(spoken, draws, 0.2, inquiry.ballots)

    concessions(inquiry, base, [("truce", "yes")])
    questions = would_settle_most(inquiry, base, [("truce", "yes")])

    assert set(asked) == {"south"}
    assert [one.party for one in questions] == ["south"]


def test_the_claims_of_one_sentence_are_dropped_together(negotiation, draws):
    dropped = []

    def resample(scenario, _):
        dropped.append(scenario.drop)
        return negotiation, draws

    sentence = ("a:p01", "a:p02")
    carried = dataclasses.replace(negotiation, sentences=dict.fromkeys(sentence, sentence))
    inquiry = inquiry_of(negotiation, resample)
    base = answer_of(carried, draws, 0.2, inquiry.ballots)
    found = carried_by(inquiry, base, {"a:p01": 0.5, "a:p02": 0.4})

    assert dropped == [frozenset(sentence)]
    assert [(one.source, one.goes_with) for one in found] == [("a:p01", ("a:p02",))]


def test_the_sources_of_a_package_are_those_of_its_terms_and_conditions(negotiation):
    said = Contribution(source="a:p01", weight=0.7, counts_for=5.0, counts_against=2.0)
    north = negotiation.preferences[0]
    value = dataclasses.replace(north.value("truce", "yes"), counts=(said,))
    given = dataclasses.replace(
        value, counts=(dataclasses.replace(said, source="a:p02"),), given=("border", "yes")
    )
    spoken = dataclasses.replace(
        negotiation,
        preferences=(
            dataclasses.replace(north, values=(value,), conditionals=(given,)),
            negotiation.preferences[1],
        ),
    )

    found = sources_of(spoken, ("north",), {"truce": "yes", "border": "as_is"})

    assert found == {"a:p01": 0.7, "a:p02": 0.7}
