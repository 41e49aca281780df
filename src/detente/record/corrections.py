"""Corrections: an item with the fields that an analyst changes, each of them checked."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any, get_args

from detente.article import (
    Act,
    Actor,
    Article,
    Condition,
    Event,
    EventType,
    Fatalities,
    Form,
    Held,
    Position,
    Precision,
    Scope,
    Source,
    Sourcing,
    Span,
    Statement,
    When,
)
from detente.codebook import EVERYWHERE, Codes
from detente.errors import CaseError
from detente.record.items import Item

Changes = Mapping[str, object]
_NEARLY = 0.9
NEW_PARTY = "new:"
"""What stands before a party that the case does not know yet, so that none enters by a slip."""
_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_PRECISIONS: Mapping[int, Precision] = {10: "day", 7: "month", 4: "year"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The parties that a case knows, and the issues and options that it can code with."""

    parties: frozenset[str] = frozenset()
    codes: Codes = field(default_factory=dict)

    def party(self, value: object, *, hint: str = "") -> str:
        """Return the id of a party that the case knows; ``hint`` is what else can be done."""
        named = _words(value, "party")
        if named not in self.parties:
            known = f"Choose from {_listed(self.parties)}." if self.parties else "None is known."
            raise CaseError(f"the case knows no party {named!r}", hint=f"{known} {hint}".strip())
        return named

    def coded_party(self, value: object) -> str:
        """Return a party's id; one that the case does not know must be said to be new.

        One that is nearly another's is taken for a slip all the same.
        """
        written = _words(value, "party")
        named = written.removeprefix(NEW_PARTY).strip()
        if named == written or named in self.parties:
            return self.party(named, hint=f"Write one that is new as {NEW_PARTY}north_side.")
        if not _ID.fullmatch(named):
            raise CaseError(
                f"party {named!r} is not an id like north_side",
                hint="Write small letters and digits, with _ between words.",
            )
        _refuse_slip(named, sorted(self.parties), "party")
        return named

    def issue(self, value: object) -> str:
        """Return an issue that the codebook has."""
        named = _words(value, "issue")
        if named not in self.codes:
            raise CaseError(
                f"there is no issue {named!r}", hint=f"Choose from {_listed(self.codes)}."
            )
        return named

    def option(self, value: object, issue: str) -> str | None:
        """Return an option that the issue has; None = it does not say which way."""
        options = self.codes.get(issue, EVERYWHERE)
        if value is not None and value not in options:
            raise CaseError(
                f"issue {issue} has no option {value!r}", hint=f"Choose from {_listed(options)}."
            )
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """What an item is coded with: its article, the actors there, the parties and issues known.

    ``learnt`` is the day from which on the words could be read; nobody said them later.
    """

    article: Article
    learnt: dt.date | None = None
    actors: Mapping[str, Actor] = field(default_factory=dict)
    book: Book = field(default_factory=Book)

    def span(self, value: object) -> Span:
        """Return two numbers as a span of the article's text."""
        size = len(self.article.text)
        if not (isinstance(value, (tuple, list)) and len(value) == 2):  # noqa: PLR2004 - start, end
            raise CaseError(f"span {value!r} is not a start and an end", hint="Give two numbers.")
        start, end = value
        if not (_whole(start) and _whole(end) and 0 <= start < end <= size):
            raise CaseError(
                f"span {start} to {end} does not lie within the article's {size} characters",
                hint="Count from 0, in characters; the end is behind the last one.",
            )
        span = Span(article=self.article.id, start=start, end=end)
        if not self.article.quote(span).strip():
            raise CaseError(f"span {start} to {end} holds no words", hint="Mark the words meant.")
        return span

    def said_on(self, value: object) -> When:
        """Return the day of some words, which is none after they could be read."""
        when = when_of(value)
        if self.learnt is not None and when.date is not None:
            last = self.learnt.isoformat()
            if when.date > last[: len(when.date)]:
                raise CaseError(
                    f"words that could be read on {last} were not said on {when.date}",
                    hint=f"Give a day up to {last}; a promise is dated by the day it was made.",
                )
        return when

    def actor(self, value: object) -> Actor | None:
        """Return the actor that an id or a name means; None for words that name nobody known."""
        named = _words(value, "speaker")
        folded = named.casefold()
        for one in self.actors.values():
            if folded in (one.id.casefold(), one.name.casefold()):
                return one
        names = [name for one in self.actors.values() for name in (one.id, one.name)]
        _refuse_slip(named, names, "actor")
        return None


def corrected(item: Item, changes: Changes, coding: Coding) -> Item:
    """Return an item with some fields changed.

    Raises
    ------
    CaseError
        If a field is not one of its kind, a value is not one of the field's, or nothing changes.
    """
    kind = type(item).__name__.lower()
    if not changes:
        raise CaseError("nothing is to be corrected", hint="Name a field and its value.")
    _refuse_fields(kind, changes)
    new = item
    for name, setter in FIELDS[kind].items():
        if name in changes:
            new = _set(setter, new, changes[name], coding)
    if isinstance(new, Position):
        new = _settled(new, changes, coding)
    return new


