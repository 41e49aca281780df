import re
from xml.etree import ElementTree as ET

import pytest
from exchange.graph_models import STATES

from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.printing import conflict_graph
from detente.printing.conflict_graph import graph_svg
from detente.printing.stability_look import Asked, look
from detente.samples.models import stability_models

SVG = "{http://www.w3.org/2000/svg}"


def drawn(model):
    """Return the tree of a model's drawing."""
    return ET.fromstring(graph_svg(look(model, Asked())))  # noqa: S314 - our own drawing


@pytest.mark.parametrize("name", stability_models())
def test_every_drawing_has_a_title_that_is_drawn_a_description_and_no_inline_style(name):
    text = graph_svg(look(load_stability(name), Asked()))
    tree = ET.fromstring(text)  # noqa: S314 - our own drawing

    assert tree.find(f"{SVG}title").text == load_stability(name).title
    assert "improvement" in tree.find(f"{SVG}desc").text or "bold" in tree.find(f"{SVG}desc").text
    assert not re.search(r"\sstyle=|<script|href", text)
    assert load_stability(name).title in [one.text for one in tree.iter(f"{SVG}text")]


def test_a_drawing_on_its_own_follows_a_dark_scheme_and_styles_no_page_around_it():
    (style,) = drawn(load_stability("chicken")).iter(f"{SVG}style")

    assert "@media (prefers-color-scheme: dark)" in style.text
    assert set(re.findall(r"([^{}]+)\{color", style.text)) == {"svg:root"}


def test_filled_discs_are_the_equilibria_of_the_concepts_that_are_asked_for():
    found = look(load_stability("prisoners-dilemma"), Asked(concepts=("nash",)))
    tree = ET.fromstring(graph_svg(found))  # noqa: S314 - our own drawing

    told = tree.find(f"{SVG}desc").text
    discs = [one for one in tree.iter(f"{SVG}circle") if not one.get("stroke-dasharray")]
    filled = [one for one in discs if one.get("fill") == "#f0e442"]

    assert "A filled disc is an equilibrium by Nash, a second ring the status quo." in told
    assert 0 < len(filled) < len(discs) / 2


def test_every_move_is_an_arrow_and_those_that_better_are_bold():
    model = load_stability("chicken")

    paths = drawn(model).findall(f".//{SVG}path")

    moves = sum(len(model.graph.targets(m, s)) for m in range(2) for s in model.feasible)
    bold = [one for one in paths if one.get("stroke-width") == "2"]
    assert (len(paths), len(bold)) == (moves, moves // 2)


def test_parties_differ_in_colour_and_in_dash():
    lines = drawn(load_stability("elmira-states")).findall(f".//{SVG}line")

    looks = [(one.get("stroke"), one.get("stroke-dasharray")) for one in lines]
    assert len({colour for colour, _ in looks}) == len({dash for _, dash in looks}) == 4


def test_the_status_quo_is_ringed_and_what_is_not_reached_is_told():
    tree = drawn(load_stability("elmira-states"))

    rings = [one for one in tree.iter(f"{SVG}circle") if one.get("stroke-dasharray")]
    words = [one.text for one in tree.iter(f"{SVG}text")]
    assert len(rings) == 2
    assert "Not reachable so: 3, 4" in words
    assert "Ministry and Uniroyal together" in words


def test_states_are_named_beside_their_discs_where_their_names_are_long():
    words = [one.text for one in drawn(read_stability(STATES)).iter(f"{SVG}text")]

    assert {"war", "lull", "peace"} <= set(words)


def test_of_many_outcomes_only_those_that_matter_are_drawn_and_that_is_said(monkeypatch):
    monkeypatch.setattr(conflict_graph, "MOST_DRAWN", 8)

    told = drawn(load_stability("elmira-states")).find(f"{SVG}desc").text

    assert "Only 5 of 9 outcomes are drawn" in told


def test_of_many_moves_only_improvements_are_drawn_and_that_is_said(monkeypatch):
    monkeypatch.setattr(conflict_graph, "MOST_EDGES", 3)

    tree = drawn(load_stability("chicken"))

    assert {one.get("stroke-width") for one in tree.iter(f"{SVG}path")} == {"2"}
    assert "only improvements are shown" in tree.find(f"{SVG}desc").text


def test_a_title_that_looks_like_markup_is_text():
    model = read_stability(STATES.replace("Three states", "<b>&"))

    assert drawn(model).find(f"{SVG}title").text == "<b>&"


@pytest.mark.parametrize("name", stability_models())
def test_no_label_reaches_beyond_the_drawing(name):
    tree = drawn(load_stability(name))
    width, height = (float(tree.get(one)) for one in ("width", "height"))

    for label in tree.iter(f"{SVG}text"):
        breadth = 6.2 * len(label.text)  # of letters in size 12, on an average
        left = float(label.get("x")) - (breadth / 2 if label.get("text-anchor") == "middle" else 0)
        assert left >= 0
        assert left + breadth <= width
        assert float(label.get("y")) <= height


def test_of_many_movers_arrows_and_the_key_have_numbers_and_that_is_said(monkeypatch):
    monkeypatch.setattr(conflict_graph, "TOLD_APART", 1)
    tree = drawn(read_stability(STATES))
    words = [one.text for one in tree.iter(f"{SVG}text")]

    assert "The numbers on arrows are those of who makes them." in tree.find(f"{SVG}desc").text
    assert {"1 North", "2 North and South together"} <= set(words)
    assert {"1", "2"} <= set(words)


def test_no_disc_of_the_tree_or_the_circle_covers_another():
    model = read_stability(STATES.replace('"lull"', '"a lull in the war"'))
    boxes = [
        [float(one.get(key)) for key in ("x", "y", "width", "height")]
        for one in drawn(model).iter(f"{SVG}rect")
        if not one.get("stroke-dasharray")
    ]

    assert len(boxes) > 3
    for at, (x, y, wide, high) in enumerate(boxes):
        for left, top, across, down in boxes[at + 1 :]:
            assert x + wide < left or left + across < x or y + high < top or top + down < y
