"""Deciding: one act one transaction, then on to the next; undone and done again."""

from dataclasses import replace

import pytest
from model.by_hand import no_agreement

from detente.errors import ConflictError, DetenteError
from detente.model.template_writer import write_template
from detente.workspace.deciding import add, confirm_shown, decide, take_back
from detente.workspace.modelling import template_on
from detente.workspace.reader import END, Asked, refs_of


def state_of(shelf, reading, ref):
    return refs_of(shelf.items(reading))[ref].state


def test_a_confirmed_item_leads_on_to_the_next_one(shelf, reading):
    done = decide(shelf, reading, Asked(item="p01"), "confirm", {})

    assert (done.item, state_of(shelf, reading, "p01")) == ("s01", "confirmed")
    assert done.said.startswith("Confirmed: Northland commits to territory")


def test_a_correction_stays_where_it_is(shelf, reading):
    done = decide(shelf, reading, Asked(item="p02"), "correct", {"stance": "0"})

    assert (done.item, state_of(shelf, reading, "p02")) == ("p02", "corrected")


def test_what_is_kept_after_an_act_is_what_the_record_says(shelf, reading):
    for verb, form in (("confirm", {}), ("correct", {"stance": "0"}), ("restore", {})):
        decide(shelf, reading, Asked(item="p02"), verb, form)

        assert shelf.items(reading) == shelf.case.items(reading.article.id)


def test_the_same_form_sent_twice_is_one_act(shelf, reading):
    form = {"key": "k1", "seen": "0"}
    before = shelf.case.last

    for _ in range(2):
        decide(shelf, reading, Asked(item="p01"), "confirm", form)

    assert shelf.case.last == before + 1


def test_a_decision_on_what_somebody_else_decided_since_is_refused(shelf, reading):
    decide(shelf, reading, Asked(item="p01"), "reject", {"reason": "double", "seen": "0"})

    with pytest.raises(ConflictError, match="since you looked at it"):
        decide(shelf, reading, Asked(item="p01"), "confirm", {"seen": "0"})


def test_undo_leads_to_the_item_that_it_was_about(shelf, reading):
    decide(shelf, reading, Asked(item="p01"), "confirm", {})

    undone = take_back(shelf, reading, Asked(item="s01"), "undo", {})
    again = take_back(shelf, reading, Asked(item="s01"), "redo", {})

    assert (undone.item, again.item) == ("p01", "p01")
    assert undone.said.startswith("Undone: Northland")
    assert state_of(shelf, reading, "p01") == "confirmed"


def test_an_undo_of_another_item_than_the_one_shown_names_it_and_says_so(shelf, reading):
    decide(shelf, reading, Asked(item="p01"), "confirm", {})
    elsewhere = take_back(shelf, reading, Asked(item="s01"), "undo", {})
    here = take_back(shelf, reading, Asked(item="p01"), "redo", {})

    assert elsewhere.item == "p01"
    assert elsewhere.said.endswith("; your last act, on another item than the one shown")
    assert "another item" not in here.said


def test_an_undone_number_says_that_the_template_sets_it_as_well(shelf, reading):
    template = template_on(shelf, None)
    written = replace(template, overrides=(no_agreement("south", 0.4),))
    shelf.case.set_template(write_template(written))
    shelf.case.override(no_agreement("south", 0.6))

    done = take_back(shelf, reading, Asked(item="s01"), "undo", {})

    assert "; the template sets this number as well" in done.said
    assert done.item == "s01"


def test_everything_that_is_shown_is_confirmed_as_one_act(shelf, reading):
    before = shelf.case.last

    done = confirm_shown(shelf, reading, Asked(kinds=("position",)), {})

    assert (done.said, done.item, shelf.case.last) == ("Confirmed: 2 items", END, before + 1)
    with pytest.raises(DetenteError, match="nothing that is shown is left"):
        confirm_shown(shelf, reading, Asked(kinds=("position",)), {})


def test_a_new_item_is_made_of_words_of_the_text(shelf, reading):
    form = {
        "words": "both", "party": "south", "issue": "talks", "option": "direct", "stance": "2",
        "held": "attributed",
    }  # fmt: skip

    done = add(shelf, reading, "position", form)

    made = refs_of(shelf.items(reading))[done.item]
    assert (made.quote, made.state, made.reader) == ("both", "added", "analyst:analyst")
    assert done.touched == (made.item_id,)


@pytest.mark.parametrize(
    ("kind", "form", "said"),
    [
        ("position", {"held": ""}, "nothing is chosen for held"),
        ("position", {"option": "", "held": "stated"}, "nothing is chosen for option"),
        ("position", {"held": "stated"}, "needs stance"),
        ("event", {"of_type": ""}, "nothing is chosen for type"),
        ("statement", {"in_form": "", "act": ""}, "nothing is chosen for form, act"),
    ],
)
def test_a_new_item_is_what_was_chosen_and_nothing_that_was_not(shelf, reading, kind, form, said):
    words = {"words": "both", "party": "south", "issue": "talks", "option": "direct"}

    with pytest.raises(DetenteError, match=said):
        add(shelf, reading, kind, {**words, **form})


def test_that_no_way_is_said_is_a_choice_of_its_own(shelf, reading):
    form = {"words": "both", "party": "south", "issue": "talks", "option": "-", "stance": "1",
            "held": "stated"}  # fmt: skip

    done = add(shelf, reading, "position", form)

    assert refs_of(shelf.items(reading))[done.item].original.option is None


def test_a_withdrawal_needs_a_day(shelf, reading):
    with pytest.raises(DetenteError, match="'soon' is not a day"):
        decide(shelf, reading, Asked(item="p01"), "retract", {"from_day": "soon"})
    decide(shelf, reading, Asked(item="p01"), "retract", {"from_day": "2031-03-06"})

    assert state_of(shelf, reading, "p01") == "retracted"
