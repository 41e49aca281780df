"""A fork in an address: what is changed, part by part, read and written back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import unquote

from detente.article import STANCES
from detente.errors import DetenteError, NotFoundError
from detente.negotiation import Override, Scenario, Template
from detente.preference import IssueKey
from detente.whatif import Change
from detente.workspace.bench import Bench
from detente.workspace.deciding import signed
from detente.workspace.outcomes import escaped, issue_of, term_of
from detente.workspace.shelf import Shelf
from detente.workspace.typed import chosen, range_of, written

Pair = tuple[str, str]
Cell = tuple[str, str, str]
RULES: Mapping[str, Scenario] = {
    "equal_weights": Scenario(equal_weights=True),
    "half_life_halved": Scenario(half_life_factor=0.5),
    "half_life_doubled": Scenario(half_life_factor=2.0),
}
"""Rules of the model that can be changed as a whole."""
TOLD_RULES = {
    "equal_weights": "every sentence weighs the same",
    "half_life_halved": "what is old counts less: half the half-life",
    "half_life_doubled": "what is old counts more: twice the half-life",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A fork as its address has it: texts under the names of their parameters."""

    drop: tuple[str, ...] = ()
    lift: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    weight: tuple[str, ...] = ()
    no_agreement: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    rule: tuple[str, ...] = ()

    def pairs(self) -> tuple[Pair, ...]:
        """Return name and text of every part, in order."""
        return tuple((one.name, text) for one in fields(self) for text in getattr(self, one.name))

    def without(self, pair: Pair) -> "Asked":
        """Return the fork without one part."""
        name, text = pair
        kept = tuple(one for one in getattr(self, name) if one != text)
        return replace(self, **{name: kept})

    def with_part(self, pair: Pair) -> "Asked":
        """Return the fork with one part more; of two about one thing the later holds."""
        name, text = pair
        about = _about(name, text)
        kept = tuple(one for one in getattr(self, name) if _about(name, one) != about)
        return replace(self, **{name: (*kept, text)})


def _about(name: str, text: str) -> str:
    """Return what a part is about: a stance or a number is about its cell."""
    return text.rpartition("/")[0] if name in ("stance", *NUMBERS) else text


def cell_text(party: str, issue: str, option: str) -> str:
    """Return a party's option of an issue as an address has it."""
    return f"{escaped(party)}/{escaped(issue)}={escaped(option)}"


def cell_of(text: str, template: Template) -> Cell:
    """Return the cell that ``party/issue=option`` means.

    Raises
    ------
    NotFoundError
        If the model has no such party or term.
    DetenteError
        If the text has another form.
    """
    party, slash, term = text.partition("/")
    if not slash or "=" not in term:
        raise DetenteError(
            f"{text!r} names no party with a term", hint="Write it as party/issue=option."
        )
    issue, option = term_of(term, template)
    return _party_of(party, template), issue, option


def _party_of(text: str, template: Template) -> str:
    """Return the party that a part of an address means."""
    party = unquote(text)
    if party not in {one.id for one in template.parties}:
        raise NotFoundError(f"the model has no party {party!r}", hint="Choose one of its parties.")
    return party


def _parted(text: str, form: str, slashes: int = 1) -> tuple[str, str]:
    """Return a cell and what stands behind it; refuse a text of another form."""
    cell, slash, rest = text.rpartition("/")
    if not slash or cell.count("/") < slashes:
        raise DetenteError(f"{text!r} is no change of a value", hint=f"Write it as {form}.")
    return cell, rest


def stance_of(text: str, template: Template) -> tuple[Cell, int]:
    """Return the cell and the stance that ``party/issue=option/stance`` means."""
    cell, number = _parted(text, "party/issue=option/stance, such as north/ceasefire=full/1")
    named = {str(stance): stance for stance in STANCES}
    if number not in named:
        raise DetenteError(
            f"{number!r} is no stance", hint=f"Choose from {', '.join(map(str, STANCES))}."
        )
    return cell_of(cell, template), named[number]


def override_of(text: str, template: Template) -> Override:
    """Return the range that ``party/issue=option/low-mode-high`` means."""
    cell, numbers = _parted(
        text, "party/issue=option/low-mode-high, such as north/ceasefire=full/0.2-0.4-0.6"
    )
    return _ranged(cell_of(cell, template), numbers)


def weight_of(text: str, template: Template) -> Override:
    """Return the range that ``party/issue/low-mode-high`` means for the weight of an issue."""
    cell, numbers = _parted(text, "party/issue/low-mode-high, such as north/ceasefire/0.4-0.5-0.6")
    party, _, issue = cell.partition("/")
    return _ranged((_party_of(party, template), issue_of(issue, template), ""), numbers)


