"""Forms: what a card shows comes back unchanged, and only what was changed is written."""

import pytest

from detente.errors import DetenteError
from detente.record.decisions import Correction
from detente.workspace.fields import OF_KIND, blank_fields, fields_of
from detente.workspace.forms import correction_of, given_from, place_in, place_of
from detente.workspace.reader import refs_of


def form_of(state, reading, **changed):
    one = state.original
    shown = fields_of(one, state.kind, reading, (one, reading))
    ticked = {f.name: f.given for f in shown if f.given or f.control != "check"}
    return {"checks": "yes", **ticked, **changed}


@pytest.mark.parametrize("ref", ["p01", "p02", "s01", "s02", "e01"])
def test_a_form_that_comes_back_as_it_was_shown_changes_nothing(shelf, reading, ref):
    state = refs_of(shelf.items(reading))[ref]

    with pytest.raises(DetenteError, match="nothing was changed"):
        correction_of(form_of(state, reading), state.original, state.kind, reading)


def test_only_what_was_changed_is_corrected(shelf, reading):
    state = refs_of(shelf.items(reading))["p01"]
    form = form_of(state, reading, stance="-2", target="") | {"red_line": ""}

    found = correction_of(form, state.original, "position", reading)

    assert found == Correction(stance=-2, target=None, red_line=False)


def test_a_condition_is_found_by_its_words_nearest_to_the_item(shelf, reading):
    state = refs_of(shelf.items(reading))["p02"]
    start = reading.article.text.index("both")

    found = correction_of(
        form_of(state, reading, condition="both"), state.original, "position", reading
    )

    assert found.condition == (start, start + 4)


@pytest.mark.parametrize(("given", "dead"), [("3", (3, 3)), ("3-5", (3, 5)), ("3-", (3, None))])
def test_the_dead_are_a_number_a_range_or_at_least(reading, given, dead):
    found = correction_of({"fatalities": given}, reading.events[0], "event", reading)

    assert found.fatalities == dead


@pytest.mark.parametrize(
    ("form", "said"),
    [({"fatalities": "many"}, "'many' is no number"), ({"words": "not there"}, "do not stand in")],
)
def test_what_cannot_be_taken_is_said(reading, form, said):
    with pytest.raises(DetenteError, match=said):
        correction_of(form, reading.events[0], "event", reading)


def test_words_are_found_across_a_line_end():
    assert place_of("one two", "x one\ntwo one two", near=0) == (2, 9)
    assert place_of("one two", "x one\ntwo one two", near=12) == (10, 17)


@pytest.mark.parametrize("kind", ["position", "statement", "event"])
def test_a_new_item_has_the_fields_of_its_kind(reading, kind):
    assert tuple(one.name for one in blank_fields(kind, reading)) == OF_KIND[kind]
    assert not any(one.given for one in blank_fields(kind, reading))


def test_a_party_that_is_new_has_a_field_of_its_own():
    form = {"party": "north", "new_party": "islanders"}

    assert given_from(form, "position")["party"] == "new:islanders"
    assert given_from({**form, "new_party": " "}, "position")["party"] == "north"
    assert given_from(form, "event") == {}


def test_a_field_whose_name_a_form_has_itself_comes_under_another():
    assert given_from({"in_form": "direct", "act": "AGREE"}, "statement") == {
        "form": "direct", "act": "AGREE",
    }  # fmt: skip
    assert given_from({"about": "the harbour"}, "position")["target"] == "the harbour"


@pytest.mark.parametrize("given", ["", "x", "-1", "²", "9" * 5000])
def test_what_is_no_place_in_a_text_is_none(given):
    assert place_in({"start": given}, "start") is None


def test_a_place_in_a_text_is_a_number():
    assert place_in({"start": "12"}, "start") == 12


def test_no_two_options_of_an_issue_are_called_alike(reading):
    (option,) = [one for one in blank_fields("position", reading) if one.name == "option"]
    ways = [(one.group, one.label) for one in option.choices]

    assert len(set(ways)) == len(ways)
