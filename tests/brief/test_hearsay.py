from dataclasses import replace

import pytest

from detente.article import Condition
from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, voice
from detente.evidence import Claim, Report


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def test_a_condition_within_a_position_is_quoted_once(work, evidence, make_desk):
    made = make_desk("Northmark might stop the guns provided the Isle is free.\n", digit="c")
    condition = Condition(span=made.span("provided the Isle is free"))
    one = made.position(
        "p1", "northmark", "ceasefire.limited", 1,
        "Northmark might stop the guns provided the Isle is free", condition=condition,
    )  # fmt: skip
    claim = Claim(reports=(Report(article=made.article, position=one),))
    work.evidence = replace(evidence, claims=(claim,))

    assert work.quoted(claim.key).text == "Northmark might stop the guns"
    assert [getattr(p, "text", p) for p in conditional(work, claim.key)] == [
        ", ", "provided the Isle is free",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "by"), [(0, ""), (1, "some analysts"), (2, "unnamed sources"), (6, "conduct")]
)
def test_who_says_it_is_named_where_the_party_does_not(work, evidence, place, by):
    assert voice(work, work.items[evidence.claims[place].key]) == by
