import datetime as dt

import pytest

from detente.article import Article, ArticleId, Span
from detente.reading.dates import find_dates, when_of
from detente.reading.document import parse

FRIDAY = dt.date(2025, 4, 25)


@pytest.fixture
def document_of(nlp):
    def make(text, published=FRIDAY):
        basis = "given" if published else "unknown"
        article = Article(
            id=ArticleId("a"), text=text, path="a", published=published, published_basis=basis
        )
        return parse(article, nlp)

    return make


def day_of(document, word):
    token = next(token for token in document.doc if token.text == word)
    return when_of(document, find_dates(document), token).date


def test_a_weekday_dates_the_verb_it_hangs_on(document_of):
    document = document_of(
        "The envoy met the general on Thursday. The generals rejected the plan."
    )

    assert day_of(document, "met") == "2025-04-24"
    assert day_of(document, "rejected") is None


def test_a_weekday_under_will_lies_ahead(document_of):
    document = document_of("Talks will resume on Monday.")

    assert day_of(document, "resume") == "2025-04-28"


def test_talks_scheduled_for_a_weekday_lie_ahead_though_they_were_put_off_before(document_of):
    document = document_of("Talks scheduled for Monday were cancelled yesterday.")

    assert day_of(document, "scheduled") == "2025-04-28"
    assert day_of(document, "cancelled") == "2025-04-24"


def test_a_planned_meeting_lies_ahead(document_of):
    document = document_of("The planned meeting on Monday matters to both sides.")

    assert find_dates(document)[0].when.date == "2025-04-28"


def test_a_date_that_ends_a_period_is_nobodys_day(document_of):
    document = document_of("The army has held the city since 2014.")

    (dated,) = find_dates(document)

    assert dated.bound
    assert when_of(document, [dated], document.doc[3]).date is None


def test_a_day_after_a_dated_deed_is_the_next_day(document_of):
    document = document_of("He met her a day after the strike on Tuesday.")

    assert day_of(document, "met") == "2025-04-23"


def test_a_day_after_an_undated_deed_dates_that_deed_by_the_last_day_named(document_of):
    document = document_of(
        "The envoys met on Friday. The encounter comes one day after the president made an appeal."
    )

    assert day_of(document, "made") == "2025-04-24"


def test_two_days_later_counts_from_the_day_named_before(document_of):
    document = document_of("They met on September 17, 1978. Two days later, they signed.")

    assert day_of(document, "signed") == "1978-09-19"


def test_a_day_after_nothing_at_all_stays_words(document_of):
    document = document_of("He left two days later.", published=None)

    (dated,) = find_dates(document)

    assert (dated.when.date, dated.when.text) == (None, "two days later")


def test_speaking_on_a_day_dates_what_was_said(document_of):
    document = document_of(
        "Speaking during a visit on Thursday, the minister criticized the raid."
    )

    assert day_of(document, "criticized") == "2025-04-24"
    assert day_of(document, "visit") == "2025-04-24"


def test_the_day_of_the_telling_is_not_the_day_of_the_deed(document_of):
    document = document_of("Officials said on Friday that troops had attacked the town.")

    assert day_of(document, "said") == "2025-04-25"
    assert day_of(document, "attacked") is None


def test_a_span_of_the_article_can_be_dated(document_of):
    document = document_of("Friday’s meeting ended.")
    span = Span(article=document.article.id, start=0, end=16)

    assert when_of(document, find_dates(document), span).date == "2025-04-25"
    assert when_of(document, find_dates(document), []).date is None


def test_what_is_not_read_holds_no_date(nlp):
    text = "Posted on Friday"
    hidden = Span(article=ArticleId("a"), start=0, end=len(text))
    article = Article(id=ArticleId("a"), text=text, path="a", boilerplate=(hidden,))

    assert find_dates(parse(article, nlp)) == ()


def test_the_night_to_a_weekday_ends_on_it(document_of):
    document = document_of("The army fired rockets overnight to Thursday.")

    assert day_of(document, "fired") == "2025-04-24"


def test_the_year_of_a_things_name_dates_nothing_that_is_done_to_it(document_of):
    document = document_of(
        "Orla Venn demanded the abolition of the 1960 guarantees. The 1974 bombing killed two."
    )

    assert day_of(document, "demanded") is None
    assert day_of(document, "killed") == "1974"


def test_weekdays_count_from_the_day_that_the_dateline_states(document_of):
    text = "RIVERTON, March 5, 2025 (Wire) - The envoys met on Monday, said those who were there."

    assert day_of(document_of(text), "met") == "2025-03-03"


@pytest.mark.parametrize(
    "text",
    [
        "Thailand accepts a ceasefire starting on Saturday, Orla Venn said on Wednesday.",
        "Orla Venn agreed on Wednesday to a truce beginning on Friday.",
        "Orla Venn said on Wednesday that she accepts a truce effective Monday.",
        "Orla Venn on Wednesday announced a truce that takes effect on Friday.",
    ],
)
def test_the_day_on_which_a_thing_begins_is_not_that_of_agreeing_to_it(document_of, text):
    document = document_of(text)
    verb = next(word for word in ("said", "agreed", "announced") if word in text)

    assert day_of(document, verb) == "2025-04-23"


def test_a_thing_that_starts_on_a_weekday_starts_on_the_next_one(document_of):
    document = document_of("Thailand accepts a ceasefire starting on Saturday, Orla Venn said.")

    assert day_of(document, "accepts") is None
    assert [one.when.date for one in find_dates(document)] == ["2025-04-26"]
