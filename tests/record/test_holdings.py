import datetime as dt
from dataclasses import replace

import pytest

from detente.article import Actor, Source
from detente.record.decisions import Correction

POSITION, STATEMENT = 5, 3
DAY = dt.date(2031, 3, 4)


@pytest.fixture
def read_again(filled, reading):
    """Return a function that adds a newer reading of the article."""

    def again(version="2", **more):
        filled.add(replace(reading, reader_version=version, **more))
        return {one.address.partition(":")[2]: one for one in filled.items()}

    return again


def ids(evidence, kind="positions"):
    return [one.id for one in getattr(evidence.readings[0], kind)]


def test_a_decided_item_outlives_a_newer_reading_which_is_a_suggestion_beside_it(
    filled, read_again
):
    filled.correct(POSITION, Correction(stance=-1))

    items = read_again()

    assert (items["p01"].item_id, items["p01"].state) == (POSITION, "corrected")
    assert items["p01@3"].beside == items["p01"].address
    assert items["p01@3"].counts is None
    evidence = filled.as_of(DAY)
    assert [one.position.stance for one in evidence.claims] == [-1]
    assert evidence.readings[0].reader_version == "2"


def test_a_decided_item_that_a_newer_reading_lacks_still_counts(filled, read_again):
    filled.confirm(POSITION)

    read_again(positions=())

    (claim,) = filled.as_of(DAY).claims
    assert claim.reports[0].reviewed == "confirm"
    assert claim.reports[0].statement.id == "s01"


def test_an_item_that_nobody_decided_gives_way_to_the_newer_reading(filled, read_again):
    items = read_again(positions=())

    assert "p01" not in items
    assert filled.as_of(DAY).claims == ()


def test_a_rejected_item_is_not_read_in_again(filled, read_again):
    filled.reject(POSITION, "not_a_position")

    read_again()

    evidence = filled.as_of(DAY)
    assert (evidence.claims, evidence.rejected) == ((), 1)


def test_what_a_newer_reading_says_of_something_else_counts_beside_what_was_decided(
    filled, read_again, reading
):
    filled.confirm(POSITION)
    other = replace(reading.positions[0], id="p02", issue="talks", option="direct", target=None)

    read_again(positions=(*reading.positions, other))

    assert {one.position.issue for one in filled.as_of(DAY).claims} == {"territory", "talks"}


def test_a_confirmed_suggestion_takes_the_place_of_the_older_decision(filled, read_again, reading):
    filled.reject(POSITION, "stance", actor="bo")
    items = read_again(positions=(replace(reading.positions[0], stance=1),))

    filled.confirm(items["p01@2"].item_id, actor="ada")

    assert [one.position.stance for one in filled.as_of(DAY).claims] == [1]


def test_of_two_that_people_upheld_the_later_counts_once(filled, read_again, reading):
    filled.confirm(POSITION, actor="bo")
    items = read_again(positions=(replace(reading.positions[0], stance=1),))

    filled.confirm(items["p01@2"].item_id, actor="ada")

    assert [one.position.stance for one in filled.as_of(DAY).claims] == [1]
    assert filled.item(POSITION).beside is not None


def test_an_older_item_brings_the_statement_and_the_speaker_that_it_rests_on(
    filled, read_again, reading
):
    filled.confirm(POSITION)

    read_again(statements=(), positions=(), actors=reading.actors[1:], events=())

    evidence = filled.as_of(DAY)
    assert ids(evidence, "statements") == ["s01@1"]
    assert evidence.claims[0].reports[0].statement.source.actor == "north_envoy"
    assert {one.id for one in evidence.readings[0].actors} == {"north_envoy", "south_envoy"}


def test_a_new_position_rests_on_the_statement_as_it_was_decided(filled, read_again):
    filled.correct(STATEMENT, Correction(speaker="Bo South"))

    read_again()

    report = filled.as_of(DAY).claims[0].reports[0]
    assert report.statement.source.actor == "south_envoy"
    assert ids(filled.as_of(DAY), "statements") == ["s01"]


def test_an_item_of_an_older_reading_finds_its_words_in_the_same_statement_of_the_newer(
    filled, read_again, reading
):
    filled.confirm(POSITION)
    renamed = replace(reading.statements[0], id="s09")

    read_again(statements=(renamed,), positions=())

    assert filled.as_of(DAY).readings[0].positions[0].statement == "s09"


def test_what_was_known_before_a_decision_is_what_the_readers_said(filled):
    before = len(filled.log())
    filled.reject(POSITION, "stance")

    assert len(filled.as_of(DAY, known=before).claims) == 1
    assert len(filled.as_of(DAY, decisions=False).claims) == 1
    assert filled.as_of(DAY).claims == ()


def test_an_item_whose_words_moved_in_a_newer_text_does_not_count_at_the_wrong_place(
    filled, reading
):
    filled.confirm(POSITION)
    moved = replace(reading.article, text="\n" + reading.article.text)
    filled.add(
        replace(
            reading, article=moved, statements=(), positions=(), events=(), proposals=(),
            reader_version="2",
        )
    )  # fmt: skip

    assert filled.as_of(DAY).claims == ()
    assert filled.item(POSITION).state == "confirmed"
    assert filled.item(POSITION).quote.startswith("“We will never")


def test_an_actor_that_only_a_decided_event_names_is_kept(filled, read_again):
    filled.confirm(4)

    read_again(events=(), actors=(Actor(id="x", name="X", kind="group"),), statements=(),
               positions=())  # fmt: skip

    names = {one.id for one in filled.as_of(DAY).readings[0].actors}
    assert {"north_envoy", "south_envoy", "x"} == names
    assert filled.as_of(DAY).happenings[0].event.actors == ("north_envoy", "south_envoy")


def test_a_statement_with_another_source_is_another_statement(filled, read_again, reading):
    filled.confirm(POSITION)
    other = replace(reading.statements[0], source=Source(text="somebody"))

    read_again(statements=(other,), positions=())

    assert ids(filled.as_of(DAY), "statements") == ["s01", "s01@1"]
