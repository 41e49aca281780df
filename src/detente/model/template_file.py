"""A template as TOML: written with explaining comments, read with every error at its line."""

import json
import math
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from detente.errors import TemplateError
from detente.model.issues import load_issues
from detente.model.template_lines import Lines
from detente.negotiation import Issue, IssueKey, Option, Override, Party, Role, Template

T = TypeVar("T")
SCHEMA = "detente.template/1"
MOST_CHARACTERS = 1_000_000
MOST_OUTCOMES = 200_000
_FIELDS: Mapping[str, Mapping[str, type | tuple[type, ...]]] = {
    "": {
        "schema": str, "title": str, "half_life_days": (int, float), "presumption": bool,
        "warnings": list, "party": list, "issue": list, "infeasible": list, "override": list,
    },
    "party": {"id": str, "name": str, "role": str},
    "issue": {
        "id": str, "target": str, "title": str, "core": bool, "ordered": bool, "one_way": bool,
        "settled_by": list, "option": list,
    },
    "issue.option": {"id": str, "title": str, "gains": str, "voiced_by": list},
    "override": {
        "party": str, "issue": str, "option": str, "reason": str,
        "low": (int, float), "mode": (int, float), "high": (int, float),
    },
}  # fmt: skip
_NEEDS = {
    "": ("title", "party", "issue"),
    "party": ("id",),
    "issue": ("id", "option"),
    "issue.option": ("id",),
    "override": tuple(_FIELDS["override"]),
}


def write_template(template: Template) -> str:
    """Return a template as TOML that explains itself; ``read_template`` reads it back."""
    lines = [
        "# What is negotiated: edit it and read it back.",
        f"schema = {_quote(SCHEMA)}",
        f"title = {_quote(template.title)}",
        f"half_life_days = {template.half_life_days!r}  # in so many days a position counts half",
        f"presumption = {_flag(template.presumption)}  # the silent are presumed to refuse to pay",
    ]
    if template.warnings:
        lines.append(f"warnings = {_list(template.warnings)}")
    lines += ["", "# role: principal (must agree), mediator (no veto), both, audience (no part)."]
    lines += [line for party in template.parties for line in _party_lines(party)]
    lines += [
        "",
        "# The first option of an issue leaves things as they are; core issues make a deal.",
    ]
    lines += ["# gains: who would gain by an option at another's expense."]
    lines += [line for issue in template.issues for line in _issue_lines(issue)]
    if template.infeasible:
        lines += ["", "# What no package can hold together."]
    for pattern in template.infeasible:
        lines += ["", "[[infeasible]]"]
        lines += [f"{_quote(key)} = {_quote(option)}" for key, option in pattern.items()]
    if template.overrides:
        lines += ["", "# An analyst's own ranges, each with its reason."]
    lines += [line for one in template.overrides for line in _override_lines(one)]
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    """Return a TOML string."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _flag(value: object) -> str:
    """Return a TOML boolean."""
    return "true" if value else "false"


def _list(texts: tuple[str, ...]) -> str:
    """Return a TOML list of strings."""
    return f"[{', '.join(map(_quote, texts))}]"


def _party_lines(party: Party) -> Iterator[str]:
    """Yield a party's table."""
    yield from ("", "[[party]]", f"id = {_quote(party.id)}")
    yield from (f"name = {_quote(party.name)}", f"role = {_quote(party.role)}")


def _issue_lines(issue: Issue) -> Iterator[str]:
    """Yield an issue's table and those of its options."""
    yield from ("", "[[issue]]", f"id = {_quote(issue.id)}")
    if issue.target is not None:
        yield f"target = {_quote(issue.target)}"
    yield f"title = {_quote(issue.title)}"
    yield f"settled_by = {_list(issue.settled_by)}"
    yield from (
        f"{name} = true" for name in ("core", "ordered", "one_way") if getattr(issue, name)
    )
    for option in issue.options:
        yield from ("", "[[issue.option]]", f"id = {_quote(option.id)}")
        yield f"title = {_quote(option.title)}"
        if option.gains is not None:
            yield f"gains = {_quote(option.gains)}"
        if option.voiced_by:
            yield f"voiced_by = {_list(option.voiced_by)}"


def _override_lines(override: Override) -> Iterator[str]:
    """Yield an override's table."""
    yield from ("", "[[override]]")
    yield from (
        f"{name} = {_quote(getattr(override, name))}"
        for name in ("party", "issue", "option", "reason")
    )
    yield from (f"{name} = {getattr(override, name)!r}" for name in ("low", "mode", "high"))


