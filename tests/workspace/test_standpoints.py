"""Who stands where: every entry has its word, its range, its signs and its quotes."""

from dataclasses import replace

import quarrel

from detente.evidence import Evidence
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
