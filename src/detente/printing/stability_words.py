"""What ``detente stability`` found, in words and tables for a terminal."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from detente.analysis.verdicts import Departure, Reached, Step
from detente.display import clean, counted, plain
from detente.exchange.stability_model import StabilityModel
from detente.negotiation import Flags
from detente.printing.lines import table_in_parts, table_lines, wrapped
from detente.printing.outcome_names import (
    concept_name,
    move,
    numbers,
    outcome_name,
    party_name,
    people,
)
from detente.printing.stability_look import Found

MOST_SHOWN = 60
"""Of more outcomes only equilibria and the status quo are listed, unless a limit is given."""
FEW_SHOWN = 6
"""Of a model of more outcomes, so many of a longer list are named after their count."""
MOST_TOLD = 20
"""So many departures, and ways to equilibria, are told, unless a limit is given."""
_REACHED = {
    "moves": "by moves",
    "improvements": "by improvements",
    "joint": "by improvements, alone or together",
}


def head_lines(model: StabilityModel) -> list[str]:
    """Say how large a model is, and what each row of infeasibility removes."""
    size, kept = model.graph.outcomes, model.count
    what, noun = (
        ("", "state") if model.states else (counted(len(model.issues), "issue"), "outcome")
    )
    noun = noun if size == 1 else f"{noun}s"
    total = f"{kept:,} {noun}" if kept == size else f"{kept:,} of {size:,} {noun} feasible"
    people_ = counted(len(model.parties), "party").replace("partys", "parties")
    lines = [clean(model.title), f"{', '.join(filter(None, (people_, what, total)))}."]
    for row in model.removed:
        lines += wrapped(f"  {clean(row.said)}: removes {row.removed:,}", "    ")
    return lines


def warning_lines(model: StabilityModel) -> list[str]:
    """Show what was read otherwise than it may be meant."""
    return [line for one in model.warnings for line in ("", *wrapped(f"Note: {one}", "  "))]


def table_of_outcomes(found: Found) -> list[str]:
    """Return the outcomes with their options, everybody's ranks, and where all stay."""
    model = found.model
    shown = _shown(found)
    places = [places_of(model, party, shown) for party in range(len(model.parties))]
    rows = [
        [
            "",
            *map(plain, map(clean, model.issues)),
            *map(party_name, model.parties),
            "all stay by",
        ],
        *(_outcome_row(found, one, ranks) for one, *ranks in zip(shown, *places, strict=True)),
    ]
    lines = list(table_in_parts(rows))
    lines.append("(n) status quo   * equilibrium   ranks: 1 is best, = ties")
    rest = model.count - len(shown)
    if rest:
        lines.append(f"{rest:,} more outcomes are not listed (--limit, --json).")
    return lines


def _shown(found: Found) -> list[int]:
    """Return the outcomes to be listed."""
    model, limit = found.model, found.asked.limit
    if limit is not None or model.count <= MOST_SHOWN:
        first: list[int] = np.flatnonzero(model.graph.feasible)[:limit].tolist()
        return first
    here = [] if model.status_quo is None else [model.status_quo]
    return sorted({*here, *np.flatnonzero(found.held)[: MOST_SHOWN - len(here)].tolist()})


def _outcome_row(found: Found, outcome: int, places: Sequence[str]) -> list[str]:
    """Return the row of one outcome, with its place for each party."""
    model = found.model
    by = [concept_name(one) for one in found.concepts if found.holds(one, outcome)]
    name = clean(model.name(outcome))
    marked = f"({name})" if outcome == model.status_quo else f" {name} "
    options = () if model.states else model.describe(outcome).values()
    return [f"{'*' if by else ' '} {marked}", *map(clean, options), *places, ", ".join(by)]


def places_of(model: StabilityModel, party: int, outcomes: Sequence[int]) -> list[str]:
    """Return the places of outcomes in a party's ranking, 1 the best, with = where one is tied."""
    ranks = model.ranks[party]
    counts = np.bincount(ranks[model.graph.feasible])
    above = counts.sum() - counts.cumsum()
    own = ranks[list(outcomes)].tolist()
    return [f"{above[rank] + 1}{'=' if counts[rank] > 1 else ''}" for rank in own]


