"""The template in use: an analyst's before a drafted one, with the overrides in force."""

from dataclasses import replace

import quarrel

from detente.in_use import model_in_use, template_in_use
from detente.model.template_writer import write_template
from detente.negotiation import Override
from detente.record.case import open_case

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
