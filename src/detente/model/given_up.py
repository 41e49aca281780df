"""Refusals of a whole issue that the party has given up since."""

from collections.abc import Iterable

from detente.model.weights import WeighedClaim


def is_given_up(one: WeighedClaim, own: Iterable[WeighedClaim]) -> bool:
    """Tell a refusal of a whole issue after which the party itself was for a way of it.

    ``own`` are all claims of the party. A red line, or a refusal of one way by name, stands.
    """
    refusal, day = one.claim.position, one.report.day
    if refusal.option is not None or refusal.stance >= 0 or refusal.red_line or day is None:
        return False
    return any(_welcomes(other, one) and (other.report.day or day) > day for other in own)


def _welcomes(one: WeighedClaim, other: WeighedClaim) -> bool:
    """Tell whether the party's own words are for a way of the issue of another claim."""
    mine, theirs = one.claim.position, other.claim.position
    same = (mine.issue, mine.target) == (theirs.issue, theirs.target)
    return same and mine.stance > 0 and mine.held == "stated"
