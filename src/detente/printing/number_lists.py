"""Lists of very many numbers in answers: kept as flags, and written piece by piece as JSON."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from detente.negotiation import Digits

PIECE = 1 << 16
"""So many numbers are written at a time."""


class Numbers(Sequence[int]):
    """Whole numbers that are made anew whenever they are looked at, so that none is kept."""

    def __init__(self, make: Callable[[], "Digits"]) -> None:
        """Take what makes the numbers, shape (numbers,)."""
        self._make = make

    def __len__(self) -> int:
        """Return how many they are."""
        return len(self._make())

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        """Return one of them, or a stretch as a list."""
        found: int | list[int] = self._make()[place].tolist()
        return found

    def __iter__(self) -> Iterator[int]:
        """Yield them one by one."""
        for piece in self.pieces():
            yield from piece

    def pieces(self) -> Iterator[list[int]]:
        """Yield them in lists that are not too long."""
        numbers = self._make()
        for first in range(0, len(numbers), PIECE):
            yield numbers[first : first + PIECE].tolist()


def json_pieces(value: Any, depth: int = 0) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    """Yield a value as JSON, indented by two blanks; ``Numbers`` stand on lines of their own.

    >>> print("".join(json_pieces({"a": {"b": [1]}})))
    {
      "a": {
        "b": [
          1
        ]
      }
    }
    """
    if isinstance(value, Numbers):
        mark = "["
        for piece in value.pieces():
            yield mark + ", ".join(map(str, piece))
            mark = ",\n" + "  " * depth
        yield "[]" if mark == "[" else "]"
    elif isinstance(value, dict) and value:
        mark = "{"
        for key, one in value.items():
            yield f"{mark}\n{'  ' * (depth + 1)}{json.dumps(key, ensure_ascii=False)}: "
            yield from json_pieces(one, depth + 1)
            mark = ","
        yield f"\n{'  ' * depth}}}"
    else:
        whole = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
        yield whole.replace("\n", "\n" + "  " * depth)
