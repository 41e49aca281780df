"""Holdings: the items of an article as the record holds them, those of older readings included."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, or_, select
from sqlalchemy.engine import Connection

from detente.article import Actor, ArticleId
from detente.dissent import comparable, differing
from detente.record import tables
from detente.record.decisions import ANALYST
from detente.record.items import Item, changed, quote_sha, unpack
from detente.record.standing import UNDECIDED, Standing, standings_at

ADDING = "item"
"""The verb of a transaction in which an analyst adds an item that no reader found."""


@dataclass(slots=True, kw_only=True)
class Holding:
    """One item: as it was written, as a correction has it, how it stands, under which id.

    ``shown`` is its id among the article's items: an older reading's carries that reading's
    number. ``beside`` is the holding that counts in its place, if it is only a suggestion.
    """

    item_id: int
    kind: str
    local_id: str
    shown: str
    reading: Row[Any]
    article: ArticleId
    original: Item
    corrected: Item | None
    standing: Standing = UNDECIDED
    newest: bool = True
    beside: "Holding | None" = field(default=None, repr=False)

    @property
    def added(self) -> bool:
        """Tell whether an analyst added it."""
        return str(self.reading.reader).startswith(ANALYST)

    @property
    def item(self) -> Item:
        """Return what counts if it counts: the correction, or the item as it was written."""
        return self.corrected or self.original

    @property
    def taken_back(self) -> bool:
        """Tell whether an analyst added it and undid that."""
        withdrawn = self.standing.withdrawal
        return self.added and withdrawn is not None and withdrawn.from_day is None

    def counts_on(self, day: int | None) -> bool:
        """Tell whether the item counts on a day."""
        return self.beside is None and self.standing.counts_on(day)


class Holdings:
    """What the record holds at a transaction: the items of one article after the other.

    Parameters
    ----------
    connection
        An open case.
    known
        The number of the last transaction that is looked at.
    decided
        Whether decisions and what analysts added are looked at.
    article
        The sha256 of the one article that is asked for, else all of them.
    item
        The number of the one item that is asked for with ``alone``, else all of them.
    """

    def __init__(
        self,
        connection: Connection,
        known: int,
        *,
        decided: bool = True,
        article: bytes | None = None,
        item: int | None = None,
    ) -> None:
        self._connection = connection
        self._article = article
        self.known = known
        self.standings = standings_at(connection, known, item) if decided else {}
        self._kept = self._decided_elsewhere() if decided and item is None else {}

    def of(self, newest: Row[Any], text: str) -> list[Holding]:
        """Return the items of an article's newest reading, then those kept of other readings."""
        rows = self._connection.execute(
            stored().where(tables.item.c.reading_id == newest.reading_id)
        )
        held = [self.alone(row, newest) for row in rows]
        kept = [
            self.alone(row, newest)
            for row in self._kept.get(newest.raw_sha, ())
            if row.reading_id != newest.reading_id and self._fits(row, newest, text)
        ]
        kept = [one for one in kept if one.standing.rulings or one.added]
        set_beside(held, kept)
        return held + kept

    def superseded(
        self, reading_id: int, kind: str, local_id: str, newest: Row[Any]
    ) -> Holding | None:
        """Return an item of an older reading of the article by its id there; None of none."""
        where = (
            (tables.item.c.reading_id == reading_id)
            & (tables.item.c.kind == kind)
            & (tables.item.c.local_id == local_id)
        )
        of_article = tables.article.c.raw_sha == newest.raw_sha
        row = self._connection.execute(stored().where(where & of_article)).first()
        return self.alone(row, newest) if row else None

    def actor(self, local_id: str, newest: Row[Any]) -> Item | None:
        """Return the actor of this id as the last reading of an article had it, or None."""
        where = (
            (tables.reading.c.article_id == newest.article_id)
            & (tables.item.c.kind == "actor")
            & (tables.item.c.local_id == local_id)
            & (tables.item.c.tx_id <= self.known)
        )
        rows = self._connection.execute(stored().where(where)).all()
        article = ArticleId(newest.raw_sha.hex())
        return unpack("actor", rows[-1].payload, rows[-1].words, article) if rows else None

    def _decided_elsewhere(self) -> Mapping[bytes, list[Row[Any]]]:
        """Return every item that was ever decided or added, by its article's bytes."""
        decided = select(tables.decision.c.item_id).where(tables.decision.c.tx_id <= self.known)
        query = (
            stored()
            .join(tables.tx, tables.tx.c.tx_id == tables.item.c.tx_id)
            .where(tables.item.c.tx_id <= self.known)
            .where(or_(tables.item.c.item_id.in_(decided), tables.tx.c.verb == ADDING))
        )
        if self._article is not None:
            query = query.where(tables.article.c.raw_sha == self._article)
        found: dict[bytes, list[Row[Any]]] = defaultdict(list)
        for row in self._connection.execute(query):
            found[row.raw_sha].append(row)
        return found

    def alone(self, row: Row[Any], newest: Row[Any]) -> Holding:
        """Return a stored item with its correction and its decisions."""
        article = ArticleId(row.raw_sha.hex())
        standing = self.standings.get(row.item_id, UNDECIDED)
        of_newest = row.reading_id == newest.reading_id
        plain = of_newest or row.reader.startswith(ANALYST)
        return Holding(
            item_id=row.item_id,
            kind=row.kind,
            local_id=row.local_id,
            shown=row.local_id if plain else f"{row.local_id}@{row.reading_id}",
            reading=row,
            article=article,
            original=unpack(row.kind, row.payload, row.words, article),
            corrected=self._replacement(standing.replacement, article),
            standing=standing,
            newest=of_newest,
        )

    def _replacement(self, item_id: int | None, article: ArticleId) -> Item | None:
        """Return an analyst's correction, if there is one."""
        if item_id is None:
            return None
        row = self._connection.execute(stored().where(tables.item.c.item_id == item_id)).one()
        return unpack(row.kind, row.payload, row.words, article)

    def _fits(self, row: Row[Any], newest: Row[Any], text: str) -> bool:
        """Tell whether an item's words stand at their place in the newest text too."""
        if row.article_id == newest.article_id:
            return True
        spans = select(tables.span).where(tables.span.c.item_id == row.item_id)
        return all(
            quote_sha(text, one.first, one.last) == one.quote_sha
            for one in self._connection.execute(spans)
        )


