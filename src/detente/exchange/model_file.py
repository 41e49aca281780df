"""The model file of the contract (TOML, or JSON with the same keys), as a bargaining model."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from detente.analysis.problem import MOST
from detente.exchange.bargaining_model import BargainingModel, Wants, unusual_weights
from detente.exchange.model_head import issues_of, opened, parties_of, removals_of
from detente.exchange.model_roles import roles_of, with_roles
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.model_wants import wants_of

_WHOLE = {"ranking": "a ranking", "statements": "statements"}


def read_model(text: str, name: str = "model") -> BargainingModel:
    """Return the bargaining model that a model file holds; see ``read_stability``, its twin."""
    return model_of(*opened(text, name))


def model_of(data: Mapping[str, Any], rows: Rows) -> BargainingModel:
    """Return the bargaining model that the tables of a model file hold."""
    issues = issues_of(data, rows)
    few = FewRows(rows=rows, options=issues)
    roles = roles_of(data, rows)
    wants = with_roles([_wants(party, data, few) for party in parties_of(data, rows)], roles, rows)
    closed = removals_of(data, few)
    model = BargainingModel(
        title=str(data.get("title", rows.name)),
        issues=tuple(issues),
        options=tuple(issues.values()),
        wants=wants,
        infeasible=tuple(box for row in closed for box in row.boxes),
        removals=closed,
        warnings=_warnings(wants, data["preference"]),
    )
    return _with_status_quo(_added_exactly(model, rows), data, few)


def _wants(party: str, data: Mapping[str, Any], few: FewRows) -> Wants:
    """Return what one party wants; a ranking of whole outcomes is not enough to bargain."""
    given = few.rows.table(data["preference"], party, ("preference", 0))
    for key, what in _WHOLE.items():
        if key in given:
            few.rows.refuse(
                f"{party} has {what}, and bargaining needs values",
                ("preference", 0, party, 0, key),
                f"Give preference.{party} values for the options; `ranking` is for stability.",
            )
    return wants_of(party, data, few)


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
    """Return the model with the outcome that holds without an agreement; warn if it cannot be."""
    if "status_quo" not in data:
        return model
    index = few.outcome(data["status_quo"], ("status_quo",), model.problem)
    told = tuple(
        f"the status quo is no possible outcome: {said} rules it out"
        for said in model.ruled_out_by(index)
    )
    return replace(model, status_quo=index, warnings=(*model.warnings, *told))
