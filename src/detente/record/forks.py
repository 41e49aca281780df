"""Forks that are kept by name: a what-if as it was asked, with what it showed, signed and dated.

A fork is a question, not evidence: it changes nothing of what counts. It needs no table: it is a
transaction whose reason holds the name, the address and what was shown (decision 0019).
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from detente.display import clean
from detente.errors import CaseError
from detente.record import tables
from detente.record.acts import Act
from detente.record.decisions import Signing
from detente.record.writer import Transaction, moment_of

VERB = "whatif"
PLACE = "/whatif?"
_LONGEST_NAME, _LONGEST_ADDRESS = 120, 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFork:
    """A kept fork: its number, name, address, what it showed, who kept it and when."""

    number: int
    name: str
    address: str
    told: str
    actor: str
    kept_at: dt.datetime


def keep(name: str, address: str, told: str) -> Act:
    """Return the act of keeping a fork.

    Raises
    ------
    CaseError
        If it has no name, or its address is not that of a fork.
    """
    name, told = clean(name), clean(told)
    if not name or len(name) > _LONGEST_NAME:
        raise CaseError(
            f"{name[:_LONGEST_NAME]!r} is no name for a fork",
            hint=f"Give it a name of at most {_LONGEST_NAME} characters.",
        )
    if (
        not address.startswith(PLACE)
        or len(address) > _LONGEST_ADDRESS
        or clean(address) != address
    ):
        raise CaseError("that is not the address of a fork", hint="Keep it from its own page.")
    return Act(
        verb=VERB,
        request={"name": name, "address": address, "told": told},
        work=_nothing_more,
        reason=f"{name}\n{told}\n{address}",
    )


def _nothing_more(_: Transaction, __: Signing) -> None:
    """Write no row besides the transaction."""


def forks_of(connection: Connection) -> tuple[KeptFork, ...]:
    """Return the forks that were kept, the newest first."""
    query = (
        select(
            tables.tx.c.tx_id, tables.tx.c.actor, tables.tx.c.recorded_at, tables.content.c.body
        )
        .join(tables.content, tables.content.c.sha256 == tables.tx.c.reason_sha)
        .where(tables.tx.c.verb == VERB)
        .order_by(tables.tx.c.tx_id.desc())
    )
    found = []
    for row in connection.execute(query):
        name, told, address = row.body.decode().split("\n")
        found.append(
            KeptFork(
                number=row.tx_id,
                name=name,
                address=address,
                told=told,
                actor=row.actor,
                kept_at=moment_of(row.recorded_at),
            )
        )
    return tuple(found)
