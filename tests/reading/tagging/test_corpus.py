"""A corpus is read line by line, and a line that is none is named."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading.tagging.annotated import documents, write

from detente.errors import CorpusError
from detente.reading.tagging import corpus as module
from detente.reading.tagging.corpus import load_corpus

GOOD = documents(1)[0]
BAD = {
    "not JSON": "{",
    "nested too deeply": "[" * 100_000,
    "has no text": json.dumps({"attributions": []}),
    "no list of attributions": json.dumps({"text": GOOD["text"]}),
    "not an article": json.dumps({"text": "", "attributions": []}),
    "not stored as it is written": json.dumps(
        {"text": GOOD["text"] + "\r\nMore of it.", "attributions": []}
    ),
    "half a character": '{"text": "The envoy said so again \\ud800", "attributions": []}',
    "no object": json.dumps({"text": GOOD["text"], "attributions": [3]}),
    "the cue of attribution 1": json.dumps(
        {"text": GOOD["text"], "attributions": [{"cue": [[3, 9_999]]}]}
    ),
    "holds [1.5, 2]": json.dumps(
        {"text": GOOD["text"], "attributions": [{"content": [[1.5, 2]]}]}
    ),
    "holds [True, 2]": json.dumps(
        {"text": GOOD["text"], "attributions": [{"content": [[True, 2]]}]}
    ),
    "is no list of": json.dumps({"text": GOOD["text"], "attributions": [{"source": "She"}]}),
}


def test_every_document_is_loaded_with_its_marks_in_order(tmp_path):
    path = write(tmp_path / "c.jsonl", documents(3))

    loaded = load_corpus(path)

    assert [one.article.text for one in loaded] == [one["text"] for one in documents(3)]
    first = loaded[0].attributions[0]
    assert [list(part) for part in first.content] == documents(3)[0]["attributions"][0]["content"]


def test_a_role_that_is_left_out_is_empty(tmp_path):
    line = {"text": GOOD["text"], "attributions": [{"content": [[0, 4]]}]}

    found = load_corpus(write(tmp_path / "c.jsonl", [line]))[0].attributions[0]

    assert (found.source, found.cue, found.content) == ((), (), ((0, 4),))


@pytest.mark.parametrize(("words", "line"), BAD.items())
def test_a_line_that_is_no_document_is_named_with_what_is_wrong(tmp_path, words, line):
    path = tmp_path / "c.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\n{line}\n", encoding="utf-8")

    with pytest.raises(CorpusError) as caught:
        load_corpus(path)

    assert "line 3 of" in str(caught.value)
    assert words in str(caught.value)


def test_bytes_that_are_no_text_are_named(tmp_path):
    path = tmp_path / "c.jsonl"
    path.write_bytes(b"\xff\xfe{}\n")

    with pytest.raises(CorpusError, match=r"line 1 of .* is not text in UTF-8"):
        load_corpus(path)


def test_a_file_that_is_missing_or_empty_is_one_sentence(tmp_path):
    empty = tmp_path / "empty.jsonl"
    empty.touch()

    with pytest.raises(CorpusError, match="holds no document"):
        load_corpus(empty)
    with pytest.raises(CorpusError, match="cannot be read"):
        load_corpus(tmp_path / "none.jsonl")


def test_a_file_beyond_all_bounds_is_refused(tmp_path, monkeypatch):
    path = write(tmp_path / "c.jsonl", documents(3))

    monkeypatch.setattr(module, "MOST_DOCUMENTS", 2)
    with pytest.raises(CorpusError, match="more than 2 lines"):
        load_corpus(path)
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(CorpusError, match="more than 0 MB"):
        load_corpus(path)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_end_in_anything_but_a_sentence(tmp_path_factory, raw):
    path = tmp_path_factory.mktemp("any") / "c.jsonl"
    path.write_bytes(raw)

    with pytest.raises(CorpusError) as caught:
        load_corpus(path)

    assert str(caught.value)


def test_a_text_that_is_no_article_names_the_line_and_no_other_file(tmp_path):
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps({"text": "", "attributions": []}) + "\n", encoding="utf-8")

    with pytest.raises(CorpusError) as caught:
        load_corpus(path)

    assert str(caught.value).startswith(f"line 1 of {path} is not an article")
    assert ".txt" not in str(caught.value)
    assert caught.value.hint == "Mend this line or leave it out; the others can be learnt from."
