"""A model saved by a form is the case's, with its reason; what is wrong is told at its line."""

import pytest

from detente.errors import CaseError, DetenteError
from detente.model.template_file import write_template
from detente.workspace.modelling import STARTER, template_on
from detente.workspace.saving import count_form, save_model, set_range, take_back_range

TERM = "ceasefire=unconditional"
RANGE = {"party": "south", "term": TERM, "low": "0.1", "mode": "0,2", "high": "0.3"}
BACK = {"party": "south", "issue": "ceasefire", "option": "unconditional"}


def test_a_saved_form_is_the_cases_model_and_the_log_has_its_reason(shelf):
    form = {"half_life_days": "30", "presumption": "yes", "reason": "slow news"}

    assert save_model(shelf, "uncertainty", form) is None

    assert template_on(shelf, None).half_life_days == 30
    assert shelf.case.log()[-1].about == "slow news"


def test_a_text_is_kept_as_it_was_written_comments_and_all(shelf):
    text = f"# mine\n{STARTER}"

    save_model(shelf, "toml", {"text": text.replace("\n", "\r\n"), "reason": "by hand"})

    assert shelf.case.template() == text


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [('role = "principal"', 'role = "king"', 10), ('title = "Talks"', 'title == "Talks"', 3)],
)
def test_a_text_that_is_no_model_comes_back_with_the_line_and_nothing_is_saved(
    shelf, old, new, line
):
    text = STARTER.replace(old, new, 1)

    found = save_model(shelf, "toml", {"text": text, "reason": "by hand"})

    assert (found.line, found.text) == (line, text)
    assert shelf.case.template() is None


@pytest.mark.parametrize(
    ("tab", "form", "said"),
    [("infeasible", {}, "nothing changed: no combination was chosen"), ("toml", None, "nothing")],
)
def test_a_model_that_is_saved_as_it_was_stays_the_records(shelf, tab, form, said):
    given = {"text": write_template(template_on(shelf, None))} if form is None else form

    with pytest.raises(DetenteError, match=said):
        save_model(shelf, tab, {**given, "reason": "a look"})

    assert shelf.case.template() is None


def test_remarks_in_a_text_of_ones_own_outlive_a_form_that_changes_nothing(shelf):
    save_model(shelf, "toml", {"text": f"# mine\n{STARTER}", "reason": "by hand"})

    with pytest.raises(DetenteError, match="nothing changed"):
        save_model(shelf, "infeasible", {"reason": "a look"})

    assert shelf.case.template().startswith("# mine")


def test_no_change_goes_without_a_reason(shelf):
    for act, form in ((set_range, RANGE), (take_back_range, BACK)):
        with pytest.raises(DetenteError, match="needs a reason"):
            act(shelf, form)
    with pytest.raises(DetenteError, match="needs a reason"):
        save_model(shelf, "toml", {"text": STARTER, "reason": " "})

    assert (shelf.case.template(), shelf.case.overrides()) == (None, ())


@pytest.mark.parametrize(("term", "cell"), [("ceasefire=", ("ceasefire", "")), ("=", ("", ""))])
def test_a_weight_and_a_reservation_value_are_set_and_taken_back(shelf, term, cell):
    set_range(shelf, RANGE | {"term": term, "reason": "told by telephone"})
    (one,) = shelf.case.overrides()
    back = {"party": one.party, "issue": one.issue, "option": one.option, "reason": "no longer"}
    take_back_range(shelf, back)

    assert (one.issue, one.option) == cell
    assert shelf.case.overrides() == ()


def test_a_weight_of_no_issue_of_the_model_is_not_set(shelf):
    with pytest.raises(DetenteError, match="no issue 'weather'"):
        set_range(shelf, RANGE | {"term": "weather=", "reason": "why"})


def test_a_range_is_set_signed_and_taken_back(shelf):
    set_range(shelf, RANGE | {"reason": "told by telephone", "actor": "Ana"})

    (one,) = shelf.case.overrides()
    assert (one.low, one.mode, one.high, one.reason) == (0.1, 0.2, 0.3, "told by telephone")
    assert shelf.case.log()[-1].actor == "Ana"

    take_back_range(shelf, BACK | {"reason": "no longer"})

    assert shelf.case.overrides() == ()


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"party": ""}, "no party is chosen"),
        ({"term": ""}, "no number is chosen"),
        ({"party": "west"}, "no party 'west'"),
        ({"term": "war=over"}, "no term"),
        ({"low": "little"}, "no number"),
        ({"low": "0.9"}, "above most likely"),
    ],
)
def test_a_range_of_nothing_or_of_no_numbers_is_refused(shelf, given, wrong):
    with pytest.raises((DetenteError, CaseError), match=wrong):
        set_range(shelf, RANGE | {"reason": "told"} | given)

    assert shelf.case.overrides() == ()


def test_the_count_is_of_the_form_as_it_is_now(shelf):
    assert count_form(shelf, "one_way", {}).outcomes == 2
    assert count_form(shelf, "toml", {"text": STARTER}).deals == 1
    with pytest.raises(DetenteError, match="no package is possible"):
        count_form(shelf, "infeasible", {"first": TERM})
