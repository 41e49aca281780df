"""Who can move where, as a model file says it: issue by issue, or move by move."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from detente.analysis.graph_model import ExplicitGraph, GraphModel, explicit_graph
from detente.exchange.model_rows import FewRows, Rows, Where
from detente.negotiation import Digits, Flags

Steps = list[tuple[frozenset[int], Flags]]
"""Of one issue: which parties together can turn which option into which, shape (from, to)."""


def graph_model(data: Mapping[str, Any], parties: Sequence[str], few: FewRows) -> GraphModel:
    """Return the graph of a model made of issues, every outcome feasible.

    A mover is each party that can move by itself, and each set that settles an issue together.
    What it can do with an issue is the transitive closure of the steps of all parties in it.
    """
    sizes = tuple(len(options) for options in few.options.values())
    found = [_steps(row, ("issue", at), parties, few) for at, row in enumerate(data["issue"])]
    movers = _movers(found, len(parties))
    return GraphModel(
        sizes=sizes,
        feasible=np.ones(int(np.prod(sizes, dtype=object)), dtype=bool),
        movers=movers,
        steps=tuple(
            tuple(
                _closed(_inside(steps, mover, size))
                for steps, size in zip(found, sizes, strict=True)
            )
            for mover in movers
        ),
        focal=_focal(movers),
    )


def _focal(movers: Sequence[frozenset[int]]) -> tuple[int, ...]:
    """Return the parties that can move by themselves; only they are judged."""
    return tuple(sorted(next(iter(one)) for one in movers if len(one) == 1))


def _movers(found: Sequence[Steps], parties: int) -> tuple[frozenset[int], ...]:
    """Return who can move: single parties first, then sets, each once."""
    every = dict.fromkeys(members for steps in found for members, _ in steps if members)
    single = [frozenset({at}) for at in range(parties) if frozenset({at}) in every]
    return (*single, *(one for one in every if len(one) > 1))


def _inside(steps: Steps, mover: frozenset[int], size: int) -> Flags:
    """Return what all parties within a mover can do to an issue, in one step each."""
    able: Flags = np.eye(size, dtype=bool)
    for members, table in steps:
        if members and members <= mover:
            able = able | table
    return able


def _closed(steps: Flags) -> Flags:
    """Return a relation closed transitively."""
    closed = steps
    while True:
        wider = closed | (closed.astype(np.float32) @ closed.astype(np.float32) > 0)
        if (wider == closed).all():
            return closed
        closed = wider


def _steps(row: Mapping[str, Any], where: Where, parties: Sequence[str], few: FewRows) -> Steps:
    """Return the steps of one issue: of those who settle it, and of who can move it alone."""
    issue = row["id"]
    together = _settlers(row, where, parties, few.rows)
    steps: Steps = [(together, _settled(row, where, few))]
    for at, one in enumerate(few.rows.tables(row, "alone", where, needed=False)):
        here: Where = (*where, "alone", at)
        few.rows.known(one, {"party", "to", "from"}, "alone", here)
        party = party_at(one.get("party"), here, parties, few.rows)
        to = few.option(issue, one.get("to"), here)
        table: Flags = np.zeros((len(few.options[issue]),) * 2, dtype=bool)
        for start in _listed(one.get("from", list(few.options[issue]))):
            table[few.option(issue, start, here), to] = True
        steps.append((frozenset({party}), table))
    return steps


def _settlers(
    row: Mapping[str, Any], where: Where, parties: Sequence[str], rows: Rows
) -> frozenset[int]:
    """Return the parties that settle an issue together; none, if nobody moves it."""
    given = row.get("settled_by")
    if not isinstance(given, list):
        rows.refuse(
            f"issue {row['id']} does not say who settles it", (*where, "settled_by"),
            f'Write settled_by = ["{parties[0]}"]; an empty list if nobody can.',
        )  # fmt: skip
    here = (*where, "settled_by")
    return frozenset(party_at(party, here, parties, rows) for party in given)


def party_at(given: object, where: Where, parties: Sequence[str], rows: Rows) -> int:
    """Return the place of a party that has preferences."""
    if not isinstance(given, str) or given not in parties:
        rows.refuse(f"{given!r} is no party with preferences", where, rows.meant(given, parties))
    return parties.index(given)


def _settled(row: Mapping[str, Any], where: Where, few: FewRows) -> Flags:
    """Return the steps of those who settle an issue: all, or up the list, or those listed."""
    issue, rows = row["id"], few.rows
    size = len(few.options[issue])
    for key in ("one_way", "ordered"):
        if not isinstance(row.get(key, False), bool):
            rows.refuse(f"{key} = {row[key]!r} is neither true nor false", (*where, key))
    every: Flags = np.ones((size, size), dtype=bool)
    if "moves" not in row:
        return np.triu(every) if row.get("one_way") else every
    if row.get("one_way"):
        rows.refuse(f"issue {issue} has both one_way and moves", where, "Keep one of the two.")
    steps: Flags = np.zeros((size, size), dtype=bool)
    given = row["moves"]
    for pair in given if isinstance(given, list) else [given]:
        if not isinstance(pair, list) or len(pair) != 2:  # noqa: PLR2004 - from and to
            rows.refuse(
                f"{pair!r} is no step from one option to another", (*where, "moves"),
                'Write moves = [["low", "high"], ["high", "low"]].',
            )  # fmt: skip
        start, end = (few.option(issue, option, (*where, "moves")) for option in pair)
        steps[start, end] = True
    return steps


def _listed(given: object) -> list[object]:
    """Return one thing or several as a list."""
    return given if isinstance(given, list) else [given]


def state_graph(
    data: Mapping[str, Any], places: Mapping[str, int], parties: Sequence[str], rows: Rows
) -> ExplicitGraph:
    """Return the graph of a model whose states and moves are listed."""
    moves: dict[frozenset[int], list[list[int]]] = {}
    for at, row in enumerate(rows.tables(data, "move", needed=False)):
        where: Where = ("move", at)
        rows.known(row, {"party", "from", "to"}, "[[move]]", where)
        together = _listed(row.get("party"))
        members = frozenset(party_at(one, (*where, "party"), parties, rows) for one in together)
        if not members:
            rows.refuse("a move names no party", (*where, "party"))
        listed = moves.setdefault(members, [[] for _ in places])
        for start in _listed(row.get("from")):
            begin = _state(start, (*where, "from"), places, rows)
            ends = [_state(one, (*where, "to"), places, rows) for one in _listed(row.get("to"))]
            listed[begin] += [end for end in ends if end != begin]
    singles = sorted((one for one in moves if len(one) == 1), key=min)
    movers = (*singles, *(one for one in moves if len(one) > 1))
    return (
        explicit_graph([moves[one] for one in movers], movers, _focal(movers))
        if movers
        else (explicit_graph([[[] for _ in places]], (frozenset({0}),), (0,)))
    )


def _state(given: object, where: Where, places: Mapping[str, int], rows: Rows) -> int:
    """Return the place of a state."""
    if not isinstance(given, str) or given not in places:
        rows.refuse(f"{given!r} is no state", where, rows.meant(given, places))
    return places[given]


def coalesced(graph: GraphModel, same: Digits) -> ExplicitGraph:
    """Return a graph in which outcomes that nobody tells apart are one.

    The first of them stands for all and keeps its number: who can move from any of them can move
    from it, and who can move to any of them moves to it.
    """
    wide = graph.explicit()
    stands: Flags = same == np.arange(len(same))
    listed = []
    for mover in range(len(wide.movers)):
        rows: list[list[int]] = [[] for _ in range(wide.outcomes)]
        for one in np.flatnonzero(wide.feasible).tolist():
            ends = same[wide.targets(mover, one)]
            rows[same[one]] += ends[ends != same[one]].tolist()
        listed.append(rows)
    return explicit_graph(listed, wide.movers, wide.focal, wide.feasible & stands)
