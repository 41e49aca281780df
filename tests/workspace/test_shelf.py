"""The shelf: what was worked out is kept until the case changes, and no longer."""

import datetime as dt

import pytest
from model.by_hand import no_agreement

from detente.errors import NotFoundError
from detente.record.case import open_case


def test_what_is_worked_out_is_kept_until_the_next_act(shelf, reading):
    made = []

    for _ in range(2):
        shelf.kept("x", lambda: made.append(1))
    shelf.case.confirm(shelf.items(reading)[0].item_id)
    shelf.kept("x", lambda: made.append(1))

    assert len(made) == 2


def test_a_document_is_not_there_before_its_day(shelf, harbour):
    with pytest.raises(NotFoundError, match="published on 2031-03-09, after the day"):
        shelf.reading(harbour[2], dt.date(2031, 3, 5))
    with pytest.raises(NotFoundError, match="no document 000000000000"):
        shelf.reading("0" * 12)


def test_the_newest_day_is_that_of_the_latest_article(shelf, reading):
    day, before = shelf.newest()
    shelf.case.confirm(shelf.items(reading)[0].item_id)

    assert day == dt.date(2031, 3, 9)
    assert shelf.newest() == (day, shelf.case.log()[-1].recorded_at)
    assert shelf.newest()[1] > before


def test_the_newest_day_is_all_there_is_until_a_number_is_set_later(shelf):
    newest, _ = shelf.newest()
    days = (None, newest, newest - dt.timedelta(days=1), newest + dt.timedelta(days=1))

    before = [shelf.asked(day) for day in days]
    moment = int(dt.datetime(2031, 4, 1, tzinfo=dt.UTC).timestamp() * 1e9)
    open_case(shelf.case.path, clock=lambda: moment).override(no_agreement("north", 0.4))

    assert before == [None, None, *days[2:]]
    assert [shelf.asked(day) for day in days] == list(days)
