"""What is said of numbers set by hand: one sentence each, wherever it is said."""

from dataclasses import replace

import pytest

from detente.model.by_hand import beneath, idle, idle_parties, number_of, standing
from detente.negotiation import Issue, Option, Override, Party, Template
from detente.preference import IssueKey

WAYS = tuple(Option(id=one, title=one) for one in ("as_is", "limited"))
TRUCE = Issue(id="ceasefire", options=WAYS, settled_by=("north", "south"))
TALKS = Template(
    title="made",
    parties=(
        Party(id="north", name="North"),
        Party(id="south", name="South"),
        Party(id="helper", name="Helper", role="mediator"),
        Party(id="senate", name="Senate", role="audience", audience_of="south"),
    ),
    issues=(TRUCE, replace(TRUCE, id="prisoners")),
)


def number(party="north", issue="ceasefire", option="limited"):
    return Override(
        party=party, issue=IssueKey(issue), option=option, low=0.1, mode=0.2, high=0.3, reason="a"
    )


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (number(), ""),
        (number(option=""), ""),
        (number(issue="", option=""), ""),
        (number("senate"), ""),
        (number("helper"), "Helper need not agree, so this moves no share of draws"),
        (number("helper", "", ""), "Helper need not agree, so this moves no share of draws"),
        (number("west"), "the model has no such number yet"),
        (number(issue="weather"), "the model has no such number yet"),
        (number(option="full"), "the model has no such number yet"),
    ],
)
def test_a_number_that_moves_nothing_says_why(one, why):
    told = idle(TALKS, one)

    assert told.startswith(why)
    assert bool(told) == bool(why)


def test_the_weight_of_an_only_issue_moves_nothing():
    only = replace(TALKS, issues=(TRUCE,))

    assert "all the weight" in idle(only, number(option=""))
    assert idle(only, number()) == ""


def test_without_a_model_every_number_moves_nothing():
    assert "no such number yet" in idle(None, number())


def test_those_who_need_not_agree_are_named():
    assert idle_parties(TALKS) == ("Helper",)


def test_of_one_number_that_of_the_record_holds():
    ours, written = (number(),), (replace(number(), mode=0.3), number("south"))

    assert standing(ours, written) == (number(), number("south"))


def test_a_number_that_the_template_sets_as_well_is_told_with_its_range():
    written = replace(TALKS, overrides=(replace(number(), mode=0.15),))

    assert beneath(written, number()) == (
        "the template sets this number as well (North, ceasefire, limited: 0.1 to 0.3, most "
        "likely 0.15; set by an analyst: a), and that counts where the record sets nothing"
    )
    assert beneath(written, number("south")) == beneath(None, number()) == ""


def test_a_number_is_named_in_words_though_the_model_has_no_such_party():
    assert number_of(TALKS, number("far_west", "", "")) == "far west, no agreement"
    assert number_of(TALKS, number(option="")) == "North, the weight of ceasefire"
