import functools
import json
import operator
import tomllib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import TemplateError
from detente.exchange.model_file import read_model

MODEL = """\
schema = "detente.model/1"
title = "A truce"
status_quo = { truce = "no", border = "open" }

[[party]]
id = "north"

[[party]]
id = "south"

[[party]]
id = "press"
role = "audience"

[[issue]]
id = "truce"
options = ["no", "yes"]

[[issue]]
id = "border"
options = ["open", "shut", "watched"]

[[infeasible]]
truce = "no"
border = ["shut", "watched"]

[preference.north]
weights = { truce = 0.25, border = 0.5 }
values.truce = { no = 0, yes = 1 }
values.border = { open = 0.1, shut = 0.2, watched = 0.3 }
reservation = 0.5
discount = 0.9
red_lines = { border = ["open"] }

[[preference.north.together]]
truce = "yes"
border = "watched"
value = -0.05

[preference.south]
values = { truce = { no = 1, yes = 0 }, border = { open = 1, shut = 2, watched = 3 } }
"""


def changed(old, new):
    """Return the model with some words changed."""
    assert old in MODEL
    return MODEL.replace(old, new, 1)


def test_every_field_of_a_model_file_is_read():
    model = read_model(MODEL)

    north, south = model.wants
    assert (model.title, model.status_quo) == ("A truce", 0)
    assert model.options == (("no", "yes"), ("open", "shut", "watched"))
    assert model.infeasible == ({0: {0}, 1: {1, 2}},)
    assert north.weights == (Fraction(1, 4), Fraction(1, 2))
    assert north.values[1] == (Fraction(1, 10), Fraction(1, 5), Fraction(3, 10))
    assert (north.reservation, north.discount) == (Fraction(1, 2), Fraction(9, 10))
    assert north.together == (({0: {1}, 1: {2}}, Fraction(-1, 20)),)
    assert north.red_lines == ((1, 0),)
    assert (south.weights, south.reservation, south.discount) == ((1, 1), None, None)
    assert model.warnings == (
        "the weights of north sum to 0.75, not to 1; they are used as given",
    )


def test_json_with_the_same_keys_is_the_same_model():
    as_json = json.dumps(tomllib.loads(MODEL))

    assert read_model(as_json) == read_model(MODEL)


@pytest.mark.parametrize(
    ("rule", "closed"),
    [
        ('at_most_one = ["truce = yes", "border = open"]', [{0: {1}, 1: {0}}]),
        ('at_least_one = ["truce = yes", "border = open"]', [{0: {0}, 1: {1, 2}}]),
        (
            'exactly_one = ["truce = yes", "border = open"]',
            [{0: {1}, 1: {0}}, {0: {0}, 1: {1, 2}}],
        ),
        ('if = "truce = yes"\nthen = ["border = open"]', [{1: {1, 2}, 0: {1}}]),
        ('if = "truce = yes"\nthen = "truce = yes"', []),
        ('at_least_one = ["truce = yes", "truce = no"]', []),
    ],
)
def test_what_is_required_closes_the_rest(rule, closed):
    model = read_model(changed("[[infeasible]]", f"[[require]]\n{rule}\n\n[[infeasible]]"))

    assert list(model.infeasible[1:]) == closed


WRONG = [
    ('schema = "detente.model/1"', "", "model, schema: it names no schema"),
    ("title = ", "headline = ", "line 2: the model has no field 'headline'"),
    ('id = "south"', 'id = "north"', "line 8: party 'north' needs an id of its own"),
    ('role = "audience"', "", "line 11: party press has no table"),
    ('id = "south"', 'id = "east"', "party east has no table"),
    ('id = "border"', 'id = "truce"', "line 20: issue 'truce' needs an id"),
    ('["no", "yes"]', '["no", "no"]', "line 15: issue truce needs options"),
    ('truce = "no"\nborder = [', 'truce = "maybe"\nborder = [', "no option 'maybe'"),
    ('["shut", "watched"]', "[]", "line 25: border needs an option"),
    ("values.truce = { no = 0, yes = 1 }", "values.truce = { no = 0 }", "line 29: option 'yes'"),
    ("values.truce = { no = 0,", "values.truce = { na = 0,", "line 29: truce has no option 'na'"),
    ("yes = 1 }", 'yes = "1" }', "line 29: yes = '1' is not a number"),
    ("yes = 1 }", "yes = inf }", "line 29: yes = Infinity is not between"),
    ("truce = 0.25, ", "", "line 28: issue truce is left out of weights"),
    ("discount = 0.9", "discount = 1.5", "line 32: discount = 1.5"),
    ("discount = 0.9", "ranking = [1]", "line 32: north has a ranking"),
    ("discount = 0.9", "discont = 0.9", "line 32: .* no field 'discont'"),
    ("value = -0.05", "", "line 35: value is missing"),
    ("value = -0.05", 'value = ["a", true]', r"line 38: value = \['a', true\] is not a number"),
    ("border = 0.5 }", "border = -0.5 }", "line 28: the weight of border is -0.5"),
    ('id = "south"', "name = 'south'", "line 8: the model|every party needs an id"),
    ('role = "audience"', 'role = "observer"', "line 13: there is no role 'observer'"),
    ('role = "audience"', "role = true", "line 13: there is no role true"),
    ("values = {", "value = {", "no field 'value'"),
    ('{ truce = "no", border = "open" }', "6", "line 3: status_quo = 6, and outcomes go from 0"),
    ('{ truce = "no", border = "open" }', "true", "line 3: status_quo = true"),
    ("[[infeasible]]", "[[require]]\nif = 'truce = no'\n\n[[infeasible]]", "go together"),
    ("[[infeasible]]", "[[require]]\nat_most_one = ['truce']\n\n[[infeasible]]", "is no term"),
    ("[[infeasible]]\n", "[infeasible]\n", "infeasible is no list of tables"),
    ("[[party]]\n", "[party]\n", "neither TOML nor JSON"),
]


