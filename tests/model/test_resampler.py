"""The model asked again: what a scenario leaves unchanged is kept; the numbers are the same."""

from dataclasses import replace

import numpy as np
import pytest
from model.evidence_made import evidence, holds, provided, said
from two_levels import REFUSES, talks, template_of

from detente.model.estimate import estimate
from detente.model.resampler import Resampler
from detente.model.sample import Chance, draw_party, draw_utilities
from detente.model.template import draft_template
from detente.negotiation import Override, Scenario
from detente.preference import IssueKey

SCENARIOS = [
    Scenario(),
    Scenario(name="none", drop=frozenset({"*"})),
    Scenario(name="lifted", lift=frozenset({("south", "ceasefire", "unconditional")})),
    Scenario(name="yes", stance={("south", "ceasefire", "unconditional"): 2}),
    Scenario(name="old", half_life_factor=0.5),
    Scenario(name="loud", k_factor=2.0),
    Scenario(name="equal", equal_weights=True),
]


@pytest.fixture(scope="module")
def case():
    found = evidence(
        [
            holds(1, "north", "ceasefire.unconditional", 2),
            holds(2, "south", "ceasefire.unconditional", -2, red_line=True),
            holds(3, "south", "front_line.freeze", 1, condition=provided(3, "talks", "direct")),
            holds(4, "north", "talks.direct", 1),
        ],
        [said(1), said(2), said(3), said(4)],
    )
    template = draft_template(found)
    return found, template, Resampler(evidence=found, template=template, seed=7)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name)
def test_the_answer_is_that_of_a_fresh_estimate(case, scenario):
    found, template, again = case
    fresh = estimate(found, template, scenario=scenario)
    expected = draw_utilities(fresh, 50, 7)

    negotiation, draws = again(scenario, 50)

    assert negotiation.preferences == fresh.preferences
    for name in ("cells", "binding", "reservation", "pairs", "pair_gain"):
        np.testing.assert_array_equal(getattr(draws, name), getattr(expected, name))


def test_dropping_a_claim_is_dropping_it_from_the_evidence(case):
    found, template, again = case
    key = found.claims[1].key
    scenario = Scenario(name="without", drop=frozenset({key}))

    assert again(scenario, 10)[0].preferences == (
        estimate(found, template, scenario=scenario).preferences
    )


def test_who_is_not_concerned_keeps_the_same_marks(case):
    _, _, again = case
    base = again(Scenario(), 20)[1]
    changed = again(Scenario(name="y", stance={("south", "talks", "direct"): -2}), 20)[1]
    at = {party: place for place, party in enumerate(base.parties)}

    assert base.marks[at["north"]] == changed.marks[at["north"]]
    assert base.marks[at["south"]] != changed.marks[at["south"]]


def by_hand(party, mode):
    return Override(
        party=party, issue=IssueKey("ceasefire"), option="unconditional",
        low=0.1, mode=mode, high=0.9, reason="a call",
    )  # fmt: skip


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name)
def test_a_number_set_by_hand_is_answered_as_by_a_new_model(case, scenario):
    found, template, again = case
    given = replace(template, overrides=(by_hand("north", 0.3),))
    fresh = Resampler(evidence=found, template=given, seed=7)
    again(scenario, 40)

    there, drawn = again.with_template(given)(scenario, 40)
    expected, sample = fresh(scenario, 40)

    assert there.preferences == expected.preferences
    np.testing.assert_array_equal(drawn.cells, sample.cells)


def test_a_number_set_by_hand_leaves_the_others_alone(case):
    _, template, again = case
    changed = again.with_template(replace(template, overrides=(by_hand("north", 0.3),)))
    before, after = again(Scenario(), 20)[1], changed(Scenario(), 20)[1]
    at = {party: place for place, party in enumerate(before.parties)}

    assert before.marks[at["south"]] == after.marks[at["south"]]
    assert before.marks[at["north"]] != after.marks[at["north"]]


def test_a_template_of_other_issues_is_another_model(case):
    _, template, again = case

    with pytest.raises(ValueError, match="another model"):
        again.with_template(replace(template, issues=template.issues[:1]))


def test_audiences_are_estimated_with_the_parties_and_drawn_when_asked_for():
    found, template = talks(REFUSES), template_of()
    again = Resampler(evidence=found, template=template, seed=7)

    negotiation, plain = again(Scenario(), 50)
    _, home = again(Scenario(at_home=True), 50)

    assert negotiation.audiences == estimate(found, template).audiences
    assert (plain.parties, home.parties) == (("north", "south"), ("north", "south", "senate"))
    np.testing.assert_array_equal(home.cells[:, :2], plain.cells)
    drawn = draw_party(template, negotiation.audiences[0], Chance(seed=7, draws=50))
    np.testing.assert_array_equal(home.cells[:, 2], drawn.cells)
