"""Small bargaining problems at random, and what enumeration says of them."""

import itertools

import numpy as np
from hypothesis import strategies as st

from detente.analysis.problem import Problem, Together, every_outcome


@st.composite
def boxes(draw, sizes, most=3):
    """Draw a box over some issues."""
    count = min(len(sizes), most)
    issues = draw(
        st.lists(st.integers(0, len(sizes) - 1), min_size=1, max_size=count, unique=True)
    )
    return {
        issue: frozenset(draw(st.sets(st.integers(0, sizes[issue] - 1), min_size=1, max_size=2)))
        for issue in issues
    }


@st.composite
def problems(draw, *, parties=(2, 5), linked=True, top=4):
    """Draw a problem on a coarse grid, so that there are ties; linked by terms and constraints."""
    count = draw(st.integers(*parties))
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    worth = st.integers(-top, top)
    cell = st.lists(worth, min_size=count, max_size=count)
    cells = [np.array(draw(st.lists(cell, min_size=s, max_size=s)), dtype=np.int64) for s in sizes]
    party = st.integers(0, count - 1)
    pair = st.builds(Together, party=party, box=boxes(sizes), value=worth)
    return problem_of(
        cells,
        reservation=draw(st.lists(worth, min_size=count, max_size=count)),
        together=tuple(draw(st.lists(pair, max_size=3))) if linked else (),
        infeasible=tuple(draw(st.lists(boxes(sizes), max_size=2))) if linked else (),
    )


def problem_of(cells, reservation=None, **rest):
    """Make a problem from the tables of its issues."""
    parties = cells[0].shape[1]
    return Problem(
        parties=tuple(f"p{at}" for at in range(parties)),
        issues=tuple(f"i{at}" for at in range(len(cells))),
        options=tuple(tuple(f"o{at}" for at in range(len(one))) for one in cells),
        cells=tuple(cells),
        reservation=tuple(reservation or [None] * parties),
        **rest,
    )


def random_problem(issues, options, parties, seed, top=10**9):
    """Make a problem without links from a seed."""
    rng = np.random.default_rng(seed)
    weights = rng.dirichlet(np.ones(issues), size=parties)
    cells = [np.rint(top * w * rng.random((options, parties))) for w in weights.T]
    return problem_of([one.astype(np.int64) for one in cells])


def enumerated(problem):
    """Return every feasible outcome's number with its utilities."""
    digits = every_outcome(problem.sizes)
    digits = digits[problem.feasible(digits)]
    worth = problem.utilities(digits).tolist()
    return {problem.index(d): tuple(u) for d, u in zip(digits.tolist(), worth, strict=True)}


def efficient(vectors):
    """Return the vectors that no other one dominates."""
    every = set(vectors)
    return {
        row
        for row in every
        if not any(o != row and all(a >= b for a, b in zip(o, row, strict=True)) for o in every)
    }


def by_hand(problem, digits):
    """Return one outcome's utilities by adding them up one by one."""
    total = [0] * len(problem.parties)
    for cells, place in zip(problem.cells, digits, strict=True):
        total = [t + int(w) for t, w in zip(total, cells[place], strict=True)]
    for one in problem.together:
        if all(digits[issue] in options for issue, options in one.box.items()):
            total[one.party] += one.value
    return tuple(total)


def all_digits(sizes):
    """Yield the option places of all outcomes in ascending number."""
    for places in itertools.product(*[range(size) for size in reversed(sizes)]):
        yield places[::-1]
