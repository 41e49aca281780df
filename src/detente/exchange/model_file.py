"""The model file of the contract (TOML, or JSON with the same keys), as a bargaining model."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from detente.analysis.problem import MOST, Box
from detente.errors import TemplateError
from detente.exchange.bargaining_model import BargainingModel, Removal, Wants, unusual_weights
from detente.exchange.model_roles import roles_of, with_roles
from detente.exchange.model_rows import FewRows, Rows, Where
from detente.model.template_lines import as_written
from detente.negotiation import VETO

SCHEMA = "detente.model/1"
MOST_CHARACTERS = 10_000_000
LARGEST = 10**9
"""Values and weights lie between this and its negative."""
FEWEST_PARTIES = 2
_TOP = {
    "schema", "title", "status_quo", "party", "issue", "infeasible", "require", "preference",
    "source", "genius", "expected", "same",
}  # fmt: skip
_ISSUE = {"id", "title", "options", "settled_by", "one_way", "ordered", "alone", "moves"}
_WANTS = {
    "values", "weights", "reservation", "discount", "together", "red_lines",
}  # fmt: skip
_PASSED_OVER = {"strong_gaps"}
"""Fields that say something about stability alone."""
_WHOLE = {"ranking": "a ranking", "statements": "statements"}


def read_model(text: str, name: str = "model") -> BargainingModel:
    """Return the bargaining model that a model file holds.

    Parameters
    ----------
    text
        TOML, or JSON if it begins with a brace.
    name
        What to call the text in an error, such as its file's name.

    Raises
    ------
    TemplateError
        If anything is unknown, missing, twice or out of range; the error names the line.
    """
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(f"{name} has {len(text)} characters; a model has at most 10 million")
    data = _parsed(text, name)
    rows = Rows("" if text.lstrip().startswith("{") else text, name)
    rows.known(data, _TOP, "the model", ())
    if data.get("schema") != SCHEMA:
        said = (
            f"schema is {as_written(data['schema'])}" if "schema" in data else "it names no schema"
        )
        rows.refuse(said, ("schema",), f'Begin the file with schema = "{SCHEMA}".')
    issues, roles = _issues(data, rows), roles_of(data, rows)
    few = FewRows(rows=rows, options=issues)
    wants = with_roles([_wants(party, data, few) for party in _parties(data, rows)], roles, rows)
    closed = removals_of(data, few)
    model = BargainingModel(
        title=str(data.get("title", name)),
        issues=tuple(issues),
        options=tuple(issues.values()),
        wants=wants,
        infeasible=tuple(box for row in closed for box in row.boxes),
        removals=closed,
        warnings=_warnings(wants, data["preference"]),
    )
    return _with_status_quo(_added_exactly(model, rows), data, few)


def _parsed(text: str, name: str) -> dict[str, Any]:
    """Return the tables of a text, decimals exact."""
    try:
        if text.lstrip().startswith("{"):
            data = json.loads(text, parse_float=Decimal)
        else:
            data = tomllib.loads(text, parse_float=Decimal)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise TemplateError(
            f"{name} is neither TOML nor JSON: {error}", hint="Mend the line that it names."
        ) from error
    return dict(data)


def _issues(data: Mapping[str, Any], rows: Rows) -> dict[str, tuple[str, ...]]:
    """Return the options of every issue."""
    found: dict[str, tuple[str, ...]] = {}
    for at, row in enumerate(rows.tables(data, "issue")):
        where: Where = ("issue", at)
        rows.known(row, _ISSUE, "[[issue]]", where)
        issue, options = row.get("id"), row.get("options")
        if not isinstance(issue, str) or issue in found:
            named = f"issue {as_written(issue)}" if "id" in row else "every issue"
            rows.refuse(f"{named} needs an id of its own", (*where, "id"))
        if (
            not isinstance(options, list)
            or not options
            or len(set(map(str, options))) < len(options)
        ):
            rows.refuse(f"issue {issue} needs options, each with a name of its own", where)
        found[issue] = tuple(str(option) for option in options)
    return found


def _parties(data: Mapping[str, Any], rows: Rows) -> list[str]:
    """Return the parties that have preferences; who has no veto needs none."""
    found: list[str] = []
    preferences = data.get("preference")
    given = preferences if isinstance(preferences, dict) else {}
    for at, row in enumerate(rows.tables(data, "party")):
        party = row.get("id")
        if not isinstance(party, str) or party in found:
            named = f"party {as_written(party)}" if "id" in row else "every party"
            rows.refuse(f"{named} needs an id of its own", ("party", at))
        if party in given:
            found.append(party)
        elif row.get("role", "principal") in VETO:
            rows.refuse(f"party {party} has no table [preference.{party}]", ("party", at))
    for party in given:
        if party not in found:
            rows.refuse(f"{party} is no party of the model", ("preference", 0, party, 0))
    if len(found) < FEWEST_PARTIES:
        rows.refuse("a negotiation needs two parties with preferences", ("party", 0))
    return found


def _wants(party: str, data: Mapping[str, Any], few: FewRows) -> Wants:
    """Return what one party wants."""
    where, rows = ("preference", 0, party, 0), few.rows
    row = rows.table(data["preference"], party, ("preference", 0))
    for key, what in _WHOLE.items():
        if key in row:
            rows.refuse(
                f"{party} has {what}, and bargaining needs values", (*where, key),
                f"Give preference.{party} values for the options; `ranking` is for stability.",
            )  # fmt: skip
    asked = {key: value for key, value in row.items() if key not in _PASSED_OVER}
    rows.known(asked, _WANTS, f"[preference.{party}]", where)
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


def removals_of(data: Mapping[str, Any], few: FewRows) -> tuple[Removal, ...]:
    """Return the rows ``[[infeasible]]`` and ``[[require]]`` with the boxes that they close."""
    found = []
    for at, row in enumerate(few.rows.tables(data, "infeasible", needed=False)):
        here = few.rows.named("infeasible", at, row)
        found.append(Removal(said=here, boxes=(few.box(row, ("infeasible", at)),)))
    for at, row in enumerate(few.rows.tables(data, "require", needed=False)):
        here = few.rows.named("require", at, row)
        found.append(Removal(said=here, boxes=tuple(few.required(row, ("require", at)))))
    return tuple(found)


def _warnings(wants: Sequence[Wants], given: Mapping[str, Any]) -> tuple[str, ...]:
    """Say which parties' weights do not sum to 1, if they give any; they are used as given."""
    return tuple(
        f"the weights of {party} sum to {float(total):.9g}, not to 1; they are used as given"
        for party, total in unusual_weights(wants).items()
        if "weights" in given[party]
    )


def _added_exactly(model: BargainingModel, rows: Rows) -> BargainingModel:
    """Refuse numbers whose sums would not be exact."""
    try:
        _ = model.problem
    except (ValueError, OverflowError) as error:
        rows.refuse(
            f"the utilities are too large: together they must stay below {MOST // 10**9}",
            ("preference", 0, model.wants[0].party, 0),
            f"Divide all values of the model by the same number ({error}).",
        )
    return model


def _with_status_quo(
    model: BargainingModel, data: Mapping[str, Any], few: FewRows
) -> BargainingModel:
    """Return the model with the outcome that holds without an agreement."""
    if "status_quo" not in data:
        return model
    index = few.outcome(data["status_quo"], ("status_quo",), model.problem)
    return replace(model, status_quo=index)
