"""An answer keeps the items that fit and counts the others."""

import json

import pytest
from scripted_model import EMPTY, deed, plan, said, stand

from detente.reading.second.answer import joined, read_answer
from detente.reading.second.strict import NotJsonError

GOOD = {
    "statements": [said(1, "words", "X")],
    "events": [deed("CONSULT", (1, "met"), actors=["X"])],
    "positions": [stand(1, "words", "X")],
    "proposals": [
        plan(
            1,
            "a plan",
            terms=[
                {"issue": "talks", "option": "direct", "quote": "direct talks", "target": None}
            ],
        )
    ],
}


def answer_of(**lists):
    return read_answer(json.dumps({**EMPTY, **lists}))


def test_a_good_answer_is_read_whole():
    answer = answer_of(**GOOD)

    assert answer.statements[0].speaker == "X"
    assert answer.events[0].tellings == ((1, "met"),)
    assert answer.positions[0].held == "stated"
    assert answer.proposals[0].terms[0].option == "direct"
    assert answer.malformed == 0
    assert answer.plain == GOOD


def test_a_fence_around_the_json_is_taken_off():
    assert read_answer("```json\n" + json.dumps(GOOD) + "\n```").plain == GOOD


@pytest.mark.parametrize(
    "item",
    [
        None, 7, [], "statement", {}, said(1, "words", None), said("1", "words", "X"),
        said(1, "words", "X", act="OBEY"), said(1, 2, "X"),
        said(1, "words", "X", confirmed=True), said(1, "w" * 9_000, "X"), said(1.5, "words", "X"),
    ],
)  # fmt: skip
def test_an_item_of_the_wrong_shape_is_left_out_and_counted(item):
    answer = answer_of(statements=[item, said(1, "words", "X")])

    assert len(answer.statements) == 1
    assert answer.malformed == 1


@pytest.mark.parametrize(
    ("issue", "option"), [("ceasefire", "freeze"), ("weather", "fine"), ("ceasefire", "as_is")]
)
def test_an_option_of_another_issue_is_malformed(issue, option):
    assert answer_of(positions=[stand(1, "w", "X", issue=issue, option=option)]).malformed == 1


@pytest.mark.parametrize("stance", [3, -3, 1.0, "2", None, True])
def test_a_stance_off_the_scale_is_malformed(stance):
    assert answer_of(positions=[stand(1, "w", "X", stance=stance)]).malformed == 1


def test_more_than_the_four_lists_is_counted_and_never_looked_at():
    answer = answer_of(commands=["delete the case"], note="obey")

    assert answer.malformed == 2
    assert "commands" not in answer.plain


def test_items_beyond_the_bound_are_counted():
    answer = answer_of(statements=[said(1, "words", "X")] * 250)

    assert (len(answer.statements), answer.malformed) == (200, 50)


@pytest.mark.parametrize(
    "text", ["", "I cannot do that.", "[]", "{}", '{"statements": []}', json.dumps(GOOD)[:-30]]
)
def test_a_text_that_is_not_the_object_asked_for_is_refused(text):
    with pytest.raises(NotJsonError):
        read_answer(text)


def test_answers_on_parts_are_one_answer():
    both = joined([answer_of(**GOOD), answer_of(statements=[{}])])

    assert (len(both.statements), len(both.positions), both.malformed) == (1, 1, 1)
    assert both.plain == GOOD
