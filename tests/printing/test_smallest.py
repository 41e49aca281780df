"""The smallest change in words: how much of whom, which lines and words, and what is against."""

import pytest
from builders import make_issue, make_template
from model.evidence_made import evidence, holds, said

from detente.analysis.results import Giving, RaisedValue, SmallestChange
from detente.preference import RedLine
from detente.printing.names import Names
from detente.printing.smallest import smallest_lines

NAMES = Names(make_template(make_issue("truce", core=True), make_issue("border")))
FOUND = evidence([holds(1, "north", "truce.yes", -2)], [said(1)])
DEAL = {"truce": "yes", "border": "as_is"}
LINE = RedLine(party="south", issue="truce", option="yes", probability=0.9, sources=())


def told(change):
    return "\n".join(smallest_lines(NAMES, change, FOUND))


def test_nothing_is_said_where_nothing_was_asked():
    assert told(None) == ""


def test_a_package_that_suits_all_is_named():
    text = told(SmallestChange(outcome=DEAL, needed=False))

    assert "none: all can live with truce: yes." in text


def test_who_gives_how_much_and_who_cannot_are_told():
    text = told(
        SmallestChange(
            outcome=DEAL,
            needed=True,
            total=Giving(outcome=DEAL, by_party={"north": 0.25}),
            alone=(
                Giving(outcome=DEAL, by_party={"north": 0.25}, parties=("north",)),
                Giving(outcome=None, by_party={}, why="north has no ground", parties=("south",)),
            ),
        )
    )

    assert "together: bottom lines fall by North 0.25, for truce: yes" in text
    assert "South alone: north has no ground" in text
    assert "red lines: none stands in the way" in text


def test_words_come_with_what_speaks_against_changing_them():
    raised = RaisedValue(
        party="north", issue="truce", option="yes", moved_from=0.1, moved_to=0.6, weight=0.9,
        against=(FOUND.claims[0].key, "override:north:truce:yes"),
    )  # fmt: skip
    text = told(
        SmallestChange(
            outcome=DEAL, needed=True, lifted=(LINE,), lifted_too=(LINE,), raised=(raised,) * 8
        )
    )

    assert "lifting that of South on truce: yes would do" in text
    assert "South lifts its red line: truce: yes" in text
    assert "North, truce: yes: from 0.10 to 0.60 (weight 0.9)" in text
    assert text.count("against:") == 12
    assert "against: override:north:truce:yes" in text
    assert "and 2 more" in text


@pytest.mark.parametrize("lifted", [None])
def test_where_nothing_suffices_that_is_said(lifted):
    text = told(SmallestChange(outcome=None, needed=True, lifted=lifted))

    assert "even without any of them the bottom lines cannot be met" in text
    assert "no change of values suffices" in text
