"""Sameness: one origin for copies, one claim for one utterance, one happening for one event."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from detente.article import Actor, Article, ArticleId, Event, Reading, Span, Statement, When
from detente.evidence import EventReport, Report
from detente.record.rules import Rules

Run = tuple[str, ...]
Window = tuple[dt.date, dt.date] | None
"""The first and last day on which something can have been; None where nothing is known."""

Likeness = Literal["same", "possible", "different"]

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[“„\"«]([^“”„\"«»]+)[”\"»]?")


def words_of(text: str) -> list[str]:
    """Return the words of a text, with case, quotation marks and spaces folded away."""
    return _WORD.findall(text.casefold())


def runs(words: Sequence[str], length: int) -> frozenset[Run]:
    """Return every run of so many words; a shorter text is one run."""
    if len(words) <= length:
        return frozenset([tuple(words)]) if words else frozenset()
    return frozenset(tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def origins_of(articles: Sequence[Article], rules: Rules) -> dict[ArticleId, int]:
    """Return a number for each article, the same for texts of which one is mostly in the other."""
    found = [runs(words_of(article.text), rules.run_words) for article in articles]
    origin = list(range(len(articles)))
    for (one, other), shared in _shared(found).items():
        shorter = min(len(found[one]), len(found[other]))
        if shared >= rules.copy_share * shorter:
            first, second = sorted((origin[one], origin[other]))
            origin = [first if number == second else number for number in origin]
    return {article.id: number for article, number in zip(articles, origin, strict=True)}


def _shared(found: Sequence[frozenset[Run]]) -> Counter[tuple[int, int]]:
    """Count the runs that each two texts share."""
    holders: dict[Run, list[int]] = defaultdict(list)
    for place, own in enumerate(found):
        for run in own:
            holders[run].append(place)
    return Counter(pair for places in holders.values() for pair in combinations(places, 2))


def identity(actor: Actor) -> str:
    """Name an actor across articles: a party's person by family name, anything else by its id."""
    if actor.kind == "person" and actor.party:
        return f"{actor.party}/{words_of(actor.name)[-1]}" if words_of(actor.name) else actor.id
    return actor.id


