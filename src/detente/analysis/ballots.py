"""Who accepts which packages in which draws: one bit for each package, party and draw.

The utility of a package is a sum over its issues. The issues are split into two groups; the sums
of each group's combinations are made once, and a package is accepted where the sum of the one
reaches what the other leaves of the reservation value. That is one comparison a package and draw,
on arrays that stay in the cache; the answers are kept as bits, so that many of them fit into
memory and "all parties accept" is an AND of whole words.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from detente.analysis.space import ACCURACY, Space
from detente.negotiation import Digits, Draws

Bits = npt.NDArray[np.uint64]
Single = npt.NDArray[np.float32]
Held = npt.NDArray[np.bool_]

_WORD = 64
ROWS = 128
"""Most combinations of the first group: that many rows of draws stay in the cache."""
_REFUSED = np.float32(-1e6)
"""What a crossed red line that binds is worth."""
_NARROW = 1 << 16
"""So many draws are too many to be counted in sixteen bits."""
_AT_ONCE = 512
"""Far combinations whose sums are made together."""
_KNOWN = 8
"""Sums of near combinations, beside cells of pairs, that are kept while they are compared."""
MOST_BYTES = 128_000_000
"""Most memory that the bits of all ballots kept may take; a larger space is counted in blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What one party accepts: bits of shape (combinations, words), and the counts per section.

    ``counts`` has the shape (sections, combinations).
    """

    bits: Bits
    counts: Digits

    def first(self, bounds: Sequence[tuple[int, int]]) -> "Ballot":
        """Return the first sections, given the words of each."""
        return Ballot(bits=self.bits[:, : bounds[-1][1]], counts=self.counts[: len(bounds)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many draws of each section accept each outcome of a space.

    Shapes: ``by_party`` (sections, outcomes) for each party, ``all`` (sections, outcomes).
    """

    by_party: tuple[Digits, ...]
    all: Digits

    @property
    def each(self) -> Digits:
        """Return the counts of the parties side by side: (sections, outcomes, parties)."""
        return np.stack(self.by_party, axis=2)


@dataclass(slots=True, kw_only=True)
class Ballots:
    """Counts who accepts the outcomes of a space, and remembers the ballots of marked draws.

    ``sections`` are the slices of the draws that are counted apart. Ballots of the sections
    ``within`` which these come first may be in the memory and are used.
    """

    space: Space
    sections: tuple[slice, ...]
    kept: dict[Hashable, Ballot] = field(default_factory=dict)
    within: tuple[slice, ...] = ()

    def leading(self) -> "Ballots":
        """Return what counts the first section alone, from the same memory."""
        return Ballots(
            space=self.space, sections=self.sections[:1], kept=self.kept, within=self.sections
        )

    def tally(self, draws: Draws) -> Tally:
        """Count in how many draws of each section each party, and all, accept each outcome.

        Complexity: one comparison per combination of options, draw and party whose ballot is not
        kept yet; memory for the bits of one block, or of all combinations if they are few.
        """
        if self._is_large(draws):
            return _added(self.space, self._voters(draws))
        cast, rows = self._cast(draws), self.space.rows
        return Tally(
            by_party=tuple(one.counts[:, rows] for one in cast),
            all=_counted(_together([one.bits for one in cast]), self._bounds)[:, rows],
        )

    def some(self, draws: Draws) -> Digits:
        """Count, in each section, the draws in which all accept at least one outcome."""
        wanted = self.space.wanted
        if self._is_large(draws):
            parts: list[Iterable[Bits]] = [voter.blocks() for voter in self._voters(draws)]
        else:
            parts = [[one.bits] for one in self._cast(draws)]
        found, start = np.zeros(self._bounds[-1][1], dtype=np.uint64), 0
        for bits in zip(*parts, strict=True):
            here = _together(bits)[wanted[start : start + len(bits[0])]]
            found |= np.bitwise_or.reduce(here, axis=0)
            start += len(bits[0])
        return _counted(found[None], self._bounds)[:, 0]

    @property
    def _bounds(self) -> tuple[tuple[int, int], ...]:
        """Return the words of each section."""
        return _columns(self.sections)[1]

    def _is_large(self, draws: Draws) -> bool:
        """Tell whether the bits of all combinations take more memory than they should."""
        return len(self.space.wanted) * draws.count // 8 * draws.width > MOST_BYTES // 8

    def _voters(self, draws: Draws) -> list["_Voter"]:
        """Return every party's draws, ready to be compared."""
        return [self._voter(draws, party) for party in range(draws.width)]

    def _cast(self, draws: Draws) -> list[Ballot]:
        """Return every party's ballot."""
        return [self._ballot(draws, party) for party in range(draws.width)]

    def _voter(self, draws: Draws, party: int) -> "_Voter":
        """Return a party's draws, ready to be compared."""
        return _Voter.of(self.space, draws, party, self.sections)

    def _ballot(self, draws: Draws, party: int) -> Ballot:
        """Return a party's ballot, from memory if its draws are marked and were seen before."""
        if not draws.marks:
            return self._count(draws, party)
        mark = (party, draws.marks[party])
        key = (_ends(self.sections), mark)
        if key not in self.kept and (_ends(self.within), mark) in self.kept:
            return self.kept[_ends(self.within), mark].first(self._bounds)
        self.kept[key] = ballot = self.kept.pop(key, None) or self._count(draws, party)
        while len(self.kept) * ballot.bits.nbytes > MOST_BYTES:
            del self.kept[next(iter(self.kept))]
        return ballot

    def _count(self, draws: Draws, party: int) -> Ballot:
        """Return a party's ballot."""
        voter = self._voter(draws, party)
        bits = np.concatenate(list(voter.blocks()))
        return Ballot(bits=bits, counts=_counted(bits, voter.bounds))


