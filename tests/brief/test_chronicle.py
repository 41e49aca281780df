import datetime as dt
from dataclasses import replace

import pytest

from detente.article import When
from detente.brief.chronicle import chronicle, deadlines
from detente.brief.desk import Desk


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def test_the_table_says_what_the_drawing_shows(work):
    chart = chronicle(work).blocks[0]
    rows = [(row.note, row.head) for row in chart.table.rows]

    assert rows == [
        ("violence", "8 May 2031"),
        ("demands", "8 May 2031"),
        ("talks", "9 May 2031"),
        ("deadline", "from 9 May 2031, no end given"),
        ("deadline", "from 9 May 2031, no end given"),
    ]


def test_deadlines_are_the_words_that_set_a_time_without_an_end(work):
    assert [band.label for band in deadlines(work)] == ["short shelf life", "next few weeks"]


def test_meetings_that_are_counted_but_not_dated_are_missed(work):
    text = chronicle(work).blocks[1].sentences[0].text

    assert text == "Of 3 meetings of Ada Holm and Bo Lind the record dates 1."


def test_events_without_a_day_are_counted(work):
    assert "1 further event has no day" in chronicle(work).blocks[1].sentences[1].text


def test_an_event_known_to_the_week_says_so(work, evidence):
    meeting = evidence.happenings[0]
    week = When(date="2031-05-05", precision="week", text="this week")
    report = replace(meeting.reports[0], event=replace(meeting.event, on=week, ordinal=None))
    work.evidence = replace(evidence, happenings=(replace(meeting, reports=(report,)),))

    assert chronicle(work).blocks[0].table.rows[0].head == "week of 5 May 2031"


def test_without_a_day_there_is_no_timeline(work, evidence):
    articles = [
        replace(one.article, published=None, published_basis="unknown")
        for one in evidence.readings
    ]
    readings = tuple(
        replace(one, article=article)
        for one, article in zip(evidence.readings, articles, strict=True)
    )
    work.evidence = replace(evidence, as_of=None, readings=readings)

    assert chronicle(work) is None
    assert deadlines(work) == []


def test_boilerplate_sets_no_deadline(work, evidence):
    first = evidence.readings[0]
    whole = replace(deadlines_span(first), start=0)
    article = replace(first.article, boilerplate=(whole,), published=dt.date(2031, 5, 9))
    work.evidence = replace(evidence, readings=(replace(first, article=article),))

    assert deadlines(work) == []


def deadlines_span(reading):
    span = reading.statements[0].span
    return replace(span, end=len(reading.article.text))
