from dataclasses import replace

import pytest

from detente.article import Condition, Position
from detente.brief.desk import Desk
from detente.brief.hearsay import voice
from detente.brief.items import Item, items_of, stance_words
from detente.brief.matrix import stance_sentence
from detente.evidence import Claim, Report


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


def test_two_issues_about_one_place_are_told_apart_by_what_they_are_about(work):
    issues = work.negotiation.template.issues
    places = tuple(
        replace(issues[0], id=kind, target="the Old Quay", title="")
        for kind in ("territory", "humanitarian_access", "withdrawal")
    )
    template = replace(work.negotiation.template, issues=(*issues, *places))
    desk = replace(work, negotiation=replace(work.negotiation, template=template))
    named = [desk.issue_words(one.key) for one in template.issues]

    assert named[-3:] == [
        "the Old Quay (territory)", "the Old Quay (humanitarian access)",
        "withdrawal of the Old Quay",
    ]  # fmt: skip
    assert desk.term(places[0].key, "") == "the weight of the Old Quay (territory)"
    assert work.issue_words(places[0].key) == "the Old Quay"


def test_a_package_of_nothing_changes_nothing(work):
    assert work.package({"front_line": "as_is"}) == "nothing changed · unchanged: front line"


def test_a_package_beside_the_table_is_named_in_full(work):
    outcome = {"front_line": "freeze"}

    assert (work.letter(outcome), work.named(outcome)) == ("–", "the front line frozen")


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


@pytest.fixture(name="credited")
def _credited(reading, desk):
    """Return a function that says whom the sources name for a changed fourth statement."""

    def credit(cue, within=None, **changes):
        first, last = reading.statements[0], reading.statements[3]
        changed = replace(last, cue=desk.span(cue) if cue else None, within=within, **changes)
        made = replace(reading, statements=(first, changed))
        item = items_of(made)[f"{reading.article.id[:12]}:{changed.id}"]
        return item.credit, item.sourcing

    return credit


def test_a_deed_stands_on_the_word_of_the_article_that_tells_it(credited):
    assert credited("demanded") == ("the article on Southvale", "reported, not quoted")


def test_what_somebody_says_is_his_own(credited):
    assert credited("its foreign office said") == ("", "named, on record")
    assert credited("demanded", form="direct") == ("", "named, on record")
    assert credited(None) == ("", "named, on record")


def test_what_another_passes_on_stands_on_the_word_of_the_other(credited, reading):
    source = replace(reading.statements[0].source, actor="lind")

    assert credited("demanded", within="s1", source=source) == (
        "Southvale on Bo Lind", "an institution, on record",
    )  # fmt: skip


def test_an_article_tells_in_its_own_words_on_nobodys_word(credited):
    assert credited("demanded", sourcing="narrator")[0] == ""


@pytest.mark.parametrize(
    ("text", "target", "word"),
    [
        ("Northmark agreed to free the crew", None, "commits to"),
        ("Northmark will disarm", "northmark", "commits to"),
        ("Northmark demands that the crew go free", None, "demands"),
        ("Northmark insists that it will disarm", "northmark", "demands"),
        ("The crew goes free", None, "demands"),
    ],
)
def test_a_party_commits_itself_to_its_own_acts_and_demands_those_of_others(
    make_desk, text, target, word
):
    made = make_desk(f"{text}\n")
    position = Position(
        id="p1", party="northmark", issue="prisoners", option="all", stance=2, held="stated",
        span=made.span(text), target=target,
    )  # fmt: skip
    item = Item(
        article=made.article, span=made.span(text), speaker="Northmark", sourcing="named",
        day=None, position=position,
    )  # fmt: skip

    assert stance_words(item) == word


def test_without_an_option_the_weight_is_named_and_without_an_issue_no_agreement(work):
    assert work.term("front_line", "") == "the weight of front line"
    assert work.term("territory:the Isle", "") == "the weight of the Isle"
    assert work.term("", "") == "no agreement"
