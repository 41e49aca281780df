"""Procedures for two parties on a bargaining problem: who divides what, who offers what."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from detente.analysis.adjusted_winner import Division, adjusted_winner
from detente.analysis.agreements import Agreements
from detente.analysis.alternating_offers import Offer, alternating_offers, proposer_share
from detente.analysis.problem import Problem
from detente.errors import NoAgreementError, TemplateError

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """A problem divided by adjusted winner.

    ``parts`` are for each issue the part that is settled by its first option, the rest by its
    second; ``division`` is of the ``contested`` issues alone, on which the parties want opposite
    things. The others are settled as nobody minds.
    """

    parts: tuple[Fraction, ...]
    contested: tuple[int, ...]
    division: Division | None


def divide(problem: Problem) -> Divided:
    """Divide a problem of two parties whose issues have two options each.

    An item's points are what the better option is worth more to a party than the other one; each
    party's points are scaled to 100.

    Raises
    ------
    TemplateError
        If there are not two parties, an issue has not two options, or issues are linked.
    """
    _check_items(problem)
    first, second = (_differences(problem, party) for party in (0, 1))
    contested = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a * b < 0]
    parts = [Fraction(a + b >= 0) for a, b in zip(first, second, strict=True)]
    if not contested:
        return Divided(parts=tuple(parts), contested=(), division=None)
    division = adjusted_winner(
        [abs(first[at]) for at in contested], [abs(second[at]) for at in contested]
    )
    for at, part in zip(contested, division.first, strict=True):
        parts[at] = part if first[at] > 0 else 1 - part
    return Divided(parts=tuple(parts), contested=tuple(contested), division=division)


def _differences(problem: Problem, party: int) -> list[int]:
    """Return for each issue what the first option is worth more to a party than the second."""
    return [int(cells[0, party] - cells[1, party]) for cells in problem.cells]


def _check_items(problem: Problem) -> None:
    """Refuse a problem that is no list of items between two parties."""
    _check_two(problem, "adjusted winner")
    for issue, options in zip(problem.issues, problem.options, strict=True):
        if len(options) != TWO:
            raise TemplateError(
                f"issue {issue} has {len(options)} options, and adjusted winner divides items",
                hint="Give every issue two options: one party gets it, or the other.",
            )
    if problem.together or problem.infeasible:
        raise TemplateError(
            "adjusted winner adds items up, and here some of them are linked",
            hint="Make one item of what belongs together.",
        )


def _check_two(problem: Problem, procedure: str) -> None:
    """Refuse another number of parties than two."""
    if len(problem.parties) != TWO:
        raise TemplateError(
            f"{procedure} is for two parties, and the model has {len(problem.parties)}",
            hint="Leave the other parties out.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Alternating offers over the efficient agreements of a zone.

    ``offers`` are by round with the row of ``rational`` that each names; ``share`` is what the
    first proposer would get of a sum of 1 without an end, None where waiting costs nobody.
    """

    offers: tuple[Offer, ...]
    share: float | None


def offer(found: Agreements, discounts: Sequence[Fraction | None], rounds: int) -> Offered:
    """Let the two parties of a problem make offers in turn, the first one first.

    Raises
    ------
    TemplateError
        If there are not two parties, or one has no discount factor.
    NoAgreementError
        If there is no zone.
    """
    _check_two(found.problem, "alternating offers")
    costs = [one for one in discounts if one is not None]
    if len(costs) != TWO:
        missing = found.problem.parties[list(discounts).index(None)]
        raise TemplateError(
            f"{missing} has no discount factor: what 1 in the next round is worth to it today",
            hint=f"Write discount = 0.9 in [preference.{missing}].",
        )
    if not len(found.rational.rows):
        raise NoAgreementError(
            "no outcome reaches both reservation values, so there is nothing to offer",
            hint="See what would open a zone: --procedure least-concession.",
        )
    gains = found.rational.rows - np.array(found.disagreement, dtype=np.int64)
    share = None if costs[0] * costs[1] == 1 else proposer_share(*map(float, costs))
    offers = alternating_offers(gains, (costs[0], costs[1]), rounds)
    return Offered(offers=offers, share=share)
