from dataclasses import replace

import pytest

from detente.brief.change import change
from detente.brief.desk import Desk


@pytest.fixture(name="told")
def _told(evidence, negotiation, analysis):
    def items(*concessions):
        changed = replace(analysis, concessions=concessions)
        desk = Desk(evidence=evidence, negotiation=negotiation, analysis=changed)
        block = change(desk).blocks[0]
        sentences = getattr(block, "sentences", None)
        return [one.text for one in sentences or (item[0] for item in block.items)]

    return items


def test_an_acceptance_on_record_says_what_it_opens(told, analysis):
    assert told(analysis.concessions[0])[0] == (
        "58 if Northmark made a commitment on record to the front line frozen."
    )


def test_a_red_line_stands_with_the_words_against_its_lifting(told, analysis):
    (text,) = told(analysis.concessions[1])

    assert text.startswith(
        "Southvale on the Isle: recognised in law: packages that hold it would "
    )
    assert "then be accepted in at most 30 of 100; today 5. Against it: “" in text
    assert "Against it: “will never formally recognise" in text


def test_a_step_of_several_parties_names_them_all(told, analysis):
    joint = replace(analysis.concessions[0], together_with=("southvale",))

    assert told(joint)[0].startswith("58 if both Northmark and Southvale committed themselves")


def test_hearsay_against_a_step_is_called_what_it_is(told, analysis, evidence):
    against = (evidence.claims[6].key,)
    (text,) = told(replace(analysis.concessions[0], against=against))

    assert text.endswith("“No troops have left the Isle so far” — conduct.")


def test_where_nothing_opens_the_zone_that_is_said(told):
    assert told() == ["No change of one party's stance alone opens the zone."]
