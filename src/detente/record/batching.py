"""Batching: one thread writes for all of a process, many waiting acts in one commit."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from detente.errors import StorageError
from detente.record.connection import case_errors, kept_open
from detente.record.writer import Receipt

MOST = 64
"""How many waiting acts one commit takes at most."""
Work = Callable[[Connection], Receipt]
_Waiting = tuple[Work, "Future[Receipt]"]


class Writer:
    """A thread that owns the only write connection of its process, for a server.

    It takes what waits, runs each act in a savepoint of its own (a bad one fails alone), commits
    once, and acknowledges after the commit. Other processes take their turn between the commits.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._waiting: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"writer of {path}", daemon=True)
        self._closed = False
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        """Start the thread."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write what waits, then close the connection."""
        with self._lock:
            self._closed = True
            self._waiting.put(None)
        self._thread.join()

    def write(self, work: Work) -> Receipt:
        """Hand an act to the thread and wait until it is committed.

        Raises
        ------
        StorageError
            If the writer is closed, or the disk refuses.
        """
        answer: Future[Receipt] = Future()
        with self._lock:
            if self._closed:
                raise StorageError(f"{self._path} is closed", hint="Open the case again.")
            self._waiting.put((work, answer))
        return answer.result()

    def _run(self) -> None:
        """Write batch after batch, until the writer is closed."""
        while (first := self._waiting.get()) is not None:
            self._open_and_write(first)

    def _open_and_write(self, first: _Waiting) -> None:
        """Write with one connection until it fails or the writer is closed."""
        batch = [first]
        try:
            with case_errors(self._path), kept_open(self._path) as connection:
                while batch:
                    self._commit(connection, batch)
                    batch = self._next()
        except Exception as error:  # noqa: BLE001 - whoever waits for the answer gets it
            for _, answer in batch:
                if not answer.done():
                    answer.set_exception(error)

    def _next(self) -> list[_Waiting]:
        """Wait for an act, and take those that wait with it; none when the writer is closed."""
        first = self._waiting.get()
        batch = [] if first is None else [first]
        while batch and len(batch) < MOST and not self._waiting.empty():
            one = self._waiting.get()
            if one is None:
                self._waiting.put(None)
                break
            batch.append(one)
        if not batch:
            self._waiting.put(None)
        return batch

    def _commit(self, connection: Connection, batch: list[_Waiting]) -> None:
        """Run some acts in one transaction, and acknowledge each when it is on the disk."""
        done: list[tuple[Future[Receipt], Receipt | Exception]] = []
        with connection.begin():
            for work, answer in batch:
                try:
                    with connection.begin_nested():
                        done.append((answer, work(connection)))
                except DBAPIError:
                    raise
                except Exception as error:  # noqa: BLE001 - the one that asked for it gets it
                    done.append((answer, error))
        for answer, result in done:
            if isinstance(result, Exception):
                answer.set_exception(result)
            else:
                answer.set_result(result)
