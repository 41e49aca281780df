import pytest

from detente.reading.deeds.doers import heads, is_doer, is_nature, is_target


def doer(scene, text, word):
    made = scene(text)
    return made.cast, made.token(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kidnappers freed an engineer.", "Kidnappers"),
        ("Hundreds of villagers fled.", "Hundreds"),
        ("A group of monks marched.", "group"),
        ("They left the camp.", "They"),
        ("Danish divers left the camp.", "divers"),
        ("Egypt left the league.", "Egypt"),
    ],
)
def test_people_and_bodies_can_do_a_deed_though_they_have_no_name(scene, text, word):
    assert is_doer(*doer(scene, text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Markets rallied on Friday.", "Markets"),
        ("The storm hit the coast.", "storm"),
        ("The plan failed.", "plan"),
        ("It rained.", "It"),
        ("Thousands of tonnes rotted.", "tonnes"),
        ("Running is healthy.", "healthy"),
    ],
)
def test_things_can_do_none(scene, text, word):
    assert not is_doer(*doer(scene, text, word))


@pytest.mark.parametrize(
    ("text", "word", "natural"),
    [
        ("An earthquake killed forty people.", "earthquake", True),
        ("A heart attack killed him.", "attack", True),
        ("A bomb killed forty people.", "bomb", False),
    ],
)
def test_what_harms_without_a_doer_is_known(scene, text, word, natural):
    assert is_nature(doer(scene, text, word)[1]) is natural


@pytest.mark.parametrize(
    ("text", "word", "target"),
    [
        ("They hit a convoy.", "convoy", True),
        ("They hit the farmers.", "farmers", True),
        ("They hit the streets of Cairo.", "streets", True),
        ("They hit a new low.", "low", False),
    ],
)
def test_people_places_and_buildings_can_be_attacked(scene, text, word, target):
    assert is_target(*doer(scene, text, word)) is target


@pytest.mark.parametrize(
    ("text", "count"),
    [("The ministers met.", 2), ("The minister and the envoy met.", 2), ("The minister met.", 1)],
)
def test_a_plural_counts_as_two(scene, text, count):
    made = scene(text)
    noun = next(token for token in made.document.doc if token.dep_ == "nsubj")

    assert heads(made.cast, [noun]) == count
