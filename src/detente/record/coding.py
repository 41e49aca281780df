"""Coding by hand: the items that an analyst writes, as corrections or where no reader saw any."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.engine import Connection

from detente.article import Actor, ArticleId, Event, Position, Reading, Statement
from detente.codebook import codes_of, parties_of
from detente.errors import CaseError
from detente.record import tables
from detente.record.addresses import article_meant, head_of
from detente.record.asof import article_of, newest_readings, reading_row
from detente.record.corrections import CARRIED, FIELDS, Book, Changes, Coding, carried, corrected
from detente.record.decisions import ANALYST
from detente.record.holdings import Holding, Holdings, stored
from detente.record.items import Item, changed, day_of, unpack
from detente.record.standing import Standing, rulings_on, standing_of
from detente.record.writer import Transaction, write_items


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What is to be written: the items, those they replace, and the reading whose ids they use."""

    home: Row[Any]
    items: tuple[Item, ...]
    replaced: tuple[int, ...] = ()
    statements: tuple[Statement, ...] = field(default=())


def correction(
    connection: Connection, row: Row[Any], standing: Standing, changes: Changes, actor: str
) -> Made:
    """Return an item with its changes, and its statement where they are the statement's too."""
    home = reading_row(connection, row.reading_id)
    coding = coding_of(connection, home, changes)
    old = counting(connection, row, standing)
    pairs = [(row.item_id, old, _signed(corrected(old, changes, coding), row.local_id, actor))]
    if isinstance(old, Position) and (told := carried(changes)):
        said = _statement_row(connection, old, row.reading_id)
        if said is None and "said_on" in told:
            raise CaseError(
                f"position {row.local_id} rests on no statement, so it has no day of its own",
                hint="Its day is the article's.",
            )
        if said is not None:
            taken = rulings_on(connection, item=said.item_id).get(said.item_id, [])
            before = counting(connection, said, standing_of(taken))
            pairs.append(
                (
                    said.item_id,
                    before,
                    _signed(corrected(before, told, coding), said.local_id, actor),
                )
            )
    if all(_same(before, after) for _, before, after in pairs):
        raise CaseError(
            "the correction changes nothing", hint="Confirm the item if it was read rightly."
        )
    changed = [pairs[0], *(one for one in pairs[1:] if not _same(one[1], one[2]))]
    return Made(
        home=home,
        items=tuple(after for _, _, after in changed),
        replaced=tuple(number for number, _, _ in changed),
    )


def _same(before: Item, after: Item) -> bool:
    """Tell whether two items say the same, whoever wrote them."""
    return changed(after, readers=_readers(before)) == changed(before, id=after.id)


def _readers(item: Item) -> tuple[str, ...]:
    """Return who read an item; of an actor nobody is named."""
    return () if isinstance(item, Actor) else item.readers


def _signed(item: Item, local_id: str, actor: str) -> Item:
    """Return an item under its id, with the analyst among its readers."""
    readers = dict.fromkeys((*_readers(item), f"{ANALYST}{actor}"))
    return changed(item, id=local_id, readers=tuple(readers))


def counting(connection: Connection, row: Row[Any], standing: Standing) -> Item:
    """Return a stored item as its last correction has it."""
    if standing.replacement is not None:
        where = tables.item.c.item_id == standing.replacement
        row = connection.execute(stored().where(where)).one()
    return unpack(row.kind, row.payload, row.words, ArticleId(row.raw_sha.hex()))


def _statement_row(connection: Connection, position: Position, reading_id: int) -> Row[Any] | None:
    """Return the stored statement that a position rests on, or None."""
    if position.statement is None:
        return None
    local_id, _, home = position.statement.partition("@")
    where = (
        (tables.item.c.reading_id == (int(home) if home else reading_id))
        & (tables.item.c.kind == "statement")
        & (tables.item.c.local_id == local_id)
    )
    return connection.execute(stored().where(where)).first()


