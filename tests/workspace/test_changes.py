"""Since you last looked: what is new is told in words, with the numbers and the quotes."""

import datetime as dt
from dataclasses import replace

import pytest
import quarrel

from detente.record.log import Entry
from detente.workspace.changes import changes_of, since_of
from detente.workspace.known import known_of


def told(before, after):
    return changes_of(before, known_of(after).desk)


def entry(number, verb):
    return Entry(
        tx_id=number, recorded_at=dt.datetime(2031, 3, number, tzinfo=dt.UTC), actor="a",
        tool="t", verb=verb, about="x", article=None, hash="0" * 64,
    )  # fmt: skip


LOG = (entry(1, "new"), entry(2, "add"), entry(3, "add"), entry(4, "confirm"))


def test_a_position_that_moved_says_from_where_to_where_and_by_how_many_quotes():
    first = told(quarrel.evidence(3), quarrel.evidence(4))[0]

    assert first.sentence == (
        "Southland, ceasefire, an unconditional ceasefire: "
        "+2 to +1 (demands, now accepts), 1 quote"
    )
    assert (first.kind, first.before, first.after) == ("moved", 2, 1)


def test_new_positions_events_and_articles_are_told_in_this_order():
    kinds = [one.kind for one in told(quarrel.evidence(2), quarrel.evidence(3))]

    assert kinds == sorted(kinds, key=["moved", "new", "gone", "more", "event", "article"].index)
    assert {"new", "event", "article"} <= set(kinds)


def test_a_further_quote_of_the_same_stance_is_no_move():
    after = quarrel.evidence(2)
    again = replace(quarrel.second_reading(), positions=(), statements=())
    before = replace(after, claims=tuple(c for c in after.claims if c.position.party != "south"))
    same = next(c for c in after.claims if c.position.party == "south")
    copy = replace(same, reports=(replace(same.reports[0], position=replace(
        same.reports[0].position, id="p77")),))  # fmt: skip
    with_copy = replace(after, claims=(*after.claims, copy))

    (more,) = [one for one in told(after, with_copy) if one.party == "south"]

    assert more.kind == "more"
    assert "still demands (+2), 1 quote more" in more.sentence
    assert again.article.id == same.reports[0].article.id
    assert [one.kind for one in told(before, after) if one.party == "south"] == ["new"]


def test_what_was_rejected_is_told_as_gone():
    before = quarrel.evidence(2)
    after = replace(before, claims=tuple(c for c in before.claims if c.position.party != "south"))

    (gone,) = told(before, after)

    assert gone.kind == "gone"
    assert gone.keys == ()


def test_nothing_changed_is_nothing_told():
    assert told(quarrel.evidence(), quarrel.evidence()) == ()


@pytest.mark.parametrize(
    ("asked", "read", "tx", "basis"),
    [
        (None, None, 2, "last article"),
        (None, 3, 3, "read"),
        (1, 3, 1, "asked"),
        (99, None, 4, "asked"),
    ],
)
def test_the_address_outranks_the_mark_and_both_the_last_article(asked, read, tx, basis):
    since = since_of(LOG, asked, read)

    assert (since.tx, since.basis) == (tx, basis)
    assert since.nothing_newer == (tx == 4)


def test_a_case_without_any_article_has_nothing_newer():
    assert since_of(LOG[:1], None, None).nothing_newer
    assert since_of((), None, None).tx == 0
