"""The rows of rules.toml: each a value with its reason, open to an analyst's own file."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from detente.article import STANCES
from detente.errors import TemplateError

SHARES = frozenset({"form", "sourcing", "hedge", "held", "reader", "stance"})
"""Groups of rows whose values are factors or levels between 0 and 1."""
LARGEST = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row: its name (``"form.direct"``), its value, and why the value is what it is."""

    name: str
    value: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rows by name, in the order of the file."""

    rows: Mapping[str, Rule]

    def __getitem__(self, name: str) -> float:
        """Return a row's value."""
        return self.rows[name].value

    def __iter__(self) -> Iterator[Rule]:
        """Yield the rows in the order of the file."""
        return iter(self.rows.values())

    def level(self, stance: int) -> float:
        """Return the level of acceptance that a stance stands for."""
        return self[f"stance.{STANCES[stance]}"]

    def values(self) -> dict[str, float]:
        """Return every row's value by name."""
        return {rule.name: rule.value for rule in self}


def load_rules(path: str | Path | None = None) -> Rules:
    """Return the rows that come with the program, changed by those of a file if one is given.

    Raises
    ------
    TemplateError
        If the file is no TOML, or holds a row that does not exist, has no reason or a value
        outside its range.
    """
    if path is None:
        return _own_rules()
    name = Path(path).name
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(f"{name} cannot be read as rules: {error}") from error
    rows = dict(_own_rules().rows)
    for rule in _parse(text, name):
        if rule.name not in rows:
            raise TemplateError(
                f"{name}: there is no rule row {rule.name!r}",
                hint=f"the rows are {', '.join(rows)}",
            )
        rows[rule.name] = rule
    return Rules(rows=rows)


@cache
def _own_rules() -> Rules:
    """Return the rows that come with the program."""
    text = files("detente.model").joinpath("rules.toml").read_text(encoding="utf-8")
    return Rules(rows={rule.name: rule for rule in _parse(text, "rules.toml")})


def _parse(text: str, name: str) -> Iterator[Rule]:
    """Yield the rows of a rule file."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError(f"{name} is no TOML: {error}") from error
    for group, rows in data.items():
        if not isinstance(rows, dict):
            raise TemplateError(f"{name}: {group!r} stands outside a group, such as [form]")
        for key, row in rows.items():
            yield _rule(f"{group}.{key}", row, name)


def _rule(name: str, row: Any, file: str) -> Rule:  # noqa: ANN401 - whatever the TOML holds
    """Return one row, or say what it lacks."""
    if not isinstance(row, dict) or set(row) != {"value", "reason"}:
        raise TemplateError(
            f"{file}: row {name} needs a value and a reason",
            hint=f'write {name.rsplit(".", maxsplit=1)[-1]} = {{ value = 0.5, reason = "why" }}',
        )
    value = row["value"]
    highest = 1.0 if name.split(".", maxsplit=1)[0] in SHARES else LARGEST
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= highest:
        raise TemplateError(
            f"{file}: row {name} is {value!r}, not a number from 0 to {highest:g}",
        )
    return Rule(name=name, value=float(value), reason=str(row["reason"]))
