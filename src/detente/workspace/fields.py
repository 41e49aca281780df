"""The fields of an item that a person may change, as a form shows them and gives them back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from detente.display import plain
from detente.evidence import (
    STANCES,
    Act,
    Event,
    EventType,
    Form,
    Held,
    Position,
    Reading,
    Scope,
    Sourcing,
    Span,
    Statement,
)
from detente.model.issues import load_issues
from detente.record.items import Item
from detente.workspace.telling import name_of, names

Read = tuple[Item, Reading]
"""An item, and the reading that its speaker and its day stand in."""
Control = Literal["text", "choice", "stance", "check", "day", "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value that a field can take; ``group`` is the heading under which it is offered."""

    value: str
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of an item: what it is called, what it says, and how a form gives it back.

    ``machine`` is what the reader said where a person corrected it, else None; ``stands`` is what
    the record has where ``given`` is something that was typed and refused, else None.
    """

    name: str
    label: str
    control: Control
    shown: str
    given: str
    choices: tuple[Choice, ...] = ()
    machine: str | None = None
    stands: str | None = None


_LABELS = {
    "party": "Party", "issue": "Issue", "target": "Target", "option": "Option",
    "stance": "Stance", "scope": "Scope", "condition": "Condition", "red_line": "Red line",
    "held": "Held", "speaker": "Speaker", "said_on": "Said on", "form": "Form",
    "sourcing": "Sourcing", "act": "Act", "negated": "Denied", "hedged": "Hedged",
    "type": "Type", "place": "Place", "actors": "Who", "recipients": "To whom",
    "fatalities": "Dead", "background": "Background",
}  # fmt: skip
OF_KIND: Mapping[str, tuple[str, ...]] = {
    "position": (
        "party", "stance", "issue", "option", "target", "scope", "condition", "red_line", "held",
        "speaker", "said_on",
    ),
    "statement": (
        "speaker", "said_on", "form", "sourcing", "act", "negated", "hedged", "condition",
    ),
    "event": (
        "type", "said_on", "place", "actors", "recipients", "fatalities", "background",
    ),
    "proposal": (),
}  # fmt: skip
"""The fields of each kind that can be corrected, in the order of the card."""
CHECKS = frozenset({"red_line", "negated", "hedged", "background"})
"""The fields that are a box to tick."""
_ALLOWED: Mapping[str, tuple[str, ...]] = {
    "scope": get_args(Scope), "held": get_args(Held), "form": get_args(Form),
    "sourcing": get_args(Sourcing), "act": (*get_args(EventType), get_args(Act)[-1]),
    "type": get_args(EventType),
}  # fmt: skip
_AS_GIVEN = frozenset({"speaker", "target", "place", "said_on", "condition", "fatalities"})
_OPTIONAL = frozenset({"scope"})
_FREE = frozenset({"party", "issue", "option", "speaker"})


def fields_of(item: Item, kind: str, reading: Reading, machine: Read) -> tuple[Field, ...]:
    """Return the fields of an item with what the machine had said beside each correction."""
    return tuple(_field(name, (item, reading), machine) for name in OF_KIND[kind])


def _field(name: str, counts: Read, machine: Read) -> Field:
    """Return one field."""
    given, before = given_of(name, *counts), given_of(name, *machine)
    reading = counts[1]
    return Field(
        name=name,
        label=_LABELS[name],
        control=_control(name),
        shown=shown(name, given, reading),
        given=given,
        choices=choices(name, reading),
        machine=(shown(name, before, reading) or "nothing") if given != before else None,
    )


def with_typed(fields: Sequence[Field], typed: Mapping[str, str]) -> tuple[Field, ...]:
    """Return fields that hold what was typed into them, beside what the record has."""
    return tuple(
        replace(one, given=typed[one.name], stands=one.given) if one.name in typed else one
        for one in fields
    )


def blank_fields(kind: str, reading: Reading) -> tuple[Field, ...]:
    """Return the fields of an item that is still to be made."""
    given = {"held": "stated", "stance": "1"}
    return tuple(
        Field(
            name=name, label=_LABELS[name], control=_control(name),
            shown="", given=given.get(name, ""), choices=choices(name, reading),
        )
        for name in OF_KIND[kind]
    )  # fmt: skip


def _control(name: str) -> Control:
    """Return how a field is filled in."""
    special: dict[str, Control] = {"stance": "stance", "condition": "words", "said_on": "day"}
    if name in CHECKS:
        return "check"
    return special.get(name, "choice" if name in _ALLOWED else "text")


def given_of(name: str, item: Item, reading: Reading) -> str:
    """Return the value of a field as a form holds it; nothing where it is not known."""
    special = {
        "speaker": _speaker, "said_on": _said_on, "condition": _condition,
        "fatalities": _fatalities,
    }  # fmt: skip
    if name in special:
        return special[name](item, reading)
    value = getattr(item, name)
    if isinstance(value, tuple):
        return ", ".join(value)
    if value is None or isinstance(value, bool):
        return "yes" if value else ""
    return str(value)


def _statement_of(item: Item, reading: Reading) -> Statement | None:
    """Return the statement that an item is or rests on."""
    if isinstance(item, Statement):
        return item
    return reading.statement(item.statement) if isinstance(item, Position) else None


def _speaker(item: Item, reading: Reading) -> str:
    """Return who speaks: an actor's id, else the words for it."""
    if isinstance(item, Position) and item.actor:
        return item.actor
    statement = _statement_of(item, reading)
    return (statement.source.actor or statement.source.text) if statement else ""


