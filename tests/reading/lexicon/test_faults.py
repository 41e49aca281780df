"""Every mistake in a lexicon file is told with its row and how to mend it."""

import datetime as dt
import tomllib

import pytest

from detente.reading.lexicon.faults import faults
from detente.reading.lexicon.tables import table, tables

KNOWN = frozenset({"town", "river_front"})
OFFICE = "[[office]]\nrole = 'mayor'\nsource = 'a list'\nheld = '''\n{}\n'''\n"


def told(text):
    """Return the first mistake of a file: its row, what it is, what to do."""
    fault = next(faults(tomllib.loads(text), KNOWN))
    return f"{fault.row}: {fault.what}. {fault.fix}"


@pytest.mark.parametrize(
    ("text", "what", "fix"),
    [
        ("[persons]", "persons: there is no section 'persons'", "one of as_of, gender, who"),
        ("as_of = 'June'", "'as_of' of the file is 'June'", "a day: 2025-06-30"),
        ("gender = 1", "'gender' of the file is 1", "text in quotes"),
        ("[country]\nThe-Town = { name = 'T' }", "'The-Town' is no id", "underscores: the_town"),
        ("[country]\nhill = 'Hill'", "hill: 'hill' is no row", 'hill = { name = "...", also'),
        ("[country]\nhill = { also = [] }", "hill: 'hill' has no name", 'Add name = "..."'),
        ("[country]\nhill = { nam = 'Hill' }", "'hill' has no 'nam'", "one of name, also"),
        ("[body]\nb = { name = 'B', also = 'C' }", "'also' of 'b' is 'C'", "a list of texts"),
        ("[body]\nb = { name = 'B', also = [1] }", "'also' of 'b' is [1]", "a list of texts"),
        (
            "[body]\nb = { name = 'B', country = 'rivr_front' }",
            "b: no party has the id 'rivr_front'",
            "Did you mean 'river_front'?",
        ),
        ("[houses]\nnobody = ['Mill']", "no party has the id 'nobody'", "Add the party"),
        ("[houses]\ntown = 'Mill'", "'town' of [houses] is 'Mill'", "a list of texts"),
        ("[places]\nname = ['Mill']", "[places] has no 'name'", "one of names"),
        ("who = 'Ann | woman'", "Ann | woman: 'Ann | woman' does not say", "name | she or he |"),
        ("who = '| she'", "does not say who somebody is", "name | she or he |"),
        ("[[office]]\nsource = 'a list'", "office 1: office 1 has no role", "Add role"),
        ("[[office]]\nrole = 'mayor'", "the office 'mayor' has no source", "Add source"),
        ("[[office]]\nrole = 'a'\nsource = 'b'", "the office 'a' has no held", "Add held"),
        (OFFICE.replace("source =", "rank = 'x'\nsource ="), "has no 'rank'", "one of role"),
        (OFFICE.replace("source =", "party = 'x'\nsource ="), "id 'x'", "Add the party"),
        (OFFICE.replace("'a list'", "''"), "'source' of the office 'mayor' is ''", "text"),
        (OFFICE.format("Ann"), "Ann: 'Ann' is no holder", "Write: name | from | to"),
        (OFFICE.format("Ann | 2024 | | seen"), "is no holder of an office", "| checked"),
        (OFFICE.format("Ann | May 2024"), "has a date that cannot be read", "Ann | 2024-05-17"),
        (OFFICE.format("Ann | 2024 | 2025-13"), "has a date that cannot be read", "a month"),
        (OFFICE.format("Ann | 2024 | 2023"), "'Ann | 2024 | 2023' ends before it", "earlier"),
    ],
)
def test_a_mistake_is_told_with_its_row_and_a_way_out(text, what, fix):
    said = told(text)

    assert what in said
    assert fix in said


def test_a_file_without_mistakes_has_none_to_tell():
    text = f"who = 'Ann | she'\ngender = 'he'\n{OFFICE.format('Ann | 2024-05 | | checked')}"
    rows = "[country]\nhill = { name = 'Hill' }\ntown = { also = ['City'] }"

    assert list(faults(tomllib.loads(text + rows), KNOWN)) == []


def test_the_shipped_files_have_no_faults():
    parties = {"country": table("countries")["country"], **table("organisations")}
    known = frozenset(key for rows in parties.values() for key in rows)

    assert list(faults(parties, known)) == []
    assert [fault for file in tables("people") for fault in faults(file, known)] == []


def test_a_time_of_day_is_no_day():
    file = {"as_of": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)}

    assert [fault.row for fault in faults(file, KNOWN)] == ["as_of"]
