"""The timeline as a drawing: it leads to the words, and is as wide as what is known."""

import datetime as dt
import re

import quarrel

from detente.brief.charts import Drawing
from detente.evidence import Evidence
from detente.workspace.chronology import Filter, deeds_of, timeline_screen
from detente.workspace.known import known_of
from detente.workspace.strip import timeline_chart


def screen(wanted=None, known=None):
    known = known or quarrel.known()
    return timeline_screen(known, wanted or Filter(), deeds_of(known))


def test_the_drawing_leads_to_the_words_and_keeps_the_day():
    drawn = timeline_chart(screen(), dt.date(2031, 4, 2)).svg

    links = re.findall(r'href="([^"]*)"', drawn)
    assert len(links) == 5
    assert all(one.startswith("/documents/") and "as_of=2031-04-02" in one for one in links)
    assert "style=" not in drawn


def test_what_is_known_to_the_week_is_drawn_as_wide_as_a_week():
    assert 'class="span talks"' in timeline_chart(screen(), None).svg


def test_only_the_lanes_that_are_chosen_are_drawn():
    drawn = timeline_chart(screen(Filter(kinds=("violence",))), None).svg

    assert "Violence" in drawn
    assert ">Talks<" not in drawn
    assert ">Deadlines<" not in drawn


def test_without_a_day_nothing_is_drawn():
    known = known_of(Evidence(as_of=None))

    assert timeline_chart(screen(known=known), None) == Drawing()


def test_the_drawing_is_told_in_words():
    told = timeline_chart(screen(), None).description

    assert (
        "talks (3), statements (0), pressure (0), violence (1); 1 deadline without an end" in told
    )
