import re

import pytest

from detente.brief.terminal import to_terminal


@pytest.mark.parametrize("width", [40, 72, 100])
def test_no_line_is_wider_than_the_terminal(brief, width):
    lines = to_terminal(brief, width, colour=False).split("\n")

    assert max(len(line) for line in lines) <= width


@pytest.mark.parametrize(("asked", "given"), [(10, 40), (400, 100)])
def test_widths_that_nobody_can_read_are_bounded(brief, asked, given):
    assert to_terminal(brief, asked) == to_terminal(brief, given)


def test_colour_adds_codes_and_nothing_else(brief):
    coloured = to_terminal(brief, 80, colour=True)

    assert "\x1b[1m" in coloured
    assert re.sub(r"\x1b\[\dm", "", coloured) == to_terminal(brief, 80, colour=False)


def test_it_holds_no_markup(brief):
    assert not re.search(r"</?\w+>|\*\*", to_terminal(brief))


def test_every_quotation_is_listed_under_its_source(brief):
    told = to_terminal(brief)

    assert all(f"  [{one.number}] “" in told for one in brief.citations)
