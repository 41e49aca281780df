"""Acts of an analyst: each one transaction of the log, known again by its key."""

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.engine import Connection

from detente.errors import CaseError, ConflictError
from detente.record import tables
from detente.record.addresses import item_meant
from detente.record.asof import reading_row
from detente.record.chain import canonical
from detente.record.coding import added, by_hand, correction
from detente.record.decisions import ANALYST, REASONS, Correction, ItemKey, ItemRef, Signing
from detente.record.history import taken_up
from detente.record.holdings import ADDING
from detente.record.items import day_number, day_of
from detente.record.standing import Standing, rulings_on, standing_of
from detente.record.writer import Clock, Receipt, Request, Transaction, moment_of, receipt_of

_LONGEST_NAME, _LONGEST_NOTE = 80, 10_000
TOLD = {
    "confirm": "confirmed", "reject": "rejected", "correct": "corrected",
    "retract": "retracted", "restore": "restored",
}  # fmt: skip


Work = Callable[[Transaction, Signing], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What is asked for: its verb in the log, the request as data, and the writing of its rows.

    ``reason`` is kept in the log in the place of the note.
    """

    verb: str
    request: Mapping[str, object]
    work: Work
    reason: str | None = None


def perform(connection: Connection, clock: Clock, act: Act, by: Signing) -> Receipt:
    """Write an act inside an open transaction, or find that it was written before.

    Raises
    ------
    CaseError
        If what is asked is wrong, or the key was used for something else.
    ConflictError
        If somebody decided the item since it was looked at.
    """
    actor, given = signed_by(by), by.get("key")
    asked = {"verb": act.verb, "actor": actor, **act.request}
    body = canonical(asked | {name: by.get(name) for name in ("note", "seen")})
    key = f"by:{given}" if given else f"act:{secrets.token_hex(16)}"
    request = Request(verb=act.verb, key=key, actor=actor, body=body)
    before = receipt_of(connection, key)
    if before is not None:
        return _again(connection, before, request)
    transaction = Transaction(connection, clock)
    note = note_of(by)
    act.work(transaction, by)
    told = ": ".join(one for one in (act.reason, note) if one)
    return _told(connection, transaction.seal(replace(request, reason=told or None)))


def _again(connection: Connection, before: Receipt, request: Request) -> Receipt:
    """Return the first receipt of a request that comes again; refuse another under its key."""
    query = select(tables.tx.c.request_sha).where(tables.tx.c.tx_id == before.tx_id)
    if connection.scalar(query) != request.sha:
        raise CaseError(
            f"the key {request.key.removeprefix('by:')!r} was used for another request "
            f"(transaction {before.tx_id})",
            hint="Give each request a key of its own.",
        )
    return _told(connection, before)


def _told(connection: Connection, receipt: Receipt) -> Receipt:
    """Return a receipt with the items of its transaction and what it took back or brought."""
    items, of = items_of_tx(connection, receipt.tx_id), taken_up(connection, receipt.tx_id)
    return replace(receipt, items=items, of=of)


def items_of_tx(connection: Connection, tx_id: int) -> tuple[int, ...]:
    """Return the items that a transaction decided, or that an analyst added in it."""
    decided = select(tables.decision.c.item_id).where(tables.decision.c.tx_id == tx_id)
    found = connection.scalars(decided.order_by(tables.decision.c.decision_id)).all()
    verb = connection.scalar(select(tables.tx.c.verb).where(tables.tx.c.tx_id == tx_id))
    if verb == ADDING:
        own = select(tables.item.c.item_id).where(tables.item.c.tx_id == tx_id)
        found = connection.scalars(own.order_by(tables.item.c.item_id)).all()
    return tuple(dict.fromkeys(found))


def signed_by(by: Signing) -> str:
    """Return who acts: a name on one line."""
    actor = by.get("actor", "analyst").strip()
    if not actor or len(actor) > _LONGEST_NAME or not actor.isprintable():
        raise CaseError(
            f"{actor[:_LONGEST_NAME]!r} is no name for who decides",
            hint=f"Give a name of at most {_LONGEST_NAME} characters.",
        )
    return actor


def note_of(by: Signing) -> str | None:
    """Return the note that goes with an act, or None."""
    note = (by.get("note") or "").strip()
    if len(note) > _LONGEST_NOTE:
        raise CaseError(
            f"a note of {len(note)} characters is too long", hint=f"Keep it under {_LONGEST_NOTE}."
        )
    return note or None


def plain_ref(item: ItemRef) -> object:
    """Return a reference as data, for the request's hash."""
    if isinstance(item, ItemKey):
        return [item.article, item.kind, item.local_id, item.reading]
    return item


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The item that an act is about, and how it stands."""

    row: Row[Any]
    standing: Standing

    @property
    def item_id(self) -> int:
        """Return the item's number."""
        return int(self.row.item_id)

    @property
    def taken_back(self) -> bool:
        """Tell whether an analyst added it and undid that."""
        withdrawn = self.standing.withdrawal
        by_hand = self.row.reader.startswith(ANALYST)
        return by_hand and withdrawn is not None and withdrawn.from_day is None

    @property
    def told(self) -> str:
        """Name the item in a sentence."""
        return f"{self.row.kind} {self.row.local_id} (item {self.item_id})"


def meant(connection: Connection, item: ItemRef) -> Meant:
    """Return the item that is meant with how it stands now."""
    row = item_meant(connection, item)
    taken = rulings_on(connection, item=row.item_id).get(row.item_id, [])
    return Meant(row=row, standing=standing_of(taken))


def decidable(connection: Connection, item: ItemRef, by: Signing) -> Meant:
    """Return the item that is meant, if it still stands as it was seen and was not undone.

    Raises
    ------
    ConflictError
        If it was decided since.
    CaseError
        If it was added by hand and taken back.
    """
    one, seen = meant(connection, item), by.get("seen")
    if seen is not None and one.standing.last_tx > seen:
        raise conflict(connection, one, one.standing.last_tx, "since you looked at it")
    if one.taken_back:
        raise CaseError(
            f"{one.told} was added by hand and taken back",
            hint="Restore it first, or add it anew.",
        )
    return one


def conflict(connection: Connection, one: Meant, tx_id: int, when: str) -> ConflictError:
    """Return the error that tells who decided an item, and what."""
    row = connection.execute(
        select(tables.tx.c.actor, tables.tx.c.recorded_at, tables.decision.c.verb)
        .join(tables.decision, tables.decision.c.tx_id == tables.tx.c.tx_id)
        .where((tables.tx.c.tx_id == tx_id) & (tables.decision.c.item_id == one.item_id))
    ).first()
    if row is None:
        return ConflictError(f"{one.told} was changed {when}", hint="Look at it again.")
    moment = moment_of(row.recorded_at).strftime("%Y-%m-%d %H:%M:%S")
    return ConflictError(
        f"{one.told} was {TOLD[row.verb]} by {row.actor} {when}, at {moment} UTC "
        f"(transaction {tx_id}); "
        "nothing was written",
        hint="Look at it again, then decide.",
    )


def ruled(
    transaction: Transaction,
    one: Meant,
    verb: str,
    *,
    replacement: int | None = None,
    from_day: int | None = None,
) -> None:
    """Write a decision on an item."""
    transaction.insert(
        tables.decision,
        item_id=one.item_id,
        verb=verb,
        replacement=replacement,
        from_day=from_day,
    )


def confirm(item: ItemRef) -> Act:
    """Return the act of confirming an item."""

    def work(transaction: Transaction, by: Signing) -> None:
        one = decidable(transaction.connection, item, by)
        ruled(transaction, one, "confirm")

    return Act(verb="confirm", request={"item": plain_ref(item)}, work=work)


def confirm_all(items: Sequence[ItemRef]) -> Act:
    """Return the act of confirming many items, less those that people upheld already."""

    def work(transaction: Transaction, by: Signing) -> None:
        met = (decidable(transaction.connection, item, by) for item in items)
        for one in {one.item_id: one for one in met}.values():
            if not one.standing.upheld:
                ruled(transaction, one, "confirm")
        if not items_of_tx(transaction.connection, transaction.tx_id):
            raise CaseError(
                "there is nothing left to confirm", hint="All of it is confirmed or corrected."
            )

    return Act(verb="confirm", request={"items": [plain_ref(one) for one in items]}, work=work)


def reject(item: ItemRef, reason: str) -> Act:
    """Return the act of rejecting an item for a reason."""
    if reason not in REASONS:
        raise CaseError(
            f"{reason!r} is no reason to reject an item", hint=f"Choose from {', '.join(REASONS)}."
        )

    def work(transaction: Transaction, by: Signing) -> None:
        one = decidable(transaction.connection, item, by)
        ruled(transaction, one, "reject")

    asked = {"item": plain_ref(item), "reason": reason}
    return Act(verb="reject", request=asked, work=work, reason=reason)


def retract(item: ItemRef, from_day: dt.date) -> Act:
    """Return the act of noting that a source withdrew an item."""

    def work(transaction: Transaction, by: Signing) -> None:
        one = decidable(transaction.connection, item, by)
        learnt = day_of(reading_row(transaction.connection, one.row.reading_id).learnt_on)
        if from_day < learnt:
            raise CaseError(
                f"{one.told} could first be read on {learnt}, so not withdrawn on {from_day}",
                hint=f"Give a day from {learnt} on; what was read wrongly is rejected.",
            )
        ruled(transaction, one, "retract", from_day=day_number(from_day))

    asked = {"item": plain_ref(item), "from_day": from_day.isoformat()}
    return Act(verb="retract", request=asked, work=work)


def restore(item: ItemRef) -> Act:
    """Return the act of taking back the last decision on an item."""

    def work(transaction: Transaction, by: Signing) -> None:
        one = meant(transaction.connection, item)
        if not one.taken_back:
            one = decidable(transaction.connection, item, by)
        if not one.standing.rulings:
            raise CaseError(
                f"no decision on {one.told} is there to take back",
                hint="`detente items` shows how it stands.",
            )
        ruled(transaction, one, "restore")

    return Act(verb="restore", request={"item": plain_ref(item)}, work=work)


def correct(item: ItemRef, change: Correction) -> Act:
    """Return the act of correcting an item; a position's speaker and day are its statement's."""
    changes = change.changes()

    def work(transaction: Transaction, by: Signing) -> None:
        one = decidable(transaction.connection, item, by)
        made = correction(transaction.connection, one.row, one.standing, changes, signed_by(by))
        written = by_hand(transaction, made.home, signed_by(by), made.items)
        for old, new in zip(made.replaced, written, strict=True):
            transaction.insert(tables.decision, item_id=old, verb="correct", replacement=new)

    asked = {"item": plain_ref(item), "change": _plain(changes)}
    return Act(verb="correct", request=asked, work=work)


def add_item(article: str, kind: str, given: Correction) -> Act:
    """Return the act of adding an item that no reader found."""
    changes = given.changes()

    def work(transaction: Transaction, by: Signing) -> None:
        made = added(transaction.connection, article, kind, changes, signed_by(by))
        by_hand(transaction, made.home, signed_by(by), made.items)

    asked = {"article": article, "kind": kind, "given": _plain(changes)}
    return Act(verb=ADDING, request=asked, work=work)


def _plain(changes: Mapping[str, object]) -> dict[str, object]:
    """Return changes as data, for the request's hash."""
    return {
        name: value.isoformat()
        if isinstance(value, dt.date)
        else list(value)
        if isinstance(value, Iterable) and not isinstance(value, str)
        else value
        for name, value in changes.items()
    }
