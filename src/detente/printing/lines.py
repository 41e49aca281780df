"""Lines of at most a hundred columns, and how a term is named in them."""

import textwrap
from collections.abc import Iterator, Sequence

from detente.display import clean, plain

WIDTH = 100
_NARROWEST = 10


def wrapped(text: str, indent: str) -> list[str]:
    """Return a text as lines, the later ones indented."""
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    ) or [""]


def row_lines(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield a table's row, each cell wrapped in its column; two blanks part columns."""
    columns = [
        textwrap.wrap(cell, size - 2, break_on_hyphens=False) or [""]
        for cell, size in zip(cells, widths, strict=True)
    ]
    for place in range(max(len(column) for column in columns)):
        parts = [column[place] if place < len(column) else "" for column in columns]
        padded = (part.ljust(size) for part, size in zip(parts, widths, strict=True))
        yield "".join(padded).rstrip()


def table_lines(rows: Sequence[Sequence[str]], most: int = WIDTH) -> Iterator[str]:
    """Yield the lines of a table whose first row is its head, as narrow as its cells allow.

    Where it would be wider than ``most``, its widest columns are narrowed and their cells wrapped.
    """
    widths = [max(1, *map(len, column)) + 2 for column in zip(*rows, strict=True)]
    while sum(widths) > most and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    yield from row_lines(rows[0], widths)
    yield "-" * min(sum(widths), most)
    for row in rows[1:]:
        yield from row_lines(row, widths)


def table_in_parts(rows: Sequence[Sequence[str]], most: int = WIDTH) -> Iterator[str]:
    """Yield the lines of a table, part below part where it has too many columns for one.

    Each part begins with the first column; a blank line stands between two.
    """
    widths = [max(1, *map(len, column)) + 2 for column in zip(*rows, strict=True)]
    if sum(min(width, _NARROWEST) for width in widths) <= most:
        yield from table_lines(rows, most)
        return
    first = 1
    while first < len(widths):
        stop = first + 1
        while stop < len(widths) and widths[0] + sum(widths[first : stop + 1]) <= most:
            stop += 1
        yield from [""] if first > 1 else []
        yield from table_lines([[row[0], *row[first:stop]] for row in rows], most)
        first = stop


def term_words(issue: str, target: str | None, option: str | None) -> str:
    """Name a term in words."""
    of = f" ({clean(target)})" if target else ""
    return f"{plain(issue)}{of}{f': {plain(option)}' if option else ''}"
