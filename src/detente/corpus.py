"""Many articles: read one after the other, or by several processes, with the same result.

What is heavy is imported where it is used: a program that hands out work loads no parser itself.
"""

import multiprocessing
import os
import signal
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Protocol, TypeVar, Unpack

from detente.article import Reading
from detente.errors import DetenteError, InstallationError, ReadError
from detente.reading.how import HowToRead, SecondReader

CHUNK = 4
"""Articles handed to a process at a time: enough to keep it busy while answers are taken in."""
_WORTH = 100_000
"""Characters that are worth a process: to load a parser takes about as long as to read them."""
_AHEAD = 4
_TRIES = 2
_MOST_DEATHS = 10
_Work = Callable[[str], Any]

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """Why an article could not be read: a sentence, what to do, and the traceback of a fault."""

    sentence: str
    hint: str = ""
    details: str = ""


class Executor(Protocol):
    """Runs one pure function over many keys; each key has one outcome, in the order of the keys.

    What fails because of its key fails alone; what fails because of the installation ends the run.
    """

    def run(
        self, keys: Sequence[str], work: Callable[[str], Result], *, chunk: int = CHUNK
    ) -> Iterator[tuple[str, Result | Failed]]:
        """Yield each key with its result, or with the reason why it has none."""


class Serial:
    """Works on one key after the other."""

    def run(
        self,
        keys: Sequence[str],
        work: Callable[[str], Result],
        *,
        chunk: int = CHUNK,  # noqa: ARG002 - of the protocol
    ) -> Iterator[tuple[str, Result | Failed]]:
        """Yield each key with its result, or with the reason why it has none."""
        for key in keys:
            yield key, _attempt(work, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Processes:
    """Works on several keys at a time, each in a process of its own.

    A process that dies is replaced. The key it was at is tried once more; a key that ends two
    processes fails. ``work`` must be importable by its name.
    """

    count: int

    def run(
        self, keys: Sequence[str], work: Callable[[str], Result], *, chunk: int = CHUNK
    ) -> Iterator[tuple[str, Result | Failed]]:
        """Yield each key with its result, or with the reason why it has none."""
        pool = _Pool(keys=keys, work=work, waiting=deque(range(len(keys))))
        try:
            pool.start(self.count)
            for place, key in enumerate(keys):
                while place not in pool.done:
                    pool.hand_out(chunk, place + chunk * self.count * _AHEAD)
                    pool.take_in()
                yield key, pool.done.pop(place)
        finally:
            pool.stop()


@dataclass(slots=True, kw_only=True, eq=False)
class _Worker:
    """A process, the line to it, and the places of the keys it has still to work on."""

    process: BaseProcess
    line: Connection
    pending: deque[int] = field(default_factory=deque)


@dataclass(slots=True, kw_only=True)
class _Pool:
    """The processes of a run, and what is known of each key by its place."""

    keys: Sequence[str]
    work: _Work
    waiting: deque[int]
    workers: list[_Worker] = field(default_factory=list)
    done: dict[int, Any] = field(default_factory=dict)
    deaths: Counter[int] = field(default_factory=Counter)
    deaths_in_a_row: int = 0

    def start(self, count: int) -> None:
        """Start some processes; they take no notice of Ctrl-C, which is for this one."""
        context = multiprocessing.get_context("spawn")
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self.work), daemon=True)
            with _interrupts_held_back():
                process.start()
            theirs.close()
            self.workers.append(_Worker(process=process, line=ours))

    def hand_out(self, chunk: int, limit: int) -> None:
        """Give keys before a place to the processes that have none."""
        for worker in self.workers:
            share = min(chunk, -(-len(self.waiting) // len(self.workers)))
            if not worker.pending and self.waiting and self.waiting[0] < limit:
                places = [self.waiting.popleft() for _ in range(share)]
                worker.pending.extend(places)
                with suppress(OSError):  # a process that has died is noticed when it is heard
                    worker.line.send([self.keys[place] for place in places])

    def take_in(self) -> None:
        """Wait for answers, and replace the processes that have died."""
        lines = {worker.line: worker for worker in self.workers if worker.pending}
        for line in wait(list(lines)):
            worker = next(one for one in self.workers if one.line is line)
            try:
                outcome = worker.line.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if isinstance(outcome, DetenteError):
                raise outcome
            self.done[worker.pending.popleft()] = outcome
            self.deaths_in_a_row = 0

    def _replace(self, worker: _Worker) -> None:
        """Start another process for one that has died, and settle what becomes of its keys."""
        self.workers.remove(worker)
        _end(worker)
        self.deaths_in_a_row += 1
        if self.deaths_in_a_row > _MOST_DEATHS:
            raise InstallationError(
                "the processes that read end before they have read anything",
                hint="Read with --jobs 1 to see why.",
            )
        place = worker.pending[0]
        self.deaths[place] += 1
        if self.deaths[place] >= _TRIES:
            self.done[worker.pending.popleft()] = Failed(
                sentence=f"{self.keys[place]} ends the process that reads it",
                hint="It may need more memory than there is; read it by itself.",
            )
        self.waiting.extendleft(reversed(worker.pending))
        self.start(1)

    def stop(self) -> None:
        """End all processes."""
        for worker in self.workers:
            _end(worker)


def _end(worker: _Worker) -> None:
    """End a process and wait until it is gone."""
    worker.line.close()
    worker.process.terminate()
    worker.process.join()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Let Ctrl-C wait; a process that is started meanwhile never hears it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, work: _Work) -> None:
    """Work on the keys that come over a line until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            for key in line.recv():
                try:
                    outcome = _attempt(work, key)
                except DetenteError as error:
                    outcome = error
                line.send(outcome)


def _attempt(work: Callable[[str], Result], key: str) -> Result | Failed:
    """Return what a key gives, or why it gives nothing."""
    try:
        return work(key)
    except DetenteError as error:
        if error.exit_code != ReadError.exit_code:
            raise
        return Failed(sentence=str(error), hint=error.hint)
    except Exception as error:  # noqa: BLE001 - one article does not end the reading of the others
        kind = type(error).__name__
        sentence = f"{key}: something went wrong that should not ({kind})"
        return Failed(sentence=sentence, details=traceback.format_exc())


def require_inputs(how: HowToRead) -> None:
    """Refuse a lexicon or a tagger that is none, before the parser is loaded.

    Raises
    ------
    LexiconError
        If a lexicon file is wrong.
    TaggerError
        If the tagger's file is wrong.
    """
    from detente.reading.lexicon.own import laid_over
    from detente.reading.tagging.held import body_of

    with laid_over(how.get("lexicon", ())):
        pass
    tagger = how.get("tagger")
    if tagger is not None:
        body_of(tagger)


def read_file(path: str, **how: Unpack[HowToRead]) -> Reading:
    """Read one file; that it is there is seen before the parser is loaded."""
    from detente.reading.article import require_file

    require_file(path)
    from detente.reading.files import read_paths

    return read_paths([path], **how)[0]


def read_files(
    paths: Sequence[str], *, jobs: int | None = None, **how: Unpack[HowToRead]
) -> Iterator[tuple[str, Reading | Failed]]:
    """Read files, and yield each with what it says or why it cannot be read, in their order.

    Parameters
    ----------
    paths
        The files.
    jobs
        How many processes read; by default as many as the machine has cores and the files are
        worth.
    how
        As ``read_paths`` takes it. ``progress`` is called with the number of files done so far;
        ``second`` reads when all files have been read, in this process.
    """
    require_inputs(how)
    progress, second = how.pop("progress", None), how.pop("second", None)
    outcomes = executor_for(paths, jobs).run(paths, partial(read_file, **how))
    told = _counted(outcomes, progress)
    yield from told if second is None else _read_again(list(told), second)


def _counted(
    outcomes: Iterable[tuple[str, Reading | Failed]], progress: Callable[[int], object] | None
) -> Iterator[tuple[str, Reading | Failed]]:
    """Yield outcomes and tell how many there were."""
    for count, outcome in enumerate(outcomes, start=1):
        if progress is not None:
            progress(count)
        yield outcome


def _read_again(
    outcomes: list[tuple[str, Reading | Failed]], second: SecondReader
) -> Iterator[tuple[str, Reading | Failed]]:
    """Yield outcomes, the readings among them with what a second reader adds."""
    again = iter(second([one for _, one in outcomes if isinstance(one, Reading)]))
    for path, one in outcomes:
        yield path, next(again) if isinstance(one, Reading) else one


def outcomes_of(
    paths: Sequence[str], *, jobs: int | None = None, **how: Unpack[HowToRead]
) -> Iterable[tuple[str, Reading | Failed]]:
    """Read files for a person: of one file alone an error is raised, of several it is listed."""
    if len(paths) == 1:
        require_inputs(how)
        return [(paths[0], read_file(paths[0], **how))]
    return read_files(paths, jobs=jobs, **how)


def readings_of(
    paths: Sequence[str | Path], *, jobs: int | None = None, **how: Unpack[HowToRead]
) -> list[Reading]:
    """Read files, all of them; takes what ``read_files`` takes.

    Raises
    ------
    ReadError
        If one of them cannot be read.
    """
    readings = []
    for _, outcome in read_files([str(path) for path in paths], jobs=jobs, **how):
        if isinstance(outcome, Failed):
            raise ReadError(outcome.sentence, hint=outcome.hint)
        readings.append(outcome)
    return readings


def executor_for(paths: Sequence[str], jobs: int | None = None) -> Executor:
    """Return who reads files: this process, or several if the files are worth starting them."""
    wanted = min(_cores(), _size(paths) // _WORTH) if jobs is None else jobs
    count = min(wanted, len(paths))
    return Serial() if count <= 1 or "-" in paths else Processes(count=count)


def _cores() -> int:
    """Return how many cores this process may use."""
    known = getattr(os, "sched_getaffinity", None)
    return len(known(0)) if known else os.cpu_count() or 1


def _size(paths: Sequence[str]) -> int:
    """Return how many bytes some files have together."""
    total = 0
    for path in paths:
        with suppress(OSError, ValueError):
            total += Path(path).stat().st_size
    return total
