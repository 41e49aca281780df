from dataclasses import replace

import numpy as np
import pytest
from builders import make_issue, make_preference, make_template

from detente.negotiation import (
    Draws,
    Issue,
    Negotiation,
    Option,
    Override,
    Party,
    Requirement,
    Template,
)
from detente.preference import Estimate, issue_key

TEMPLATE = make_template(
    make_issue("truce", core=True), make_issue("border", options=("left_open", "east", "west"))
)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Party(id="north", name="North", role="king"), "role 'king' is none of"),
        (lambda: make_issue("truce", options=()), "needs options"),
        (lambda: make_issue("truce", options=("yes", "yes")), "each with a name of its own"),
        (lambda: make_issue("truce", settled_by=()), "settled by nobody"),
        (lambda: Estimate(low=0.5, mode=0.4, high=0.9), "is not a range"),
        (lambda: Estimate(low=-0.1, mode=0.4, high=0.9), "is not a range"),
        (lambda: make_issue("truce").place_of("no"), "has no option 'no'; it has as_is, yes"),
    ],
)
def test_a_type_refuses_nonsense_with_a_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


def test_outcomes_count_up_with_the_first_issue_least_significant():
    assert TEMPLATE.outcomes().tolist() == [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2], [1, 2]]


def test_an_infeasible_pattern_takes_out_every_outcome_that_matches_it():
    template = make_template(*TEMPLATE.issues, infeasible=({"truce": "yes", "border": "west"},))

    assert [1, 2] not in template.outcomes().tolist()
    assert len(template.outcomes()) == 5


def test_a_pattern_with_several_options_of_an_issue_takes_out_what_holds_any_of_them():
    pattern = {"truce": "yes", "border": ("left_open", "west")}
    template = make_template(*TEMPLATE.issues, infeasible=(pattern,))

    assert template.outcomes().tolist() == [[0, 0], [0, 1], [1, 1], [0, 2]]


@pytest.mark.parametrize(
    ("core", "deals"), [(True, [False, True, False, True]), (False, [False, True, True, True])]
)
def test_a_deal_changes_something_in_the_core_or_without_one_anything(core, deals):
    template = make_template(make_issue("truce", core=core), make_issue("border"))

    assert template.is_deal(template.outcomes()).tolist() == deals


def test_cells_and_descriptions_follow_the_order_of_issues_and_options():
    assert list(TEMPLATE.cells()) == [
        ("truce", "as_is"),
        ("truce", "yes"),
        ("border", "left_open"),
        ("border", "east"),
        ("border", "west"),
    ]
    assert TEMPLATE.describe(np.array([1, 2])) == {"truce": "yes", "border": "west"}


def test_an_issue_with_a_target_is_named_by_both():
    option = Option(id="left_open", title="left open")
    issue = Issue(id="territory", target="East", options=(option,), settled_by=("north",))

    assert issue.key == issue_key("territory", "East") == "territory:East"
    assert issue_key("truce", None) == "truce"


def test_every_signatory_can_break_a_joint_term_unless_some_are_named():
    assert make_issue("truce").breakers == ("north", "south")
    assert make_issue("truce", alone=("south",)).breakers == ("south",)


def test_only_principals_and_both_have_a_veto():
    roles = {
        role: Party(id="p", name="P", role=role).has_veto
        for role in ("principal", "both", "mediator", "audience")
    }

    assert roles == {"principal": True, "both": True, "mediator": False, "audience": False}


def test_parties_issues_and_preferences_are_found_by_name():
    preferences = tuple(make_preference(TEMPLATE, p.id) for p in TEMPLATE.parties)
    negotiation = Negotiation(template=TEMPLATE, preferences=preferences, as_of=None)

    assert TEMPLATE.party("south").name == "South"
    assert TEMPLATE.issue("border").title == "border"
    assert [party.id for party in TEMPLATE.principals] == ["north", "south"]
    assert negotiation.preference("south").value("truce", "yes").option == "yes"


def test_an_override_is_a_source_with_a_name():
    override = Override(
        party="north", issue=issue_key("truce", None), option="yes", low=0.1, mode=0.2, high=0.3,
        reason="they said so",
    )  # fmt: skip

    assert override.key == "override:north:truce:yes"


@pytest.mark.parametrize(
    ("named", "about", "key"),
    [
        ({"issue": "truce", "option": "yes"}, "value", "override:north:truce:yes"),
        ({"issue": "truce"}, "weight", "override:north:truce:"),
        ({}, "no_agreement", "override:north::"),
    ],
)
def test_what_an_override_names_says_what_it_is_about(named, about, key):
    one = Override(party="north", low=0.1, mode=0.2, high=0.3, reason="-", **named)

    assert (one.about, one.key) == (about, key)


def test_an_option_of_no_issue_is_refused():
    with pytest.raises(ValueError, match="names no issue"):
        Override(party="north", option="yes", low=0.1, mode=0.2, high=0.3, reason="-")


def test_draws_know_how_many_they_are():
    draws = Draws(
        parties=("north",),
        cells=np.zeros((7, 1, 2)),
        binding=np.zeros((7, 1, 2), dtype=bool),
        reservation=np.zeros((7, 1)),
        pairs=np.empty((0, 3), dtype=np.int64),
        pair_gain=np.empty((7, 0)),
        seed=1,
    )

    assert draws.count == 7


TWO = make_template(make_issue("truce"), make_issue("border"))
TRUCE, BORDER = (issue_key("truce", None), "yes"), (issue_key("border", None), "yes")


@pytest.mark.parametrize(
    ("rule", "given", "terms", "kept"),
    [
        ("at_least_one", (), (TRUCE, BORDER), [[1, 0], [0, 1], [1, 1]]),
        ("at_most_one", (), (TRUCE, BORDER), [[0, 0], [1, 0], [0, 1]]),
        ("exactly_one", (), (TRUCE, BORDER), [[1, 0], [0, 1]]),
        ("implies", (TRUCE,), (BORDER,), [[0, 0], [0, 1], [1, 1]]),
    ],
)
def test_outcomes_keep_to_what_is_required(rule, given, terms, kept):
    required = (Requirement(rule=rule, given=given, terms=terms),)

    assert replace(TWO, required=required).outcomes().tolist() == kept


@pytest.mark.parametrize(
    ("rule", "given", "terms"),
    [("none", (), (TRUCE,)), ("at_least_one", (), ()), ("implies", (), (TRUCE,)),
     ("exactly_one", (TRUCE,), (BORDER,))],
)  # fmt: skip
def test_a_requirement_that_says_nothing_is_refused(rule, given, terms):
    with pytest.raises(ValueError, match=r"requirement|implication"):
        Requirement(rule=rule, given=given, terms=terms)


def test_only_an_audience_is_somebodys_audience():
    with pytest.raises(ValueError, match="a mediator is nobody's audience"):
        Party(id="oman", name="Oman", role="mediator", audience_of="north")


def test_the_audiences_are_those_of_parties_that_must_agree():
    parties = (
        Party(id="north", name="North"),
        Party(id="oman", name="Oman", role="mediator"),
        Party(id="senate", name="Senate", role="audience", audience_of="north"),
        Party(id="press", name="Press", role="audience", audience_of="oman"),
        Party(id="crowd", name="Crowd", role="audience"),
    )

    assert Template(title="", parties=parties, issues=()).audiences == (parties[2],)
