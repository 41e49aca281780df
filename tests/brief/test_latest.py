"""What a party said before is not shown as where it stands."""

import datetime as dt
from dataclasses import replace

import pytest

from detente.brief.breakers import deal_breakers
from detente.brief.desk import Desk
from detente.brief.latest import (
    but_since,
    has_moved,
    own_words,
    superseded_on,
    term_of,
    turned_from,
    welcomed_since,
)
from detente.brief.matrix import cell
from detente.evidence import Contradiction

EARLY, LATE, LATER = dt.date(2031, 5, 1), dt.date(2031, 5, 4), dt.date(2031, 5, 8)


@pytest.fixture(name="word")
def _word(evidence):
    """Make a word of Northmark on an unconditional ceasefire: a stance on a day."""
    claim = next(
        c
        for c in evidence.claims
        if c.position.option == "unconditional" and c.position.stance == -2
    )
    report = claim.reports[0]

    def said(day, stance, **more):
        article = replace(report.article, published=day)
        position = replace(
            report.position, stance=stance, id=f"p{day:%d}{stance + 2}", red_line=False
        )
        position = replace(position, **more)
        one = replace(report, position=position, article=article)
        return replace(claim, reports=(one,))

    return said


def test_the_latest_own_word_comes_first_and_hearsay_is_none(word):
    old, new, hearsay = word(EARLY, -2), word(LATE, 1), word(LATER, 2, held="attributed")
    assert own_words([old, hearsay, new], term_of(old)) == [new, old]


@pytest.mark.parametrize("day", [LATE, EARLY])
def test_a_welcome_of_the_same_day_or_later_is_found(word, day):
    no, yes = word(EARLY, -2), word(day, 1)
    assert welcomed_since([no, yes], no) == yes


def test_an_earlier_welcome_or_one_taken_back_is_none(word):
    no, yes, again = word(LATE, -2), word(EARLY, 1), word(LATER, -2)
    assert welcomed_since([no, yes], no) is None
    assert welcomed_since([yes, again], again) is None
    assert welcomed_since([word(EARLY, -2), word(LATE, 1), again], word(EARLY, -2)) is None


def test_words_of_another_term_do_not_count(word):
    no, yes = word(EARLY, -2), word(LATE, 1, option="limited")
    assert welcomed_since([no, yes], no) is None


def test_what_the_latest_word_turns_round_is_the_last_of_the_other_kind(word):
    first, then, now = word(EARLY, -2), word(LATE, -1), word(LATER, 1)
    assert turned_from([first, then, now], now.key) == then
    assert turned_from([first, then], then.key) is None
    assert turned_from([first, now], "preset:none") is None


def desk_of(evidence, negotiation, analysis, *claims):
    held = replace(evidence, claims=claims)
    return Desk(evidence=held, negotiation=negotiation, analysis=analysis)


def texts(desk):
    return [one.text for one in deal_breakers(desk)]


def test_what_was_accepted_since_is_ruled_out_no_longer(word, evidence, negotiation, analysis):
    no, yes = word(EARLY, -2), word(LATE, 1)
    assert len(texts(desk_of(evidence, negotiation, analysis, no))) == 1
    assert texts(desk_of(evidence, negotiation, analysis, no, yes)) == []


def test_a_red_line_stands_beside_the_word_after_it(word, evidence, negotiation, analysis):
    line, yes = word(EARLY, -2, red_line=True), word(LATE, 1)
    (told,) = texts(desk_of(evidence, negotiation, analysis, line, yes))
    assert "rules out, as a red line" in told
    assert "; but on 4 May 2031: “" in told


def test_both_words_of_one_day_are_told(word, evidence, negotiation, analysis):
    no, yes = word(EARLY, -2), word(EARLY, 1)
    desk = desk_of(evidence, negotiation, analysis, no, yes)
    assert "; but on the same day: “" in texts(desk)[0]
    assert but_since(desk, yes.key) == []
    assert but_since(desk, "override:x") == []


def test_a_word_that_was_turned_round_is_superseded_and_a_word_of_the_same_day_is_not(word):
    no, yes, same = word(EARLY, -2), word(LATE, 1), word(EARLY, 1)
    assert superseded_on([no, yes], no) == LATE
    assert superseded_on([no, yes], yes) is None
    assert superseded_on([no, same], no) is None
    assert superseded_on([word(EARLY, -1), word(LATE, -2)], word(EARLY, -1)) is None


@pytest.mark.parametrize(("second", "moved"), [(LATE, True), (EARLY, False)])
def test_first_one_side_and_later_the_other_is_a_move_and_both_on_one_day_none(
    word, second, moved
):
    no, yes = word(EARLY, -2), word(second, 1)
    found = Contradiction(
        kind="position", sentence="It is on both sides.", sources=(no.key, yes.key)
    )
    assert has_moved([no, yes], found) is moved
    assert not has_moved([no, yes], replace(found, kind="claim"))


def test_a_stance_that_was_turned_round_stands_in_the_matrix_with_its_day(
    word, evidence, negotiation, analysis
):
    no, yes = word(EARLY, -2), word(LATE, 1)
    now, before = cell(desk_of(evidence, negotiation, analysis, no, yes), [no, yes])
    assert now.text.startswith("accepts")
    assert before.text.startswith("before, on 1 May 2031: rejects")
