"""What the search for positions and proposals works on, and the stances it has found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.article import Condition, Span
from detente.reading.covering import Covering
from detente.reading.document import Document
from detente.reading.people.cast import Cast
from detente.reading.stances.chains import Chain
from detente.reading.stances.conditions import Clause
from detente.reading.stances.holders import Holders, Holding
from detente.reading.stances.issues import Hit
from detente.reading.stances.stance import Stances
from detente.reading.stances.voices import Voice
from detente.reading.tokens import Token

_COUNTRY_KINDS = frozenset({"country", "organisation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The article with its cast, its hits, its conditional clauses and who may hold a stance."""

    document: Document
    cast: Cast
    holders: Holders
    hits: list[Hit]
    clauses: list[Clause]
    stances: Stances
    _conditions: Covering[Clause] = field(init=False, repr=False)
    _hanging: Mapping[Token | None, list[int]] = field(init=False, repr=False)
    _by_span: Mapping[Span, list[int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay the conditional clauses out by where they stand and what they hang on."""
        hanging: dict[Token | None, list[int]] = defaultdict(list)
        by_span: dict[Span, list[int]] = defaultdict(list)
        for number, one in enumerate(self.clauses):
            hanging[one.head].append(number)
            by_span[one.span].append(number)
        conditions = Covering((one.first, one.last, one) for one in self.clauses)
        object.__setattr__(self, "_conditions", conditions)
        object.__setattr__(self, "_hanging", hanging)
        object.__setattr__(self, "_by_span", by_span)

    def in_condition(self, token: Token) -> bool:
        """Tell whether a token lies in a conditional clause."""
        return bool(self._conditions.at(token.idx))

    def clauses_on(self, tokens: Iterable[Token], span: Span | None = None) -> list[Clause]:
        """Return the conditional clauses that hang on some tokens, and that of a span."""
        numbers = {number for token in tokens for number in self._hanging.get(token, ())}
        numbers.update(self._by_span.get(span, ()) if span is not None else ())
        return [self.clauses[number] for number in sorted(numbers)]

    def span_of(self, tokens: Iterable[Token], home: Token) -> Span:
        """Return the span over those tokens that stand in the sentence of another one."""
        return self.document.span_of([t for t in tokens if t.sent == home.sent] or [home])

    def target_text(self, tokens: tuple[Token, ...], party: str | None = None) -> str | None:
        """Return how a target is written: the place's name, the doer's name, else its words.

        A party's own forces are no target: whose they are goes without saying.
        """
        span = self.document.span_of(tokens)
        actor = self.cast.of(tokens[-1])
        if actor is not None and actor.kind in _COUNTRY_KINDS and actor.party is not None:
            return None if actor.party == party else actor.name
        if len(tokens) == 1 or tokens[-1].pos_ == "PROPN":
            return self.cast.place_at(span.start, span.end) or self.document.text_of(span)
        return self.document.text_of(span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A stance found: on which hit, in whose voice, held by whom, on what condition."""

    hit: Hit
    chain: Chain
    voice: Voice
    holding: Holding
    value: int
    condition: Condition | None = None
