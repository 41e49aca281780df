"""Who stands where: every entry has its word, its range, its signs and its quotes."""

from dataclasses import replace

import quarrel

from detente.evidence import Evidence
from detente.negotiation import Override
from detente.workspace.known import known_of
from detente.workspace.standpoints import matrix_of


def entries(known, issue, party):
    return [one for one in matrix_of(known).entries if (one.issue, one.party) == (issue, party)]


def test_every_issue_of_the_model_has_a_row_and_every_column_a_cell():
    matrix = matrix_of(quarrel.known())

    assert {"ceasefire", "front_line", "prisoners"} <= {row.issue for row in matrix.rows}
    assert {len(row.cells) for row in matrix.rows} == {len(matrix.columns)}
    assert [one.name for one in matrix.columns] == ["Northland", "Southland"]


def test_law_and_fact_stand_apart():
    known = quarrel.known()
    (claim,) = [c for c in known.evidence.claims if c.position.issue == "territory"]
    both = [
        replace(
            claim,
            reports=(
                replace(
                    claim.reports[0],
                    position=replace(
                        claim.reports[0].position, id=f"p9{n}", option=option, scope=scope
                    ),
                ),
            ),
        )
        for n, (option, scope) in enumerate(
            [("recognise_de_jure", "de_jure"), ("accept_de_facto", "de_facto")]
        )
    ]

    found = entries(
        known_of(replace(known.evidence, claims=tuple(both))), claim_issue(claim), "north"
    )

    assert {one.about for one in found} == {"Recognised in law", "Control accepted in fact"}


def claim_issue(claim):
    return f"{claim.position.issue}:{claim.position.target}"


def test_many_third_parties_share_one_column_under_their_names():
    evidence = quarrel.evidence()
    south = next(c for c in evidence.claims if c.position.party == "south")
    third = [
        replace(south, reports=(replace(south.reports[0], position=replace(
            south.reports[0].position, id=f"p8{n}", party=name)),))
        for n, name in enumerate(("east", "west"))
    ]  # fmt: skip

    matrix = matrix_of(known_of(replace(evidence, claims=(*evidence.claims, *third))))

    assert matrix.columns[-1].name == "Others"
    shared = [e.party_name for row in matrix.rows for e in row.cells[-1].entries]
    assert shared == ["East", "West"]


def test_nothing_known_is_an_empty_matrix():
    assert matrix_of(known_of(Evidence(as_of=None))).rows == ()


def test_a_range_that_an_analyst_set_is_marked_with_who_and_why():
    told = "set by ada: a talk"
    hand = Override(
        party="south", issue="front_line", option="freeze", low=0.1, mode=0.2, high=0.3,
        reason="a talk", by="ada",
    )  # fmt: skip
    silent = replace(hand, party="north", issue="prisoners", option="all_for_all")
    known = known_of(quarrel.evidence(), overrides=(hand, silent))

    matrix = matrix_of(known)
    cells = {(row.issue, cell.party): cell for row in matrix.rows for cell in row.cells}

    assert told in {one.set_by for one in cells["front_line", "south"].entries}
    assert [one.told for one in cells["prisoners", "north"].by_hand] == [told]
    assert cells["front_line", "south"].by_hand == ()
    assert {one.set_by for one in matrix_of(quarrel.known()).entries} == {""}


def test_what_an_analyst_read_is_marked_with_the_name():
    evidence = quarrel.evidence()
    claim = evidence.claims[0]
    position = replace(claim.position, readers=("rules", "analyst:ada"))
    report = replace(claim.reports[0], position=position, reviewed="correct")
    known = known_of(replace(evidence, claims=(replace(claim, reports=(report,)),)))

    assert [one.read_by for one in matrix_of(known).entries] == ["corrected by ada"]
