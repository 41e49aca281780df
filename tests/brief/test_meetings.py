"""Counted meetings: of whom, how many, and which days have a number."""

from dataclasses import replace

import pytest

from detente.article import When
from detente.brief.desk import Desk
from detente.brief.meetings import counted_meetings


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def test_the_highest_number_counts_the_meetings_of_its_people(work):
    found = counted_meetings(work)

    assert (found.count, found.names) == (3, ("Ada Holm", "Bo Lind"))
    assert {day: one.number for day, one in found.dated.items()} == {"2031-05-09": 3}
    assert found.after == ()


def test_a_number_is_told_by_any_report_not_only_by_the_best(work):
    meeting = next(one for one in work.evidence.happenings if one.event.ordinal)
    first = replace(meeting.reports[0], event=replace(meeting.event, ordinal=None))
    second = replace(meeting.reports[0], event=replace(meeting.event, id="e99", ordinal=5))
    both = replace(meeting, reports=(first, second))
    work.evidence = replace(work.evidence, happenings=(both,))

    found = counted_meetings(work)

    assert (found.count, found.top.others) == (5, ())


def test_a_count_without_a_day_has_nothing_after_it(work):
    meeting = next(one for one in work.evidence.happenings if one.event.ordinal)
    undated = replace(meeting.reports[0], event=replace(meeting.event, on=When()))
    happenings = (replace(meeting, reports=(undated,)),)
    work.evidence = replace(work.evidence, happenings=happenings)

    found = counted_meetings(work)

    assert (found.count, dict(found.dated), found.after) == (3, {}, ())
