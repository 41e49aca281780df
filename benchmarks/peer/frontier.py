"""The Pareto frontier beside that of negmas, in one run on one machine, as JSON.

Run by hand, in an environment of its own that has negmas, numpy and scipy, with this project's
``src`` on the path: ``PYTHONPATH=src python benchmarks/peer/frontier.py [ISSUES]``. Models have
ten options an issue and fixed seeds. negmas (AGPL) is never imported by the program or its tests.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np

from detente.analysis.frontier import frontier
from detente.analysis.problem import GRID, Problem
from detente.analysis.skyline import skyline

OPTIONS = 10
ROUNDS = 5


def drawn(issues: int, parties: int, seed: int = 0) -> Problem:
    """Return a problem from a seed."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), size=parties)
    cells = [np.rint(GRID * w * rng.random((OPTIONS, parties))) for w in weights.T]
    return Problem(
        parties=tuple(f"p{at}" for at in range(parties)),
        issues=tuple(f"i{at}" for at in range(issues)),
        options=(tuple(map(str, range(OPTIONS))),) * issues,
        cells=tuple(one.astype(np.int64) for one in cells),
        reservation=(0,) * parties,
    )


def peers_utilities(problem: Problem) -> tuple[list[Any], list[Any]]:
    """Return the same problem as negmas has it: issues, and a utility function a party."""
    from negmas import make_issue  # noqa: PLC0415 - only where it is installed
    from negmas.preferences import LinearAdditiveUtilityFunction, TableFun  # noqa: PLC0415

    issues = [
        make_issue(list(options), name)
        for name, options in zip(problem.issues, problem.options, strict=True)
    ]
    functions = [
        LinearAdditiveUtilityFunction(
            values=[
                TableFun({o: int(w) / GRID for o, w in zip(options, cells[:, at], strict=True)})
                for options, cells in zip(problem.options, problem.cells, strict=True)
            ],
            weights=[1.0] * len(issues),
            issues=issues,
        )
        for at in range(len(problem.parties))
    ]
    return issues, functions


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return how long some work takes, and what it gives."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def compared(issues: int, parties: int) -> dict[str, Any]:
    """Compare both on one problem; the peer runs once, we run several times."""
    from negmas.preferences.ops import pareto_frontier  # noqa: PLC0415 - as above

    problem = drawn(issues, parties)
    theirs_issues, functions = peers_utilities(problem)
    theirs, (points, _) = timed(lambda: pareto_frontier(functions, issues=theirs_issues))
    ours = statistics.median(timed(lambda: frontier(problem).digits())[0] for _ in range(ROUNDS))
    rows = np.rint(np.array(points) * GRID).astype(np.int64)
    return {
        "ours, seconds": round(ours, 6),
        "theirs, seconds": round(theirs, 3),
        "ratio": round(theirs / ours),
        "our rows": len(frontier(problem).rows),
        "their rows": len(np.unique(rows, axis=0)),
        "dominated among theirs": len(np.unique(rows, axis=0)) - len(skyline(rows)),
    }


def main() -> None:
    """Print the ratios for two, three and five parties."""
    issues = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    table = {f"{n} parties, 10^{issues}": compared(issues, n) for n in (2, 3, 5)}
    print(json.dumps({"negmas": version("negmas"), "rounds": ROUNDS, **table}, indent=2))


if __name__ == "__main__":
    main()
