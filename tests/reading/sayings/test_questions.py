"""Questions whose asker the article does not name."""

import pytest
from reading.conftest import Scene
from reading.told import told

from detente.reading.attribution import find_statements


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Asked whether he would leave, the minister said nothing.", "Asked",
         "whether he would leave"),
        ("The minister was asked about the missing ships.", "was asked about",
         "the missing ships"),
        ("The minister was pressed on the missing ships.", "was pressed on", "the missing ships"),
    ],
)  # fmt: skip
def test_a_question_that_nobody_is_named_for_has_no_source(scene, text, cue, content):
    assert (cue, None, [content]) in told(scene, text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy had asked whether the plan was final.",
        "The rebels were asked by the envoy to leave the town.",
    ],
)
def test_a_question_with_an_asker_is_his(scene, text):
    assert all(source is not None for _, source, _ in told(scene, text))


def test_a_question_without_asker_is_the_narrators(scene):
    asked: Scene = scene("The minister was asked about the missing ships.")

    found = find_statements(asked.document, asked.cast, [])

    assert [(one.sourcing, one.source.span) for one in found] == [("narrator", None)]


@pytest.mark.parametrize("asked", ["whether he had accepted the plan", "if he had accepted it"])
def test_what_somebody_is_asked_about_is_not_told_as_done(scene, asked):
    found = told(scene, f"Asked {asked}, Aldo Rimm replied: “No, never.”")

    assert "he" not in {source for _, source, _ in found}
    assert ("replied", "Aldo Rimm", ["“No, never.”"]) in found
