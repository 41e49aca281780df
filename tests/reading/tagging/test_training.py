"""Learning from annotated documents."""

import json
from pathlib import Path

import pytest
from reading.tagging.annotated import document, documents, write

from detente.errors import CorpusError
from detente.reading.tagging.corpus import Attribution, load_corpus
from detente.reading.tagging.storage import load_tagger
from detente.reading.tagging.training import lesson_of, train, train_from

SHARED = Path(__file__).resolve().parents[4] / "shared"
KIT = SHARED / "eval" / "polnear" / "train250.jsonl"


def test_the_same_corpus_gives_the_same_bytes(corpus, tmp_path):
    for name in ("one", "other"):
        train_from(corpus, tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_tagger_tells_from_how_much_it_has_learnt(corpus, tmp_path):
    counts = []

    made = train_from(corpus, tmp_path / "t", progress=counts.append)

    assert counts == list(range(1, 25))
    assert (made.documents, made.statements) == (24, 96)
    assert load_tagger(tmp_path / "t") == made


def test_too_few_statements_teach_nothing(tmp_path, nlp):
    samples = load_corpus(write(tmp_path / "c.jsonl", documents(2)))

    with pytest.raises(CorpusError, match=r"has 8 statements .* at least 10 are needed"):
        train(samples, nlp)


def test_the_word_of_a_cue_that_governs_is_the_one_that_reports(words):
    line = document(["<S>The mayor</S> <C>has always insisted</C> <X>that it rains</X>."])
    found = words(line["text"])

    lesson = lesson_of(found, attribution(line["attributions"][0]))

    assert found.lower[lesson.place] == "insisted"
    assert found.lower[lesson.speaker] == "mayor"
    assert lesson.content.left is None


def test_of_a_copula_what_it_says_of_the_source_reports(words):
    line = document(["<S>The mayor</S> <C>is afraid</C> <X>that it rains</X>."])
    found = words(line["text"])

    lesson = lesson_of(found, attribution(line["attributions"][0]))

    assert found.lower[lesson.place] == "afraid"


def test_a_content_on_both_sides_of_its_cue_has_two_parts(words):
    line = document(["<X>“It rains,”</X> <S>she</S> <C>said</C>. ", "<X>“Again.”</X>"])
    marks = line["attributions"][0]
    marks["content"].append([line["text"].index("“Again"), len(line["text"])])
    found = words(line["text"])

    lesson = lesson_of(found, attribution(marks))

    assert lesson.content.left is not None
    assert found.lower[lesson.content.right[0] + 1] == "again"


@pytest.mark.parametrize("role", ["cue", "content"])
def test_a_statement_without_a_cue_or_a_content_is_passed_over(words, role):
    line = document(["<S>The mayor</S> <C>said</C> <X>that it rains</X>."])
    marks = {**line["attributions"][0], role: []}

    assert lesson_of(words(line["text"]), attribution(marks)) is None


def attribution(marks):
    """Return marks as the corpus loads them."""
    return Attribution(**{role: tuple(map(tuple, parts)) for role, parts in marks.items()})


@pytest.mark.skipif(not KIT.exists(), reason="the evaluation kit is not here")
def test_documents_of_the_evaluation_kit_can_be_learnt_from(tmp_path, nlp):
    lines = [json.loads(line) for line in KIT.read_text(encoding="utf-8").splitlines()[:3]]

    made = train(load_corpus(write(tmp_path / "c.jsonl", lines)), nlp)

    assert made.documents == 3
    assert made.cue["l=say"] > 0
