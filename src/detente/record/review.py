"""Review: every item with how it stands, what was decided of it, and what is left to decide."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import Row, func, select
from sqlalchemy.engine import Connection

from detente.article import Actor, Article
from detente.record import tables
from detente.record.addresses import address_of, article_meant, head_of, item_meant
from detente.record.asof import article_of, newest_readings, reading_row
from detente.record.decisions import (
    ANALYST,
    REASONS,
    Decision,
    ItemRef,
    ItemState,
    Precision,
    Reason,
)
from detente.record.holdings import Holding, Holdings
from detente.record.items import Item, day_of
from detente.record.standing import standings_at
from detente.record.writer import moment_of

_UNCOMPARED = frozenset({"id", "readers", "prompt_sha"})


def states_of(connection: Connection, article: str | None = None) -> tuple[ItemState, ...]:
    """Return the items of an article (None: of all) as they stand, in the order of the text."""
    raw_sha = None if article is None else article_meant(connection, article)
    head = head_of(connection)
    holdings = Holdings(connection, head, article=raw_sha)
    histories = _histories(connection)
    found: list[ItemState] = []
    for row in newest_readings(connection, head, raw_sha):
        read = article_of(row)
        held = [
            _state(one, read, histories.get(one.item_id, ()))
            for one in holdings.of(row, read.text)
            if not isinstance(one.original, Actor)
        ]
        found += sorted(held, key=_place)
    return tuple(found)


def _place(one: ItemState) -> tuple[int, int, int]:
    """Return where an item's words begin and end, and its number."""
    first, last = words_of(one.counts or one.original)
    return first, last, one.item_id


def words_of(item: Item) -> tuple[int, int]:
    """Return the start and end of the words that an item is read from."""
    if isinstance(item, Actor):
        raise TypeError(f"{item.id} is an actor")
    span = getattr(item, "span", None) or getattr(item, "spans")[0]  # noqa: B009 - one or the other
    return span.start, span.end


def _state(one: Holding, article: Article, history: tuple[Decision, ...]) -> ItemState:
    """Return a holding as people see it."""
    first, last = words_of(one.item)
    standing, state = one.standing, one.standing.state
    counts = None if one.beside or state in ("rejected", "retracted") else one.item
    from_day = standing.withdrawal.from_day if standing.withdrawal else None
    return ItemState(
        item_id=one.item_id,
        address=address_of(article.id, one.shown),
        article=article.id,
        kind=one.kind,
        local_id=one.shown,
        reader=one.reading.reader,
        reader_version=one.reading.reader_version,
        quote=article.text[first:last],
        original=one.original,
        counts=counts,
        state="added" if state == "open" and one.added else state,
        history=history,
        seen=standing.last_tx,
        from_day=None if from_day is None else day_of(from_day),
        beside=address_of(article.id, one.beside.shown) if one.beside else None,
        newest=one.newest,
        changed=_changed(one),
    )


def _changed(one: Holding) -> tuple[str, ...]:
    """Name the fields that a correction changed."""
    if one.corrected is None:
        return ()
    names = [name for name in one.original.__slots__ if name not in _UNCOMPARED]
    return tuple(n for n in names if getattr(one.original, n) != getattr(one.corrected, n))


def _histories(
    connection: Connection, item: int | None = None
) -> Mapping[int, tuple[Decision, ...]]:
    """Return what was decided of every item (or of one), first things first."""
    query = (
        select(
            tables.decision,
            tables.tx.c.actor,
            tables.tx.c.recorded_at,
            tables.tx.c.verb.label("act"),
            tables.content.c.body.label("why"),
        )
        .join(tables.tx, tables.tx.c.tx_id == tables.decision.c.tx_id)
        .outerjoin(tables.content, tables.content.c.sha256 == tables.tx.c.reason_sha)
        .order_by(tables.decision.c.decision_id)
    )
    if item is not None:
        query = query.where(tables.decision.c.item_id == item)
    found: dict[int, list[Decision]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.item_id].append(_decision(row))
    return {number: tuple(taken) for number, taken in found.items()}


