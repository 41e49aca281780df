"""Style sheets: every colour has a light and a dark form, and every one that is used is there."""

import re

from detente.brief.styles import style_sheets


def test_every_colour_has_a_light_and_a_dark_form():
    colours = re.findall(r"--([a-z]+): ([^;]+);", style_sheets("palette"))

    plain = [name for name, value in colours if "light-dark(" not in value]
    assert set(plain) == {"sans", "serif"}


def test_every_colour_that_charts_and_brief_use_is_in_the_palette():
    named = set(re.findall(r"--([a-z]+):", style_sheets("palette")))

    assert set(re.findall(r"var\(--([a-z]+)\)", style_sheets("charts", "brief"))) <= named
