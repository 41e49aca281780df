"""The fields of an item that a person may change, as a form shows them and gives them back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from detente.article import (
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
from detente.brief.wording import said, words
from detente.codebook import Codes, shipped_codes
from detente.display import distinct, plain
from detente.model.issues import load_issues
from detente.record.items import Item
from detente.workspace.telling import name_of, names, told_apart

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

    @property
    def input(self) -> str:
        """Return the name of the field's input, which hides no property of its form."""
        return INPUTS.get(self.name, self.name)


INPUTS: Mapping[str, str] = {"form": "in_form", "type": "of_type", "target": "about"}
"""Names of inputs that are not their field's: in a browser a form has properties of that name."""
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
_TO_CHOOSE = frozenset(_ALLOWED) - _OPTIONAL | {"option"}
_CHOOSE = Choice(value="", label="choose…")
_NO_WAY = "which way is not said"
NOT_SAID = "-"
"""What a form for a new item gives where somebody chose that no way is said."""
_IN_CODES = frozenset({"issue", "option"})
_CODED = _IN_CODES | {"party"}
_TABLES = {"type": "event_type", "act": "event_type"}
"""The table of words of a field's values, where it is not called like the field."""


def fields_of(item: Item, kind: str, reading: Reading, machine: Read) -> tuple[Field, ...]:
    """Return the fields of an item with what the machine had said beside each correction."""
    return tuple(_field(name, (item, reading), machine) for name in OF_KIND[kind])


def _field(name: str, counts: Read, machine: Read) -> Field:
    """Return one field."""
    given, before = given_of(name, *counts), given_of(name, *machine)
    reading, issue = counts[1], getattr(counts[0], "issue", "")
    said_before = shown(name, before, reading, getattr(machine[0], "issue", "")) or "nothing"
    return Field(
        name=name,
        label=_LABELS[name],
        control=_control(name),
        shown=shown(name, given, reading, issue),
        given=given,
        choices=choices(name, reading),
        machine=said_before if given != before else None,
    )


def filled(
    fields: Sequence[Field], codes: Codes | None, typed: Mapping[str, str], *, new: bool = False
) -> tuple[Field, ...]:
    """Return fields that offer what a case codes with, and hold what was typed into them.

    What the record has stands beside what was typed; a value that is no choice becomes one. Of a
    ``new`` item nothing is chosen until somebody chooses it, no way to settle an issue either.
    """
    issue = next((one.given for one in fields if one.name == "issue"), "")
    issue = typed.get("issue", issue)
    made = []
    for one in fields:
        given = typed.get(one.name, one.given)
        stands = one.given if one.name in typed else None
        some = _coded(one.name, codes) if codes and one.name in _IN_CODES else one.choices
        some = _to_choose(some) if new and one.name == "option" else some
        some = tuple(sorted(some, key=lambda choice: _rank(choice, issue)))
        if one.name in _CODED and all(choice.value != given for choice in some):
            some = (
                Choice(value=given, label=label_of(one.name, given, issue) or _CHOOSE.label),
                *some,
            )
        made.append(replace(one, given=given, stands=stands, choices=some))
    return tuple(made)


