"""What the tables of a template's TOML may hold, and the errors that name the line."""

from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from detente.errors import TemplateError
from detente.model.template_lines import Lines, as_written
from detente.negotiation import Party

SCHEMA = "detente.template/1"
Where = tuple[str | int, ...]
_FIELDS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "": {
        "schema": str, "title": str, "half_life_days": (int, float), "presumption": bool,
        "warnings": list, "party": list, "issue": list, "infeasible": list, "require": list,
        "override": list,
    },
    "party": {"id": str, "name": str, "role": str, "audience_of": str},
    "issue": {
        "id": str, "target": str, "title": str, "core": bool, "ordered": bool, "one_way": bool,
        "settled_by": list, "alone": list, "option": list,
    },
    "issue.option": {"id": str, "title": str, "gains": str, "voiced_by": list},
    "require": {
        "at_least_one": list, "at_most_one": list, "exactly_one": list, "if": list, "then": list,
    },
    "override": {
        "party": str, "about": str, "issue": str, "option": str, "reason": str,
        "low": (int, float), "mode": (int, float), "high": (int, float),
    },
}  # fmt: skip
_TAKEN: Mapping[type | tuple[type, ...], str] = {
    str: "text between quotation marks",
    bool: "true or false",
    list: "a list: names between quotation marks, or tables as the documentation shows them",
    (int, float): "a number",
}
_NEEDS = {
    "": ("title", "party", "issue"),
    "party": ("id",),
    "issue": ("id", "option"),
    "issue.option": ("id",),
    "require": (),
    "override": ("party",),
}


class Checker:
    """A template's text, by lines: refuses what its tables should not hold."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = Lines(text)
        self.name = name

    def refuse(self, message: str, where: Where, hint: str = "") -> NoReturn:
        """Raise an error that names the line."""
        line = self.lines.find(where)
        place = f"{self.name}, line {line}" if line else self.name
        raise TemplateError(f"{place}: {message}", hint=hint)

    def fields(self, row: object, table: str, where: Where) -> dict[str, Any]:
        """Return a table; refuse an unknown, missing or mistyped field."""
        what = f"[[{table}]]" if table else "the template"
        if not isinstance(row, dict):
            self.refuse(f"{what} is {as_written(row)}, not a table", where)
        for key, value in row.items():
            if key not in _FIELDS[table]:
                hint = f"it has {', '.join(_FIELDS[table])}"
                self.refuse(f"{what} has no field {key!r}", (*where, key), hint)
            if not _fits(value, _FIELDS[table][key]) or not _names_fit(key, value):
                hint = f"it takes {_TAKEN[_FIELDS[table][key]]}"
                self.refuse(
                    f"{key} = {as_written(value)} is not what {key} takes", (*where, key), hint
                )
        self.needs(row, _NEEDS[table], what, where)
        return row

    def needs(self, row: Mapping[str, Any], keys: Sequence[str], what: str, where: Where) -> None:
        """Refuse a table without one of its fields."""
        for key in keys:
            if row.get(key) in (None, "", []):
                self.refuse(f"{what} needs {key}", where, f"add {key} = ...")

    def known(self, name: object, known: Sequence[str], what: str, where: Where) -> None:
        """Refuse a name that is not among the known ones."""
        if name not in known:
            self.refuse(
                f"there is no {what} {as_written(name)}", where, f"choose from {', '.join(known)}"
            )

    def once(self, names: Sequence[str], what: str, table: Where) -> None:
        """Refuse a name that is given twice."""
        for at, name in enumerate(names):
            if name in names[:at]:
                self.refuse(f"{what} {name!r} is given twice", (*table, at), "keep one of the two")

    def names_apart(self, parties: Sequence[Party]) -> None:
        """Refuse a party that is called as another one is: no table could tell them apart."""
        if found := same_name(parties):
            at, first = found
            self.refuse(
                f"the parties {first.id!r} and {parties[at].id!r} have one name, "
                f"{parties[at].name!r}",
                ("party", at, "name"),
                "give each a name of its own",
            )


def same_name(parties: Sequence[Party]) -> tuple[int, Party] | None:
    """Return the place of the first party that is called as one before it is, and that one.

    Capital letters and blanks tell no names apart.
    """
    before: dict[str, Party] = {}
    for at, party in enumerate(parties):
        first = before.setdefault(" ".join(party.name.split()).casefold(), party)
        if first is not party:
            return at, first
    return None


def _fits(value: object, kind: type | tuple[type, ...]) -> bool:
    """Tell whether a value is of a field's type; true and false are no numbers."""
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _names_fit(key: str, value: object) -> bool:
    """Tell whether a list of names holds names alone."""
    if key not in ("settled_by", "alone", "voiced_by", "warnings"):
        return True
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
