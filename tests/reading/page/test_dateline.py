import datetime as dt

import pytest

from detente.reading.page.dateline import (
    dateline_of,
    is_date_line,
    outlet_alone,
    outlet_line_of,
)

REST = "The envoys met for the third time in the old mint."


@pytest.mark.parametrize(
    ("head", "place", "day", "outlet"),
    [
        ("OLDTOWN - ", "OLDTOWN", None, None),
        ("OLDTOWN, March 3, 2031 (Courier) - ", "OLDTOWN", dt.date(2031, 3, 3), "Courier"),
        ("OLDTOWN, March 3 — ", "OLDTOWN", None, None),
        ("Oldtown (Courier) — ", "Oldtown", None, "Courier"),
    ],
)
def test_a_dateline_gives_place_day_and_agency_as_far_as_it_names_them(head, place, day, outlet):
    found = dateline_of(head + REST)

    assert (found.place, found.day, found.outlet) == (place, day, outlet)
    assert found.length == len(head)


@pytest.mark.parametrize(
    "line",
    [REST, "The envoys - all three - met in the old mint.", "LIVE - " + REST, "OLDTOWN - short"],
)
def test_a_sentence_with_a_dash_has_no_dateline(line):
    assert dateline_of(line) is None


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        ("3 March 2031", True),
        ("Published: March 3, 2031 at 14:05", True),
        ("On 3 March 2031 the envoys met", False),
        ("3 March 2031 " + "x" * 200, False),
    ],
)
def test_a_line_that_is_a_date_holds_nothing_else(line, alone):
    assert is_date_line(line) is alone


@pytest.mark.parametrize(
    "line",
    [
        "HAVANA, May 27, 2013. The two delegations met in the morning and again at night.",
        "HAVANA, May 27, 2013 (Island Agency). The two delegations met in the morning.",
        "HAVANA, May 27, 2013 (Island Agency) - The two delegations met in the morning.",
    ],
)
def test_a_dateline_may_end_with_a_full_stop(line):
    found = dateline_of(line)

    assert (found.place, found.day) == ("HAVANA", dt.date(2013, 5, 27))
    assert line[found.length :].startswith("The two")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("*Harbour Times, 7 March 2031*", "Harbour Times"),
        ("The Oldtown Gazette | Friday, March 7, 2031", "The Oldtown Gazette"),
        ("_Reuters_ - 2031-03-07", "Reuters"),
        ("Harbour Desk, 7 March 2031", "Harbour Desk"),
        ("Oldtown, 7 March 2031", None),
    ],
)
def test_a_line_may_hold_an_outlet_and_a_day(line, name):
    found = outlet_line_of(line)

    assert (found.name, found.day) == (name, dt.date(2031, 3, 7))


@pytest.mark.parametrize("line", [REST, "Harbour Times", "7 March 2031", "Harbour Times, 7 March"])
def test_other_lines_hold_no_outlet_with_its_day(line):
    assert outlet_line_of(line) is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Eastern Wire", "Eastern Wire"),
        ("*The Harbour Courier*", "The Harbour Courier"),
        ("Reuters", "Reuters"),
    ],
)
def test_a_line_may_hold_an_outlet_alone(line, name):
    assert outlet_alone(line).name == name


@pytest.mark.parametrize("line", [REST, "News", "Oldtown", "Envoys meet again", "7 March 2031"])
def test_other_lines_are_no_outlet(line):
    assert outlet_alone(line) is None
