"""Where two readers of one article differ: items over the same words that do not say the same."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from detente.article import Disagreement, Event, Position, Proposal, Reading, Span, Statement

Item = Statement | Event | Position | Proposal
RULES = "rules"
LEAST_SHARE = 0.5
"""Spans of two readers mean the same words if they share at least this much of the shorter."""

_COMPARED: Mapping[str, Mapping[str, Callable[[Any], object]]] = {
    "statement": {
        "speaker": lambda one: one.source.actor,
        "act": lambda one: one.act,
        "negated": lambda one: one.negated,
        "hedged": lambda one: one.hedged,
    },
    "event": {
        "type": lambda one: one.type,
        "actors": lambda one: frozenset(one.actors),
        "recipients": lambda one: frozenset(one.recipients),
        "background": lambda one: one.background,
    },
    "position": {
        "party": lambda one: one.party,
        "option": lambda one: one.option,
        "target": lambda one: (one.target or "").casefold(),
        "stance": lambda one: one.stance,
        "held": lambda one: one.held,
        "condition": lambda one: one.condition is None,
        "red_line": lambda one: one.red_line,
    },
    "proposal": {
        "author": lambda one: one.author,
        "status": lambda one: one.status,
        "terms": lambda one: frozenset((term.issue, term.option) for term in one.terms),
    },
}


def disagreements_of(reading: Reading) -> tuple[Disagreement, ...]:
    """Return each item that only another reader found, with the rules' item that it contradicts.

    An item of the rules that another reader found as well is not contradicted by what else that
    reader sees in the same words.
    """
    groups = (reading.statements, reading.events, reading.positions, reading.proposals)
    return tuple(one for group in groups for one in _within(group))


def _within(items: tuple[Item, ...]) -> Iterator[Disagreement]:
    """Yield the disagreements among items of one kind."""
    alone = [one for one in items if one.readers == (RULES,)]
    for other in items:
        if RULES in other.readers:
            continue
        rivals = [one for one in alone if comparable(one, other)]
        if rivals:
            rival = min(rivals, key=lambda one: (len(differing(one, other)), one.id))
            yield Disagreement(
                kind=kind_of(other),
                a=rival.id,
                b=other.id,
                fields=differing(rival, other),
            )


def kind_of(one: Item) -> Any:  # noqa: ANN401 - one of the names that Disagreement takes
    """Return the name of an item's kind."""
    return type(one).__name__.lower()


def differing(one: Item, other: Item) -> tuple[str, ...]:
    """Name the fields on which two items of one kind differ; fields of the rules alone aside."""
    compared = _COMPARED[kind_of(one)]
    return tuple(name for name, value in compared.items() if value(one) != value(other))


def comparable(one: Item, other: Item) -> bool:
    """Tell whether two items of one kind speak of the same thing over the same words.

    One sentence can hold several positions and events: of two that share neither who nor what,
    neither contradicts the other.
    """
    return _akin(one, other) and any(
        _meet(mine, theirs) for mine in words_of(one) for theirs in words_of(other)
    )


def _akin(one: Item, other: Item) -> bool:
    """Tell whether positions share the issue, and the party or the stance; events a side of it."""
    if isinstance(one, Position) and isinstance(other, Position):
        alike = one.party == other.party or one.stance == other.stance
        return one.issue == other.issue and alike
    if isinstance(one, Event) and isinstance(other, Event):
        return one.type == other.type or set(one.actors) == set(other.actors)
    return True


def words_of(one: Item) -> tuple[Span, ...]:
    """Return the spans of the words that make an item what it is."""
    if isinstance(one, Statement):
        return one.content
    return (one.span,) if isinstance(one, Position) else one.spans


def _meet(one: Span, other: Span) -> bool:
    """Tell whether two spans share enough of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return one.article == other.article and shared >= LEAST_SHARE * shorter
