import pytest
from builders import make_issue, make_template
from model.evidence_made import holds, provided

from detente.model.placing import Place, issues_for, places, touched

TEMPLATE = make_template(
    make_issue("ceasefire", ("as_is", "unconditional")),
    make_issue("territory", ("left_open", "recognise_de_jure", "accept_de_facto", "return"),
               target="the island"),
)  # fmt: skip
ISLAND = "territory:the island"


def put(what, stance, **how):
    """Return where a position of one party belongs, as (issue, option, stance)."""
    return [
        (p.issue, p.option, p.stance)
        for p in places(TEMPLATE, holds(1, "north", what, stance, **how))
    ]


@pytest.mark.parametrize(
    ("what", "stance", "how", "placed"),
    [
        ("ceasefire.unconditional", 2, {}, [("ceasefire", "unconditional", 2)]),
        ("ceasefire", 1, {}, [("ceasefire", "as_is", -1)]),
        ("ceasefire.none", -2, {}, [("ceasefire", "as_is", -2)]),
        ("ceasefire.limited", 2, {}, []),
        ("territory:the island.reject_claim", 2, {}, [(ISLAND, "recognise_de_jure", -2)]),
        ("territory:the island.defer_status", 1, {}, [(ISLAND, "left_open", 1)]),
        (
            "territory:the island.recognise_de_jure",
            1,
            {"scope": "de_facto"},
            [(ISLAND, "accept_de_facto", 1)],
        ),
        ("territory:the hills.return", 2, {}, []),
        ("withdrawal:the island.full", 2, {}, [(ISLAND, "return", 2)]),
        ("withdrawal:the island.none", 2, {}, [(ISLAND, "return", -2)]),
    ],
)
def test_a_position_is_placed_by_its_own_name_by_another_or_by_what_it_bears_on(
    what, stance, how, placed
):
    assert put(what, stance, **how) == placed


def test_an_acceptance_on_a_condition_is_also_a_wish_for_the_condition():
    position = holds(
        1, "north", "ceasefire.unconditional", 1, condition=provided(1, "territory", "return")
    )

    found = places(TEMPLATE, position)

    cell = (ISLAND, "return")
    assert found == [
        Place(issue=ISLAND, option="return", stance=2),
        Place(issue="ceasefire", option="unconditional", stance=1, given=cell),
    ]


def test_an_acceptance_on_a_condition_that_is_no_term_is_placed_nowhere():
    condition = provided(1, "elections", "hold")

    assert put("ceasefire.unconditional", 1, condition=condition) == []


def test_a_refusal_until_a_term_is_met_wishes_for_the_term_and_ends_with_it():
    position = holds(
        1, "north", "ceasefire.unconditional", -2, condition=provided(1, "territory", "return")
    )

    found = places(TEMPLATE, position)

    assert found == [
        Place(issue=ISLAND, option="return", stance=2),
        Place(issue="ceasefire", option="unconditional", stance=-2, unless=(ISLAND, "return")),
    ]


def test_a_refusal_until_what_is_no_term_stands():
    condition = provided(1, "elections", "hold")

    assert put("ceasefire.unconditional", -2, condition=condition) == [
        ("ceasefire", "unconditional", -2)
    ]


def test_a_general_target_means_every_part():
    assert [one.key for one in issues_for(TEMPLATE, "territory", "occupied territories")] == [
        ISLAND
    ]
    assert [one.key for one in touched(TEMPLATE, holds(1, "north", "territory", 1))] == [ISLAND]
