import re
from html import unescape

import pytest

from detente.brief.prose import (
    Notes,
    Paragraph,
    Part,
    Row,
    Table,
    say,
    sentences_of,
    shown,
    strong,
)
from detente.display import clean


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


def test_a_brief_shows_itself_with_every_sentence_and_every_quotation(brief):
    html = brief._repr_html_()

    told = unescape(re.sub(r"<[^>]+>", "", html))
    for sentence in brief.sentences():
        assert clean(sentence.text) in told
    for one in brief.citations:
        assert clean(one.quote) in told
    assert html.count("<details>") == len(brief.sections) + 1


def test_a_cell_without_a_sentence_is_shown_with_what_stands_for_it():
    row = Row(head="north", note="mediator", cells=((), (say("yes", inference=True),)))

    html = shown(Table(caption="c", columns=("", "a", "b"), rows=(row,)))

    assert "north (mediator)</th><td>nothing in the record</td><td>yes (inference)</td>" in html


def test_words_of_a_source_cannot_act_as_markup_in_a_notebook():
    bad = Part(text="<script>", kind="quote", citations=(1,))

    assert "&lt;script&gt;” [1]" in shown(Paragraph(sentences=(say(bad),)))
