"""The overview: what changed, what waits, what it rests on."""

import datetime as dt

import quarrel

from detente.evidence import Evidence
from detente.workspace.known import known
from detente.workspace.overview import (
    case_mark,
    overview_screen,
    position_rows,
    queue_of,
    source_mix,
)


def test_what_is_new_counts_from_the_last_article_until_it_is_read(shelf):
    first = overview_screen(shelf, None)
    read = overview_screen(shelf, None, read=first.since.newest)

    assert first.since.basis == "last article"
    assert [one.kind for one in first.changes] == ["new", "article"]
    assert read.changes == ()
    assert read.since.nothing_newer


def test_the_address_can_look_further_back(shelf):
    articles = [
        one for one in overview_screen(shelf, None, asked=1).changes if one.kind == "article"
    ]

    assert len(articles) == 2


def test_a_decision_is_a_change_too(shelf):
    newest = overview_screen(shelf, None).since.newest
    position = next(
        one for one in shelf.case.items() if one.kind == "position" and one.local_id == "p02"
    )
    shelf.case.reject(position.item_id, "speaker")

    screen = overview_screen(shelf, None, read=newest)

    assert [one.kind for one in screen.changes] == ["gone"]


def test_the_queue_counts_what_nobody_decided_and_begins_with_the_latest_article(shelf, harbour):
    queue = overview_screen(shelf, None).queue

    assert queue.to_review == sum(number for _, number in queue.kinds) == 9
    assert queue.document == harbour[2]
    for one in shelf.case.items(harbour[2]):
        shelf.case.confirm(one.item_id)
    assert overview_screen(shelf, None).queue.document == harbour[1]


def test_the_overview_of_a_day_knows_nothing_later(shelf, harbour):
    screen = overview_screen(shelf, dt.date(2031, 3, 5))

    assert screen.articles == 1
    assert {one.party for one in screen.matrix.entries} == {"north"}
    assert screen.queue.document == harbour[1]


def test_the_rows_of_the_matrix_carry_their_latest_words(shelf):
    now = known(shelf, None)
    rows = position_rows(overview_screen(shelf, None), now)

    assert {row.outlet for row in rows} == {"The Courier"}
    assert any(row.red_line and "hand over the harbour" in row.words for row in rows)


def test_sources_are_counted_by_how_they_are_named():
    mix = source_mix(quarrel.evidence())

    assert (mix.articles, mix.outlets, mix.quoted) == (4, 1, 1)
    assert sum(one.statements for one in mix.classes) == mix.statements
    assert abs(sum(one.share for one in mix.classes) - 1) < 1e-9


def test_an_empty_record_has_nothing_waiting_and_rests_on_nothing():
    queue = queue_of(Evidence(as_of=None), ())

    assert (queue.to_review, queue.document) == (0, None)
    assert source_mix(Evidence(as_of=None)).classes == ()


def test_each_case_has_a_mark_of_its_own(shelf):
    assert case_mark(shelf).startswith("read-")


def test_a_day_offers_no_later_transaction_to_look_back_to(shelf):
    day = dt.date(2031, 3, 4)

    then, now = overview_screen(shelf, day), overview_screen(shelf, None)

    assert [one.told for one in then.moments] == [
        "before “Envoys meet in the old mint (2031-03-04; 10 items)”"
    ]
    assert len(now.moments) > len(then.moments)
    assert (then.since.newest, then.since.nothing_newer) == (2, False)
    assert [one.kind for one in then.changes if one.kind == "article"] == ["article"]
