"""The parser's rules for words, looked up: they do what the parser's own component does."""

import pytest
import spacy
from golden import folders
from spacy.language import Language

from detente.reading.article import load_article
from detente.reading.pipeline import PACKAGE
from detente.reading.word_rules import WordRules

_ATTRIBUTES = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(PACKAGE, exclude=["ner"])


@pytest.mark.parametrize("name", [path.name for path in folders()[:8]])
def test_each_word_gets_what_the_attribute_ruler_gives_it(bare: Language, name: str) -> None:
    path = next(one for one in folders() if one.name == name)
    text = load_article(path / "article.txt").text
    ruler, rules = bare.get_pipe("attribute_ruler"), WordRules(bare.get_pipe("attribute_ruler"))
    with bare.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        ours, theirs = rules(bare(text)), ruler(bare(text))
    assert ours.to_array(_ATTRIBUTES).tolist() == theirs.to_array(_ATTRIBUTES).tolist()


def test_a_rule_over_two_words_has_its_place_among_the_others(bare: Language) -> None:
    text = "There 's no deal. He would n't; gon na. Do you do it? They have had it, Mr. Adams."
    ruler, rules = bare.get_pipe("attribute_ruler"), WordRules(bare.get_pipe("attribute_ruler"))
    with bare.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        ours, theirs = rules(bare(text)), ruler(bare(text))
    assert ours.to_array(_ATTRIBUTES).tolist() == theirs.to_array(_ATTRIBUTES).tolist()
    assert "EX" in {token.tag_ for token in ours}
