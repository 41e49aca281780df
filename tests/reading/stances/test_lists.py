"""Lists: what is done to each point, and whose proposal they are."""

import pytest

POINTS = (
    "{intro}\n\n{one} an immediate ceasefire;\n{two} the release of all prisoners;"
    "\n{three} the return of refugees."
)
MARKS = [
    ("1.", "2.", "3."),
    ("-", "-", "-"),
    ("(a)", "(b)", "(c)"),
    ("i)", "ii)", "iii)"),
    ("•", "•", "•"),
]
TERMS = [
    ("ceasefire", "unconditional"),
    ("prisoners", "all_for_all"),
    ("return_of_displaced", "right_of_return"),
]


def listed(intro, marks=MARKS[0]):
    return POINTS.format(intro=intro, one=marks[0], two=marks[1], three=marks[2])


@pytest.mark.parametrize("marks", MARKS)
def test_a_ministry_that_proposes_a_list_makes_one_proposal(found, marks):
    _, proposals = found(listed("The Ministry of Foreign Affairs of Armenia proposes:", marks))

    (one,) = proposals
    assert (one.author, one.status) == ("armenia", "tabled")
    assert [(term.issue, term.option) for term in one.terms] == TERMS


def test_each_point_is_wanted_by_who_proposes(found):
    positions, _ = found(listed("The Ministry of Foreign Affairs of Armenia proposes:"))

    assert [(p.party, p.issue, p.stance, p.held) for p in positions] == [
        ("armenia", issue, 2, "stated") for issue, _ in TERMS
    ]


def test_what_several_have_agreed_has_no_author(found):
    _, proposals = found(listed("Georgia and Armenia have agreed on the following:"))

    (one,) = proposals
    assert (one.author, one.status) == (None, "accepted")


def test_demands_in_a_list_are_no_proposal(found):
    positions, proposals = found("Hamas has three demands: a truce, an amnesty and elections.")

    assert {(p.issue, p.stance) for p in positions} == {
        ("ceasefire", 2),
        ("justice", 2),
        ("elections", 2),
    }
    assert proposals == []


@pytest.mark.parametrize(
    "text",
    [
        "Armenia demanded an apology: its ceasefire with Georgia had been broken twice.",
        "The weather was bad:\n\n1. an immediate ceasefire;\n2. the release of all prisoners.",
        "Armenia did not propose this:\n\n1. an immediate ceasefire;\n2. an amnesty for all.",
    ],
)
def test_a_colon_alone_wants_nothing(found, text):
    positions, _ = found(text)

    assert {(p.issue, p.stance) for p in positions} <= {("reparations", 2)}
