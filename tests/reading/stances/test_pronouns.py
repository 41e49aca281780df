"""An "it" that is accepted takes up the plan before it; "these" may name something else."""

import pytest


def answers(positions):
    return {(p.party, p.issue, (p.stance > 0) - (p.stance < 0)) for p in positions}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The plan frees 200 prisoners. Mali accepts it.", {("mali", "deal", 1)}),
        (
            "Norway drew up a compromise on Monday. Mali rejected it, and Niger is studying it.",
            {("mali", "deal", -1), ("niger", "deal", 0)},
        ),
        ("The offer came on Monday; Mali turned it down within the hour.", {("mali", "deal", -1)}),
    ],
)
def test_who_accepts_or_refuses_it_answers_the_plan_before(found, text, wanted):
    positions, _ = found(text)

    assert wanted <= answers(positions)


@pytest.mark.parametrize(
    "text",
    [
        "The plan frees 200 prisoners.\n\nMali has a new stadium. Niger welcomed it.",
        "The plan was long. Its author had a dog. Mali accepted it.",
        "Mali has a plan. Its army supports Niger. Togo backs it.",
    ],
)
def test_an_it_that_takes_up_no_plan_is_no_answer(found, text):
    positions, _ = found(text)

    assert positions == []


def test_these_sanctions_are_not_those_of_states_where_none_were_named(found):
    text = "Two men were fined in May. The Drivers' Union demands that these sanctions be lifted."

    assert found(text)[0] == []


def test_these_sanctions_are_those_that_were_named(found):
    text = "The European Union put sanctions on Mali. Niger asks that these sanctions be lifted."

    assert ("niger", "sanctions", 1) in answers(found(text)[0])
