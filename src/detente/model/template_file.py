"""A template read back from TOML; every error names the line and what to do."""

import math
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NoReturn, get_args

from detente.errors import TemplateError
from detente.model.issues import load_issues
from detente.model.template_check import SCHEMA, Checker, Where
from detente.model.template_writer import write_template
from detente.negotiation import (
    Issue,
    Option,
    Override,
    Party,
    Pattern,
    Requirement,
    Role,
    Rule,
    Template,
    Term,
)
from detente.preference import About, IssueKey, misnamed, number_told

__all__ = ["read_edited", "read_template", "write_template"]

MOST_CHARACTERS = 1_000_000
_EQUALS = re.compile("=").finditer
MOST_OUTCOMES = 1_000_000


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
    return _template(data, Checker(text, name))


def read_edited(text: str, name: str = "template") -> Template:
    """Return the template that a text holds which is to be taken in use.

    Raises
    ------
    TemplateError
        If it is no template, or two parties have one name.
    """
    template = read_template(text, name)
    Checker(text, name).names_apart(template.parties)
    return template


def _template(data: Mapping[str, Any], check: Checker) -> Template:
    """Return the template of the parsed text."""
    check.fields(data, "", ())
    _check_head(data, check)
    parties = _parties(data["party"], check)
    names = [party.id for party in parties]
    principals = [party.id for party in parties if party.has_veto]
    issues = tuple(
        _Issues(check=check, parties=names, principals=principals).issue(row, ("issue", at))
        for at, row in enumerate(data["issue"])
    )
    _check_issues(issues, check)
    options = {issue.key: [option.id for option in issue.options] for issue in issues}
    patterns, overrides = data.get("infeasible", []), data.get("override", [])
    required = data.get("require", [])
    template = Template(
        title=data["title"],
        parties=parties,
        issues=issues,
        infeasible=tuple(_pattern(row, at, options, check) for at, row in enumerate(patterns)),
        required=tuple(_requirement(r, at, options, check) for at, r in enumerate(required)),
        overrides=tuple(_override(r, at, options, check, names) for at, r in enumerate(overrides)),
        half_life_days=float(data.get("half_life_days", 90.0)),
        presumption=data.get("presumption", True),
        warnings=tuple(data.get("warnings", [])),
    )
    numbers = [f"{one.party}, {number_told(one.issue, one.option)}" for one in template.overrides]
    check.once(numbers, "number", ("override",))
    _check_possible(template, check)
    return template


def _check_head(data: Mapping[str, Any], check: Checker) -> None:
    """Refuse another schema and a half-life that is no time."""
    if data.get("schema", SCHEMA) != SCHEMA:
        check.refuse(f"schema {data['schema']!r} is not {SCHEMA}", ("schema",))
    if not 0 < data.get("half_life_days", 90.0) < math.inf:
        check.refuse("half_life_days must be a number of days above 0", ("half_life_days",))


def _parties(rows: Sequence[object], check: Checker) -> tuple[Party, ...]:
    """Return the parties, of which at least one must agree."""
    parties = []
    for at, one in enumerate(rows):
        row = check.fields(one, "party", ("party", at))
        role = row.get("role", "principal")
        check.known(role, get_args(Role), "role", ("party", at, "role"))
        whose = row.get("audience_of") or None
        if whose and role != "audience":
            check.refuse(
                f"party {row['id']!r} is no audience but has the role {role!r}",
                ("party", at, "audience_of"),
                'write role = "audience", or take audience_of out',
            )
        name = row.get("name", row["id"])
        parties.append(Party(id=row["id"], name=name, role=role, audience_of=whose))
    check.once([party.id for party in parties], "party", ("party",))
    if not any(party.has_veto for party in parties):
        check.refuse("no party must agree", ("party", 0), 'give two parties the role "principal"')
    _check_audiences(parties, check)
    return tuple(parties)