def codebook(connection: Connection, *, every_party: bool = True) -> Book:
    """Return the issues that a case codes with, and the parties that it names."""
    template = _template(connection)
    parties = parties_of(template)
    if every_party:
        known = select(tables.item.c.party).where(tables.item.c.party.is_not(None)).distinct()
        parties |= set(connection.scalars(known))
    return Book(parties=parties, codes=codes_of(template))


def coding_of(connection: Connection, home: Row[Any], changes: Changes) -> Coding:
    """Return what an article's items can be coded with."""
    book = codebook(connection, every_party="party" in changes)
    actors = _actors(connection, home)
    parties = book.parties | {one.party for one in actors.values() if one.party}
    return Coding(
        article=article_of(home),
        learnt=day_of(home.learnt_on),
        actors=actors,
        book=replace(book, parties=parties),
    )


def _template(connection: Connection) -> str | None:
    """Return the case's own template, if it has one."""
    version = tables.template_version
    query = (
        select(tables.content.c.body)
        .join(version, version.c.sha == tables.content.c.sha256)
        .order_by(version.c.version_id.desc())
    )
    body = connection.scalar(query.limit(1))
    return body.decode() if body else None


def _actors(connection: Connection, home: Row[Any]) -> Mapping[str, Actor]:
    """Return the actors that any reading of a text knows, as the latest has them."""
    where = (tables.reading.c.article_id == home.article_id) & (tables.item.c.kind == "actor")
    article = ArticleId(home.raw_sha.hex())
    found: dict[str, Actor] = {}
    for row in connection.execute(stored().where(where)):
        one = unpack(row.kind, row.payload, row.words, article)
        if isinstance(one, Actor):
            found[one.id] = one
    return found


def by_hand(
    transaction: Transaction, home: Row[Any], actor: str, items: Sequence[Item]
) -> list[int]:
    """Write an analyst's items as a reading of its own, beside the one whose ids they use."""
    reader = f"{ANALYST}{actor}"
    reading_id = transaction.insert(
        tables.reading,
        article_id=home.article_id,
        capture_id=home.capture_id,
        reader=reader,
        reader_version=str(transaction.tx_id),
        lexicon_sha="",
        dropped=json.dumps({}),
    )
    reading = Reading(
        article=article_of(home),
        statements=_statements(transaction.connection, home, items),
        reader=reader,
    )
    pairs = [(type(one).__name__.lower(), one) for one in items]
    return write_items(transaction, reading, reading_id, day_of(home.learnt_on), pairs)


def _statements(
    connection: Connection, home: Row[Any], items: Sequence[Item]
) -> tuple[Statement, ...]:
    """Return the statements that some items name, for their day: their own, else the record's."""
    found = {one.id: one for one in items if isinstance(one, Statement)}
    for one in items:
        if isinstance(one, Position) and one.statement and one.statement not in found:
            row = _statement_row(connection, one, home.reading_id)
            if row is not None:
                taken = rulings_on(connection, item=row.item_id).get(row.item_id, [])
                said = counting(connection, row, standing_of(taken))
                if isinstance(said, Statement):
                    found[one.statement] = replace(said, id=one.statement)
    return tuple(found.values())