@pytest.mark.parametrize(("old", "new", "said"), WRONG, ids=[said for *_, said in WRONG])
def test_a_mistake_is_named_with_its_line(old, new, said):
    with pytest.raises(TemplateError, match=said):
        read_model(changed(old, new))


@pytest.mark.parametrize("text", ["{", "[" * 5000, "schema = ", ""])
def test_what_is_no_model_is_refused_in_a_sentence(text):
    with pytest.raises(TemplateError, match=r"neither TOML|as JSON|nests|names no schema"):
        read_model(text, "this")


def test_a_text_beyond_all_measure_is_refused():
    with pytest.raises(TemplateError, match="at most 10 million characters"):
        read_model("#" * 10_000_001)


def test_numbers_that_could_not_be_added_exactly_are_refused():
    large = changed("yes = 1 }", "yes = 1000000000 }").replace("truce = 0.25", "truce = 100000")

    with pytest.raises(TemplateError, match="too large"):
        read_model(large)


def places(data, above=()):
    """Yield the paths of everything in a tree of tables and lists."""
    rows = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in rows:
        yield (*above, key)
        if isinstance(value, dict | list):
            yield from places(value, (*above, key))


def refused(text):
    """Return why a text is refused, if it is."""
    try:
        read_model(text)
    except TemplateError as error:
        return str(error)
    return None


@given(
    path=st.sampled_from(sorted(places(tomllib.loads(MODEL)), key=str)),
    junk=st.sampled_from([None, True, -1, 3.5, 10**30, "", "x", [], {}, [1], ["a"], {"a": 1}]),
)
def test_whatever_stands_in_a_model_it_is_read_or_refused_in_one_line(path, junk):
    data = tomllib.loads(MODEL)
    within = functools.reduce(operator.getitem, path[:-1], data)
    within[path[-1]] = junk

    said = refused(json.dumps(data))

    assert said is None or "\n" not in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[[infeasible]]\n", "[[infeasible]]\n\n[[infeasible]]\n", "the table is empty"),
        ('truce = "yes"\nborder = "watched"\nvalue', "value", "none is named"),
        ("[preference.south]", "[preference.west]", "party south has no table"),
        (MODEL[MODEL.index("[preference.south]") :], "", "party south has no table"),
        ("[preference.south]", "[preference.press]\n[preference.south]", "values is missing"),
    ],
)
def test_what_is_empty_or_not_there_is_named(old, new, said):
    with pytest.raises(TemplateError, match=said):
        read_model(changed(old, new))


def test_a_model_of_one_party_is_no_negotiation():
    alone = changed('[[party]]\nid = "south"\n\n', "")
    alone = alone[: alone.index("[preference.south]")]

    with pytest.raises(TemplateError, match="needs two parties"):
        read_model(alone)


def test_a_preference_of_nobody_is_named():
    stranger = f"{MODEL}\n[preference.west]\nreservation = 1\n"

    with pytest.raises(TemplateError, match="west is no party of the model"):
        read_model(stranger)


def test_every_row_that_rules_something_out_is_kept_as_it_is_written_with_its_line():
    model = read_model(MODEL + "\n[[require]]\nat_most_one = ['truce = yes', 'border = open']\n")

    assert [row.said for row in model.removals] == [
        "[[infeasible]], line 23: truce = 'no', border = ['shut', 'watched']",
        "[[require]], line 43: at_most_one = ['truce = yes', 'border = open']",
    ]
    assert tuple(box for row in model.removals for box in row.boxes) == model.infeasible
