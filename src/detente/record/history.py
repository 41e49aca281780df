"""History: which of an actor's acts hold and which are undone, read from the log alone."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.engine import Connection

from detente.record import tables
from detente.record.holdings import ADDING

REDATING = "redate"
"""The verb of a transaction that mends an article's publication day."""
OVERRIDING = frozenset({"override", "withdraw"})
DECIDING = frozenset({"confirm", "reject", "correct", "retract", "restore", ADDING}) | {
    REDATING, *OVERRIDING
}  # fmt: skip
"""The verbs of the acts that can be undone."""


def replayed(verbs: Iterable[tuple[int, str]]) -> tuple[list[int], list[int]]:
    """Return the acts that hold and those that are undone, the next to be undone or redone last.

    Parameters
    ----------
    verbs
        Number and verb of one actor's transactions, first things first.

    Examples
    --------
    >>> replayed([(1, "confirm"), (2, "reject"), (3, "undo"), (4, "undo"), (5, "redo")])
    ([1], [2])
    """
    held: list[int] = []
    undone: list[int] = []
    for tx_id, verb in verbs:
        if verb in DECIDING:
            held.append(tx_id)
            undone.clear()
        elif verb == "undo" and held:
            undone.append(held.pop())
        elif verb == "redo" and undone:
            held.append(undone.pop())
    return held, undone


def acts_of(
    connection: Connection, actor: str, before: int | None = None
) -> tuple[list[int], list[int]]:
    """Return an actor's acts that hold and those that are undone, as they were before one."""
    query = select(tables.tx.c.tx_id, tables.tx.c.verb).where(tables.tx.c.actor == actor)
    if before is not None:
        query = query.where(tables.tx.c.tx_id < before)
    rows = connection.execute(query.order_by(tables.tx.c.tx_id))
    return replayed((row.tx_id, row.verb) for row in rows)


def undone_redates(connection: Connection, known: int) -> tuple[int, ...]:
    """Return the mendings of a day up to ``known`` that were undone by then."""
    query = select(tables.tx.c.tx_id, tables.tx.c.actor).where(
        (tables.tx.c.verb == REDATING) & (tables.tx.c.tx_id <= known)
    )
    rows = connection.execute(query.order_by(tables.tx.c.tx_id)).all()
    held = {one: acts_of(connection, one, known + 1)[0] for one in {row.actor for row in rows}}
    return tuple(row.tx_id for row in rows if row.tx_id not in held[row.actor])


def taken_up(connection: Connection, tx_id: int) -> int | None:
    """Return the transaction that an undo took back or a redo brought again; None of others."""
    query = select(tables.tx.c.actor, tables.tx.c.verb).where(tables.tx.c.tx_id == tx_id)
    row = connection.execute(query).one()
    if row.verb not in ("undo", "redo"):
        return None
    held, undone = acts_of(connection, row.actor, before=tx_id)
    return (held if row.verb == "undo" else undone)[-1]


def held_by_others(connection: Connection, item_id: int, tx_id: int) -> list[int]:
    """Return the acts after one in which other actors decided an item, less what they undid."""
    actor = select(tables.tx.c.actor).where(tables.tx.c.tx_id == tx_id).scalar_subquery()
    query = (
        select(tables.tx.c.tx_id, tables.tx.c.actor)
        .join(tables.decision, tables.decision.c.tx_id == tables.tx.c.tx_id)
        .where((tables.decision.c.item_id == item_id) & (tables.tx.c.tx_id > tx_id))
        .where(tables.tx.c.actor != actor)
        .order_by(tables.tx.c.tx_id)
    )
    rows = connection.execute(query).all()
    holding = {name: set(acts_of(connection, name)[0]) for name in {row.actor for row in rows}}
    return [row.tx_id for row in rows if row.tx_id in holding[row.actor]]
