"""The last day: what is asked for of it or later leaves nothing out."""

import datetime as dt

import pytest
from record.conftest import reading_of

from detente.negotiation import Override
from detente.record.case import create_case, open_case

JUNE = dt.date(2031, 6, 1)
ONE = Override(party="north", low=0.1, mode=0.2, high=0.3, reason="told")


@pytest.fixture(name="filled")
def _filled(tmp_path):
    """Return a case with an article of March, as it is written to in June."""
    case = create_case(tmp_path / "harbour")
    case.add(reading_of())
    moment = int(dt.datetime(2031, 6, 1, 12, tzinfo=dt.UTC).timestamp() * 1e9)
    return open_case(case.path, clock=lambda: moment)


def test_an_empty_case_has_no_last_day(tmp_path):
    assert create_case(tmp_path / "empty").last_day() is None


@pytest.mark.parametrize(
    ("act", "last"),
    [
        (lambda _: None, None),
        (lambda case: case.confirm(case.items()[0].item_id), None),
        (lambda case: case.override(ONE), JUNE),
        (lambda case: case.set_template("mine"), JUNE),
        (lambda case: case.retract(case.items()[0].item_id, JUNE), JUNE),
    ],
)
def test_judgements_and_retractions_belong_to_their_own_day_and_reviews_to_the_articles(
    filled, act, last
):
    act(filled)

    assert filled.last_day() == (last or filled.as_of().as_of)
