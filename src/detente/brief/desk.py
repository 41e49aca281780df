"""What a composer has before it: evidence, model, results, and the citations so far."""

import datetime as dt
import re
from dataclasses import dataclass, field
from functools import cached_property

from detente.analysis.results import Analysis, Outcome
from detente.article import Article, Reading, Span
from detente.brief.items import NARRATOR, Item, items_of, outlet_of, position_item
from detente.brief.prose import Citation, Part
from detente.brief.wording import excerpt, lowered, said, with_the
from detente.brief.wording import words as wording
from detente.display import clean, counted, distinct
from detente.evidence import Evidence
from detente.model.issues import AS_IS, LEFT_OPEN, load_issues
from detente.negotiation import Issue, Negotiation, Override

_LETTERS = "ABCDEF"
_STILL = frozenset({AS_IS, LEFT_OPEN})


@dataclass(kw_only=True)
class Desk:
    """Evidence, model and results, and the numbered citations given out so far."""

    evidence: Evidence
    negotiation: Negotiation
    analysis: Analysis
    given: dict[tuple[Span, str], Citation] = field(default_factory=dict)

    @cached_property
    def items(self) -> dict[str, Item]:
        """Return every item of the readings by its key; an analyst's correction goes first."""
        found: dict[str, Item] = {}
        for reading in self.evidence.readings:
            found |= items_of(reading)
        for claim in self.evidence.claims:
            for report in claim.reports:
                reading = self._reading(report.article)
                found[report.key] = position_item(reading, report.position, report.statement)
        return found

    @cached_property
    def same(self) -> dict[str, tuple[str, ...]]:
        """Return, by the key of a claim, the keys of all reports of it."""
        return {c.key: tuple(r.key for r in c.reports) for c in self.evidence.claims}

    @property
    def today(self) -> dt.date | None:
        """Return the day that the brief is of: as given, else the last publication."""
        published = [r.article.published for r in self.evidence.readings if r.article.published]
        return self.evidence.as_of or max(published, default=None)

    def _reading(self, article: Article) -> Reading:
        """Return the reading of an article."""
        readings = self.evidence.readings
        return next((r for r in readings if r.article.id == article.id), Reading(article=article))

    def hand(self, *keys: str) -> Override | None:
        """Return the first number set by hand that is among some keys; None where none is."""
        return self.negotiation.template.set_by_hand(keys)

    def hand_told(self, one: Override) -> str:
        """Return which number was set to what range, by whom and why."""
        return f"{self.term(one.issue, one.option)}: {one.range_told}, {clean(one.told)}"

    def item(self, key: str) -> Item | None:
        """Return the item of a key; None for what is no quotation (a presumption, an override)."""
        return self.items.get(key)

    # -- citations ---------------------------------------------------------------------------

    def number(self, item: Item, span: Span | None = None) -> int:
        """Return the number of the citation of an item, or of another span beside it."""
        span = span or item.span
        key = (span, item.sourcing.partition("; ")[2])  # who read it, where that is not the rules
        if key not in self.given:
            article = item.article
            self.given[key] = Citation(
                number=len(self.given) + 1,
                span=span,
                quote=article.quote(span),
                day=item.day or article.published,
                title=clean(article.title or article.path),
                outlet=outlet_of(article),
                speaker=item.credit or item.speaker,
                sourcing=item.sourcing,
            )
        return self.given[key].number

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

    @cached_property
    def _issues_named(self) -> dict[str, str]:
        """Return the template's issues in plain words, no two alike."""
        keys = (one.key for one in self.negotiation.template.issues)
        return distinct({key: self._issue_named(key) for key in keys}, _about)

    def issue_words(self, key: str) -> str:
        """Return an issue in plain words: its target where it has one, else its title.

        Where the template has two of one name, what the issue is about stands behind it.
        """
        return self._issues_named.get(key) or self._issue_named(key)

    def _issue_named(self, key: str) -> str:
        """Return an issue by its target or its title, which may be another's too."""
        name, _, target = key.partition(":")
        if target and name in wording()["target"]:
            named = str(wording()["target"][name]["issue"])
            return named.format(target=with_the(clean(target)))
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
        """Return an issue settled one way, named once: "a limited ceasefire", "arms: supplied".

        Without an option it is the weight of the issue that is named, without either no agreement.
        """
        if not option:
            words = self.issue_words(key) if key else ""
            named = words if ":" in key else lowered(words)
            return f"the weight of {named}" if key else "no agreement"
        issue, way = self.issue_words(key), self.option_words(key, option)
        name, _, target = key.partition(":")
        if target and name in wording()["target"]:
            form = "still" if self.is_still(key, option) else "term"
            named = str(wording()["target"][name][form])
            return named.format(way=way, target=with_the(clean(target)))
        if not target:
            shared = _long_words(issue) & _long_words(way)
            return way if shared else f"{lowered(issue)}: {way}"
        return f"{issue}: {way}"

    def is_still(self, key: str, option: str) -> bool:
        """Tell whether an option leaves its issue as it is."""
        issue = self.issue(key)
        first = issue is not None and issue.options[0].id == option
        return option in _STILL or first

    def package(self, outcome: Outcome, most: int | None = None) -> str:
        """Return a package: what it changes, core terms first, then what it leaves as it is.

        With ``most``, only so many changes are named and the others are counted.
        """
        order = sorted(outcome.items(), key=lambda pair: not self._is_core(pair[0]))
        terms = [self.term(key, way) for key, way in order if not self.is_still(key, way)]
        if most is not None and len(terms) > most + 1:
            terms = [*terms[:most], counted(len(terms) - most, "further term")]
        same = [key for key, way in order if way != LEFT_OPEN and self.is_still(key, way)]
        unchanged = [lowered(self.issue_words(key)) for key in same if self._is_core(key)]
        left = [self.issue_words(key) for key, way in order if way == LEFT_OPEN]
        rest = [("unchanged", unchanged), ("left open", left)]
        still = [f"{word}: {', '.join(some)}" for word, some in rest if some and most is None]
        return " · ".join([*(terms or ["nothing changed"]), *still])

    def _is_core(self, key: str) -> bool:
        """Tell whether an issue belongs to the core."""
        issue = self.issue(key)
        return issue is not None and issue.core

    def beside(self, outcome: Outcome, base: Outcome) -> str:
        """Return a package by what sets it apart from another, where that is shorter."""
        if dict(outcome) == dict(base):
            return self.package(outcome)
        differ = [(key, way) for key, way in outcome.items() if base.get(key) != way]
        apart = [self._change(key, way) for key, way in differ]
        short = f"as {self.letter(base)}, but {' · '.join(apart)}"
        full = self.package(outcome)
        return short if len(short) < len(full) and set(base) == set(outcome) else full

    def _change(self, key: str, option: str) -> str:
        """Return a term, or that its issue is left open or unchanged."""
        if not self.is_still(key, option):
            return self.term(key, option)
        words = self.issue_words(key)
        named = words if ":" in key else lowered(words)
        return f"{named} {'left open' if option == LEFT_OPEN else 'unchanged'}"

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


def _long_words(text: str) -> set[str]:
    """Return the stems of words that can tell one issue from another."""
    return {word[:5] for word in re.findall(r"\w{4,}", text.lower())}


def _about(key: str) -> str:
    """Return what an issue is about, whatever its target."""
    return lowered(clean(load_issues().kind(key.partition(":")[0]).title))
