"""A stance has its word, its range, its signs and its quotes."""

import datetime as dt
from dataclasses import replace

import pytest
import quarrel

from detente.workspace.known import known_of
from detente.workspace.standpoints import matrix_of


def entries(known, issue, party):
    return [one for one in matrix_of(known).entries if (one.issue, one.party) == (issue, party)]


def test_the_latest_quote_leads_and_says_where_it_came_from():
    (one,) = entries(quarrel.known(), "ceasefire", "south")

    assert (one.word, one.stance, one.trend, one.before) == ("accepts", 1, -1, "demands")
    assert len(one.keys) == 2


def test_own_words_and_hearsay_are_two_entries_and_both_contested():
    own, told = entries(quarrel.known(), "ceasefire", "north")

    assert (own.word, own.voice, told.word, told.voice) == ("rejects", "", "accepts", "Bo South")
    assert own.contested
    assert told.contested


def test_the_range_is_that_of_the_model_and_its_level_a_fifth_of_the_scale():
    known = quarrel.known()
    (one,) = entries(known, "front_line", "south")
    value = known.value("south", "front_line", "freeze").estimate

    assert (one.low, one.mode, one.high) == (value.low, value.mode, value.high)
    assert one.level == "4"


def test_a_red_line_and_a_condition_are_shown_and_what_is_no_term_has_no_range():
    known = quarrel.known()
    (line,) = entries(known, "territory:the harbour", "north")
    (bound,) = entries(known, "front_line", "south")

    assert line.red_line
    assert line.low is None
    assert (bound.condition, bound.condition_on) == (
        "if all prisoners come home", dt.date(2031, 3, 20),
    )  # fmt: skip
    assert bound.word == "demands"  # the latest quote, which does not repeat the condition


@pytest.mark.parametrize(
    ("day", "old"), [(dt.date(2031, 4, 2), False), (dt.date(2031, 8, 1), True)]
)
def test_a_quote_is_old_when_its_weight_has_halved(day, old):
    known = known_of(replace(quarrel.evidence(), as_of=day))

    assert {one.old for one in entries(known, "front_line", "south")} == {old}
