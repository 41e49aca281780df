"""The graph model around a package: the options that parties can bring about from it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.analysis.graph_model import GraphModel
from detente.negotiation import Digits, Flags, Issue, Template

MOST_STATES = 4096
MOST_JOINTLY = 256
"""Most outcomes around a package; fewer where parties move together, which costs more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageGraph:
    """A graph model of some options of a template, and the package that it was made around.

    ``states`` are the feasible outcomes of the graph as option places of the template, shape
    (feasible outcomes, issues); ``places`` their numbers in the graph, ascending; ``centre`` the
    number of the package.
    """

    graph: GraphModel
    states: Digits
    places: Digits
    centre: int

    @property
    def jointly(self) -> int:
        """Return how many outcomes the widest set of several parties moves among, at least 1."""
        return max(
            math.prod(self.graph.sizes[issue] for issue in self.graph.moved[mover])
            if len(members) > 1
            else 1
            for mover, members in enumerate(self.graph.movers)
        )

    def place_of(self, state: Digits) -> int:
        """Return the number of a feasible outcome given by its option places."""
        return int(self.places[(self.states == state).all(axis=1)][0])

    def state(self, outcome: int) -> Digits:
        """Return the option places of an outcome of the graph."""
        row: Digits = self.states[np.searchsorted(self.places, outcome)]
        return row


def graph_around(template: Template, parties: Sequence[str], centre: Digits) -> PackageGraph:
    """Return the graph of all that single parties, or sets short of all, bring about from one.

    Moves by all parties together are left out: they are no part of anybody's stability. Of every
    issue there are the options that some mover reaches from the package's; of very many outcomes
    as many options of each issue as there is room for.
    """
    movers = _movers(template, parties)
    joint = any(len(mover) > 1 for mover in movers)
    kept = fewer(
        options_around(template, parties, [centre]), centre, MOST_JOINTLY if joint else MOST_STATES
    )
    return graph_of(template, parties, kept, centre)


def options_around(
    template: Template, parties: Sequence[str], centres: Iterable[Digits]
) -> list[Digits]:
    """Return of every issue the options that some mover reaches from some packages', ascending."""
    tables = _tables(template, parties, _movers(template, parties))
    return [
        np.unique(
            np.concatenate([_within_reach([table[at] for table in tables], one) for one in places])
        )
        for at, places in enumerate(zip(*(one.tolist() for one in centres), strict=True))
    ]


def graph_of(
    template: Template, parties: Sequence[str], kept: Sequence[Digits], centre: Digits
) -> PackageGraph:
    """Return the graph of some options of every issue, ascending, around one package of them."""
    movers = _movers(template, parties)
    tables = _tables(template, parties, movers)
    states, places, sizes = _numbered(template, kept)
    feasible = np.zeros(math.prod(sizes), dtype=bool)
    feasible[places] = True
    graph = GraphModel(
        sizes=sizes,
        feasible=feasible,
        movers=tuple(movers),
        steps=tuple(
            tuple(one[np.ix_(keep, keep)] for one, keep in zip(table, kept, strict=True))
            for table in tables
        ),
        focal=tuple(range(len(parties))),
    )
    around = PackageGraph(graph=graph, states=states, places=places, centre=0)
    return replace(around, centre=around.place_of(centre))


def fewer(kept: Sequence[Digits], centre: Digits, most: int) -> list[Digits]:
    """Return options of each issue that make at most so many outcomes, if that can be.

    Things as they are (place 0) and the package's option stay; of the others the issues with the
    most options give up their last ones first.
    """
    left = list(kept)
    while math.prod(map(len, left)) > most:
        spare = [
            [one for one in keep.tolist() if one not in (0, at)]
            for keep, at in zip(left, centre.tolist(), strict=True)
        ]
        widest = max(range(len(left)), key=lambda at: (bool(spare[at]), len(left[at]), at))
        if not spare[widest]:
            break
        left[widest] = left[widest][left[widest] != spare[widest][-1]]
    return left


def _numbered(
    template: Template, kept: Sequence[Digits]
) -> tuple[Digits, Digits, tuple[int, ...]]:
    """Return the outcomes whose options are kept, their numbers among these, and how many."""
    states = template.outcomes(kept)
    places, radix = np.zeros(len(states), dtype=np.int64), 1
    for at, keep in enumerate(kept):
        places += radix * np.searchsorted(keep, states[:, at])
        radix *= len(keep)
    return states, places, tuple(map(len, kept))


def _within_reach(tables: Sequence[Flags], option: int) -> Digits:
    """Return the options of an issue that movers reach from one in any number of moves."""
    steps = np.logical_or.reduce(tables)
    found = np.arange(len(steps)) == option
    for _ in range(len(steps)):
        found = found | steps[found].any(axis=0)
    return np.flatnonzero(found)


def _tables(
    template: Template, parties: Sequence[str], movers: Sequence[frozenset[int]]
) -> list[list[Flags]]:
    """Return which option of each issue every mover can turn into which."""
    return [
        [_steps(issue, [parties[p] for p in mover]) for issue in template.issues]
        for mover in movers
    ]


def _movers(template: Template, parties: Sequence[str]) -> list[frozenset[int]]:
    """Return every single party, and every set short of all that settles an issue together."""
    place = {party: at for at, party in enumerate(parties)}
    movers = [frozenset({at}) for at in range(len(parties))]
    for issue in template.issues:
        members = frozenset(place[one] for one in issue.settled_by if one in place)
        if 1 < len(members) < len(parties) and members not in movers:
            movers.append(members)
    return movers


def _steps(issue: Issue, members: Sequence[str]) -> Flags:
    """Return which option of an issue these parties can turn into which, shape (from, to).

    Those who settle a one-way issue move it down its list only. Nobody breaks it but whom the
    template names in ``alone``: that is a step of its own.
    """
    steps = np.eye(len(issue.options), dtype=bool)
    settles = set(issue.settled_by) <= set(members)
    can_be_broken = issue.alone is not None or not issue.one_way
    breaks = can_be_broken and bool(set(issue.breakers) & set(members))
    if settles and (breaks or not issue.one_way):
        steps[:] = True
    elif settles:
        steps |= np.triu(np.ones_like(steps))
    elif breaks:
        steps[:, 0] = True
    return steps
