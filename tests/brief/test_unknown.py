from dataclasses import replace

import pytest

from detente.article import Reading
from detente.brief.desk import Desk
from detente.brief.unknown import cautions, unknown
from detente.evidence import Evidence


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def _cautions(work):
    return [item[0].text for item in cautions(work).blocks[0].items]


def test_the_questions_stand_in_order_of_what_they_would_move(work):
    first, second = (item[0].text for item in unknown(work).blocks[0].items)

    assert first == (
        "Would Northmark accept the front line frozen, on record? The answer moves the share by "
        "up to 27 points; so far: “Northmark might accept a halt of the front in return for its "
        "hold there” — some analysts."
    )
    assert second.endswith("9 points; so far: “demanded an unconditional ceasefire”.")


def test_a_party_of_which_nothing_is_reported_has_no_word_on_record(work):
    asked = replace(work.analysis.would_settle_most[0], party="union", sources=())
    work.analysis = replace(work.analysis, would_settle_most=(asked,))

    assert unknown(work).blocks[0].items[0][0].text.endswith("no word of its own on record.")


def test_silence_on_a_core_issue_is_named(work):
    texts = [one.text for one in unknown(work).blocks[1].sentences]

    assert "No word on record from Northmark or Southvale on: front line." in texts


def test_a_verdict_that_flips_is_reported_as_one_that_flips(work):
    last = unknown(work).blocks[1].sentences[-1].text

    assert last == "The verdict changes with another rule: k halved (closed)."


def test_a_verdict_that_stays_is_said_to_stay(work, analysis):
    steady = replace(analysis.sensitivity[0], flips=False)
    work.analysis = replace(analysis, sensitivity=(steady,), would_settle_most=())

    assert unknown(work).blocks[0].sentences[-1].text.startswith("The verdict stays the same")


def test_where_nothing_would_settle_it_that_is_said(work, analysis, negotiation):
    issues = tuple(replace(one, core=False) for one in negotiation.template.issues)
    work.negotiation = replace(negotiation, template=replace(negotiation.template, issues=issues))
    work.analysis = replace(analysis, sensitivity=(), would_settle_most=())

    assert unknown(work).blocks[0].sentences[0].text.startswith("No single answer")


def test_contradictions_stand_side_by_side(work):
    assert _cautions(work)[0] == (
        "The two reports disagree: “Northmark might accept a halt of the front in return for its "
        "hold there” against “Northmark has rejected calls for an unconditional ceasefire”."
    )


def test_the_limits_of_the_record_are_said(work):
    told = _cautions(work)

    assert told[1] == "2 articles, 2 named outlets; 1 item reviewed by a person (0 rejected)."
    name = "“Envoy meets Northmark council again”"
    assert f"{name}: one sentence was too long to parse." in told
    assert f"{name}: 2 items dropped in reading (2 unanchored)." in told


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("given", "undated in itself; 9 May 2031 was given"),
        ("inferred", "9 May 2031, is inferred"),
        ("unknown", "undated and no day was given"),
    ],
)
def test_a_day_that_an_article_does_not_state_is_a_caution(work, evidence, basis, words):
    first = evidence.readings[0]
    day = None if basis == "unknown" else first.article.published
    article = replace(first.article, published=day, published_basis=basis)
    work.evidence = replace(evidence, readings=(replace(first, article=article),))

    assert any(words in text for text in _cautions(work))


def test_a_stated_day_is_none(work, evidence):
    first = evidence.readings[0]
    article = replace(first.article, published_basis="stated")
    work.evidence = replace(evidence, readings=(replace(first, article=article),))

    assert not any("day" in text for text in _cautions(work))


def test_quotations_in_a_contradiction_are_told_from_our_words(work, evidence):
    one = replace(evidence.contradictions[0], sentence="One says “never”, the other not.")
    work.evidence = replace(evidence, contradictions=(one,))

    sentence = cautions(work).blocks[0].items[0][0]

    assert sentence.own_words == "One says , the other not."
    assert len(sentence.citations) == 2


def test_an_undated_article_that_warns_of_it_is_not_warned_of_twice(work, evidence):
    first = evidence.readings[0]
    article = replace(
        first.article, published=None, published_basis="unknown", warnings=("no day is known",)
    )
    work.evidence = replace(evidence, readings=(replace(first, article=article),))

    assert "No day is known." in _cautions(work)
    assert not any("undated" in text for text in _cautions(work))


def test_an_empty_record_says_so(work):
    work.evidence = Evidence(as_of=None)

    assert _cautions(work) == ["The record holds no article."]


@pytest.mark.parametrize(
    ("text", "media"), [("Town, 8 May 2031 - Talks.\n", "text/plain"), ("Talks.\n", "text/html")]
)
def test_a_day_given_over_a_stated_one_is_called_no_lack(work, make_desk, text, media):
    article = make_desk(text, media_type=media).article
    work.evidence = Evidence(as_of=None, readings=(Reading(article=article),))

    assert "9 May 2031 was given." in _cautions(work)
