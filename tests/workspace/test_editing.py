"""A template edited by forms: only what the form says changes, and what is wrong is refused."""

from dataclasses import replace

import pytest

from detente.errors import DetenteError, TemplateError
from detente.model.template_file import write_template
from detente.workspace.editing import edited


@pytest.fixture(name="template")
def _template(bench):
    return bench.template


def form_of(template):
    """Return what the first tab's form sends when nothing is changed."""
    form = {"title": template.title}
    for at, party in enumerate(template.parties):
        form |= {f"party.{at}.name": party.name, f"party.{at}.role": party.role}
    for at, issue in enumerate(template.issues):
        form |= {f"issue.{at}.keep": "yes", f"issue.{at}.title": issue.title}
        form |= {f"settled.{at}.{party}": "yes" for party in issue.settled_by}
        form |= {f"issue.{at}.core": "yes"} if issue.core else {}
        for place, option in enumerate(issue.options):
            form |= {
                f"option.{at}.{place}.keep": "yes",
                f"option.{at}.{place}.title": option.title,
            }
    return form


def test_a_form_sent_as_it_is_changes_nothing(template):
    assert edited(template, "parties", form_of(template)) == template


def test_names_roles_and_what_is_core_are_the_forms(template):
    form = form_of(template) | {"party.0.role": "both", "party.1.name": "Southland"}
    del form["issue.1.core"]

    found = edited(template, "parties", form)

    assert found.parties[0].role == "both"
    assert found.parties[1].name == "Southland"
    assert not found.issues[1].core
    assert found.issues[0] == template.issues[0]


def test_an_option_that_goes_takes_its_rules_and_ranges_with_it(template):
    ruled = replace(template, infeasible=({"ceasefire": "unconditional", "front_line": "freeze"},))
    form = form_of(ruled)
    del form["option.1.1.keep"]

    found = edited(ruled, "parties", form)

    assert [one.id for one in found.issues[1].options] == ["as_is"]
    assert found.infeasible == ()


def test_a_further_party_and_a_further_option_come_in(template):
    form = form_of(template) | {
        "party.new.id": "league", "party.new.role": "mediator", "option.0.new": "limited"
    }  # fmt: skip

    found = edited(template, "parties", form)

    assert (found.parties[-1].id, found.parties[-1].role) == ("league", "mediator")
    assert found.issues[0].options[-1].id == "limited"


def test_whose_audience_a_party_is_is_the_forms_and_goes_with_the_role(template):
    form = form_of(template) | {
        "party.new.id": "senate", "party.new.role": "audience", "party.new.audience_of": "south"
    }  # fmt: skip
    found = edited(template, "parties", form)
    at = len(found.parties) - 1

    kept = edited(found, "parties", form_of(found) | {f"party.{at}.audience_of": "south"})
    moved = edited(found, "parties", form_of(found) | {f"party.{at}.audience_of": "north"})
    freed = edited(found, "parties", form_of(found) | {f"party.{at}.audience_of": ""})
    risen = edited(found, "parties", form_of(found) | {f"party.{at}.role": "mediator"})

    assert [one.audiences for one in (found, kept)] == [found.parties[-1:]] * 2
    assert [one.parties[at].audience_of for one in (moved, freed, risen)] == ["north", None, None]


def test_a_principal_that_has_an_audience_does_not_lose_its_veto_unseen(template):
    form = form_of(template) | {
        "party.new.id": "senate", "party.new.role": "audience", "party.new.audience_of": "south"
    }  # fmt: skip
    found = edited(template, "parties", form)
    south = [one.id for one in found.parties].index("south")

    with pytest.raises(TemplateError, match="'south' has the role 'mediator'"):
        edited(found, "parties", form_of(found) | {f"party.{south}.role": "mediator"})


def test_combinations_are_ruled_out_and_let_in_again(template):
    two = {"first": "ceasefire=unconditional", "second": "front_line=freeze"}

    ruled = edited(template, "infeasible", two)

    assert ruled.infeasible == ({"ceasefire": "unconditional", "front_line": "freeze"},)
    assert edited(ruled, "infeasible", {"pattern.0.keep": "yes"}) == ruled
    assert edited(ruled, "infeasible", {}) == template


def test_moves_in_one_direction_and_the_half_life_are_the_forms(template):
    moved = edited(template, "one_way", {"issue.2.one_way": "yes"})
    faded = edited(template, "uncertainty", {"half_life_days": "30"})

    assert [one.one_way for one in moved.issues] == [False, False, True]
    assert (faded.half_life_days, faded.presumption) == (30.0, False)


def test_a_text_is_read_as_it_stands(template):
    text = write_template(template).replace(template.title, "Talks at the mint")

    assert edited(template, "toml", {"text": text}).title == "Talks at the mint"


@pytest.mark.parametrize(
    ("tab", "form", "wrong"),
    [
        ("parties", {}, "no issue is left"),
        ("parties", {"issue.0.keep": "yes"}, "no option left"),
        (
            "infeasible",
            {"first": "ceasefire=as_is", "second": "ceasefire=unconditional"},
            "one issue",
        ),
        ("infeasible", {"first": "war=over"}, "no term"),
        ("uncertainty", {"half_life_days": "soon"}, "no number of days"),
        ("uncertainty", {"half_life_days": "inf"}, "no number of days"),
        ("parties", {"party.0.role": "king"}, "no role"),
        ("parties", {"party.0.name": "One", "party.1.name": " oNE"}, "have one name, oNE"),
    ],
)
def test_what_is_wrong_in_a_form_is_refused_in_a_sentence(template, tab, form, wrong):
    with pytest.raises(DetenteError, match=wrong):
        edited(template, tab, form)


def test_a_text_that_is_no_template_names_its_line(template):
    text = write_template(template).replace('role = "principal"', 'role = "king"', 1)

    with pytest.raises(TemplateError, match=r"line \d+: there is no role 'king'"):
        edited(template, "toml", {"text": text})
