"""Drawings of worth: every outcome is there, linked and named; text is escaped; no style."""

import re
from xml.etree import ElementTree as ET

import pytest

from detente.brief.planes import Scene, Spot, plane

HOSTILE = '<script>"&'


def scene(parties):
    width = len(parties)
    return Scene(
        title="Worth",
        description="What it is worth",
        parties=parties,
        spots=(
            Spot(worth=(0.2,) * width, kind="frontier", href="/deal?package=a", told=HOSTILE),
            Spot(worth=(0.6,) * width, kind="current", label="in view", href="/deal?package=b"),
            Spot(worth=(0.4,) * width, kind="pinned", label=HOSTILE, href='/x"><b>'),
            Spot(worth=(0.1,) * width, kind="none", label="no agreement"),
        ),
        cloud=((0.3,) * width, (0.7,) * width),
    )


@pytest.mark.parametrize("parties", [("North", "South"), ("North", "South", HOSTILE)])
def test_it_is_well_formed_has_a_title_and_links_every_outcome(parties):
    svg = plane(scene(parties))

    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    links = [one.get("href") for one in root.iter("{http://www.w3.org/2000/svg}a")]
    assert sorted(links) == ["/deal?package=a", "/deal?package=b", '/x"><b>']
    assert root.get("role") == "group"
    assert "<script" not in svg
    assert not re.search(r"\sstyle=", svg)
    for party in parties[:2]:
        assert party in svg


def test_worth_grows_to_the_right_and_upwards():
    svg = plane(scene(("North", "South")))

    discs = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="[38]" class="\w+"', svg)
    (x1, y1), (x2, y2) = [(float(x), float(y)) for x, y in discs]

    assert x1 < x2
    assert y1 > y2


def test_outcomes_at_one_place_share_one_line_of_names():
    here = (0.5, 0.5)
    one = scene(("North", "South"))
    spots = [Spot(worth=here, kind="solution", label=name) for name in ("Nash", "egalitarian")]
    both = Scene(title=one.title, description="", parties=one.parties, spots=(*one.spots, *spots))

    assert "Nash, egalitarian" in plane(both)
