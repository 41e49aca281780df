import pytest

from detente.brief.prose import Notes, Part, say, sentences_of, strong


def test_a_sentence_that_rests_on_nothing_is_refused():
    with pytest.raises(ValueError, match="neither cited nor marked as an inference"):
        say("The line will hold.")


def test_a_sentence_knows_its_own_words_from_those_of_a_source():
    quote = Part(text="never", kind="quote", citations=(3, 1))
    sentence = say("They say ", quote, strong("!"), Part(text="", citations=(1,)))

    assert sentence.text == "They say “never”!"
    assert sentence.own_words == "They say !"
    assert sentence.citations == (3, 1)


def test_remarks_about_the_brief_are_no_sentences():
    assert list(sentences_of(Notes(entries=(("seed", "1"),)))) == []
