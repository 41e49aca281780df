from dataclasses import replace

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
    text, hand = cell("The front line frozen", "Northmark")

    assert hand.startswith("◆ set by")
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


def _with_third(evidence, place, stance=1):
    claim = evidence.claims[place]
    position = replace(claim.position, id="p90", party="union", stance=stance)
    report = replace(claim.reports[0], position=position)
    return replace(claim, reports=(report,))


def test_a_third_party_with_little_to_say_shares_a_column(evidence, negotiation, analysis):
    changed = replace(evidence, claims=(*evidence.claims, _with_third(evidence, 4)))
    table = matrix(Desk(evidence=changed, negotiation=negotiation, analysis=analysis)).blocks[0]

    assert table.columns == ("", "Northmark", "Southvale", "Others")
    assert table.rows[0].cells[2][0].text.startswith("United Isles Union: accepts")


def test_a_third_party_that_speaks_to_most_rows_has_its_own(evidence, negotiation, analysis):
    third = tuple(_with_third(evidence, place) for place in (0, 1, 3, 4, 5))
    changed = replace(evidence, claims=(*evidence.claims, *third))
    table = matrix(Desk(evidence=changed, negotiation=negotiation, analysis=analysis)).blocks[0]

    assert table.columns[-1] == "United Isles Union (mediator)"


def test_what_a_party_demands_and_what_it_would_accept_are_told_apart(
    evidence, negotiation, analysis
):
    weaker = _with_third(evidence, 4)
    own = replace(weaker.position, party="southvale")
    changed = replace(weaker, reports=(replace(weaker.reports[0], position=own),))
    both = replace(evidence, claims=(*evidence.claims, changed))
    table = matrix(Desk(evidence=both, negotiation=negotiation, analysis=analysis)).blocks[0]

    told = [one.text for one in table.rows[0].cells[1]]
    assert len(told) == 2
    assert {one.split()[0] for one in told} == {"demands", "accepts"}
