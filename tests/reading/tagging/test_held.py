"""The file of a tagger before it is understood."""

import pytest

from detente.errors import TaggerError
from detente.reading.tagging.held import FORMAT, body_of


def test_a_whole_file_gives_its_body_and_its_sha256(tagger, corpus):
    body, digest = body_of(corpus.with_suffix(".tagger"))

    assert body.startswith(b"{")
    assert digest == tagger.sha256


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no file"),
        (b"hello", "is not a tagger"),
        (b"detente.tagger/0 x\n{}", "is of the version"),
        (f"{FORMAT} 00\n{{}}".encode(), "is damaged"),
    ],
)
def test_a_file_that_is_no_tagger_is_refused_with_the_reason(tmp_path, content, reason):
    path = tmp_path / "t.tagger"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(TaggerError, match=reason):
        body_of(path)
