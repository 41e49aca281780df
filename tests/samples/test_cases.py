import re

import pytest

from detente.reading.article import load_article
from detente.samples.cases import TITLES, dispatches


@pytest.mark.parametrize("name", TITLES)
def test_every_dispatch_is_an_article_with_a_title_a_day_and_an_outlet(name):
    for path in dispatches(name):
        article = load_article(path)

        assert article.title
        assert article.outlet
        assert article.published
        assert article.published.isoformat() == path.name[:10]


@pytest.mark.parametrize(
    ("name", "count", "outlets"), [("ukraine_2025", 8, 3), ("camp_david_1978", 5, 2)]
)
def test_a_built_in_case_has_several_dispatches_from_several_outlets(name, count, outlets):
    articles = [load_article(path) for path in dispatches(name)]

    assert len(articles) == count
    assert len({article.outlet for article in articles}) >= outlets


@pytest.mark.parametrize("name", TITLES)
def test_every_title_says_that_the_dispatches_are_composed(name):
    assert re.search("composed", TITLES[name])
