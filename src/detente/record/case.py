"""A case: one file that keeps every reading, every decision and the day each was learnt."""

import datetime as dt
import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from sqlalchemy import select
from sqlalchemy.engine import Connection

from detente.article import Reading
from detente.errors import CaseError, DamageError, StorageError
from detente.evidence import Evidence
from detente.negotiation import Override
from detente.record import (
    acts,
    days,
    forks,
    overrides,
    redating,
    review,
    tables,
    undoing,
    upheld_days,
)
from detente.record.acts import Act
from detente.record.asof import known_at
from detente.record.batching import Writer
from detente.record.connection import case_errors, looking, require_ours, writing
from detente.record.decisions import Correction, ItemRef, ItemState, Precision, Signing
from detente.record.forks import KeptFork
from detente.record.items import day_number
from detente.record.log import Entry, log_of
from detente.record.merging import merge
from detente.record.verify import Check, verify
from detente.record.writer import (
    Clock,
    Receipt,
    Request,
    Transaction,
    add_key,
    receipt_of,
    write_reading,
)

SUFFIX = ".detente"


def create_case(path: str | Path, title: str = "", *, clock: Clock = time.time_ns) -> "Case":
    """Make a case file; it appears whole or not at all.

    Raises
    ------
    CaseError
        If a file of that name exists, or its folder does not.
    StorageError
        If the file cannot be written.
    """
    target = _named(path)
    if target.exists():
        raise CaseError(
            f"{target} exists already", hint="Choose another name, or add to it: `detente add`."
        )
    if not target.parent.is_dir():
        raise CaseError(f"there is no folder {target.parent}", hint="Make the folder first.")
    unfinished = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        _create(unfinished, title or target.stem, clock)
        with case_errors(target):
            unfinished.rename(target)
    except StorageError as error:
        said = str(error).replace(str(unfinished), str(target))
        raise StorageError(said, hint=error.hint) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            unfinished.with_name(unfinished.name + ending).unlink(missing_ok=True)
    return Case(target, clock)


def _create(path: Path, title: str, clock: Clock) -> None:
    """Write the schema and the first transaction, which holds the title."""
    with writing(path, create=True) as connection:
        connection.exec_driver_sql(f"PRAGMA application_id={tables.APPLICATION_ID}")
        tables.create_schema(connection)
        marks = {"schema": tables.SCHEMA, "chain": 1, "case": secrets.token_hex(16)}
        rows = [{"key": key, "value": str(value)} for key, value in marks.items()]
        connection.execute(tables.meta.insert(), rows)
        Transaction(connection, clock).seal(Request(verb="new", key="new", reason=title))


def open_case(path: str | Path, *, clock: Clock = time.time_ns) -> "Case":
    """Open a case file; the suffix may be left out.

    Raises
    ------
    CaseError
        If there is none, or the file is another program's or a newer version's.
    DamageError
        If it is ours and cannot be read any more.
    """
    found = Path(path)
    if not found.exists() and _named(path).exists():
        found = _named(path)
    require_ours(found)
    _require_schema(found)
    return Case(found, clock)


def _named(path: str | Path) -> Path:
    """Return the path with the suffix of a case."""
    path = Path(path)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _require_schema(path: Path) -> None:
    """Refuse a case whose schema is newer than what we read."""
    with looking(path) as connection:
        query = select(tables.meta.c.value).where(tables.meta.c.key == "schema")
        number = connection.scalar(query)
    if number is None or not number.isdecimal():
        raise DamageError(
            f"{path} does not say which schema it has",
            hint="Go back to your last copy of the case.",
        )
    if int(number) > tables.SCHEMA:
        raise CaseError(
            f"{path} was written by a newer detente: it has schema {number}, "
            f"this one reads up to {tables.SCHEMA}",
            hint="Install the newer version: pip install --upgrade detente",
        )


