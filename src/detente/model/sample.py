"""Draws of what the parties want: every number has its own stream of chance.

A stream is keyed by the seed, the party, the issue and the option, so two scenarios that differ in
one cell's evidence differ in that cell's draws alone (common random numbers).
"""

import hashlib
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

from detente.model.quantiles import angle, beta_quantiles, gamma_quantiles
from detente.negotiation import Array, Draws, Flags, Negotiation, Template
from detente.preference import Preference, Value

Table = TypeVar("Table", Array, Flags)


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
    (see ``quantiles``); weights of issues are gamma draws over their sum, that is Dirichlet, and
    those that an analyst set are draws of their own (``_Sampler.weights``).

    Raises
    ------
    ValueError
        If there are less than one draws.
    """
    chance = Chance(seed=seed, draws=draws)
    principals = [party.id for party in negotiation.template.principals]
    parts = [
        draw_party(negotiation.template, negotiation.preference(party), chance)
        for party in principals
    ]
    return joined(parts, seed=seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyDraws:
    """Draws of one party's preference, as in ``Draws`` but without the axis of the parties.

    ``pairs`` are (cell of the option, cell of the condition).
    """

    party: str
    cells: Array
    binding: Flags
    reservation: Array
    pairs: tuple[tuple[int, int], ...]
    gains: tuple[Array, ...]
    weights: Array


def draw_party(template: Template, preference: Preference, chance: "Chance") -> PartyDraws:
    """Draw the preference of one party."""
    one = _Sampler(template=template, preference=preference, chance=chance)
    weights = one.weights()
    return PartyDraws(
        party=preference.party,
        cells=one.cells(weights),
        binding=one.binding(),
        reservation=one.reservation(),
        pairs=tuple(one.pairs()),
        gains=tuple(one.gains(weights)),
        weights=weights,
    )


def joined(parts: Sequence[PartyDraws], *, seed: int, marks: tuple[Hashable, ...] = ()) -> Draws:
    """Put the draws of several parties side by side."""
    gains = [gain for one in parts for gain in one.gains]
    pairs = [(at, *pair) for at, one in enumerate(parts) for pair in one.pairs]
    return Draws(
        parties=tuple(one.party for one in parts),
        cells=_beside([one.cells for one in parts]),
        binding=_beside([one.binding for one in parts]),
        reservation=_beside([one.reservation for one in parts]),
        pairs=np.array(pairs, dtype=np.int64).reshape(-1, 3),
        pair_gain=np.stack(gains, axis=1) if gains else np.zeros((len(parts[0].cells), 0)),
        seed=seed,
        marks=marks,
        weights=_beside([one.weights for one in parts]),
    )


def _beside(parts: Sequence[Table]) -> Table:
    """Return arrays of parties side by side, as the second axis; each stays in one piece."""
    return np.moveaxis(np.stack(parts), 0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """The streams of chance of one seed, and the quantiles read off them, each found once."""

    seed: int
    draws: int
    _angles: dict[tuple[str, ...], Array] = field(default_factory=dict, repr=False)
    _betas: dict[tuple[object, ...], Array] = field(default_factory=dict, repr=False)
    _gammas: dict[tuple[object, ...], Array] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Refuse less than one draw."""
        if self.draws < 1:
            raise ValueError(f"{self.draws} draws are none")

    def shares(self, *names: str) -> Array:
        """Return the stream of chance of one number: the same names, the same shares."""
        words = "\x1f".join((str(self.seed), *names))
        key = int.from_bytes(hashlib.sha256(words.encode()).digest()[:16], "little")
        shares: Array = np.random.Generator(np.random.Philox(key=key)).random(self.draws)
        return shares

    def beta(self, names: tuple[str, ...], alpha: float, beta: float) -> Array:
        """Return draws of a Beta distribution from the stream of these names."""
        key = (*names, alpha, beta)
        if key not in self._betas:
            _forget(self._betas)
            self._betas[key] = beta_quantiles(alpha, beta, self._angle(names))
        return self._betas[key]

    def gamma(self, names: tuple[str, ...], shape: float) -> Array:
        """Return draws of a gamma distribution of scale 1 from the stream of these names."""
        key = (*names, shape)
        if key not in self._gammas:
            _forget(self._gammas)
            self._gammas[key] = gamma_quantiles(shape, self._angle(names))
        return self._gammas[key]

    def _angle(self, names: tuple[str, ...]) -> Array:
        """Return the stream of these names on the scale of the tables."""
        if names not in self._angles:
            self._angles[names] = angle(self.shares(*names))
        return self._angles[names]