def _check_audiences(parties: Sequence[Party], check: Checker) -> None:
    """Refuse the audience of a party that does not exist, or whose acceptance nobody needs."""
    role_of = {party.id: party.role for party in parties}
    principals = [party.id for party in parties if party.has_veto]
    for at, party in enumerate(parties):
        if party.audience_of is None:
            continue
        where = ("party", at, "audience_of")
        check.known(party.audience_of, list(role_of), "party", where)
        if party.audience_of not in principals:
            check.refuse(
                f"{party.audience_of!r} has the role {role_of[party.audience_of]!r}: only what a "
                "party that must agree accepts can be refused at home",
                where,
                f"choose from {', '.join(principals)}",
            )


def _check_issues(issues: Sequence[Issue], check: Checker) -> None:
    """Refuse an issue that is given twice, and more packages than can be enumerated."""
    check.once([issue.key for issue in issues], "issue", ("issue",))
    count = math.prod(len(issue.options) for issue in issues)
    if count > MOST_OUTCOMES:
        check.refuse(
            f"{count} packages are too many to weigh (at most {MOST_OUTCOMES})",
            ("issue", 0),
            "leave out the issues or options that matter least",
        )


def _check_possible(template: Template, check: Checker) -> None:
    """Refuse rows that leave no package, naming the first one from which on none is left."""
    if template.is_deal(template.outcomes()).any():
        return
    rows: list[tuple[str, int]] = [("infeasible", at) for at in range(len(template.infeasible))]
    rows += [("require", at) for at in range(len(template.required))]
    for number, row in enumerate(rows, start=1):
        ruled = min(number, len(template.infeasible))
        some = replace(
            template,
            infeasible=template.infeasible[:ruled],
            required=template.required[: number - ruled],
        )
        digits = some.outcomes()
        if not some.is_deal(digits).any():
            check.refuse(
                "from this row on no package is possible: nothing is left that changes a core "
                "issue",
                row,
                "take the row back, or one of the rows before it",
            )


class _Issues:
    """Reads issues, knowing who the parties are."""

    def __init__(
        self, *, check: Checker, parties: Sequence[str], principals: Sequence[str]
    ) -> None:
        self.check = check
        self.parties = parties
        self.principals = principals

    def issue(self, one: object, where: Where) -> Issue:
        """Return an issue with its options."""
        row = self.check.fields(one, "issue", where)
        settled_by = row.get("settled_by") or self.principals
        for party in settled_by:
            self.check.known(party, self.parties, "party", (*where, "settled_by"))
        options = [
            self._option(option, row["id"], (*where, "option", at))
            for at, option in enumerate(row["option"])
        ]
        self.check.once([option.id for option in options], "option", (*where, "option"))
        return Issue(
            id=row["id"],
            target=row.get("target") or None,
            title=row.get("title", load_issues().kind(row["id"]).title),
            options=tuple(options),
            settled_by=tuple(settled_by),
            alone=self._alone(row, settled_by, where),
            **{key: row.get(key, False) for key in ("core", "ordered", "one_way")},
        )

    def _alone(
        self, row: Mapping[str, Any], settled_by: Sequence[str], where: Where
    ) -> tuple[str, ...] | None:
        """Return who can bring an issue back without the others; None where nothing is said."""
        for party in row.get("alone", []):
            self.check.known(party, settled_by, "party in settled_by", (*where, "alone"))
        return tuple(row["alone"]) if "alone" in row else None

    def _option(self, one: object, issue: str, where: Where) -> Option:
        """Return an option; a known issue has only the options that evidence can speak of."""
        row = self.check.fields(one, "issue.option", where)
        kind = load_issues().kind(issue)
        if kind.options:
            known = [kind.first, *kind.options]
            self.check.known(row["id"], known, f"option of {issue}", (*where, "id"))
        if "gains" in row:
            self.check.known(row["gains"], self.parties, "party", (*where, "gains"))
        return Option(
            id=row["id"],
            title=row.get("title", kind.option_title(row["id"])),
            gains=row.get("gains"),
            voiced_by=tuple(row.get("voiced_by", [])),
        )


