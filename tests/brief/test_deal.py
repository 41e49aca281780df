import datetime as dt
from dataclasses import replace

import pytest
from model.by_hand import no_agreement, weight

from detente.analysis.results import Carried
from detente.brief.deal import (
    carried_table,
    deal,
    deal_breakers,
    objection_sentence,
    order_told,
    packages_table,
    set_for_all,
)
from detente.brief.desk import Desk
from detente.brief.prose import Bullets
from detente.negotiation import Override
from detente.preference import IssueKey


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def test_each_package_has_a_letter_a_share_with_interval_and_each_partys_share(work):
    row = packages_table(work).rows[0]

    assert row.head.startswith("A. The front line frozen · the Isle: a path to return")
    assert [cell[0].text for cell in row.cells[:3]] == ["32 (29 to 35)", "42", "62"]


def test_a_larger_share_below_a_smaller_one_is_accounted_for_once(analysis):
    first = analysis.zone.packages[0]
    lower = replace(first, all=first.all - 0.01)

    assert "on one half of the draws" in order_told((lower, first))
    assert order_told((first, lower)) == ""


def test_an_objection_over_a_red_line_is_quoted(work):
    told = packages_table(work).rows[2].cells[-1][0].text

    assert told.startswith("Southvale (the Isle: recognised in law): red line, “will never")


HAND = Override(
    party="northmark", issue=IssueKey("territory:the Isle"), option="return",
    low=0.1, mode=0.2, high=0.3, reason="a talk", by="ada", on=dt.date(2031, 5, 3),
)  # fmt: skip


@pytest.fixture(name="hand")
def _hand(work):
    """Return the desk of a case in which one number was set by hand."""
    template = replace(work.negotiation.template, overrides=(HAND,))
    return replace(work, negotiation=replace(work.negotiation, template=template))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("presumption", "presumed, as it would lose by it. "),
        (HAND.key, "set by ada on 3 May 2031: a talk. "),
    ],
)
def test_an_objection_without_words_says_where_it_is_from(hand, analysis, source, words):
    one = replace(analysis.zone.packages[0].objections[0], sources=(source,))

    assert objection_sentence(hand, one).text.endswith(words)


def test_a_number_set_by_hand_that_carries_the_result_is_listed_as_what_can_be_dropped(hand):
    zone = hand.analysis.zone
    outcome = zone.packages[0].outcome
    one = Carried(
        source=HAND.key, share_without=0.05, verdict_without="closed", best_without=outcome
    )
    carried = replace(zone, carried_by=(one, *zone.carried_by))

    table = carried_table(replace(hand, analysis=replace(hand.analysis, zone=carried)))

    row = table.rows[0]
    assert "number set by hand (◆)" in table.caption
    assert row.head == "Northmark (set by hand)"
    assert row.cells[0][0].text.startswith("◆ ")
    assert row.cells[0][0].text.endswith(
        "0.1 to 0.3, most likely 0.2, set by ada on 3 May 2031: a talk"
    )
    assert [cell[0].text for cell in row.cells[1:]] == ["5", "closed"]


def test_what_was_set_for_every_package_is_told_before_what_breaks_one(work):
    template = work.negotiation.template
    numbers = (weight("northmark", "ceasefire", 0.6, 0.1), no_agreement("southvale", 0.3, 0.1))
    mine = tuple(replace(one, by="ada") for one in numbers)
    negotiation = replace(
        work.negotiation, template=replace(template, overrides=(*template.overrides, *mine))
    )

    told = set_for_all(replace(work, negotiation=negotiation))

    assert [one.text for (one,) in told.items] == [
        "◆ Northmark: the weight of ceasefire is 0.5 to 0.7, most likely 0.6, set by ada: -.",
        "◆ Southvale: no agreement is worth 0.2 to 0.4, most likely 0.3, set by ada: -.",
    ]
    assert set_for_all(work) is None


def test_deal_breakers_are_quoted_with_what_is_left_of_a_package_that_holds_them(work):
    red, rejected = (one.text for one in deal_breakers(work))

    assert red.startswith("Southvale rules out, as a red line, the Isle: recognised in law")
    assert red.endswith("reaches 5 of 100.")
    assert rejected.startswith(
        "Northmark rejects an unconditional ceasefire: “Northmark has rejected calls"
    )
    assert rejected.endswith("reaches 17 of 100.")


def test_the_title_over_what_is_refused_is_true_of_what_a_package_holds_as_well(work):
    bullets = next(one for one in deal(work).blocks if isinstance(one, Bullets))

    assert bullets.title == "What a party has refused in its own words, and what became of it"
    assert any("reaches 17 of 100." in line.text for (line,) in bullets.items)


def test_one_line_over_several_places_is_said_once(work, evidence):
    red = evidence.claims[0]
    position = replace(red.position, id="p9", target="the Cape")
    other = replace(red, reports=(replace(red.reports[0], position=position),))
    work.evidence = replace(evidence, claims=(*evidence.claims, other))

    assert "the Isle and the Cape: recognised in law" in deal_breakers(work)[0].text


def test_a_term_that_no_listed_package_holds_is_said_to_be_in_none(work, analysis):
    first = analysis.zone.packages[:1]
    work.analysis = replace(analysis, zone=replace(analysis.zone, packages=first))

    assert deal_breakers(work)[0].text.endswith("No package listed holds it.")


def test_each_carrying_sentence_has_its_price(work):
    rows = carried_table(work).rows

    assert [row.cells[1][0].text for row in rows] == ["27", "29"]
    assert rows[0].cells[2][0].text == "a narrow opening; best then: package B"


def test_solution_points_that_agree_are_said_together(work):
    last = deal(work).blocks[-1].sentences[0].text

    assert "the Nash and egalitarian points fall most often on package A (in 20 and 18" in last
    assert "the utilitarian point falls most often on package B (in 10 of 100 draws)" in last


def test_a_point_outside_the_table_says_how_thin_it_is(work, analysis):
    nash = replace(analysis.solutions["nash"], outcome={"front_line": "as_is"})
    work.analysis = replace(analysis, solutions={"nash": nash})

    assert "the Nash point falls outside the table (on no package in more than 20 of 100)" in (
        deal(work).blocks[-1].sentences[0].text
    )


def test_every_point_has_a_number_of_its_own_where_two_are_alike(work, analysis):
    nash = analysis.solutions["nash"]
    three = {"nash": nash, "egalitarian": replace(nash, share_of_draws=0.1), "utilitarian": nash}
    work.analysis = replace(analysis, solutions=three)

    last = deal(work).blocks[-1].sentences[0].text

    assert "the Nash, egalitarian and utilitarian points fall most often on package A" in last
    assert "(in 20, 10 and 20 of 100 draws)" in last


def test_a_best_package_outside_the_table_is_called_another(work, analysis):
    one = replace(analysis.zone.carried_by[0], best_without={"front_line": "as_is"})
    work.analysis = replace(analysis, zone=replace(analysis.zone, carried_by=(one,)))

    assert carried_table(work).rows[0].cells[2][0].text.endswith("another, outside the table")


def test_without_packages_sources_and_points_the_verdict_still_stands(work, analysis, evidence):
    zone = replace(analysis.zone, packages=(), carried_by=())
    work.analysis = replace(analysis, zone=zone, solutions={})
    work.evidence = replace(evidence, claims=())

    assert len(deal(work).blocks) == 1