def _forget(kept: dict[tuple[object, ...], Array]) -> None:
    """Let go of the oldest draws where very many are kept."""
    if len(kept) >= _MOST_KEPT:
        del kept[next(iter(kept))]


_MOST_KEPT = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sampler:
    """The draws of one party."""

    template: Template
    preference: Preference
    chance: Chance

    def _values(self, values: Sequence[Value]) -> Array:
        """Return the values of cells, shape (draws, values), each cell's from its own stream."""
        if not values:
            return np.zeros((self.chance.draws, 0))
        party = self.preference.party
        return np.stack(
            [
                self.chance.beta((party, "value", one.issue, one.option), one.alpha, one.beta)
                for one in values
            ],
            axis=1,
        )

    def weights(self) -> Array:
        """Return the weights of the issues, shape (draws, issues), each row with the sum 1.

        What an analyst set is drawn from its own Beta distribution, off the issue's stream; the
        other issues share what is left of each draw as their Dirichlet distribution says. Where
        the draws of what was set come to more than 1, or no other issue is there, they are
        divided by their sum.
        """
        issues = self.template.issues
        amounts = np.stack(
            [
                self.chance.gamma((self.preference.party, "salience", issue.key), shape)
                for issue, shape in zip(issues, self.preference.salience, strict=True)
            ],
            axis=1,
        )
        weights: Array = amounts / self._summed(amounts)
        return self._by_hand(weights) if self.preference.weights else weights

    def _summed(self, amounts: Array) -> Array:
        """Return the sum over the issues, in the order of their names, shape (draws, 1)."""
        issues = self.template.issues
        by_name = sorted(range(len(issues)), key=lambda at: issues[at].key)
        sums: Array = amounts[:, by_name].cumsum(axis=1)[:, -1:]
        return sums

    def _by_hand(self, weights: Array) -> Array:
        """Return weights with those that an analyst set in their place."""
        places = [issue.key for issue in self.template.issues]
        given, others = np.zeros_like(weights), weights.copy()
        for one in self.preference.weights:
            names = (self.preference.party, "salience", one.issue)
            given[:, places.index(one.issue)] = self.chance.beta(names, one.alpha, one.beta)
            others[:, places.index(one.issue)] = 0.0
        taken = self._summed(given)
        if len(self.preference.weights) == len(places):
            alone: Array = given / taken
            return alone
        shared = others * (np.maximum(1.0 - taken, 0.0) / self._summed(others))
        drawn: Array = shared + given / np.maximum(taken, 1.0)
        return drawn

    def _issue_of_cells(self) -> list[int]:
        """Return the place of the issue that each cell belongs to."""
        return [at for at, size in enumerate(self.template.sizes) for _ in range(size)]

    def cells(self, weights: Array) -> Array:
        """Return weight of the issue times value of the option, shape (draws, cells)."""
        cells: Array = weights[:, self._issue_of_cells()] * self._values(self.preference.values)
        return cells

    def binding(self) -> Flags:
        """Return where a red line binds, shape (draws, cells)."""
        cells = list(self.template.cells())
        binding: Flags = np.zeros((self.chance.draws, len(cells)), dtype=bool)
        for line in self.preference.red_lines:
            shares = self.chance.shares(self.preference.party, "red line", line.issue, line.option)
            binding[:, cells.index((line.issue, line.option))] = shares < line.probability
        return binding

    def reservation(self) -> Array:
        """Return the worth of no agreement, shape (draws,)."""
        value = self.preference.reservation
        names = (self.preference.party, "no agreement")
        return self.chance.beta(names, value.alpha, value.beta)

    def pairs(self) -> list[tuple[int, int]]:
        """Return the cell of each conditional value and the cell of its condition."""
        cells = list(self.template.cells())
        return [
            (cells.index((one.issue, one.option)), cells.index(one.given))
            for one in self.preference.conditionals
            if one.given is not None
        ]

    def gains(self, weights: Array) -> list[Array]:
        """Return what each condition adds: never less than nothing, shape (draws,) each.

        A condition about several parts is met part by part: each adds its share of the gain.
        """
        held = [one for one in self.preference.conditionals if one.given is not None]
        base = [self.preference.value(one.issue, one.option) for one in held]
        more = np.maximum(self._values(held) - self._values(base), 0.0)
        place = {issue.key: at for at, issue in enumerate(self.template.issues)}
        parts = [self.preference.parts_of(one) for one in held]
        return [
            more[:, at] * weights[:, place[one.issue]] / parts[at] for at, one in enumerate(held)
        ]
