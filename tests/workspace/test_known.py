"""What is known on a day, and the model that it gives."""

import datetime as dt

import quarrel

from detente.model.template_writer import write_template
from detente.negotiation import Override
from detente.workspace.known import key_of, known, known_of


def test_evidence_gives_a_model_with_a_value_for_every_term():
    one = quarrel.known()

    assert one.why == ""
    assert one.value("south", "front_line", "freeze").estimate.mode > 0.5
    assert one.value("south", "front_line", "nothing") is None
    assert one.value("nobody", "front_line", "freeze") is None


def test_without_two_sides_there_is_no_model_and_a_reason():
    one = quarrel.known(0)

    assert one.template.issues == ()
    assert one.why


def test_an_override_of_the_case_outranks_the_quotes():
    range_ = Override(party="south", issue="front_line", option="freeze", low=0.1, mode=0.2,
                      high=0.3, reason="a talk")  # fmt: skip

    one = known_of(quarrel.evidence(), overrides=(range_,))

    assert one.value("south", "front_line", "freeze").estimate.mode == 0.2


def test_the_template_that_an_analyst_set_is_the_one_that_is_used(shelf):
    text = write_template(quarrel.known().template)
    shelf.case.set_template(text)

    assert known(shelf, None).template.issue("prisoners").id == "prisoners"


def test_what_a_day_does_not_know_is_not_known_on_it(shelf):
    day = dt.date(2031, 3, 5)

    one = known(shelf, day)

    assert one.asked == day
    assert {key_of(claim) for claim in one.evidence.claims} == {
        "ceasefire",
        "territory:the harbour",
    }
    assert len(one.evidence.readings) == 1
