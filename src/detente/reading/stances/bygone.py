"""Stances told as over: "he accepted it, days after he had rejected it", without a day."""

from collections.abc import Iterable

from detente.reading.grammar.clauses import children, is_backshifted
from detente.reading.stances.desk import Stance
from detente.reading.tokens import Token

_BESIDE = frozenset({"ROOT", "relcl", "advcl", "acl", "pcomp"})


def without_bygone(found: Iterable[Stance]) -> list[Stance]:
    """Return the stances without those told as earlier than an opposite one of the same party.

    What is told as earlier ("had rejected", "after rejecting") and has no day of its own would
    count from the day of publication, and so pass for what the party says now.
    """
    stances = list(found)
    return [one for one in stances if not any(_replaces(other, one) for other in stances)]


def _replaces(now: Stance, one: Stance) -> bool:
    """Tell whether a stance is a party's answer to what an earlier one was about."""
    same = _matter(now) == _matter(one) and now.holding.party == one.holding.party
    opposite = now.value * one.value < 0
    return same and opposite and _is_bygone(one) and not is_told_earlier(now.voice.at)


def _matter(one: Stance) -> tuple[str, str | None]:
    """Return the issue and the option that a stance is about."""
    return one.hit.issue.id, one.hit.option


def _is_bygone(one: Stance) -> bool:
    """Tell a stance that is told as earlier, on a day that nobody names."""
    if not is_told_earlier(one.voice.at):
        return False
    told = one.holding.statement
    if told is None or told.cue is None or told.said_on.date is None:
        return True
    at = one.voice.at.idx
    return not told.cue.start <= at < told.cue.end


def is_told_earlier(verb: Token) -> bool:
    """Tell "had rejected", "having rejected", "after rejecting" from what is only reported so.

    "Said that it had rejected the plan" is said now of what holds now.
    """
    top = verb
    while top.dep_ in {"conj", "xcomp"} and top.head.i != top.i:
        top = top.head
    after = top.dep_ == "pcomp" and top.head.lower_ == "after" and top.tag_ == "VBG"
    having = any(child.lower_ == "having" for child in children(top, "aux"))
    return after or (top.dep_ in _BESIDE and (having or is_backshifted(top)))
