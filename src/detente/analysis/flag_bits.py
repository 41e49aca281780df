"""Flags of several names side by side, one bit each: an eighth of what arrays of bool take."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from detente.negotiation import Flags

MOST = 8
"""So many names have a bit in a byte."""


class FlagBits(Mapping[str, Flags]):
    """Arrays of flags by name, all of one shape; what is looked up is made anew as plain bool.

    Parameters
    ----------
    names
        At most eight.
    flags
        The flags that every name begins with.

    Examples
    --------
    >>> import numpy as np
    >>> bits = FlagBits(["nash", "seq"], np.array([[True, False], [True, True]]))
    >>> bits.keep("seq", 1, np.array([False, True]))
    >>> bits["nash"].tolist(), bits["seq"].tolist()
    ([[True, False], [True, True]], [[True, False], [False, True]])
    """

    def __init__(self, names: Sequence[str], flags: Flags) -> None:
        """Begin with the same flags under every name."""
        if len(names) > MOST:
            raise ValueError(f"{len(names)} names for the {MOST} bits of a byte")
        self._place = {name: place for place, name in enumerate(names)}
        ones = np.uint8((1 << len(names)) - 1)
        self._bits: npt.NDArray[np.uint8] = flags * ones

    @property
    def size(self) -> int:
        """Return how many flags stand under each name."""
        return self._bits.size

    def keep(self, name: str, row: int, flags: Flags) -> None:
        """Take the flags of one name away in one row where others are not set."""
        bit = np.uint8(1 << self._place[name])
        self._bits[row] &= np.where(flags, np.uint8(255), ~bit)

    def __getitem__(self, name: str) -> Flags:
        """Return the flags of a name, a new array."""
        bit = np.uint8(1 << self._place[name])
        found: Flags = (self._bits & bit) != 0
        return found

    def __iter__(self) -> Iterator[str]:
        """Yield the names in their order."""
        return iter(self._place)

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self._place)
