"""Reporting clauses that stand inside what they report, or lead to it by a colon."""

import pytest
from reading.told import told


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The plan, the envoy said, would cost too much.", "the envoy",
         ["The plan", "would cost too much"]),
        ("In the end, Mr. Adeya said, the farmers will sign.", "Mr. Adeya",
         ["In the end", "the farmers will sign"]),
        ("He would never agree, he said, to be ruled from the coast.", "he",
         ["He would never agree", "to be ruled from the coast"]),
        ("The goal, she told me, is a lasting truce.", "she", ["The goal", "is a lasting truce"]),
        ("“It is over,” the envoy said, “and we go home.”", "the envoy",
         ["“It is over,”", "“and we go home.”"]),
        ("The talks went on; the plan, the envoy said, would fail.", "the envoy",
         ["the plan", "would fail"]),
    ],
)  # fmt: skip
def test_what_stands_on_both_sides_of_a_reporting_clause_is_said(scene, text, source, content):
    assert [(who, said) for _, who, said in told(scene, text)] == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "“It is over,” the envoy said, and soon the hall was empty.",
        "“It is over,” the envoy said, citing the losses of the army.",
    ],
)
def test_a_quotation_that_ends_before_the_clause_ends_there(scene, text):
    assert told(scene, text)[0][2] == ["“It is over,”"]


def test_a_clause_inside_a_quotation_takes_nothing_from_outside(scene):
    found = told(scene, "The envoy recalled: “The plan, he said, would fail.”")

    assert all("The envoy recalled" not in part for _, _, said in found for part in said)


def test_a_colon_leads_from_how_somebody_puts_it_to_what_he_says(scene):
    found = told(scene, "The envoy puts it more carefully: the army accepts a smaller force.")

    assert ("The envoy", ["the army accepts a smaller force"]) in [
        (who, said) for _, who, said in found
    ]


def test_a_colon_behind_a_noun_leads_to_no_saying(scene):
    found = told(scene, "The army had one aim in the valley: the road would be open.")

    assert found == []
