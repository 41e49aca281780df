"""What is said of numbers set by hand: which one it is, that it moves nothing, what it hides."""

from collections.abc import Sequence

from detente.display import plain
from detente.negotiation import Override, Party, Template
from detente.preference import number_told


def standing(ours: Sequence[Override], written: Sequence[Override]) -> tuple[Override, ...]:
    """Return the record's overrides and those of a template; of one number the record's holds."""
    keys = {one.key for one in ours}
    return (*ours, *(one for one in written if one.key not in keys))


def number_of(template: Template, one: Override) -> str:
    """Return whose number it is, and which, in words."""
    names = {party.id: party.name for party in template.parties}
    who = names.get(one.party, plain(one.party))
    return f"{who}, {plain(number_told(one.issue, one.option))}"


def idle(template: Template | None, one: Override) -> str:
    """Say that a number set by hand moves nothing, and why; nothing where it counts.

    The model has none such (None: there is no model), it is the weight of an only issue, or the
    party need not agree.
    """
    if template is None or not template.has_place(one):
        return "the model has no such number yet, so this moves nothing: see `detente template`"
    if one.about == "weight" and len(template.issues) == 1:
        return "the model has one issue, which has all the weight, so this moves nothing"
    if one.party in {party.id for party in _asked(template)}:
        return ""
    return f"{template.party(one.party).name} need not agree, so this moves no share of draws"


def idle_parties(template: Template) -> tuple[str, ...]:
    """Return the names of the parties none of whose numbers moves a share of draws."""
    asked = _asked(template)
    return tuple(party.name for party in template.parties if party not in asked)


def _asked(template: Template) -> tuple[Party, ...]:
    """Return the parties whose acceptance counts, at the table or at home."""
    return (*template.principals, *template.audiences)


def beneath(written: Template | None, one: Override) -> str:
    """Say that a template sets a number too, on which the record lays its own; else nothing.

    ``written`` is the analyst's template as it was written, if there is one.
    """
    under = written.override_of(one.party, one.issue, one.option) if written else None
    if written is None or under is None:
        return ""
    return (
        f"the template sets this number as well ({number_of(written, one)}: {under.range_told}; "
        f"{under.told}), and that counts where the record sets nothing"
    )
