"""The door: nothing unanchored leaves, and no reference leads nowhere."""

from hypothesis import given
from hypothesis import strategies as st

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Event,
    Link,
    Position,
    Source,
    Span,
    Statement,
)
from detente.reading.door import Door, Found, checked

TEXT = "The envoy said the talks go on. Post a comment"
HERE = ArticleId("a" * 64)


def span(start, end, article=HERE):
    return Span(article=article, start=start, end=end)


ARTICLE = Article(id=HERE, text=TEXT, path="a.txt", boilerplate=(span(32, 46),))


def statement(ident, content, **fields):
    return Statement(id=ident, span=content, content=(content,), **fields)


spans = st.builds(
    lambda start, length, article: span(start, start + length, article),
    st.integers(0, 60),
    st.integers(1, 60),
    st.sampled_from([HERE, ArticleId("b" * 64)]),
)


@given(st.lists(spans, max_size=8))
def test_no_unanchored_span_leaves(places):
    found = [statement(f"s{number}", place) for number, place in enumerate(places)]

    reading = checked(ARTICLE, Found(statements=found))

    for kept in reading.statements:
        words = ARTICLE.quote(kept.span)
        edges = [TEXT[kept.span.start - 1 : kept.span.start], words[0]]
        assert words.strip()
        assert not all(edge.isalnum() for edge in edges)
        assert kept.span.end <= 32
    assert len(reading.statements) + sum(reading.dropped.values()) == len(found)


def test_other_words_than_the_ones_marked_are_unanchored():
    right = Source(span=span(0, 9), text="The envoy")
    wrong = Source(span=span(0, 9), text="An envoy")
    found = [
        statement("s1", span(15, 30), source=right),
        statement("s2", span(15, 30), source=wrong),
    ]

    reading = checked(ARTICLE, Found(statements=found))

    assert [one.id for one in reading.statements] == ["s1"]
    assert reading.dropped == {"unanchored": 1}


def test_an_item_that_touches_boilerplate_and_a_repeated_id_are_dropped():
    found = [
        statement("s1", span(15, 30)),
        statement("s1", span(4, 9)),
        statement("s2", span(32, 36)),
    ]

    reading = checked(ARTICLE, Found(statements=found))

    assert len(reading.statements) == 1
    assert reading.dropped == {"boilerplate": 1, "repeated": 1}


def test_references_to_what_was_dropped_are_nulled():
    inner = statement("s2", span(15, 24), within="s1", addressee="nobody")
    position = Position(
        id="p1", party="x", issue="talks", option=None, stance=1, held="stated",
        span=span(15, 30), statement="s1", actor="a1",
    )  # fmt: skip
    found = Found(statements=[statement("s1", span(1, 4)), inner], positions=[position])

    reading = checked(ARTICLE, found)

    assert (reading.statements[0].within, reading.statements[0].addressee) == (None, None)
    assert (reading.positions[0].statement, reading.positions[0].actor) == (None, None)
    assert reading.dropped == {"unanchored": 1, "unresolved": 4}


def test_participants_that_are_no_actors_are_left_out_of_an_event():
    envoy = Actor(id="a1", name="The envoy", kind="person", mentions=(span(0, 9), span(0, 99)))
    event = Event(id="e1", type="CONSULT", spans=(span(15, 24),), actors=("a1", "a9"))

    reading = checked(ARTICLE, Found(actors=[envoy], events=[event]))

    assert reading.events[0].actors == ("a1",)
    assert reading.actors[0].mentions == (span(0, 9),)


def test_a_link_goes_with_its_mention_and_loses_an_antecedent_that_is_not_there():
    kept = Link(span=span(4, 9), kind="nominal", score=0.9, antecedent=span(0, 99))
    lost = Link(span=span(0, 99), kind="pronoun", score=0.9)
    envoy = Actor(
        id="a1", name="An envoy", kind="person", mentions=(span(4, 9),), links=(kept, lost)
    )

    reading = checked(ARTICLE, Found(actors=[envoy]))

    assert reading.actors[0].links == (Link(span=span(4, 9), kind="nominal", score=0.9),)


def test_an_actor_that_loses_every_mention_is_dropped():
    nobody = Actor(id="a1", name="Nobody", kind="person", mentions=(span(0, 99),))

    assert checked(ARTICLE, Found(actors=[nobody])).actors == ()


def test_statements_within_one_another_lose_the_link_that_closes_the_circle():
    found = [
        statement("s1", span(15, 30), within="s2"),
        statement("s2", span(15, 24), within="s1"),
    ]

    reading = checked(ARTICLE, Found(statements=found))

    assert [one.within for one in reading.statements] == [None, "s1"]


def test_a_span_of_blanks_marks_no_words():
    assert not Door(article=ARTICLE).holds(span(3, 4))
