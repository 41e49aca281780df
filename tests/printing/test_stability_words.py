import dataclasses

import numpy as np
import pytest
from exchange.graph_models import STATES as THREE

from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.printing import stability_words as words
from detente.printing.stability import judged, together, ways_on
from detente.printing.stability_look import Asked, look

CUBA, STATES = load_stability("cuba"), load_stability("elmira-states")


def test_the_head_says_how_large_a_model_is_and_what_each_row_removes():
    assert words.head_lines(CUBA) == [
        "Cuban missile crisis, 1962",
        "2 parties, 4 issues, 12 of 16 outcomes feasible.",
        "  [[infeasible]], line 32: withdraw = 'yes', escalate = 'yes': removes 4",
    ]
    assert words.head_lines(load_stability("chicken"))[1] == "2 parties, 2 issues, 4 outcomes."


def test_equilibria_are_marked_the_status_quo_is_ringed_and_ties_are_shown():
    lines = words.table_of_outcomes(look(STATES, Asked()))

    assert lines[2].startswith("* (0)  no")
    assert lines[3].startswith("   1   yes")
    assert lines[2].endswith("GMR, SMR")
    elmira = words.table_of_outcomes(look(load_stability("elmira"), Asked()))
    (tied,) = [line for line in elmira if line.startswith("*  4 ")]
    assert tied.split()[5:8] == ["9=", "5=", "9="]


def test_everybody_has_a_row_and_the_last_holds_the_equilibria():
    lines = words.who_stays(look(CUBA, Asked(concepts=("nash", "seq"))))

    assert [line.split("  ")[0] for line in lines[2:]] == [
        "United States", "Soviet Union", "All: equilibria",
    ]  # fmt: skip
    assert lines[-1].split()[2:] == ["none", "4,", "6"]


def test_a_party_without_moves_of_its_own_is_not_said_to_stay():
    graph = dataclasses.replace(CUBA.graph, movers=CUBA.graph.movers[:1],
                                steps=CUBA.graph.steps[:1], focal=(0,))  # fmt: skip
    model = dataclasses.replace(CUBA, graph=graph)

    lines = words.who_stays(look(model, Asked(concepts=("nash",))))

    assert lines[3].split("  ")[-1].strip() == "no moves"


@pytest.mark.parametrize(("limit", "rows", "said"), [(3, 3, "9 more"), (0, 0, "12 more")])
def test_a_limit_cuts_the_list_and_says_so(limit, rows, said):
    lines = words.table_of_outcomes(look(CUBA, Asked(limit=limit)))

    assert len(lines) == rows + 4
    assert said in lines[-1]


def test_of_many_outcomes_only_equilibria_and_the_status_quo_are_listed(monkeypatch):
    monkeypatch.setattr(words, "MOST_SHOWN", 8)

    lines = words.table_of_outcomes(look(STATES, Asked(concepts=("nash",))))

    assert [line.split()[0 if "(" in line else 1] for line in lines[2:-2]] == [
        "(0)",
        "4",
        "6",
        "9",
    ]
    assert "5 more outcomes are not listed" in lines[-1]


def test_the_status_quo_is_listed_though_its_number_is_above_many_equilibria(monkeypatch):
    monkeypatch.setattr(words, "MOST_SHOWN", 3)
    model = dataclasses.replace(STATES, status_quo=9)

    lines = words.table_of_outcomes(look(model, Asked()))

    assert [line.split()[1] for line in lines if line.startswith("*")] == ["0", "3", "(9)"]


def test_of_a_large_model_it_is_told_how_many_outcomes_are_kept_and_the_first_of_them(monkeypatch):
    found = look(STATES, Asked(concepts=("gmr",)))
    whole = words.who_stays(found)[-1]
    monkeypatch.setattr(words, "MOST_SHOWN", 8)
    monkeypatch.setattr(words, "FEW_SHOWN", 2)

    assert whole.endswith("0, 3, 4, 6, 9")
    assert words.who_stays(found)[-1].endswith("5: 0, 3, ...")


def test_places_in_a_ranking_count_from_the_best_and_ties_are_marked():
    ranks = np.array([[2, -1, 0, 2, 1]])
    feasible = ranks[0] >= 0
    graph = dataclasses.replace(CUBA.graph, sizes=(5,), feasible=feasible, movers=(), steps=())
    model = dataclasses.replace(CUBA, graph=graph, ranks=ranks)

    assert words.places_of(model, 0, [0, 2, 3, 4]) == ["1=", "4", "1=", "3"]


def test_states_are_counted_as_states():
    model = read_stability(THREE)

    assert words.head_lines(model)[1] == "2 parties, 3 states."


def test_where_nobody_would_leave_together_that_is_said():
    found = look(load_stability("gisborne-environmental"), Asked())

    assert words.coalition_lines(found, together(found)) == [
        "Nobody would leave an equilibrium together with others."
    ]


@pytest.mark.parametrize("limit", [None, 1])
def test_of_many_departures_and_ways_some_are_told_and_the_rest_is_counted(monkeypatch, limit):
    monkeypatch.setattr(words, "MOST_TOLD", 1)
    found = look(STATES, Asked(limit=limit))
    leaving = together(found)

    told = words.coalition_lines(found, leaving)
    ways = words.path_lines(found, ways_on(found))

    assert len(leaving) > 1
    assert told[-1] == f"... and {len(leaving) - 1} more (--limit, --json)."
    assert ways[-1] == f"... and {len(found.equilibria) - 1} more (--limit, --json)."
    assert len([line for line in ways if line.startswith("To ")]) == 1


def test_no_line_of_any_answer_is_wider_than_the_page():
    asked = Asked(why="0", want="0", coalitions=True, paths=True)
    for model in (STATES, load_stability("joint-ceasefire"), load_stability("syria-iraq")):
        for what in (Asked(), asked):
            _, (_, text) = judged(model, what)
            assert max(map(len, text().splitlines())) <= 100


def test_what_was_lost_in_reading_is_a_note():
    told = words.warning_lines(dataclasses.replace(CUBA, warnings=("this is lost",)))

    assert told == ["", "Note: this is lost"]