@dataclass(frozen=True, slots=True)
class Likenesses:
    """Compares reports of a set of readings."""

    readings: Mapping[ArticleId, Reading]
    origins: Mapping[ArticleId, int]
    rules: Rules

    def same_claim(self, one: Report, other: Report) -> bool:
        """Tell whether two reports of one stance give the same utterance or the same conduct."""
        if self._copied(one.article, one.position.span, other.article, other.position.span):
            return True
        first, second = self._said(one), self._said(other)
        if first and second and not _meet(first, second):
            return False
        quoted, also = self._quoted(one), self._quoted(other)
        if quoted and also:
            return bool(quoted & also) and self._may_be_one_speaker(one, other)
        return bool(first and second) and self._same_indirect(one, other)

    def _same_indirect(self, one: Report, other: Report) -> bool:
        """Tell whether two reports in others' words give one stance of one speaker."""
        mine, theirs = one.position, other.position
        alike = mine.held == theirs.held and mine.stance == theirs.stance
        conditions = (mine.condition is None) == (theirs.condition is None)
        return alike and conditions and self._same_speaker(one, other)

    def like_event(self, one: EventReport, other: EventReport) -> Likeness:
        """Tell whether two articles tell one event; a detail that conflicts makes it possible."""
        spans = one.event.spans[0], other.event.spans[0]
        if self._copied(one.article, spans[0], other.article, spans[1]):
            return "same"
        first, second = window(one.event.on), window(other.event.on)
        if (first and second and not _meet(first, second)) or _other_ordinal(one, other):
            return "different"
        equal, conflicts = self.details(one, other)
        enough = equal >= self.rules.equal_details
        if enough and not conflicts and first and second:
            return "same"
        return "possible" if self._possible(one, other, equal, conflicts) else "different"

    def _possible(
        self, one: EventReport, other: EventReport, equal: int, conflicts: Sequence[str]
    ) -> bool:
        """Tell whether two reports that are not surely one event may be one."""
        if not (window(one.event.on) and window(other.event.on)):
            early = _too_early(one, other) or _too_early(other, one)
            return equal >= self.rules.equal_details and not conflicts and not early
        if one.event.fatalities and other.event.fatalities and not conflicts:
            return True
        return bool(equal) and len(conflicts) <= 1

    def details(self, one: EventReport, other: EventReport) -> tuple[int, list[str]]:
        """Count the details that two reports share, and name those on which they conflict."""
        equal, conflicts = 0, []
        for name, mine, theirs, worth in self._pairs(one, other):
            if mine and theirs:
                same = mine <= theirs or theirs <= mine if name != "actors" else mine == theirs
                equal += worth * same
                conflicts += [] if same else [name]
        return equal, conflicts

    def _pairs(
        self, one: EventReport, other: EventReport
    ) -> list[tuple[str, frozenset[str], frozenset[str], int]]:
        """Return the details to compare, and for how many each counts."""
        mine, theirs = self._sides(one), self._sides(other)
        place = (_place(one.event), _place(other.event), 1)
        if one.event.type in self.rules.symmetric:
            met, also = mine[0] | mine[1], theirs[0] | theirs[1]
            return [("participants", met, also, min(2, len(met & also)) or 1), ("place", *place)]
        return [
            ("actors", mine[0], theirs[0], 1),
            ("recipients", mine[1], theirs[1], 1),
            ("place", *place),
        ]

    def _sides(self, report: EventReport) -> tuple[frozenset[str], frozenset[str]]:
        """Return who acted and on whom, named across articles."""
        reading, event = self.readings[report.article.id], report.event
        return _named(reading, event.actors), _named(reading, event.recipients)

    def origin(self, report: Report) -> str:
        """Name where a report comes from: the agency it went through, else its text's origin."""
        via = report.statement.via if report.statement else None
        return " ".join(words_of(via)) if via else f"#{self.origins[report.article.id]}"

    def _copied(self, one: Article, first: Span, other: Article, second: Span) -> bool:
        """Tell whether two copies of a text use the same words at two places."""
        same_origin = one.id != other.id and self.origins[one.id] == self.origins[other.id]
        return same_origin and words_of(one.quote(first)) == words_of(other.quote(second))

    def _said(self, report: Report) -> Window:
        """Return when a report's words were said: as dated, else in the days before its report."""
        statement, published = report.statement, report.article.published
        dated = window(statement.said_on) if statement else None
        if dated or published is None:
            return dated
        return published - dt.timedelta(days=self.rules.undated_days), published

    def _quoted(self, report: Report) -> frozenset[Run]:
        """Return the runs of words that a report gives in quotation marks."""
        if report.statement is None:
            return frozenset()
        found: set[Run] = set()
        for text in _quotations(report.article, report.statement):
            words = words_of(text)
            if len(words) >= self.rules.quoted_words:
                found |= runs(words, self.rules.quoted_words)
        return frozenset(found)

    def _speaker(self, report: Report) -> Actor | None:
        """Return who said it, if the article names one."""
        statement = report.statement
        named = statement.source.actor if statement else None
        return self.readings[report.article.id].actor(named or report.position.attributed_by)

    def _same_speaker(self, one: Report, other: Report) -> bool:
        """Tell whether two reports have one known speaker, or give a party's conduct."""
        if one.position.held == "conduct":
            return True
        first, second = self._speaker(one), self._speaker(other)
        if first is None or second is None:
            return False
        party = first.party is not None and first.party == second.party
        itself = first.id == first.party or second.id == second.party
        return identity(first) == identity(second) or (party and itself)

    def _may_be_one_speaker(self, one: Report, other: Report) -> bool:
        """Tell whether nothing speaks against one speaker."""
        first, second = self._speaker(one), self._speaker(other)
        return first is None or second is None or self._same_speaker(one, other)


def window(when: When) -> Window:
    """Return the days that a date may mean."""
    first, last = when.first_day(), when.last_day()
    return (first, last) if first and last else None


def _too_early(one: EventReport, other: EventReport) -> bool:
    """Tell whether a report without a day was published before what the other tells happened."""
    happened, published = window(other.event.on), one.article.published
    return bool(happened and published and published < happened[0]) and not window(one.event.on)


def _meet(one: tuple[dt.date, dt.date], other: tuple[dt.date, dt.date]) -> bool:
    """Tell whether two windows share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def _quotations(article: Article, statement: Statement) -> list[str]:
    """Return the words of a statement that stand in quotation marks."""
    texts = [article.quote(span) for span in statement.content]
    if statement.form == "direct":
        return texts
    if statement.form == "indirect":
        return []
    return [quoted for text in texts for quoted in _QUOTED.findall(text)]


def _place(event: Event) -> frozenset[str]:
    """Return the words of an event's place."""
    return frozenset(words_of(event.place or ""))


def _named(reading: Reading, ids: Iterable[str]) -> frozenset[str]:
    """Return actors of a reading by their names across articles."""
    found = {one: reading.actor(one) for one in ids}
    return frozenset(identity(actor) if actor else one for one, actor in found.items())


def _other_ordinal(one: EventReport, other: EventReport) -> bool:
    """Tell whether two events are different ones of a series: numbered apart, on no one day."""
    first, second = one.event, other.event
    if first.ordinal is None or second.ordinal is None or first.ordinal == second.ordinal:
        return False
    return not (first.on.precision == second.on.precision == "day" and first.on == second.on)
