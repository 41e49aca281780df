"""The overview: what changed, who stands where, what happened, what waits for a person."""

import datetime as dt
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from detente.brief.items import outlet_of
from detente.brief.wording import said
from detente.evidence import Evidence
from detente.record.decisions import ItemState
from detente.record.log import Entry
from detente.workspace.changes import Change, Since, changes_of, since_of
from detente.workspace.chronology import Filter, TimelineScreen, kept_deeds, timeline_screen
from detente.workspace.conflicts import Conflict, conflicts_of
from detente.workspace.documents import is_open
from detente.workspace.known import Known, known
from detente.workspace.quotes import quotes_of
from detente.workspace.shelf import DIGITS, Shelf
from detente.workspace.stances import Entry as Stance
from detente.workspace.standpoints import Matrix, matrix_of
from detente.workspace.telling import KINDS

_MOMENTS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits for a person: items to review by kind, conflicts, events that may be one.

    ``document`` is where to begin: the latest article with something to review.
    """

    to_review: int
    kinds: tuple[tuple[str, int], ...]
    documents: int
    document: str | None
    conflicting: int
    possibly: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceClass:
    """How texts name a source, with how many statements stand on such sources."""

    name: str
    statements: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMix:
    """What the record rests on: articles, outlets, and on whose authority statements stand."""

    articles: int
    outlets: int
    statements: int
    quoted: int
    classes: tuple[SourceClass, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A transaction that a person can look back to: the state before it."""

    tx: int
    told: str
    at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewScreen:
    """The overview of a case as of a day; ``changes`` are those since ``since``."""

    as_of: dt.date | None
    why: str
    articles: int
    since: Since
    moments: tuple[Moment, ...]
    changes: tuple[Change, ...]
    matrix: Matrix
    timeline: TimelineScreen
    queue: Queue
    conflicts: tuple[Conflict, ...]
    sources: SourceMix


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow:
    """An entry of the matrix as a spreadsheet takes it, with its latest words."""

    party: str
    issue: str
    option: str | None
    scope: str
    stance: int
    word: str
    held: str
    voice: str
    low: float | None
    most_likely: float | None
    high: float | None
    trend: int
    condition: str
    condition_on: dt.date | None
    red_line: bool
    old: bool
    contested: bool
    latest: dt.date | None
    quotes: int
    words: str
    outlet: str
    set_by: str
    read_by: str


def case_mark(shelf: Shelf) -> str:
    """Return the name under which a browser remembers what was read of this case."""
    return f"read-{shelf.mark}"


def overview_screen(
    shelf: Shelf, as_of: dt.date | None, *, asked: int | None = None, read: int | None = None
) -> OverviewScreen:
    """Return the overview of a case; what is new counts from a transaction.

    ``asked`` is the one that the address names, ``read`` the one up to which a person said that
    it was read; without either it is what the last article brought.
    """
    log = shelf.kept("log", lambda: tuple(shelf.case.log()))
    log = log_by(log, as_of, {one.article.id for one in shelf.evidence(as_of).readings})
    since = since_of(log, asked, read)
    name = ("overview", as_of, since.tx, since.basis)
    return shelf.kept(name, lambda: _overview(shelf, as_of, since, log))


def _overview(
    shelf: Shelf, as_of: dt.date | None, since: Since, log: tuple[Entry, ...]
) -> OverviewScreen:
    """Work the overview out: what is known, against what was known before."""
    now = known(shelf, as_of)
    before = now.evidence if since.nothing_newer else shelf.case.as_of(as_of, since.tx)
    states = shelf.kept("queue", shelf.case.review_queue)
    return OverviewScreen(
        as_of=now.evidence.as_of,
        why=now.why,
        articles=len(now.evidence.readings),
        since=since,
        moments=moments_of(log),
        changes=changes_of(before, now.desk),
        matrix=matrix_of(now),
        timeline=timeline_screen(now, Filter(), kept_deeds(shelf, now)),
        queue=queue_of(now.evidence, states),
        conflicts=conflicts_of(now),
        sources=source_mix(now.evidence),
    )


def log_by(
    log: tuple[Entry, ...], as_of: dt.date | None, held: Container[str]
) -> tuple[Entry, ...]:
    """Return the transactions that a day knows: of articles it holds, or made by then."""
    if as_of is None:
        return log
    return tuple(
        one
        for one in log
        if (one.article in held if one.article else one.recorded_at.date() <= as_of)
    )


def moments_of(log: Iterable[Entry]) -> tuple[Moment, ...]:
    """Return the last transactions, newest first, each as the state that it ended."""
    told = [
        Moment(tx=one.tx_id - 1, told=f"before “{one.about or one.verb}”", at=one.recorded_at)
        for one in log
        if one.tx_id > 1
    ]
    return tuple(reversed(told[-_MOMENTS:]))


def queue_of(evidence: Evidence, states: Iterable[ItemState]) -> Queue:
    """Return what waits in the articles that the evidence holds."""
    order = [one.article.id for one in reversed(evidence.readings)]
    waiting = [one for one in states if is_open(one) and one.article in order]
    kinds = Counter(one.kind for one in waiting)
    articles = {one.article for one in waiting}
    first = next((one for one in order if one in articles), None)
    pairs = {frozenset((one.key, other)) for one in evidence.happenings for other in one.possibly}
    return Queue(
        to_review=len(waiting),
        kinds=tuple((KINDS[kind].lower(), kinds[kind]) for kind in KINDS if kinds[kind]),
        documents=len(articles),
        document=first[:DIGITS] if first else None,
        conflicting=len(evidence.contradictions),
        possibly=len(pairs),
    )


def source_mix(evidence: Evidence) -> SourceMix:
    """Return what the record rests on."""
    statements = [one for reading in evidence.readings for one in reading.statements]
    classes = Counter(one.sourcing for one in statements)
    total = len(statements)
    return SourceMix(
        articles=len(evidence.readings),
        outlets=len({outlet_of(reading.article) for reading in evidence.readings}),
        statements=total,
        quoted=sum(one.form in ("direct", "mixed") for one in statements),
        classes=tuple(
            SourceClass(name=said("sourcing", name), statements=count, share=count / total)
            for name, count in classes.most_common()
        ),
    )


def position_rows(screen: OverviewScreen, now: Known) -> tuple[PositionRow, ...]:
    """Return the entries of the matrix as rows, each with its latest words."""
    return tuple(_position_row(now, one) for one in screen.matrix.entries)


def _position_row(now: Known, one: Stance) -> PositionRow:
    """Return one entry as a row."""
    (last, *_) = quotes_of(now.desk, one.keys[:1])
    return PositionRow(
        party=one.party_name, issue=one.issue, option=one.option, scope=one.scope,
        stance=one.stance, word=one.word, held=one.held, voice=one.voice, low=one.low,
        most_likely=one.mode, high=one.high, trend=one.trend, condition=one.condition,
        condition_on=one.condition_on, red_line=one.red_line, old=one.old,
        contested=one.contested, latest=one.latest,
        quotes=len(one.keys), words=last.words, outlet=last.outlet,
        set_by=one.set_by, read_by=one.read_by,
    )  # fmt: skip
