"""The course of a position, drawn and in rows."""

import re

import quarrel

from detente.brief.charts import Drawing
from detente.workspace.course import history_chart, history_rows
from detente.workspace.history import history_screen


def test_a_point_leads_to_its_quote_and_hearsay_is_hollow():
    screen = history_screen(quarrel.known(), "north", "ceasefire", "unconditional")

    drawn = history_chart(screen).svg

    assert re.findall(r'href="([^"]*)"', drawn) == ["#q1", "#q2"]
    assert drawn.count('class="quote hollow"') == 1


def test_a_row_of_the_history_keeps_words_source_and_key():
    screen = history_screen(quarrel.known(), "south", "ceasefire", None)

    (first, _) = history_rows(screen)

    assert (first.stance, first.speaker, first.outlet) == (2, "Bo South", "The Courier")
    assert first.key == screen.quotes[0].quote.key


def test_without_a_value_no_line_is_drawn_and_without_a_quote_nothing():
    no_term = history_screen(quarrel.known(), "north", "territory:the harbour", None)
    silent = history_screen(quarrel.known(), "north", "prisoners", "all_for_all")

    assert 'class="mode"' not in history_chart(no_term).svg
    assert "quote by day" in history_chart(no_term).description
    assert history_chart(silent) == Drawing()
