"""A place of an article that tells a deed, and what verbs and nouns of deeds share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from detente.article import EventType, Fatalities, Span, When
from detente.reading.actors import Cast
from detente.reading.date_phrases import date_words, is_long_ago
from detente.reading.date_reports import DatedSpan
from detente.reading.dates import day_of_writing
from detente.reading.deeds.arguments import Roles
from detente.reading.deeds.casualties import is_whole_war
from detente.reading.deeds.windows import counts_in_window
from detente.reading.document import Document
from detente.reading.lexicon.deeds import Sense, event_lexicon, noun_sense
from detente.reading.tokens import Token

VERBAL_POS = frozenset({"VERB", "AUX"})
SPOKEN: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place that tells a deed; ``definite`` means the deed told before ("the meeting").

    ``clause`` tells a clause with its verb from a mere noun, ``said`` a statement from both;
    ``at`` is the character where the word stands that tells it. ``toll`` sets the figure of the
    dead anew, ``outdated`` is one that no longer holds; ``grounds`` are the places it names,
    ``counter`` is the word for who counts.
    ``about`` are the words of what a saying is about; ``fresh`` brings up a new thing
    ("an offer", "another plan").
    """

    type: EventType
    span: Span
    paragraph: int
    mode: str | None = None
    roles: Roles = field(default_factory=Roles)
    place: str | None = None
    when: When = field(default_factory=When)
    ordinal: int | None = None
    fatalities: Fatalities | None = None
    background: bool = False
    definite: bool = False
    clause: bool = False
    said: bool = False
    toll: bool = False
    outdated: bool = False
    grounds: frozenset[str] = frozenset()
    counter: str = ""
    about: frozenset[str] = frozenset()
    fresh: bool = False
    at: int = -1
    sentence: int = 0
    trigger: int = 0


@dataclass(slots=True, kw_only=True)
class Scene:
    """What the finders share: the article, its people, its dates and the tokens already told."""

    document: Document
    cast: Cast
    dates: Sequence[DatedSpan]
    taken: set[int] = field(default_factory=set)


def is_reaction(noun: Token, sense: Sense) -> bool:
    """Tell a saying with an owner of its own ("rejected X's calls for a truce")."""
    return sense.type in SPOKEN and any(c.dep_ == "poss" for c in noun.children)


def within(top: Token) -> Iterator[Token]:
    """Yield a token and those below it, stopping at relative clauses and others' sayings."""
    sense = noun_sense(top) if top.pos_ == "NOUN" else None
    if sense is not None and is_reaction(top, sense):
        return
    yield top
    for child in top.children:
        if child.dep_ not in {"relcl", "advcl"}:
            yield from within(child)


def ordinal_of(token: Token) -> int | None:
    """Return the number of "the fourth time they met", "their third meeting".

    What counts within a window only ("the second time in a month") numbers nothing.
    """
    # a relative clause on "time" carries the ordinal of the time
    noun = token.head if token.dep_ == "relcl" and token.head.lemma_ == "time" else token
    ordinals: dict[str, int] = date_words()["numbers"]["ordinals"]
    # "the third round of talks" is the third of the talks
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    for child in [*_counted(noun), *(_counted(of.head) if of is not noun else ())]:
        if child.dep_ in {"amod", "nummod", "compound"} and child.lower_ in ordinals:
            return None if counts_in_window(child) else ordinals[child.lower_]
    times = [c for c in token.children if c.dep_ in {"npadvmod", "dobj"} and c.lemma_ == "time"]
    times += [p for c in token.children if c.lower_ == "for" for p in c.children]
    for time in [t for t in times if t.lemma_ == "time" or _is_round(t)]:
        for child in time.children:
            if child.lower_ in ordinals:
                return None if counts_in_window(child) else ordinals[child.lower_]
    return None


def _is_round(noun: Token) -> bool:
    """Tell "met for a third round" from "met for a third reason"."""
    rounds = event_lexicon().words["occasions"]["rounds"]
    return noun.dep_ == "pobj" and noun.lemma_.lower() in rounds


def _counted(noun: Token) -> Sequence[Token]:
    """Return the words at a noun that can number it: an occasion or a deed, no phase or week."""
    rounds = event_lexicon().words["occasions"]["rounds"]
    return noun.children if noun.lemma_.lower() in rounds or noun_sense(noun) else ()


def is_background(scene: Scene, token: Token, when: When) -> bool:
    """Tell history: a year gone by, a period since then, the dead of a whole war."""
    if is_long_ago(when.text):
        return True
    published = day_of_writing(scene.document.article)
    last = when.last_day()
    if published is not None and last is not None and when.precision in {"month", "year"}:
        return last.year < published.year
    since = [d for d in scene.dates if d.bound and d.governor == token.i]
    return any(d.when.precision == "year" for d in since) or is_whole_war(token)
