"""What if: a fork is the analysis of a changed model, and what moved has its cause beside it."""

import dataclasses

import pytest
from model.by_hand import no_agreement, weight
from model.evidence_made import evidence, holds, said

from detente.analysis.analyse import analyse
from detente.model.resampler import Resampler
from detente.model.template import draft_template
from detente.negotiation import Override, Scenario
from detente.preference import IssueKey
from detente.whatif import Change, Study, changed, difference, joined

TRUCE = ("ceasefire", "unconditional")
NUMBER = Override(
    party="south", issue=IssueKey("ceasefire"), option="unconditional",
    low=0.6, mode=0.8, high=0.9, reason="told by telephone",
)  # fmt: skip


@pytest.fixture(scope="module")
def study():
    found = evidence(
        [
            holds(1, "north", "ceasefire.unconditional", 2),
            holds(2, "south", "ceasefire.unconditional", -2, red_line=True),
            holds(3, "south", "front_line.freeze", 1),
            holds(4, "north", "talks.direct", 1),
        ],
        [said(1), said(2), said(3), said(4)],
    )
    return Study(evidence=found, template=draft_template(found), draws=300)


CHANGES = {
    "a claim dropped": lambda study: Change(
        scenario=Scenario(drop=frozenset({study.evidence.claims[1].key}))
    ),
    "a red line lifted": lambda _: Change(scenario=Scenario(lift=frozenset({("south", *TRUCE)}))),
    "a stance taken": lambda _: Change(scenario=Scenario(stance={("south", *TRUCE): 2})),
    "a number set": lambda _: Change(overrides=(NUMBER,)),
    "a weight set": lambda _: Change(overrides=(weight("south", "front_line", 0.9, 0.05),)),
    "no agreement set": lambda _: Change(overrides=(no_agreement("south", 0.2, 0.1),)),
    "an option off": lambda _: Change(off_table=frozenset({(IssueKey("front_line"), "freeze")})),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_fork_is_what_a_new_model_under_the_change_gives(study, name):
    change = CHANGES[name](study)
    template = changed(study.template, change)
    fresh = Resampler(evidence=study.evidence, template=template, seed=1)

    def resample(scenario, draws):
        return fresh(joined(change.scenario, scenario), draws)

    study.fork(Change())
    fork = study.fork(change)
    negotiation, _ = resample(Scenario(), 300)

    assert fork.analysis == analyse(negotiation, resample, seed=1, draws=300)
    assert fork.analysis.zone != study.base.analysis.zone


def test_no_change_moves_nothing(study):
    moved = difference(study.base, study.fork(Change()))

    assert moved.share[0] == moved.share[1]
    assert not moved.flips
    assert not moved.values
    assert all(one.before == one.after for one in moved.packages)


def test_what_moved_is_the_party_and_the_option_that_were_changed(study):
    moved = difference(study.base, study.fork(Change(overrides=(NUMBER,))))

    assert [(one.party, one.option) for one in moved.values] == [("south", "unconditional")]
    assert moved.values[0].after == pytest.approx(0.8)
    assert moved.values[0].before < 0.3
    assert moved.share[1] > moved.share[0]


def test_a_weight_that_is_set_moves_the_weights_of_its_party_and_nothing_else(study):
    before = study.base.negotiation.preference("south").likely_weights()
    moved = difference(
        study.base, study.fork(Change(overrides=(weight("south", "front_line", 0.9),)))
    )

    assert {(one.party, one.option) for one in moved.values} == {("south", "")}
    (mine,) = (one for one in moved.values if one.issue == "front_line")
    place = [issue.key for issue in study.template.issues].index("front_line")
    assert (mine.before, mine.after) == (before[place], 0.9)


def test_what_no_agreement_is_worth_moves_alone(study):
    moved = difference(study.base, study.fork(Change(overrides=(no_agreement("south", 0.9),))))

    (one,) = moved.values
    assert (one.party, one.issue, one.option, one.after) == ("south", "", "", 0.9)
    assert moved.share[1] < moved.share[0]


def test_what_an_analyst_set_carries_the_answer_like_any_source(study):
    mine = no_agreement("north", 0.05)
    fork = study.fork(Change(overrides=(mine,)))

    (carried,) = (one for one in fork.analysis.zone.carried_by if one.source == mine.key)
    assert carried.share_without < fork.zone.share_of_draws


def test_no_listed_package_holds_what_is_off_the_table(study):
    term = (IssueKey("front_line"), "freeze")
    fork = study.fork(Change(off_table=frozenset({term})))

    assert any(one.outcome["front_line"] == "freeze" for one in study.base.analysis.zone.packages)
    assert all(one.outcome["front_line"] != "freeze" for one in fork.analysis.zone.packages)


def test_the_number_of_a_change_replaces_the_one_in_the_template(study):
    before = dataclasses.replace(NUMBER, mode=0.7)
    template = dataclasses.replace(study.template, overrides=(before,))

    assert changed(template, Change(overrides=(NUMBER,))).overrides == (NUMBER,)


def test_two_scenarios_hold_together():
    first = Scenario(drop=frozenset({"a"}), stance={("p", "i", "o"): 2}, k_factor=2.0)
    second = Scenario(name="n", drop=frozenset({"b"}), stance={("p", "i", "o"): -2}, k_factor=2.0)

    both = joined(first, second)

    assert both.drop == {"a", "b"}
    assert both.stance == {("p", "i", "o"): -2}
    assert both.k_factor == pytest.approx(4.0)