def who_stays(found: Found) -> list[str]:
    """Return by party and concept the outcomes that the party does not leave."""
    model = found.model
    columns = [
        [concept_name(one), *_who_stays(found, one), _held(model, found.by[one])]
        for one in found.concepts
    ]
    names = ["Who stays where", *map(party_name, model.parties), "All: equilibria"]
    return list(table_lines(list(zip(names, *columns, strict=True))))


def _who_stays(found: Found, concept: str) -> Iterator[str]:
    """Yield by party the outcomes that the party does not leave."""
    model, stable = found.model, found.verdicts.stable[concept]
    for at, flags in enumerate(stable):
        yield _held(model, flags) if at in model.graph.focal else "no moves"


def _held(model: StabilityModel, flags: Flags) -> str:
    """Return the outcomes whose flags are set; of a large model their count and the first."""
    outcomes = np.flatnonzero(flags)
    if model.count <= MOST_SHOWN or len(outcomes) <= FEW_SHOWN:
        return numbers(model, outcomes.tolist())
    return f"{len(outcomes):,}: {numbers(model, outcomes[:FEW_SHOWN].tolist())}, ..."


def _listed(model: StabilityModel, outcomes: Sequence[int]) -> str:
    """Return outcomes as a list that is not too long."""
    more = f" and {len(outcomes) - MOST_SHOWN:,} more" if len(outcomes) > MOST_SHOWN else ""
    return numbers(model, outcomes[:MOST_SHOWN]) + more


def coalition_lines(found: Found, leaving: Sequence[Departure]) -> list[str]:
    """Tell who would leave an equilibrium together, and whether anything deters them."""
    model = found.model
    if not leaving:
        return ["Nobody would leave an equilibrium together with others."]
    lines = ["Who would leave an equilibrium together"]
    if found.asked.pareto:
        lines[0] += " (some member gains, none loses)"
    most = _most_told(found)
    for one in leaving[:most]:
        told = _departure(model, one)
        lines += wrapped(f"- {told}", "  ")
    return [*lines, *_more(leaving[most:])]


def _most_told(found: Found) -> int:
    """Return how many departures or ways are told: the limit, if one is given."""
    return MOST_TOLD if found.asked.limit is None else found.asked.limit


def _more(rest: Sequence[object]) -> list[str]:
    """Say how many are not told."""
    return [f"... and {len(rest):,} more (--limit, --json)."] if rest else []


def _departure(model: StabilityModel, one: Departure) -> str:
    """Tell one coalition's departure."""
    ends = numbers(model, one.improvements)
    deterred = [concept_name(by) for by in one.unanswered if one.is_stable(by)]
    stays = f"deterred by {', '.join(deterred)}" if deterred else "nothing deters them"
    who = people(model.named(one.members))
    return (
        f"{outcome_name(model, one.outcome)}: {who} together would rather be in {ends}; {stays}."
    )


def path_lines(found: Found, ways: Mapping[str, Reached]) -> list[str]:
    """Tell what is reached from the status quo, and the shortest way to each equilibrium."""
    model = found.model
    start = next(iter(ways.values())).start
    lines = wrapped(f"From the status quo, {outcome_name(model, start)}:", "  ")
    for kind, one in ways.items():
        lines += wrapped(
            f"- {_REACHED[kind]}: {_listed(model, sorted(one.paths.keys() - {one.start}))}", "  "
        )
    most = _most_told(found)
    for end in found.equilibria[:most]:
        by = [concept_name(one) for one in found.concepts if found.holds(one, end)]
        lines += [
            "",
            *wrapped(f"To {outcome_name(model, end)}, which holds by {', '.join(by)}", "  "),
        ]
        lines += _ways_to(model, ways, end)
    return [*lines, *_more(found.equilibria[most:])]


def _ways_to(model: StabilityModel, ways: Mapping[str, Reached], end: int) -> Iterator[str]:
    """Yield the shortest way to an outcome by each kind of move."""
    if any(one.start == end for one in ways.values()):
        yield "  it is the status quo"
        return
    for kind, one in ways.items():
        if end not in one.paths:
            yield f"  {_REACHED[kind]}: not reachable"
            continue
        told = "; ".join(_steps(model, one.start, one.paths[end]))
        yield from wrapped(f"  {_REACHED[kind]}: {told}", "    ")


def _steps(model: StabilityModel, start: int, steps: Sequence[Step]) -> Iterator[str]:
    """Yield moves with who makes them."""
    at = start
    for step in steps:
        who = people(model.named(step.movers))
        yield f"{who}: {move(model, at, step.outcome)}"
        at = step.outcome
