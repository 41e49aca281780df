"""What a composer has before it: evidence, model, results, and the citations so far."""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cached_property

from detente.analysis.results import Analysis, Outcome
from detente.brief.prose import Citation, Part
from detente.brief.wording import capital, clean, excerpt, lowered, plain, said, with_the, words
from detente.evidence import Article, Evidence, Position, Reading, Span, Statement
from detente.model.issues import AS_IS, LEFT_OPEN, load_issues
from detente.negotiation import Issue, Negotiation

NARRATOR = "the article"
_LETTERS = "ABCDEF"
_STILL = frozenset({AS_IS, LEFT_OPEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Words of an article that the record knows by a key, and on whose authority they stand."""

    article: Article
    span: Span
    speaker: str
    sourcing: str
    day: dt.date | None
    position: Position | None = None
    statement: Statement | None = None

    @property
    def hedged(self) -> bool:
        """Tell whether the saying is weakened."""
        return self.statement is not None and self.statement.hedged

    @property
    def quote(self) -> str:
        """Return the words."""
        return self.article.quote(self.span)


@dataclass(kw_only=True)
class Desk:
    """Evidence, model and results, and the numbered citations given out so far."""

    evidence: Evidence
    negotiation: Negotiation
    analysis: Analysis
    given: dict[Span, Citation] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return every item of the readings by its key; an analyst's correction goes first."""
        found: dict[str, Item] = {}
        for reading in self.evidence.readings:
            found |= _items_of(reading)
        for claim in self.evidence.claims:
            for report in claim.reports:
                reading = self._reading(report.article)
                found[report.key] = _position_item(reading, report.position, report.statement)
        return found

    @cached_property
    def same(self) -> dict[str, tuple[str, ...]]:
        """Return, by the key of a claim, the keys of all reports of it."""
        return {c.key: tuple(r.key for r in c.reports) for c in self.evidence.claims}

    def _reading(self, article: Article) -> Reading:
        """Return the reading of an article."""
        readings = self.evidence.readings
        return next((r for r in readings if r.article.id == article.id), Reading(article=article))

    def item(self, key: str) -> Item | None:
        """Return the item of a key; None for what is no quotation (a presumption, an override)."""
        return self.items.get(key)

    # -- citations ---------------------------------------------------------------------------

    def number(self, item: Item, span: Span | None = None) -> int:
        """Return the number of the citation of an item, or of another span beside it."""
        span = span or item.span
        if span not in self.given:
            article = item.article
            self.given[span] = Citation(
                number=len(self.given) + 1,
                span=span,
                quote=article.quote(span),
                day=item.day or article.published,
                title=clean(article.title or article.path),
                outlet=outlet_of(article),
                speaker=item.speaker,
                sourcing=item.sourcing,
            )
        return self.given[span].number

    def cite(self, *keys: str, most: int = 4) -> Part:
        """Return the citations of some keys and of their other reports, without words."""
        every = dict.fromkeys(k for key in keys for k in self.same.get(key, (key,)))
        found = [item for key in every if (item := self.item(key))]
        numbers = dict.fromkeys(self.number(item) for item in found[:most])
        return Part(text="", citations=tuple(numbers))

    def quoted(self, key: str, limit: int = 110) -> Part:
        """Return the words of a key as a quotation with its citation."""
        item = self.items[key]
        return Part(
            text=excerpt(item.quote, limit), kind="quote", citations=self.cite(key).citations
        )

    def condition(self, key: str, limit: int = 110) -> Part | None:
        """Return the words of the condition that a position hangs on, or None."""
        item = self.items[key]
        if item.position is None or item.position.condition is None:
            return None
        span = item.position.condition.span
        number = self.number(item, span)
        text = excerpt(item.article.quote(span), limit)
        return Part(text=text, kind="quote", citations=(number,))

    def headline(self, article: Article) -> Part:
        """Return the citation of an article as a whole: its title, or its first line."""
        place = article.text.find(article.title) if article.title else -1
        first = re.search(r"\S[^\n]*", article.text)
        if place >= 0 and article.title:
            span = Span(article=article.id, start=place, end=place + len(article.title))
        elif first:
            span = Span(article=article.id, start=first.start(), end=first.end())
        else:
            return Part(text="")
        item = Item(
            article=article, span=span, speaker=NARRATOR,
            sourcing=said("sourcing", "narrator"), day=article.published,
        )  # fmt: skip
        return Part(text="", citations=(self.number(item),))

    # -- names -------------------------------------------------------------------------------

    def party(self, party: str) -> str:
        """Return a party's name as a heading uses it."""
        for one in self.negotiation.template.parties:
            if one.id == party and one.name and one.name != one.id:
                return clean(one.name)
        return clean(self.evidence.party_name(party))

    def the_party(self, party: str) -> str:
        """Return a party's name as a sentence uses it."""
        return with_the(self.party(party))

    def principals(self) -> tuple[str, ...]:
        """Return the parties without whom there is no agreement."""
        return tuple(party.id for party in self.negotiation.template.principals)

    def actor(self, article: Article, actor: str | None) -> str:
        """Return an actor's name in an article; a party's where the actor is one."""
        found = self._reading(article).actor(actor)
        return clean(found.name) if found else with_the(self.party(actor or ""))

    # -- terms -------------------------------------------------------------------------------

    def issue(self, key: str) -> Issue | None:
        """Return the template's issue of a key, or None where it is not a term."""
        return next((i for i in self.negotiation.template.issues if i.key == key), None)

    def issue_words(self, key: str) -> str:
        """Return an issue in plain words: its target where it has one, else its title."""
        name, _, target = key.partition(":")
        issue = self.issue(key)
        title = issue.title if issue is not None and issue.title and not target else ""
        return clean(target or title or load_issues().kind(name).title)

    def option_words(self, key: str, option: str) -> str:
        """Return an option in plain words."""
        issue = self.issue(key)
        for one in issue.options if issue else ():
            if one.id == option and one.title:
                return clean(one.title)
        return clean(load_issues().kind(key.partition(":")[0]).option_title(option))

    def term(self, key: str, option: str) -> str:
        """Return an issue settled one way, named once: "a limited ceasefire", "arms: supplied"."""
        issue, way = self.issue_words(key), self.option_words(key, option)
        if ":" not in key:
            shared = _long_words(issue) & _long_words(way)
            return way if shared else f"{lowered(issue)}: {way}"
        return f"{issue}: {way}"

    def is_still(self, key: str, option: str) -> bool:
        """Tell whether an option leaves its issue as it is."""
        issue = self.issue(key)
        first = issue is not None and issue.options[0].id == option
        return option in _STILL or first

    def package(self, outcome: Outcome) -> str:
        """Return a package: what it settles, then what it leaves as it is or open."""
        core = {issue.key for issue in self.negotiation.template.issues if issue.core}
        order = sorted(outcome.items(), key=lambda pair: pair[0] not in core)
        terms = [self.term(key, way) for key, way in order if not self.is_still(key, way)]
        same = [key for key, way in order if way != LEFT_OPEN and self.is_still(key, way)]
        unchanged = [lowered(self.issue_words(key)) for key in same if key in core]
        left = [self.issue_words(key) for key, way in order if way == LEFT_OPEN]
        rest = [("unchanged", unchanged), ("left open", left)]
        still = [f"{word}: {', '.join(some)}" for word, some in rest if some]
        return " · ".join([*(terms or ["nothing changed"]), *still])

    def letter(self, outcome: Outcome) -> str:
        """Return the letter of a package of the table, "–" for one that is not in it."""
        packages = self.analysis.zone.packages[: len(_LETTERS)]
        same = [dict(one.outcome) == dict(outcome) for one in packages]
        return _LETTERS[same.index(True)] if any(same) else "–"

    def named(self, outcome: Outcome) -> str:
        """Return a package by its letter, or in full where it has none."""
        letter = self.letter(outcome)
        return self.package(outcome) if letter == "–" else f"package {letter}"

    def best(self) -> Outcome:
        """Return the terms of the best package, or none."""
        packages = self.analysis.zone.packages
        return packages[0].outcome if packages else {}


def outlet_of(article: Article) -> str:
    """Return the outlet of an article, or say that it is not named."""
    return clean(article.outlet or "") or "outlet not named"


def _long_words(text: str) -> set[str]:
    """Return the stems of words that can tell one issue from another."""
    return {word[:5] for word in re.findall(r"\w{4,}", text.lower())}


def _items_of(reading: Reading) -> dict[str, Item]:
    """Return the statements, events, positions and proposals of a reading by their keys."""
    article, found = reading.article, dict[str, Item]()
    prefix = article.id[:12]
    for statement in reading.statements:
        found[f"{prefix}:{statement.id}"] = _statement_item(reading, statement)
    for position in reading.positions:
        carrier = reading.statement(position.statement)
        found[f"{prefix}:{position.id}"] = _position_item(reading, position, carrier)
    for event in reading.events:
        found[f"{prefix}:{event.id}"] = span_item(reading, event.spans[0], event.on.first_day())
    for proposal in reading.proposals:
        found[f"{prefix}:{proposal.id}"] = span_item(reading, proposal.spans[0], None)
    return found


def _statement_item(reading: Reading, statement: Statement) -> Item:
    """Return a statement as something to cite: what is said, by whom."""
    return Item(
        article=reading.article, span=statement.content[0], statement=statement,
        speaker=speaker_of(reading, statement), sourcing=said("sourcing", statement.sourcing),
        day=statement.said_on.last_day(),
    )  # fmt: skip


def _position_item(reading: Reading, position: Position, statement: Statement | None) -> Item:
    """Return a position as something to cite, on the authority of its statement."""
    sourcing = said("sourcing", statement.sourcing if statement else "narrator")
    return Item(
        article=reading.article, span=position.span, position=position, statement=statement,
        speaker=speaker_of(reading, statement), sourcing=sourcing,
        day=statement.said_on.last_day() if statement else None,
    )  # fmt: skip


def span_item(reading: Reading, span: Span, on: dt.date | None) -> Item:
    """Return words of an article on the authority of the statement that they are part of."""
    around = [s for s in reading.statements if any(c.overlaps(span) for c in s.content)]
    statement = min(around, key=lambda s: (s.span.end - s.span.start, s.id), default=None)
    sourcing = said("sourcing", statement.sourcing if statement else "narrator")
    return Item(
        article=reading.article, span=span, speaker=speaker_of(reading, statement),
        sourcing=sourcing, day=on, statement=statement,
    )  # fmt: skip


def speaker_of(reading: Reading, statement: Statement | None) -> str:
    """Return who is named as saying something, else the article."""
    if statement is None:
        return NARRATOR
    actor = reading.actor(statement.source.actor)
    if statement.sourcing == "narrator":
        return NARRATOR
    return clean(actor.name if actor else statement.source.text) or NARRATOR


def voice(desk: Desk, item: Item) -> str:
    """Return who says it of a party, where the party does not say it itself.

    Hearsay is named by its speaker; without one by its class ("unattributed", "unnamed sources").
    """
    position, statement = item.position, item.statement
    if position is None or position.held == "stated":
        return ""
    if position.held == "conduct":
        return "conduct"
    if position.attributed_by:
        return desk.actor(item.article, position.attributed_by)
    return said("hearsay", statement.sourcing if statement else "narrator")


def stance_words(item: Item) -> str:
    """Return the verb of a position: demands, might accept, rejects, red line."""
    position = item.position
    if position is None:
        return plain("speaks of")
    if position.red_line:
        return "red line"
    table = words()["stance"]
    if position.held == "conduct":
        table = words()["conduct"]
    elif item.hedged:
        table = table["hedged"]
    return str(table[str(position.stance)])


def heading(text: str) -> str:
    """Return a text as a heading: cleaned, with a capital."""
    return capital(clean(text))
