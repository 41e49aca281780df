"""Reader and review: every item once, its card with what it rests on, the order of the work."""

import datetime as dt

import pytest

from detente.errors import NotFoundError
from detente.record.decisions import Correction
from detente.workspace.deciding import decide
from detente.workspace.reader import (
    END,
    Asked,
    ItemRow,
    card_screen,
    near_of,
    next_open,
    reader_screen,
    refs_of,
)

ORDER = ["e01", "p01", "s01", "s02", "p02", "s03", "r01"]


def card(shelf, reading, item, **more):
    return card_screen(reading, shelf.items(reading), Asked(item=item, **more)).card


def test_items_stand_in_the_order_of_the_text_the_longer_before_what_it_holds(shelf, reading):
    assert list(refs_of(shelf.items(reading))) == ORDER


def test_the_list_says_each_item_in_a_line(shelf, reading):
    screen = reader_screen(reading, shelf.items(reading), Asked())

    titles = {row.ref: row.title for row in screen.items}
    assert (
        titles["p01"]
        == "Northland commits to territory, the harbour: the claim rejected, red line"
    )
    assert titles["p02"] == "Northland accepts an unconditional ceasefire (attributed)"
    assert titles["s01"] == "Ada North: We will never hand over the harbour"
    assert titles["e01"] == "Meeting or talks: Ada North, Bo South in Old Mint, 2031-03-03"
    assert titles["r01"] == "Reported: Direct talks"


def test_a_nested_statement_is_marked_inside_the_one_around_it(shelf, reading):
    screen = reader_screen(reading, shelf.items(reading), Asked())

    runs = [run for paragraph in screen.paragraphs for run in paragraph.runs]
    inner = next(run for run in runs if run.text == "the north accepts a truce")
    assert inner.refs == ("p02", "s03", "s02")


def test_the_card_says_whose_word_it_is_and_what_it_stands_within(shelf, reading):
    facts = dict(card(shelf, reading, "p02").facts)

    assert facts["Attributed by"] == "Bo South"
    assert facts["Source"] == "the north — an institution, on record"
    assert facts["Within"] == "the words of Bo South"
    assert facts["Article"] == "The Courier, 4 March 2031"
    assert facts["Read by"] == "rules 1"


def test_the_first_card_is_the_first_item_to_review(shelf, reading):
    shelf.case.confirm(shelf.items(reading)[0].item_id)

    assert card_screen(reading, shelf.items(reading), Asked()).item == "p01"


def test_a_filter_leaves_the_other_kinds_out(shelf, reading):
    screen = reader_screen(reading, shelf.items(reading), Asked(kinds=("position",)))

    assert [row.ref for row in screen.items] == ["p01", "p02"]
    assert {(one.kind, one.items, one.chosen) for one in screen.filters} == {
        ("position", 2, True), ("statement", 3, False), ("event", 1, False), ("proposal", 1, False)
    }  # fmt: skip


def test_the_next_item_is_the_next_that_nobody_decided_round_and_round(shelf, reading):
    for one in shelf.items(reading):
        if one.local_id != "s01":
            shelf.case.confirm(one.item_id)

    states = shelf.items(reading)
    assert next_open(states, Asked(item="r01")) == "s01"
    shelf.case.confirm(refs_of(states)["s01"].item_id)
    assert next_open(shelf.items(reading), Asked(item="s01")) == END
    assert card_screen(reading, shelf.items(reading), Asked(item=END)).card is None


def test_a_correction_stands_beside_what_the_machine_said(shelf, reading):
    decide(shelf, reading, Asked(item="p01"), "correct", {"stance": "-1", "checks": "yes"})

    fields = {one.name: one for one in card(shelf, reading, "p01").fields}
    assert (fields["stance"].shown, fields["stance"].machine) == ("against (-1)", "demands (+2)")
    assert (fields["red_line"].given, fields["red_line"].machine) == ("", "yes")
    assert fields["party"].machine is None


def test_an_item_of_an_analyst_is_in_the_list_until_its_adding_is_undone(shelf, reading):
    shelf.case.add_item(
        reading.article.id,
        "position",
        Correction(span=(0, 6), party="north", issue="talks", option="direct", stance=1),
    )
    assert len(refs_of(shelf.items(reading))) == len(ORDER) + 1

    shelf.case.undo()

    assert list(refs_of(shelf.items(reading))) == ORDER


def test_edges_move_by_a_word_and_stay_in_the_text(shelf, reading):
    text = reading.article.text
    edges = card(shelf, reading, "s03").edges

    assert text[edges.start_out : edges.end] == "that the north accepts a truce"
    assert text[edges.start_in : edges.end] == "north accepts a truce"
    assert text[edges.start : edges.end_in] == "the north accepts a"
    assert text[edges.start : edges.end_out] == "the north accepts a truce,"
    whole = card(shelf, reading, "s03", start=0, end=len(text)).edges
    assert (whole.start_out, whole.end_out) == (0, len(text))


def test_overlapping_items_lead_to_one_another(shelf, reading):
    assert card(shelf, reading, "p01").over == "s01"
    assert card(shelf, reading, "s01").over == "p01"
    assert card(shelf, reading, "e01").over is None


def test_the_history_of_an_item_is_told_newest_first(shelf, reading):
    decide(shelf, reading, Asked(item="p01"), "reject", {"reason": "stance", "note": "too strong"})
    decide(shelf, reading, Asked(item="p01"), "restore", {})

    said = [one.said for one in card(shelf, reading, "p01").history]
    assert said == ["decision taken back", "rejected: wrong stance — too strong"]
    assert card(shelf, reading, "p01").history[0].at.tzinfo is dt.UTC


def test_an_item_that_is_not_there_is_refused(shelf, reading):
    with pytest.raises(NotFoundError, match="no item p99 among the 7"):
        card(shelf, reading, "p99")


def rows(count):
    """Return so many rows of a list."""
    return [ItemRow(ref=f"s{n}", kind="statement", state="open", title="") for n in range(count)]


@pytest.mark.parametrize("here", [0, 5, 100, 199])
def test_a_long_list_is_shown_near_one_item_and_tells_how_many_are_left_out(here):
    every = rows(200)

    near = near_of(every, f"s{here}")

    assert every[here] in near.rows
    assert near.before + len(near.rows) + near.after == 200
    assert near.rows == tuple(every[near.before : 200 - near.after])
    assert near.earlier == (every[near.before - 1].ref if near.before else "")
    assert near.later == (every[-near.after].ref if near.after else "")


def test_a_short_list_is_shown_whole():
    near = near_of(rows(30), "s29")

    assert (near.before, len(near.rows), near.after) == (0, 30, 0)


def test_a_form_offers_names_in_words_and_what_the_case_codes_with(shelf, reading):
    codes = {"bridge": frozenset({"toll_road"})}
    asked = Asked(item="p01", edit="all", codes=codes)

    fields = {
        one.name: one for one in card_screen(reading, shelf.items(reading), asked).card.fields
    }

    assert [(one.value, one.label) for one in fields["issue"].choices] == [
        ("territory", "Territory"), ("bridge", "Bridge"),
    ]  # fmt: skip
    assert ("toll_road", "toll road") in [(o.value, o.label) for o in fields["option"].choices]
    assert fields["speaker"].given == "Ada North"
    assert {one.label for one in fields["held"].choices} >= {"by the party itself"}
