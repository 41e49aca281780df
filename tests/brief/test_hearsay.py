from dataclasses import replace

import pytest

from detente.article import Condition
from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, own_word, voice, word_behind
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


@pytest.mark.parametrize(
    ("sourcing", "told", "behind"),
    [
        ("named, on record", "on record", "own"),
        ("an institution, on record", "on record", "own"),
        ("an official on background", "on background", "reported"),
        ("reported, not quoted", "as the article reports it", "reported"),
        ("reported, not quoted; added by an analyst", "as the article reports it", "reported"),
    ],
)
def test_what_an_article_tells_of_a_party_is_not_said_on_record(
    work, evidence, sourcing, told, behind
):
    item = replace(work.items[evidence.claims[0].key], sourcing=sourcing)

    assert own_word(item) == told
    assert word_behind(item) == behind


def test_what_others_say_of_a_party_is_hearsay_however_they_are_named(work, evidence):
    assert word_behind(work.items[evidence.claims[1].key]) == "hearsay"
