"""A day mended over the whole way: read again, as-of and days of the text follow."""

import datetime as dt
from pathlib import Path

import pytest

from detente.errors import NotFoundError
from detente.mended_day import redate
from detente.reading.files import read_paths
from detente.record.case import create_case

DAY, RIGHT = dt.date(2025, 3, 5), dt.date(2025, 3, 19)


@pytest.fixture(name="case")
def _case(tmp_path, nlp, monkeypatch):
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
    text = Path(tmp_path / "a.txt")
    text.write_text("The envoys of Egypt and Sudan met in Tolve on Friday.\n", encoding="utf-8")
    case = create_case(tmp_path / "tolve")
    for reading in read_paths([text], published=DAY):
        case.add(reading)
    return case


def test_days_of_the_text_and_as_of_follow_and_undo_brings_the_first_back(case):
    (before,) = case.as_of().readings

    redate(case, before.article.id[:12], RIGHT, note="the byline says so")
    (after,) = case.as_of().readings
    hidden = case.as_of(DAY).readings
    case.undo()

    assert [one.on.date for one in before.events] == ["2025-02-28"]
    assert (after.article.published, [one.on.date for one in after.events]) == (
        RIGHT, ["2025-03-14"],
    )  # fmt: skip
    assert hidden == ()
    assert case.as_of().readings == (before,)


def test_what_a_person_confirmed_keeps_its_day_and_is_counted(case):
    article = case.as_of().readings[0].article.id
    event = next(one for one in case.items() if one.kind == "event")
    case.confirm(event.item_id)

    mended = redate(case, article, RIGHT, note="the byline says so")

    assert mended.kept == 1
    assert [one.on.date for one in case.as_of().readings[0].events] == ["2025-02-28"]


def test_an_article_that_is_not_there_is_named(case):
    with pytest.raises(NotFoundError, match="no article 000000000000"):
        redate(case, "0" * 12, RIGHT, note="so")
