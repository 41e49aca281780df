"""Why each party stays at an outcome or leaves it, in words for a terminal."""

from collections.abc import Sequence

from detente.analysis.graph_model import own_mover
from detente.analysis.verdicts import CONCEPTS, Witness
from detente.exchange.stability_model import StabilityModel
from detente.printing.further_concepts import UNKNOWN, is_grade
from detente.printing.further_reasons import by_further, graded_together
from detente.printing.lines import wrapped
from detente.printing.narration import bound, narrated
from detente.printing.outcome_names import concept_name, outcome_name
from detente.printing.stability_look import Found
from detente.printing.unknown_words import by_attitude


def why_lines(found: Found, outcome: int, reasons: Sequence[Witness]) -> list[str]:
    """Tell why each party stays at an outcome or leaves it."""
    model = found.model
    lines = wrapped(f"Would {outcome_name(model, outcome)} hold?", "  ")
    for party in model.graph.focal:
        own = [one for one in reasons if one.party == party]
        for sentence in _party_lines(found, party, outcome, own):
            lines += wrapped(f"- {sentence}", "  ")
    for sentence in bound(model):
        lines += wrapped(f"- {sentence}", "  ")
    return [*lines, *wrapped(f"Together: {_held(found, outcome)}.", "  ")]


def _party_lines(found: Found, party: int, outcome: int, reasons: Sequence[Witness]) -> list[str]:
    """Tell why one party stays or leaves: by the five, and by what is asked for beside them."""
    model = found.model
    able = not found.verdicts.no_move[party, outcome]
    told_below = [one for one in found.concepts if one in UNKNOWN or is_grade(one)]
    lines: list[str] = []
    if not able or len(told_below) < len(found.concepts):
        exits = _by_exit(found, reasons)
        unsure = _unsure(model, party, outcome)
        lines += narrated(model, party, outcome, exits, able=able, unsure=unsure)
    for concept in found.concepts if able else ():
        if concept not in CONCEPTS:
            named = concept.replace("weak_", "strong_")
            own = [one for one in reasons if one.concept == named]
            lines += by_further(found, party, outcome, concept, own)
    if able and model.unknown and not found.asked.concepts:
        lines += by_attitude(found, party, outcome)
    return lines


def _by_exit(found: Found, reasons: Sequence[Witness]) -> dict[int, dict[str, Witness]]:
    """Return the witnesses of the five concepts by exit, those of concepts that are shown."""
    exits: dict[int, dict[str, Witness]] = {}
    for one in reasons:
        if one.concept in CONCEPTS and one.exit is not None:
            by_concept = exits.setdefault(one.exit, {})
            if one.concept in found.concepts:
                by_concept[one.concept] = one
    return exits


def _unsure(model: StabilityModel, party: int, outcome: int) -> list[int]:
    """Return the exits that a party cannot compare with where it is."""
    mover = own_mover(model.graph, party)
    ends = [] if mover is None else model.graph.targets(mover, outcome).tolist()
    return [end for end in ends if model.cannot_compare(party, outcome, end)]


def _held(found: Found, outcome: int) -> str:
    """Say by which concepts all stay, of those that are asked for, if anybody can move at all."""
    graph = found.model.graph
    if not any(len(graph.targets(mover, outcome)) for mover in range(len(graph.movers))):
        return "nobody can move from here"
    plain = [one for one in found.concepts if not is_grade(one)]
    bases = {one.split("_")[1]: one for one in found.concepts if is_grade(one)}
    graded = [graded_together(found, outcome, one) for one in bases.values()]
    by = [concept_name(one) for one in plain if found.holds(one, outcome)]
    if by:
        return "; ".join([f"all stay by {', '.join(by)}", *graded])
    every = ", ".join(map(concept_name, plain)) if found.asked.concepts else "every concept"
    return "; ".join([*([f"somebody leaves by {every}"] if plain else []), *graded])
