"""The described objects are those that the commands print: checked on a whole case."""

import pytest
import quarrel
from two_levels import REFUSES, talks, template_of, worked_out

from detente.contract import reading_to_json
from detente.dossier import analyse_case
from detente.printing.answers import analysis_json, positions_json, timeline_json
from detente.web.api.schemas import SCHEMAS

validators = pytest.importorskip("jsonschema_rs")


@pytest.fixture(name="answers", scope="module")
def _answers(tmp_path_factory):
    path = quarrel.make_quarrel(tmp_path_factory.mktemp("quarrel"))
    negotiation, analysis, evidence = analyse_case(path, draws=50)
    return {
        "Analysis": analysis_json(negotiation, analysis, evidence),
        "Positions": positions_json(evidence),
        "Timeline": timeline_json(evidence),
        "Reading": reading_to_json(evidence.readings[0], with_text=True),
    }


@pytest.mark.parametrize("name", ["Analysis", "Positions", "Timeline", "Reading"])
def test_what_a_command_prints_is_what_the_api_describes(answers, name):
    wrong = validators.validator_for(SCHEMAS[name]).iter_errors(answers[name])

    assert [str(one) for one in wrong] == []


@pytest.mark.parametrize("words", [{}, REFUSES], ids=["silent", "refusing"])
def test_what_is_said_of_an_audience_is_what_the_api_describes(words):
    found = talks(words)
    data = analysis_json(*worked_out(found, template_of(), draws=50), found)

    assert data["ratification"]
    assert validators.validator_for(SCHEMAS["Analysis"]).is_valid(data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_object_names_its_members_and_lets_no_others_in(name):
    assert SCHEMAS[name]["required"]
    assert SCHEMAS[name]["additionalProperties"] is False


def test_a_member_too_many_and_one_too_few_are_no_such_object(answers):
    check = validators.validator_for(SCHEMAS["Positions"]).is_valid
    whole = answers["Positions"]

    assert check(whole)
    assert not check(whole | {"more": 1})
    assert not check({name: one for name, one in whole.items() if name != "head"})
