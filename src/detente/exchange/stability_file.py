"""The model file of the contract (TOML, or JSON with the same keys), as a graph model."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import prod
from typing import Any

import numpy as np

from detente.analysis.graph_model import LARGEST_LISTED, Graph, GraphModel
from detente.analysis.problem import Box
from detente.exchange.model_head import issues_of, opened, parties_of, removals_of
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.move_rows import coalesced, graph_model, state_graph
from detente.exchange.outcome_rows import Outcomes
from detente.exchange.preference_rows import Preference, preference_of
from detente.exchange.stability_model import Removed, StabilityModel
from detente.negotiation import Digits, Flags

MOST_OUTCOMES = 2**22
MOST_CELLS = 2**25
"""Outcomes times parties stay below this, so that everything fits into memory."""


def read_stability(text: str, name: str = "model") -> StabilityModel:
    """Return the graph model that a model file holds; for text and name see ``opened``.

    Raises
    ------
    TemplateError
        If anything is unknown, missing, twice or out of range; the error names the line.
    """
    return stability_of(*opened(text, name))


def stability_of(
    data: Mapping[str, Any], rows: Rows, feasible: Flags | None = None
) -> StabilityModel:
    """Return the graph model that the tables of a model file hold.

    Parameters
    ----------
    data
        The tables.
    rows
        What names their lines in errors.
    feasible
        Which outcomes can be, shape ``(outcomes,)``, where the tables do not say it.

    Raises
    ------
    TemplateError
        As for ``read_stability``.
    """
    if "states" not in data and not data.get("issue"):
        rows.refuse(
            "the model has no [[issue]], and no states either", (),
            "Name issues with their options and who settles them; or states, and moves of them.",
        )  # fmt: skip
    parties = parties_of(data, rows, fewest=1)
    if "states" in data:
        model, outcomes = _of_states(data, parties, rows)
    else:
        model, outcomes = _of_issues(data, parties, rows, feasible)
    wanted = [preference_of(party, data, outcomes) for party in parties]
    return replace(
        model,
        title=_title(data, rows),
        ranks=np.stack([one.ranks for one in wanted]),
        levels=_levels(wanted),
        statements={at: one.statements for at, one in enumerate(wanted) if one.statements},
        utilities={
            at: one.utilities for at, one in enumerate(wanted) if one.utilities is not None
        },
        weights={at: one.weights for at, one in enumerate(wanted) if one.weights},
        unknown={at: one.unknown for at, one in enumerate(wanted) if one.unknown},
        status_quo=_status_quo(data, outcomes),
    )


def _title(data: Mapping[str, Any], rows: Rows) -> str:
    """Return what a model is called; by default its file's name."""
    title = data.get("title", rows.name)
    if not isinstance(title, str):
        rows.refuse(f"title = {title!r} is no text", ("title",))
    return title


def _status_quo(data: Mapping[str, Any], outcomes: Outcomes) -> int | None:
    """Return the outcome that holds now, if one is named."""
    if "status_quo" not in data:
        return None
    return int(outcomes.same[outcomes.number(data["status_quo"], ("status_quo",))])


def _levels(wanted: Sequence[Preference]) -> Digits | None:
    """Return everybody's levels; who has no strong gap is on one level throughout."""
    if all(one.levels is None for one in wanted):
        return None
    return np.stack(
        [np.minimum(one.ranks, 0) if one.levels is None else one.levels for one in wanted]
    )


def _of_states(
    data: Mapping[str, Any], parties: Sequence[str], rows: Rows
) -> tuple[StabilityModel, Outcomes]:
    """Return a model of listed states and moves, without its preferences."""
    for key in ("issue", "infeasible", "require", "same"):
        if key in data:
            rows.refuse(f"a model of states has no [[{key}]]", (key, 0), "Keep one of the two.")
    states = data["states"]
    if (
        not isinstance(states, list)
        or not states
        or not all(isinstance(one, str) for one in states)
        or len(set(states)) < len(states)
    ):
        rows.refuse("states are a list of names, each once", ("states",))
    places = {state: at for at, state in enumerate(states)}
    _bounded(len(states), len(parties), rows)
    outcomes = Outcomes(
        few=FewRows(rows=rows, options={}),
        feasible=np.ones(len(states), dtype=bool),
        same=np.arange(len(states)),
        places=places,
    )
    graph = state_graph(data, places, parties, rows)
    return _model(parties, outcomes, graph), outcomes


