import datetime as dt

import pytest
from builders import ID, POSITION, SPAN

from detente.article import Article, Statement, When
from detente.evidence import Claim, Report


def test_a_report_is_named_by_article_and_item_and_dated_by_its_saying():
    article = Article(
        id=ID, text="Hello", path="a", published=dt.date(2025, 1, 9), published_basis="given"
    )
    said = Statement(
        id="s01", span=SPAN, content=(SPAN,), said_on=When(date="2025-01-07", precision="day")
    )

    assert Report(article=article, position=POSITION).day == dt.date(2025, 1, 9)
    assert Report(article=article, position=POSITION, statement=said).day == dt.date(2025, 1, 7)
    assert Report(article=article, position=POSITION).key == "aaaaaaaaaaaa:p01"


def test_a_claim_that_nobody_reports_is_refused():
    with pytest.raises(ValueError, match="at least one report"):
        Claim(reports=())
