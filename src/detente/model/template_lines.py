"""Where the tables and keys of a TOML text stand, so that an error can name the line."""

import re

from detente.display import clean

_HEADER = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*(\"[^\"]*\"|'[^']*'|[\w-]+)\s*=")


def as_written(value: object) -> str:
    """Return a value as a file would hold it, so that an error speaks of what somebody wrote.

    Examples
    --------
    >>> as_written(True), as_written("a"), as_written([1, 0.5]), as_written(None)
    ('true', "'a'", '[1, 0.5]', 'nothing')
    """
    if isinstance(value, list):
        return f"[{', '.join(map(as_written, value))}]"
    if isinstance(value, str):
        return repr(clean(value))
    words = "nothing" if value is None else "a table" if isinstance(value, dict) else str(value)
    return words.lower() if isinstance(value, bool) else words


class Lines:
    """The lines of a TOML text by the path of what stands there: ``("issue", 0, "title")``."""

    def __init__(self, text: str) -> None:
        self._line_of: dict[tuple[str | int, ...], int] = {}
        counts: dict[tuple[str | int, ...], int] = {}
        here: tuple[str | int, ...] = ()
        for number, line in enumerate(text.splitlines(), start=1):
            if header := _HEADER.match(line):
                here = self._enter(header[1].split("."), counts)
                self._line_of[here] = number
            elif key := _KEY.match(line):
                self._line_of.setdefault((*here, key[1].strip("\"'")), number)

    @staticmethod
    def _enter(
        names: list[str], counts: dict[tuple[str | int, ...], int]
    ) -> tuple[str | int, ...]:
        """Return the path of the table that a header opens; the last name begins a new one."""
        path: tuple[str | int, ...] = ()
        for name in names[:-1]:
            path = (*path, name, counts.get((*path, name), 1) - 1)
        path = (*path, names[-1])
        counts[path] = counts.get(path, 0) + 1
        return (*path, counts[path] - 1)

    def find(self, path: tuple[str | int, ...]) -> int | None:
        """Return the line of what stands at a path, else of the nearest table around it."""
        for size in range(len(path), 0, -1):
            if path[:size] in self._line_of:
                return self._line_of[path[:size]]
        return None
