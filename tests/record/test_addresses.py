from dataclasses import replace

import pytest

from detente.errors import CaseError
from detente.record.addresses import item_meant, parsed
from detente.record.connection import looking
from detente.record.decisions import ItemKey


@pytest.fixture
def meant(filled):
    """Return a function that tells which item is meant."""

    def number(ref):
        with looking(filled.path) as connection:
            return item_meant(connection, ref).item_id

    return number


@pytest.mark.parametrize("ref", ["{}:p01", "{}:position:p01", "5", 5])
def test_an_item_is_found_by_its_number_and_by_its_address(meant, reading, ref):
    wanted = ref.format(reading.article.id[:12]) if isinstance(ref, str) else ref

    assert meant(wanted) == 5


def test_an_item_is_found_by_its_key(meant, reading):
    assert meant(ItemKey(article=reading.article.id, kind="position", local_id="p01")) == 5


def test_an_item_of_an_older_reading_is_found_by_the_readings_number(filled, meant, reading):
    filled.add(replace(reading, reader_version="2"))

    assert meant(f"{reading.article.id[:12]}:p01@1") == 5
    assert meant(f"{reading.article.id[:12]}:p01") == 11


@pytest.mark.parametrize(
    ("ref", "said"),
    [
        ("99", "there is no item 99"),
        ("p01", "'p01' names no item"),
        ("{}:p01@x", "names no item"),
        ("{}:a:b:p01", "names no item"),
        ("{}:rumour:p01", "there is no kind of item 'rumour'"),
        ("{}:p99", "there is no item p99 in article"),
        ("{}:p99@1", "there is no item p99 in article"),
        ("0123456789:p01", "there is no article 0123456789"),
        ("abc:p01", "'abc' is not an article's id"),
        ("{}:north_envoy", "is an actor"),
    ],
)
def test_a_reference_to_nothing_is_refused_with_a_hint(meant, reading, ref, said):
    with pytest.raises(CaseError, match=said) as refused:
        meant(ref.format(reading.article.id[:12]))

    assert refused.value.hint


def test_an_id_of_two_kinds_needs_its_kind(case, make_reading):
    reading = make_reading()
    twins = replace(reading, events=(replace(reading.events[0], id="p01"),))
    case.add(twins)
    article = reading.article.id[:12]

    with pytest.raises(CaseError, match="names two items") as refused:
        case.confirm(f"{article}:p01")

    assert refused.value.hint == f"Write {article}:event:p01 or {article}:position:p01."
    assert case.confirm(f"{article}:event:p01").items == (4,)


def test_a_reference_is_a_number_or_a_key():
    assert parsed("12") == 12
    assert parsed("75ecdc775ddc:p03") == ItemKey(article="75ecdc775ddc", local_id="p03")
