"""A hand-made bargaining model: what somebody wrote down, as exact numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from detente.analysis.problem import Box, Problem, Together, lies_in, on_grid
from detente.negotiation import VETO, Digits, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What one party wants, in the numbers of its file.

    ``weights`` are by issue and ``values`` by issue and option; an option is worth their product.
    ``together`` are (box, value); ``red_lines`` (issue, option) that the party's mandate excludes.
    Neither these nor the reservation value bind anybody if the ``role`` has no veto.
    """

    party: str
    weights: tuple[Fraction, ...]
    values: tuple[tuple[Fraction, ...], ...]
    reservation: Fraction | None = None
    discount: Fraction | None = None
    together: tuple[tuple[Box, Fraction], ...] = ()
    red_lines: tuple[tuple[int, int], ...] = ()
    role: Role = "principal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A row of the file that says what cannot be: as it is written, and the boxes it closes."""

    said: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BargainingModel:
    """Issues with their options, and what every party wants of them.

    ``status_quo`` is the number of the outcome that holds without an agreement, if one is named.
    ``warnings`` say what was read otherwise than it may be meant; ``removals`` are the rows behind
    ``infeasible``, in its order.
    """

    title: str
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    wants: tuple[Wants, ...]
    infeasible: tuple[Box, ...] = ()
    status_quo: int | None = None
    warnings: tuple[str, ...] = ()
    removals: tuple[Removal, ...] = field(default=(), compare=False)

    @property
    def bargainers(self) -> tuple[Wants, ...]:
        """Return what those want without whom there is no agreement."""
        return tuple(one for one in self.wants if one.role in VETO)

    @property
    def problem(self) -> Problem:
        """Return the model as a bargaining problem in whole numbers.

        It is a problem of those who must agree; ``beside`` holds what it is worth to the others.
        """
        others = tuple(
            replace(one, reservation=None, red_lines=())
            for one in self.wants
            if one.role not in VETO
        )
        problem = self._of(self.bargainers)
        return replace(problem, beside=self._of(others)) if others else problem

    def ruled_out_by(self, outcome: int) -> tuple[str, ...]:
        """Return the rows of the file that make an outcome impossible, as they are written."""
        digits = np.array([self.problem.digits(outcome)], dtype=np.int64)
        return tuple(
            one.said for one in self.removals if any(lies_in(box, digits)[0] for box in one.boxes)
        )

    def _of(self, wants: Sequence[Wants]) -> Problem:
        """Return the bargaining problem of some parties."""
        return Problem(
            parties=tuple(one.party for one in wants),
            issues=self.issues,
            options=self.options,
            cells=tuple(_cells(wants, at) for at in range(len(self.issues))),
            reservation=tuple(
                None if one.reservation is None else on_grid(one.reservation) for one in wants
            ),
            together=tuple(
                Together(party=at, box=box, value=on_grid(value))
                for at, one in enumerate(wants)
                for box, value in one.together
            ),
            infeasible=self.infeasible,
            red_lines=tuple(
                (at, issue, option)
                for at, one in enumerate(wants)
                for issue, option in one.red_lines
            ),
        )


def _cells(wants: Sequence[Wants], issue: int) -> Digits:
    """Return the worth of an issue's options, shape (options, parties)."""
    columns = [
        [on_grid(one.weights[issue] * value) for value in one.values[issue]] for one in wants
    ]
    return np.array(columns, dtype=np.int64).T


def unusual_weights(wants: Sequence[Wants]) -> Mapping[str, Fraction]:
    """Return the sums of weights that are not 1, to a millionth, by party."""
    sums = {one.party: sum(one.weights, Fraction(0)) for one in wants}
    return {party: total for party, total in sums.items() if abs(total - 1) > Fraction(1, 10**6)}
