"""A graph model as one table in CSV: an outcome a row, with its options and everybody's ranks.

The head of the table says who settles what: ``pressure (west + east): low > high`` is an issue
that two parties settle together and whose options go up only; options that can be turned into one
another stand apart by ``|``. ``rank: west`` heads the ranks of a party, 1 the best, ties sharing
theirs. ``status quo`` marks one row. Combinations without a row cannot be.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

import numpy as np

from detente.exchange.model_head import MOST_CHARACTERS, SCHEMA
from detente.exchange.model_rows import Rows, Where
from detente.exchange.stability_file import MOST_OUTCOMES, stability_of
from detente.exchange.stability_model import StabilityModel

_ISSUE = re.compile(r"(?P<id>[^():|>]+?)\s*\((?P<by>[^():|>]*)\)\s*:\s*(?P<options>[^:()]+)")
_RANK = re.compile(r"rank\s*:\s*(?P<party>.+)")
_QUOTED = re.compile(r"^'(?=[=+\-@\t\r])")
Cells = Mapping[str, str]


def is_table(text: str, name: str) -> bool:
    """Tell a table from a model file: by its name's ending, or by its first line."""
    first = text.lstrip("\ufeff \r\n").split("\n", 1)[0]
    return name.lower().endswith(".csv") or bool(re.search(r"rank\s*:", first))


def read_table(text: str, name: str = "model.csv") -> StabilityModel:
    """Return the graph model that a table holds.

    Raises
    ------
    TemplateError
        If a column or a cell is not as it should be; the error names the row.
    """
    rows = Rows("", name)
    if len(text) > MOST_CHARACTERS:
        rows.refuse("it is too long; a model has at most 10 million characters", ())
    head, body = _lines(text, rows)
    issues = [_issue(found, rows) for cell in head if (found := _ISSUE.fullmatch(cell))]
    ranks = {found["party"]: cell for cell in head if (found := _RANK.fullmatch(cell))}
    if not issues or not ranks:
        rows.refuse(
            "the table has no issues or no ranks", (),
            "Head its columns like `blockade (us): no | yes` and `rank: us`.",
        )  # fmt: skip
    known = [*(issue["head"] for issue in issues), *ranks.values(), "outcome", "status quo"]
    for cell in head:
        if cell not in known:
            rows.refuse(f"column {cell!r} is not known", ("row 1",), rows.meant(cell, known))
    numbers = [_number(one, at, issues, rows) for at, one in enumerate(body, 2)]
    _once(numbers, rows)
    sizes = [len(issue["options"]) for issue in issues]
    feasible = np.zeros(prod(sizes), dtype=bool)
    feasible[numbers] = True
    model = {
        "schema": SCHEMA,
        "title": name,
        "party": [{"id": party} for party in ranks],
        "issue": [{k: v for k, v in issue.items() if k != "head"} for issue in issues],
        "preference": {
            party: {"ranking": _ranking(column, numbers, body, rows)}
            for party, column in ranks.items()
        },
        **_status_quo(numbers, body, rows),
    }
    return stability_of(model, rows, feasible)


def _once(numbers: Sequence[int], rows: Rows) -> None:
    """Refuse a table without rows, or with two rows of one outcome."""
    if not numbers:
        rows.refuse("the table has no rows below its head", ())
    seen: set[int] = set()
    for at, number in enumerate(numbers, 2):
        if number in seen:
            rows.refuse(f"outcome {number} is described a second time", (f"row {at}",))
        seen.add(number)


def _status_quo(numbers: Sequence[int], body: Sequence[Cells], rows: Rows) -> dict[str, int]:
    """Return the number of the row that is marked as the status quo, if one is."""
    now = [number for number, cells in zip(numbers, body, strict=True) if cells.get("status quo")]
    if len(now) > 1:
        rows.refuse("the status quo is marked in more than one row", ("status quo",))
    return {"status_quo": now[0]} if now else {}


def _lines(text: str, rows: Rows) -> tuple[list[str], list[Cells]]:
    """Return the head and the rows of a table, apart by commas, semicolons or tabs."""
    plain = text.removeprefix("\ufeff")
    first = plain.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        lines = [line for line in csv.reader(io.StringIO(plain), delimiter=mark) if any(line)]
    except csv.Error as error:
        rows.refuse(f"the table cannot be read: {error}", (), "Save it as CSV in UTF-8.")
    cells = [[_QUOTED.sub("", cell.strip()) for cell in line] for line in lines]
    if not cells:
        rows.refuse("the table is empty", ())
    head = cells[0]
    if len(set(head)) < len(head):
        rows.refuse("a column stands twice", ("row 1",))
    for at, line in enumerate(cells[1:], 2):
        if len(line) != len(head):
            rows.refuse(f"it has {len(line)} cells, and the head {len(head)}", (f"row {at}",))
    return head, [dict(zip(head, line, strict=True)) for line in cells[1:]]


def _issue(found: re.Match[str], rows: Rows) -> dict[str, Any]:
    """Return the issue that a column's head describes."""
    one_way = ">" in found["options"]
    if one_way and "|" in found["options"]:
        rows.refuse(f"{found[0]!r} has both | and >", ("row 1",), "Part options by one of them.")
    options = [one.strip() for one in re.split(r"[|>]", found["options"])]
    parties = [one.strip() for one in found["by"].split("+")]
    return {
        "head": found[0], "id": found["id"].strip(), "options": options, "one_way": one_way,
        "settled_by": [one for one in parties if one],
    }  # fmt: skip


def _number(cells: Cells, at: int, issues: Sequence[Mapping[str, Any]], rows: Rows) -> int:
    """Return the number of the outcome in a row."""
    number, radix = 0, 1
    for issue in issues:
        option = cells[issue["head"]]
        if option not in issue["options"]:
            rows.refuse(
                f"{issue['id']} has no option {option!r}", (f"row {at}",),
                rows.meant(option, issue["options"]).replace("The model has", "It has"),
            )  # fmt: skip
        number += radix * issue["options"].index(option)
        radix *= len(issue["options"])
    if radix > MOST_OUTCOMES:
        rows.refuse(f"the options make {radix} outcomes; the most is {MOST_OUTCOMES}", ("row 1",))
    _agrees(cells.get("outcome", ""), number, at, rows)
    return number


def _agrees(said: str, number: int, at: int, rows: Rows) -> None:
    """Refuse a row that calls its outcome by another number than that of its options."""
    if said and said != str(number):
        rows.refuse(
            f"outcome is {said!r}, and its options make it {number}",
            (f"row {at}",),
            "The first issue's column counts least. Keep the order of the columns and of the "
            "options in their heads, or take the column outcome out.",
        )


def _ranking(
    column: str, numbers: Sequence[int], body: Sequence[Cells], rows: Rows
) -> list[list[int]]:
    """Return a ranking from a column of places, 1 the best."""
    groups: dict[float, list[int]] = {}
    for at, (number, cells) in enumerate(zip(numbers, body, strict=True), 2):
        where: Where = (f"row {at}",)
        try:
            place = float(cells[column])
        except ValueError:
            rows.refuse(f"{cells[column]!r} under {column!r} is no rank", where)
        if not abs(place) <= MOST_CHARACTERS:
            rows.refuse(f"{cells[column]!r} under {column!r} is no rank", where)
        if place < 1:
            rows.refuse(
                f"{cells[column]!r} under {column!r} is no rank", where,
                "Ranks count from 1, the best.",
            )  # fmt: skip
        groups.setdefault(place, []).append(number)
    return [groups[place] for place in sorted(groups)]
