"""What every model file begins with: its tables, its issues, its parties, what cannot be."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from detente.errors import TemplateError
from detente.exchange.bargaining_model import Removal
from detente.exchange.model_roles import roles_of
from detente.exchange.model_rows import FewRows, Rows, Where
from detente.model.template_lines import as_written
from detente.negotiation import VETO

SCHEMA = "detente.model/1"
MOST_CHARACTERS = 10_000_000
FEWEST_PARTIES = 2
_TOP = {
    "schema", "title", "status_quo", "party", "issue", "infeasible", "require", "preference",
    "source", "genius", "expected", "same", "states", "move",
}  # fmt: skip
_KINDS = {list: "a list", str: "a text", bool: "a truth value", type(None): "null"}
_ISSUE = {"id", "title", "options", "settled_by", "one_way", "ordered", "alone", "moves"}


def opened(text: str, name: str) -> tuple[dict[str, Any], Rows]:
    """Return the tables of a model file, and its rows, which name lines in errors.

    Parameters
    ----------
    text
        TOML, or JSON if it begins with a brace.
    name
        What to call the text in an error, such as its file's name.

    Raises
    ------
    TemplateError
        If the text is too long, neither TOML nor JSON, nested too deep, or of another schema.
    """
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(
            f"{name} is too long; a model has at most 10 million characters",
            hint="Leave out what the model does not need.",
        )
    data = parsed(text, name)
    rows = Rows("" if is_json(text) else text or "\n", name)
    rows.known(data, _TOP, "the model", ())
    if data.get("schema") != SCHEMA:
        said = (
            f"schema is {as_written(data['schema'])}" if "schema" in data else "it names no schema"
        )
        rows.refuse(said, ("schema",), f'Begin the file with schema = "{SCHEMA}".')
    return data, rows


def is_json(text: str) -> bool:
    """Tell JSON from TOML: it begins with a brace."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _speaks_json(text: str, name: str) -> bool:
    """Tell whether a text is meant to be JSON: by its name, its brace, or as it can be read so."""
    if is_json(text) or name.lower().endswith((".json", ".gmcr")):
        return True
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def parsed(text: str, name: str) -> dict[str, Any]:
    """Return the tables of a text, decimals exact."""
    plain = text.removeprefix("\ufeff")
    speaks_json = _speaks_json(plain, name)
    try:
        if speaks_json:
            data = json.loads(plain, parse_float=Decimal, object_pairs_hook=_once)
        else:
            data = tomllib.loads(plain, parse_float=Decimal)
    except RecursionError as error:
        raise TemplateError(
            f"{name} nests too deep", hint="Lists and tables of a model nest a few levels deep."
        ) from error
    except (InvalidOperation, ValueError) as error:
        raise _unread(name, error, speaks_json=speaks_json) from error
    if not isinstance(data, dict):
        raise TemplateError(
            f"{name} is {_KINDS.get(type(data), 'a number')} in JSON, and a model is an object",
            hint='Begin it with {"schema": "' + SCHEMA + '", and name its parties and issues.',
        )
    return data


def _unread(name: str, error: Exception, *, speaks_json: bool) -> TemplateError:
    """Return the error that says why a text cannot be read."""
    if isinstance(error, InvalidOperation) or "int_max_str_digits" in str(error):
        return TemplateError(
            f"{name} holds a number beyond all measure", hint="Values lie within 10^9."
        )
    named, what = "line" in str(error), "cannot be read as JSON"
    return TemplateError(
        f"{name} {what if speaks_json else 'is neither TOML nor JSON'}: {error}",
        hint="Mend the line that it names." if named else "Mend what it names.",
    )


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


def parties_of(data: Mapping[str, Any], rows: Rows, fewest: int = FEWEST_PARTIES) -> list[str]:
    """Return the parties that have preferences; who has no veto needs none."""
    found: list[str] = []
    passed: list[str] = []
    preferences = data.get("preference")
    given = preferences if isinstance(preferences, dict) else {}
    roles = roles_of(data, rows)
    for at, row in enumerate(rows.tables(data, "party")):
        party = row.get("id")
        if not isinstance(party, str) or party in found or party in passed:
            named = f"party {as_written(party)}" if "id" in row else "every party"
            rows.refuse(f"{named} needs an id of its own", ("party", at))
        if party in given:
            found.append(party)
        elif roles[party] in VETO:
            rows.refuse(
                f"party {party} has no table [preference.{party}]{_stray(data, given)}",
                ("party", at),
                'Write what it wants, or give it the role "mediator" or "audience".',
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


def _stray(data: Mapping[str, Any], given: Mapping[str, Any]) -> str:
    """Name the first preference of somebody who is no party: it may be the missing one."""
    ids = [row.get("id") for row in data["party"]]
    found = next((party for party in given if party not in ids), None)
    return "" if found is None else f", and [preference.{found}] is of no party of the model"


def removals_of(data: Mapping[str, Any], few: FewRows) -> tuple[Removal, ...]:
    """Return the rows ``[[infeasible]]`` and ``[[require]]`` with what they close."""
    rows = few.rows
    found = []
    for at, row in enumerate(rows.tables(data, "infeasible", needed=False)):
        here = rows.named("infeasible", at, row)
        found.append(Removal(said=here, boxes=(few.box(row, ("infeasible", at)),)))
    for at, row in enumerate(rows.tables(data, "require", needed=False)):
        here = rows.named("require", at, row)
        found.append(Removal(said=here, boxes=tuple(few.required(row, ("require", at)))))
    return tuple(found)
