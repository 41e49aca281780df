"""The timeline: lanes, widths, slots of counted meetings, and what is left out."""

import datetime as dt

import pytest
import quarrel

from detente.workspace.chronology import (
    Filter,
    deeds_of,
    timeline_screen,
)

NINETEENTH = dt.date(2031, 3, 19)


def screen(wanted=None, known=None):
    known = known or quarrel.known()
    return timeline_screen(known, wanted or Filter(), deeds_of(known))


def test_deeds_stand_in_order_of_days_each_in_its_lane():
    found = screen()

    assert [(one.lane, one.when) for one in found.deeds] == [
        ("talks", "3 March 2031"),
        ("talks", "week of 10 March 2031"),
        ("violence", "19 March 2031"),
        ("talks", "20 March 2031"),
    ]
    assert [(one.lane, one.told_on) for one in found.undated] == [
        ("pressure", dt.date(2031, 3, 21))
    ]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Filter(kinds=("violence",)), [3]),
        (Filter(parties=("south",)), [1, 4]),
        (Filter(start=NINETEENTH), [3, 4]),
        (Filter(end=NINETEENTH), [1, 2, 3]),
        (Filter(parties=("nobody",)), []),
    ],
)
def test_a_choice_shows_its_own_and_keeps_their_numbers(wanted, numbers):
    assert [one.number for one in screen(wanted).deeds] == numbers


def test_numbers_run_on_from_the_dated_to_the_deadlines_to_those_without_a_day():
    found = screen()
    shown = (*found.deeds, *found.deadlines, *found.undated)

    assert [one.number for one in shown] == [1, 2, 3, 4, 5, 6]


def test_deadlines_are_nobodys_and_go_when_another_kind_or_a_party_is_chosen():
    assert [one.words for one in screen().deadlines] == ["within days"]
    assert screen(Filter(kinds=("talks",))).deadlines == ()
    assert screen(Filter(parties=("south",))).deadlines == ()
    assert len(screen(Filter(kinds=("deadlines",))).deadlines) == 1
