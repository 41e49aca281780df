import pytest

from detente.reading.people.subjects import shares_clause, subject_above


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("The envoy said that it failed.", "it", "envoy"),
        ("The envoy, who lost his seal, left.", "his", "envoy"),
        ("Seen by the envoy, it failed.", "it", None),
        ("The envoy wants to keep it.", "it", "envoy"),
    ],
)
def test_the_subject_above_a_pronoun_is_that_of_its_clause_or_of_the_governing_one(
    scene, text, word, subject
):
    found = subject_above(scene(text).token(word))

    assert (found and found.text) == subject


@pytest.mark.parametrize(
    ("text", "word", "shared"),
    [
        ("The envoy saw him.", "him", True),
        ("The envoy saw himself.", "himself", False),
        ("The envoy saw his file.", "his", False),
        ("The envoy said that we saw him.", "him", False),
    ],
)
def test_a_plain_pronoun_is_not_the_subject_of_its_own_verb(scene, text, word, shared):
    said = scene(text)

    assert shares_clause(said.token(word), said.token("envoy")) is shared
