"""Vocabulary 1: what sources say, with the words that say it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from detente.article import TOLD, Article, Event, Position, Reading, Statement
from detente.display import block, bullets, counted, said, table, title


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One position as one article reports it, with the statement that carries it."""

    article: Article
    position: Position
    statement: Statement | None = None
    reviewed: Literal["confirm", "correct", "add"] | None = None

    @property
    def key(self) -> str:
        """Name this report in the whole case: twelve digits of the article, then the item."""
        return f"{self.article.id[:12]}:{self.position.id}"

    @property
    def day(self) -> dt.date | None:
        """Return the last day on which it can have been said: stated, else the publication day."""
        said = self.statement.said_on.last_day() if self.statement else None
        return said or self.article.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One position taken once, however many articles report it; best report first."""

    reports: tuple[Report, ...]
    origins: int = 1

    def __post_init__(self) -> None:
        """Refuse a claim that nobody reports, or that mixes parties or issues."""
        if not self.reports:
            raise ValueError("a claim needs at least one report")
        if len({(r.position.party, r.position.issue) for r in self.reports}) > 1:
            raise ValueError(f"claim {self.key} mixes parties or issues")

    @property
    def key(self) -> str:
        """Name this claim by its first report."""
        return self.reports[0].key

    @property
    def position(self) -> Position:
        """Return the position as the first report has it."""
        return self.reports[0].position


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One event as one article tells it."""

    article: Article
    event: Event

    @property
    def key(self) -> str:
        """Name this report in the whole case."""
        return f"{self.article.id[:12]}:{self.event.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One thing that happened, as articles tell it, and the details on which they differ.

    ``contested`` maps a detail (place, on, fatalities, ordinal, ...) to each value with the
    keys of the reports that give it. ``possibly`` holds keys of happenings that may be the
    same.
    """

    reports: tuple[EventReport, ...]
    contested: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    possibly: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Name this happening by its first report."""
        return self.reports[0].key

    @property
    def event(self) -> Event:
        """Return the event as the first report has it."""
        return self.reports[0].event


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two or more reports that cannot all be right, said in one sentence."""

    kind: Literal["detail", "position", "claim", "background"]
    sentence: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What could be known on a day, merged across articles: the record's answer to "as of".

    ``asked`` is the day that was asked for; of everything there is (None), ``as_of`` is the day of
    the latest article.
    """

    as_of: dt.date | None
    readings: tuple[Reading, ...] = ()
    claims: tuple[Claim, ...] = ()
    happenings: tuple[Happening, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    confirmed: int = 0
    rejected: int = 0
    corrected: int = 0
    head: str | None = None
    title: str | None = None
    asked: dt.date | None = None

    def article(self, article_id: str) -> Article:
        """Return the article whose id begins with these digits."""
        for reading in self.readings:
            if reading.article.id.startswith(article_id):
                return reading.article
        raise ValueError(f"no article {article_id} among {len(self.readings)}")

    def party_name(self, party: str) -> str:
        """Return a party's name as the articles write it, else its id in capitals."""
        for reading in self.readings:
            for actor in reading.actors:
                if actor.id == party and actor.kind in ("country", "organisation", "group"):
                    return actor.name
        return party.replace("_", " ").title()

    def _repr_html_(self) -> str:
        """Return what a notebook shows: every position once, best report first, with its words."""
        rows = []
        for one in self.claims:
            best = one.reports[0]
            words = best.article.quote(best.position.span)
            where = best.article.outlet or best.article.path
            rows.append((*best.position.told(), words, f"{where}, {best.day or '?'}", one.key))
        counts = (len(self.readings), len(self.claims), len(self.happenings))
        names = ("article", "position", "event")
        return block(
            title(self.title or "Evidence" + (f" as of {self.as_of}" if self.as_of else "")),
            said(", ".join(map(counted, counts, names))),
            table("Positions", (*TOLD, "words", "reported by", "key"), rows),
            bullets(one.sentence for one in self.contradictions),
        )
