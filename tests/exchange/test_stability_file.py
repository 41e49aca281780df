import functools
import json
import operator
import tomllib

import numpy as np
import pytest
from exchange.graph_models import STATES, TRUCE, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.stability import solve
from detente.errors import TemplateError
from detente.exchange.stability_file import read_stability


def changed(old, new, text=TRUCE):
    """Return a model with some words changed."""
    assert old in text
    return text.replace(old, new, 1)


def test_every_field_of_a_graph_model_is_read():
    model = read_stability(TRUCE)

    assert (model.title, model.parties, model.status_quo) == ("A truce", ("north", "south"), 2)
    assert model.options == (("no", "yes"), ("no", "yes"), ("low", "middle", "high"))
    assert model.settled_by == (frozenset({0, 1}), frozenset({0}), frozenset({1}))
    assert model.one_way == (False, False, True)
    assert model.feasible == [0, 1, 2, 4, 5, 6, 8, 10]
    assert [(one.said.partition(": ")[2], one.removed) for one in model.removed] == [
        ("truce = 'yes', north_acts = 'yes'", 3),
        ("if = 'arms = high', then = ['truce = no']", 1),
    ]
    assert list(model.statements) == [1]


def test_json_with_the_same_keys_is_the_same_model():
    model = read_stability(json.dumps(tomllib.loads(TRUCE)))

    assert (model.ranks == read_stability(TRUCE).ranks).all()


def test_who_moves_where_follows_from_who_settles_what():
    graph = read_stability(TRUCE).graph

    moves = {
        members: {one: graph.targets(at, one).tolist() for one in (1, 5, 8)}
        for at, members in enumerate(graph.movers)
    }

    assert moves[frozenset({0})] == {1: [0, 2], 5: [4, 6], 8: [10]}
    assert moves[frozenset({1})] == {1: [0, 4, 5, 8], 5: [4, 8], 8: []}
    assert moves[frozenset({0, 1})][8] == [10]
    assert graph.focal == (0, 1)


def test_moves_that_are_listed_are_closed_transitively():
    steps = 'moves = [["low", "middle"], ["middle", "high"]]'

    listed = read_stability(changed("one_way = true", steps)).graph

    assert listed.steps[1][2].tolist() == np.triu(np.ones((3, 3), dtype=bool)).tolist()


def test_an_issue_that_nobody_settles_is_moved_by_nobody():
    model = read_stability(changed('settled_by = ["north"]', "settled_by = []"))

    assert model.graph.focal == (0, 1)
    assert model.graph.targets(0, 2).tolist() == []


def test_who_may_move_a_one_way_issue_alone_goes_where_its_row_says_whatever_its_settlers_may():
    alone = 'one_way = true\nalone = [{ party = "north", to = "low" }]'
    said = alone.replace('to = "low"', 'to = "low", from = ["high"]')

    everywhere, once = (
        read_stability(changed("one_way = true", one)).graph for one in (alone, said)
    )

    assert everywhere.steps[0][2][:, 0].tolist() == [True, True, True]
    assert once.steps[0][2][:, 0].tolist() == [True, False, True]
    assert everywhere.steps[1][2].tolist() == np.triu(np.ones((3, 3), dtype=bool)).tolist()


def test_a_treaty_that_a_party_may_leave_alone_does_not_hold_if_the_party_gains_by_leaving():
    treaty = """
schema = "detente.model/1"
party = [{ id = "n" }, { id = "s" }]
preference.n.ranking = [0, 1]
preference.s.ranking = [1, 0]
[[issue]]
id = "treaty"
options = ["none", "signed"]
settled_by = ["n", "s"]
one_way = true
alone = [{ party = "n", to = "none" }]
"""
    model = read_stability(treaty)

    assert model.graph.targets(0, 1).tolist() == [0]
    assert solve(model.graph, model.ranks).equilibria("nash") == (0,)


def test_outcomes_that_nobody_tells_apart_are_one():
    text = changed("[preference.north]", '[[same]]\narms = "low"\n\n[preference.north]')
    text = text.replace("[1, [0, 2], 5, 4, 6, 8, 10]", "[2, 5, 4, 6, 8, 10]")

    model = read_stability(text)

    assert model.feasible == [0, 4, 5, 6, 8, 10]
    assert (model.alike(1), model.status_quo) == ([0, 1, 2], 0)
    north, south, _ = model.graph.movers
    assert model.graph.targets(model.graph.movers.index(south), 0).tolist() == [4, 5, 6, 8, 10]
    assert model.graph.targets(model.graph.movers.index(north), 0).tolist() == []


