from dataclasses import replace

import pytest
from model.evidence_made import CAST, evidence, happens, holds, provided, said, span, war

from detente.article import Actor, Proposal, Source, Term
from detente.errors import NoNegotiationError
from detente.model import template as drafting
from detente.model.template import draft_template, with_overrides
from detente.negotiation import Override


def options(template, key):
    return [option.id for option in template.issue(key).options]


def roles(template):
    return {party.id: party.role for party in template.parties}


def two_sides(*more):
    """Two who turn each other's terms down, and whatever else is said."""
    return evidence(
        [
            holds(1, "egypt", "withdrawal:Sinai.full", 2),
            holds(2, "israel", "withdrawal:Sinai.full", -1),
            holds(3, "egypt", "deal.conclude", -1),
            holds(4, "israel", "deal.conclude", 2),
            *more,
        ],
        actors=CAST,
    )


def test_the_sides_of_a_war_are_principals_and_who_goes_between_is_none():
    assert roles(draft_template(war())) == {
        "russia": "principal",
        "ukraine": "principal",
        "united_states": "mediator",
    }


def test_a_template_holds_what_was_voiced_and_what_leaves_things_as_they_are():
    template = draft_template(war())

    assert {issue.key: options(template, issue.key) for issue in template.issues} == {
        "ceasefire": ["as_is", "unconditional"],
        "front_line": ["as_is", "freeze"],
        "territory:Crimea": ["left_open", "recognise_de_jure", "accept_de_facto"],
        "territory:occupied territories": [
            "left_open", "recognise_de_jure", "accept_de_facto", "return"
        ],
    }  # fmt: skip
    assert [issue.core for issue in template.issues] == [True, True, False, False]


def test_the_claimant_gains_by_recognition_and_the_owner_by_return():
    issue = draft_template(war()).issue("territory:occupied territories")

    assert [one.gains for one in issue.options] == [None, "russia", "russia", "ukraine"]


def test_who_only_accepts_a_claim_concedes_it_to_the_other():
    template = draft_template(two_sides(holds(5, "israel", "territory:Sinai.accept_de_facto", 1)))

    issue = template.issue("territory:Sinai")

    assert [option.gains for option in issue.options] == [None, "egypt"]


def test_all_principals_settle_an_issue():
    assert {issue.settled_by for issue in draft_template(war()).issues} == {("russia", "ukraine")}


def test_pressure_is_no_term_until_relief_is_on_offer():
    offer = holds(60, "russia", "sanctions.relieve", 2)
    claims = [claim.position for claim in war().claims]

    template = draft_template(evidence([*claims, offer], actors=CAST))

    assert "sanctions" not in [issue.key for issue in draft_template(war()).issues]
    assert options(template, "sanctions") == ["as_is", "relieve"]
    assert template.issue("sanctions").options[1].gains == "russia"


def test_a_deal_as_such_is_a_term_only_where_nothing_else_is_core():
    template = draft_template(two_sides())

    assert [issue.key for issue in template.issues] == ["deal", "withdrawal:Sinai"]
    assert template.issue("withdrawal:Sinai").options[1].gains == "egypt"


def test_names_of_one_place_are_one_issue_under_the_shorter():
    other = holds(5, "egypt", "withdrawal:the Sinai peninsula.partial", 1)

    template = draft_template(two_sides(other))

    assert options(template, "withdrawal:Sinai") == ["as_is", "full", "partial"]


def test_a_voice_without_a_target_joins_every_named_place():
    template = draft_template(two_sides(holds(5, "egypt", "withdrawal.partial", 1)))

    assert options(template, "withdrawal:Sinai") == ["as_is", "full", "partial"]


def test_a_proposals_terms_are_on_the_table():
    term = Term(issue="foreign_forces", option="observers", span=span(50))
    proposal = Proposal(id="r01", status="tabled", terms=(term,), spans=(span(50),))
    claims = [claim.position for claim in two_sides().claims]

    template = draft_template(evidence(claims, proposals=(proposal,)))

    assert template.issue("foreign_forces").options[1].voiced_by[0].endswith(":r01")


def test_what_cannot_go_together_is_marked_for_each_target():
    template = draft_template(two_sides(holds(5, "israel", "front_line.freeze", 1)))

    assert template.infeasible == ({"front_line": "freeze", "withdrawal:Sinai": "full"},)


def test_an_issue_of_the_cases_own_keeps_its_options():
    template = draft_template(two_sides(holds(5, "egypt", "fishing.twelve_miles", 2)))

    assert options(template, "fishing") == ["as_is", "twelve_miles"]


def test_too_many_packages_lose_the_least_voiced_issue_and_say_so():
    template = draft_template(war())

    kept = drafting._bounded(template.issues, 20)  # noqa: SLF001 - the bound is the claim

    assert [issue.key for issue in kept] == [
        "ceasefire", "front_line", "territory:occupied territories"
    ]  # fmt: skip


