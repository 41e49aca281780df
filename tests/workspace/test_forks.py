"""A fork in an address: what is written comes back, and what is not of the model is refused."""

import pytest

from detente.errors import CaseError, DetenteError, FieldError, NotFoundError
from detente.negotiation import Scenario
from detente.whatif import Change
from detente.workspace.forks import Adding, Asked, change_of, keep_fork, with_added

TRUCE = "ceasefire=unconditional"
LEAGUE = "alliance:the league=renounce"
FULL = Asked(
    lift=(f"south/{TRUCE}",),
    stance=(f"north/{LEAGUE}/1",),
    value=(f"south/{TRUCE}/0.2-0.4-0.6",),
    weight=("south/alliance:the league/0.1-0.2-0.3",),
    no_agreement=("north/0.3-0.5-0.7",),
    off=("front_line=freeze",),
    rule=("half_life_halved", "equal_weights"),
)


def test_an_address_becomes_the_change_that_it_names(bench):
    key = bench.evidence.claims[0].key

    change = change_of(
        Asked(**{n: getattr(FULL, n) for n in FULL.__slots__} | {"drop": (key,)}), bench
    )

    assert change.scenario.drop == {key}
    assert change.scenario.lift == {("south", "ceasefire", "unconditional")}
    assert change.scenario.stance == {("north", "alliance:the league", "renounce"): 1}
    assert (change.scenario.half_life_factor, change.scenario.equal_weights) == (0.5, True)
    assert [(o.party, o.issue, o.option, o.mode) for o in change.overrides] == [
        ("south", "ceasefire", "unconditional", 0.4),
        ("south", "alliance:the league", "", 0.2),
        ("north", "", "", 0.5),
    ]
    assert change.off_table == {("front_line", "freeze")}


def test_nothing_asked_is_nothing_changed(bench):
    change = change_of(Asked(), bench)

    assert (change.overrides, change.off_table) == (Change().overrides, Change().off_table)
    assert change.scenario == Scenario(name="what if")


@pytest.mark.parametrize("pair", FULL.pairs())
def test_a_part_that_is_taken_back_can_be_put_in_again(pair):
    without = FULL.without(pair)

    assert pair not in without.pairs()
    assert set(without.with_part(pair).pairs()) == set(FULL.pairs())


def test_of_two_stances_on_one_term_the_later_holds():
    again = FULL.with_part(("stance", f"north/{LEAGUE}/-2"))

    assert again.stance == (f"north/{LEAGUE}/-2",)


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("weight", "south/weather/0.1-0.2-0.3", "no issue"),
        ("weight", "south/0.1-0.2-0.3", "no change of a value"),
        ("weight", "mars/ceasefire/0.1-0.2-0.3", "no party"),
        ("no_agreement", "mars/0.1-0.2-0.3", "no party"),
        ("no_agreement", "south/0.1-0.9-0.3", "not a range"),
        ("no_agreement", "south", "no change of a value"),
        ("drop", "0123456789ab:p01", "no position"),
        ("lift", f"west/{TRUCE}", "no party 'west'"),
        ("lift", "south/war=over", "no term"),
        ("stance", f"south/{TRUCE}/3", "no stance"),
        ("value", f"south/{TRUCE}/0.6-0.4-0.2", "not a range"),
        ("value", f"south/{TRUCE}/much", "not a range"),
        ("value", f"south/{TRUCE}/nan-nan-nan", "not a range"),
        ("off", "ceasefire", "no term"),
        ("rule", "luck", "no rule"),
    ],
)
def test_what_the_model_does_not_have_is_refused_by_name(bench, name, text, wrong):
    with pytest.raises(DetenteError, match=wrong):
        change_of(Asked(**{name: (text,)}), bench)


@pytest.mark.parametrize(
    ("given", "pair"),
    [
        ({"says": "-2"}, ("stance", f"south/{TRUCE}/-2")),
        ({"worth": "0.2, 0.4  0.6"}, ("value", f"south/{TRUCE}/0.2-0.4-0.6")),
        ({"worth": "0,5"}, ("value", f"south/{TRUCE}/0.5-0.5-0.5")),
        ({"worth": "0.5"}, ("value", f"south/{TRUCE}/0.5-0.5-0.5")),
        ({"term": "ceasefire=", "worth": "0.5"}, ("weight", "south/ceasefire/0.5-0.5-0.5")),
        ({"term": "=", "worth": "0.1 0.2 0.3"}, ("no_agreement", "south/0.1-0.2-0.3")),
    ],
)
def test_a_form_becomes_the_part_that_its_address_has(given, pair):
    adding = Adding(**{"party": "south", "term": TRUCE} | given)

    assert with_added(Asked(), adding).pairs() == (pair,)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"party": "", "worth": "0.5"}, "party"),
        ({"term": "", "says": "1"}, "term"),
        ({"says": ""}, "says"),
        ({"worth": "7"}, "worth"),
    ],
)
def test_a_form_names_the_field_that_is_not_chosen_or_no_number(given, field):
    adding = Adding(**{"party": "south", "term": TRUCE} | given)

    with pytest.raises(FieldError) as refused:
        with_added(Asked(), adding)

    assert refused.value.field == field


def test_a_fork_is_kept_as_the_form_signs_it_and_not_without_a_name(shelf):
    keep_fork(shelf, "/whatif?off=a", "It is 40.", {"name": "no leak", "actor": "Ana", "key": "k"})
    with pytest.raises(CaseError, match="no name"):
        keep_fork(shelf, "/whatif?off=a", "It is 40.", {})

    (one,) = shelf.case.forks()
    assert (one.name, one.actor) == ("no leak", "Ana")


def test_a_term_of_another_model_is_not_found(bench):
    with pytest.raises(NotFoundError, match="the model has no term"):
        change_of(Asked(off=("prisoners=all_for_all",)), bench)
