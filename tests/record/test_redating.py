"""A mended day: append-only, with its reason, undone and redone; as-of follows."""

import datetime as dt
from dataclasses import replace

import pytest

from detente.errors import CaseError, ConflictError

RIGHT = dt.date(2031, 3, 9)
BETWEEN = dt.date(2031, 3, 6)


@pytest.fixture(name="again")
def _again(reading):
    """Return the article's reading under the right day."""
    article = replace(reading.article, published=RIGHT, published_basis="given")
    return replace(reading, article=article)


def days(case, day=None, known=None):
    return [one.article.published for one in case.as_of(day, known).readings]


def test_what_is_known_as_of_a_day_follows_the_mended_day(filled, reading, again):
    was = reading.article.published
    before = days(filled, BETWEEN)

    filled.redate(again, was, note="the byline says so", actor="ada")

    assert (before, days(filled), days(filled, BETWEEN)) == ([was], [RIGHT], [])
    assert all(check.ok for check in filled.verify())


def test_the_first_day_stays_known_as_the_record_had_it(filled, reading, again):
    head = filled.last

    filled.redate(again, reading.article.published, note="the byline says so")

    assert days(filled, known=head) == [reading.article.published]
    (mended,) = filled.mended_days(reading.article.id)
    assert (
        mended.said == f"published 2031-03-09, not {reading.article.published}: the byline says so"
    )
    assert mended.said in filled.log()[-1].about


def test_a_mended_day_is_undone_and_done_again(filled, reading, again):
    was, mark = reading.article.published, filled.readings_mark()
    filled.redate(again, was, note="so it says", actor="ada")

    filled.undo(actor="ada")
    undone, shown = days(filled), filled.mended_days(reading.article.id)
    filled.redo(actor="ada")

    assert (undone, shown, days(filled)) == ([was], (), [RIGHT])
    assert filled.readings_mark() != mark
    assert all(check.ok for check in filled.verify())


def test_an_undone_day_stays_undone_after_another_act(filled, reading, again):
    filled.redate(again, reading.article.published, note="so it says")
    filled.undo()

    filled.confirm(filled.items()[0].item_id)

    assert days(filled) == [reading.article.published]


def test_what_was_decided_outlives_the_mended_day(filled, reading, again):
    item = next(one for one in filled.items() if one.kind == "position")
    filled.confirm(item.item_id)

    filled.redate(again, reading.article.published, note="so it says")

    assert filled.item(item.item_id).state == "confirmed"
    assert filled.as_of().confirmed == 1


@pytest.mark.parametrize(
    ("was", "note", "said"),
    [
        (dt.date(2031, 3, 4), " ", "needs a reason"),
        (dt.date(2031, 3, 5), "so", "changed since you looked at it, to 2031-03-04"),
    ],
)
def test_a_day_is_mended_for_a_reason_and_from_the_day_that_stands(filled, again, was, note, said):
    with pytest.raises((CaseError, ConflictError), match=said):
        filled.redate(again, was, note=note)


def test_the_day_that_it_has_already_and_no_day_are_refused(filled, reading):
    was = reading.article.published
    undated = replace(reading.article, published=None, published_basis="unknown")

    with pytest.raises(CaseError, match="already"):
        filled.redate(reading, was, note="so")
    with pytest.raises(CaseError, match="no publication day is given"):
        filled.redate(replace(reading, article=undated), was, note="so")


def test_the_bytes_of_an_article_are_kept(filled, reading):
    assert filled.raw(reading.article.id) == reading.article.raw
