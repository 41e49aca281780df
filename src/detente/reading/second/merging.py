"""Two readers of one article, side by side: what both found once, what one found named so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from detente.article import Event, Position, Proposal, Reading, Statement
from detente.dissent import Item, comparable, differing, disagreements_of, words_of
from detente.reading.door import Found, checked
from detente.reading.second.answer import Answer
from detente.reading.second.building import Builder

T = TypeVar("T", Statement, Event, Position, Proposal)


def merged(answer: Answer, builder: Builder, prompt: str) -> Reading:
    """Return the rules' reading with what the answer adds, through the one door.

    Items of the rules keep their ids and fields. One that the model found as well names both
    readers; what only the model found comes after, with ids of its own; where the two differ both
    stay and the reading lists the disagreement.
    """
    first = builder.reading
    statements = _nested(joined(first.statements, builder.statements(answer), "s"))
    reading = checked(
        first.article,
        Found(
            actors=first.actors,
            statements=statements,
            events=joined(first.events, builder.events(answer), "e"),
            positions=joined(first.positions, builder.positions(answer, statements), "p"),
            proposals=joined(first.proposals, builder.proposals(answer), "r"),
        ),
    )
    return _described(reading, answer, builder, prompt)


def _described(reading: Reading, answer: Answer, builder: Builder, prompt: str) -> Reading:
    """Return a reading with its readers, what they dropped, and where they differ."""
    first, lost = builder.reading, dict(builder.dropped)
    lost["model_malformed"] = answer.malformed
    reasons = {*first.dropped, *reading.dropped, *lost}
    counts = {
        reason: sum(one.get(reason, 0) for one in (first.dropped, reading.dropped, lost))
        for reason in sorted(reasons)
    }
    whole = replace(
        reading,
        dropped={reason: count for reason, count in counts.items() if count},
        warnings=first.warnings,
        reader=f"{first.reader}+{builder.reader}",
        reader_version=first.reader_version,
        lexicon_sha=first.lexicon_sha,
        prompt_sha=builder.prompt_sha,
        prompt=prompt,
    )
    return replace(whole, disagreements=disagreements_of(whole))


def joined(first: Sequence[T], second: Iterable[T], letter: str) -> tuple[T, ...]:
    """Return the items of two readers: each found by both once, the second's own at the end."""
    both: list[T] = list(first)
    alone: list[T] = []
    number = max((_number(one.id) for one in first), default=0)
    for item in second:
        place = _found_in(both, item)
        if place is not None:
            both[place] = _by_both(both[place], item)
        elif _found_in(alone, item) is None:
            alone.append(replace(item, id=f"{letter}{number + len(alone) + 1:02d}"))
    return tuple(both + alone)


def _by_both(one: T, other: T) -> T:
    """Return an item as one reader has it, naming the other as well."""
    readers = tuple(dict.fromkeys((*one.readers, *other.readers)))
    return replace(one, readers=readers, prompt_sha=other.prompt_sha)


def _found_in(items: Sequence[Item], item: Item) -> int | None:
    """Return the place of the first item that says the same over the same words, or None."""
    same = (n for n, one in enumerate(items) if comparable(one, item) and not differing(one, item))
    return next(same, None)


def _number(ident: str) -> int:
    """Return the number in an id."""
    digits = "".join(one for one in ident if one.isdecimal())
    return int(digits) if digits else 0


def _nested(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements; a new one inside the words of another says so."""
    return tuple(
        one if "rules" in one.readers else replace(one, within=_around(one, statements))
        for one in statements
    )


def _around(inner: Statement, statements: Sequence[Statement]) -> str | None:
    """Return the smallest statement of another speaker whose words hold those of a statement."""
    own = words_of(inner)[0]
    found = [
        (span.end - span.start, one.id)
        for one in statements
        for span in one.content
        if one.source.actor != inner.source.actor and span.covers(own) and span != own
    ]
    return min(found)[1] if found else None