def no_agreement_of(text: str, template: Template) -> Override:
    """Return the range that ``party/low-mode-high`` means for what no agreement is worth."""
    party, numbers = _parted(text, "party/low-mode-high, such as north/0.2-0.3-0.4", slashes=0)
    return _ranged((_party_of(party, template), "", ""), numbers)


NUMBERS: Mapping[str, Callable[[str, Template], Override]] = {
    "value": override_of, "weight": weight_of, "no_agreement": no_agreement_of,
}  # fmt: skip
"""The parts of an address that set a number of a party, and how each is read."""


def _ranged(cell: Cell, numbers: str) -> Override:
    """Return the range that ``low-mode-high`` means for a number of a party."""
    party, issue, option = cell
    try:
        low, mode, high = (float(one) for one in numbers.split("-"))
    except ValueError as error:
        raise DetenteError(
            f"{numbers!r} is not a range", hint="Write low, most likely, high: 0.2-0.4-0.6."
        ) from error
    if not 0 <= low <= mode <= high <= 1:
        raise DetenteError(
            f"{numbers} is not a range", hint="It needs 0 <= low <= most likely <= high <= 1."
        )
    return Override(
        party=party,
        issue=IssueKey(issue),
        option=option,
        low=low,
        mode=mode,
        high=high,
        reason="what if",
    )


def change_of(asked: Asked, bench: Bench) -> Change:
    """Return the change that an address asks for.

    Raises
    ------
    DetenteError
        If something in it is not of this model; the sentence names it.
    """
    template = bench.template
    keys = {claim.key for claim in bench.evidence.claims}
    keys |= {one.key for one in template.overrides}
    for key in asked.drop:
        if key not in keys:
            raise NotFoundError(
                f"the record has no position {key!r} on that day", hint="Choose one of the list."
            )
    scenario = Scenario(
        name="what if",
        drop=frozenset(asked.drop),
        lift=frozenset(cell_of(text, template) for text in asked.lift),
        stance=dict(stance_of(text, template) for text in asked.stance),
    )
    off = frozenset((IssueKey(i), o) for i, o in (term_of(t, template) for t in asked.off))
    return Change(
        scenario=_ruled(scenario, asked.rule),
        overrides=tuple(
            read(text, template) for name, read in NUMBERS.items() for text in getattr(asked, name)
        ),
        off_table=off,
    )


def _ruled(scenario: Scenario, rules: tuple[str, ...]) -> Scenario:
    """Return a scenario under other rules."""
    for name in rules:
        if name not in RULES:
            raise NotFoundError(
                f"there is no rule {name!r}", hint=f"Choose from {', '.join(RULES)}."
            )
        rule = RULES[name]
        scenario = replace(
            scenario,
            equal_weights=scenario.equal_weights or rule.equal_weights,
            half_life_factor=scenario.half_life_factor * rule.half_life_factor,
        )
    return scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Adding:
    """What a form adds to a fork: a party and a term, what it says of it or what it is worth.

    With ``worth`` the term may be ``issue=``, the weight of the issue, or ``=``, no agreement.
    Of ``says`` and ``worth`` the one that is not None tells which form it is.
    """

    party: str = ""
    term: str = ""
    says: str | None = None
    worth: str | None = None


def with_added(asked: Asked, one: Adding) -> Asked:
    """Return a fork with what a form adds; the address then says the same.

    Raises
    ------
    FieldError
        If something is not chosen, or the numbers are no range; it names the field.
    """
    form = {"party": one.party, "term": one.term, "says": one.says or ""}
    party = escaped(chosen(form, "party", "party"))
    if one.worth is None:
        says, term = chosen(form, "says", "stance"), chosen(form, "term", "term")
        return asked.with_part(("stance", f"{party}/{term}/{says}"))
    term = chosen(form, "term", "number")
    name, about = _number_named(term)
    return asked.with_part((name, f"{party}{about}/{written(range_of(one.worth, 'worth'))}"))


def _number_named(term: str) -> Pair:
    """Return under which name an address has a number of a party, and what it is about."""
    issue, _, option = term.partition("=")
    if option:
        return "value", f"/{term}"
    return ("weight", f"/{issue}") if issue else ("no_agreement", "")


def keep_fork(shelf: Shelf, address: str, told: str, form: Mapping[str, str]) -> None:
    """Keep a fork by name, as the form signs it.

    Raises
    ------
    CaseError
        If it has no name.
    """
    shelf.case.keep_fork(form.get("name", ""), address, told, **signed(form))
