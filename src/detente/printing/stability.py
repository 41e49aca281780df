"""Runs what ``detente stability`` was asked for, and says it as JSON and in words."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from detente.analysis.coalitions import departures, groups
from detente.analysis.status_quo import Kind, paths
from detente.analysis.strength import strong_witnesses
from detente.analysis.unknown_preference import compared, unknown_witnesses
from detente.analysis.verdicts import CONCEPTS, Departure, Reached, Witness
from detente.analysis.witness import witnesses
from detente.errors import DetenteError
from detente.exchange.stability_model import StabilityModel
from detente.printing import stabilities
from detente.printing import stability_words as words
from detente.printing.further_concepts import UNKNOWN, is_grade
from detente.printing.lines import wrapped
from detente.printing.stability_look import Asked, Found, look, rule_told
from detente.printing.unknown_words import ranked_note, unknown_lines
from detente.printing.why_words import why_lines

Answer = tuple[dict[str, Any], Callable[[], str]]
Part = tuple[Any, Callable[[], list[str]]]
KINDS: tuple[Kind, ...] = ("moves", "improvements", "joint")
MOST_LISTED = 1000
"""Of so many feasible outcomes times equilibria, coalitions are looked at without being asked."""
MOST_JOINT = 128
"""Of so many feasible outcomes at most, moves of coalitions are followed from the status quo."""


def judged(model: StabilityModel, asked: Asked) -> tuple[Found, Answer]:
    """Return what was found, the answer as JSON, and what says it in words.

    Raises
    ------
    DetenteError
        If a concept does not fit the model, or an outcome is none of it.
    """
    started = time.perf_counter()
    found = look(model, asked)
    data = {**stabilities.model_json(model), **stabilities.verdicts_json(model, found.verdicts)}
    parts = dict(_parts(found))
    data |= {key: one for key, (one, _) in parts.items()}
    data |= {
        "title": model.title,
        "rule": asked.rule,
        "pareto": asked.pareto,
        "warnings": [*rule_told(asked), *model.warnings],
        "seconds": round(time.perf_counter() - started, 6),
    }
    told = [part for key, (_, part) in parts.items() if key != "coalitions" or asked.coalitions]
    return found, (data, partial(_text, found, told))


def _text(found: Found, told: list[Callable[[], list[str]]]) -> str:
    """Return the tables, or the parts that were asked for in their place."""
    lines = words.head_lines(found.model)
    for told_first in rule_told(found.asked):
        lines += wrapped(told_first, "  ")
    for part in told or _tables(found):
        lines += ["", *part()]
    note = ranked_note(found.model) if _by_ranking(found) else []
    return "\n".join([*lines, *note, *words.warning_lines(found.model)])


def _by_ranking(found: Found) -> bool:
    """Tell whether what is told rests on a ranking, though nothing that is told says so."""
    asked = found.asked
    ranked = not all(one in UNKNOWN for one in found.concepts)
    told_so = not asked.follows and not asked.concepts
    return (ranked and not told_so) or asked.coalitions or asked.paths or found.want is not None


def _tables(found: Found) -> Sequence[Callable[[], list[str]]]:
    """Return what is told if nothing else is asked for."""
    tables = [partial(words.table_of_outcomes, found), partial(words.who_stays, found)]
    if found.model.unknown and not found.asked.concepts:
        tables.append(partial(unknown_lines, found))
    return tables


def _parts(found: Found) -> Mapping[str, Part]:
    """Return the parts of an answer beside the verdicts: their JSON, and what tells them."""
    model, asked = found.model, found.asked
    parts: dict[str, Part] = {"coalitions": ({}, list)}
    if asked.coalitions or model.count * int(found.held.sum()) <= MOST_LISTED:
        leaving = together(found)
        parts["coalitions"] = (
            stabilities.coalitions_json(model, leaving),
            partial(words.coalition_lines, found, leaving),
        )
    if found.why is not None:
        reasons = why(found, found.why)
        parts["why"] = (
            [stabilities.witness_json(model, one) for one in reasons],
            partial(why_lines, found, found.why, reasons),
        )
    if asked.paths:
        ways = ways_on(found)
        parts["paths"] = (
            stabilities.paths_json(model, ways, found.equilibria),
            partial(words.path_lines, found, ways),
        )
    if found.want is not None:
        parts["want"] = _want(found, found.want)
    return parts


def _want(found: Found, outcome: int) -> Part:
    """Return what would have to change for an outcome to hold."""
    from detente.printing import inverse_words as inverse  # noqa: PLC0415 - loads an optimiser

    changes = inverse.wanted(found, outcome)
    return inverse.want_json(found.model, changes), partial(inverse.want_lines, found, changes)


def why(found: Found, outcome: int) -> list[Witness]:
    """Return the witnesses of every party, concept and improving exit at an outcome.

    Those of attitudes to what cannot be compared are returned where they are asked for.
    """
    model, graph = found.model, found.model.graph
    reasons = [
        one
        for party in graph.focal
        for concept in CONCEPTS
        for one in witnesses(graph, model.ranks, party, outcome, concept)
    ]
    asked = [one.split("_") for one in found.asked.concepts if one in UNKNOWN]
    if asked:
        pairs = compared(model.ranks, model.unknown)
        reasons += [
            one
            for party in graph.focal
            for concept, kind in asked
            for one in unknown_witnesses(graph, pairs, (party, outcome), kind, concept)
        ]
    grades = dict.fromkeys(one.split("_")[1] for one in found.asked.concepts if is_grade(one))
    if model.levels is not None:
        reasons += [
            one
            for party in graph.focal
            for concept in grades
            for one in strong_witnesses(
                graph, model.ranks, model.levels, (party, outcome), concept
            )
        ]
    return reasons


def together(found: Found) -> list[Departure]:
    """Return the coalitions that would leave an equilibrium together."""
    model = found.model
    every = groups(model.graph, len(model.parties))
    weakly = found.asked.pareto
    return list(departures(found.listed, model.ranks, found.equilibria, every, weakly=weakly))


def ways_on(found: Found) -> Mapping[str, Reached]:
    """Return what is reached from the status quo, by each kind of move.

    Raises
    ------
    DetenteError
        If the model names no status quo.
    """
    model = found.model
    if model.status_quo is None:
        raise DetenteError(
            "the model does not say what the status quo is",
            hint="Give its file a line `status_quo = ...`.",
        )
    graph = found.listed
    kinds = KINDS if model.count <= MOST_JOINT else KINDS[:-1]
    return {kind: paths(graph, model.ranks, model.status_quo, kind) for kind in kinds}