def added(connection: Connection, article: str, kind: str, given: Changes, actor: str) -> Made:
    """Return a new item from a selection of the text, with a statement of its own if it needs one.

    A position in the words of a statement that the record has rests on that statement, unless a
    speaker or a day is given.
    """
    if kind not in FIELDS:
        hint = f"Choose from {', '.join(FIELDS)}."
        raise CaseError(f"no {kind} can be added by hand", hint=hint)
    raw_sha = article_meant(connection, article)
    (newest,) = newest_readings(connection, head_of(connection), raw_sha)
    coding = coding_of(connection, newest, given)
    if "span" not in given:
        raise CaseError(f"a new {kind} needs its words", hint="Give the span that marks them.")
    writer = _Adding(connection=connection, newest=newest, coding=coding, given=given, actor=actor)
    items = {"position": writer.position, "statement": writer.statement, "event": writer.event}
    return Made(home=newest, items=items[kind]())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adding:
    """The making of a new item."""

    connection: Connection
    newest: Row[Any]
    coding: Coding
    given: Changes
    actor: str

    def statement(self) -> tuple[Item, ...]:
        """Return a new statement."""
        return (self._statement(self.given),)

    def event(self) -> tuple[Item, ...]:
        """Return a new event."""
        self._needs("event", "type")
        span = self.coding.span(self.given["span"])
        base = Event(id=self._id("event"), type="CONSULT", spans=(span,))
        return (self._made(base, self.given),)

    def position(self) -> tuple[Item, ...]:
        """Return a new position, and a statement that carries it if one is needed."""
        given = self.given if "party" in self.given else self._with_party()
        self._needs("position", "issue", "stance", "option")
        span = self.coding.span(given["span"])
        base = Position(
            id=self._id("position"), party="nobody", issue="none", option=None, stance=0,
            held="stated", span=span,
        )  # fmt: skip
        position = self._made(base, {"party": "", **given})
        carrier = self._carrier(position)
        if carrier is None and not carried(given):
            return (position,)
        if carrier is not None and not carried(given):
            said = carrier.item
            speaker = said.source.actor if isinstance(said, Statement) else None
            home = f"{carrier.local_id}@{carrier.reading.reading_id}"
            return (changed(position, statement=home, actor=speaker),)
        words = {name: given[name] for name in ("span", *CARRIED) if name in given}
        own = self._statement(words)
        return (changed(position, statement=own.id), own)

    def _with_party(self) -> Changes:
        """Return what is given, with the party of its speaker."""
        speaker = self.given.get("speaker")
        actor = None if speaker is None else self.coding.actor(speaker)
        if actor is None or actor.party is None:
            raise CaseError("a new position needs party", hint="Give whose position it is.")
        return {**self.given, "party": actor.party}

    def _statement(self, given: Changes) -> Statement:
        """Return a new statement over some words."""
        span = self.coding.span(given["span"])
        base = Statement(id=self._id("statement"), span=span, content=(span,))
        made = self._made(base, given)
        if not isinstance(made, Statement):
            raise TypeError(made)
        return made

    def _made(self, base: Item, given: Changes) -> Item:
        """Return an item of the analyst's alone, with what is given."""
        signed = changed(base, readers=(f"{ANALYST}{self.actor}",))
        return corrected(signed, given, self.coding)

    def _needs(self, kind: str, *names: str) -> None:
        """Refuse a new item that leaves out what makes it one."""
        for name in names:
            if name not in self.given:
                article = "an" if kind == "event" else "a"
                raise CaseError(f"{article} {kind} needs {name}", hint=f"Give {name} as well.")

    def _id(self, kind: str) -> str:
        """Return an id that no item of the article has: p, s or e, then a and a number."""
        query = (
            select(tables.item.c.local_id)
            .join(tables.reading, tables.reading.c.reading_id == tables.item.c.reading_id)
            .join(tables.article, tables.article.c.article_id == tables.reading.c.article_id)
            .where(tables.article.c.raw_sha == self.newest.raw_sha)
        )
        taken = set(self.connection.scalars(query))
        number = 1
        while f"{kind[0]}a{number:02d}" in taken:
            number += 1
        return f"{kind[0]}a{number:02d}"

    def _carrier(self, position: Item) -> Holding | None:
        """Return the innermost statement that counts and holds the position's words."""
        held = Holdings(self.connection, head_of(self.connection), article=self.newest.raw_sha)
        around = [
            (one.item.span.end - one.item.span.start, one.item_id, one)
            for one in held.of(self.newest, self.coding.article.text)
            if isinstance(one.item, Statement)
            and one.counts_on(None)
            and isinstance(position, Position)
            and one.item.span.covers(position.span)
        ]
        return min(around)[2] if around else None
