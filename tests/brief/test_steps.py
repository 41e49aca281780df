"""A value over time, drawn: the band, the steps, the quotes at their levels."""

import datetime as dt
import re
from xml.etree import ElementTree as ET

from detente.brief.steps import Point, Step, steps

DAY = dt.date(2031, 5, 9)
LEVELS = {1.0: "demands", 0.0: "rejects"}


def drawn(line=(), points=()):
    return steps("Freeze", "What was when", line, points, LEVELS, DAY)


def point(number, **more):
    return Point(day=DAY, level=1.0, number=number, label='“<b>” & "', href="#q1", **more)


def step(days, mode):
    return Step(day=DAY - dt.timedelta(days=days), low=0.1, mode=mode, high=0.9)


def test_a_drawing_is_titled_described_and_well_formed():
    root = ET.fromstring(drawn([step(3, 0.5)], [point(1)]))  # noqa: S314 - our own drawing

    assert [child.tag.rpartition("}")[2] for child in root[:2]] == ["title", "desc"]


def test_each_step_has_its_band_and_the_line_goes_through_all():
    svg = drawn([step(3, 0.2), step(1, 0.8)])

    assert svg.count('class="range"') == 2
    (path,) = re.findall(r'<path d="([^"]*)" class="mode"', svg)
    assert path.count("H") == 2


def test_quotes_of_one_day_and_level_stand_side_by_side():
    svg = drawn(points=[point(1), point(2)])

    assert len(set(re.findall(r'cx="([\d.]+)"', svg))) == 2


def test_no_quote_stands_beyond_the_day_that_is_shown():
    svg = drawn(points=[point(n) for n in range(1, 4)])

    (today,) = re.findall(r'x1="([\d.]+)"[^>]* class="today"', svg)
    assert max(float(x) for x in re.findall(r'cx="([\d.]+)"', svg)) == float(today)


def test_hearsay_is_hollow_and_of_another_shape():
    svg = drawn(points=[point(1), point(2, hollow=True)])

    assert svg.count("<circle") == 1
    assert svg.count('class="quote hollow"') == 1


def test_words_of_sources_are_only_text():
    svg = drawn(points=[point(1)])

    assert "<b>" not in svg
    assert "style=" not in svg


def test_without_a_value_there_are_the_quotes_alone():
    assert 'class="mode"' not in drawn(points=[point(1)])
