"""Drawings put every mark where its number says."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.drawing import Bar, Point, range_mark, scatter, share_bars

SVG = "{http://www.w3.org/2000/svg}"
shares = st.floats(0, 1)
places = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


def drawn(svg):
    return ET.fromstring(svg)  # noqa: S314 - our own


def size(svg):
    return [float(one) for one in drawn(svg).get("viewBox").split()[2:]]


@given(st.lists(shares, min_size=1, max_size=5))
def test_bars_are_as_long_as_their_shares(given_shares):
    bars = [Bar(name="<all>", share=one, told="told") for one in given_shares]

    widths = [float(one.get("width")) for one in drawn(share_bars("t", bars)).iter(f"{SVG}rect")]

    assert widths == pytest.approx([max(1, 280 * one) for one in given_shares], abs=0.06)


def test_a_baseline_stands_at_its_share_and_says_what_it_is():
    bar = Bar(name="all", share=0.5, told="50", interval=(0.4, 0.6))

    root = drawn(share_bars("t", [bar], baseline=0.5))

    line = next(one for one in root.iter(f"{SVG}line") if one.get("class") == "baseline")
    assert float(line.get("x1")) == 150 + 140
    assert "without evidence" in "".join(root.itertext())


@given(st.lists(places, min_size=1, max_size=6), places)
def test_every_point_lies_on_the_paper(dots, other):
    named = [Point(x=other[0], y=other[1], name="no agreement")]
    svg = scatter("t", ("a", "b"), [Point(x=x, y=y) for x, y in dots], named)
    width, height = size(svg)

    for circle in drawn(svg).iter(f"{SVG}circle"):
        assert 0 <= float(circle.get("cx")) <= width
        assert 0 <= float(circle.get("cy")) <= height


def test_more_for_the_second_party_is_higher_up():
    svg = scatter("t", ("a", "b"), [Point(x=0, y=0), Point(x=1, y=1)], [])

    low, high = (float(one.get("cy")) for one in drawn(svg).iter(f"{SVG}circle"))

    assert high < low


def test_solutions_at_one_place_share_a_ring_and_a_label():
    named = [Point(x=1, y=1, name="nash"), Point(x=1, y=1, name="egalitarian")]

    root = drawn(scatter("t", ("a", "b"), [Point(x=0, y=0)], named))

    assert len(list(root.iter(f"{SVG}circle"))) == 2
    assert "nash, egalitarian" in "".join(root.itertext())


def test_a_range_of_which_nothing_is_known_has_no_mark_and_no_number_but_its_ends():
    root = drawn(range_mark(0.0, None, 1.0))

    assert root.get("aria-label") == "nothing known: anywhere from 0 to 1"
    assert not list(root.iter(f"{SVG}line"))


@given(st.lists(shares, min_size=3, max_size=3))
def test_a_range_says_its_numbers(ends):
    low, mode, high = sorted(ends)

    name = drawn(range_mark(low, mode, high)).get("aria-label")

    assert name == f"from {low:.2f} to {high:.2f}, most likely {mode:.2f}"