def _to_choose(options: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return options among which it has to be chosen that none is said."""
    return tuple(one if one.value else replace(one, value=NOT_SAID) for one in options)


def _rank(choice: Choice, issue: str) -> int:
    """Return where a choice stands: the ways of the issue at hand before those of others."""
    own = bool(issue) and choice.group == label_of("issue", issue)
    return 0 if not choice.group else 1 if own else 2


def blank_fields(kind: str, reading: Reading) -> tuple[Field, ...]:
    """Return the fields of an item that is still to be made; none of them is filled in."""
    return tuple(
        Field(
            name=name, label=_LABELS[name], control=_control(name), shown="", given="",
            choices=_offered(name, reading),
        )
        for name in OF_KIND[kind]
    )  # fmt: skip


def _offered(name: str, reading: Reading) -> tuple[Choice, ...]:
    """Return what can be chosen for a field of a new item, nothing first where it has to be."""
    some = choices(name, reading)
    some = _to_choose(some) if name == "option" else some
    return (_CHOOSE, *some) if name in _TO_CHOOSE else some


def unchosen(form: Mapping[str, str], kind: str) -> tuple[str, ...]:
    """Return what a form for a new item offered to choose from, and nothing was chosen of."""
    return tuple(
        _LABELS[name].lower()
        for name in OF_KIND[kind]
        if name in _TO_CHOOSE and form.get(INPUTS.get(name, name)) == ""
    )


def _control(name: str) -> Control:
    """Return how a field is filled in."""
    special: dict[str, Control] = {"stance": "stance", "condition": "words", "said_on": "day"}
    if name in CHECKS:
        return "check"
    return special.get(name, "choice" if name in _ALLOWED or name in _CODED else "text")


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
        return ", ".join(_called(reading, one) for one in value)
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
        return _called(reading, item.actor)
    statement = _statement_of(item, reading)
    if statement is None:
        return ""
    actor = statement.source.actor
    return _called(reading, actor) if actor else statement.source.text


def _called(reading: Reading, key: str) -> str:
    """Return the name by which a form names an actor; the id where the name is not its alone."""
    actor = reading.actor(key)
    if actor is None or "," in actor.name:
        return key
    alike = [one for one in reading.actors if one.name.casefold() == actor.name.casefold()]
    return actor.name if len(alike) == 1 else key


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


def shown(name: str, given: str, reading: Reading, issue: str = "") -> str:
    """Return a form's value as a person reads it."""
    if name == "stance":
        number = f" ({int(given):+d})" if given.strip("0") else ""
        return f"{STANCES[int(given)]}{number}" if given else ""
    if name in ("actors", "recipients"):
        return names(reading, [one for one in given.split(", ") if one])
    if name == "party" or (name == "speaker" and reading.actor(given)):
        return name_of(reading, given)
    return given if name in _AS_GIVEN else label_of(name, given, issue)


def label_of(name: str, value: str, issue: str = "") -> str:
    """Return a value of a field in words; of an option, as its issue calls it.

    Examples
    --------
    >>> label_of("type", "AGREE"), label_of("option", "partial", "prisoners")
    ('agreement or promise', 'a partial exchange')
    """
    if not value:
        return ""
    if name == "issue":
        return load_issues().kind(value).title
    if name == "option":
        return load_issues().kind(issue).option_title(value)
    table = _TABLES.get(name, name)
    return said(table, value) if table in words() else plain(value)


def choices(name: str, reading: Reading) -> tuple[Choice, ...]:
    """Return what a field can be, or what is proposed for it."""
    if name in _ALLOWED:
        some = tuple(Choice(value=one, label=label_of(name, one)) for one in _ALLOWED[name])
        return (Choice(value="", label="not said"), *some) if name in _OPTIONAL else some
    if name == "stance":
        return tuple(Choice(value=str(n), label=STANCES[n]) for n in sorted(STANCES))
    return _coded(name, shipped_codes()) if name in _IN_CODES else _known(name, reading)


def _known(name: str, reading: Reading) -> tuple[Choice, ...]:
    """Return the speakers or the parties that an article knows."""
    if name == "speaker":
        return tuple(Choice(value=_called(reading, one.id), label="") for one in reading.actors)
    known = sorted({one.party for one in reading.actors if one.party}) if name == "party" else ()
    names_of = distinct({one: name_of(reading, one) for one in known}, plain)
    return tuple(Choice(value=one, label=label) for one, label in names_of.items())


def _ways_of(issue: str, options: Sequence[str]) -> dict[str, str]:
    """Return the options of an issue in words, no two alike."""
    ways = {option: label_of("option", option, issue) for option in options}
    return told_apart(ways, load_issues().kind(issue).first)


def _coded(name: str, codes: Codes) -> tuple[Choice, ...]:
    """Return the issues, or the options of each, in words."""
    titles = distinct({issue: label_of("issue", issue) for issue in codes}, plain)
    if name == "issue":
        return tuple(Choice(value=one, label=title) for one, title in titles.items())
    ways = tuple(
        Choice(value=option, label=label, group=titles[issue])
        for issue in codes
        for option, label in _ways_of(issue, sorted(codes[issue])).items()
    )
    return (Choice(value="", label=_NO_WAY), *ways)
