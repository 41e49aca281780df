import datetime as dt
from dataclasses import replace

import pytest

from detente.record.decisions import Correction
from detente.record.review import why_of

POSITION, STATEMENT = 5, 3


def test_every_item_but_an_actor_is_listed_as_it_stands_in_the_order_of_the_text(filled):
    states = filled.items()

    assert [(one.kind, one.state) for one in states] == [
        ("event", "open"), ("proposal", "open"), ("statement", "open"), ("position", "open"),
    ]  # fmt: skip
    assert states[0].quote == "met in the Old Mint"
    assert all(one.counts == one.original and one.seen == 0 for one in states)


def test_the_items_of_one_article_are_found_by_its_first_digits(
    filled, reading, make_article, make_reading
):
    other = make_reading(make_article("Another day.\n" + reading.article.text))
    filled.add(other)

    states = filled.items(other.article.id[:8])

    assert {one.article for one in states} == {other.article.id}
    assert len(filled.items()) == 2 * len(states)


def test_the_history_tells_who_decided_what_when_and_why(filled):
    filled.confirm(POSITION, actor="ada")
    filled.reject(POSITION, "speaker", actor="bo", note="it was the aide")
    filled.undo(actor="bo")

    state = filled.item(POSITION)
    told = [(one.actor, one.act, one.verb, one.reason, one.note) for one in state.history]
    assert told == [
        ("ada", "confirm", "confirm", None, None),
        ("bo", "reject", "reject", "speaker", "it was the aide"),
        ("bo", "undo", "restore", None, None),
    ]
    assert state.seen == state.history[-1].tx_id
    assert state.history[0].recorded_at < state.history[1].recorded_at


def test_what_was_withdrawn_shows_from_which_day(filled):
    filled.retract(POSITION, dt.date(2031, 3, 10))

    state = filled.item(POSITION)
    assert (state.state, state.from_day, state.counts) == (
        "retracted", dt.date(2031, 3, 10), None,
    )  # fmt: skip
    assert state.history[0].from_day == state.from_day


def test_the_queue_holds_what_nobody_decided_the_latest_article_first(
    filled, make_article, make_reading
):
    later = make_reading(make_article("Later.\n" + make_article().text, dt.date(2031, 4, 1)))
    filled.add(later)
    filled.confirm(POSITION)

    queue = filled.review_queue()

    assert queue[0].article == later.article.id
    assert POSITION not in {one.item_id for one in queue}
    assert len(queue) == 7


def test_a_suggestion_beside_a_decision_is_not_in_the_queue(filled, reading):
    filled.confirm(POSITION)
    filled.add(replace(reading, reader_version="2"))

    assert {one.kind for one in filled.review_queue()} == {"event", "proposal", "statement"}


def test_an_item_that_a_newer_reading_left_out_can_still_be_looked_at(filled, reading):
    filled.add(replace(reading, positions=(), reader_version="2"))

    state = filled.item(POSITION)

    assert (state.newest, state.state, state.local_id) == (False, "open", "p01@1")


def test_precision_is_told_for_each_reader_version(filled, reading):
    filled.confirm(POSITION)
    filled.correct(STATEMENT, Correction(hedged=True))
    filled.add(replace(reading, reader_version="2"))
    filled.reject(4, "other")
    filled.retract(POSITION, dt.date(2031, 4, 1))
    newer = next(one for one in filled.items() if one.kind == "proposal")
    filled.confirm(newer.item_id)

    told = [(p.reader_version, p.confirmed, p.rejected, p.corrected) for p in filled.precision()]

    assert told == [("1", 1, 1, 1), ("2", 1, 0, 0)]


@pytest.mark.parametrize(
    ("verb", "told", "why"),
    [
        ("reject", "double", ("double", None)),
        ("reject", "double: see p02", ("double", "see p02")),
        ("reject", "an old remark", (None, "an old remark")),
        ("confirm", "double: no", (None, "double: no")),
        ("reject", None, (None, None)),
    ],
)
def test_a_reason_is_told_apart_from_its_note(verb, told, why):
    assert why_of(verb, told) == why


@pytest.mark.parametrize("again", [False, True], ids=["read once", "read again"])
def test_an_item_looked_up_alone_is_the_one_in_the_list(filled, reading, again):
    filled.confirm(POSITION, actor="ada")
    filled.correct(STATEMENT, Correction(hedged=True), actor="bo")
    filled.add_item(reading.article.id, "event", Correction(span=(0, 9), type="CONSULT"))
    if again:
        filled.add(replace(reading, reader_version="2"))

    states = filled.items()

    assert [filled.item(one.item_id) for one in states] == list(states)
    assert {one.state for one in states} > {"confirmed", "corrected", "added"}
