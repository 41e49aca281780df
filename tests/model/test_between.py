import pytest

from detente.article import Article, ArticleId, Span
from detente.model.between import goes_between

ID = ArticleId("a" * 64)


@pytest.mark.parametrize(
    ("text", "name", "between"),
    [
        ("Eastland, which mediates in the talks, urged calm.", "Eastland", True),
        ("Eastland and the United Coast, which mediate, urged calm.", "Eastland", True),
        ("Eastland and Westland act as guarantors of the process.", "Eastland", True),
        ("The mediators Eastland and Westland met both sides.", "Westland", True),
        ("Eastland hosted the delegations on Monday.", "Eastland", True),
        ("Eastland had rejected every proposal for outside mediation.", "Eastland", False),
        ("Eastland wants Westland to mediate.", "Eastland", False),
        ("The mediators met. Later Eastland refused.", "Eastland", False),
    ],
)
def test_who_goes_between_is_told_by_the_words_around_the_name(text, name, between):
    article = Article(id=ID, text=text, path="a.txt")
    start = text.index(name)

    found = goes_between(article, Span(article=ID, start=start, end=start + len(name)))

    assert found is between
