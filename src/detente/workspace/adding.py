"""Adding an article: checked at once, then read and stored in the background, step by step."""

import datetime as dt
import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from detente.article import Article, Reading
from detente.contract import to_json
from detente.errors import DetenteError, KnownArticleError, NotFoundError
from detente.printing.failures import kept_traceback
from detente.reading.article import article_from_bytes
from detente.reading.bare import doubt_of_article
from detente.reading.files import not_after
from detente.workspace.shelf import DIGITS, Shelf
from detente.workspace.telling import position_line

STEPS = ("waiting", "loading the parser", "reading", "storing", "done")
"""What happens to an article, in this order."""
PASTED = "pasted text"
_KEPT = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class AddScreen:
    """The form of an article as it was filled in."""

    text: str = ""
    published: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a reading holds, in numbers, and its positions in words."""

    statements: int
    positions: int
    events: int
    proposals: int
    lines: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """An article on its way into the case: the step it is at, or the error that stopped it.

    ``doubted`` tells that it was stopped because it may be none, and can be added all the same.
    """

    id: str
    title: str
    language: str
    document: str
    published: dt.date | None
    step: str = STEPS[0]
    error: str | None = None
    hint: str = ""
    doubted: bool = False
    found: Found | None = None

    @property
    def over(self) -> bool:
        """Tell whether nothing more happens."""
        return self.error is not None or self.step == STEPS[-1]

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """Return each step with how it stands: done, now, to come."""
        here = STEPS.index(self.step)
        now = "done" if self.over and self.error is None else "failed" if self.error else "now"
        order = enumerate(STEPS)
        return tuple(
            (s, "done" if n < here else now if n == here else "to come") for n, s in order
        )


def job_json(job: Job) -> dict[str, Any]:
    """Return an article's way into the case as the API answers it."""
    steps = [{"step": step, "state": state} for step, state in job.steps]
    return {"schema": "detente.job/1", **to_json(job), "over": job.over, "steps": steps}


def article_of(
    raw: bytes,
    name: str,
    published: dt.date | None,
    *,
    confidential: bool = False,
    today: dt.date | None = None,
) -> Article:
    """Return the article of a pasted text or an uploaded file, which had appeared by ``today``.

    Raises
    ------
    ReadError
        If it is too large, not text, not an article, or said to be of a day still to come.
    LanguageError
        If it is in a language that is not read.
    """
    article = not_after(article_from_bytes(raw, name, published=published), today, published)
    return replace(article, confidential=confidential)


def pasted(text: str) -> bytes:
    """Return the bytes of a pasted text; the line ends that a form makes are undone."""
    return text.replace("\r\n", "\n").encode("utf-8", errors="replace")


class Intake:
    """Takes articles in one after the other, off the page's way."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._jobs: dict[str, Job] = {}
        self._doubted: dict[str, Article] = {}
        self._lock = threading.Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")

    def start(self, article: Article, *, doubting: bool = False) -> Job:
        """Begin to take in an article; with ``doubting`` one that may be none is held back.

        Raises
        ------
        KnownArticleError
            If the case has it already.
        """
        self._require_new(article)
        job = Job(
            id=secrets.token_hex(8),
            title=article.title or article.path,
            language=article.language,
            document=article.id[:DIGITS],
            published=article.published,
        )
        self._keep(job)
        self._worker.submit(self._take_in, job.id, article, doubting=doubting)
        return job

    def start_again(self, job_id: str) -> Job:
        """Begin to take in an article that was held back, all the same.

        Raises
        ------
        DetenteError
            If none was held back under this job, or the workspace was started anew since.
        KnownArticleError
            If the case has it by now.
        """
        if job_id not in self._doubted:
            raise DetenteError(
                "no article is held back here",
                hint="If it is not in the list of documents, add it again.",
            )
        return self.start(self._doubted[job_id])

    def job(self, job_id: str) -> Job:
        """Return how an article stands.

        Raises
        ------
        NotFoundError
            If there is no such job, or the workspace was started anew since.
        """
        if job_id not in self._jobs:
            raise NotFoundError(
                "nothing is known of this article's way into the case",
                hint="If it is not in the list of documents, add it again.",
            )
        return self._jobs[job_id]

    def close(self) -> None:
        """Wait for what is being stored; what only waits is left out."""
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _require_new(self, article: Article) -> None:
        """Refuse an article whose bytes the case has."""
        try:
            known = self._shelf.reading(article.id[:DIGITS])
        except NotFoundError:
            return
        raise KnownArticleError(
            f"the case has this article already: {known.article.title or known.article.path}",
            hint="Nothing was changed.",
        )

    def _keep(self, job: Job) -> None:
        """Keep a job as it stands; the oldest are let go."""
        with self._lock:
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-_KEPT]:
                del self._jobs[old]
                self._doubted.pop(old, None)

    def _at(self, job_id: str, step: str) -> None:
        """Note the step that an article is at."""
        self._keep(replace(self._jobs[job_id], step=step))

    def _take_in(self, job_id: str, article: Article, *, doubting: bool) -> None:
        """Read an article and add it, noting each step; or hold it back where it may be none."""
        with self._noting_errors(job_id):
            self._at(job_id, "loading the parser")
            from detente.reading.pipeline import load_pipeline  # noqa: PLC0415 - spaCy is heavy
            from detente.reading.reader import read  # noqa: PLC0415 - as above

            nlp = load_pipeline()
            self._at(job_id, "reading")
            reading = read(article, nlp)
            if doubting and (doubt := doubt_of_article(reading)):
                self._hold_back(job_id, article, doubt)
                return
            self._at(job_id, "storing")
            self._shelf.case.add(reading)
            self._keep(replace(self._jobs[job_id], step=STEPS[-1], found=_found(reading)))

    def _hold_back(self, job_id: str, article: Article, doubt: str) -> None:
        """Keep an article out of the case until somebody says that it is one."""
        self._doubted[job_id] = article
        hint = "Give the whole article, or add this all the same."
        self._keep(replace(self._jobs[job_id], error=doubt, hint=hint, doubted=True))

    @contextmanager
    def _noting_errors(self, job_id: str) -> Iterator[None]:
        """Note what stops an article in its job, for nobody waits for the thread."""
        try:
            yield
        except DetenteError as error:
            self._keep(replace(self._jobs[job_id], error=str(error), hint=error.hint))
        except Exception as error:  # noqa: BLE001 - the edge of a thread
            key, _ = kept_traceback(error)
            hint = f"The details are in the log of failures under {key}."
            said = "something went wrong that should not"
            self._keep(replace(self._jobs[job_id], error=said, hint=hint))


def _found(reading: Reading) -> Found:
    """Return what a reading holds."""
    return Found(
        statements=len(reading.statements),
        positions=len(reading.positions),
        events=len(reading.events),
        proposals=len(reading.proposals),
        lines=tuple(position_line(one, reading) for one in reading.positions),
        warnings=tuple(dict.fromkeys((*reading.article.warnings, *reading.warnings))),
    )