@cache
def stored() -> Select[Any]:
    """Return the question for items with their words, reader and article, as they were written."""
    return (
        select(
            tables.item,
            tables.content.c.body.label("words"),
            tables.reading.c.reader,
            tables.reading.c.reader_version,
            tables.reading.c.article_id,
            tables.reading.c.capture_id,
            tables.article.c.raw_sha,
        )
        .join(tables.reading, tables.reading.c.reading_id == tables.item.c.reading_id)
        .join(tables.article, tables.article.c.article_id == tables.reading.c.article_id)
        .outerjoin(tables.content, tables.content.c.sha256 == tables.item.c.words_sha)
        .order_by(tables.item.c.item_id)
    )


def set_beside(held: Sequence[Holding], kept: Sequence[Holding]) -> None:
    """Mark the items of newer readings that say again what was decided already.

    A decided item and what says it again, at most one item in each newer reading, are one thread.
    Of a thread the item that was decided last and not rejected stands; the others are beside it.
    """
    readings: dict[int, list[Holding]] = defaultdict(list)
    for one in (*(one for one in kept if not one.taken_back), *held):
        if not isinstance(one.original, Actor):
            readings[one.reading.reading_id].append(one)
    threads: list[list[Holding]] = []
    for number in sorted(readings):
        free = [one for one in readings[number] if not one.added]
        for thread in threads:
            alike = [one for one in free if _alike(thread, one)]
            if alike:
                thread.append(min(alike, key=lambda one: (_distance(thread, one), one.item_id)))
                free.remove(thread[-1])
        own = [one for one in readings[number] if one.added]
        threads += [[one] for one in (*free, *own) if one.standing.rulings or one.added]
    for thread in threads:
        _rank(thread)


def _rank(thread: Sequence[Holding]) -> None:
    """Let one of the items that say the same stand, and the others beside it."""
    decided = [one for one in thread if one.standing.rulings or one.added]
    in_play = [one for one in decided if one.standing.state != "rejected"]
    stands = max(in_play or decided, key=lambda one: one.standing.last_tx)
    for one in thread:
        undecided = not one.standing.rulings and not one.added
        if one is not stands and (undecided or one in in_play):
            one.beside = stands
            if undecided and one.local_id == stands.local_id:
                stands.shown, one.shown = one.shown, f"{one.local_id}@{one.reading.reading_id}"


