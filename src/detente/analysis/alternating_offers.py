"""Alternating offers: what two parties agree on at once because waiting costs each something."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.negotiation import Digits

Number = Fraction | float


def proposer_share(proposer: float, responder: float) -> float:
    """Return what the first proposer gets of a sum of 1 if offers may go on for ever.

    Parameters
    ----------
    proposer, responder
        Discount factors: what 1 in the next round is worth today; at least 0, below 1 for one of
        the two.

    References
    ----------
    Rubinstein, A. (1982). Perfect equilibrium in a bargaining model. Econometrica 50(1), 97-109.

    Examples
    --------
    >>> round(proposer_share(0.9, 0.8), 6)
    0.714286
    """
    _check(proposer, responder)
    if proposer * responder == 1:
        raise ValueError("if waiting costs neither party anything, any division may be agreed")
    return (1 - responder) / (1 - proposer * responder)


def _check(*discounts: Number) -> None:
    """Refuse what is no discount factor."""
    for one in discounts:
        if not 0 <= one <= 1:
            raise ValueError(f"a discount factor lies between 0 and 1, and {one} does not")


def first_share(discounts: tuple[float, float], rounds: int) -> float:
    """Return what the first party gets of a sum of 1 if it proposes first and rounds end.

    Parameters
    ----------
    discounts
        What 1 in the next round is worth today to the first and to the second party.
    rounds
        How many offers there can be, at least 1; the parties propose in turn, and after the last
        refusal nobody gets anything.

    Notes
    -----
    Backward induction: who proposes last takes all; who proposes before leaves the other what
    waiting would be worth to it.

    Examples
    --------
    >>> [round(first_share((0.9, 0.8), rounds), 4) for rounds in (1, 2, 3, 5)]
    [1.0, 0.2, 0.92, 0.8624]
    """
    _check(*discounts)
    if rounds < 1:
        raise ValueError("at least one offer must be possible")
    share = 0.0 if rounds % 2 == 0 else 1.0
    for turn in range(rounds - 1, 0, -1):
        share = discounts[0] * share if turn % 2 == 0 else 1 - discounts[1] * (1 - share)
    return share


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a party offers in a round: the row of gains, taken at once by the other."""

    turn: int
    proposer: int
    row: int


def alternating_offers(
    gains: Digits, discounts: tuple[Number, Number], rounds: int
) -> tuple[Offer, ...]:
    """Return what would be offered and accepted in every round, the first one first.

    Parameters
    ----------
    gains
        Gain of each possible agreement over no agreement, whole numbers of at least 0; shape
        ``(agreements, 2)``, at least one row.
    discounts
        As in :func:`first_share`; a float counts as the decimal number that it is printed as, so
        that comparisons are exact.
    rounds
        As in :func:`first_share`.

    Returns
    -------
    One offer for each round. The first is what is agreed; the others are why.

    Notes
    -----
    Backward induction on a finite set: the proposer takes the agreement that is best for itself
    among those that give the other at least what waiting would be worth to it; of equal ones the
    best for the other, then the first.

    References
    ----------
    Ståhl, I. (1972). Bargaining Theory.

    Examples
    --------
    >>> import numpy as np
    >>> pie = np.array([[tenth, 10 - tenth] for tenth in range(11)])
    >>> [offer.row for offer in alternating_offers(pie, (0.9, 0.8), 3)]
    [9, 9, 10]
    """
    _check(*discounts)
    if rounds < 1:
        raise ValueError("at least one offer must be possible")
    cost = [one if isinstance(one, Fraction) else Fraction(str(one)) for one in discounts]
    rows = gains.tolist()
    waiting = (Fraction(0), Fraction(0))
    offers: list[Offer] = []
    for turn in range(rounds, 0, -1):
        proposer = 1 - turn % 2
        row = _best(rows, proposer, waiting[1 - proposer])
        offers.append(Offer(turn=turn, proposer=proposer, row=row))
        waiting = (cost[0] * rows[row][0], cost[1] * rows[row][1])
    return tuple(reversed(offers))


def _best(rows: Sequence[Sequence[int]], proposer: int, demanded: Fraction) -> int:
    """Return the proposer's best row that gives the other what it demands."""
    able = [at for at, row in enumerate(rows) if row[1 - proposer] >= demanded]
    return max(able, key=lambda at: (rows[at][proposer], rows[at][1 - proposer], -at))
