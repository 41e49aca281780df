import datetime as dt

import pytest
from builders import ID, SPAN

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Event,
    Fatalities,
    Link,
    Position,
    Proposal,
    Span,
    Statement,
    When,
)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Span(article=ID, start=5, end=5), "is empty"),
        (lambda: When(date="2025-04", precision="day"), "is not written as a day"),
        (lambda: When(date=None, precision="day"), "does not go with precision"),
        (lambda: When(date="2025-02-30", precision="day"), "day is out of range|must be in range"),
        (lambda: Actor(id="", name="North", kind="country"), "needs an id and a name"),
        (lambda: Actor(id="p", name="Many", kind="public", party="north"), "is not its party"),
        (lambda: Actor(id="p", name="Many", kind="crowd"), "is none of person"),
        (lambda: Link(span=SPAN, kind="pronoun", score=1.5), "is not between 0 and 1"),
        (lambda: Link(span=SPAN, kind="guess", score=1), "is none of pronoun"),
        (lambda: Link(span=SPAN, kind="pronoun", score=1, antecedent=SPAN), "points to itself"),
        (lambda: Statement(id="s1", span=SPAN, content=()), "has no content"),
        (lambda: Statement(id="s1", span=SPAN, content=(SPAN,), within="s1"), "within itself"),
        (lambda: Fatalities(min=3, max=2), "is no range"),
        (lambda: Event(id="e1", type="CONSULT", spans=()), "has no span"),
        (lambda: Event(id="e1", type="CONSULT", spans=(SPAN,), ordinal=0), "is below 1"),
        (lambda: Proposal(id="r1", status="tabled", terms=(), spans=()), "has no span"),
    ],
)
def test_a_type_refuses_nonsense_with_a_sentence(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"stance": 3}, "is not between -2 and 2"),
        ({"held": "guessed"}, "is none of stated"),
        ({"scope": "de_luxe"}, "is none of de_jure"),
        ({"party": ""}, "needs a party and an issue"),
    ],
)
def test_a_position_off_the_scale_is_refused(change, sentence):
    fields = {
        "id": "p01",
        "party": "north",
        "issue": "ceasefire",
        "option": None,
        "stance": 0,
        "held": "stated",
        "span": SPAN,
    }

    with pytest.raises(ValueError, match=sentence):
        Position(**{**fields, **change})


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When(date="2025-04-25", precision="day"), (2025, 4, 25), (2025, 4, 25)),
        (When(date="2025-04-21", precision="week"), (2025, 4, 21), (2025, 4, 27)),
        (When(date="2024-02", precision="month"), (2024, 2, 1), (2024, 2, 29)),
        (When(date="2014", precision="year"), (2014, 1, 1), (2014, 12, 31)),
    ],
)
def test_a_date_runs_from_its_first_to_its_last_day(when, first, last):
    assert (when.first_day(), when.last_day()) == (dt.date(*first), dt.date(*last))


def test_an_unknown_day_has_no_bounds():
    assert (When(text="recently").first_day(), When().last_day()) == (None, None)


def test_an_article_refuses_a_part_outside_its_text():
    with pytest.raises(ValueError, match="outside the article"):
        Article(id=ID, text="Hi", path="a.txt", headings=(SPAN,))


def test_an_article_quotes_only_its_own_spans():
    article = Article(id=ID, text="Hello there", path="a.txt")
    other = Span(article=ArticleId("b" * 64), start=0, end=5)

    assert article.quote(SPAN) == "Hello"
    with pytest.raises(ValueError, match="is not a span of"):
        article.quote(other)


def test_a_publication_day_has_a_basis():
    with pytest.raises(ValueError, match="needs a basis"):
        Article(id=ID, text="Hello", path="a.txt", published=dt.date(2025, 4, 25))


def test_spans_of_two_articles_never_overlap():
    other = Span(article=ArticleId("b" * 64), start=0, end=5)

    assert not SPAN.overlaps(other)
    assert SPAN.covers(Span(article=ID, start=1, end=3))
