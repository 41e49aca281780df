"""Another speaker takes the word: no quotation of his goes to the one before him."""

import pytest

from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates


def spoken(scene, text):
    """Return each quotation of a text with the source that it is given to, once per piece."""
    made = scene(text)
    return [
        (one.source.text, made.document.text_of(part))
        for one in find_statements(made.document, made.cast, find_dates(made.document))
        for part in one.content
        if one.form == "direct"
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("“We stay,” said Ulan Bek. Mela Dorn was blunter: “We want war.”", "Mela Dorn"),
        (
            "“We stay,” said Ulan Bek. His deputy, Mela Dorn, was careful: “If they go, we go.”",
            "His deputy",
        ),
        (
            "“We stay,” Ulan Bek said. The rebel chief had no such hope: “It ends.”",
            "The rebel chief",
        ),
        ("“We stay,” Ulan Bek said, and Mela Dorn agreed: “It is time.”", "Mela Dorn"),
    ],
)
def test_whom_the_clause_before_a_colon_is_about_speaks_behind_it(scene, text, second):
    first, last = spoken(scene, text)

    assert (first[0], last[0]) == ("Ulan Bek", second)


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” said Ulan Bek. Mela Dorn shook her head. “It is over.”",
        "“We stay,” said Ulan Bek. The crowd fell silent. “It is over.”",
        "“We stay,” said Ulan Bek. His deputy nodded. “It is over.”",
    ],
)
def test_a_quotation_behind_a_sentence_about_another_has_no_speaker(scene, text):
    assert spoken(scene, text) == [("Ulan Bek", "“We stay,”")]


@pytest.mark.parametrize(
    "between",
    ["", "He smiled. ", "His tone was calm. ", "Bek smiled. ", "The room was cold. "],
)
def test_a_quotation_goes_on_where_nobody_else_comes_between(scene, between):
    found = spoken(scene, f"“We stay,” said Ulan Bek. {between}“It is not over.”")

    assert {source for source, _ in found} == {"Ulan Bek"}
    assert "“It is not over.”" in " ".join(part for _, part in found)


def test_it_before_a_colon_is_nobody(scene):
    assert spoken(scene, "It was a long night: “No war.”") == []