def test_a_public_is_an_audience():
    voice = holds(70, "villagers", "territory.recognise_de_jure", -2)
    claims = [claim.position for claim in war().claims]

    template = draft_template(evidence([*claims, voice], actors=CAST))

    assert roles(template)["villagers"] == "audience"


def test_who_asks_for_what_the_only_side_refuses_is_the_other_side():
    positions = [
        holds(1, "iran", "nuclear_programme.end", -2, red_line=True),
        holds(2, "united_states", "nuclear_programme.end", 2),
        holds(3, "oman", "talks.mediated", 2),
    ]

    template = draft_template(evidence(positions, actors=CAST))

    assert roles(template) == {
        "iran": "principal", "united_states": "principal", "oman": "mediator"
    }  # fmt: skip


def test_two_who_only_ask_are_both_principals():
    positions = [
        holds(1, "colombia", "justice.prosecute", 2),
        holds(2, "farc", "justice.amnesty", 2),
    ]

    assert set(roles(draft_template(evidence(positions))).values()) == {"principal"}


def test_a_bystander_who_turns_a_term_down_has_no_veto_over_those_who_fight():
    claims = [claim.position for claim in war().claims]
    actors = (*CAST, Actor(id="france", name="France", kind="country", party="france"))
    events = (
        happens(30, "ASSAULT", ("russia",), ("ukraine",)),
        happens(31, "CONSULT", ("united_states", "russia", "ukraine")),
        happens(32, "THREATEN", ("united_states",), ("russia",)),
    )
    positions = [*claims, holds(80, "france", "territory:Crimea.recognise_de_jure", -2)]

    template = draft_template(evidence(positions, actors=actors, happenings=events))

    assert roles(template)["france"] == "mediator"
    assert [party.id for party in template.principals] == ["russia", "ukraine"]


@pytest.mark.parametrize(
    ("positions", "complaint"),
    [
        ([], "no party takes a position"),
        ([holds(1, "norway", "talks.mediated", 2)], "only of Norway on talks"),
        ([holds(1, "a", "sanctions.increase", -1), holds(2, "b", "sanctions.keep", -1)], "a term"),
    ],
)
def test_where_no_two_sides_take_positions_there_is_nothing_to_analyse(positions, complaint):
    with pytest.raises(NoNegotiationError, match=complaint) as caught:
        draft_template(evidence(positions, [said(1)]))

    assert caught.value.hint


def test_where_two_parties_alone_ask_for_terms_both_must_agree():
    positions = [
        holds(1, "movement", "blockade.lift", 2),
        holds(2, "kingdom", "blockade.ease", 1, condition=provided(2, "ceasefire", "limited")),
        holds(3, "host", "talks.mediated", 2),
    ]

    template = draft_template(evidence(positions))

    assert {name for name, role in roles(template).items() if role == "principal"} == {
        "movement",
        "kingdom",
    }


def test_whom_several_sides_tell_their_minds_goes_between():
    told = [
        said(number, source=Source(actor=who), addressee="host")
        for number, who in ((1, "north"), (2, "south"))
    ]
    actors = tuple(
        Actor(id=name, name=name, kind="country", party=name)
        for name in ("north", "south", "host")
    )
    positions = [
        holds(1, "north", "ceasefire.limited", 2, red_line=True),
        holds(2, "south", "ceasefire.limited", -2),
        holds(3, "host", "ceasefire.limited", 1, condition=provided(3, "talks", "direct")),
    ]

    template = draft_template(evidence(positions, told, actors=actors))

    assert roles(template)["host"] == "mediator"


def test_the_overrides_of_a_case_stand_before_the_templates_own_and_need_a_place():
    def override(party, issue, mode):
        return Override(
            party=party, issue=issue, option="unconditional", low=0, mode=mode, high=1, reason="r"
        )

    own = (override("russia", "ceasefire", 0.5), override("ukraine", "ceasefire", 0.5))
    cases = (override("russia", "ceasefire", 0.1), override("russia", "weather", 0.1))
    weight, lost = (
        Override(party="russia", issue=issue, low=0.0, mode=0.1, high=1.0, reason="-")
        for issue in ("ceasefire", "weather")
    )
    nothing = Override(party="russia", low=0.0, mode=0.1, high=1.0, reason="-")

    template = with_overrides(replace(draft_template(war()), overrides=own), cases)
    more = with_overrides(replace(draft_template(war()), overrides=own), [weight, nothing, lost])

    assert template.overrides == (cases[0], own[1])
    assert more.overrides == (weight, nothing, *own)
    assert more.warnings[-1].startswith("Russia, the weight of weather, set by an analyst: -: ")
    assert template.warnings[-1] == (
        "Russia, weather, unconditional, set by an analyst: r: the model has no such number yet, "
        "so this moves nothing: see `detente template`"
    )
