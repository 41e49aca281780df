"""The template in use: an analyst's before a drafted one, with the overrides in force."""

from dataclasses import replace

import quarrel
from record.conftest import reading_of

from detente.in_use import model_in_use, notes_after, numbers_by_hand, template_in_use
from detente.model.template_writer import write_template
from detente.negotiation import Override
from detente.record.case import create_case, open_case

RANGE = Override(
    party="south",
    issue="front_line",
    option="freeze",
    low=0.1,
    mode=0.2,
    high=0.3,
    reason="a talk",
)


def test_without_an_analysts_template_one_is_drafted():
    template = template_in_use(quarrel.evidence())

    assert [one.key for one in template.issues] == [
        one.key for one in quarrel.known().template.issues
    ]


def test_what_was_set_by_hand_counts_with_its_overrides():
    evidence = quarrel.evidence()
    own = replace(template_in_use(evidence), title="Own")

    template = template_in_use(evidence, (own, (RANGE,)))

    assert template.title == "Own"
    assert template.overrides == (RANGE,)


def test_a_case_is_analysed_with_the_template_that_it_keeps(tmp_path):
    case = open_case(quarrel.make_quarrel(tmp_path))
    own = replace(model_in_use(case, case.as_of(), None), title="Own")
    case.set_template(write_template(own))

    assert model_in_use(case, case.as_of(), None).title == "Own"


def keeping(tmp_path, *written):
    """Return a case whose template sets some numbers too."""
    case = open_case(quarrel.make_quarrel(tmp_path))
    own = model_in_use(case, case.as_of(), None)
    case.set_template(write_template(replace(own, overrides=written)))
    return case


def test_a_number_that_moves_nothing_says_so_when_it_is_set_or_brought_back(tmp_path):
    case = keeping(tmp_path)
    lost = replace(RANGE, issue="nuclear_programme", option="end")

    acts = [case.override(lost), case.undo(), case.redo(), case.override(RANGE)]

    first, undone, again, counts = (notes_after(case, one) for one in acts)
    assert "moves nothing" in first[0]
    assert (undone, again, counts) == ((), first, ())


def test_a_number_that_is_taken_back_says_that_the_template_sets_it_as_well(tmp_path):
    case = keeping(tmp_path, replace(RANGE, mode=0.25))
    cell = (RANGE.party, RANGE.issue, RANGE.option)

    acts = [case.override(RANGE), case.withdraw_override(*cell, note="a slip")]
    acts += [case.undo(), case.undo()]

    over, withdrawn, back, undone = (notes_after(case, one) for one in acts)
    assert (over, back) == ((), ())
    assert withdrawn == undone
    assert "the template sets this number as well" in withdrawn[0]
    assert "most likely 0.25" in withdrawn[0]


def test_numbers_of_the_record_stand_before_those_of_the_template(tmp_path):
    other = replace(RANGE, party="north")
    case = keeping(tmp_path, replace(RANGE, mode=0.25), other)

    before = numbers_by_hand(case, None)
    case.override(RANGE, actor="ada")

    assert before == (replace(RANGE, mode=0.25), other)
    assert numbers_by_hand(case, None) == (replace(RANGE, by="ada"), other)


def test_without_a_model_a_number_moves_nothing(tmp_path):
    case = create_case(tmp_path / "alone")
    case.add(reading_of())
    one = replace(RANGE, party="north", issue="territory:the harbour", option="reject_claim")

    (told,) = notes_after(case, case.override(one))

    assert "no such number yet" in told
