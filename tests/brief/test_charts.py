import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from detente.brief.charts import Band, Mark, bars, timeline

DAY = dt.date(2031, 5, 9)
NASTY = '<script>alert(1)</script>" onload="x'


def _timeline(marks=(), bands=()):
    return timeline("Talks", "What was when", marks, bands, DAY)


def _mark(lane="talks", last=DAY, label="They met"):
    return Mark(lane=lane, first=DAY, last=last, citation=7, label=label)


@pytest.mark.parametrize("lane", ["talks", "words", "violence"])
def test_each_lane_has_a_shape_of_its_own(lane):
    drawn = {one: _timeline([_mark(one)]) for one in ("talks", "words", "violence")}
    shapes = {
        one: re.search(r"</title><(?!desc)(\w+)", svg).group(1) for one, svg in drawn.items()
    }

    assert len(set(shapes.values())) == 3
    assert f'class="{lane}"' in drawn[lane]


def test_a_drawing_is_titled_described_and_well_formed(analysis):
    named = [(f"Package {n}", one) for n, one in enumerate(analysis.zone.packages)]

    for svg in (_timeline([_mark()]), bars("Packages", "Shares", named, 0.26)):
        root = ET.fromstring(svg)  # noqa: S314 - our own drawing
        assert [child.tag.rpartition("}")[2] for child in root[:2]] == ["title", "desc"]


def test_no_drawing_carries_a_style_or_a_foreign_address():
    svg = _timeline([_mark(label=NASTY)], [Band(start=DAY, citation=2, label=NASTY)])

    assert "style=" not in svg
    assert "<script" not in svg
    assert set(re.findall(r'href="([^"]*)"', svg)) == {"#c7", "#c2"}


def test_marks_of_one_day_do_not_cover_each_other():
    svg = _timeline([_mark(), _mark(), _mark()])

    assert len(set(re.findall(r'cy="([\d.]+)"', svg))) == 3


def test_a_week_is_drawn_as_wide_as_it_is_known():
    assert 'class="span talks"' in _timeline([_mark(last=DAY + dt.timedelta(days=6))])


def test_a_deadline_without_an_end_runs_off_the_edge():
    assert "no end given" in _timeline(bands=[Band(start=DAY, citation=2, label="soon")])
    assert "none in the record" in _timeline()


def test_a_deadline_with_an_end_is_a_box_that_names_it():
    ends = DAY + dt.timedelta(days=3)
    svg = _timeline(bands=[Band(start=DAY, citation=2, label="soon", end=ends)])

    assert "until " in svg
    assert "no end given" not in svg


def test_a_deadline_that_ends_beyond_the_drawing_runs_off_the_edge():
    far = DAY + dt.timedelta(days=900)

    assert 'class="arrow"' in _timeline(bands=[Band(start=DAY, citation=2, label="x", end=far)])