def test_to_say_of_infeasible_outcomes_that_they_are_alike_changes_nothing():
    row = '[[same]]\ntruce = "yes"\nnorth_acts = "yes"\n\n[preference.north]'

    model = read_stability(changed("[preference.north]", row))

    assert model.feasible == read_stability(TRUCE).feasible


def test_states_and_moves_are_read_as_they_are_listed():
    model = read_stability(STATES)

    assert (model.states, model.status_quo, model.issues) == (("war", "lull", "peace"), 0, ())
    assert model.graph.movers == (frozenset({0}), frozenset({0, 1}))
    assert [model.graph.targets(1, one).tolist() for one in range(3)] == [[2], [2], []]
    assert model.ranks.tolist() == [[0, 1, 2], [0, 1, 1]]
    assert model.describe(1) == {"state": "lull"}


def test_a_model_in_which_nobody_can_move_is_read():
    still = STATES[: STATES.index("[[move]]")] + STATES[STATES.index("[preference.north]") :]

    assert read_stability(still).graph.targets(0, 0).tolist() == []


WRONG = [
    ('schema = "detente.model/1"', "", "model, schema: it names no schema"),
    ('title = "A truce"', "title = 7", "line 2: title = 7 is no text"),
    ('arms = "low" }', 'arms = "lwo" }', "line 3: arms has no option 'lwo'"),
    ('truce = "no", north_acts = "yes", arms = "low"', 'truce = "no"', "line 3: issue north_acts"),
    ('["north", "south"]', '["north", "sotuh"]', "line 18: 'sotuh' is no party with pref"),
    ('["north", "south"]', '["north", "press"]', "line 18: 'press' is no party with pref"),
    ('["north", "south"]', '"north"', "line 18: issue truce does not say who settles it"),
    ('settled_by = ["south"]', "", "line 26: issue arms does not say who settles it"),
    ('{ party = "south", to = "no" }', '{ party = "south" }', "truce has no option nothing"),
    ('to = "no", from', 'too = "no", from', "alone has no field 'too'"),
    ("one_way = true", "one_way = 1", "line 30: one_way = 1 is neither true nor false"),
    ("one_way = true", 'moves = ["low"]', "line 30: 'low' is no step"),
    ("one_way = true", 'moves = [["low", "top"]]', "line 30: arms has no option 'top'"),
    ("one_way = true", 'one_way = true\nmoves = [["low", "high"]]', "both one_way and moves"),
    ('if = "arms = high"', 'if = "arms is high"', "line 37: 'arms is high' is no term"),
    ("5, 4, 6, 8, 10]", "5, 4, 6, 8]", "line 41: the ranking leaves out outcome 10"),
    ("5, 4, 6, 8, 10]", "5, 4, 6, 8, 10, 3]", "line 41: outcome 3 is infeasible"),
    ("5, 4, 6, 8, 10]", "5, 4, 6, 8, 10, 8]", "line 41: outcome 8 stands twice"),
    ('["truce = yes", [', '["truce = yes and", [', "line 44: an issue is due"),
    ("[preference.south]", "[preference.soth]", "party south has no table"),
    ("[preference.south]", "[preference.soth]", r"and \[preference.soth\] is of no party"),
    ('then = ["truce = no"]', 'then = ["not truce = yes"]', "a term of .* has none"),
    (
        "[[infeasible]]",
        "[[infeasible]]\narms = ['low', 'middle', 'high']\n\n[[infeasible]]",
        "no outc",
    ),
    ("[[infeasible]]", "[[move]]\nparty = 'north'\n\n[[infeasible]]", "needs `states`"),
    (
        'then = ["truce = no"]',
        """then = ["truce = no"]

[[require]]
if = "truce = no"
then = ["truce = yes"]

[[require]]
if = "truce = yes"
then = ["truce = no"]
""",
        "line 44: no outcome is feasible: this row removes the last",
    ),
    ("[[infeasible]]", "[[same]]\narms = 'lo'\n\n[[infeasible]]", "arms has no option 'lo'"),
]
WRONG_STATES = [
    ('["war", "lull", "peace"]\n', '["war", "war"]\n', "line 4: states are a list of names"),
    ('["war", "lull", "peace"]\n', "[1, 2]\n", "line 4: states are a list of names"),
    ('status_quo = "war"', 'status_quo = "wra"', "line 3: 'wra' is no state"),
    ('to = ["lull"]', 'to = ["lul"]', "line 15: 'lul' is no state"),
    ('to = ["lull"]', "to = []\nvia = 1", "line 16: .* no field 'via'"),
    ('party = ["north", "south"]', "party = []", "line 18: a move names no party"),
    ('from = "war"', "", "line 12: None is no state"),
    ("[[move]]", "[[infeasible]]\nx = 1\n\n[[move]]", "a model of states has no"),
    (
        '["peace", "lull", "war"]',
        '["peace", "lull"]',
        "line 23: the ranking leaves out outcome war",
    ),
]


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [(TRUCE, *one) for one in WRONG] + [(STATES, *one) for one in WRONG_STATES],
    ids=[said for *_, said in WRONG + WRONG_STATES],
)
def test_a_mistake_is_named_with_its_line(text, old, new, said):
    with pytest.raises(TemplateError, match=said):
        read_stability(changed(old, new, text))


