from dataclasses import replace

import pytest

from detente.brief.breakers import deal_breakers
from detente.brief.desk import Desk


@pytest.fixture(name="told")
def _told(evidence, negotiation, analysis):
    def sentences(*claims):
        changed = replace(evidence, claims=claims or evidence.claims)
        desk = Desk(evidence=changed, negotiation=negotiation, analysis=analysis)
        return [one.text for one in deal_breakers(desk)]

    return sentences


def _as(claim, **changes):
    report = claim.reports[0]
    return replace(claim, reports=(replace(report, position=replace(report.position, **changes)),))


def test_a_red_line_comes_before_a_refusal(told):
    first, second = told()

    assert first.startswith("Southvale rules out, as a red line, the Isle: recognised in law")
    assert second.startswith("Northmark rejects an unconditional ceasefire")


def test_what_is_left_is_counted_for_the_target_that_is_ruled_out(told, evidence):
    elsewhere = _as(evidence.claims[0], target="the Cape")

    assert told(evidence.claims[0])[0].endswith("holds it reaches 5 of 100.")
    assert told(elsewhere)[0].endswith("No package listed holds it.")


def test_a_term_without_a_target_is_looked_for_under_every_target(told, evidence):
    anywhere = _as(evidence.claims[0], target=None)

    assert told(anywhere)[0].endswith("holds it reaches 5 of 100.")


def test_one_line_on_two_targets_is_one_sentence(told, evidence):
    cape = _as(evidence.claims[0], id="p77", target="the Cape")

    assert told(evidence.claims[0], cape)[0].startswith(
        "Southvale rules out, as a red line, the Isle and the Cape: recognised in law"
    )


def test_hearsay_breaks_no_deal(told, evidence):
    assert told(_as(evidence.claims[0], held="attributed")) == []
