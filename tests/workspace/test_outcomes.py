"""A package in an address: readable, and the same package when it is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import NotFoundError
from detente.negotiation import Issue, Option, Template
from detente.workspace.outcomes import NOTHING, outcome_of, written

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=8)


def template_of(issues):
    return Template(
        title="",
        parties=(),
        issues=tuple(
            Issue(
                id=name, options=tuple(Option(id=one, title="") for one in ids), settled_by=("a",)
            )
            for name, ids in issues.items()
        ),
    )


@given(st.data())
def test_an_outcome_comes_back_whatever_its_names(data):
    options = st.lists(NAMES, min_size=1, max_size=4, unique=True)
    template = template_of(data.draw(st.dictionaries(NAMES, options, min_size=1, max_size=4)))
    outcome = {one.key: data.draw(st.sampled_from(one.options)).id for one in template.issues}

    assert outcome_of(written(outcome, template), template) == outcome


def test_it_names_what_changes_and_nothing_else():
    template = template_of({"truce": ["as_is", "limited"], "line": ["as_is", "freeze"]})

    assert written({"truce": "as_is", "line": "freeze"}, template) == "line=freeze"
    assert written({"truce": "as_is", "line": "as_is"}, template) == NOTHING


@pytest.mark.parametrize("text", ["truce=none", "war=limited", "truce", ";", "=", ""])
def test_a_term_that_the_model_does_not_have_is_not_found(text):
    with pytest.raises(NotFoundError, match="the model has no term"):
        outcome_of(text, template_of({"truce": ["as_is", "limited"]}))
