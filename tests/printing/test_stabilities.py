import json

import numpy as np

from detente.analysis.stability import solve
from detente.analysis.verdicts import Departure, Reached, Step
from detente.exchange.stability_models import load_stability
from detente.printing import stabilities
from detente.printing.number_lists import Numbers, json_pieces
from detente.printing.stabilities import (
    coalitions_json,
    model_json,
    paths_json,
    stable_json,
    verdicts_json,
)

MODEL = load_stability("elmira-states")


def test_a_model_tells_what_is_alike_and_what_each_row_removes():
    cuba = model_json(load_stability("cuba"))

    assert model_json(MODEL)["same"] == [[4, 5, 10, 11]]
    assert (cuba["same"], cuba["outcomes"], len(cuba["feasible"])) == ([], 16, 12)
    assert cuba["removed"] == [
        {"row": "[[infeasible]], line 32: withdraw = 'yes', escalate = 'yes'", "removed": 4}
    ]


def test_margins_are_whole_numbers_or_null_where_nobody_can_move():
    data = verdicts_json(MODEL, solve(MODEL.graph, MODEL.ranks, margins=True))

    ministry = dict(zip(MODEL.feasible, data["margins"]["nash"]["ministry"], strict=True))
    assert (ministry[4], ministry[9], ministry[0]) == (None, None, 1)
    assert data["no_move"]["ministry"] == [1, 3, 4, 7, 9]


def test_flags_become_lists_by_party():
    flags = np.zeros((3, 12), dtype=bool)
    flags[1, [2, 5]] = True

    assert stable_json(MODEL, lambda: flags)["uniroyal"] == [2, 5]


def test_lists_of_a_large_model_are_made_where_they_are_written(monkeypatch):
    verdicts = solve(MODEL.graph, MODEL.ranks)
    small = model_json(MODEL) | verdicts_json(MODEL, verdicts)
    monkeypatch.setattr(stabilities, "MANY", 3)

    large = model_json(MODEL) | verdicts_json(MODEL, verdicts)

    assert isinstance(large["equilibria"]["seq"], Numbers)
    assert json.loads("".join(json_pieces(large))) == json.loads(json.dumps(small))


def test_departures_are_gathered_by_outcome():
    one = Departure(
        members=frozenset({1, 0}), outcome=6, improvements=(9,), unanswered={"nash": (9,)}
    )

    assert coalitions_json(MODEL, [one, one])["6"] == [
        {"by": ["ministry", "uniroyal"], "improvements": [9], "unanswered": {"nash": [9]}}
    ] * 2  # fmt: skip


def test_a_way_is_null_where_there_is_none_and_empty_where_it_starts():
    step = Step(movers=frozenset({2}), outcome=6)

    told = paths_json(MODEL, {"moves": Reached(start=0, paths={0: (), 6: (step,)})}, [0, 6, 9])

    assert told["moves"] == {
        "reached": [6], "to": {"0": [], "6": [{"by": ["local_government"], "to": 6}], "9": None},
    }  # fmt: skip
