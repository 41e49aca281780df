"""The graph of exits: a dash for each party, two rings for the status quo."""

from xml.etree import ElementTree as ET

from detente.brief.moves import Box, Path, graph

QUO = Box(label="as it is", href="/hold?state=-", status_quo=True)
AWAY = Box(label="then <b>no truce</b>", href="/hold?state=a")
LONG = Box(label=" ".join(["a further term of the deal"] * 12))


def drawn(*paths):
    svg = graph("Exits", "Who leaves", paths)
    return svg, ET.fromstring(svg)  # noqa: S314 - our own drawing


def test_a_state_that_nobody_leaves_stands_alone():
    svg, _ = drawn(Path(state=QUO))

    assert "nobody gains by leaving" in svg
    assert 'class="edge' not in svg


def test_each_party_has_dashes_of_its_own_and_an_answer_is_another_line():
    svg, _ = drawn(
        Path(state=AWAY, party="a", dash=0, leaves="a", exit=QUO),
        Path(state=AWAY, party="b", dash=1, leaves="b", exit=QUO, deters="b", answer=AWAY),
    )

    assert 'class="edge dash-0"' in svg
    assert 'class="edge dash-1"' in svg
    assert 'class="edge answer"' in svg


def test_only_the_status_quo_has_two_rings_wherever_it_stands():
    svg, _ = drawn(Path(state=AWAY, exit=QUO, answer=QUO), Path(state=QUO))

    assert svg.count('class="ring"') == 3


def test_words_are_escaped_and_long_ones_are_cut_in_the_drawing_alone():
    svg, root = drawn(Path(state=LONG, exit=AWAY))

    assert "<b>" not in svg
    assert "…" in svg
    assert AWAY.label in [one.text for one in root.iter()]
