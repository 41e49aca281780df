"""What every model file begins with: its tables, its issues, its parties, what cannot be."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from detente.analysis.problem import Box
from detente.errors import TemplateError
from detente.exchange.model_rows import FewRows, Rows, Where

SCHEMA = "detente.model/1"
MOST_CHARACTERS = 10_000_000
FEWEST_PARTIES = 2
_TOP = {
    "schema", "title", "status_quo", "party", "issue", "infeasible", "require", "preference",
    "source", "genius", "expected", "same", "states", "move",
}  # fmt: skip
_ISSUE = {"id", "title", "options", "settled_by", "one_way", "ordered", "alone", "moves"}


def opened(text: str, name: str) -> tuple[dict[str, Any], Rows]:
    """Return the tables of a model file, and its rows, which name lines in errors.

    Raises
    ------
    TemplateError
        If the text is too long, neither TOML nor JSON, or of another schema.
    """
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(
            f"{name} is too long; a model has at most 10 million characters",
            hint="Leave out what the model does not need.",
        )
    data = parsed(text, name)
    rows = Rows("" if is_json(text) else text, name)
    rows.known(data, _TOP, "the model", ())
    if data.get("schema") != SCHEMA:
        rows.refuse(
            f"schema is {data.get('schema')!r}, not {SCHEMA!r}", ("schema",),
            f'Begin the file with schema = "{SCHEMA}".',
        )  # fmt: skip
    return data, rows


def is_json(text: str) -> bool:
    """Tell JSON from TOML: it begins with a brace."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def parsed(text: str, name: str) -> dict[str, Any]:
    """Return the tables of a text, decimals exact."""
    plain = text.removeprefix("\ufeff")
    try:
        if is_json(plain):
            data = json.loads(plain, parse_float=Decimal, object_pairs_hook=_once)
        else:
            data = tomllib.loads(plain, parse_float=Decimal)
    except InvalidOperation as error:
        raise TemplateError(
            f"{name} holds a number beyond all measure", hint="Values lie within 10^9."
        ) from error
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        raise TemplateError(
            f"{name} is neither TOML nor JSON: {error}", hint="Mend the line that it names."
        ) from error
    return dict(data)


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON, each of whose keys stands once."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {key!r} stands twice in one object")
        found[key] = value
    return found


def issues_of(data: Mapping[str, Any], rows: Rows) -> dict[str, tuple[str, ...]]:
    """Return the options of every issue."""
    found: dict[str, tuple[str, ...]] = {}
    for at, row in enumerate(rows.tables(data, "issue")):
        where: Where = ("issue", at)
        rows.known(row, _ISSUE, "[[issue]]", where)
        issue, options = row.get("id"), row.get("options")
        if not isinstance(issue, str) or issue in found:
            rows.refuse(f"issue {issue!r} needs an id of its own", (*where, "id"))
        if (
            not isinstance(options, list)
            or not options
            or len(set(map(str, options))) < len(options)
        ):
            rows.refuse(f"issue {issue} needs options, each with a name of its own", where)
        found[issue] = tuple(str(option) for option in options)
    return found


def parties_of(data: Mapping[str, Any], rows: Rows, fewest: int = FEWEST_PARTIES) -> list[str]:
    """Return the parties that have preferences; an audience needs none."""
    found: list[str] = []
    passed: list[str] = []
    preferences = data.get("preference")
    given = preferences if isinstance(preferences, dict) else {}
    for at, row in enumerate(rows.tables(data, "party")):
        party = row.get("id")
        if not isinstance(party, str) or party in found or party in passed:
            rows.refuse(f"party {party!r} needs an id of its own", ("party", at))
        if party in given:
            found.append(party)
        elif row.get("role") != "audience":
            rows.refuse(
                f"party {party} has no table [preference.{party}]", ("party", at),
                'Write what it wants, or give it role = "audience".',
            )  # fmt: skip
        else:
            passed.append(party)
    for party in given:
        if party not in found:
            rows.refuse(
                f"{party} is no party of the model", ("preference", 0, party, 0),
                rows.meant(party, found),
            )  # fmt: skip
    if len(found) < fewest:
        rows.refuse("a negotiation needs two parties with preferences", ("party", 0))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """A row that says what cannot be: where it stands, what it says, the boxes it closes."""

    where: Where
    said: str
    boxes: tuple[Box, ...]


def removals_of(data: Mapping[str, Any], few: FewRows) -> tuple[Removal, ...]:
    """Return the rows ``[[infeasible]]`` and ``[[require]]`` with what they close."""
    rows = few.rows
    found = []
    for at, row in enumerate(rows.tables(data, "infeasible", needed=False)):
        where: Where = ("infeasible", at)
        found.append(Removal(where=where, said=_said(row), boxes=(few.box(row, where),)))
    for at, row in enumerate(rows.tables(data, "require", needed=False)):
        where = ("require", at)
        boxes = tuple(few.required(row, where))
        found.append(Removal(where=where, said=f"require {_said(row)}", boxes=boxes))
    return tuple(found)


def _said(row: Mapping[str, Any]) -> str:
    """Return a row as it may be written on one line."""
    parts = []
    for key, value in row.items():
        listed = value if isinstance(value, list) else [value]
        parts.append(f"{key} = {' | '.join(map(str, listed))}")
    return ", ".join(parts)
