"""The frame: places and keys are one table each, and no key means two things in one place."""

import datetime as dt
from collections import Counter

from detente.workspace.frame import frame, keys, places


def test_a_day_that_is_asked_for_is_past_and_everything_is_not(shelf):
    assert frame(shelf, dt.date(2031, 3, 5)).past
    assert not frame(shelf, shelf.asked(dt.date(2031, 3, 9))).past
    assert frame(shelf, shelf.asked(dt.date(2031, 3, 10))).past


def test_no_key_means_two_things_on_one_screen():
    for where in {one.where for one in keys()}:
        here = [one for one in keys() if one.where in (where, "everywhere")]

        assert [k for k, n in Counter(k for one in here for k in one.keys).items() if n > 1] == []


def test_every_place_has_a_name_and_a_path_of_its_own():
    assert len({one.name for one in places()}) == len({one.path for one in places()}) > 1
