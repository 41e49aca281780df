"""The timeline: lanes, widths, slots of counted meetings, and what is left out."""

import datetime as dt
import re
from dataclasses import replace

import pytest
import quarrel

from detente.evidence import Evidence
from detente.workspace.chronology import Filter, counter_of, deeds_of, timeline_chart, timeline_screen
from detente.workspace.known import known_of

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
    assert [(one.lane, one.told_on) for one in found.undated] == [("pressure", dt.date(2031, 3, 21))]


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


def test_deadlines_are_nobodys_and_go_when_another_kind_or_a_party_is_chosen():
    assert [one.words for one in screen().deadlines] == ["within days"]
    assert screen(Filter(kinds=("talks",))).deadlines == ()
    assert screen(Filter(parties=("south",))).deadlines == ()
    assert len(screen(Filter(kinds=("deadlines",))).deadlines) == 1


def test_counted_meetings_have_a_slot_each_the_undated_empty():
    counter = counter_of(quarrel.known())

    assert counter.told == "4 known, 2 dated"
    assert [(one.number, one.date, one.sure) for one in counter.slots] == [
        (1, None, False),
        (2, None, False),
        (3, "2031-03-03", False),
        (4, "2031-03-20", True),
    ]


def test_a_day_after_the_last_counted_meeting_fills_no_slot():
    evidence = quarrel.evidence()
    one = next(h for h in evidence.happenings if h.event.on.date == "2031-03-03")
    later = replace(one, reports=tuple(
        replace(r, event=replace(r.event, on=quarrel.day_of("2031-03-25"))) for r in one.reports))  # fmt: skip
    rest = [h for h in evidence.happenings if h.key != one.key]

    counter = counter_of(known_of(replace(evidence, happenings=(*rest, later))))

    assert [slot.date for slot in counter.slots] == [None, None, None, "2031-03-20"]


def test_days_that_contradict_the_numbers_are_not_put_in_order_by_guess():
    evidence = quarrel.evidence()
    first = next(h for h in evidence.happenings if h.event.on.date == "2031-03-03")
    top = next(h for h in evidence.happenings if h.event.ordinal == 4)

    def moved(one, **how):
        return replace(one, reports=tuple(
            replace(r, event=replace(r.event, **how)) for r in one.reports))  # fmt: skip

    changed = (moved(first, ordinal=2, on=quarrel.day_of("2031-03-18")),
               moved(first, on=quarrel.day_of("2031-03-01")), top)  # fmt: skip
    counter = counter_of(known_of(replace(evidence, happenings=changed)))

    assert [(slot.date, slot.sure) for slot in counter.slots] == [
        (None, False), ("2031-03-18", True), (None, False), ("2031-03-20", True),
    ]  # fmt: skip


def test_the_drawing_leads_to_the_words_and_keeps_the_day():
    drawn = timeline_chart(screen(), dt.date(2031, 4, 2))

    links = re.findall(r'href="([^"]*)"', drawn)
    assert len(links) == 5
    assert all(one.startswith("/documents/") and "as_of=2031-04-02" in one for one in links)
    assert "style=" not in drawn


def test_what_is_known_to_the_week_is_drawn_as_wide_as_a_week():
    assert 'class="span talks"' in timeline_chart(screen(), None)


def test_only_the_lanes_that_are_chosen_are_drawn():
    drawn = timeline_chart(screen(Filter(kinds=("violence",))), None)

    assert "Violence" in drawn
    assert ">Talks<" not in drawn
    assert ">Deadlines<" not in drawn


def test_without_a_day_nothing_is_drawn():
    known = known_of(Evidence(as_of=None))

    assert timeline_chart(screen(known=known), None) == ""
    assert counter_of(known) is None