def _refuse_fields(kind: str, changes: Changes) -> None:
    """Refuse a field that this kind of item does not have."""
    known = FIELDS.get(kind)
    article = "an" if kind[0] in "aeiou" else "a"
    if known is None:
        raise CaseError(f"{article} {kind} cannot be corrected", hint="Reject it, and say why.")
    for name in changes:
        if name not in known:
            hint = f"Of {article} {kind} one can correct {', '.join(known)}."
            raise CaseError(f"{article} {kind} has no {name}", hint=hint)


def _set(setter: "Setter", item: Any, value: object, coding: Coding) -> Any:  # noqa: ANN401 - any kind of item
    """Set one field; what the vocabulary refuses is what the person got wrong."""
    try:
        return setter(item, value, coding)
    except ValueError as error:
        raise CaseError(str(error), hint="Give another value.") from error


def _settled(position: Position, changes: Changes, coding: Coding) -> Position:
    """Return a position whose option is its issue's and whose party is its speaker's."""
    if "issue" in changes or "option" in changes:
        coding.book.issue(position.issue)
        coding.book.option(position.option, position.issue)
    if {"stance", "red_line"} & set(changes) and position.red_line and position.stance == 0:
        raise CaseError(
            "a red line needs a side, and this stance is undecided",
            hint="Choose a stance for or against, or take the red line off as well.",
        )
    speaker = coding.actors.get(position.actor or "")
    stated = "speaker" in changes and "party" not in changes and position.held == "stated"
    if stated and speaker is not None and speaker.party is not None:
        return replace(position, party=speaker.party)
    return position


def when_of(value: object) -> When:
    """Return the day, month or year that the words mean; None = not known."""
    if value is None:
        return When()
    written = value.isoformat() if isinstance(value, dt.date) else str(value)
    try:
        return When(date=written, precision=_PRECISIONS[len(written)])
    except (KeyError, ValueError):
        raise CaseError(
            f"{written!r} is not a date",
            hint="Write it as YYYY-MM-DD, YYYY-MM or YYYY, such as 2025-04-25.",
        ) from None


def _whole(value: object) -> bool:
    """Tell whether a value is a whole number (true and false are none)."""
    return isinstance(value, int) and not isinstance(value, bool)


def _words(value: object, what: str) -> str:
    """Return a value as words that stand on one line, or refuse it."""
    written = value.strip() if isinstance(value, str) else ""
    if not written or not written.isprintable():
        raise CaseError(f"{what} {value!r} is no name", hint=f"Give a {what} in words.")
    return written


def _listed(names: Any) -> str:  # noqa: ANN401 - anything that holds names
    """Return names in order, for a hint."""
    return ", ".join(sorted(names))


def _refuse_slip(named: str, known: list[str], what: str) -> None:
    """Refuse a name that is nearly a known one."""
    close = get_close_matches(named, known, n=1, cutoff=_NEARLY)
    if close and close[0] != named:
        raise CaseError(f"there is no {what} {named!r}", hint=f"Did you mean {close[0]!r}?")


Setter = Callable[[Any, object, Coding], Any]


def _one_of(name: str, kind: Any, *, none: bool = False) -> Setter:  # noqa: ANN401 - a Literal
    """Return what sets a field to one of a Literal's names."""
    allowed = get_args(kind)

    def set_it(item: Any, value: object, _: Coding) -> Any:  # noqa: ANN401 - any kind of item
        if value not in allowed and not (none and value is None):
            choices = ", ".join((*allowed, "none") if none else allowed)
            raise CaseError(f"{name} {value!r} does not exist", hint=f"Choose from {choices}.")
        return replace(item, **{name: value})

    return set_it


def _flag(name: str) -> Setter:
    """Return what sets a field to true or false."""

    def set_it(item: Any, value: object, _: Coding) -> Any:  # noqa: ANN401 - any kind of item
        if not isinstance(value, bool):
            raise CaseError(f"{name} {value!r} is neither yes nor no", hint="Give yes or no.")
        return replace(item, **{name: value})

    return set_it


def _text(name: str) -> Setter:
    """Return what sets a field to words, or to None."""

    def set_it(item: Any, value: object, _: Coding) -> Any:  # noqa: ANN401 - any kind of item
        return replace(item, **{name: None if value is None else _words(value, name)})

    return set_it


def _said_on(item: Statement, value: object, coding: Coding) -> Statement:
    """Set the day of the words, which is none after they could be read; keep the words for it."""
    when = coding.said_on(value)
    return replace(item, said_on=replace(when, text=item.said_on.text))


def _done_on(item: Event, value: object, _: Coding) -> Event:
    """Set the day of a deed, which may be one that is still to come; keep the words for it."""
    return replace(item, on=replace(when_of(value), text=item.on.text))


