"""Overrides: ranges that an analyst sets in the place of what the evidence gives, by day."""

import datetime as dt
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.engine import Connection

from detente.errors import CaseError
from detente.negotiation import NAMED, About, Override
from detente.preference import IssueKey, issue_key
from detente.record import tables
from detente.record.acts import Act, note_of
from detente.record.coding import codebook
from detente.record.decisions import Signing
from detente.record.items import day_number
from detente.record.writer import Transaction

OVERRIDE = "override"
"""What an act is called that sets a range."""
NO_RANGE = -1.0
"""Low, mode and high of a row that takes the override of its value back."""
_SIGNED = (tables.tx.c.actor, tables.tx.c.verb)
_CELL = ("party", "issue", "target", "option")
Cell = tuple[str, str, str, str]
_ABOUT = {"value": "a value", "weight": "a weight", "no_agreement": "no agreement"}
_HINTS = {
    "value": "Name the issue and the option; or set the weight of the issue itself.",
    "weight": "Name the issue alone: its weight is a share of all issues.",
    "no_agreement": "Name the party alone.",
}


def meant(about: About, issue: str, option: str) -> tuple[IssueKey, str]:
    """Return the issue and the option of the number that is to be set, as they are recorded.

    Raises
    ------
    CaseError
        If one is missing, or named where the number is of none.
    """
    given = {"issue": issue, "option": option}
    for name, text in given.items():
        if bool(text) != (name in NAMED[about]):
            told = "needs an" if name in NAMED[about] else "takes no"
            raise CaseError(f"an override about {_ABOUT[about]} {told} {name}", hint=_HINTS[about])
    return IssueKey(issue), option


def override(one: Override) -> Act:
    """Return the act of setting a range for a number, with its reason."""
    issue, _, target = one.issue.partition(":")
    cell = (one.party, issue, target, one.option)
    numbers = (one.low, one.mode, one.high)

    def work(transaction: Transaction, _: Signing) -> None:
        _check(transaction.connection, cell, numbers)
        if not one.reason.strip():
            raise CaseError("an override needs a reason", hint="Say what it rests on.")
        _write(transaction, cell, numbers, one.reason.strip().encode())

    asked = {"cell": cell, "numbers": [float(n) for n in numbers], "reason": one.reason}
    return Act(verb=OVERRIDE, request=asked, work=work, reason=one.reason.strip())


def told_of(issue: str, option: str) -> str:
    """Return which number of a party is meant: an option's value, a weight, no agreement."""
    if option:
        return f"{issue}, {option}"
    return f"the weight of {issue}" if issue else "no agreement"


def withdraw(party: str, issue: str, option: str) -> Act:
    """Return the act of taking an override back; the note is the reason."""
    name, _, target = issue.partition(":")
    cell = (party, name, target, option)

    def work(transaction: Transaction, by: Signing) -> None:
        standing = _last(transaction.connection, cell)
        if standing is None or standing.low == NO_RANGE:
            raise CaseError(
                f"no override of {party} on {told_of(issue, option)} is in force",
                hint="`detente log` lists those that were set.",
            )
        note = note_of(by)
        if note is None:
            raise CaseError("withdrawing an override needs a reason", hint="Say why in the note.")
        _write(transaction, cell, (NO_RANGE,) * 3, note.encode())

    return Act(verb="withdraw", request={"cell": cell}, work=work)


def _check(connection: Connection, cell: Cell, numbers: tuple[float, float, float]) -> None:
    """Refuse a range that is none, and a party, issue or option that nobody knows.

    A weight names no option, the worth of no agreement no issue either.
    """
    low, mode, high = numbers
    if not 0 <= low <= mode <= high <= 1:
        raise CaseError(
            f"{low:g}, {mode:g}, {high:g} is not a range",
            hint="An override needs 0 <= low <= mode <= high <= 1.",
        )
    party, issue, _, option = cell
    known = codebook(connection)
    known.party(party)
    if issue or option:
        known.option(option or None, known.issue(issue))


def _write(
    transaction: Transaction, cell: Cell, numbers: tuple[float, ...], reason: bytes
) -> None:
    """Write a row that holds from today on."""
    transaction.insert(
        tables.override,
        from_day=day_number(transaction.today),
        **dict(zip(_CELL, cell, strict=True)),
        **dict(zip(("low", "mode", "high"), map(float, numbers), strict=True)),
        reason_sha=transaction.store(reason, "text/plain"),
    )


def _rows(
    connection: Connection, day: dt.date | None = None, known: int | None = None
) -> list[Row[Any]]:
    """Return the rows that were written by a day, with their reasons."""
    query = (
        select(tables.override, tables.content.c.body.label("reason"), *_SIGNED)
        .join(tables.content, tables.content.c.sha256 == tables.override.c.reason_sha)
        .join(tables.tx, tables.tx.c.tx_id == tables.override.c.tx_id)
    )
    if day is not None:
        query = query.where(tables.override.c.from_day <= day_number(day))
    if known is not None:
        query = query.where(tables.override.c.tx_id <= known)
    return list(connection.execute(query.order_by(tables.override.c.override_id)))


def _cell(row: Row[Any]) -> Cell:
    """Return the value that a row is about."""
    return row.party, row.issue, row.target, row.option


def _last(connection: Connection, cell: Cell, before: int | None = None) -> Row[Any] | None:
    """Return the last row about a value, or the last before a transaction."""
    rows = [row for row in _rows(connection) if _cell(row) == cell]
    kept = [row for row in rows if before is None or row.tx_id < before]
    return kept[-1] if kept else None


def overrides_on(
    connection: Connection, day: dt.date | None, known: int | None = None
) -> tuple[Override, ...]:
    """Return the overrides in force on a day (None: the latest), as the record stood."""
    rows = _rows(connection, day, known)
    last = {_cell(row): row for row in rows}
    return tuple(
        Override(
            party=row.party,
            issue=IssueKey(issue_key(row.issue, row.target)),
            option=row.option,
            low=row.low,
            mode=row.mode,
            high=row.high,
            reason=row.reason.decode(),
            by=_set_by(row, rows),
        )
        for row in last.values()
        if row.low != NO_RANGE
    )


def _set_by(one: Row[Any], rows: list[Row[Any]]) -> str:
    """Return who set a range: what an undo or a redo puts back stays whose it was."""
    same = (*_cell(one), one.low, one.mode, one.high, one.reason)
    actors = [
        row.actor
        for row in rows
        if row.verb == OVERRIDE
        and row.override_id <= one.override_id
        and (*_cell(row), row.low, row.mode, row.high, row.reason) == same
    ]
    return str(actors[-1] if actors else one.actor)


def _of_tx(connection: Connection, tx_id: int) -> list[Row[Any]]:
    """Return the rows that a transaction wrote."""
    return [row for row in _rows(connection) if row.tx_id == tx_id]


def put_back(transaction: Transaction, tx_id: int) -> None:
    """Write what was in force before a transaction set or withdrew an override."""
    connection = transaction.connection
    for row in _of_tx(connection, tx_id):
        before = _last(connection, _cell(row), before=tx_id)
        numbers = (NO_RANGE,) * 3 if before is None else (before.low, before.mode, before.high)
        reason = row.reason if before is None else before.reason
        _write(transaction, _cell(row), numbers, reason)


def put_again(transaction: Transaction, tx_id: int) -> None:
    """Write once more what an undone transaction wrote."""
    for row in _of_tx(transaction.connection, tx_id):
        _write(transaction, _cell(row), (row.low, row.mode, row.high), row.reason)