def _of_issues(
    data: Mapping[str, Any], parties: Sequence[str], rows: Rows, known: Flags | None
) -> tuple[StabilityModel, Outcomes]:
    """Return a model of issues and options, without its preferences."""
    if "move" in data:
        rows.refuse("[[move]] needs `states`", ("move", 0), "Issues have settled_by and moves.")
    few = FewRows(rows=rows, options=issues_of(data, rows))
    _bounded(prod(map(len, few.options.values())), len(parties), rows)
    graph = graph_model(data, parties, few)
    feasible, removed = feasible_of(data, few, graph.sizes)
    feasible = feasible if known is None else known
    graph = replace(graph, feasible=feasible)
    same = _same(data, few, graph)
    outcomes = Outcomes(few=few, feasible=feasible, same=same, places={})
    alike = not np.array_equal(same, np.arange(len(same)))
    model = _model(parties, outcomes, coalesced(graph, same) if alike else graph)
    return replace(
        model,
        settled_by=tuple(
            frozenset(map(parties.index, row["settled_by"])) for row in data["issue"]
        ),
        one_way=tuple(bool(row.get("one_way")) for row in data["issue"]),
        removed=removed,
        warnings=tuple(_outsiders(data)),
    ), outcomes


def _outsiders(data: Mapping[str, Any]) -> Iterator[str]:
    """Say who moves an issue alone without being among those who settle it."""
    for row in data["issue"]:
        settle = row["settled_by"]
        for party in dict.fromkeys(one["party"] for one in row.get("alone", [])):
            if party not in settle:
                yield (
                    f"{party} is not among those who settle {row['id']} "
                    f"({', '.join(settle) or 'nobody'}), and can move it alone, as `alone` says."
                )


def _model(parties: Sequence[str], outcomes: Outcomes, graph: Graph) -> StabilityModel:
    """Return a model in which nobody prefers anything yet."""
    return StabilityModel(
        title="",
        parties=tuple(parties),
        issues=tuple(outcomes.few.options),
        options=tuple(outcomes.few.options.values()),
        settled_by=(),
        one_way=(),
        states=tuple(outcomes.places),
        graph=graph,
        ranks=np.zeros((len(parties), len(outcomes.feasible)), dtype=np.int64),
        same=outcomes.same,
        statements={},
        utilities={},
    )


def _bounded(outcomes: int, parties: int, rows: Rows) -> None:
    """Refuse a model that would not fit."""
    people = "party" if parties == 1 else "parties"
    if outcomes > MOST_OUTCOMES or outcomes * parties > MOST_CELLS:
        rows.refuse(
            f"the model has {outcomes} outcomes for {parties} {people}, and the most is "
            f"{MOST_OUTCOMES} outcomes and {MOST_CELLS} of both together",
            ("issue", 0),
            "Leave out issues or options that decide little.",
        )


def feasible_of(
    data: Mapping[str, Any], few: FewRows, sizes: Sequence[int]
) -> tuple[Flags, tuple[Removed, ...]]:
    """Return which outcomes can be, and what each row removes."""
    feasible = np.ones(tuple(reversed(sizes)), dtype=bool)
    removed = []
    rows = removals_of(data, few)
    first_rule = len(data.get("infeasible", []))
    for at, row in enumerate(rows):
        count = 0
        for box in row.boxes:
            inside = within(box, sizes)
            count += int(feasible[inside].sum())
            feasible[inside] = False
        removed.append(Removed(said=row.said, removed=count))
        if not feasible.any():
            rule = ("infeasible", at) if at < first_rule else ("require", at - first_rule)
            few.rows.refuse(
                "no outcome is feasible: this row removes the last", rule,
                "Take out a row that removes too much.",
            )  # fmt: skip
    return feasible.reshape(-1), tuple(removed)


def within(box: Box, sizes: Sequence[int]) -> tuple[Digits, ...]:
    """Return the index of a box in an array of outcomes whose first axis is the last issue's."""
    chosen = [sorted(box.get(at, range(size))) for at, size in enumerate(sizes)]
    return np.ix_(*reversed(chosen))


def _same(data: Mapping[str, Any], few: FewRows, graph: GraphModel) -> Digits:
    """Return for each outcome the first of those that nobody tells from it."""
    same = np.arange(graph.outcomes)
    rows = few.rows.tables(data, "same", needed=False)
    if rows and graph.outcomes > LARGEST_LISTED:
        few.rows.refuse(
            f"[[same]] works with at most {LARGEST_LISTED} outcomes, and there are "
            f"{graph.outcomes}", ("same", 0), "Leave out [[same]], or rank them as ties.",
        )  # fmt: skip
    for at, row in enumerate(rows):
        inside = np.zeros(tuple(reversed(graph.sizes)), dtype=bool)
        inside[within(few.box(row, ("same", at)), graph.sizes)] = True
        joined = np.unique(same[inside.reshape(-1) & graph.feasible])
        if len(joined):
            same[np.isin(same, joined)] = joined[0]
    return same
