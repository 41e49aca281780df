from dataclasses import replace

import pytest

from detente.article import Reading
from detente.brief.compose import compose
from detente.brief.markdown import to_markdown
from detente.brief.page import to_html
from detente.brief.terminal import to_terminal
from detente.record.merging import merge

WHY = "nothing to analyse: positions were found only of Southvale on sanctions"


@pytest.fixture(name="onesided")
def _onesided(evidence):
    claims = tuple(c for c in evidence.claims if c.position.party == "southvale")
    return compose(replace(evidence, claims=claims), None, None, why=WHY)


@pytest.fixture(name="empty")
def _empty(evidence):
    return compose(replace(evidence, claims=()), None, None, why="")


def test_the_first_line_says_that_and_why_there_is_nothing_to_analyse(onesided):
    text = onesided.sections[0].blocks[0].sentences[0].text

    assert text == "Nothing to analyse: positions were found only of Southvale on sanctions."


def test_what_the_record_holds_all_the_same_is_told(onesided):
    assert [section.id for section in onesided.sections] == [
        "answer", "news", "positions", "timeline", "unknown", "cautions", "method",
    ]  # fmt: skip


def test_who_has_spoken_of_what_stands_under_what_is_missing(onesided):
    section = next(one for one in onesided.sections if one.id == "unknown")
    first, last = (section.blocks[0].items[place][0] for place in (0, -1))

    assert first.text.startswith("Southvale takes up: the Isle, front line, ceasefire")
    assert first.citations
    assert last.inference


def test_without_any_position_the_known_issues_are_named(empty):
    reason, held = empty.sections[0].blocks[0].sentences

    assert [section.id for section in empty.sections] == ["answer", "method"]
    assert "on any of the 22 kinds of issue that this installation knows (ceasefire" in reason.text
    assert "people do speak of a negotiation: “" in held.text


def test_a_text_without_a_word_of_bargaining_is_said_to_hold_no_negotiation(make_desk):
    reading = Reading(article=make_desk("Pears\nThey rot from the core, said Bo Lind.\n").article)

    brief = compose(merge([reading], None), None, None)

    assert "nothing about a negotiation was found" in brief.sections[0].blocks[0].sentences[1].text


def test_a_partial_brief_rests_on_citations_like_any_other(onesided):
    used = {number for one in onesided.sentences() for number in one.citations}

    assert used == {one.number for one in onesided.citations}
    assert all(one.citations or one.inference for one in onesided.sentences())


def test_its_method_claims_no_draws(onesided):
    assert onesided.method["analysis"] == "none"
    assert "draws and seed" not in onesided.method


@pytest.mark.parametrize("write", [to_markdown, to_html, to_terminal])
def test_every_form_prints_it(onesided, empty, write):
    assert all("Nothing to analyse" in write(brief) for brief in (onesided, empty))


def test_an_empty_record_is_said_to_be_empty(evidence):
    brief = compose(replace(evidence, readings=(), claims=(), happenings=()), None, None)

    assert brief.title == "An empty record"
    assert "no two sides take a position" in brief.sections[0].blocks[0].sentences[0].text
