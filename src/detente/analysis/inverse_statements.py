"""Inverse stability where a party ranks by statements: the fewest moved or added ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from detente.analysis.inverse_stability import Exit
from detente.analysis.option_prioritization import Formula, Groups, Term, truth
from detente.negotiation import Digits

MOST_CHANGES = 2
MOST_TRIED = 20_000
"""So many orders of statements are tried with each number of changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The group of statements at place ``group``, from 0, gets another place."""

    group: int
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A statement is put in at a place in the order of importance, from 0."""

    term: Term
    place: int


Change = Moved | Added
Order = tuple[int, ...]
"""Places of groups, the most important first; added terms count on from the last group."""


def least_change_of_statements(
    found: Sequence[Exit], outcome: int, groups: Groups, sizes: Sequence[int]
) -> tuple[tuple[Change, ...], ...]:
    """Find the fewest statements to be moved or added so that every exit is deterred.

    Parameters
    ----------
    found
        The exits from the outcome, with the ways in which each is deterred.
    outcome
        Where the party would stay. Statements that may be added say one thing that is so there:
        how one issue is settled.
    groups
        The party's statements, those of one group weighing the same, the most important first.
    sizes
        Number of options of each issue.

    Returns
    -------
    Every set of as few changes as possible, each in its order; nothing to change is one empty set.
    None at all, if more than two changes are needed, or if 20,000 orders were tried in vain.
    """
    terms = _true_of(outcome, sizes)
    search = _Search(
        found=tuple(found), outcome=outcome, gain=_gains(groups, terms, outcome, sizes)
    )
    start = tuple(range(len(groups)))
    for number in range(MOST_CHANGES + 1):
        tried = islice(_changed(start, (), number, len(groups), terms), MOST_TRIED)
        kept = {order: changes for order, changes in tried if search.stays(order)}
        if kept:
            return tuple(kept.values())
    return ()


def _true_of(outcome: int, sizes: Sequence[int]) -> list[Term]:
    """Return what an outcome says of each issue."""
    terms = []
    for issue, size in enumerate(sizes):
        outcome, option = divmod(outcome, size)
        terms.append(Term(issue=issue, options=frozenset({option})))
    return terms


def _gains(groups: Groups, terms: Sequence[Formula], outcome: int, sizes: Sequence[int]) -> Digits:
    """Return how many statements more than of one outcome are true of each, (groups, outcomes)."""
    every = [*groups, *([term] for term in terms)]
    counts = np.stack(
        [sum(truth(one, sizes).astype(np.int64) for one in group) for group in every]
    )
    gains: Digits = counts - counts[:, [outcome]]
    return gains


def _changed(
    order: Order, changes: tuple[Change, ...], number: int, groups: int, terms: Sequence[Term]
) -> Iterator[tuple[Order, tuple[Change, ...]]]:
    """Yield the orders after so many changes more, moves before additions."""
    if number == 0:
        yield order, changes
        return
    for group in range(len(order)):
        rest = order[:group] + order[group + 1 :]
        for place in range(len(order)):
            if place != group:
                after = (*rest[:place], order[group], *rest[place:])
                moved = Moved(group=group, place=place)
                yield from _changed(after, (*changes, moved), number - 1, groups, terms)
    for at, term in enumerate(terms):
        for place in range(len(order) + 1):
            after = (*order[:place], groups + at, *order[place:])
            added = Added(term=term, place=place)
            yield from _changed(after, (*changes, added), number - 1, groups, terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """The exits to be deterred, and what each statement makes better than the outcome."""

    found: tuple[Exit, ...]
    outcome: int
    gain: Digits

    def stays(self, order: Order) -> bool:
        """Tell whether every exit is deterred if statements count in this order."""
        signs = np.sign(self.gain[list(order)])
        first = np.argmax(signs != 0, axis=0)
        better = frozenset(np.flatnonzero(signs[first, np.arange(signs.shape[1])] > 0).tolist())
        return all(one.is_deterred(better) for one in self.found)