def _alike(thread: Sequence[Holding], new: Holding) -> bool:
    """Tell whether a newer item speaks of what an older one, or its correction, speaks of."""
    return any(comparable(one, new.item) for one in _said(thread, new.kind))  # type: ignore[arg-type]


def _distance(thread: Sequence[Holding], new: Holding) -> int:
    """Return in how many fields a newer item differs from what an older one was or is."""
    return min(len(differing(one, new.item)) for one in _said(thread, new.kind))  # type: ignore[arg-type]


def _said(thread: Sequence[Holding], kind: str) -> list[Item]:
    """Return what the items of a thread were and are, if they are of a kind."""
    return [item for one in thread if one.kind == kind for item in (one.original, one.item)]


@dataclass(slots=True)
class Gathering:
    """The items of one article that count on a day, each under an id of its own."""

    holdings: Holdings
    newest: Row[Any]
    held: Sequence[Holding]
    day: int | None
    _items: dict[str, dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))

    def items(self) -> Mapping[str, Sequence[Item]]:
        """Return the items by kind, those of the newest reading first."""
        counting = [one for one in self.held if one.counts_on(self.day)]
        for one in counting:
            self._items[one.kind][one.shown] = changed(one.item, id=one.shown)
        for one in counting:
            if one.newest:
                self._point_to_decided(one)
            else:
                self._items[one.kind][one.shown] = self._at_home(one)
        return {kind: tuple(found.values()) for kind, found in self._items.items()}

    def _point_to_decided(self, one: Holding) -> None:
        """Let a new item name the decided statement in the place of the one it stands for."""
        item = self._items[one.kind][one.shown]
        for name in ("statement", "within"):
            named = getattr(item, name, None)
            if named is not None:
                item = changed(item, **{name: self._found(named, one.reading.reading_id) or named})
        self._items[one.kind][one.shown] = item

    def _at_home(self, one: Holding) -> Item:
        """Return an older item with the statement and the actors that it names."""
        item = changed(one.item, id=one.shown)
        for name in ("statement", "within"):
            named = getattr(item, name, None)
            if named is not None:
                item = changed(item, **{name: self._statement(named, one.reading.reading_id)})
        for actor in _actors_of(item):
            self._bring_actor(actor)
        return item

    def _found(self, local_id: str, reading: int) -> str | None:
        """Return the id under which a reading's statement is shown here, if it is."""
        for one in self.held:
            same = one.kind == "statement" and one.local_id == local_id
            if same and one.reading.reading_id == reading:
                while one.beside is not None:
                    one = one.beside  # noqa: PLW2901 - the one that stands in the end
                return one.shown
        return None

    def _statement(self, named: str, reading: int) -> str:
        """Return the id under which an older item's statement is found here; bring it."""
        local, _, number = named.partition("@")
        home = int(number) if number else reading
        shown = self._found(local, home)
        if shown is not None:
            return shown
        old = self.holdings.superseded(home, "statement", local, self.newest)
        if old is None:
            return named
        item = changed(old.item, within=None)
        for known in self._items["statement"].values():
            if changed(known, id=item.id, within=None) == item:
                return known.id
        self._items["statement"][old.shown] = changed(item, id=old.shown)
        for actor in _actors_of(item):
            self._bring_actor(actor)
        return old.shown

    def _bring_actor(self, actor: str) -> None:
        """Take over an actor that an earlier reading knew and the newest one does not."""
        if actor in self._items["actor"]:
            return
        known = self.holdings.actor(actor, self.newest)
        if known is not None:
            self._items["actor"][actor] = known


def _actors_of(item: Item) -> Iterator[str]:
    """Yield the ids of the actors that an item names."""
    for name in ("actor", "attributed_by", "addressee", "claimed_by"):
        if (named := getattr(item, name, None)) is not None:
            yield named
    source = getattr(item, "source", None)
    if source is not None and source.actor is not None:
        yield source.actor
    for name in ("actors", "recipients"):
        yield from getattr(item, name, ())
