"""What the tests of the tagger share: a small corpus, what was learnt from it, parsed words."""

import pytest
from reading.tagging.annotated import documents, write

from detente.reading.attribution import find_sayings
from detente.reading.tagging.corpus import load_corpus
from detente.reading.tagging.storage import save_tagger
from detente.reading.tagging.training import train
from detente.reading.tagging.words import words_of


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """Return the path of a corpus."""
    return write(tmp_path_factory.mktemp("corpus") / "annotated.jsonl", documents())


@pytest.fixture(scope="session")
def tagger(corpus, nlp):
    """Return what was learnt from the corpus, with the fingerprint of its file."""
    return save_tagger(train(load_corpus(corpus), nlp), corpus.with_suffix(".tagger"))


@pytest.fixture
def words(scene):
    """Return a maker of words: a text, parsed, with what the rules find in it."""

    def make(text):
        document = scene(text).document
        return words_of(document, find_sayings(document))

    return make
