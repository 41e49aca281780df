"""The shelf: what was worked out is kept until the case changes, and no longer."""

import datetime as dt

import pytest

from detente.errors import NotFoundError


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
