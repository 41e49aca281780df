import datetime as dt

import pytest

from detente.errors import CaseError
from detente.record import tables
from detente.record.connection import looking
from detente.record.decisions import Correction

POSITION, STATEMENT = 5, 3
DAY = dt.date(2031, 3, 4)
NEW = {"party": "south", "issue": "talks", "option": "direct", "stance": 1}


@pytest.fixture
def add(filled, reading):
    """Return a function that adds an item and returns the newest evidence of its article."""

    def added(kind, words, **given):
        start = reading.article.text.index(words)
        change = Correction(span=(start, start + len(words)), **given)
        receipt = filled.add_item(reading.article.id, kind, change, actor="ada")
        return receipt, filled.as_of(DAY)

    return added


def test_a_new_position_enters_the_evidence_with_its_words_and_its_reader(add):
    receipt, evidence = add("position", "met in the Old Mint", **NEW)

    report = evidence.claims[-1].reports[0]
    assert (report.position.id, report.position.party) == ("pa01", "south")
    assert report.article.quote(report.position.span) == "met in the Old Mint"
    assert (report.position.readers, report.reviewed) == (("analyst:ada",), "add")
    assert report.statement is None
    assert receipt.items == (7,)


def test_a_new_position_in_a_statements_words_rests_on_that_statement(add):
    _, evidence = add("position", "hand over the harbour", **NEW)

    report = evidence.claims[-1].reports[0]
    assert (report.statement.id, report.position.actor) == ("s01", "north_envoy")
    assert report.day == dt.date(2031, 3, 3)


def test_a_new_position_with_a_speaker_and_a_day_brings_a_statement_of_its_own(add):
    given = {**NEW, "speaker": "Bo South", "said_on": "2031-03-01"}
    receipt, evidence = add("position", "met in the Old Mint", **given)

    report = evidence.claims[-1].reports[0]
    assert (report.statement.id, report.statement.source.actor) == ("sa01", "south_envoy")
    assert (report.position.actor, report.day) == ("south_envoy", dt.date(2031, 3, 1))
    assert len(receipt.items) == 2


def test_the_party_of_a_new_position_is_its_speakers_unless_given(add):
    given = {name: value for name, value in NEW.items() if name != "party"}
    _, evidence = add("position", "met in the Old Mint", speaker="Bo South", **given)

    assert evidence.claims[-1].position.party == "south"


def test_a_new_statement_and_a_new_event_enter_the_evidence(add):
    add("statement", "A shell killed three people", speaker="the harbour master")
    _, evidence = add(
        "event", "A shell killed three people", type="ASSAULT", fatalities=(3, 3),
        said_on="2031-03-02",
    )  # fmt: skip

    (reading,) = evidence.readings
    assert reading.statements[-1].source.text == "the harbour master"
    assert (reading.events[-1].id, reading.events[-1].fatalities.min) == ("ea01", 3)
    assert len(evidence.happenings) == 2


def test_new_items_of_an_article_have_ids_of_their_own(add):
    add("position", "met in the Old Mint", **NEW)
    _, evidence = add("position", "on Monday", **NEW)

    assert [one.id for one in evidence.readings[0].positions] == ["p01", "pa01", "pa02"]


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("rumour", NEW, "no rumour can be added by hand"),
        ("proposal", NEW, "no proposal can be added by hand"),
        ("position", {**NEW, "option": "freeze"}, "issue talks has no option 'freeze'"),
        ("position", {"party": "north", "issue": "talks"}, "a position needs stance"),
        ("position", {"issue": "talks", "stance": 1, "option": None}, "needs party"),
        ("event", {"place": "the pier"}, "an event needs type"),
    ],
)
def test_a_new_item_that_lacks_what_makes_it_one_is_refused(add, kind, given, said):
    with pytest.raises(CaseError, match=said):
        add(kind, "on Monday", **given)


def test_a_new_item_needs_words(filled, reading):
    with pytest.raises(CaseError, match="a new position needs its words"):
        filled.add_item(reading.article.id, "position", Correction(**NEW))


def test_the_day_and_the_speaker_of_a_position_are_corrected_in_its_statement(filled):
    change = Correction(said_on="2031-03-01", speaker="Bo South")

    receipt = filled.correct(POSITION, change, actor="ada")

    report = filled.as_of(DAY).claims[0].reports[0]
    assert report.day == dt.date(2031, 3, 1)
    assert report.statement.source.actor == report.position.actor == "south_envoy"
    assert receipt.items == (POSITION, STATEMENT)
    with looking(filled.path) as connection:
        days = connection.execute(
            tables.item.select().where(tables.item.c.tx_id == receipt.tx_id)
        ).all()
    assert {row.said_from for row in days} == {(dt.date(2031, 3, 1) - dt.date(1970, 1, 1)).days}


def test_a_position_without_a_statement_has_no_day_to_correct(filled, add):
    receipt, _ = add("position", "met in the Old Mint", **NEW)

    with pytest.raises(CaseError, match="rests on no statement"):
        filled.correct(receipt.items[0], Correction(said_on="2031-03-01"))


def test_a_correction_knows_the_templates_own_issues_and_parties(filled):
    filled.set_template(
        'title = "x"\n[[party]]\nid = "islanders"\n[[issue]]\nid = "bridge"\n'
        'option = [{ id = "toll" }]\n'
    )

    filled.correct(POSITION, Correction(issue="bridge", option="toll", party="islanders"))

    assert filled.as_of(DAY).claims[0].position.issue == "bridge"


def test_a_party_enters_a_case_only_when_it_is_said_to_be_new(add, filled):
    with pytest.raises(CaseError, match="the case knows no party 'islanders'") as refused:
        add("position", "met in the Old Mint", **{**NEW, "party": "islanders"})
    assert "new:north_side" in refused.value.hint

    add("position", "met in the Old Mint", **{**NEW, "party": "new:islanders"})
    filled.correct(POSITION, Correction(party="islanders"))

    assert filled.item(POSITION).counts.party == "islanders"
