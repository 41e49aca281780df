"""What ``detente bargain`` found, as JSON."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from detente.analysis.agreements import Agreements, Solved
from detente.analysis.frontier import Frontier
from detente.analysis.least_concession import LeastConcession
from detente.analysis.problem import GRID, Problem
from detente.analysis.procedures import Divided, Offered
from detente.analysis.single_text import Text

BARGAIN_SCHEMA = "detente.bargain/1"
Utilities = Sequence[int] | None


def named(problem: Problem, steps: Utilities) -> dict[str, float] | None:
    """Return utilities by party, in the unit of the model."""
    if steps is None:
        return None
    return {p: value / GRID for p, value in zip(problem.parties, steps, strict=True)}


def bargain_json(found: Agreements, warnings: Sequence[str], limit: int | None) -> dict[str, Any]:
    """Return the frontier, the zone and the four solutions."""
    problem, whole = found.problem, found.frontier
    return {
        "schema": BARGAIN_SCHEMA,
        "parties": list(problem.parties),
        "issues": {i: list(o) for i, o in zip(problem.issues, problem.options, strict=True)},
        "outcomes": found.outcomes,
        "frontier_size": len(whole.rows),
        "frontier_exact": whole.exact,
        "frontier_complete": whole.complete,
        "frontier_slack": named(problem, whole.slack),
        "frontier": frontier_json(whole, limit),
        "zone_size": found.zone_size,
        "zone_frontier_size": len(found.rational.rows),
        "zone_exact": found.rational.exact,
        "zone_frontier": frontier_json(found.rational, limit),
        "disagreement": named(problem, found.disagreement),
        "ideal": named(problem, found.ideal),
        **dict.fromkeys(("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")),
        **{concept: solved_json(problem, one) for concept, one in found.solutions.items()},
        "grid": 1 / GRID,
        "warnings": list(warnings),
    }


def frontier_json(whole: Frontier, limit: int | None) -> list[dict[str, Any]]:
    """Return the rows of a frontier, each with one of its outcomes."""
    digits = whole.digits()[:limit].tolist()
    return [
        outcome_json(whole.problem, whole.problem.index(places), row)
        for places, row in zip(digits, whole.rows[:limit].tolist(), strict=True)
    ]


def outcome_json(problem: Problem, index: int, utilities: Sequence[int]) -> dict[str, Any]:
    """Return an outcome with its number and its utilities; apart, those of who has no veto."""
    beside = problem.beside
    others = {} if beside is None else {"utility_without_veto": named(beside, beside.worth(index))}
    return {
        "index": index,
        "outcome": problem.describe(index),
        "utility": named(problem, utilities),
        **others,
    }


def solved_json(problem: Problem, solved: Solved) -> dict[str, Any]:
    """Return what a concept chooses: the outcome named, and all that are tied with it."""
    return {
        **outcome_json(problem, solved.outcome, solved.utilities),
        "tied": [
            {"utility": named(problem, one.utilities), "outcomes": list(one.outcomes)}
            for one in solved.tied
        ],
        "left_out": list(solved.left_out),
    }


def concessions_json(problem: Problem, found: dict[str, LeastConcession]) -> dict[str, Any]:
    """Return the least concessions of each kind."""
    return {
        "schema": BARGAIN_SCHEMA,
        "procedure": "least-concession",
        "concessions": {kind: _concession(problem, one) for kind, one in found.items()},
    }


def _concession(problem: Problem, one: LeastConcession) -> dict[str, Any]:
    """Return one concession, or why there is none."""
    return {
        "outcome": None if one.outcome is None else problem.describe(one.outcome),
        "by_party": {party: steps / GRID for party, steps in one.by_party.items()},
        "total": None if one.total is None else one.total / GRID,
        "worst": None if one.worst is None else one.worst / GRID,
        "lifted": _lines(one.lifted),
        "why": one.why or None,
    }


def _lines(lines: Sequence[tuple[str, str, str]]) -> list[dict[str, str]]:
    """Return red lines by their parts."""
    return [{"party": party, "issue": issue, "option": option} for party, issue, option in lines]


def divided_json(problem: Problem, found: Divided) -> dict[str, Any]:
    """Return a division: for each issue the parts of its two options."""
    totals = found.division.totals if found.division else None
    return {
        "schema": BARGAIN_SCHEMA,
        "procedure": "adjusted-winner",
        "parts": {
            issue: {options[0]: str(part), options[1]: str(1 - part)}
            for issue, options, part in zip(
                problem.issues, problem.options, found.parts, strict=True
            )
        },
        "contested": [problem.issues[at] for at in found.contested],
        "points": None
        if totals is None
        else {party: str(total) for party, total in zip(problem.parties, totals, strict=True)},
        "split": _split(problem, found),
    }


def _split(problem: Problem, found: Divided) -> str | None:
    """Return the issue that is split, if one is."""
    if found.division is None or found.division.split is None:
        return None
    return problem.issues[found.contested[found.division.split]]


def text_json(problem: Problem, text: Text, limit: int | None) -> dict[str, Any]:
    """Return the drafts of a single text, and the edits with the answers to them."""
    worth = problem.utilities
    rows = worth(_digits(problem, text.drafts)).tolist()
    return {
        "schema": BARGAIN_SCHEMA,
        "procedure": "single-text",
        "drafts": [
            outcome_json(problem, draft, row) for draft, row in zip(text.drafts, rows, strict=True)
        ],
        "edits": [
            {**dataclasses.asdict(edit), "accepted": edit.accepted} for edit in text.edits[:limit]
        ],
        "edits_proposed": len(text.edits),
        "agreement": text.is_agreement,
        "below": {party: steps / GRID for party, steps in text.below.items()},
        "crossed": _lines(text.crossed),
    }


def _digits(problem: Problem, outcomes: Sequence[int]) -> Any:  # noqa: ANN401 - an array of places
    """Return outcomes as option places."""
    import numpy as np  # noqa: PLC0415 - only for this

    return np.array([problem.digits(one) for one in outcomes], dtype=np.int64)


def offers_json(found: Agreements, offered: Offered) -> dict[str, Any]:
    """Return the offers of every round."""
    problem, rational = found.problem, found.rational
    digits, rows = rational.digits().tolist(), rational.rows.tolist()
    return {
        "schema": BARGAIN_SCHEMA,
        "procedure": "rubinstein",
        "first_proposer_share": offered.share,
        "offers": [
            {
                "round": one.turn,
                "reached": one.turn == 1,
                "proposer": problem.parties[one.proposer],
                **outcome_json(problem, problem.index(digits[one.row]), rows[one.row]),
            }
            for one in offered.offers
        ],
    }
