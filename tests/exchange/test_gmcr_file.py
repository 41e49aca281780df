import functools
import json
import operator
from copy import deepcopy

import pytest
from exchange.graph_models import refused
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import TemplateError
from detente.exchange.gmcr_file import is_gmcr, read_gmcr

RIVER = {
    "title": "A dam, made for these tests",
    "options": [
        {"name": "Release", "permittedDirection": "both"},
        {"name": "Build", "permittedDirection": "fwd"},
        {"name": "Guard", "permittedDirection": "back"},
    ],
    "decisionMakers": [
        {"name": "Upper", "options": [0, 1], "preferenceRanking": [3, [0, 1], 2, 4, 5, 6]},
        {"name": "Lower", "options": [2], "preferenceRanking": [5, 4, 1, 0, [2, 3], 6]},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"], [2, "Y"]]],
    "useManualPreferenceRanking": True,
    "coalitions": [0, 1],
}


def model(**changes):
    """Return the model of the file with some of its fields changed."""
    return read_gmcr(json.dumps({**RIVER, **changes}))


def makers(**changes):
    """Return the decision makers, the first of them changed."""
    return [{**RIVER["decisionMakers"][0], **changes}, RIVER["decisionMakers"][1]]


def test_options_makers_directions_rankings_and_what_cannot_be_are_read():
    found = model()

    assert (found.title, found.parties) == ("A dam, made for these tests", ("Upper", "Lower"))
    assert found.issues == ("Release", "Build", "Guard")
    assert found.feasible == [0, 1, 2, 3, 4, 5, 6]
    assert found.ranks.tolist() == [[4, 4, 3, 5, 2, 1, 0, -1], [2, 3, 1, 1, 4, 5, 0, -1]]
    assert found.graph.targets(0, 0).tolist() == [1, 2, 3]
    assert found.graph.targets(0, 2).tolist() == [3]
    assert (found.graph.targets(1, 0).tolist(), found.graph.targets(1, 4).tolist()) == ([], [0])
    assert found.warnings == ()


def test_rankings_may_count_the_feasible_outcomes_from_one():
    counted = makers(preferenceRanking=[4, [1, 2], 3, 5, 6, 7])

    assert model(decisionMakers=counted).ranks[0].tolist() == model().ranks[0].tolist()


@pytest.mark.parametrize(
    "condition",
    [
        [[0, "Y"], [1, "N"]],
        {"options": [0, 1], "taken": "YN"},
        {"options": [{"name": "Release"}, "Build"], "taken": ["Y", "N"]},
        {"options": [[0, "Y"], [1, "N"]]},
        {"name": "YN-"},
        "YN-",
    ],
)
def test_a_condition_may_be_written_in_several_ways(condition):
    preferred = makers(preferences=[condition, [[2, "N"]]])

    found = model(decisionMakers=preferred, useManualPreferenceRanking=False)

    assert found.ranks[0].tolist() == [1, 3, 1, 1, 0, 2, 0, -1]
    assert found.warnings == ("the rankings come from the prioritised statements",)


def test_a_list_of_conditions_holds_where_one_of_them_does():
    preferred = makers(preferences=[["Y--", "-Y-"]])

    found = model(decisionMakers=preferred, useManualPreferenceRanking=False)

    assert found.ranks[0].tolist() == [0, 1, 1, 1, 0, 1, 1, -1]


def test_the_older_field_names_are_read_and_who_prefers_nothing_ties_all():
    older = [
        {"name": "Upper", "options": [0, 1], "preferenceVector": [3, [0, 1], 2, 4, 5, 6]},
        {"name": "Lower", "options": ["Guard"], "preferences": []},
    ]

    found = model(
        decisionMakers=older, useManualPreferenceRanking=None, useManualPreferenceVectors=True
    )

    assert found.ranks.tolist() == [[4, 4, 3, 5, 2, 1, 0, -1], [0] * 7 + [-1]]


def test_an_option_of_two_makers_is_moved_by_either():
    shared = [{**RIVER["decisionMakers"][0]}, {**RIVER["decisionMakers"][1], "options": [0, 2]}]

    found = model(decisionMakers=shared)

    assert [found.graph.targets(at, 1).tolist() for at in (0, 1)] == [[0, 2, 3], [0]]


def test_what_the_model_cannot_hold_is_told():
    lost = model(
        decisionMakers=makers(misperceptions=[[[0, "Y"]]]), coalitions=[[0, 1]]
    ).warnings  # fmt: skip

    assert [one.split(" ", 1)[0] for one in lost] == ["misperceptions", "coalitions"]


WRONG = [
    ({"options": []}, "it has no 'options'"),
    ({"decisionMakers": []}, "it has no 'decisionMakers'"),
    ({"options": [{"name": ""}]}, "name '' is no name"),
    ({"options": [{"name": "a"}, {"name": "a"}]}, "'a' stands twice"),
    ({"options": [{"name": str(at)} for at in range(23)]}, "it has 23 options; 22 can be read"),
    ({"infeasibles": [[[7, "Y"]]]}, "7 is no option"),
    ({"infeasibles": [["Rleease"]]}, "'Rleease' is no condition"),
    ({"infeasibles": [[]]}, r"\[\] is no condition"),
    ({"infeasibles": [{"options": [0], "taken": "YN"}]}, "more options than marks"),
    ({"infeasibles": [{}]}, r"\[\] is no condition"),
    ({"infeasibles": 4}, "infeasibles is no list"),
    ({"infeasibles": ["---"]}, "the table is empty"),
    ({"decisionMakers": makers(options=[9])}, "decisionMakers 1, options: 9 is no option"),
    ({"decisionMakers": 7}, "decisionMakers is no list of objects"),
    ({"decisionMakers": makers(options=3)}, "options is no list"),
    ({"decisionMakers": makers(preferenceRanking=[0])}, "leaves out outcomes 1, 2, 3, 4, 5, 6"),
    ({"decisionMakers": makers(preferenceRanking=7)}, "preferenceRanking is no list"),
    (
        {"options": [{**one, "permittedDirection": "up"} for one in RIVER["options"]]},
        "'up' is not both, fwd or back",
    ),
]


@pytest.mark.parametrize(("changes", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_mistake_is_named(changes, said):
    with pytest.raises(TemplateError, match=said):
        model(**changes)


def test_conditions_that_nest_without_end_and_files_beyond_all_measure_are_refused():
    deep = functools.reduce(lambda inner, _: [inner], range(40), [0, "Y"])

    with pytest.raises(TemplateError, match="nests too deep"):
        model(infeasibles=[deep])
    with pytest.raises(TemplateError, match="too long"):
        read_gmcr("{" * 10_000_001)


def test_such_a_file_is_told_from_a_model_file():
    assert is_gmcr(json.dumps(RIVER))
    assert not is_gmcr('{"schema": "detente.model/1"}')
    assert not is_gmcr('title = "decisionMakers"')
    assert is_gmcr("{}", "River.GMCR")


def places(data, above=()):
    """Yield the paths of everything in a tree of tables and lists."""
    rows = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in rows:
        yield (*above, key)
        if isinstance(value, dict | list):
            yield from places(value, (*above, key))


JUNK = st.sampled_from(
    [None, True, -1, 99, 2.5, "", "Y", "YN-", [], {}, [[]], {"a": 1}, "x" * 999]
)


@settings(max_examples=300)
@given(path=st.sampled_from(sorted(places(RIVER), key=str)), junk=JUNK)
def test_whatever_stands_in_such_a_file_it_is_read_or_refused_in_one_line(path, junk):
    data = deepcopy(RIVER)
    functools.reduce(operator.getitem, path[:-1], data)[path[-1]] = junk

    said = refused(read_gmcr, json.dumps(data))

    assert said is None or "\n" not in said
