"""Contradictions stand side by side, each side with its quotes."""

import quarrel

from detente.workspace.conflicts import conflicts_of


def test_a_contradiction_shows_the_quotes_of_both_sides():
    (one,) = conflicts_of(quarrel.known())

    assert one.kind_name == "what others say of a party, and what it says itself"
    assert [quote.stance for quote in one.quotes] == [1, -2]
    assert one.sentence[:1].isupper()


def test_of_some_quotes_only_their_own_contradictions_are_shown():
    known = quarrel.known()
    (key, *_) = known.evidence.contradictions[0].sources

    assert len(conflicts_of(known, {key})) == 1
    assert conflicts_of(known, {"x:p01"}) == ()