def _pattern(
    row: object, at: int, options: Mapping[IssueKey, list[str]], check: Checker
) -> Pattern:
    """Return a combination that no package can hold; a list means any of its options."""
    where = ("infeasible", at)
    if not isinstance(row, dict) or not row:
        check.refuse("[[infeasible]] needs lines such as ceasefire = ...", where)
    pattern: dict[IssueKey, str | tuple[str, ...]] = {}
    for key, given in row.items():
        check.known(key, list(options), "issue", (*where, key))
        for option in given if isinstance(given, list) else [given]:
            check.known(option, options[key], f"option of {key}", (*where, key))
        if given == []:
            check.refuse(f"{key} needs an option", (*where, key), "name one or more")
        pattern[IssueKey(key)] = tuple(given) if isinstance(given, list) else given
    return pattern


def _requirement(
    one: object, at: int, options: Mapping[IssueKey, list[str]], check: Checker
) -> Requirement:
    """Return a rule that every package keeps to."""
    where = ("require", at)
    row = check.fields(one, "require", where)
    terms = {
        key: tuple(_term(text, options, check, (*where, key)) for text in texts)
        for key, texts in row.items()
    }
    if set(terms) == {"if", "then"} and all(terms.values()):
        return Requirement(rule="implies", given=terms["if"], terms=terms["then"])
    rule = next((name for name in get_args(Rule) if set(terms) == {name} and terms[name]), None)
    if rule is None:
        check.refuse(
            "[[require]] needs one rule",
            where,
            'write at_least_one, at_most_one or exactly_one = ["issue = option", ...], '
            "or `if` and `then`",
        )
    return Requirement(rule=rule, terms=terms[rule])


def _term(
    text: object, options: Mapping[IssueKey, list[str]], check: Checker, where: Where
) -> Term:
    """Return a term of a rule, written ``"issue = option"``."""
    halves = [(str(text)[: sign.start()], str(text)[sign.end() :]) for sign in _EQUALS(str(text))]
    exact = [(key.removesuffix(" "), option.removeprefix(" ")) for key, option in halves]
    loose = [(key.strip(), option.strip()) for key, option in halves]
    known = [(IssueKey(k), o) for k, o in (*exact, *loose) if o in options.get(IssueKey(k), ())]
    if not known:
        _refuse_term(str(text), loose, options, check, where)
    return known[0]


def _refuse_term(
    text: str,
    halves: Sequence[tuple[str, str]],
    options: Mapping[IssueKey, list[str]],
    check: Checker,
    where: Where,
) -> NoReturn:
    """Say what is wrong with a term."""
    if not halves or not halves[-1][0]:
        check.refuse(f"{text!r} is no term", where, 'write "issue = option"')
    key, option = halves[-1]
    check.known(key, list(options), "issue", where)
    check.refuse(
        f"there is no option of {key} {option!r}",
        where,
        f"choose from {', '.join(options[IssueKey(key)])}",
    )


def _set_number(
    row: Mapping[str, Any], options: Mapping[IssueKey, list[str]], check: Checker, where: Where
) -> tuple[IssueKey, str]:
    """Return the issue and the option of the number that a range is set for."""
    about: About = row.get("about", "value")
    check.known(about, get_args(About), "number to set", (*where, "about"))
    issue, option = IssueKey(row.get("issue", "")), row.get("option", "")
    if wrong := misnamed(about, issue, option):
        name, told, hint = wrong
        check.refuse(told, (*where, name) if name in row else where, hint)
    check.needs(row, ("reason", "low", "mode", "high"), "[[override]]", where)
    if issue:
        check.known(issue, list(options), "issue", (*where, "issue"))
    if option:
        check.known(option, options[issue], f"option of {issue}", (*where, "option"))
    return issue, option


def _override(
    one: object,
    at: int,
    options: Mapping[IssueKey, list[str]],
    check: Checker,
    parties: Sequence[str],
) -> Override:
    """Return an analyst's own range: of a value, of an issue's weight, or of no agreement."""
    where = ("override", at)
    row = check.fields(one, "override", where)
    issue, option = _set_number(row, options, check, where)
    check.known(row["party"], parties, "party", (*where, "party"))
    low, mode, high = (float(row[key]) for key in ("low", "mode", "high"))
    if not 0 <= low <= mode <= high <= 1:
        check.refuse("an override needs 0 <= low <= mode <= high <= 1", (*where, "low"))
    return Override(
        party=row["party"],
        issue=issue,
        option=option,
        low=low,
        mode=mode,
        high=high,
        reason=row["reason"],
    )
