import pytest


@pytest.mark.parametrize(
    ("words", "answer", "by"),
    [
        ("Hamas claimed responsibility for the attack.", "claimed", "hamas"),
        ("Hamas admitted the bombing.", "claimed", "hamas"),
        ("Responsibility was claimed by Hamas.", "claimed", "hamas"),
        ("There was no immediate claim of responsibility.", "unclaimed", None),
        ("Nobody claimed responsibility.", "unclaimed", None),
        ("Hamas denied any involvement.", "denied", None),
        ("Hamas denied carrying out the attack.", "denied", None),
        ("Iran blamed Hamas for the attack.", "attributed", None),
        ("Hamas did not deny responsibility.", None, None),
        ("Hamas denied the report.", None, None),
    ],
)
def test_who_answers_for_an_assault_is_read_behind_it(told, words, answer, by):
    event = told(f"A car bomb killed nine people in Gaza. {words}")[0]

    assert (event.responsibility, event.claimed_by) == (answer, by)


def test_a_claim_outweighs_a_charge(told):
    text = "A bomb killed two men in Gaza. Hamas claimed responsibility. Iran blamed Egypt for it."

    assert told(text)[0].responsibility == "claimed"


def test_the_words_of_a_claim_are_among_the_places_of_the_assault(told):
    text = "A bomb killed two men in Gaza. Hamas claimed responsibility."

    spans = told(text)[0].spans

    assert "Hamas claimed responsibility" in [text[one.start : one.end] for one in spans]
