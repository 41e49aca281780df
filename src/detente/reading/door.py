"""The one door of a reading: no item leaves whose words are not in the article as it says."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache
from typing import Any, Protocol, TypeVar

from detente.article import (
    Actor,
    Article,
    Event,
    Link,
    Position,
    Proposal,
    Reading,
    Source,
    Span,
    Statement,
)


class _Named(Protocol):
    """An item with an id of its own."""

    @property
    def id(self) -> str:
        """The id, unlike every other of its kind in the article."""


Item = TypeVar("Item", bound=_Named)
Made = TypeVar("Made", Source, Statement, Event, Position)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the stages found in one article, before the door."""

    actors: Iterable[Actor] = ()
    statements: Iterable[Statement] = ()
    events: Iterable[Event] = ()
    positions: Iterable[Position] = ()
    proposals: Iterable[Proposal] = ()


@dataclass(slots=True)
class Door:
    """Lets items of one article through, and counts by reason what it holds back.

    ``unanchored``: a span out of range, empty, cutting a word, of another article, or other words
    than the ones stored beside it. ``boilerplate``: a span in a part that is not the article.
    ``repeated``: an id that is taken. ``unresolved``: a reference to nothing, which is nulled.
    """

    article: Article
    dropped: Counter[str] = field(default_factory=Counter)

    def holds(self, span: Span) -> bool:
        """Tell whether a span marks whole words of this article."""
        text = self.article.text
        if span.article != self.article.id or not 0 <= span.start < span.end <= len(text):
            return False
        cut = any(
            0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()
            for place in (span.start, span.end)
        )
        return not cut and not text[span.start : span.end].isspace()

    def let_through(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Return the items that are anchored, the first of each id."""
        passed: dict[str, Item] = {}
        for item in items:
            reason = self._objection(item) or ("repeated" if item.id in passed else None)
            if reason is None:
                passed[item.id] = item
            else:
                self.dropped[reason] += 1
        return tuple(passed.values())

    def anchored_actors(self, actors: Iterable[Actor]) -> tuple[Actor, ...]:
        """Return the actors with the mentions that are anchored; one that loses all is dropped."""
        kept = []
        for actor in actors:
            mentions = tuple(span for span in actor.mentions if not self._span_objection(span))
            self.dropped["unanchored"] += len(actor.mentions) - len(mentions)
            if mentions or not actor.mentions:
                links = tuple(one for one in actor.links if one.span in mentions)
                links = tuple(self._anchored_link(one) for one in links)
                kept.append(replace(actor, mentions=mentions, links=links))
        return self.let_through(kept)

    def _anchored_link(self, link: Link) -> Link:
        """Return a link, without its antecedent if that is not anchored."""
        astray = link.antecedent is not None and self._span_objection(link.antecedent)
        return replace(link, antecedent=None) if astray else link

    def _objection(self, item: object) -> str | None:
        """Return why an item may not leave, or None."""
        for source in _sources_of(item):
            words = source.span and self.article.text[source.span.start : source.span.end]
            if source.span is not None and words != source.text:
                return "unanchored"
        objections = map(self._span_objection, spans_of(item))
        return next((reason for reason in objections if reason), None)

    def _span_objection(self, span: Span) -> str | None:
        """Return why a span may not leave, or None."""
        if not self.holds(span):
            return "unanchored"
        return "boilerplate" if any(map(span.overlaps, self.article.boilerplate)) else None

    def resolved(self, reference: str | None, known: frozenset[str]) -> str | None:
        """Return a reference if it leads somewhere, else None."""
        if reference is None or reference in known:
            return reference
        self.dropped["unresolved"] += 1
        return None

    def all_resolved(self, references: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
        """Return the references that lead somewhere."""
        return tuple(one for one in references if self.resolved(one, known) is not None)


def spans_of(item: object) -> Iterator[Span]:
    """Yield every span that an item of the vocabulary holds, at any depth."""
    if isinstance(item, Span):
        yield item
    elif isinstance(item, tuple):
        for one in item:
            yield from spans_of(one)
    elif is_dataclass(item) and not isinstance(item, type):
        for name in _fields_of(type(item)):
            yield from spans_of(getattr(item, name))


@cache
def _fields_of(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields."""
    return tuple(one.name for one in fields(kind))


def _sources_of(item: object) -> Iterator[Source]:
    """Yield the source of an item that has one."""
    source = getattr(item, "source", None)
    if isinstance(source, Source):
        yield source


def checked(article: Article, found: Found) -> Reading:
    """Return the reading of what was found: anchored items with references that lead somewhere."""
    door = Door(article=article)
    actors = door.anchored_actors(found.actors)
    statements = door.let_through(found.statements)
    events = door.let_through(found.events)
    positions = door.let_through(found.positions)
    proposals = door.let_through(found.proposals)
    persons, said = _ids(actors), _ids(statements)
    return Reading(
        article=article,
        actors=actors,
        statements=_without_circles(
            [_linked_statement(door, one, persons, said) for one in statements]
        ),
        events=tuple(_linked_event(door, one, persons) for one in events),
        positions=tuple(_linked_position(door, one, persons, said) for one in positions),
        proposals=proposals,
        dropped={reason: count for reason, count in sorted(door.dropped.items()) if count},
    )


def _ids(items: Iterable[_Named]) -> frozenset[str]:
    """Return the ids of items."""
    return frozenset(item.id for item in items)


def _with(one: Made, **values: Any) -> Made:  # noqa: ANN401 - passed on by name
    """Return an item with some values: itself if it has them already."""
    same = all(getattr(one, name) == value for name, value in values.items())
    return one if same else replace(one, **values)


def _linked_statement(
    door: Door, one: Statement, persons: frozenset[str], said: frozenset[str]
) -> Statement:
    """Return a statement whose speaker, addressee and outer statement are in the reading."""
    return _with(
        one,
        source=_with(one.source, actor=door.resolved(one.source.actor, persons)),
        addressee=door.resolved(one.addressee, persons),
        within=door.resolved(one.within, said),
    )


def _linked_event(door: Door, one: Event, persons: frozenset[str]) -> Event:
    """Return an event whose participants are in the reading."""
    return _with(
        one,
        actors=door.all_resolved(one.actors, persons),
        recipients=door.all_resolved(one.recipients, persons),
        claimed_by=door.resolved(one.claimed_by, persons),
    )


def _linked_position(
    door: Door, one: Position, persons: frozenset[str], said: frozenset[str]
) -> Position:
    """Return a position whose holder, reporter and statement are in the reading."""
    return _with(
        one,
        actor=door.resolved(one.actor, persons),
        attributed_by=door.resolved(one.attributed_by, persons),
        statement=door.resolved(one.statement, said),
    )


def _without_circles(statements: list[Statement]) -> tuple[Statement, ...]:
    """Return the statements, none of which lies, through others, within itself."""
    outer = {one.id: one.within for one in statements}
    for start, around in list(outer.items()):
        seen, place = {start}, around
        while place is not None and place not in seen:
            seen.add(place)
            place = outer[place]
        if place == start:
            outer[start] = None
    return tuple(_with(one, within=outer[one.id]) for one in statements)
