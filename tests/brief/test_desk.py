from dataclasses import replace

import pytest

from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, voice
from detente.brief.items import stance_words
from detente.brief.matrix import stance_sentence
from detente.evidence import Claim, Condition, Report


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


def test_a_condition_within_a_position_is_quoted_once(work, evidence, make_desk):
    made = make_desk("Northmark might stop the guns provided the Isle is free.\n", digit="c")
    condition = Condition(span=made.span("provided the Isle is free"))
    one = made.position(
        "p1", "northmark", "ceasefire.limited", 1,
        "Northmark might stop the guns provided the Isle is free", condition=condition,
    )  # fmt: skip
    claim = Claim(reports=(Report(article=made.article, position=one),))
    work.evidence = replace(evidence, claims=(claim,))

    assert work.quoted(claim.key).text == "Northmark might stop the guns"
    assert [getattr(p, "text", p) for p in conditional(work, claim.key)] == [
        ", ", "provided the Isle is free",
    ]  # fmt: skip


def test_a_withdrawal_is_named_with_who_withdraws(work):
    assert work.term("withdrawal:Northmark", "full") == "full withdrawal of Northmark"
    assert work.term("withdrawal:Northmark", "as_is") == "no withdrawal of Northmark"
    assert work.issue_words("withdrawal:Northmark") == "withdrawal of Northmark"


def test_a_package_names_a_few_terms_and_counts_the_others(work):
    outcome = {
        "ceasefire": "unconditional",
        "front_line": "freeze",
        "territory:the Isle": "return",
    }

    assert work.package(outcome, 1) == "an unconditional ceasefire · 2 further terms"


def test_a_package_is_told_by_what_sets_it_apart(work, analysis):
    base = analysis.zone.packages[0].outcome
    other = {**base, "front_line": "as_is", "territory:the Isle": "left_open"}

    assert work.beside(other, base) == "as A, but front line unchanged · the Isle left open"
    assert work.beside(base, base) == work.package(base)


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("will not talk unless the Isle is free", "accepts only on a condition"),
        ("will talk if the Isle is free", "accepts"),
    ],
)
def test_an_acceptance_put_as_a_refusal_reads_as_one(work, evidence, make_desk, words, stance):
    made = make_desk(f"Northmark {words}.\n", digit="d")
    opener = "unless" if "unless" in words else "if"
    condition = Condition(span=made.span(f"{opener} the Isle is free"))
    one = made.position(
        "p1", "northmark", "talks.direct", 1, f"Northmark {words}", condition=condition
    )
    claim = Claim(reports=(Report(article=made.article, position=one),))
    work.evidence = replace(evidence, claims=(claim,))

    text = "".join(part.text for part in stance_sentence(work, [claim]).parts)

    assert text.startswith(f"{stance} Northmark")
