"""Upheld days: counted where a newer reading has another day, and by nobody else's word."""

import datetime as dt
from dataclasses import replace

import pytest

from detente.article import When
from detente.record.decisions import Correction

EARLIER = When(date="2031-02-24", precision="day", text="Monday")


@pytest.fixture(name="again")
def _again(reading):
    """Return the article's reading under another day: the days of its text are others."""
    article = replace(reading.article, published=dt.date(2031, 2, 27), published_basis="given")
    statements = tuple(replace(one, said_on=EARLIER) for one in reading.statements)
    return replace(reading, article=article, statements=statements)


def redated(case, reading, again):
    case.redate(again, reading.article.published, note="so it says")
    return case.upheld_days(reading.article.id)


def item(case, kind):
    return next(one for one in case.items() if one.kind == kind)


def test_what_nobody_decided_keeps_no_day(filled, reading, again):
    assert redated(filled, reading, again) == 0


@pytest.mark.parametrize("kind", ["statement", "position"])
def test_a_confirmed_item_keeps_the_day_of_its_words(filled, reading, again, kind):
    filled.confirm(item(filled, kind).item_id)

    assert redated(filled, reading, again) == 1


def test_a_rejected_item_and_one_with_the_same_day_keep_nothing(filled, reading, again):
    filled.reject(item(filled, "statement").item_id, "other")
    filled.confirm(item(filled, "event").item_id)

    assert redated(filled, reading, again) == 0


def test_a_corrected_day_that_the_newest_reading_gives_too_is_not_counted(filled, reading, again):
    filled.confirm(item(filled, "position").item_id)
    filled.correct(item(filled, "statement").item_id, Correction(said_on=EARLIER.date))

    assert redated(filled, reading, again) == 0


def test_an_undone_mending_leaves_no_other_day(filled, reading, again):
    filled.confirm(item(filled, "position").item_id)
    redated(filled, reading, again)

    filled.undo()

    assert filled.upheld_days(reading.article.id) == 0