def _decision(row: Row[Any]) -> Decision:
    """Return a row of the history."""
    told = row.why.decode() if row.why else None
    reason, note = why_of(row.act, told)
    return Decision(
        decision_id=row.decision_id,
        tx_id=row.tx_id,
        recorded_at=moment_of(row.recorded_at),
        actor=row.actor,
        verb=row.verb,
        act=row.act,
        reason=cast("Reason | None", reason),
        note=note,
        from_day=None if row.from_day is None else day_of(row.from_day),
    )


def why_of(verb: str, told: str | None) -> tuple[str | None, str | None]:
    """Return the reason and the note that the log keeps as one text.

    >>> why_of("reject", "speaker: it was the aide"), why_of("confirm", "checked")
    (('speaker', 'it was the aide'), (None, 'checked'))
    """
    if verb != "reject" or told is None:
        return None, told
    reason, _, note = told.partition(": ")
    return (reason, note or None) if reason in REASONS else (None, told)


def state_of(connection: Connection, item: ItemRef) -> ItemState:
    """Return one item as it stands; an item that a newer reading left out stands as it was."""
    row = item_meant(connection, item)
    history = _histories(connection, row.item_id).get(row.item_id, ())
    (newest,) = newest_readings(connection, head_of(connection), row.raw_sha)
    read = article_of(newest)
    one = _among(connection, row, newest, read)
    if one is None:
        read = article_of(reading_row(connection, row.reading_id))
        one = _alone(connection, row, newest)
    return _state(one, read, history)


def _among(
    connection: Connection, row: Row[Any], newest: Row[Any], read: Article
) -> Holding | None:
    """Return an item as it stands among those of its article; None if it is no longer shown.

    Of an article that was read once no item stands beside another, so one is looked up alone.
    """
    by_machine = ~tables.reading.c.reader.startswith(ANALYST)
    readings = (
        select(func.count())
        .select_from(tables.reading.join(tables.article))
        .where((tables.article.c.raw_sha == row.raw_sha) & by_machine)
    )
    if connection.scalar(readings) == 1:
        return _alone(connection, row, newest)
    holdings = Holdings(connection, head_of(connection), article=row.raw_sha)
    held = {one.item_id: one for one in holdings.of(newest, read.text)}
    return held.get(row.item_id)


def _alone(connection: Connection, row: Row[Any], newest: Row[Any]) -> Holding:
    """Return one item without a look at the others."""
    head = head_of(connection)
    return Holdings(connection, head, article=row.raw_sha, item=row.item_id).alone(row, newest)


def queue_of(connection: Connection) -> tuple[ItemState, ...]:
    """Return what nobody has decided and is no mere suggestion, the latest article first."""
    articles: dict[str, list[ItemState]] = defaultdict(list)
    for one in states_of(connection):
        if one.state == "open" and one.beside is None:
            articles[one.article].append(one)
    return tuple(one for held in reversed(articles.values()) for one in held)


def precision_of(connection: Connection) -> tuple[Precision, ...]:
    """Return how often people agreed with each version of each reader, in the order of reading."""
    counts: dict[tuple[str, str], dict[str, int]] = {}
    decided = standings_at(connection)
    query = (
        select(tables.item.c.item_id, tables.reading.c.reader, tables.reading.c.reader_version)
        .join(tables.reading, tables.reading.c.reading_id == tables.item.c.reading_id)
        .where(tables.item.c.item_id.in_(select(tables.decision.c.item_id)))
        .where(~tables.reading.c.reader.startswith(ANALYST))
        .order_by(tables.reading.c.reading_id)
    )
    for row in connection.execute(query):
        judged = decided[row.item_id].judgement
        if judged is not None:
            of = counts.setdefault((row.reader, row.reader_version), defaultdict(int))
            of[judged.verb] += 1
    return tuple(
        Precision(
            reader=reader,
            reader_version=version,
            confirmed=of["confirm"],
            rejected=of["reject"],
            corrected=of["correct"],
        )
        for (reader, version), of in counts.items()
    )
