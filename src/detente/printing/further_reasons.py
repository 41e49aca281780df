"""Why a party stays or leaves by attitudes to the unknown, and how strongly it is stable."""

from collections.abc import Sequence

from detente.analysis.verdicts import Witness
from detente.display import clean
from detente.exchange.stability_model import StabilityModel
from detente.printing.further_concepts import UNKNOWN, is_grade
from detente.printing.outcome_names import concept_name, move, party_name, people
from detente.printing.stability_look import Found


def by_further(
    found: Found, party: int, outcome: int, concept: str, reasons: Sequence[Witness]
) -> list[str]:
    """Tell why a party stays or leaves by a concept beside the five, as far as witnesses do.

    Parameters
    ----------
    found, party, outcome, concept
        Whose stability, where, and by what.
    reasons
        The witnesses of this party for this concept; for strong and weak those of strong.
    """
    model = found.model
    by, name = concept_name(concept), party_name(model.parties[party])
    if is_grade(concept):
        base = concept_name(concept.split("_")[1])
        lines = [f"By {base} {_tempting(model, one)}{_far(model, one)}." for one in reasons]
        return [*lines, f"{name} is {grade(found, party, outcome, concept)} by {base}."]
    verb = "stays" if found.verdicts.stable[concept][party, outcome] else "leaves"
    if concept not in UNKNOWN:
        return [f"By {by} {name} {verb}."]
    if not reasons:
        return [f"By {by} {name} has nothing to leave for, so it stays."]
    lines = [f"By {by} {_tempting(model, one)}{_deterring(model, one)}." for one in reasons]
    return [*lines, f"So {name} {verb} by {by}."]


def grade(found: Found, party: int, outcome: int, concept: str) -> str:
    """Return how stable an outcome is for a party: strongly, weakly, or not at all."""
    given, base = concept.split("_")
    if not found.verdicts.stable[base][party, outcome]:
        return "not stable"
    is_so = found.verdicts.stable[concept][party, outcome]
    return "strongly stable" if is_so == (given == "strong") else "stable, weakly,"


def graded_together(found: Found, outcome: int, concept: str) -> str:
    """Say whether an outcome is a strong or a weak equilibrium, or none."""
    model = found.model
    base = concept_name(concept.split("_")[1])
    grades = {p: grade(found, p, outcome, concept) for p in model.graph.focal}
    weakly = [p for p, told in grades.items() if told == "stable, weakly,"]
    if "not stable" in grades.values():
        return f"no equilibrium by {base}"
    if not weakly:
        return f"a strong equilibrium by {base}"
    who = people(model.named(frozenset(weakly)))
    return f"a weak equilibrium by {base}: stable for all, but not strongly for {who}"


def _tempting(model: StabilityModel, one: Witness) -> str:
    """Tell an exit, and whether it is surely better or not to be compared."""
    end = one.outcome if one.exit is None else one.exit
    name, here = party_name(model.parties[one.party]), clean(model.name(one.outcome))
    tried = move(model, one.outcome, end)
    if one.concept in UNKNOWN and model.cannot_compare(one.party, one.outcome, end):
        return f"{name} would try {tried}, which it cannot compare with where it is ({here})"
    return f"{name} would gain by {tried}"


def _answer(model: StabilityModel, one: Witness) -> str:
    """Tell the moves of an answer with those who make them."""
    at, parts = one.outcome if one.exit is None else one.exit, []
    for step in one.sanction:
        answer = move(model, at, step.outcome)
        parts.append(f"{people(model.named(step.movers))}'s answer, {answer}")
        at = step.outcome
    return ", then ".join(parts)


def _deterring(model: StabilityModel, one: Witness) -> str:
    """Tell the answer that deters an exit, or that nothing does."""
    if one.concept.startswith("nash"):
        return ""
    if not one.sanction:
        return "; no answer that counts deters it"
    unsure = model.cannot_compare(one.party, one.outcome, one.sanction[-1].outcome)
    left = "what it cannot compare with" if unsure else "no better than"
    lasting = ", and it cannot mend that" if one.concept.startswith("smr") else ""
    if one.concept.startswith("seq"):
        lasting = ", each step being better for who makes it or not to be compared"
    return f"; {_answer(model, one)}, leaves it {left} where it is{lasting}"


def _far(model: StabilityModel, one: Witness) -> str:
    """Tell the answer that makes a party strongly stable, or that none does."""
    if not one.sanction:
        return "; no answer leaves it far below where it is"
    lasting = ", and whatever it does then, it stays so" if one.concept.endswith("smr") else ""
    return f"; {_answer(model, one)}, leaves it far below where it is{lasting}"
