"""A tagger's file comes back as it was; anything else is refused with a sentence."""

import hashlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.errors import StorageError, TaggerError
from detente.reading.tagging import held
from detente.reading.tagging.held import FORMAT
from detente.reading.tagging.storage import load_tagger, save_tagger
from detente.reading.tagging.tagger import Tagger

WEIGHTS = st.dictionaries(
    st.text(min_size=1, max_size=8), st.integers(-9_999, 9_999).map(lambda n: n / 1000), max_size=9
)
TAGGERS = st.builds(
    Tagger,
    cue=WEIGHTS,
    left=WEIGHTS,
    right=WEIGHTS,
    source=WEIGHTS,
    known=st.frozensets(st.text(max_size=5), max_size=4),
    parser=st.just("en_test 1"),
    documents=st.integers(0, 99),
)
SMALL = Tagger(cue={"b": 1.0}, left={}, right={}, source={}, known=frozenset(), parser="en_test 1")
EMPTY = {"documents": 0, "statements": 0, "parser": "p", "known": [], "weights": {}}
ALL = {"cue": {}, "left": {}, "right": {}, "source": {}}


def put(path, body, kind=FORMAT):
    """Write a file with a fitting sha256, whatever its body is."""
    path.write_bytes(f"{kind} {hashlib.sha256(body).hexdigest()}\n".encode() + body)
    return path


@given(tagger=TAGGERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_tagger_comes_back_as_it_was(tmp_path, tagger):
    saved = save_tagger(tagger, tmp_path / "t")

    assert load_tagger(tmp_path / "t") == saved
    assert saved.sha256


def test_the_same_tagger_is_the_same_bytes_in_whatever_order_it_was_learnt(tmp_path):
    one = Tagger(cue={"a": 1.0, "b": 2.0}, left={}, right={}, source={}, known=frozenset("xy"),
                 parser="p")  # fmt: skip
    other = Tagger(cue={"b": 2.0, "a": 1.0}, left={}, right={}, source={}, known=frozenset("yx"),
                   parser="p")  # fmt: skip

    save_tagger(one, tmp_path / "one")
    save_tagger(other, tmp_path / "other")

    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


@given(cut=st.integers(0, 400), bit=st.integers(0, 7))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_cut_short_or_changed_in_one_bit_is_refused(tmp_path, cut, bit):
    save_tagger(SMALL, tmp_path / "t")
    whole = (tmp_path / "t").read_bytes()
    place = min(cut, len(whole) - 1)
    changed = bytearray(whole)
    changed[place] ^= 1 << bit

    for damaged in (whole[:place], bytes(changed)):
        (tmp_path / "d").write_bytes(damaged)
        with pytest.raises(TaggerError):
            load_tagger(tmp_path / "d")


@given(raw=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_whatever_are_taken_for_a_tagger(tmp_path, raw):
    (tmp_path / "any").write_bytes(raw)
    put(tmp_path / "signed", raw)

    for name in ("any", "signed"):
        with pytest.raises(TaggerError):
            load_tagger(tmp_path / name)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        EMPTY,
        {**EMPTY, "weights": {**ALL, "cue": {"b": 0.5}}},
        {**EMPTY, "weights": {**ALL, "cue": {"b": 10**12}}},
        {**EMPTY, "weights": {**ALL, "cue": {"b": True}}},
        {**EMPTY, "weights": {**ALL, "cue": {"b" * 3_000: 1}}},
        {**EMPTY, "weights": {**ALL, "cue": []}},
        {**EMPTY, "weights": ALL, "known": "said"},
        {**EMPTY, "weights": ALL, "known": [1]},
        {**EMPTY, "weights": ALL, "parser": None},
    ],
    ids=lambda data: repr(data)[:40],
)
def test_a_well_signed_file_with_other_content_is_refused(tmp_path, data):
    path = put(tmp_path / "t", json.dumps(data).encode())

    with pytest.raises(TaggerError, match="does not hold what a tagger holds"):
        load_tagger(path)


def test_a_well_signed_file_nested_without_end_is_refused(tmp_path):
    with pytest.raises(TaggerError, match="does not hold"):
        load_tagger(put(tmp_path / "t", b"[" * 200_000))


def test_another_version_is_named(tmp_path):
    with pytest.raises(TaggerError, match=r"'detente.tagger/9', not detente.tagger/1") as caught:
        load_tagger(put(tmp_path / "t", b"{}", "detente.tagger/9"))

    assert "detente train attribution" in caught.value.hint


def test_what_is_missing_a_folder_or_too_large_is_a_sentence(tmp_path, monkeypatch):
    with pytest.raises(TaggerError, match="there is no file"):
        load_tagger(tmp_path / "none")
    with pytest.raises(TaggerError, match="cannot be read"):
        load_tagger(tmp_path)
    monkeypatch.setattr(held, "MOST_BYTES", 3)
    with pytest.raises(TaggerError, match="more than 0 MB"):
        load_tagger(put(tmp_path / "t", b"{}"))


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path):
    with pytest.raises(StorageError, match="cannot be written"):
        save_tagger(SMALL, tmp_path / "no" / "such" / "folder")

    assert list(tmp_path.iterdir()) == []
