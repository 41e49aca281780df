"""Counted meetings: a slot each, and no day is put where nobody says it belongs."""

from dataclasses import replace

import pytest
import quarrel

from detente.evidence import Evidence
from detente.reading.files import read_paths
from detente.record.merging import merge
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
    assert counter.told == "4 known, 1 dated, 1 more after the count"


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


def numbered(*meetings):
    """Return the counter of what reports say: for each meeting its day and its numbers."""
    evidence = quarrel.evidence()
    one = next(h for h in evidence.happenings if h.event.ordinal == 4)
    told = []
    for day, *numbers in meetings:
        on, report = quarrel.day_of(day), one.reports[0]
        reports = tuple(
            replace(report, event=replace(report.event, id=f"{day}-{n}", on=on, ordinal=n))
            for n in numbers
        )
        told.append(replace(one, reports=reports))
    return counter_of(known_of(replace(evidence, happenings=tuple(told))))


def slots_of(counter):
    return [(one.number, one.date, one.otherwise) for one in counter.slots if one.key]


def test_of_two_numbers_of_one_meeting_the_higher_counts_and_the_other_is_shown():
    counter = numbered(("2031-03-20", None, 3, 4))

    assert counter.told == "4 known, 1 dated"
    assert slots_of(counter) == [(4, "2031-03-20", "also told as the third")]


def test_a_number_that_the_days_of_other_meetings_forbid_does_not_count():
    counter = numbered(("2031-03-05", 2, 9), ("2031-03-20", 4))

    assert slots_of(counter) == [
        (2, "2031-03-05", "also told as the ninth"), (4, "2031-03-20", ""),
    ]  # fmt: skip


def test_one_number_of_two_days_takes_neither_and_shows_both():
    counter = numbered(("2031-03-05", 3), ("2031-03-12", 3), ("2031-03-20", 4))

    assert slots_of(counter) == [
        (3, None, "told of 5 March 2031 and 12 March 2031"), (4, "2031-03-20", ""),
    ]  # fmt: skip


def test_numbers_that_run_against_the_days_are_shown_as_contradictions():
    counter = numbered(("2031-03-05", 4), ("2031-03-12", 3))

    assert {told for _, _, told in slots_of(counter)} == {"its day does not fit the other numbers"}


@pytest.mark.parametrize("how", [{"type": "SANCTION"}, {"actors": ("ada",)}])
def test_what_is_no_meeting_of_two_is_not_counted(how):
    evidence = quarrel.evidence()
    one = next(h for h in evidence.happenings if h.event.ordinal == 4)

    assert counter_of(known_of(replace(evidence, happenings=(moved(one, **how),)))) is None


def test_a_meeting_known_to_the_month_fills_no_slot():
    evidence = quarrel.evidence()
    first = next(h for h in evidence.happenings if h.event.on.date == "2031-03-03")
    top = next(h for h in evidence.happenings if h.event.ordinal == 4)
    vague = moved(first, on=quarrel.day_of("2031-03", "month"))

    counter = counter_of(known_of(replace(evidence, happenings=(vague, top))))

    assert counter.told == "4 known, 1 dated"


def test_a_second_time_in_a_month_does_not_lower_a_count_since_a_day(tmp_path):
    texts = {
        "a": "TOLVE, 25 April 2031 (Isle Wire) - Norlandia's president Ada North met Sudmark's "
             "president Bo South in Tolve on Friday, their fourth meeting since February.\n",
        "b": "TOLVE, 26 April 2031 (Sea Post) - Norlandia's president Ada North met Sudmark's "
             "president Bo South in Tolve on Friday for the second time in a month.\n",
    }  # fmt: skip
    paths = [tmp_path / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")

    counter = counter_of(known_of(merge(read_paths(paths), None)))

    assert counter.told == "4 known, 1 dated"
    assert slots_of(counter) == [(4, "2031-04-25", "")]


def test_where_nobody_counts_there_is_no_counter():
    assert counter_of(known_of(Evidence(as_of=None))) is None