def read_template(text: str, name: str = "template") -> Template:
    """Return the template that a TOML text holds.

    Parameters
    ----------
    text
        TOML as ``write_template`` writes it.
    name
        What to call the text in an error, such as its file's name.

    Raises
    ------
    TemplateError
        If anything is unknown, missing, twice or out of range; the error names the line.
    """
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(f"{name} has {len(text)} characters; a template has at most a million")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TemplateError(
            f"{name} is no TOML: {error}", hint="mend the line, or print the template anew"
        ) from error
    return _TemplateReader(text, name).template(data)


class _TemplateReader:
    """One reading of a template's text, which knows the lines that its tables stand on."""

    def __init__(self, text: str, name: str) -> None:
        self.lines = Lines(text)
        self.name = name

    def template(self, data: Mapping[str, Any]) -> Template:
        """Return the template of the parsed text."""
        self._fields(data, "", ())
        if data.get("schema", SCHEMA) != SCHEMA:
            self._refuse(f"schema {data['schema']!r} is not {SCHEMA}", ("schema",))
        half_life = data.get("half_life_days", 90.0)
        if not 0 < half_life < math.inf:
            self._refuse("half_life_days must be above 0", ("half_life_days",))
        parties = tuple(
            self._made(self._party, row, ("party", at)) for at, row in enumerate(data["party"])
        )
        self._once([party.id for party in parties], "party", "party")
        principals = tuple(party.id for party in parties if party.has_veto)
        if not principals:
            self._refuse("no party must agree: give one the role principal", ("party", 0))
        issues = tuple(
            self._issue(row, ("issue", at), parties, principals)
            for at, row in enumerate(data["issue"])
        )
        self._once([issue.key for issue in issues], "issue", "issue")
        self._bounded(issues)
        known = {issue.key: [option.id for option in issue.options] for issue in issues}
        return Template(
            title=data["title"],
            parties=parties,
            issues=issues,
            infeasible=tuple(
                self._pattern(row, ("infeasible", at), known)
                for at, row in enumerate(data.get("infeasible", []))
            ),
            overrides=tuple(
                self._override(row, ("override", at), known, parties)
                for at, row in enumerate(data.get("override", []))
            ),
            half_life_days=float(half_life),
            presumption=data.get("presumption", True),
            warnings=tuple(map(str, data.get("warnings", []))),
        )

    def _refuse(self, message: str, where: tuple[str | int, ...], hint: str = "") -> None:
        """Raise an error that names the line."""
        line = self.lines.find(where)
        place = f"{self.name}, line {line}" if line else self.name
        raise TemplateError(f"{place}: {message}", hint=hint)

    def _fields(self, row: Any, table: str, where: tuple[str | int, ...]) -> None:  # noqa: ANN401
        """Refuse a table with an unknown, missing or mistyped field."""
        known = _FIELDS[table]
        what = f"[[{table}]]" if table else "the template"
        if not isinstance(row, dict):
            self._refuse(f"{what} is {row!r}, not a table", where)
        for key, value in row.items():
            if key not in known:
                self._refuse(
                    f"{what} has no field {key!r}", (*where, key), f"it has {', '.join(known)}"
                )
            if not isinstance(value, known[key]) or _is_number_as_flag(value, known[key]):
                self._refuse(f"{key} = {value!r} is not what {key} takes", (*where, key))
            if key in ("settled_by", "voiced_by") and not all(isinstance(v, str) for v in value):
                self._refuse(f"{key} takes a list of names", (*where, key))
        for key in _NEEDS[table]:
            if row.get(key) in (None, "", []):
                self._refuse(f"{what} needs {key}", where, f"add {key} = ...")

    def _made(self, make: Callable[[Mapping[str, Any]], T], row: Any, where: Any) -> T:  # noqa: ANN401
        """Return what a table makes, or its own complaint with the line."""
        self._fields(row, where[0], where)
        try:
            return make(row)
        except ValueError as error:
            line = self.lines.find(where)
            raise TemplateError(f"{self.name}, line {line}: {error}") from error

    def _party(self, row: Mapping[str, Any]) -> Party:
        """Return a party."""
        role = row.get("role", "principal")
        if role not in get_args(Role):
            raise ValueError(
                f"party {row['id']} has the role {role!r}; roles are {', '.join(get_args(Role))}"
            )
        return Party(id=row["id"], name=row.get("name", row["id"]), role=role)

    def _issue(
        self,
        row: Any,  # noqa: ANN401 - whatever the TOML holds
        where: tuple[str, int],
        parties: tuple[Party, ...],
        principals: tuple[str, ...],
    ) -> Issue:
        """Return an issue with its options."""
        self._fields(row, "issue", where)
        settled_by = tuple(row.get("settled_by") or principals)
        for party in settled_by:
            self._known(party, [one.id for one in parties], "party", (*where, "settled_by"))
        options = tuple(
            self._option(one, (*where, "option", at), row["id"], parties)
            for at, one in enumerate(row["option"])
        )
        self._once([option.id for option in options], "option", *where, "option")
        kind = load_issues().kind(row["id"])
        plain = {key: row[key] for key in ("core", "ordered", "one_way") if key in row}
        return Issue(
            id=row["id"],
            target=row.get("target"),
            title=row.get("title", kind.title),
            options=options,
            settled_by=settled_by,
            **plain,
        )

    def _option(
        self,
        row: Any,  # noqa: ANN401 - whatever the TOML holds
        where: tuple[str | int, ...],
        issue: str,
        parties: tuple[Party, ...],
    ) -> Option:
        """Return an option; a known issue has only the options that evidence can speak of."""
        self._fields(row, "issue.option", where)
        kind = load_issues().kind(issue)
        if kind.options:
            known = [kind.first, *kind.options]
            self._known(row["id"], known, f"{issue} option", (*where, "id"))
        gains = row.get("gains")
        if gains is not None:
            self._known(gains, [one.id for one in parties], "party", (*where, "gains"))
        return Option(
            id=row["id"],
            title=row.get("title", kind.option_title(row["id"])),
            gains=gains,
            voiced_by=tuple(row.get("voiced_by", [])),
        )

    def _pattern(
        self,
        row: Any,  # noqa: ANN401 - whatever the TOML holds
        where: tuple[str, int],
        known: Mapping[IssueKey, list[str]],
    ) -> dict[IssueKey, str]:
        """Return a combination that no package can hold."""
        if not isinstance(row, dict) or not row:
            self._refuse("[[infeasible]] needs lines such as ceasefire = ...", where)
        for key, option in row.items():
            self._known(key, list(known), "issue", (*where, key))
            self._known(option, known[IssueKey(key)], f"{key} option", (*where, key))
        return {IssueKey(key): option for key, option in row.items()}

    def _override(
        self,
        row: Any,  # noqa: ANN401 - whatever the TOML holds
        where: tuple[str, int],
        known: Mapping[IssueKey, list[str]],
        parties: tuple[Party, ...],
    ) -> Override:
        """Return an analyst's own range."""
        self._fields(row, "override", where)
        self._known(row["party"], [one.id for one in parties], "party", (*where, "party"))
        self._known(row["issue"], list(known), "issue", (*where, "issue"))
        issue = IssueKey(row["issue"])
        self._known(row["option"], known[issue], f"{issue} option", (*where, "option"))
        if not 0 <= row["low"] <= row["mode"] <= row["high"] <= 1:
            self._refuse("an override needs 0 <= low <= mode <= high <= 1", (*where, "low"))
        return Override(
            party=row["party"],
            issue=issue,
            option=row["option"],
            low=float(row["low"]),
            mode=float(row["mode"]),
            high=float(row["high"]),
            reason=row["reason"],
        )

    def _known(
        self, name: object, known: list[Any], what: str, where: tuple[str | int, ...]
    ) -> None:
        """Refuse a name that is not among the known ones."""
        if name not in known:
            self._refuse(
                f"there is no {what} {name!r}", where, f"choose from {', '.join(map(str, known))}"
            )

    def _once(self, names: list[Any], what: str, *table: str | int) -> None:
        """Refuse a name that is given twice."""
        for at, name in enumerate(names):
            if name in names[:at]:
                self._refuse(
                    f"{what} {name!r} is given twice", (*table, at), "keep one of the two"
                )

    def _bounded(self, issues: tuple[Issue, ...]) -> None:
        """Refuse more packages than can be enumerated."""
        count = math.prod(len(issue.options) for issue in issues)
        if count > MOST_OUTCOMES:
            self._refuse(
                f"{count} packages are too many to weigh (at most {MOST_OUTCOMES})",
                ("issue", 0),
                "leave out the issues or options that matter least",
            )


def _is_number_as_flag(value: object, kind: type | tuple[type, ...]) -> bool:
    """Tell whether true or false stands where a number should."""
    return isinstance(value, bool) and kind is not bool
