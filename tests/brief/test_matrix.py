import pytest

from detente.brief.desk import Desk
from detente.brief.matrix import matrix


@pytest.fixture(name="table")
def _table(evidence, negotiation, analysis):
    desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)
    return matrix(desk).blocks[0]


@pytest.fixture(name="cell")
def _cell(table):
    def told(head, party):
        row = next(one for one in table.rows if one.head.startswith(head))
        return [one.text for one in row.cells[table.columns.index(party) - 1]]

    return told


def test_core_issues_come_first_and_pressure_last(table):
    heads = [row.head for row in table.rows]

    assert heads[:2] == ["An unconditional ceasefire", "The front line frozen"]
    assert {row.note for row in table.rows[-2:]} == {
        "pressure, not a term",
        "about the talks as such",
    }


def test_a_red_line_is_marked_and_quoted(cell):
    (text,) = cell("The Isle: recognised in law", "Southvale")

    assert text.startswith("▌red line “will never formally recognise")


def test_hearsay_is_marked_and_names_who_says_so(cell):
    (text,) = cell("The front line frozen", "Northmark")

    assert text.startswith("◇ might accept")
    assert text.endswith("— some analysts")


def test_a_condition_stands_beside_the_acceptance_that_hangs_on_it(cell):
    (text,) = cell("The front line frozen", "Southvale")

    assert "a halt”, “provided the Isle's return stays open”" in text
    assert text.endswith("— unnamed sources")


def test_conduct_is_no_statement_of_the_party(cell):
    (text,) = cell("No withdrawal", "Northmark")

    assert text.startswith("◇ acts for it")
    assert text.endswith("— conduct")


def test_an_issue_taken_up_without_a_way_has_a_row_of_its_own(table):
    assert any(row.head.endswith("which way not said") for row in table.rows)


def test_a_party_that_says_nothing_has_an_empty_cell(table, cell):
    assert cell("The Isle", "Northmark") == []
    assert table.empty == "no statement"
