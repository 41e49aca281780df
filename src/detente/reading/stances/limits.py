"""Limits that do not say which way they go: "independence is not negotiable".

What a party holds or has demanded stays; what it has refused stays refused; else it is left open.
"""

from collections.abc import Iterable
from dataclasses import replace

from detente.reading.stances.desk import Desk, Stance
from detente.reading.tokens import Token

_STRONG = 2
_FIRST_PERSON = frozenset({"our", "my"})


def settled(found: Iterable[Stance], desk: Desk) -> list[Stance]:
    """Return stances with each open limit on the side that its party has elsewhere in the text.

    A limit on what nobody tells the side of is a red line of a stance that is left open (0).
    """
    all_of_them = list(found)
    clear = [one for one in all_of_them if not one.voice.limit and one.value != 0]
    return [_settled(one, clear, desk) if one.voice.limit else one for one in all_of_them]


def _settled(limit: Stance, clear: list[Stance], desk: Desk) -> Stance:
    """Return one limit on the side that is known."""
    hit = limit.hit
    if desk.stances.holds(hit.issue.id, hit.option, owned=_is_owned(limit, desk)):
        return limit
    sides = {_side(one.value) for one in clear if _is_about_the_same(one, limit)}
    return replace(limit, value=_STRONG * sides.pop() if len(sides) == 1 else 0)


def _side(value: int) -> int:
    """Return which way a stance goes."""
    return 1 if value > 0 else -1


def _is_about_the_same(one: Stance, limit: Stance) -> bool:
    """Tell whether a stance of the same party is on the same option."""
    same = (one.holding.party, one.hit.issue.id, one.hit.option)
    return same == (limit.holding.party, limit.hit.issue.id, limit.hit.option)


def _is_owned(limit: Stance, desk: Desk) -> bool:
    """Tell whether a thing is called that of the party itself ("our sovereignty")."""
    words = {limit.hit.head, *limit.hit.tokens}
    below = [c for word in words for c in word.children]
    owners = [c for c in below if c.dep_ == "poss"]
    owners += [c for of in below if of.lower_ == "of" for c in of.children if c.dep_ == "pobj"]
    return any(_is_party(owner, limit, desk) for owner in owners)


def _is_party(owner: Token, limit: Stance, desk: Desk) -> bool:
    """Tell whether an owner is the party that speaks."""
    if owner.lower_ in _FIRST_PERSON:
        return True
    actor = desk.cast.of(owner)
    return actor is not None and actor.party == limit.holding.party
