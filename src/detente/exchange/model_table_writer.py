"""Writes a graph model as the table that ``model_table`` reads."""

import csv
import io
import re
from collections.abc import Iterator

import numpy as np

from detente.exchange.model_rows import Rows
from detente.exchange.model_table import read_table
from detente.exchange.stability_model import StabilityModel

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_MARKS = set("():|>+")


def write_table(model: StabilityModel) -> tuple[str, tuple[str, ...]]:
    """Return a model as a table, and what the table does not say.

    Raises
    ------
    TemplateError
        If the model is a graph of states, or a name holds a mark that heads of columns use.
    """
    rows = Rows("", model.title)
    if model.states:
        rows.refuse("a graph of states is no table", (), "Keep its model file.")
    options = (one for listed in model.options for one in listed)
    for name in (*model.parties, *model.issues, *options):
        if _MARKS & set(name):
            rows.refuse(f"{name!r} holds one of {' '.join(sorted(_MARKS))}", (), "Rename it.")
    text = _written(model)
    return text, tuple(_lost(model, read_table(text)))


def _written(model: StabilityModel) -> str:
    """Return the head and a row for every outcome that can be."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    heads = [_head(model, at) for at in range(len(model.issues))]
    ranks = [f"rank: {party}" for party in model.parties]
    writer.writerow(["outcome", *heads, *ranks, "status quo"])
    worst = model.ranks.max(axis=1)
    for outcome in np.flatnonzero(model.ranks[0] >= 0).tolist():
        places = (worst - model.ranks[:, outcome] + 1).tolist()
        mark = "x" if outcome == model.status_quo else ""
        writer.writerow([outcome, *map(_safe, model.describe(outcome).values()), *places, mark])
    return file.getvalue()


def _head(model: StabilityModel, at: int) -> str:
    """Return the head of an issue's column."""
    by = " + ".join(model.named(model.settled_by[at]))
    apart = " > " if model.one_way[at] else " | "
    return f"{model.issues[at]} ({by}): {apart.join(model.options[at])}"


def _safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _lost(model: StabilityModel, again: StabilityModel) -> Iterator[str]:
    """Say what a table does not hold of a model: what is not there when it is read again."""
    if not np.array_equal(model.same, again.same):
        yield "which outcomes nobody tells apart: they are ties"
    elif _moves(model) != _moves(again):
        yield "who may move a joint issue alone, and steps that are neither free nor one way"
    if model.levels is not None:
        yield "which steps of a ranking are strong"
    if model.unknown:
        yield "which outcomes cannot be compared"
    if model.statements:
        yield "the statements that the ranks come from"
    yield "the title"


def _moves(model: StabilityModel) -> dict[frozenset[int], list[list[int]]]:
    """Return who can go from where to where, to be compared."""
    return {
        members: [model.graph.targets(mover, one).tolist() for one in model.feasible]
        for mover, members in enumerate(model.graph.movers)
    }
