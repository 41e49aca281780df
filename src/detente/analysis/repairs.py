"""Which single term, added or settled another way, makes a package hold in more draws."""

from collections.abc import Iterator

from detente.analysis.package_stability import package_stability
from detente.analysis.results import Outcome, Repair
from detente.negotiation import Draws, Template, Term

LEAST = 0.02
CONCEPT = "gmr"


def repairs_of(
    template: Template, draws: Draws, outcome: Outcome, *, concept: str = CONCEPT
) -> tuple[Repair, ...]:
    """Return the single changes of a term after which a state is an equilibrium more often.

    Parameters
    ----------
    template, draws
        The model, and draws of its principals.
    outcome
        The state, ``{issue: option}``.
    concept
        The stability concept that is asked: nash, gmr, smr or seq.

    Returns
    -------
    Those that help most first, of equal ones in the template's order. A change that is infeasible,
    that only takes a term back (things as they are), or that helps in less than 2 of 100 draws, is
    left out.
    """
    feasible = {tuple(row) for row in template.outcomes().tolist()}

    def holds(state: Outcome) -> float:
        return package_stability(template, draws, state).concepts[concept]

    before = holds(outcome)
    found = [
        Repair(issue=issue, option=option, before=before, after=holds(changed))
        for issue, option in _terms(template)
        if (changed := dict(outcome) | {issue: option}) != dict(outcome)
        and _places(template, changed) in feasible
    ]
    helping = [one for one in found if one.after - before >= LEAST]
    return tuple(sorted(helping, key=lambda one: -one.after))


def _terms(template: Template) -> Iterator[Term]:
    """Yield every option of every issue but things as they are."""
    for issue in template.issues:
        for option in issue.options[1:]:
            yield issue.key, option.id


def _places(template: Template, outcome: Outcome) -> tuple[int, ...]:
    """Return the places of an outcome's options."""
    return tuple(issue.place_of(outcome[issue.key]) for issue in template.issues)
