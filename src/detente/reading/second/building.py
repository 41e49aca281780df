"""From quotes to items: what an answer says of one article, tied to places and to known names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from detente.article import (
    Actor,
    Condition,
    Event,
    Form,
    Position,
    Proposal,
    Reading,
    Scope,
    Source,
    Sourcing,
    Span,
    Statement,
    Term,
)
from detente.reading.document import quotations_of
from detente.reading.second.answer import Answer, Clause, Deed, Plan, Said, Stand
from detente.reading.second.held import holding, is_party
from detente.reading.second.locating import Locator
from detente.reading.second.names import Names

_SOURCING: dict[str, Sourcing] = {"person": "named", "public": "public"}
_PLACED = frozenset({"country", "organisation", "place"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """Turns the answer on one article into items that name their reader; their ids are not final.

    ``dropped`` counts what could not be tied: a quote that is not in the text, or a name that the
    article does not mention there.
    """

    reading: Reading
    names: Names
    locator: Locator
    reader: str
    prompt_sha: str
    dropped: Counter[str] = field(default_factory=Counter)

    def statements(self, answer: Answer) -> Iterator[Statement]:
        """Yield the statements whose words stand in the text and whose speaker is known there."""
        for one in answer.statements:
            content = self._place(one.quote, one.paragraph)
            if content is not None and (source := self._source(one, content)) is not None:
                yield self._statement(one, content, source)

    def _statement(self, one: Said, content: Span, source: tuple[Source, Actor]) -> Statement:
        """Return a statement from its content and its source."""
        cue = self._beside(one.cue, content)
        said, actor = source
        return Statement(
            id="new",
            span=_hull([span for span in (content, cue, said.span) if span is not None]),
            content=(content,),
            cue=cue,
            source=said,
            form=self._form(content),
            sourcing=_SOURCING.get(actor.kind, "institution"),
            act=one.act,
            negated=one.negated,
            hedged=one.hedged,
            readers=(self.reader,),
            prompt_sha=self.prompt_sha,
        )

    def events(self, answer: Answer) -> Iterator[Event]:
        """Yield the events that the text tells, if it knows everybody named in them."""
        for one in answer.events:
            spans = [self._place(quote, number) for number, quote in one.tellings]
            found = tuple(span for span in spans if span is not None)
            if not one.tellings:
                self.dropped["model_unlocated"] += 1
            if found and (sides := self._sides(one, found)) is not None:
                yield Event(
                    id="new",
                    type=one.type,
                    spans=found,
                    actors=sides[0],
                    recipients=sides[1],
                    background=one.background,
                    readers=(self.reader,),
                    prompt_sha=self.prompt_sha,
                )

    def _sides(
        self, one: Deed, spans: Sequence[Span]
    ) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Return who did and who underwent a deed, or None if a name in it is unknown there."""
        sides = []
        for words in (one.actors, one.recipients):
            known = [self._who(name, spans) for name in words]
            if None in known:
                self.dropped["model_unknown_name"] += 1
                return None
            sides.append(tuple(dict.fromkeys(actor.id for actor in known if actor is not None)))
        return sides[0], sides[1]

    def positions(self, answer: Answer, known: Sequence[Statement]) -> Iterator[Position]:
        """Yield the positions whose words, party and condition hold; ``known`` are all statements.

        That a party says so itself is not taken from the model: it must follow from who speaks.
        """
        for one in answer.positions:
            span = self._place(one.quote, one.paragraph)
            holder = None if span is None else self._holder(one.party, span)
            if span is not None and holder is not None:
                yield from self._position(one, span, holder, known)

    def _position(
        self, one: Stand, span: Span, holder: tuple[Actor, str], known: Sequence[Statement]
    ) -> Iterator[Position]:
        """Yield a position, unless a part that would change its meaning is not in the text."""
        actor, party = holder
        condition = self._beside(one.condition, span)
        target = self._target(one.target, span, party)
        if (one.condition and condition is None) or (one.target and target is None):
            self.dropped["model_unlocated"] += 1
            return
        speaker = self._who(one.speaker, [span])
        if one.speaker and speaker is None:
            self.dropped["model_unknown_name"] += 1
            return
        held, by, statement = holding(self.reading, known, span, party, (one.held, speaker))
        yield Position(
            id="new",
            party=party,
            actor=actor.id,
            issue=one.issue,
            option=one.option,
            target=target or None,
            stance=one.stance,
            scope=_scope(one.option),
            condition=None if condition is None else Condition(span=condition),
            red_line=one.red_line and condition is None,
            held=held,
            attributed_by=by,
            statement=statement,
            span=span,
            readers=(self.reader,),
            prompt_sha=self.prompt_sha,
        )

    def proposals(self, answer: Answer) -> Iterator[Proposal]:
        """Yield the plans told in the text, with those terms that are."""
        for one in answer.proposals:
            span = self._place(one.quote, one.paragraph)
            if span is None:
                continue
            author = None if one.author is None else self._holder(one.author, span)
            terms = tuple(self._terms(one, span))
            if (one.author is None or author is not None) and (terms or not one.terms):
                yield Proposal(
                    id="new",
                    status=one.status,
                    terms=terms,
                    spans=(span,),
                    author=None if author is None else author[1],
                    readers=(self.reader,),
                    prompt_sha=self.prompt_sha,
                )

    def _terms(self, plan: Plan, near: Span) -> Iterator[Term]:
        """Yield the terms of a plan whose words, and whose target's words, are in the text."""
        for one in plan.terms:
            span = self._place(one.quote, plan.paragraph)
            target = None if span is None else self._target(one.target, near, None)
            if span is not None and one.target and target is None:
                self.dropped["model_unlocated"] += 1
            elif span is not None:
                yield self._term(one, span, target)

    def _term(self, one: Clause, span: Span, target: str | None) -> Term:
        """Return a term of a plan."""
        return Term(
            issue=one.issue,
            option=one.option,
            span=span,
            target=target or None,
            scope=_scope(one.option),
        )

    def _place(self, quote: str, number: int) -> Span | None:
        """Return where a quote stands; if nowhere, count it."""
        span = self.locator.find(quote, number)
        self.dropped["model_unlocated"] += span is None
        return span

    def _beside(self, words: str | None, near: Span) -> Span | None:
        """Return where words stand in the paragraph of a quote, nearest to it, or None."""
        if not words or not words.strip():
            return None
        there = [one for one in self.locator.paragraphs if one.start <= near.start < one.end]
        places = [span for one in there for span in self.locator.all_in(words.strip(), one)]
        gap = min(places, key=lambda span: abs(span.start - near.start), default=None)
        return gap or self.locator.near(words, there[0])

    def _source(self, one: Said, content: Span) -> tuple[Source, Actor] | None:
        """Return the source of a statement, or None if the article does not name it there."""
        named = self.names.who(one.speaker, content, inside=False)
        if named is None:
            self.dropped["model_unknown_name"] += 1
            return None
        actor, span = named.actor, named.span
        text = actor.name if span is None else self.reading.article.quote(span)
        return Source(span=span, actor=actor.id, text=text), actor

    def _who(self, words: str | None, spans: Iterable[Span]) -> Actor | None:
        """Return whom words mean beside the first of some places that tells."""
        found = (self.names.who(words, span) for span in spans)
        return next((named.actor for named in found if named is not None), None)

    def _holder(self, words: str, near: Span) -> tuple[Actor, str] | None:
        """Return who holds a stance and the party, or None, counted, if that is no party."""
        actor = self._who(words, [near])
        if actor is None or actor.party is None or not is_party(actor):
            self.dropped["model_unknown_name"] += 1
            return None
        return actor, actor.party

    def _target(self, words: str | None, near: Span, party: str | None) -> str | None:
        """Return how a target is written; "" where it is the party's own, None if not in the text.

        As the rules do: a country or body by its name, anything else by the article's words.
        """
        if not words:
            return None
        actor = self._who(words, [near])
        if actor is not None and actor.kind in _PLACED:
            return "" if party is not None and actor.party == party else actor.name
        span = self._beside(words, near)
        return None if span is None else self.reading.article.quote(span)

    def _form(self, content: Span) -> Form:
        """Return whether words stand in quotation marks: all of them, some, or none."""
        for one in quotations_of(self.reading.article.text):
            if one.start <= content.start and content.end <= one.end:
                return "direct"
            if one.start < content.end and content.start < one.end:
                return "mixed"
        return "indirect"


def _scope(option: str | None) -> Scope | None:
    """Return the scope that an option has in its name."""
    scopes: tuple[Scope, ...] = ("de_jure", "de_facto")
    return next((scope for scope in scopes if (option or "").endswith(scope)), None)


def _hull(spans: Sequence[Span]) -> Span:
    """Return the span from the first to the last of some spans."""
    return Span(
        article=spans[0].article,
        start=min(span.start for span in spans),
        end=max(span.end for span in spans),
    )
