"""Undo and redo: the opposite of an act, and the act again, both written as rows."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.engine import Connection

from detente.errors import CaseError
from detente.record import tables
from detente.record.acts import Act, Meant, conflict, meant, ruled, signed_by
from detente.record.decisions import Signing
from detente.record.history import acts_of, held_by_others
from detente.record.holdings import ADDING
from detente.record.overrides import put_again, put_back
from detente.record.standing import Ruling, rulings_on, standing_of
from detente.record.writer import Transaction


def undo() -> Act:
    """Return the act of taking back the actor's last act that is not undone."""

    def work(transaction: Transaction, by: Signing) -> None:
        actor = signed_by(by)
        held, _ = acts_of(transaction.connection, actor)
        if not held:
            raise CaseError(
                f"there is nothing of {actor} to undo", hint="`detente log` lists who did what."
            )
        _take_back(transaction, held[-1])

    return Act(verb="undo", request={}, work=work)


def redo() -> Act:
    """Return the act of bringing back what the actor undid last."""

    def work(transaction: Transaction, by: Signing) -> None:
        actor = signed_by(by)
        _, undone = acts_of(transaction.connection, actor)
        if not undone:
            raise CaseError(
                f"there is nothing of {actor} to redo",
                hint="Only what was undone last, with no act since, comes back.",
            )
        _bring_back(transaction, undone[-1])

    return Act(verb="redo", request={}, work=work)


def _take_back(transaction: Transaction, tx_id: int) -> None:
    """Write the opposite of everything that a transaction wrote."""
    connection = transaction.connection
    for row in reversed(_decisions(connection, tx_id)):
        one = _untouched(connection, row.item_id, tx_id)
        if row.verb == "restore":
            lost = _popped(connection, row)
            _rule_again(transaction, one, lost)
        else:
            _require_last(connection, one, row)
            ruled(transaction, one, "restore")
    for number in _added(connection, tx_id):
        ruled(transaction, _untouched(connection, number, tx_id), "retract")
    put_back(transaction, tx_id)


def _bring_back(transaction: Transaction, tx_id: int) -> None:
    """Write once more everything that an undone transaction wrote."""
    connection = transaction.connection
    for row in _decisions(connection, tx_id):
        one = _untouched(connection, row.item_id, tx_id)
        if row.verb == "restore":
            _require_last(connection, one, _popped(connection, row))
        _rule_again(transaction, one, row)
    for number in _added(connection, tx_id):
        one = _untouched(connection, number, tx_id)
        if not one.taken_back:
            raise conflict(connection, one, one.standing.last_tx, "after you")
        ruled(transaction, one, "restore")
    put_again(transaction, tx_id)


def _decisions(connection: Connection, tx_id: int) -> list[Row[Any]]:
    """Return the decisions that a transaction wrote."""
    query = select(tables.decision).where(tables.decision.c.tx_id == tx_id)
    return list(connection.execute(query.order_by(tables.decision.c.decision_id)))


def _added(connection: Connection, tx_id: int) -> list[int]:
    """Return the items that an analyst added in a transaction."""
    query = (
        select(tables.item.c.item_id)
        .join(tables.tx, tables.tx.c.tx_id == tables.item.c.tx_id)
        .where((tables.item.c.tx_id == tx_id) & (tables.tx.c.verb == ADDING))
    )
    return list(connection.scalars(query.order_by(tables.item.c.item_id)))


def _untouched(connection: Connection, item_id: int, tx_id: int) -> Meant:
    """Return an item that nobody else has decided since, or refuse."""
    one = meant(connection, item_id)
    others = held_by_others(connection, item_id, tx_id)
    if others:
        raise conflict(connection, one, others[-1], "after you")
    return one


def _popped(connection: Connection, row: Row[Any]) -> Ruling:
    """Return the decision that a restore took back."""
    taken = rulings_on(connection, item=row.item_id)[row.item_id]
    before = [one for one in taken if one.decision_id < row.decision_id]
    return standing_of(before).rulings[-1]


def _require_last(connection: Connection, one: Meant, row: Row[Any] | Ruling) -> None:
    """Refuse to take back a decision that is not the last one that stands."""
    last = one.standing.rulings[-1] if one.standing.rulings else None
    same: Callable[[Any], tuple[Any, ...]] = lambda r: (r.verb, r.replacement, r.from_day)  # noqa: E731
    if last is None or same(last) != same(row):
        raise conflict(connection, one, one.standing.last_tx, "after you")


def _rule_again(transaction: Transaction, one: Meant, row: Row[Any] | Ruling) -> None:
    """Write a decision as it was written before."""
    ruled(transaction, one, row.verb, replacement=row.replacement, from_day=row.from_day)
