"""Counted meetings: a slot each, and no day is put where nobody says it belongs."""

from dataclasses import replace

import quarrel

from detente.evidence import Evidence
from detente.workspace.known import known_of
from detente.workspace.meetings import counter_of


def test_counted_meetings_have_a_slot_each_the_undated_empty():
    counter = counter_of(quarrel.known())

    assert counter.told == "4 known, 2 dated"
    assert [(one.number, one.date, one.sure) for one in counter.slots] == [
        (1, None, False),
        (2, None, False),
        (3, "2031-03-03", False),
        (4, "2031-03-20", True),
    ]


def moved(one, **how):
    reports = (replace(report, event=replace(report.event, **how)) for report in one.reports)
    return replace(one, reports=tuple(reports))


def test_a_day_after_the_last_counted_meeting_fills_no_slot():
    evidence = quarrel.evidence()
    one = next(h for h in evidence.happenings if h.event.on.date == "2031-03-03")
    later = moved(one, on=quarrel.day_of("2031-03-25"))
    rest = [h for h in evidence.happenings if h.key != one.key]

    counter = counter_of(known_of(replace(evidence, happenings=(*rest, later))))

    assert [slot.date for slot in counter.slots] == [None, None, None, "2031-03-20"]


def test_days_that_contradict_the_numbers_are_not_put_in_order_by_guess():
    evidence = quarrel.evidence()
    first = next(h for h in evidence.happenings if h.event.on.date == "2031-03-03")
    top = next(h for h in evidence.happenings if h.event.ordinal == 4)

    changed = (moved(first, ordinal=2, on=quarrel.day_of("2031-03-18")),
               moved(first, on=quarrel.day_of("2031-03-01")), top)  # fmt: skip
    counter = counter_of(known_of(replace(evidence, happenings=changed)))

    assert [(slot.date, slot.sure) for slot in counter.slots] == [
        (None, False), ("2031-03-18", True), (None, False), ("2031-03-20", True),
    ]  # fmt: skip


def test_where_nobody_counts_there_is_no_counter():
    assert counter_of(known_of(Evidence(as_of=None))) is None