def _together(bits: Sequence[Bits]) -> Bits:
    """Return what all accept."""
    found = bits[0]
    for one in bits[1:]:
        found = found & one
    return found


def _added(space: Space, voters: Sequence["_Voter"]) -> Tally:
    """Count block by block, without holding more than a block."""
    each, both, bounds, start = [], [], voters[0].bounds, 0
    wanted = space.wanted
    for bits in zip(*(voter.blocks() for voter in voters), strict=True):
        here = wanted[start : start + len(bits[0])]
        start += len(bits[0])
        each.append([_counted(one, bounds)[:, here] for one in bits])
        both.append(_counted(_together(bits), bounds)[:, here])
    return Tally(
        by_party=tuple(np.concatenate(one, axis=1) for one in zip(*each, strict=True)),
        all=np.concatenate(both, axis=1),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voter:
    """One party's draws, ready to be compared: sums of the two groups of issues.

    Shapes: ``value`` (cells, draws), ``near`` (combinations of the first issues, draws), ``far``
    (combinations of the others, issues) as cells, ``floor`` (draws,). ``beyond`` are the pairs
    among the far issues: where they hold and what they add; ``across`` those between the groups:
    which far and which near combinations they join, and what they add.
    """

    value: Single
    near: Single
    far: Digits
    floor: Single
    beyond: tuple[tuple[Held, Single], ...]
    across: tuple[tuple[Held, Held, Single], ...]
    bounds: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, space: Space, draws: Draws, party: int, sections: Sequence[slice]) -> "_Voter":
        """Lay a party's draws out, each section padded to whole words by draws nobody accepts."""
        columns, bounds = _columns(sections)
        value = draws.cells[:, party].astype(np.float32).T
        value = np.where(draws.binding[:, party].T, _REFUSED, value)
        value = np.ascontiguousarray(value[:, columns])
        floor = (draws.reservation[:, party] - ACCURACY).astype(np.float32)[columns]
        floor[columns < 0] = np.inf
        first, others = _holds(space)
        near, beyond, across = _sums(value, first), [], []
        for pair, (holder, cell, given) in enumerate(draws.pairs.tolist()):
            if holder != party:
                continue
            gain = draws.pair_gain[:, pair].astype(np.float32)[columns]
            near[_held(first, cell) & _held(first, given)] += gain
            beyond.append((_held(others, cell) & _held(others, given), gain))
            for one, other in ((cell, given), (given, cell)):
                across.append((_held(others, one), _held(first, other), gain))
        return cls(
            value=value,
            near=near,
            far=others,
            floor=floor,
            beyond=tuple(beyond),
            across=tuple(one for one in across if one[0].any() and one[1].any()),
            bounds=bounds,
        )

    def blocks(self) -> Iterator[Bits]:
        """Yield the bits of the combinations, those of one far combination at a time."""
        known: dict[tuple[bool, ...], Single] = {}
        for start in range(0, len(self.far), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            far = _sums(self.value, self.far[part])
            for held, gain in self.beyond:
                far[held[part]] += gain
            for number, sums in enumerate(far, start=start):
                yes = self._near(number, known) >= self.floor - sums
                yield np.packbits(yes, axis=1, bitorder="little").view(np.uint64)

    def _near(self, number: int, known: dict[tuple[bool, ...], Single]) -> Single:
        """Return the sums of the near combinations beside one far combination.

        Far combinations that hold the same cells of pairs have the same ones: they are ``known``.
        """
        held = tuple(bool(far[number]) for far, _, _ in self.across)
        if not any(held):
            return self.near
        if held not in known:
            while len(known) >= _KNOWN:
                del known[next(iter(known))]
            near = self.near.copy()
            for is_held, (_, rows, gain) in zip(held, self.across, strict=True):
                if is_held:
                    near[rows] += gain
            known[held] = near
        return known[held]


def _counted(bits: Bits, bounds: Sequence[tuple[int, int]]) -> Digits:
    """Count the bits of each section, shape (sections, rows)."""
    ones = np.bitwise_count(bits)
    narrow = np.uint16 if _WORD * bits.shape[1] < _NARROW else np.int64
    sums = [ones[:, start:end].sum(axis=1, dtype=narrow) for start, end in bounds]
    return np.stack(sums).astype(np.int64)


def _ends(sections: Sequence[slice]) -> tuple[tuple[int, int], ...]:
    """Return where each section begins and ends."""
    return tuple((one.start, one.stop) for one in sections)


def _columns(sections: Sequence[slice]) -> tuple[Digits, tuple[tuple[int, int], ...]]:
    """Return which draw stands at each bit, -1 for none, and the words of each section."""
    columns, bounds, words = [], [], 0
    for part in sections:
        places = np.arange(part.start, part.stop, dtype=np.int64)
        padded = np.full(max(1, -(-len(places) // _WORD)) * _WORD, -1, dtype=np.int64)
        padded[: len(places)] = places
        columns.append(padded)
        bounds.append((words, words + len(padded) // _WORD))
        words = bounds[-1][1]
    return np.concatenate(columns), tuple(bounds)


def _holds(space: Space) -> list[Digits]:
    """Return the cells of the near and of the far combinations; listed outcomes are all near."""
    if space.is_listed:
        return [space.cells, np.zeros((1, 0), dtype=np.int64)]
    split = _split(space.sizes)
    offsets = np.concatenate([[0], np.cumsum(space.sizes)])
    groups = [range(split), range(split, len(space.sizes))]
    return [_holding(space.sizes, offsets, group) for group in groups]


def _split(sizes: Sequence[int]) -> int:
    """Return how many of the first issues make the near group."""
    rows = 1
    for number, size in enumerate(sizes):
        if rows * size > ROWS:
            return max(1, number)
        rows *= size
    return len(sizes)


def _holding(sizes: Sequence[int], offsets: Digits, group: range) -> Digits:
    """Return the cells of each combination of a group's issues: (combinations, issues)."""
    own = [sizes[issue] for issue in group]
    digits = np.indices(own[::-1]).reshape(len(own), -1)[::-1] if own else np.zeros((0, 1), int)
    cells: Digits = (digits.T + offsets[list(group)][None, :]).astype(np.int64)
    return cells


def _sums(value: Single, cells: Digits) -> Single:
    """Return the sum of the cells of each combination in every draw."""
    total = np.zeros((len(cells), value.shape[1]), dtype=np.float32)
    for column in cells.T:
        total += value[column]
    return total


def _held(cells: Digits, cell: int) -> Held:
    """Tell which combinations hold a cell."""
    held: Held = (cells == cell).any(axis=1)
    return held
