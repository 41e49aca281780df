"""Words behind "than": what one would rather not do is refused, what is passed over is not."""

import pytest

from detente.reading.article import article_from_bytes
from detente.reading.document import parse
from detente.reading.stances.polarity import is_passed_over, is_spurned, rungs
from detente.reading.stances.stance import stance_lexicon


def word(nlp, text, lemma):
    document = parse(article_from_bytes(text.encode(), "passage.txt"), nlp)
    return next(t for t in document.tokens() if t.lemma_ == lemma)


@pytest.mark.parametrize(
    ("text", "spurned", "passed"),
    [
        ("Mali would rather fight than accept a truce.", True, False),
        ("Mali would sooner fight than accept a truce.", True, False),
        ("Mali would rather accept a truce than fight.", False, False),
        ("Mali chose war rather than accept a truce.", False, True),
        ("Instead of accepting a truce, Mali attacked.", False, True),
        ("Mali wants to accept a truce.", False, False),
    ],
)
def test_what_stands_behind_than_is_spurned_or_passed_over(nlp, text, spurned, passed):
    at = word(nlp, text, "accept")
    assert is_spurned(at, stance_lexicon()) is spurned
    assert is_passed_over(at, stance_lexicon()) is passed


def test_the_walk_upwards_ends_where_another_clause_begins(nlp):
    at = word(nlp, "Mali fights and Chad accepts a truce.", "accept")
    assert list(rungs(at)) == []
