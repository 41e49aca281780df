"""How firmly something is said."""

import pytest

from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates


def first(scene, text):
    """Return the first statement of a text, and the text of its condition."""
    made = scene(text)
    found = find_statements(made.document, made.cast, find_dates(made.document))[0]
    return found, None if found.condition is None else made.document.text_of(found.condition)


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The minister said that the talks might fail.", True),
        ("The minister said that the talks would likely fail.", True),
        ("The minister said that the talks had failed.", False),
        ("The government is open to a truce.", True),
        ("The minister appears to support a truce.", True),
        ("The minister said that the man who might have fired was dead.", False),
    ],
)
def test_a_weakened_claim_is_hedged(scene, text, hedged):
    assert first(scene, text)[0].hedged is hedged


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("The rebels said they would stop if the army left.", "if the army left"),
        ("The rebels offered to talk in exchange for food.", "in exchange for food"),
        ("The army said it will not leave until the rebels disarm.", "until the rebels disarm"),
        ("The army said it fought until dawn.", None),
        ("The rebels said they would fight even if the army left.", None),
        ("“If the army stays, we will fight,” the rebels said.", "If the army stays"),
    ],
)
def test_a_condition_is_its_whole_clause(scene, text, condition):
    assert first(scene, text)[1] == condition


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The rebels did not claim responsibility.", True),
        ("The president has made no secret of his anger.", True),
        ("The rebels said that they would not leave.", False),
        ("Neither side claimed victory.", True),
    ],
)
def test_only_the_saying_itself_is_negated(scene, text, negated):
    assert first(scene, text)[0].negated is negated


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The rebels maintain that they will never recognise the border.", "REJECT"),
        ("The envoy said that the army must leave.", "REQUEST"),
        ("The rebels said that they accept the plan.", "AGREE"),
        ("“If the army stays, things will happen,” the rebels said.", "THREATEN"),
        ("The minister said that the talks had failed.", "ASSESS"),
        ("The rebels rejected the plan.", "REJECT"),
    ],
)
def test_words_are_an_act_of_their_own(scene, text, act):
    assert first(scene, text)[0].act == act


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("A reporter asked him if he'd accept the plan.", None),
        ("A reporter asked the envoy if he would accept the plan.", None),
        ("The envoy said that he would sign if the army left.", "if the army left"),
    ],
)
def test_a_question_opened_by_if_is_no_condition(scene, text, condition):
    assert first(scene, text)[1] == condition
