"""Draws of what the parties want: every number has its own stream of chance.

A stream is keyed by the seed, the party, the issue and the option, so two scenarios that differ in
one cell's evidence differ in that cell's draws alone (common random numbers).
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.model.quantiles import angle, beta_quantiles, gamma_quantiles
from detente.negotiation import Array, Draws, Flags, Negotiation, Preference, Template, Value


def draw_utilities(negotiation: Negotiation, draws: int, seed: int) -> Draws:
    """Draw the preferences of the parties that must agree.

    Parameters
    ----------
    negotiation
        A template with preferences.
    draws
        How many draws, at least 1.
    seed
        Same negotiation and seed, same bytes; more draws begin with the same ones.

    Returns
    -------
    Cells of shape ``(draws, principals, cells)``, as ``Draws`` says. Quantiles are read off tables
    (see ``quantiles``); weights of issues are gamma draws over their sum, that is Dirichlet.

    Raises
    ------
    ValueError
        If there are less than one draws.
    """
    if draws < 1:
        raise ValueError(f"{draws} draws are none")
    principals = [party.id for party in negotiation.template.principals]
    own = [_sampler(negotiation, party, draws, seed) for party in principals]
    pairs = [(at, *pair) for at, one in enumerate(own) for pair in one.pairs()]
    gains = [gain for one in own for gain in one.gains()]
    return Draws(
        parties=tuple(principals),
        cells=np.stack([one.cells() for one in own], axis=1),
        binding=np.stack([one.binding() for one in own], axis=1),
        reservation=np.stack([one.reservation() for one in own], axis=1),
        pairs=np.array(pairs, dtype=np.int64).reshape(-1, 3),
        pair_gain=np.stack(gains, axis=1) if gains else np.zeros((draws, 0)),
        seed=seed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sampler:
    """The draws of one party."""

    template: Template
    preference: Preference
    draws: int
    seed: int

    def _shares(self, *names: str) -> Array:
        """Return the stream of chance of one number: the same names, the same shares."""
        words = "\x1f".join((str(self.seed), self.preference.party, *names))
        key = int.from_bytes(hashlib.sha256(words.encode()).digest()[:16], "little")
        shares: Array = np.random.Generator(np.random.Philox(key=key)).random(self.draws)
        return shares

    def _values(self, values: Sequence[Value]) -> Array:
        """Return the values of cells, shape (draws, values), each cell's from its own stream."""
        if not values:
            return np.zeros((self.draws, 0))
        angles = [angle(self._shares("value", one.issue, one.option)) for one in values]
        return np.stack(
            [
                beta_quantiles(one.alpha, one.beta, turned)
                for one, turned in zip(values, angles, strict=True)
            ],
            axis=1,
        )

    def _weights(self) -> Array:
        """Return the weights of the issues, shape (draws, issues), each row with the sum 1."""
        issues = self.template.issues
        amounts = np.stack(
            [
                gamma_quantiles(shape, angle(self._shares("salience", issue.key)))
                for issue, shape in zip(issues, self.preference.salience, strict=True)
            ],
            axis=1,
        )
        by_name = sorted(range(len(issues)), key=lambda at: issues[at].key)
        sums = amounts[:, by_name].cumsum(axis=1)[:, -1:]
        weights: Array = amounts / sums
        return weights

    def _issue_of_cells(self) -> list[int]:
        """Return the place of the issue that each cell belongs to."""
        return [at for at, size in enumerate(self.template.sizes) for _ in range(size)]

    def cells(self) -> Array:
        """Return weight of the issue times value of the option, shape (draws, cells)."""
        weights = self._weights()[:, self._issue_of_cells()]
        cells: Array = weights * self._values(self.preference.values)
        return cells

    def binding(self) -> Flags:
        """Return where a red line binds, shape (draws, cells)."""
        cells = list(self.template.cells())
        binding: Flags = np.zeros((self.draws, len(cells)), dtype=bool)
        for line in self.preference.red_lines:
            shares = self._shares("red line", line.issue, line.option)
            binding[:, cells.index((line.issue, line.option))] = shares < line.probability
        return binding

    def reservation(self) -> Array:
        """Return the worth of no agreement, shape (draws,)."""
        value = self.preference.reservation
        return beta_quantiles(value.alpha, value.beta, angle(self._shares("no agreement")))

    def pairs(self) -> list[tuple[int, int]]:
        """Return the cell of each conditional value and the cell of its condition."""
        cells = list(self.template.cells())
        return [
            (cells.index((one.issue, one.option)), cells.index(one.given))
            for one in self.preference.conditionals
            if one.given is not None
        ]

    def gains(self) -> list[Array]:
        """Return what each condition adds: never less than nothing, shape (draws,) each.

        A condition about several parts is met part by part: each adds its share of the gain.
        """
        held = [one for one in self.preference.conditionals if one.given is not None]
        base = [self.preference.value(one.issue, one.option) for one in held]
        more = np.maximum(self._values(held) - self._values(base), 0.0)
        weights = self._weights()
        place = {issue.key: at for at, issue in enumerate(self.template.issues)}
        parts = [sum(_one_condition(one, other) for other in held) for one in held]
        return [
            more[:, at] * weights[:, place[one.issue]] / parts[at] for at, one in enumerate(held)
        ]


def _sampler(negotiation: Negotiation, party: str, draws: int, seed: int) -> _Sampler:
    """Return what draws one party's preference."""
    return _Sampler(
        template=negotiation.template,
        preference=negotiation.preference(party),
        draws=draws,
        seed=seed,
    )


def _one_condition(one: Value, other: Value) -> bool:
    """Tell whether two conditional values are parts of one: same cell, same sources."""
    same_cell = (one.issue, one.option) == (other.issue, other.option)
    return same_cell and one.counts == other.counts
