"""What speaks for a phrase's naming who speaks."""

import pytest

from detente.reading.tagging.source_features import source_choices, way

TEXT = "According to the clerk, the envoy said that talks would resume."


def place(words, word):
    return list(words.lower).index(word)


def test_nobody_is_always_the_first_choice_and_each_has_features(words):
    found = words(TEXT)

    named, features = source_choices(found, place(found, "said"), [(8, 12)])

    assert named[0] is None
    assert len(named) == len(features)
    assert all(features)


def test_a_phrase_inside_the_content_is_told_as_such(words):
    found = words(TEXT)
    said, talks = place(found, "said"), place(found, "talks")

    named, features = source_choices(found, said, [(said + 1, len(found) - 1)])

    assert "in" in features[named.index(talks)]
    assert "in" not in features[named.index(place(found, "envoy"))]


@pytest.mark.parametrize(
    ("word", "expected"),
    [("envoy", ">nsubj"), ("talks", ">ccompvnsubj"), ("said", ">")],
)
def test_the_way_through_the_parse_is_told_by_its_labels(words, word, expected):
    found = words(TEXT)

    assert way(found, place(found, "said"), place(found, word)) == expected


def test_a_phrase_of_another_sentence_is_far(words):
    found = words("The envoy said so. The clerk left.")

    assert way(found, place(found, "said"), place(found, "clerk")) == "far"
