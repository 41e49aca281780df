import re

import pytest

from detente.printing.graph_marks import (
    COLOURS,
    DASHES,
    RADIUS,
    Disc,
    arrow_marks,
    disc_marks,
    half_width,
    paint,
)


def test_no_two_of_many_movers_are_drawn_alike():
    looks = [paint(mover) for mover in range(len(COLOURS) * len(DASHES))]

    assert len(set(looks)) == len(looks)
    assert len(set(looks)) > 6 * 6


@pytest.mark.parametrize("name", ["7", "127", "open", "a longer name of a state"])
def test_a_disc_is_as_wide_as_the_name_in_it(name):
    half = half_width(name)
    ring, disc, words = disc_marks(
        Disc(spot=(50.0, 50.0), half=half), name, held=True, ringed=True
    )

    letters = len(re.sub("<.*?>", "", words))
    assert letters <= 16
    assert 2 * half >= 6.8 * letters or half == RADIUS
    assert ("<circle" in disc) == ("<circle" in ring) == (half == RADIUS)
    assert 'fill="#000000"' in words


@pytest.mark.parametrize("half", [RADIUS, 40.0])
@pytest.mark.parametrize("end", [(200.0, 50.0), (50.0, 200.0), (180.0, 120.0), (50.0, 50.0)])
def test_an_arrow_begins_and_ends_outside_the_discs(half, end):
    start = Disc(spot=(50.0, 50.0), half=half)

    drawn = arrow_marks(start, Disc(spot=end, half=half), 0, bold=True, numbered=False)

    path, *_ = re.findall(r'd="M([\d.-]+) ([\d.-]+)Q[\d.-]+ [\d.-]+ ([\d.-]+) ([\d.-]+)"', drawn)
    x1, y1, x2, y2 = map(float, path)
    for (x, y), spot in (((x1, y1), start.spot), ((x2, y2), end)):
        inside = abs(x - spot[0]) < half * 0.7 and abs(y - spot[1]) < RADIUS * 0.7
        assert not inside or end == start.spot


def test_an_arrow_has_the_number_of_its_mover_where_strokes_are_not_enough():
    one, other = (Disc(spot=(at, 50.0), half=RADIUS) for at in (50.0, 200.0))

    assert ">13</text>" in arrow_marks(one, other, 12, bold=False, numbered=True)
    assert "<text" not in arrow_marks(one, other, 12, bold=False, numbered=False)
