from dataclasses import replace

import pytest

from detente.brief.desk import Desk, voice
from detente.brief.items import stance_words


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def test_the_same_words_have_one_number(work, evidence):
    key = evidence.claims[0].key

    assert work.cite(key, key) == work.cite(key)


def test_a_presumption_is_nothing_to_cite(work):
    assert work.cite("presumption").citations == ()


def test_proposals_and_statements_can_be_cited_too(work, evidence):
    assert work.item(f"{evidence.readings[0].article.id[:12]}:s6").speaker == "Ada Holm"


def test_a_statement_cites_its_content_and_is_no_hearsay(work, evidence):
    item = work.items[f"{evidence.readings[0].article.id[:12]}:s6"]

    assert voice(work, item) == ""
    assert stance_words(item) == "speaks of"
    assert work.condition(f"{evidence.readings[0].article.id[:12]}:s6") is None


def test_an_article_whose_title_is_not_in_its_text_is_cited_by_its_first_line(work, evidence):
    article = replace(evidence.readings[0].article, title="A title of the feed")
    number = work.headline(article).citations[0]

    assert next(c.quote for c in work.given.values() if c.number == number) == (
        "Envoy meets Northmark council again"
    )


def test_an_article_without_words_has_no_headline(work, make_desk):
    assert work.headline(make_desk(" \n", title=None).article).citations == ()


def test_an_issue_of_no_template_is_said_in_plain_words(work):
    assert work.term("prisoners", "all_for_all")
    assert work.party("free_cape") == "Free Cape"


def test_a_package_of_nothing_changes_nothing(work):
    assert work.package({"front_line": "as_is"}) == "nothing changed · unchanged: front line"


def test_a_package_beside_the_table_is_named_in_full(work):
    outcome = {"front_line": "freeze"}

    assert (work.letter(outcome), work.named(outcome)) == ("–", "the front line frozen")
