"""Runs what ``detente bargain`` was asked for, and says it as JSON and in words."""

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from detente.analysis.agreements import agreements
from detente.analysis.contradiction import contradiction
from detente.analysis.least_concession import (
    TWO,
    least_lifting,
    least_of,
    least_of_pair,
    least_total,
    least_worst,
)
from detente.analysis.problem import Problem
from detente.analysis.procedures import divide, offer
from detente.analysis.single_text import single_text
from detente.errors import NoAgreementError
from detente.exchange.bargaining_model import BargainingModel
from detente.printing import bargain_words as words
from detente.printing import bargains

Answer = tuple[dict[str, Any], Callable[[], str]]


def bargained(
    model: BargainingModel, *, procedure: str | None, limit: int | None, rounds: int
) -> Answer:
    """Return the answer on a model as JSON, and what says it in words.

    Parameters
    ----------
    model
        Parties, issues and preferences.
    procedure
        A solution concept, another procedure, or None for the frontier and all four solutions.
    limit
        At most so many rows of the frontier, or edits of a single text.
    rounds
        How many offers there can be.
    """
    started = time.perf_counter()
    data, text = _answered(model, procedure, limit, rounds)
    data["title"] = model.title
    data["without_veto"] = {
        one.party: one.role for one in model.wants if one not in model.bargainers
    }
    data.setdefault("warnings", list(model.warnings))
    data["seconds"] = round(time.perf_counter() - started, 6)
    return data, partial(_noted, text, model.title, data)


def _noted(text: Callable[..., str], title: str, data: dict[str, Any]) -> str:
    """Say an answer, and below it what was read otherwise than it may be meant."""
    return "\n".join([text(title, data), *words.notes(data)])


def _answered(
    model: BargainingModel, procedure: str | None, limit: int | None, rounds: int
) -> tuple[dict[str, Any], Callable[..., str]]:
    """Run a procedure; return its JSON, and what turns a title and the JSON into words."""
    problem = model.problem
    if procedure == "adjusted-winner":
        return bargains.divided_json(problem, divide(problem)), words.divided_text
    if procedure == "single-text":
        text = single_text(problem, _first_draft(model))
        return bargains.text_json(problem, text, limit), words.text_text
    if procedure == "least-concession":
        given = _concessions(problem)
        shut = given["total"].outcome is None
        data = bargains.concessions_json(problem, given)
        return {**data, **_contradiction(model, shut=shut)}, words.concessions_text
    return _agreed(model, problem, procedure, limit, rounds)


def _first_draft(model: BargainingModel) -> int:
    """Return the outcome from which a single text starts: the status quo, else the first.

    Raises
    ------
    NoAgreementError
        If the model rules it out; the sentence names the outcome and the rows.
    """
    start = model.status_quo or 0
    if rows := model.ruled_out_by(start):
        terms = ", ".join(f"{i} = {o}" for i, o in model.problem.describe(start).items())
        which = "the first outcome" if model.status_quo is None else "the status quo"
        raise NoAgreementError(
            f"the first draft is {which}, {terms}, and {' and '.join(rows)} rules it out",
            hint="Name another `status_quo` in the model, or mend that row.",
        )
    return start


def _agreed(
    model: BargainingModel, problem: Problem, procedure: str | None, limit: int | None, rounds: int
) -> tuple[dict[str, Any], Callable[..., str]]:
    """Work out the frontier, and what is asked of it."""
    found = agreements(problem)
    if procedure == "rubinstein":
        offered = offer(found, [one.discount for one in model.bargainers], rounds)
        return bargains.offers_json(found, offered), words.offers_text
    concept = procedure.replace("-", "_") if procedure else None
    data = bargains.bargain_json(found, model.warnings, limit)
    data |= _contradiction(model, shut=not len(found.frontier.rows))
    return data, partial(_with_concept, concept=concept, limit=limit)


def _contradiction(model: BargainingModel, *, shut: bool) -> dict[str, list[str]]:
    """Return rows of the model that leave no outcome together, if there is none."""
    rows = [one.boxes for one in model.removals] if shut else []
    return {
        "contradiction": [model.removals[at].said for at in contradiction(model.problem, rows)]
    }


def _with_concept(
    title: str, data: dict[str, Any], *, concept: str | None, limit: int | None
) -> str:
    """Say the frontier and the solutions, or one of them."""
    return words.bargain_text(title, data, concept, limit)


def _concessions(problem: Problem) -> dict[str, Any]:
    """Return the least concessions: in sum, at worst, of one party, of two, and of red lines."""
    alone = {f"alone_{party}": least_of(problem, [at]) for at, party in enumerate(problem.parties)}
    lines = {"red_lines": least_lifting(problem)} if problem.red_lines else {}
    pair = {"pair": least_of_pair(problem)} if len(problem.parties) > TWO else {}
    return {"total": least_total(problem), "worst": least_worst(problem), **alone, **pair, **lines}
