import datetime as dt
import re
from dataclasses import replace

import pytest

from detente.brief.compose import compose

ORDER = [
    "answer", "news", "positions", "timeline", "deal", "change", "hold", "unknown", "cautions",
    "method",
]  # fmt: skip
ADVICE = re.compile(
    r"\b(should|ought|must|recommend(?!s none)|advis|suggest that|we propose|needs? to)",
    re.IGNORECASE,
)


@pytest.fixture(name="either", params=["brief", "seed_brief"])
def _either(request):
    return request.getfixturevalue(request.param)


def test_sections_stand_in_the_order_in_which_they_are_read(either):
    assert [section.id for section in either.sections] == ORDER


def test_no_sentence_is_without_a_citation_or_the_mark_inference(either):
    assert all(one.citations or one.inference for one in either.sentences())


def test_every_number_cited_is_a_citation_and_every_citation_is_cited(either):
    used = {number for one in either.sentences() for number in one.citations}

    assert used == {citation.number for citation in either.citations}


def test_citations_are_numbered_in_the_order_in_which_they_are_read(either):
    assert [c.number for c in either.citations] == list(range(1, len(either.citations) + 1))


def test_a_citation_is_the_text_of_its_article_at_its_span(brief, evidence):
    for citation in brief.citations:
        article = evidence.article(citation.span.article)

        assert citation.quote == article.text[citation.span.start : citation.span.end]


def test_no_sentence_recommends_anything(either):
    assert [one.own_words for one in either.sentences() if ADVICE.search(one.own_words)] == []


def test_no_sentence_is_said_twice_outside_tables(either):
    texts = [
        sentence.text
        for section in either.sections
        for block in section.blocks
        for sentence in getattr(block, "sentences", ())
    ]

    assert len(texts) == len(set(texts))


def test_the_same_input_gives_the_same_brief(evidence, negotiation, analysis, brief):
    assert compose(evidence, negotiation, analysis) == brief


def test_the_head_counts_articles_statements_and_reviewed_positions(brief):
    assert brief.counts == "2 articles, 6 statements, 8 positions (1 reviewed)"


def test_the_head_says_that_a_day_was_asked_for(evidence, negotiation, analysis):
    asked = replace(evidence, asked=dt.date(2031, 5, 9))

    told = compose(asked, negotiation, analysis).counts

    assert told.endswith("reviewed) · only what could be known by that day: nothing published or "
                         "set by hand later")  # fmt: skip


def test_sentences_carry_neither_ids_nor_long_fractions(either):
    told = " ".join(one.own_words for one in either.sentences())

    assert not re.search(r"[a-z]_[a-z]|\d\.\d{2,}", told)
