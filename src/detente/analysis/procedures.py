"""Procedures for two parties on a bargaining problem: who divides what, who offers what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from detente.analysis.adjusted_winner import Division, adjusted_winner
from detente.analysis.agreements import Agreements
from detente.analysis.alternating_offers import Offer, alternating_offers, proposer_share
from detente.analysis.problem import GRID, Problem
from detente.display import block, folded, plain, table, terms, title
from detente.errors import NoAgreementError, TemplateError
from detente.negotiation import Digits

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
    problem: Problem = field(compare=False, repr=False)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the part of each issue that each option settles."""
        issues = zip(self.problem.issues, self.problem.options, self.parts, strict=True)
        rows = [
            (plain(issue), f"{plain(first)}: {part}", f"{plain(second)}: {1 - part}")
            for issue, (first, second), part in issues
        ]
        totals = self.division.totals if self.division else ()
        points = [(p, f"{float(total):.4g}") for p, total in zip(self.problem.parties, totals)]  # noqa: B905 - none without a contest
        return block(
            title("Adjusted winner"),
            table("Which part of each issue goes which way", ("issue", "", ""), rows),
            table("Points of 100 on what both want", ("party", "points"), points),
        )


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
        return Divided(parts=tuple(parts), contested=(), division=None, problem=problem)
    division = adjusted_winner(
        [abs(first[at]) for at in contested], [abs(second[at]) for at in contested]
    )
    for at, part in zip(contested, division.first, strict=True):
        parts[at] = part if first[at] > 0 else 1 - part
    return Divided(
        parts=tuple(parts), contested=tuple(contested), division=division, problem=problem
    )


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
    found: Agreements = field(compare=False, repr=False)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the offer that is taken, and those never reached."""
        digits = self.found.rational.digits()
        rows = [self._row(one, digits[one.row]) for one in self.offers]
        head = ("round", "who offers", *self.found.problem.parties, "terms")
        return block(
            title("Alternating offers: the first is taken at once"),
            table("Taken", head, rows[:1]),
            folded(
                "Later rounds, which are not reached", table("Why it is taken", head, rows[1:])
            ),
        )

    def _row(self, one: Offer, digits: Digits) -> tuple[str, ...]:
        """Return an offer as a row: round, proposer, what each party gets, terms."""
        problem, rows = self.found.problem, self.found.rational.rows
        worth = [f"{steps / GRID:.3g}" for steps in rows[one.row].tolist()]
        outcome = problem.describe(problem.index(digits.tolist()))
        return str(one.turn), problem.parties[one.proposer], *worth, terms(outcome)


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
    return Offered(offers=offers, share=share, found=found)
