import re
from dataclasses import replace

import numpy as np
from analysis.graphs import binary

from detente.analysis.stability import solve
from detente.analysis.verdicts import (
    MOST_SHOWN,
    Departure,
    Reached,
    Shares,
    Step,
    Verdicts,
    Witness,
)
from detente.analysis.witness import witness


def test_an_equilibrium_is_stable_for_every_party():
    stable = np.array([[True, True, False], [True, False, False]])
    verdicts = Verdicts(
        feasible=np.ones(3, dtype=bool),
        stable={"nash": stable},
        no_move=np.zeros((2, 3), dtype=bool),
        margins={},
    )

    assert verdicts.equilibria("nash") == (0,)


def shares_of(stays, exits):
    counts = np.array(stays, dtype=np.uint32)
    return Shares(
        draws=10,
        stable={"nash": counts},
        equilibrium={"nash": counts.min(axis=0)},
        no_move=np.zeros(counts.shape, dtype=bool),
        exits=exits,
    )


def test_who_is_unstable_in_most_draws_leaves_first():
    shares = shares_of([[10, 9], [10, 4]], ({}, {1: {0: 2, 3: 4, 5: 4}}))

    assert shares.leaves_first(0) is None
    assert shares.leaves_first(1) == 1
    assert shares.most_frequent_exit(1, 1) == 3
    assert shares.most_frequent_exit(0, 1) is None


def test_a_coalition_stays_where_every_improvement_is_answered():
    departure = Departure(
        members=frozenset({0, 1}),
        outcome=6,
        improvements=(9,),
        unanswered={"nash": (9,), "gmr": ()},
    )

    assert not departure.is_stable("nash")
    assert departure.is_stable("gmr")


def text_of(thing):
    """Return what a notebook shows, cells apart by bars."""
    return re.sub(r"[|\s]+", " ", re.sub(r"<[^>]+>", "|", thing._repr_html_())).strip()


def test_verdicts_show_by_party_and_concept_who_stays_where():
    verdicts = solve(binary([0, 1]), np.array([[2, 1, 4, 3], [2, 4, 1, 3]]), ("nash", "gmr"))

    shown = text_of(verdicts)

    assert "Stability of 4 feasible outcomes" in shown
    assert "party 0 0, 2 0, 2, 3 party 1 0, 1 0, 1, 3 all: equilibria 0 0, 3" in shown


def test_of_very_many_outcomes_the_first_ones_are_shown():
    graph = binary([0] * 7)

    shown = text_of(solve(graph, np.zeros((1, 128), dtype=int), ("nash",)))

    assert f"0-{MOST_SHOWN - 1} and {128 - MOST_SHOWN} more" in shown


def test_a_witness_shows_exit_answer_and_countermove():
    graph, ranks = binary([0, 1]), np.array([[2, 1, 4, 3], [2, 4, 1, 3]])

    assert text_of(witness(graph, ranks, party=0, outcome=3, concept="smr")) == (
        "Party 0 stays at outcome 3 by SMR Why step outcome "
        "exit 2 answer party 1 to 0 countermove none is better"
    )
    assert "leaves outcome 3 by Nash" in text_of(
        witness(graph, ranks, party=0, outcome=3, concept="nash")
    )
    stays = Witness(
        party=0, outcome=0, concept="seq", stable=True, exit=None, sanction=(), countermove=None
    )
    assert text_of(stays).endswith("exit none improves")


def test_reached_outcomes_show_the_shortest_ways_the_nearest_first():
    steps = (Step(movers=frozenset({0}), outcome=1), Step(movers=frozenset({1, 2}), outcome=4))
    ways = {0: (), 4: steps, 1: steps[:1]}

    shown = text_of(Reached(start=0, paths=ways))

    assert shown.startswith("2 outcomes reached from outcome 0")
    assert shown.endswith("1 1 party 0 to 1 4 2 party 0 to 1; party 1 and 2 to 4")
    many = dict.fromkeys(range(MOST_SHOWN + 3), steps[:1])
    assert text_of(Reached(start=99, paths=many)).endswith("3 more")


def test_shares_show_the_outcomes_in_which_all_stay_most_often():
    shown = text_of(shares_of([[10, 9, 0], [10, 4, 5]], ({}, {})))

    assert "Where all stay, of 10 draws" in shown
    assert "outcome 0 100 (72 to 100) nobody outcome 1 40 (17 to 69) party 1" in shown
    assert "outcome 2" not in shown


def test_shares_say_when_there_is_no_equilibrium_and_name_no_leaver_unasked():
    none = np.zeros(2, dtype=np.uint32)
    counts = {"stable": {"gmr": none[None]}, "equilibrium": {"gmr": none}}
    shares = replace(shares_of([[1, 1]], ({},)), **counts)

    assert "No outcome is an equilibrium in any draw." in text_of(shares)
    some = replace(shares, equilibrium={"gmr": none + 1})
    assert "leaves first" not in text_of(some)
    assert "outcome 1 10 (2 to 40)" in text_of(some)


def test_a_departure_shows_who_goes_where_together():
    departure = Departure(
        members=frozenset({1, 0}), outcome=6, improvements=(7, 8, 9),
        unanswered={"nash": (9,), "gmr": ()},
    )  # fmt: skip

    assert text_of(departure) == (
        "Parties 0 and 1 would leave outcome 6 together for 7-9 "
        "What nothing deters concept outcomes Nash 9 GMR none"
    )
