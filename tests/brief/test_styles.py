"""Style sheets: every colour has a light and a dark form, and every one that is used is there."""

import re

from detente.brief.styles import standing_alone, style_sheets


def test_every_colour_has_a_light_and_a_dark_form():
    colours = re.findall(r"--([a-z]+): ([^;]+);", style_sheets("palette"))

    plain = [name for name, value in colours if "light-dark(" not in value]
    assert set(plain) == {"sans", "serif"}


def test_every_colour_that_charts_and_brief_use_is_in_the_palette():
    named = set(re.findall(r"--([a-z]+):", style_sheets("palette")))

    assert set(re.findall(r"var\(--([a-z]+)\)", style_sheets("charts", "brief"))) <= named


def test_a_drawing_that_stands_alone_needs_no_variable_of_a_page():
    alone = standing_alone('<svg class="chart" viewBox="0 0 1 1"><g/></svg>')

    assert alone.startswith('<svg class="chart" viewBox="0 0 1 1"><style>')
    assert alone.endswith("</style><g/></svg>")
    assert "var(" not in alone
    assert "light-dark" not in alone
