"""What speaks for a stretch's being what is reported."""

from detente.reading.tagging.content_features import left_choices, right_choices

TEXT = "“The ferry is late,” the envoy said, and the mayor agreed that it was."


def place(words, word):
    return list(words.lower).index(word)


def test_nothing_is_always_the_first_choice(words):
    found = words(TEXT)

    for at in range(len(found)):
        assert left_choices(found, at).stretches[0] is None
        assert right_choices(found, at, None).stretches[0] is None


def test_every_choice_has_features_of_its_own(words):
    found = words(TEXT)

    choices = right_choices(found, place(found, "agreed"), None)

    told = choices.features()
    assert len(told) == len(choices.stretches)
    assert all(told)
    assert len({tuple(one) for one in told}) == len(told)


def test_what_was_before_the_word_speaks_behind_it(words):
    found = words(TEXT)
    said = place(found, "said")

    with_it = right_choices(found, said, (0, said - 2)).whole[0]
    without = right_choices(found, said, None).whole[0]

    assert "0L=quote" in with_it
    assert "0L=no" in without


def test_what_the_rules_found_is_told_of_the_choice_that_is_the_same(words):
    found = words(TEXT)
    choices = left_choices(found, place(found, "said"))
    told = found.told[place(found, "said")].left

    at = list(choices.stretches).index((found.begin(told[0]), found.finish(told[1])))

    assert "rule=SE" in choices.whole[at]
