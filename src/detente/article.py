"""Vocabulary 1, one article: what it says, with the words that say it."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType, get_args

from detente.display import block, bullets, plain, table, title

ArticleId = NewType("ArticleId", str)
"""The sha256 of the article's bytes, in hexadecimal."""

Precision = Literal["day", "week", "month", "year", "none"]
ActorKind = Literal["person", "organisation", "country", "place", "group", "outlet", "public"]
LinkKind = Literal["pronoun", "nominal"]
Form = Literal["direct", "indirect", "mixed"]
Sourcing = Literal[
    "named", "background", "unnamed", "institution", "analyst", "public", "narrator"
]
Held = Literal["stated", "attributed", "conduct"]
Scope = Literal["de_jure", "de_facto"]
ProposalStatus = Literal["tabled", "reported", "suggested", "accepted", "rejected"]
Responsibility = Literal["attributed", "claimed", "denied", "unclaimed"]
PublishedBasis = Literal["given", "metadata", "stated", "inferred", "unknown"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Act = Literal[EventType, "ASSESS"]

MATERIAL_CONFLICT: frozenset[str] = frozenset({"MOBILIZE", "COERCE", "ASSAULT"})
"""PLOVER's types of force, drawn below the line of a timeline."""

_DATE_SHAPE = {
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "week": re.compile(r"\d{4}-\d\d-\d\d"),
    "month": re.compile(r"\d{4}-\d\d"),
    "year": re.compile(r"\d{4}"),
}


def _one_of(value: object, kind: object, what: str) -> None:
    """Refuse a value that is not one of a Literal's."""
    allowed = get_args(kind)
    if value not in allowed:
        raise ValueError(f"{what} {value!r} is none of {', '.join(map(str, allowed))}")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters ``[start, end)`` of an article's text, counted in code points."""

    article: ArticleId
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that could not be shown to a reader."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) of {self.article} is empty")

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character of one article."""
        same = self.article == other.article
        return same and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether every character of the other span is in this one."""
        same = self.article == other.article
        return same and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The day, week (its first day), month or year of a saying or a deed, and the words for it."""

    date: str | None = None
    precision: Precision = "none"
    text: str | None = None

    def __post_init__(self) -> None:
        """Refuse a date that does not have the shape of its precision."""
        _one_of(self.precision, Precision, "precision")
        if (self.date is None) != (self.precision == "none"):
            raise ValueError(f"date {self.date!r} does not go with precision {self.precision!r}")
        if self.date is not None:
            if not _DATE_SHAPE[self.precision].fullmatch(self.date):
                raise ValueError(f"date {self.date!r} is not written as a {self.precision}")
            self.first_day()

    def first_day(self) -> dt.date | None:
        """Return the first day that this may be, or None if nothing is known."""
        if self.date is None:
            return None
        return dt.date.fromisoformat((self.date + "-01-01")[:10])

    def last_day(self) -> dt.date | None:
        """Return the last day that this may be, or None if nothing is known."""
        first = self.first_day()
        if first is None or self.precision == "day":
            return first
        if self.precision == "week":
            return first + dt.timedelta(days=6)
        if self.precision == "year":
            return dt.date(first.year, 12, 31)
        return (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text as it was published, with the parts that are not its body marked.

    ``text`` is the stored text: line ends are line feeds, nothing else is changed. ``raw`` are
    the bytes it was decoded from; ``id`` is their sha256.
    """

    id: ArticleId
    text: str
    path: str
    raw: bytes = field(default=b"", repr=False, compare=False)
    media_type: str = "text/plain"
    title: str | None = None
    deck: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    language: str = "en"
    published: dt.date | None = None
    published_basis: PublishedBasis = "unknown"
    headings: tuple[Span, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()
    confidential: bool = False

    def __post_init__(self) -> None:
        """Refuse an article whose parts lie outside its text."""
        _one_of(self.published_basis, PublishedBasis, "published_basis")
        if (self.published is None) != (self.published_basis == "unknown"):
            raise ValueError(
                f"{self.path}: a publication day needs a basis, and only then has one"
            )
        for span in (*self.headings, *self.boilerplate):
            if span.article != self.id or span.end > len(self.text):
                raise ValueError(f"{self.path}: {span} lies outside the article")

    def quote(self, span: Span) -> str:
        """Return the words that a span of this article marks."""
        if span.article != self.id or span.end > len(self.text):
            raise ValueError(f"{span} is not a span of {self.path}")
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words that mean an actor without naming it, and how surely they do.

    ``antecedent`` is the mention that they point back to; None where they speak for themselves
    ("the foreign minister of X"). ``score`` runs from 0 to 1.
    """

    span: Span
    kind: LinkKind
    score: float
    antecedent: Span | None = None

    def __post_init__(self) -> None:
        """Refuse a score off the scale, and words that point to themselves."""
        _one_of(self.kind, LinkKind, "link kind")
        if not 0 <= self.score <= 1:
            raise ValueError(f"link score {self.score} is not between 0 and 1")
        if self.antecedent == self.span:
            raise ValueError(f"link at {self.span.start} points to itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, body, country, place, group, outlet or public, and where an article names it.

    ``links`` says of those mentions that are pronouns or nominals how surely they mean it.
    """

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    role: str | None = None
    mentions: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an actor without a name, and a public that is passed off as a party."""
        _one_of(self.kind, ActorKind, "actor kind")
        if not self.id or not self.name:
            raise ValueError(f"actor {self.id!r} needs an id and a name")
        if self.kind == "public" and self.party is not None:
            raise ValueError(f"{self.name}: the public of a country is not its party")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who is said to have said something: the words that name it there, and who that is."""

    span: Span | None = None
    actor: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody's words or thoughts as an article reports them (PolNeAR: source, cue, content)."""

    id: str
    span: Span
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Source = Source()
    form: Form = "indirect"
    sourcing: Sourcing = "narrator"
    via: str | None = None
    venue: str | None = None
    addressee: str | None = None
    said_on: When = When()
    act: Act = "ASSESS"
    negated: bool = False
    hedged: bool = False
    condition: Span | None = None
    within: str | None = None
    readers: tuple[str, ...] = ("rules",)
    prompt_sha: str | None = None

    def __post_init__(self) -> None:
        """Refuse a statement that says nothing or contains itself."""
        _one_of(self.form, Form, "form")
        _one_of(self.sourcing, Sourcing, "sourcing")
        _one_of(self.act, Act, "act")
        if not self.content:
            raise ValueError(f"statement {self.id} has no content")
        if self.within == self.id:
            raise ValueError(f"statement {self.id} lies within itself")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fatalities:
    """How many died: at least ``min``, at most ``max`` (None = not said)."""

    min: int
    max: int | None = None

    def __post_init__(self) -> None:
        """Refuse a range that runs backwards."""
        if self.min < 0 or (self.max is not None and self.max < self.min):
            raise ValueError(f"fatalities from {self.min} to {self.max} is no range")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened, in PLOVER's words, and all the places that tell it."""

    id: str
    type: EventType
    spans: tuple[Span, ...]
    mode: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    on: When = When()
    ordinal: int | None = None
    fatalities: Fatalities | None = None
    responsibility: Responsibility | None = None
    claimed_by: str | None = None
    background: bool = False
    readers: tuple[str, ...] = ("rules",)
    prompt_sha: str | None = None

    def __post_init__(self) -> None:
        """Refuse an event that no words tell, or a zeroth meeting."""
        _one_of(self.type, EventType, "event type")
        if self.responsibility is not None:
            _one_of(self.responsibility, Responsibility, "responsibility")
        if not self.spans:
            raise ValueError(f"event {self.id} has no span")
        if self.ordinal is not None and self.ordinal < 1:
            raise ValueError(f"event {self.id}: ordinal {self.ordinal} is below 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What an acceptance hangs on: its words and, where known, its issue and option."""

    span: Span
    issue: str | None = None
    option: str | None = None

    def __post_init__(self) -> None:
        """Refuse an option of no issue."""
        if self.option is not None and self.issue is None:
            raise ValueError(f"condition option {self.option!r} belongs to no issue")


STANCES = {2: "demands", 1: "accepts", 0: "undecided", -1: "against", -2: "rejects"}
"""The stances of a position in a word."""
TOLD = ("party", "term", "stance", "whose word")
"""What a position tells in words, in the order of ``Position.told``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """A party's stance on an option of an issue, as one place of an article gives it.

    ``option`` is None where the issue is taken up without saying which way; ``target`` is None
    where the issue has none.
    """

    id: str
    party: str
    issue: str
    option: str | None
    stance: int
    held: Held
    span: Span
    actor: str | None = None
    target: str | None = None
    scope: Scope | None = None
    condition: Condition | None = None
    red_line: bool = False
    attributed_by: str | None = None
    statement: str | None = None
    readers: tuple[str, ...] = ("rules",)
    prompt_sha: str | None = None

    def __post_init__(self) -> None:
        """Refuse a stance off the scale, an unknown kind of holding, a nameless party."""
        _one_of(self.held, Held, "held")
        if self.scope is not None:
            _one_of(self.scope, Scope, "scope")
        if not -2 <= self.stance <= 2:  # noqa: PLR2004 - the ends of CONTRACT's scale
            raise ValueError(f"position {self.id}: stance {self.stance} is not between -2 and 2")
        if not self.party or not self.issue:
            raise ValueError(f"position {self.id} needs a party and an issue")

    def told(self) -> tuple[str, str, str, str]:
        """Return party, term, stance and whose word it is, in words."""
        key = f"{self.issue}:{self.target}" if self.target else self.issue
        option = f": {plain(self.option)}" if self.option else ""
        marks = (", on a condition" * (self.condition is not None), ", red line" * self.red_line)
        return self.party, plain(key) + option, STANCES[self.stance] + "".join(marks), self.held


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of a proposal: how it would settle an issue."""

    issue: str
    option: str
    span: Span
    target: str | None = None
    scope: Scope | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A plan, offer or text with its terms; ``author`` is a party or None."""

    id: str
    status: ProposalStatus
    terms: tuple[Term, ...]
    spans: tuple[Span, ...]
    author: str | None = None
    readers: tuple[str, ...] = ("rules",)
    prompt_sha: str | None = None

    def __post_init__(self) -> None:
        """Refuse a proposal without words."""
        _one_of(self.status, ProposalStatus, "proposal status")
        if not self.spans:
            raise ValueError(f"proposal {self.id} has no span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two items over the same words, by different readers, and the fields on which they differ."""

    kind: Literal["statement", "event", "position", "proposal"]
    a: str
    b: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What readers found in one article; every span checked, each item naming its ``readers``."""

    article: Article
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    reader: str = "rules"
    reader_version: str = ""
    lexicon_sha: str = ""
    prompt_sha: str | None = None
    prompt: str | None = field(default=None, repr=False, compare=False)
    disagreements: tuple[Disagreement, ...] = ()
    tagger_sha: str = ""

    def actor(self, actor_id: str | None) -> Actor | None:
        """Return the actor with this id, or None."""
        return next((actor for actor in self.actors if actor.id == actor_id), None)

    def statement(self, statement_id: str | None) -> Statement | None:
        """Return the statement with this id, or None."""
        return next((one for one in self.statements if one.id == statement_id), None)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: who says what, who stands where, in its words."""
        quote = self.article.quote
        told = [
            (one.source.text or one.sourcing, one.form, "; ".join(map(quote, one.content)))
            for one in self.statements
        ]
        held = [(*one.told(), quote(one.span)) for one in self.positions]
        return block(
            title(f"{self.article.title or self.article.path}, {self.article.published or '?'}"),
            table("Positions", (*TOLD, "words"), held),
            table("Statements", ("source", "form", "words"), told),
            bullets(self.warnings),
        )
