from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.inverse_stability import Exit, exits
from detente.analysis.inverse_statements import Added, Moved, least_change_of_statements
from detente.analysis.option_prioritization import Term, rank_by_statements
from detente.analysis.stability import solve
from detente.exchange.stability_models import load_stability

MODEL = load_stability("gisborne-economic")
YES, NO = frozenset({1}), frozenset({0})


def stays(groups, outcome, concept, party=1):
    """Tell by the engine whether a party that ranks by these statements stays."""
    ranks = MODEL.ranks.copy()
    ranks[party] = rank_by_statements(groups, MODEL.sizes)
    return bool(solve(MODEL.graph, ranks, [concept]).stable[concept][party, outcome])


def changed(groups, changes):
    """Return statements after changes, in their order."""
    after = list(groups)
    for one in changes:
        new = after.pop(one.group) if isinstance(one, Moved) else (one.term,)
        after.insert(one.place, new)
    return after


def least(groups, outcome, concept, party=1):
    """Return the fewest changes of a party's statements."""
    leaving = exits(MODEL.graph, MODEL.ranks, party, outcome, concept)
    return least_change_of_statements(leaving, outcome, groups, MODEL.sizes)


def test_a_province_keeps_the_ban_if_that_becomes_its_first_statement():
    found = least(MODEL.statements[1], 5, "nash")

    assert found == ((Added(term=Term(issue=1, options=NO), place=0),),)


def test_who_stays_already_need_not_change_anything():
    assert least(MODEL.statements[0], 5, "nash", party=0) == ((),)


TERMS = st.builds(lambda issue, option: (Term(issue=issue, options=option),), st.integers(0, 2),
                  st.sampled_from([YES, NO]))  # fmt: skip


@settings(max_examples=60)
@given(
    groups=st.lists(TERMS, min_size=1, max_size=3),
    outcome=st.integers(0, 7),
    concept=st.sampled_from(["nash", "gmr", "smr", "seq", "sseq"]),
)
def test_every_set_of_changes_makes_the_party_stay_and_no_single_move_does_with_less(
    groups, outcome, concept
):
    found = least(groups, outcome, concept)

    assert found
    assert all(stays(changed(groups, some), outcome, concept) for some in found)
    number = len(found[0])
    assert (number == 0) == stays(groups, outcome, concept)
    if number > 1:
        single = [[*groups[:at], *groups[at + 1 :]] for at in range(len(groups))]
        moves = [
            [*rest[:place], groups[at], *rest[place:]]
            for at, rest in enumerate(single)
            for place in range(len(groups))
        ]
        assert not any(stays(one, outcome, concept) for one in moves)


def test_where_two_changes_are_not_enough_nothing_is_returned():
    best_of_all = (Exit(outcome=7, ways=(frozenset(range(8)) - {5},)),)

    found = least_change_of_statements(best_of_all, 5, MODEL.statements[1], MODEL.sizes)

    assert found == ()
