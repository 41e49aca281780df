"""Disagreement: two readers over the same words that do not say the same."""

from dataclasses import replace

import pytest

from detente.article import Article, ArticleId, Event, Position, Proposal, Reading, Span, Term
from detente.dissent import comparable, differing, disagreements_of

ID = ArticleId("d" * 64)
ARTICLE = Article(id=ID, text="x" * 200, path="a.txt")
MODEL = ("model:m",)


def span(start, end):
    return Span(article=ID, start=start, end=end)


def position(ident, **more):
    fields = {"party": "north", "issue": "ceasefire", "option": None, "stance": 1}
    return Position(
        id=ident, **{**fields, "held": "stated", "span": span(10, 40), **more}
    )  # fmt: skip


def dissent(*positions):
    return disagreements_of(Reading(article=ARTICLE, positions=positions))


def test_rules_alone_never_disagree_with_themselves():
    assert dissent(position("p1"), position("p2", stance=-1)) == ()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("party", "south"), ("option", "limited"), ("target", "the port"), ("stance", -1),
        ("held", "attributed"), ("red_line", True),
    ],
)  # fmt: skip
def test_a_field_that_differs_is_named(field, value):
    other = position("p2", readers=MODEL, **{field: value})

    (one,) = dissent(position("p1"), other)

    assert (one.a, one.b, one.fields) == ("p1", "p2", (field,))


def test_positions_on_different_issues_do_not_contradict_each_other():
    assert dissent(position("p1"), position("p2", issue="talks", readers=MODEL)) == ()


def test_another_stance_of_another_party_in_the_same_words_is_another_position():
    assert dissent(position("p1"), position("p2", party="south", stance=-1, readers=MODEL)) == ()


def test_another_deed_of_others_in_the_same_words_is_another_event():
    met = Event(id="e1", type="CONSULT", spans=(span(0, 9),), actors=("a", "b"))

    assert comparable(met, replace(met, type="AID"))
    assert not comparable(met, replace(met, type="AID", actors=("c",)))


def test_words_that_hardly_meet_are_not_the_same_words():
    assert comparable(position("p1"), position("p2", span=span(25, 55)))
    assert not comparable(position("p1"), position("p2", span=span(30, 60)))


def test_the_rival_is_the_item_that_differs_least():
    near = position("p1", stance=-1)
    far = position("p0", stance=-1, red_line=True)

    (one,) = dissent(far, near, position("p2", readers=MODEL))

    assert one.a == "p1"


def test_an_item_that_both_found_is_not_contradicted():
    both = position("p1", readers=("rules", "model:m"))

    assert dissent(both, position("p2", party="south", readers=MODEL)) == ()


def test_events_and_plans_are_compared_by_what_they_tell():
    event = Event(id="e1", type="CONSULT", spans=(span(0, 9),), actors=("a", "b"))
    term = Term(issue="talks", option="direct", span=span(0, 9))
    offer = Proposal(id="r1", status="tabled", terms=(term,), spans=(span(0, 9),))

    assert differing(event, replace(event, actors=("b", "a"))) == ()
    assert differing(event, replace(event, type="AID", actors=("a",))) == ("type", "actors")
    assert differing(offer, replace(offer, terms=(), author="north")) == ("author", "terms")
