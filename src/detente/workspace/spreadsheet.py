"""Lists as CSV that no spreadsheet runs: text that looks like a formula is quoted."""

import csv
import dataclasses
import io
from collections.abc import Iterable, Sequence
from typing import Any

from detente.contract import to_json

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")


def safe_cell(value: object) -> object:
    """Return a cell as it may stand in a spreadsheet; numbers stay numbers.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell(-1), safe_cell("a - b")
    ("'=1+1", -1, 'a - b')
    """
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.lstrip(" \"'").startswith(_STARTS) else value


def to_csv(rows: Sequence[Any]) -> str:
    """Return dataclass rows as CSV with a line of names; no rows give no text."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in dataclasses.fields(rows[0])])
    writer.writerows([_cells(row) for row in rows])
    return out.getvalue()


def _cells(row: object) -> Iterable[object]:
    """Return the cells of one row; what is nested is written as JSON would hold it."""
    return [safe_cell(one) for one in to_json(row).values()]
