"""How outcomes, parties and concepts of a graph model are called, and which of them is meant."""

import re
from collections.abc import Mapping, Sequence
from math import prod

import numpy as np

from detente.analysis.unknown_preference import KINDS
from detente.display import clean, plain, runs
from detente.errors import DetenteError
from detente.exchange.stability_model import StabilityModel

_CONCEPTS = {"nash": "Nash", "weak": "weak", "strong": "strong"}
_SHOWN = 12
_AND = re.compile(r",|\s+and\s+", re.IGNORECASE)


def outcome_named(model: StabilityModel, given: str) -> int:
    """Return the outcome that a person's words mean.

    A number, the name of a state, or terms such as ``ceasefire = holds, attack = no`` that are
    true of one feasible outcome alone; terms are parted by commas or by ``and``.

    Raises
    ------
    DetenteError
        If no outcome, an infeasible one, or more than one is meant.
    """
    if given in model.states:
        found = [model.states.index(given)]
    elif given.strip().isdecimal() and len(given) < _SHOWN:
        found = [int(model.same[int(given)])] if int(given) < model.graph.outcomes else []
    else:
        found = _described(model, given)
    kept = [one for one in found if model.graph.feasible[one]]
    if len(kept) == 1:
        return kept[0]
    if kept:
        raise DetenteError(
            f"{clean(given)!r} is true of {len(kept)} outcomes: {numbers(model, kept[:_SHOWN])}",
            hint="Name more of its options, or give its number.",
        )
    raise DetenteError(
        f"{clean(given)!r} is no feasible outcome of the model",
        hint=_feasible(model),
    )


def _feasible(model: StabilityModel) -> str:
    """Say which outcomes there are, of many the first."""
    first = numbers(model, np.flatnonzero(model.graph.feasible)[:_SHOWN].tolist())
    more = f" and {model.count - _SHOWN:,} more" if model.count > _SHOWN else ""
    return f"The feasible {'states' if model.states else 'outcomes'} are {first}{more}."


def _described(model: StabilityModel, given: str) -> list[int]:
    """Return the feasible outcomes of which all terms are true.

    Raises
    ------
    DetenteError
        If some term is none.
    """
    if model.states or "=" not in given:
        return []
    by_commas = [_term(model, one) for one in given.split(",")]
    parts = given.split(",") if None not in by_commas else _AND.split(given)
    found = model.graph.feasible.copy()
    for part in parts:
        term = _term(model, part)
        if term is None:
            raise DetenteError(
                f"{clean(part)!r} is no issue of the model with one of its options",
                hint="Part terms by commas or by `and`, as in "
                f"`{terms(model.describe(int(found.argmax())))}`, or give a number.",
            )
        at, place = term
        found &= np.arange(len(found)) // prod(model.sizes[:at]) % model.sizes[at] == place
    outcomes: list[int] = np.flatnonzero(found).tolist()
    return outcomes


def _term(model: StabilityModel, given: str) -> tuple[int, int] | None:
    """Return the places of the issue and the option that a term names, None if it names none."""
    issue, _, option = (part.strip() for part in given.partition("="))
    at = _meant(issue, model.issues)
    place = None if at is None else _meant(option, model.options[at])
    return None if at is None or place is None else (at, place)


def _meant(given: str, names: Sequence[str]) -> int | None:
    """Return the place of a name as the file writes it, or as it is printed: in plain words."""
    if given in names:
        return names.index(given)
    printed = [plain(clean(name)) for name in names]
    return printed.index(given) if printed.count(given) == 1 else None


def numbers(model: StabilityModel, outcomes: Sequence[int]) -> str:
    """Return outcomes as a list, three or more in a row as a range; states by their names.

    None of them is "none".
    """
    if outcomes and model.states:
        return ", ".join(clean(model.states[one]) for one in outcomes)
    return runs(outcomes)


def party_name(party: str) -> str:
    """Return a party's id as a name.

    >>> party_name("local_council"), party_name("UPC")
    ('Local Council', 'UPC')
    """
    words = plain(clean(party))
    return words.title() if words.islower() else words


def people(names: Sequence[str]) -> str:
    """Return names joined as in a sentence.

    >>> people(["upper_town", "lower_town"])
    'Upper Town and Lower Town'
    """
    named = [party_name(one) for one in names]
    if len(named) == 1:
        return named[0]
    return f"{', '.join(named[:-1])} and {named[-1]}"


def concept_name(concept: str) -> str:
    """Return a concept as the literature writes it.

    >>> concept_name("nash"), concept_name("l_2"), concept_name("strong_gmr")
    ('Nash', 'L2', 'strong GMR')
    >>> concept_name("seq_d")
    'SEQ (d)'
    """
    if concept.startswith("l_"):
        return concept.upper().replace("_", "")
    base, _, kind = concept.rpartition("_")
    if kind in KINDS:
        return f"{concept_name(base)} ({kind})"
    return " ".join(_CONCEPTS.get(part, part.upper()) for part in concept.split("_"))


def change(model: StabilityModel, before: int, after: int) -> str:
    """Return what one outcome has that another has not: the move between them.

    >>> from detente.exchange.stability_models import load_stability
    >>> change(load_stability("chicken"), 0, 1)
    'one swerves = yes'
    """
    if model.states:
        return f"going to {clean(model.states[after])}"
    old = model.describe(before)
    new = model.describe(after)
    return terms({issue: option for issue, option in new.items() if old[issue] != option})


def move(model: StabilityModel, before: int, after: int) -> str:
    """Return a move by what it changes and where it leads, of states by their name alone.

    >>> from detente.exchange.stability_models import load_stability
    >>> move(load_stability("chicken"), 0, 1)
    'one swerves = yes (1)'
    """
    told = change(model, before, after)
    return told if model.states else f"{told} ({after})"


def terms(outcome: Mapping[str, str]) -> str:
    """Return options by issue, in words."""
    return ", ".join(f"{plain(clean(i))} = {plain(clean(o))}" for i, o in outcome.items())


def outcome_name(model: StabilityModel, outcome: int) -> str:
    """Return an outcome by what it is called and, if it has issues, what it says."""
    if model.states:
        return clean(model.states[outcome])
    return f"{outcome} ({terms(model.describe(outcome))})"
