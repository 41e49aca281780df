"""The solver against the definitions, and published tables of textbook games."""

import itertools

import numpy as np
import pytest
from builders import make_issue, make_template
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.stability import CONCEPTS, Graph, graph_around, move_closure, solve

# Fang, Hipel & Kilgour (1993): two players, two options each, state = own digit per party.
GAMES = {
    "prisoners_dilemma": ([[3, 1], [4, 2]], [[3, 4], [1, 2]]),
    "chicken": ([[3, 2], [4, 1]], [[3, 4], [2, 1]]),
}


def two_party_game(rows, columns):
    """Return graph and ranks of a 2 x 2 game; state = first party's option + 2 * second's."""
    states = np.array([[a, b] for b in range(2) for a in range(2)])
    first = (states[:, None, 1] == states[None, :, 1]) & (states[:, None, 0] != states[None, :, 0])
    second = (states[:, None, 0] == states[None, :, 0]) & (
        states[:, None, 1] != states[None, :, 1]
    )
    graph = Graph(states=states, movers=(frozenset({0}), frozenset({1})), moves=(first, second))
    ranks = np.array([[[rows[a][b], columns[a][b]] for a, b in states.tolist()]])
    return graph, ranks


def equilibria(graph, ranks):
    verdicts = solve(graph, ranks, focal=range(len(graph.states)))
    return {c: np.flatnonzero(verdicts.equilibrium(c)[0]).tolist() for c in CONCEPTS}


def test_prisoners_dilemma_has_its_published_equilibria():
    found = equilibria(*two_party_game(*GAMES["prisoners_dilemma"]))

    assert found == {"nash": [3], "gmr": [0, 3], "smr": [0, 3], "seq": [0, 3]}


def test_chicken_has_its_published_equilibria():
    found = equilibria(*two_party_game(*GAMES["chicken"]))

    assert found == {"nash": [1, 2], "gmr": [0, 1, 2], "smr": [0, 1, 2], "seq": [1, 2]}


def targets(graph, worth, mover, start, *, improving):
    """Return where a mover can go (and would, if improving)."""
    ends = np.flatnonzero(graph.moves[mover][start]).tolist()
    members = graph.movers[mover]
    return [
        t for t in ends if not improving or all(worth[t, m] > worth[start, m] for m in members)
    ]


def sequences(graph, worth, party, start, *, improving):
    """Return the ends of the legal sequences of a party's opponents: no mover twice in a row."""
    seen, todo = set(), [(start, None)]
    while todo:
        at, last = todo.pop()
        steps = {
            (target, mover)
            for mover in graph.opposing(party)
            if mover != last
            for target in targets(graph, worth, mover, at, improving=improving)
        }
        todo += steps - seen
        seen |= steps
    return {target for target, _ in seen}


def brute_force(graph, worth, party, state):
    """Judge one state for one party straight from the definitions."""
    own = graph.movers.index(frozenset({party}))
    here = worth[state, party]
    exits = targets(graph, worth, own, state, improving=True)

    def answers(s1, *, improving):
        ends = sequences(graph, worth, party, s1, improving=improving)
        return [s2 for s2 in ends if worth[s2, party] <= here]

    def no_escape(s2):
        return all(
            worth[s3, party] <= here for s3 in targets(graph, worth, own, s2, improving=False)
        )

    return {
        "nash": not exits,
        "gmr": all(answers(s1, improving=False) for s1 in exits),
        "smr": all(any(map(no_escape, answers(s1, improving=False))) for s1 in exits),
        "seq": all(answers(s1, improving=True) for s1 in exits),
    }


@st.composite
def models(draw):
    """Draw a template of two or three parties with own, joint and one-way issues, and ranks."""
    parties = ("a", "b", "c")[: draw(st.integers(2, 3))]
    issues = []
    for at in range(draw(st.integers(2, 3))):
        members = draw(st.sets(st.sampled_from(parties), min_size=1))
        size = draw(st.integers(2, 3))
        issues.append(
            make_issue(
                f"i{at}",
                options=tuple("xyz"[:size]),
                settled_by=tuple(sorted(members)),
                one_way=draw(st.booleans()),
            )
        )
    hole = {issues[0].key: "y", issues[1].key: "y"}
    holes = (hole,) if draw(st.booleans()) else ()
    template = make_template(*issues, parties=parties, infeasible=holes)
    outcomes = template.outcomes()
    centre = outcomes[draw(st.integers(0, len(outcomes) - 1))]
    graph = graph_around(template, parties, centre)
    flat = draw(
        st.lists(
            st.integers(0, 4),
            min_size=len(graph.states) * len(parties),
            max_size=len(graph.states) * len(parties),
        )
    )
    return graph, np.array(flat, dtype=np.int64).reshape(len(graph.states), len(parties))


@given(models())
def test_the_solver_equals_the_definitions(model):
    graph, worth = model

    verdicts = solve(graph, worth[None], focal=range(len(graph.states)))

    for party, state in itertools.product(range(worth.shape[1]), range(len(graph.states))):
        expected = brute_force(graph, worth, party, state)
        got = {c: bool(verdicts.stable[c][0, state, party]) for c in CONCEPTS}
        assert got == expected, (party, state)


@given(models())
def test_nash_is_the_strictest_concept_and_gmr_the_widest(model):
    graph, worth = model

    stable = solve(graph, worth[None], focal=range(len(graph.states))).stable

    for narrow, wide in [("nash", "smr"), ("nash", "seq"), ("smr", "gmr"), ("seq", "gmr")]:
        assert (~stable[narrow] | stable[wide]).all()


def test_a_signatory_can_break_a_joint_term_but_not_make_one():
    template = make_template(make_issue("truce"), make_issue("attack", settled_by=("north",)))

    signed = graph_around(template, ("north", "south"), np.array([1, 0]))
    unsigned = graph_around(template, ("north", "south"), np.array([0, 0]))

    assert sorted(map(tuple, signed.states.tolist())) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert sorted(map(tuple, unsigned.states.tolist())) == [(0, 0), (0, 1)]


def test_only_the_named_breakers_can_leave_a_joint_term():
    issue = make_issue("truce", alone=("south",))
    graph = graph_around(make_template(issue), ("north", "south"), np.array([1]))

    assert not graph.own(0).any()
    assert graph.own(1).tolist() == [[False, True], [False, False]]


@pytest.mark.parametrize("party", [0, 1])
def test_the_move_closure_holds_the_state_itself(party):
    graph, _ = two_party_game(*GAMES["chicken"])

    assert move_closure(graph, party).diagonal().all()
