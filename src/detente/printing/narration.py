"""Why a party stays or leaves, told in sentences from the witnesses of each verdict."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.analysis.verdicts import CONCEPTS, Step, Witness
from detente.exchange.stability_model import StabilityModel
from detente.printing.outcome_names import concept_name, move, party_name, people

_CREDIBLE = ("seq", "sseq")
_LASTING = ("smr", "sseq")
_STRONGEST = ("sseq", "seq", "smr", "gmr")
"""Of the concepts by which an exit is deterred, the first of these is told."""

ByConcept = Mapping[str, Witness]


def narrated(
    model: StabilityModel,
    party: int,
    outcome: int,
    exits: Mapping[int, ByConcept],
    *,
    able: bool,
    unsure: Sequence[int] = (),
) -> list[str]:
    """Tell one party's reasons at an outcome, a sentence for each exit that it would gain from.

    Parameters
    ----------
    model
        The parties, outcomes and ranks.
    party, outcome
        Whose reasons, and where.
    exits
        By exit that the party likes better: the witness of each concept that is asked for.
    able
        Whether the party can move from here at all.
    unsure
        The exits that the party cannot compare with where it is; its ranking decides.
    """
    name = party_name(model.parties[party])
    if not able:
        return [f"{name} cannot move from here by itself."]
    lines = [_exit(model, party, outcome, end, by) for end, by in exits.items()]
    lines += [
        f"{_unsure(model, party, outcome, end)}, it would not gain."
        for end in unsure
        if end not in exits
    ]
    if exits:
        return [*lines, *_verdict(name, exits, unsure=party in model.unknown)]
    if unsure:
        return [*lines, f"So, as its ranking has it, {name} stays."]
    return [f"{name} has no better outcome within its own reach, so it stays."]


def bound(model: StabilityModel) -> list[str]:
    """Tell of each party that has no move of its own with whom it moves, if with anybody."""
    told = []
    for party in range(len(model.parties)):
        if party in model.graph.focal:
            continue
        name = party_name(model.parties[party])
        sets = [members - {party} for members in model.graph.movers if party in members]
        partners = ", or with ".join(people(model.named(one)) for one in sets if one)
        told.append(f"{name} moves only with {partners}." if partners else f"{name} has no moves.")
    return told


def _exit(model: StabilityModel, party: int, outcome: int, end: int, by: ByConcept) -> str:
    """Tell an exit, and the strongest answer to it."""
    gain = f"{party_name(model.parties[party])} would gain by {move(model, outcome, end)}"
    if model.cannot_compare(party, outcome, end):
        gain = f"{_unsure(model, party, outcome, end)}, it would gain"
    told = next((one for one in _STRONGEST if one in by and by[one].sanction), None)
    if told is None:
        return f"{gain}{_unanswered(by)}."
    return f"{gain}; {_answer(model, party, outcome, by[told], told)}."


def _unsure(model: StabilityModel, party: int, outcome: int, end: int) -> str:
    """Say that a party cannot compare an exit with where it is, and begin what its rank says."""
    name, here = party_name(model.parties[party]), model.name(outcome)
    tried = move(model, outcome, end)
    return f"{name} cannot compare {tried} with where it is ({here}). As its ranking has it"


def _unanswered(by: Iterable[str]) -> str:
    """Say that no answer deters an exit, as far as answers are asked for."""
    answering = [one for one in by if one != "nash"]
    if "gmr" in answering:
        return "; nothing that the others can do takes that gain away"
    if answering:
        return f"; no answer that counts by {_listed(answering)} takes that gain away"
    return ""


def _answer(
    model: StabilityModel, party: int, outcome: int, witness: Witness, concept: str
) -> str:
    """Tell the answer of the others, what it leaves, and what can be made of it."""
    steps = witness.sanction
    last = steps[-1].outcome
    name = party_name(model.parties[party])
    worse = model.ranks[party, last] < model.ranks[party, outcome]
    left = "below" if worse else "no better than"
    here = f"{left} where it is ({model.name(outcome)})"
    if model.cannot_compare(party, outcome, last):
        here = f"where it cannot compare with where it is ({model.name(outcome)})"
    start = outcome if witness.exit is None else witness.exit
    gains = f" {_credible(model, start, steps)}," if concept in _CREDIBLE else ""
    told = f"{_steps(model, start, steps)}{gains} leaves {name} {here}"
    return f"{told}, {_rest(model, name, last, witness, concept)}"


def _credible(model: StabilityModel, start: int, steps: Sequence[Step]) -> str:
    """Say that each step betters who makes it, as far as that can be known."""
    before = [start, *(step.outcome for step in steps)]
    pairs = zip(before, steps, strict=False)
    unsure = any(
        model.cannot_compare(party, at, step.outcome)
        for at, step in pairs
        for party in step.movers
    )
    return f"each step of which betters who makes it{', as rankings have it' if unsure else ''}"


def _rest(model: StabilityModel, name: str, last: int, witness: Witness, concept: str) -> str:
    """Tell what a party can make of the answer."""
    if witness.countermove is None:
        return f"and {name} can do no better from there"
    then = f"by {move(model, last, witness.countermove)}"
    if concept in _LASTING:
        return f"and from there {name} gets no further, even {then}"
    return f"though from there it could do better {then}"


def _steps(model: StabilityModel, start: int, steps: Sequence[Step]) -> str:
    """Tell the moves of an answer with those who make them."""
    parts: list[str] = []
    at = start
    for step in steps:
        who = people(model.named(step.movers))
        then = "then " if parts else ""
        parts.append(f"{then}{who}'s answer, {move(model, at, step.outcome)}")
        at = step.outcome
    return ", ".join(parts) + ","


def _verdict(name: str, exits: Mapping[int, ByConcept], *, unsure: bool = False) -> Iterator[str]:
    """Say by which concepts a party stays, of those that are asked for."""
    concepts = next(iter(exits.values()))
    stays = [one for one in concepts if all(by[one].sanction for by in exits.values())]
    leaves = [one for one in concepts if one not in stays]
    so = f"So, as its ranking has it, {name}" if unsure else f"So {name}"
    if len(leaves) == len(CONCEPTS):
        yield f"{so} leaves, by every concept."
    elif concepts:
        told = [f"stays by {_listed(stays)}"] if stays else []
        told += [f"leaves by {_listed(leaves)}"] if leaves else []
        yield f"{so} {', and '.join(told)}."


def _listed(concepts: Iterable[str]) -> str:
    """Return concepts as a list in a sentence."""
    return ", ".join(concept_name(one) for one in concepts)
