"""What the tagger finds after it has learnt."""

from dataclasses import replace

import pytest
from reading.tagging.annotated import UNKNOWN, documents

from detente.errors import TaggerError
from detente.reading.lexicon.cues import load_cues
from detente.reading.tagging.content_features import left_choices
from detente.reading.tagging.linear import score
from detente.reading.tagging.tagger import doubt_of, parser_of, points, require_parser

UNSEEN = documents(6, seed=9, verbs=UNKNOWN)


def tagged(tagger, words):
    return tagger.tag(words, tagger.reporting(words))


def test_a_verb_that_no_lexicon_knows_is_learnt_from_the_corpus(tagger, words):
    found = words("The miller sniffed that the price of bread had doubled.")

    assert "sniff" not in load_cues().verbs
    one = tagged(tagger, found)[0]
    assert found.lower[one.place] == "sniffed"
    assert found.lower[one.source] == "miller"
    assert found.document.doc.words(*one.content.right).startswith("that the price")


@pytest.mark.parametrize("line", UNSEEN, ids=lambda line: line["id"])
def test_statements_of_unseen_documents_are_found_with_their_sources(tagger, words, line):
    found = words(line["text"])

    made = tagged(tagger, found)

    cues = {found.start[one.place] for one in made}
    wanted = {one["cue"][0][0] for one in line["attributions"]}
    assert len(cues & wanted) >= len(wanted) - 1
    assert len(cues - wanted) <= 1


@pytest.mark.parametrize("line", UNSEEN, ids=lambda line: line["id"])
def test_no_two_statements_share_a_word_and_none_lies_in_another(tagger, words, line):
    made = tagged(tagger, words(line["text"]))

    for one in made:
        for other in made:
            if one is not other:
                assert not one.content.holds(other.place)
                own, theirs = (
                    {n for part in x.content.parts() for n in range(*part)} for x in (one, other)
                )
                assert len(own & theirs) <= 0.2 * min(len(own), len(theirs)) + 1


def test_where_nothing_is_reported_nothing_is_found(tagger, words):
    assert tagged(tagger, words("The ferry left at noon. Rain fell on the fair.")) == []


def test_the_points_of_a_choice_are_the_sum_over_all_its_features(tagger, words):
    found = words("The ferry was late, the clerk sniffed.")
    choices = left_choices(found, list(found.lower).index("sniffed"))

    told = points(tagger.left, choices)

    assert told == pytest.approx([score(tagger.left, one) for one in choices.features()])


def test_a_tagger_of_another_parser_is_refused(tagger, nlp):
    require_parser(tagger, nlp)

    with pytest.raises(TaggerError, match="learnt from the parser en_other 1, and en_core"):
        require_parser(replace(tagger, parser="en_other 1"), nlp)

    assert tagger.parser == parser_of(nlp)


def test_a_tagger_that_has_learnt_little_is_doubted(tagger):
    assert "24 documents" in doubt_of(tagger)
    assert doubt_of(replace(tagger, documents=99)) is not None
    assert doubt_of(replace(tagger, documents=100)) is None
