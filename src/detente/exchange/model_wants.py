"""What a party wants of a model's issues, as a model file says it: values and weights."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from detente.analysis.problem import Box
from detente.exchange.bargaining_model import Wants
from detente.exchange.model_rows import FewRows, Rows, Where
from detente.model.template_lines import as_written

LARGEST = 10**9
"""Values and weights lie between this and its negative."""
FINEST = 60
"""Most decimals of a number; steps of the grid are coarser by far."""
WANTS = {
    "values", "weights", "reservation", "discount", "together", "red_lines", "strong_gaps",
    "unknown",
}  # fmt: skip


def wants_of(party: str, data: Mapping[str, Any], few: FewRows) -> Wants:
    """Return what one party wants, in values of options."""
    where, rows = ("preference", 0, party, 0), few.rows
    row = rows.table(data["preference"], party, ("preference", 0))
    rows.known(row, WANTS, f"[preference.{party}]", where)
    return Wants(
        party=party,
        weights=_weights(row, where, few),
        values=_values(row, where, few),
        reservation=_number(row, "reservation", where, rows) if "reservation" in row else None,
        discount=_discount(row, where, rows),
        together=tuple(
            _together(one, (*where, "together", at), few)
            for at, one in enumerate(rows.tables(row, "together", where, needed=False))
        ),
        red_lines=_red_lines(row, where, few),
    )


def _number(row: Mapping[str, Any], key: str, where: Where, rows: Rows) -> Fraction:
    """Return a number as it stands in the file."""
    if key not in row:
        rows.refuse(f"{key} is missing", where, f"Write {key} = and a number.")
    value = row[key]
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        rows.refuse(f"{key} = {as_written(value)} is not a number", (*where, key))
    if not (Decimal(value).is_finite() and -LARGEST <= value <= LARGEST):
        rows.refuse(f"{key} = {value} is not between -10^9 and 10^9", (*where, key))
    if isinstance(value, Decimal) and int(value.as_tuple().exponent) < -FINEST:
        rows.refuse(f"{key} = {value} has more than {FINEST} decimals", (*where, key))
    return Fraction(value)


def _discount(row: Mapping[str, Any], where: Where, rows: Rows) -> Fraction | None:
    """Return a party's discount factor, if it has one."""
    if "discount" not in row:
        return None
    value = _number(row, "discount", where, rows)
    if not 0 <= value <= 1:
        rows.refuse(f"discount = {row['discount']} is not between 0 and 1", (*where, "discount"))
    return value


def _weights(row: Mapping[str, Any], where: Where, few: FewRows) -> tuple[Fraction, ...]:
    """Return the weight of every issue; without a table each weighs 1."""
    if "weights" not in row:
        return (Fraction(1),) * len(few.options)
    table, here = few.rows.table(row, "weights", where), (*where, "weights")
    few.issues(table, here)
    weights = {issue: _number(table, issue, here, few.rows) for issue in few.options}
    for issue, weight in weights.items():
        if weight < 0:
            few.rows.refuse(
                f"the weight of {issue} is {float(weight):g}, and a weight is at least 0",
                (*here, issue),
                "Give the option that is worth more the larger value instead.",
            )
    return tuple(weights.values())


def _values(
    row: Mapping[str, Any], where: Where, few: FewRows
) -> tuple[tuple[Fraction, ...], ...]:
    """Return the value of every option."""
    table = few.rows.table(row, "values", where)
    few.issues(table, (*where, "values"))
    found = []
    for issue, options in few.options.items():
        here = (*where, "values", issue)
        values = few.rows.table(table, issue, (*where, "values"))
        for option in values:
            few.option(issue, option, here)
        for option in options:
            if option not in values:
                few.rows.refuse(f"option {option!r} of {issue} has no value", here)
        found.append(tuple(_number(values, option, here, few.rows) for option in options))
    return tuple(found)


def _together(row: Mapping[str, Any], where: Where, few: FewRows) -> tuple[Box, Fraction]:
    """Return a value that is added when named options hold together."""
    value = _number(row, "value", where, few.rows)
    terms = {issue: option for issue, option in row.items() if issue != "value"}
    if not terms:
        few.rows.refuse("a value is added when named options hold, and none is named", where)
    return few.box(terms, where), value


def _red_lines(row: Mapping[str, Any], where: Where, few: FewRows) -> tuple[tuple[int, int], ...]:
    """Return the options that a party's mandate excludes: ``red_lines = { issue = [..] }``."""
    if "red_lines" not in row:
        return ()
    box = few.box(few.rows.table(row, "red_lines", where), (*where, "red_lines"))
    return tuple((issue, option) for issue, options in box.items() for option in sorted(options))