def test_a_model_without_issues_is_told_so_whatever_else_it_lacks():
    text = 'schema = "detente.model/1"\n[[party]]\nid = "a"\n'

    with pytest.raises(TemplateError, match=r"no \[\[issue\]\], and no states either"):
        read_stability(text)


@pytest.mark.parametrize("issues", [23, 40, 2000])
def test_a_model_with_too_many_outcomes_is_refused_before_it_is_built(issues):
    rows = "".join(
        f'[[issue]]\nid = "i{at}"\noptions = ["a", "b"]\nsettled_by = ["north"]\n\n'
        for at in range(issues)
    )

    with pytest.raises(TemplateError, match="outcomes for 1 party, and the most is 4194304"):
        read_stability(
            'schema = "detente.model/1"\n[[party]]\nid = "north"\n\n'
            f"{rows}[preference.north]\nstatements = ['i0 = a']\n"
        )


def test_outcomes_can_be_coalesced_only_where_their_moves_can_be_listed():
    rows = "".join(
        f'[[issue]]\nid = "i{at}"\noptions = ["a", "b"]\nsettled_by = ["north"]\n\n'
        for at in range(13)
    )

    with pytest.raises(TemplateError, match="works with at most 4096 outcomes"):
        read_stability(
            'schema = "detente.model/1"\n[[party]]\nid = "north"\n\n'
            f"{rows}[[same]]\ni0 = 'a'\n\n[preference.north]\nstatements = ['i0 = a']\n"
        )


def places(data, above=()):
    """Yield the paths of everything in a tree of tables and lists."""
    rows = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in rows:
        yield (*above, key)
        if isinstance(value, dict | list):
            yield from places(value, (*above, key))


PATHS = [
    (text, path)
    for text in (TRUCE, STATES)
    for path in sorted(places(tomllib.loads(text)), key=str)
]
JUNK = st.sampled_from(
    [None, True, -1, 0, 3.5, float("nan"), float("inf"), 10**30, "", "x", "north", [], {}, [1],
     ["a"], [[]], [[[[]]]], {"a": 1}, {"": {}}, "a = b", "not (" * 60]
)  # fmt: skip


@settings(max_examples=300)
@given(where=st.sampled_from(PATHS), junk=JUNK, dropped=st.booleans())
def test_whatever_stands_in_a_model_it_is_read_or_refused_in_one_line(where, junk, dropped):
    text, path = where
    data = tomllib.loads(text)
    within = functools.reduce(operator.getitem, path[:-1], data)
    if dropped:
        del within[path[-1]]
    else:
        within[path[-1]] = junk

    said = refused(read_stability, json.dumps(data))

    assert said is None or "\n" not in said


@settings(max_examples=300)
@given(
    text=st.sampled_from([TRUCE, STATES]),
    at=st.floats(0, 1), length=st.integers(0, 40), junk=st.text(max_size=8),
)  # fmt: skip
def test_whatever_is_typed_into_a_model_it_is_read_or_refused_in_one_line(text, at, length, junk):
    start = int(at * len(text))

    said = refused(read_stability, text[:start] + junk + text[start + length :])

    assert said is None or "\n" not in said


def test_who_moves_an_issue_alone_and_does_not_settle_it_is_told():
    model = read_stability(
        TRUCE.replace('settled_by = ["north", "south"]', 'settled_by = ["north"]')
    )

    assert read_stability(TRUCE).warnings == ()
    (told,) = model.warnings
    assert told.startswith("south is not among those who settle truce (north), and can move it")