def _actors(name: str) -> Setter:
    """Return what sets a field to some of the article's actors."""

    def set_it(item: Any, value: Any, coding: Coding) -> Any:  # noqa: ANN401 - any kind of item
        return replace(item, **{name: tuple(_known_actor(one, coding) for one in value)})

    return set_it


def _known_actor(value: object, coding: Coding) -> str:
    """Return the id of an actor of the article, or refuse the name."""
    actor = coding.actor(value)
    if actor is None:
        hint = f"Its actors are {_listed(coding.actors)}."
        raise CaseError(f"no actor of the article is called {value!r}", hint=hint)
    return actor.id


def _condition(span_alone: bool) -> Setter:  # noqa: FBT001 - a statement's is a span alone
    """Return what sets a condition to the words for it, or to None."""

    def set_it(item: Any, value: object, coding: Coding) -> Any:  # noqa: ANN401 - any kind of item
        span = None if value is None else coding.span(value)
        held = span if span_alone or span is None else Condition(span=span)
        return replace(item, condition=held)

    return set_it


def _stance(item: Position, value: object, _: Coding) -> Position:
    """Set a stance between -2 and 2."""
    if not _whole(value):
        raise CaseError(f"stance {value!r} is no number", hint="Give one from -2 to 2.")
    return replace(item, stance=value)  # type: ignore[arg-type]


def _fatalities(item: Event, value: Any, _: Coding) -> Event:  # noqa: ANN401 - checked here
    """Set how many died: the least and the most, or None."""
    if value is None:
        return replace(item, fatalities=None)
    least, most = value
    if not _whole(least) or not (most is None or _whole(most)):
        raise CaseError(
            f"fatalities {value!r} are no numbers", hint="Give the least and the most."
        )
    return replace(item, fatalities=Fatalities(min=least, max=most))


def _says(item: Position, value: object, coding: Coding) -> Position:
    """Set who says it: of what is attributed, who attributes it."""
    actor = None if value is None else coding.actor(value)
    named = actor.id if actor else None
    if item.held == "attributed":
        return replace(item, attributed_by=named)
    return replace(item, actor=named)


def _its_statements(item: Position, value: object, coding: Coding) -> Position:
    """Check a day that is the statement's: the position is left as it is."""
    coding.said_on(value)
    return item


def _source(item: Statement, value: object, coding: Coding) -> Statement:
    """Set whose words they are: an actor of the article, or words that name somebody else."""
    if value is None:
        return replace(item, source=Source(), sourcing="narrator")
    actor = coding.actor(value)
    text = actor.name if actor else _words(value, "speaker")
    named = item.sourcing == "narrator" and actor is not None
    sourcing: Sourcing = "named" if named else item.sourcing
    return replace(
        item, source=Source(actor=actor.id if actor else None, text=text), sourcing=sourcing
    )


def _statement_span(item: Statement, value: object, coding: Coding) -> Statement:
    """Set what is said; the statement reaches from there to who says it and how."""
    said = coding.span(value)
    parts = [said, *(one for one in (item.source.span, item.cue) if one is not None)]
    whole = replace(said, start=min(p.start for p in parts), end=max(p.end for p in parts))
    return replace(item, span=whole, content=(said,))


FIELDS: Mapping[str, Mapping[str, Setter]] = {
    "position": {
        "held": _one_of("held", Held),
        "span": lambda item, value, coding: replace(item, span=coding.span(value)),
        "speaker": _says,
        "said_on": _its_statements,
        "party": lambda item, value, coding: replace(item, party=coding.book.coded_party(value)),
        "issue": lambda item, value, coding: replace(item, issue=coding.book.issue(value)),
        "option": lambda item, value, _: replace(item, option=value),
        "target": _text("target"),
        "stance": _stance,
        "scope": _one_of("scope", Scope, none=True),
        "condition": _condition(span_alone=False),
        "red_line": _flag("red_line"),
    },
    "statement": {
        "span": _statement_span,
        "sourcing": _one_of("sourcing", Sourcing),
        "speaker": _source,
        "said_on": _said_on,
        "form": _one_of("form", Form),
        "act": _one_of("act", Act),
        "condition": _condition(span_alone=True),
        "negated": _flag("negated"),
        "hedged": _flag("hedged"),
    },
    "event": {
        "span": lambda item, value, coding: replace(
            item, spans=(coding.span(value), *item.spans[1:])
        ),
        "said_on": _done_on,
        "type": _one_of("type", EventType),
        "place": _text("place"),
        "actors": _actors("actors"),
        "recipients": _actors("recipients"),
        "fatalities": _fatalities,
        "background": _flag("background"),
    },
}
"""What can be corrected of each kind, in the order in which it is set."""
CARRIED = ("speaker", "said_on")
"""What a position takes from its statement, where it is corrected for all that it carries."""


def carried(changes: Changes) -> Changes:
    """Return the changes of a position that are changes of its statement."""
    return {name: value for name, value in changes.items() if name in CARRIED}
