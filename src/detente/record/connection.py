"""Connections to a case file, and what SQLite or the disk complains of, said in a sentence."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path

from sqlalchemy import create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from detente.errors import CaseError, DamageError, DetenteError, StorageError
from detente.record.tables import APPLICATION_ID

_EVERYWHERE = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA busy_timeout=30000",
)
_WRITING = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA recursive_triggers=ON",
    "PRAGMA secure_delete=ON",
)
_LOOKING = ("PRAGMA query_only=ON",)
_HEADER = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68
_HEADER_SIZE = 100
_FORBIDDEN = frozenset(
    getattr(sqlite3, name)
    for name in vars(sqlite3)
    if name.startswith("SQLITE_DROP_") or name in ("SQLITE_ALTER_TABLE", "SQLITE_ATTACH")
)
_READING = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_TRANSACTION,
    }
)
_HARMLESS_PRAGMAS = frozenset({"data_version", "read_uncommitted"})

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]


def _may_write(action: int, *_: str | None) -> int:
    """Deny what removes a table or opens another file."""
    return sqlite3.SQLITE_DENY if action in _FORBIDDEN else sqlite3.SQLITE_OK


def _may_read(action: int, first: str | None, *_: str | None) -> int:
    """Allow questions and nothing else."""
    harmless = action == sqlite3.SQLITE_PRAGMA and first in _HARMLESS_PRAGMAS
    return sqlite3.SQLITE_OK if action in _READING or harmless else sqlite3.SQLITE_DENY


def _connect(path: Path, mode: str, authorizer: Authorizer | None) -> sqlite3.Connection:
    """Open the file with the settings of the record; nothing is begun or committed unasked."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=30
    )
    try:
        looks = authorizer is not _may_write and mode != "mode=rwc"
        for pragma in (*_EVERYWHERE, *(_LOOKING if looks else _WRITING)):
            connection.execute(pragma)
        connection.set_authorizer(authorizer)
    except BaseException:
        connection.close()
        raise
    return connection


@lru_cache(maxsize=16)
def _engine(path: Path, mode: str, authorizer: Authorizer | None, begin: str) -> Engine:
    """Return an engine that opens the file anew for each use, so that none is left open.

    The engine itself is kept, for the statements that it has compiled.
    """
    engine = create_engine(
        "sqlite://", creator=partial(_connect, path, mode, authorizer), poolclass=NullPool
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


@contextmanager
def writing(path: Path, *, create: bool = False) -> Iterator[Connection]:
    """Give a connection inside one transaction: all of it is kept, or nothing."""
    mode, authorizer = ("mode=rwc", None) if create else ("mode=rw", _may_write)
    with case_errors(path), _engine(path, mode, authorizer, "BEGIN IMMEDIATE").begin() as open_:
        yield open_


@contextmanager
def kept_open(path: Path) -> Iterator[Connection]:
    """Give a connection on which one transaction after the other is begun, to write."""
    with _engine(path, "mode=rw", _may_write, "BEGIN IMMEDIATE").connect() as open_:
        yield open_


@contextmanager
def looking(path: Path, *, inspect: bool = False) -> Iterator[Connection]:
    """Give a connection that can only ask, with one view of the file; ``inspect`` adds checks."""
    authorizer = None if inspect else _may_read
    mode = _looking_mode(path)
    with case_errors(path), _engine(path, mode, authorizer, "BEGIN").connect() as open_:
        yield open_


def _looking_mode(path: Path) -> str:
    """Return how to open a file that is only asked: so that no other file is left beside it.

    SQLite clears its log away only where it may write; without that right a file that has no log
    beside it is taken as one that nobody changes.
    """
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return "mode=rw"
    log = path.with_name(f"{path.name}-wal")
    return "mode=ro" if log.exists() else "mode=ro&immutable=1"


@contextmanager
def case_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite or the disk complains of into one sentence for a person."""
    try:
        yield
    except DBAPIError as error:
        raise (_explained(path, str(error.orig)) or error) from error
    except sqlite3.Error as error:
        raise (_explained(path, str(error)) or error) from error
    except OSError as error:
        raise _disk_error(path, error) from error


_COMPLAINTS: tuple[tuple[tuple[str, ...], type[DetenteError], str, str], ...] = (
    (
        ("disk is full",),
        StorageError,
        "there is no room left for {path}; nothing of this step was written",
        "Free some space and repeat the command; the case is whole.",
    ),
    (
        ("malformed", "not a database", "could not decode", "unsupported file format"),
        DamageError,
        "{path} is damaged: {said}",
        "Go back to your last copy of the case; `detente verify` lists what no longer agrees.",
    ),
    (
        ("locked", "busy"),
        StorageError,
        "{path} is being written to by another program",
        "Wait until it has finished, then repeat the command.",
    ),
    (
        ("readonly", "unable to open", "disk i/o", "not authorized"),
        StorageError,
        "{path} cannot be opened or written: {said}",
        "Check the rights of the file and its folder, and that it is on a local disk.",
    ),
)


def _explained(path: Path, said: str) -> DetenteError | None:
    """Return the error that a complaint of SQLite means to a person; None for our own mistakes."""
    for words, kind, sentence, hint in _COMPLAINTS:
        if any(word in said.lower() for word in words):
            return kind(sentence.format(path=path, said=said), hint=hint)
    return None


def _disk_error(path: Path, error: OSError) -> DetenteError:
    """Return what the operating system's refusal means to a person."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _explained(path, "disk is full") or StorageError(str(error))
    reason = error.strerror or str(error)
    return StorageError(
        f"{path} cannot be used: {reason}", hint="Check the rights of the file and its folder."
    )


def require_ours(path: Path) -> None:
    """Refuse a file that is missing or that another program made."""
    if not path.exists():
        raise CaseError(f"there is no case at {path}", hint=f"Make one with `detente new {path}`.")
    if not path.is_file():
        raise CaseError(f"{path} is a folder, not a case", hint="Name the .detente file in it.")
    with case_errors(path), path.open("rb") as file:
        header = file.read(_HEADER_SIZE)
    if not header.startswith(_HEADER):
        raise CaseError(
            f"{path} is not a case: it does not begin like one",
            hint="Name a .detente file; if it was one, its beginning is damaged: use a copy.",
        )
    mark = header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]
    if int.from_bytes(mark, "big") != APPLICATION_ID:
        raise CaseError(
            f"{path} is a database of another program, not a case",
            hint="Name a file that `detente new` made.",
        )
