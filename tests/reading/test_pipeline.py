"""The parser is the one that was published, or a sentence says what is wrong with it."""

import pytest
import spacy

from detente.errors import InstallationError
from detente.reading import pipeline


def test_the_installed_parser_is_the_published_one():
    pipeline.check_pipeline()

    assert pipeline.load_pipeline() is pipeline.load_pipeline()


def test_an_altered_file_is_named(monkeypatch):
    monkeypatch.setattr(pipeline, "_HASHES", {"tagger/model": "0" * 64})

    with pytest.raises(InstallationError, match="file tagger/model is not the one") as refusal:
        pipeline.check_pipeline()

    assert "pip install" in refusal.value.hint


def test_a_file_that_is_gone_counts_as_altered(monkeypatch):
    monkeypatch.setattr(pipeline, "_HASHES", {"no/such": "0" * 64})

    with pytest.raises(InstallationError, match="no/such"):
        pipeline.check_pipeline()


def test_a_missing_parser_is_said(monkeypatch):
    monkeypatch.setattr(pipeline, "PACKAGE", "no_such_parser")

    with pytest.raises(InstallationError, match="no_such_parser is not installed"):
        pipeline.check_pipeline()


def test_a_pipeline_by_a_wrong_name_is_said():
    with pytest.raises(InstallationError, match="no_such_pipeline cannot be loaded"):
        pipeline.load_pipeline("no_such_pipeline")


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path)

    with pytest.raises(InstallationError, match="has no parser, tagger, ner, lemmatizer"):
        pipeline.load_pipeline(str(tmp_path))


def test_a_sentence_starts_after_every_line_end_and_after_the_dateline(nlp):
    doc = nlp("What next\nRIVERTON, April 25 (Wire) - The two sides met again on Friday.")

    starts = [sentence.text.strip() for sentence in doc.sents]

    assert starts[0] == "What next"
    assert starts[-1] == "The two sides met again on Friday."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They met Witness B. He left.", ["They met Witness B.", "He left."]),
        (
            "They went to Village C. City D refused.",
            ["They went to Village C.", "City D refused."],
        ),
        ("They met George B. Okello there.", ["They met George B. Okello there."]),
        ("They met Minister B. Okello there.", ["They met Minister B. Okello there."]),
    ],
)
def test_a_letter_that_is_a_name_ends_its_sentence_and_an_initial_does_not(nlp, text, sentences):
    assert [one.text for one in nlp(text).sents] == sentences
