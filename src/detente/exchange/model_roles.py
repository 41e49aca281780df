"""Who must agree: the roles of a model file's parties, which mean what they mean in a template."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from detente.exchange.bargaining_model import Wants
from detente.exchange.model_rows import Rows
from detente.model.template_lines import as_written
from detente.negotiation import VETO, Role

FEWEST_BARGAINERS = 2


def roles_of(data: Mapping[str, Any], rows: Rows) -> dict[str, Role]:
    """Return the role of every party of a model file; without one a party is a principal.

    Raises
    ------
    TemplateError
        If there is no such role; the error names the line and the roles there are.
    """
    roles = {}
    for at, row in enumerate(rows.tables(data, "party")):
        role = row.get("role", "principal")
        if role not in get_args(Role):
            rows.refuse(
                f"there is no role {as_written(role)}",
                ("party", at, "role"),
                f"Choose from {', '.join(get_args(Role))}.",
            )
        roles[str(row.get("id"))] = role
    return roles


def with_roles(wants: Sequence[Wants], roles: Mapping[str, Role], rows: Rows) -> tuple[Wants, ...]:
    """Return what the parties want, each with its role.

    Raises
    ------
    TemplateError
        If fewer than two of them must agree.
    """
    found = tuple(replace(one, role=roles[one.party]) for one in wants)
    if sum(one.role in VETO for one in found) < FEWEST_BARGAINERS:
        rows.refuse(
            "a negotiation needs two parties who must agree",
            ("party", 0),
            'Give two parties with preferences the role "principal".',
        )
    return found