def _said_on(item: Item, reading: Reading) -> str:
    """Return the day of the words or of the deed."""
    if isinstance(item, Event):
        return item.on.date or ""
    statement = _statement_of(item, reading)
    return (statement.said_on.date or "") if statement else ""


def _condition(item: Item, reading: Reading) -> str:
    """Return the words of a condition."""
    found = getattr(item, "condition", None)
    span = found if isinstance(found, Span) or found is None else found.span
    return reading.article.quote(span) if span else ""


def _fatalities(item: Item, _: Reading) -> str:
    """Return how many died, as one number or as two."""
    dead = getattr(item, "fatalities", None)
    if dead is None:
        return ""
    return str(dead.min) if dead.max == dead.min else f"{dead.min}-{dead.max or ''}"


def shown(name: str, given: str, reading: Reading) -> str:
    """Return a form's value as a person reads it."""
    if name == "stance":
        return f"{STANCES[int(given)]} ({int(given):+d})" if given else ""
    if name in ("actors", "recipients"):
        return names(reading, [one for one in given.split(", ") if one])
    if name == "party" or (name == "speaker" and reading.actor(given)):
        return name_of(reading, given)
    return given if name in _AS_GIVEN else plain(given)


def choices(name: str, reading: Reading) -> tuple[Choice, ...]:
    """Return what a field can be, or what is proposed for it."""
    if name in _ALLOWED:
        some = tuple(Choice(value=one, label=plain(one)) for one in _ALLOWED[name])
        return (Choice(value="", label="not said"), *some) if name in _OPTIONAL else some
    if name == "stance":
        return tuple(Choice(value=str(n), label=STANCES[n]) for n in sorted(STANCES))
    return _proposed(name, reading) if name in _FREE else ()


def _proposed(name: str, reading: Reading) -> tuple[Choice, ...]:
    """Return the parties, speakers, issues or options that are known."""
    if name == "speaker":
        return tuple(Choice(value=one.id, label=one.name) for one in reading.actors)
    if name == "party":
        known = sorted({one.party for one in reading.actors if one.party})
        return tuple(Choice(value=one, label=name_of(reading, one)) for one in known)
    kinds = load_issues().kinds.values()
    if name == "issue":
        return tuple(Choice(value=one.id, label=one.title) for one in kinds)
    return tuple(
        Choice(value=key, label=option.title, group=kind.id)
        for kind in kinds
        for key, option in kind.options.items()
    )
