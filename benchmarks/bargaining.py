"""What the bargaining engine costs, alone and as a ratio to plain ways in the same run.

Run with ``python benchmarks/bargaining.py [ROUNDS]``. Models are drawn from fixed seeds with ten
options an issue; times are wall seconds, medians of rounds, first calls printed apart (nothing is
compiled, so they show only what is loaded). The plain ways are enumeration with a skyline that
compares each row with the front so far, and the loop over all pairs.
"""

import dataclasses
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

from detente.analysis.agreements import agreements
from detente.analysis.frontier import frontier
from detente.analysis.least_concession import least_total, least_worst
from detente.analysis.problem import Problem, every_outcome
from detente.analysis.skyline import skyline
from detente.exchange.models import load_model
from detente.negotiation import Digits

OPTIONS = 10
SEEDS = range(5)
FRONTIERS = ((12, 2), (12, 3), (9, 4), (6, 5), (9, 5))
"""Issues and parties of the frontiers that are timed alone."""
RATIOS = ((5, 2), (5, 3), (5, 5))
"""Issues and parties of the frontiers that are compared with plain ways."""
FULL, SMALL = 4, 6
"""With more parties and more issues than these, sums are rounded."""
PAIRS = 4
"""Issues where all pairs are compared."""


def drawn(issues: int, parties: int, seed: int, options: int = OPTIONS) -> Problem:
    """Return a problem with weights from a simplex and values from an interval."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), size=parties)
    cells = [np.rint(1e9 * w * rng.random((options, parties))).astype(np.int64) for w in weights.T]
    return Problem(
        parties=tuple(f"p{at}" for at in range(parties)),
        issues=tuple(f"i{at}" for at in range(issues)),
        options=(tuple(map(str, range(options))),) * issues,
        cells=tuple(cells),
        reservation=(0,) * parties,
    )


def seconds(work: Callable[[], object]) -> float:
    """Return how long some work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of some work."""
    return statistics.median(seconds(work) for _ in range(rounds))


def with_outcomes(problem: Problem) -> Digits:
    """Return an outcome for every row of the frontier."""
    return frontier(problem).digits()


def plain_skyline(rows: Digits) -> Digits:
    """Return the undominated rows: sorted by sum, each compared with the front so far."""
    front = np.empty((0, rows.shape[1]), dtype=np.int64)
    for row in rows[np.argsort(-rows.sum(axis=1), kind="stable")]:
        if not (front >= row).all(axis=1).any():
            front = np.vstack([front, row])
    return front


def enumerated(problem: Problem) -> Digits:
    """Return the utilities of all outcomes."""
    return problem.utilities(every_outcome(problem.sizes))


def every_pair(rows: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return the undominated rows by comparing each pair, in plain Python."""
    return [
        row
        for row in rows
        if not any(o != row and all(a >= b for a, b in zip(o, row, strict=True)) for o in rows)
    ]


def frontiers(rounds: int) -> dict[str, object]:
    """Time frontiers of growing size, outcomes included; the largest, which is rounded, once."""
    found: dict[str, object] = {}
    for issues, parties in FRONTIERS:
        large = parties > FULL and issues > SMALL
        problems = [drawn(issues, parties, seed) for seed in (SEEDS[:1] if large else SEEDS)]
        times = [
            median(lambda p=one: with_outcomes(p), 1 if large else rounds) for one in problems
        ]
        ends = [frontier(one) for one in problems[:1]]
        found[f"{parties} parties, 10^{issues}"] = {
            "seconds": round(statistics.median(times), 6),
            "slowest": round(max(times), 6),
            "rows of the first": len(ends[0].rows),
            "exact": ends[0].exact,
        }
    return found


def ratios(rounds: int) -> dict[str, object]:
    """Compare the engine with enumeration and a straightforward skyline, and with all pairs."""
    found: dict[str, object] = {}
    for issues, parties in RATIOS:
        problem = drawn(issues, parties, 0)
        fast = median(lambda p=problem: with_outcomes(p), rounds)
        listing = median(lambda p=problem: skyline(enumerated(p)), rounds)
        plain = seconds(lambda p=problem: plain_skyline(enumerated(p)))
        if len(plain_skyline(enumerated(problem))) != len(frontier(problem).rows):
            raise AssertionError(problem)
        found[f"{parties} parties, 10^{issues}"] = {
            "seconds": round(fast, 6),
            "enumeration with our skyline": round(listing / fast, 1),
            "enumeration with a plain skyline": round(plain / fast, 1),
        }
    small = drawn(PAIRS, 2, 0)
    rows_of = list(map(tuple, enumerated(small).tolist()))
    loop = seconds(lambda: every_pair(rows_of))
    fast = median(lambda: with_outcomes(small), rounds)
    found[f"2 parties, 10^{PAIRS}"] = {
        "seconds": round(fast, 6), "all pairs in Python": round(loop / fast, 1),
    }  # fmt: skip
    return found


def concessions(rounds: int) -> dict[str, float]:
    """Time least concessions on a million outcomes, and on 40 issues of 6 options."""
    found = {}
    for name, problem in {
        "10^6 outcomes, 5 parties": hard(drawn(6, 5, 0)),
        "40 issues of 6 options, 5 parties": hard(drawn(40, 5, 0, options=6), of_sum=True),
    }.items():
        found[f"{name}: total"] = round(median(lambda p=problem: least_total(p), rounds), 4)
        found[f"{name}: worst"] = round(median(lambda p=problem: least_worst(p), rounds), 4)
    return found


def hard(problem: Problem, *, of_sum: bool = False) -> Problem:
    """Return a problem whose reservation values nobody can meet together."""
    best = np.sum([cells.max(axis=0) for cells in problem.cells], axis=0)
    share = 0.85 if of_sum else 0.9
    return dataclasses.replace(problem, reservation=tuple(int(share * one) for one in best))


def main() -> None:
    """Measure and print as JSON."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    built_in = {name: load_model(name).problem for name in ("barter", "divorce", "river")}
    first = seconds(lambda: with_outcomes(drawn(12, 2, 9)))
    again = seconds(lambda: with_outcomes(drawn(12, 2, 9)))
    answer = {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "rounds": rounds,
        "first call / second call (nothing is compiled)": [round(first, 6), round(again, 6)],
        "frontier with outcomes": frontiers(rounds),
        "times as fast as": ratios(rounds),
        "least concession, seconds": concessions(rounds),
        "built-in models, all answers, seconds": {
            name: round(median(lambda p=problem: agreements(p), rounds), 5)
            for name, problem in built_in.items()
        },
    }
    print(json.dumps(answer, indent=2))


if __name__ == "__main__":
    main()
