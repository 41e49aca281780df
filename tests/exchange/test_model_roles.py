"""Roles mean in a model file what they mean in a template."""

import pytest

from detente.analysis.agreements import agreements
from detente.errors import TemplateError
from detente.exchange.model_file import read_model

MODEL = """\
schema = "detente.model/1"

[[party]]
id = "a"

[[party]]
id = "b"

[[party]]
id = "third"
role = "mediator"

[[issue]]
id = "x"
options = ["1", "2", "3"]

[preference.a]
reservation = 0.1
values.x = { 1 = 0, 2 = 0.5, 3 = 1 }

[preference.b]
reservation = 0.1
values.x = { 1 = 1, 2 = 0.5, 3 = 0.2 }

[preference.third]
reservation = 0.9
red_lines = { x = ["2"] }
values.x = { 1 = 1, 2 = 0, 3 = 0 }
"""


def found(role):
    """Return what is agreed where the third party has a role."""
    return agreements(read_model(MODEL.replace("mediator", role)).problem)


@pytest.mark.parametrize(("role", "zone"), [("principal", 0), ("both", 0)])
def test_who_must_agree_vetoes_the_zone(role, zone):
    assert found(role).zone_size == zone
    assert found(role).problem.parties == ("a", "b", "third")


@pytest.mark.parametrize("role", ["mediator", "audience"])
def test_neither_bottom_line_nor_red_line_of_who_has_no_veto_binds(role):
    answer = found(role)

    assert answer.zone_size == 2
    assert answer.problem.describe(answer.solutions["nash"].outcome) == {"x": "2"}
    assert (answer.problem.parties, answer.problem.red_lines) == (("a", "b"), ())


def test_what_an_outcome_is_worth_to_who_has_no_veto_is_known_all_the_same():
    beside = read_model(MODEL).problem.beside

    assert beside.parties == ("third",)
    assert beside.cells[0].ravel().tolist() == [10**9, 0, 0]
    assert beside.reservation == (None,)


def test_an_unknown_role_is_refused_with_its_line_and_the_choices():
    with pytest.raises(TemplateError, match="line 11: there is no role 'observer'") as caught:
        found("observer")

    assert caught.value.hint == "Choose from principal, mediator, both, audience."


@pytest.mark.parametrize("role", ["mediator", "audience"])
def test_who_has_no_veto_needs_no_preference(role):
    text = MODEL.replace("mediator", role).split("[preference.third]")[0]

    assert read_model(text).problem.beside is None


def test_two_parties_must_agree_or_there_is_no_negotiation():
    with pytest.raises(TemplateError, match="needs two parties who must agree") as caught:
        read_model(MODEL.replace('id = "b"', 'id = "b"\nrole = "mediator"'))

    assert "principal" in caught.value.hint