class Case:
    """A case file. Each call opens it, does its work whole or not at all, and closes it."""

    def __init__(
        self, path: Path, clock: Clock = time.time_ns, writer: Writer | None = None
    ) -> None:
        self.path = path
        self._clock = clock
        self._writer = writer

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        """Look into the file; what cannot be decoded is damage."""
        try:
            with looking(self.path) as connection:
                yield connection
        except (ValueError, KeyError, TypeError) as error:
            raise DamageError(
                f"{self.path} is damaged: a row does not hold what was written ({error})",
                hint="`detente verify` lists what no longer agrees; go back to your last copy.",
            ) from error

    @property
    def title(self) -> str:
        """Return the title that the case was made with."""
        with self._looking() as connection:
            body = connection.scalar(
                select(tables.content.c.body)
                .join(tables.tx, tables.tx.c.reason_sha == tables.content.c.sha256)
                .where(tables.tx.c.tx_id == 1)
            )
            return body.decode() if body else self.path.stem

    @property
    def head(self) -> str:
        """Return the hash of the last transaction: it stands for everything before it."""
        with self._looking() as connection:
            return _head(connection)[1]

    @property
    def last(self) -> int:
        """Return the number of the last transaction: it grows with every act."""
        with self._looking() as connection:
            return _head(connection)[0]

    def add(self, reading: Reading, *, learnt_on: dt.date | None = None) -> Receipt:
        """Add an article with its reading, as one transaction; the same one again changes nothing.

        Parameters
        ----------
        reading
            What a reader found; its spans are checked against the text.
        learnt_on
            The day a reader of the news could know it, where the article is undated; default: the
            day on which it is added.

        Returns
        -------
        The receipt; of a repetition the first receipt, with ``new`` False.
        """
        learnt = reading.article.published or learnt_on or self._today()
        with writing(self.path) as connection:
            key = add_key(connection, reading)
            receipt = receipt_of(connection, key)
            if receipt is None:
                transaction = Transaction(connection, self._clock)
                write_reading(transaction, reading, learnt)
                receipt = transaction.seal(Request(verb="add", key=key))
        article = reading.article
        return replace(receipt, article=article.id, title=article.title, learnt_on=learnt)

    def as_of(
        self, day: dt.date | None = None, known: int | None = None, *, decisions: bool = True
    ) -> Evidence:
        """Return what was learnt by ``day`` (None: all of it), as the record stood at ``known``.

        ``known`` is the number of a transaction; None is the newest. Nothing of an article
        that was published later, and no decision taken later, enters the answer; without
        ``decisions`` the readers alone speak.
        """
        with self._looking() as connection:
            newest, head = _head(connection, known)
            found = known_at(connection, day, newest, decisions=decisions)
        title = self.title
        evidence = merge(found.readings, day, learnt=found.learnt, reviewed=found.reviewed)
        shown = evidence.as_of or max(found.learnt.values(), default=None)
        return replace(evidence, as_of=shown, rejected=found.rejected, head=head, title=title)

    def template(self, day: dt.date | None = None) -> str | None:
        """Return the template that the analyst set by ``day`` (None: the latest), or None."""
        version = tables.template_version
        query = (
            select(tables.content.c.body)
            .join(version, version.c.sha == tables.content.c.sha256)
            .order_by(version.c.version_id.desc())
            .limit(1)
        )
        if day is not None:
            query = query.where(version.c.from_day <= day_number(day))
        with self._looking() as connection:
            body = connection.scalar(query)
            return None if body is None else body.decode()

    def set_template(self, text: str, reason: str | None = None) -> Receipt:
        """Keep a template as the case's own from today on; the same one again changes nothing."""
        with writing(self.path) as connection:
            transaction = Transaction(connection, self._clock)
            sha = transaction.store(text.encode(), "application/toml")
            key = f"template:{sha.hex()}:{_last_template(connection, sha)}"
            receipt = receipt_of(connection, key)
            if receipt is None:
                today = day_number(self._today())
                transaction.insert(tables.template_version, sha=sha, from_day=today)
                receipt = transaction.seal(Request(verb="template", key=key, reason=reason))
        return receipt

    def confidential(self) -> frozenset[str]:
        """Return the ids of the articles that were ever marked confidential."""
        query = (
            select(tables.article.c.raw_sha)
            .join(tables.capture, tables.capture.c.article_id == tables.article.c.article_id)
            .where(tables.capture.c.confidential != 0)
        )
        with self._looking() as connection:
            return frozenset(sha.hex() for sha in connection.scalars(query))

    def log(self) -> list[Entry]:
        """Return what happened to the case, first things first."""
        with self._looking() as connection:
            return log_of(connection)

    def verify(self) -> tuple[Check, ...]:
        """Check the whole file: a line for each promise."""
        return verify(self.path)

    def confirm(self, item: ItemRef, **by: Unpack[Signing]) -> Receipt:
        """Say that an item was read rightly."""
        return self._act(acts.confirm(item), by)

    def confirm_all(self, items: Iterable[ItemRef], **by: Unpack[Signing]) -> Receipt:
        """Confirm many items as one act, but for those confirmed or corrected already."""
        return self._act(acts.confirm_all(list(items)), by)

    def reject(self, item: ItemRef, reason: str, **by: Unpack[Signing]) -> Receipt:
        """Say that an item was read wrongly, and why (one of ``REASONS``): it counts nowhere."""
        return self._act(acts.reject(item, reason), by)

    def correct(self, item: ItemRef, change: Correction, **by: Unpack[Signing]) -> Receipt:
        """Say what an item should be: the correction counts, and the machine's item stays."""
        return self._act(acts.correct(item, change), by)

    def retract(self, item: ItemRef, from_day: dt.date, **by: Unpack[Signing]) -> Receipt:
        """Say that its source withdrew an item: it counts before that day, not from it on."""
        return self._act(acts.retract(item, from_day), by)

    def restore(self, item: ItemRef, **by: Unpack[Signing]) -> Receipt:
        """Take back the last decision on an item, whoever took it."""
        return self._act(acts.restore(item), by)

    def add_item(
        self, article: str, kind: str, given: Correction, **by: Unpack[Signing]
    ) -> Receipt:
        """Add a position, a statement or an event that no reader found, from its words.

        ``given.span`` is needed, and of a position party, issue, option and stance; of an event
        its type. ``receipt.items[0]`` is the number of the new item.
        """
        return self._act(acts.add_item(article, kind, given), by)

    def redate(self, reading: Reading, was: dt.date | None, **by: Unpack[Signing]) -> Receipt:
        """Give an article another publication day: that of a reading of its bytes under it.

        ``was`` is the day that it had, ``note`` the reason, and is needed.
        """
        return self._act(redating.redate(reading, was), by)

    def mended_days(self, article: str) -> tuple[redating.MendedDay, ...]:
        """Return how an article's publication day was mended, first things first."""
        with self._looking() as connection:
            return redating.mended_days(connection, article)

    def upheld_days(self, article: str) -> int:
        """Count the items that keep a day a person upheld where the newest reading has another."""
        with self._looking() as connection:
            return upheld_days.upheld_days(connection, article)

    def readings_mark(self) -> tuple[int, tuple[int, ...]]:
        """Return what changes whenever the newest reading of an article does."""
        with self._looking() as connection:
            return redating.readings_mark(connection)

    def raw(self, article: str) -> bytes | None:
        """Return the bytes of an article as they were added; None where they were taken out."""
        query = select(tables.content.c.body).where(
            tables.content.c.sha256 == bytes.fromhex(article)
        )
        with self._looking() as connection:
            return connection.scalar(query)

    def undo(self, **by: Unpack[Signing]) -> Receipt:
        """Take back the actor's last act that is not undone, by writing its opposite."""
        return self._act(undoing.undo(), by)

    def redo(self, **by: Unpack[Signing]) -> Receipt:
        """Bring back what the actor undid last; a new act leaves nothing to bring back."""
        return self._act(undoing.redo(), by)

    def override(self, override: Override, **by: Unpack[Signing]) -> Receipt:
        """Set an analyst's own range for a value, from today on, with its reason."""
        return self._act(overrides.override(override), by)

    def withdraw_override(
        self, party: str, issue: str, option: str, **by: Unpack[Signing]
    ) -> Receipt:
        """Take an override back from today on; ``note`` is the reason, and is needed."""
        return self._act(overrides.withdraw(party, issue, option), by)

    def overrides(
        self, day: dt.date | None = None, known: int | None = None
    ) -> tuple[Override, ...]:
        """Return the overrides in force on a day (None: the latest), as the record stood."""
        with self._looking() as connection:
            return overrides.overrides_on(connection, day, known)

    def keep_fork(self, name: str, address: str, told: str, **by: Unpack[Signing]) -> Receipt:
        """Keep a what-if by name: its address and what it showed; nothing that counts changes."""
        return self._act(forks.keep(name, address, told), by)

    def forks(self) -> tuple[KeptFork, ...]:
        """Return the what-ifs that were kept, the newest first."""
        with self._looking() as connection:
            return forks.forks_of(connection)

    def items(self, article: str | None = None) -> tuple[ItemState, ...]:
        """Return the items of an article (None: of all), each with how it stands and why."""
        with self._looking() as connection:
            return review.states_of(connection, article)

    def item(self, item: ItemRef) -> ItemState:
        """Return one item with how it stands and why."""
        with self._looking() as connection:
            return review.state_of(connection, item)

    def review_queue(self) -> tuple[ItemState, ...]:
        """Return the items that nobody has decided, those of the latest article first."""
        with self._looking() as connection:
            return review.queue_of(connection)

    def precision(self) -> tuple[Precision, ...]:
        """Return how often analysts agree with each reader version."""
        with self._looking() as connection:
            return review.precision_of(connection)

    @contextmanager
    def kept_open(self) -> Iterator["Case"]:
        """Give a case whose acts go through one writer thread, for a server: fast, in order."""
        with Writer(self.path) as writer:
            yield Case(self.path, self._clock, writer)

    def _act(self, act: Act, by: Signing) -> Receipt:
        """Write one act, whole or not at all; through the writer thread if there is one."""
        if self._writer is not None:
            return self._writer.write(lambda open_: acts.perform(open_, self._clock, act, by))
        with writing(self.path) as connection:
            return acts.perform(connection, self._clock, act, by)

    def last_day(self) -> dt.date | None:
        """Return the last day to which anything that the case holds belongs."""
        with self._looking() as connection:
            return days.last_day(connection)

    def latest_day(self) -> dt.date:
        """Return the latest day that it can be by the clock: in UTC, or where the machine is."""
        now = dt.datetime.fromtimestamp(self._clock() / 1e9, tz=dt.UTC)
        return max(now.date(), now.astimezone().date())

    def _today(self) -> dt.date:
        """Return the day that the clock shows, in UTC."""
        return dt.datetime.fromtimestamp(self._clock() / 1e9, tz=dt.UTC).date()


def _head(connection: Connection, known: int | None = None) -> tuple[int, str]:
    """Return number and hash of the last transaction up to ``known``."""
    query = select(tables.tx.c.tx_id, tables.tx.c.hash).order_by(tables.tx.c.tx_id.desc())
    if known is not None:
        query = query.where(tables.tx.c.tx_id <= known)
    row = connection.execute(query.limit(1)).first()
    if row is None:
        raise CaseError(f"the case has no transaction {known}", hint="`detente log` lists them.")
    return row.tx_id, row.hash.hex()


def _last_template(connection: Connection, sha: bytes) -> int:
    """Count the changes of template, not counting that this one may be in force already."""
    version = tables.template_version
    rows = connection.execute(select(version.c.sha).order_by(version.c.version_id)).all()
    return len(rows) - bool(rows and rows[-1].sha == sha)
