import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The kidnappers freed three engineers.", "RETREAT"),
        ("Sanctions were imposed in May.", "SANCTION"),
        ("A former general was indicted.", "ACCUSE"),
        ("A bomb went off in Bogota.", "ASSAULT"),
        ("The two delegations met in Nairobi.", "CONSULT"),
        ("The chief flew to Nairobi on a visit.", "CONSULT"),
        ("A deal was reached in Nairobi.", "AGREE"),
        ("Three men were arrested in Nairobi.", "COERCE"),
    ],
)
def test_a_deed_may_be_told_of_people_without_names_or_of_nobody(told, text, kind):
    assert [event.type for event in told(text)][:1] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The film was praised.",
        "The minister met.",
        "An earthquake killed forty people in Iran.",
        "Forty people died of cholera in Iran.",
        "The candidate released an album.",
        "Markets rallied.",
        "The book captured the mood.",
        "They must free the prisoners.",
    ],
)
def test_praise_by_nobody_and_harm_by_nature_are_no_deeds(told, text):
    assert told(text) == []


def test_a_rally_that_one_person_holds_is_a_campaign(told):
    assert told("Orla Venn held a rally in Ohio.") == []
    assert [event.type for event in told("Students held a rally in Ohio.")] == ["PROTEST"]
