"""The rows of a model file, and the errors that name their line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NoReturn

from detente.analysis.problem import Box, Problem
from detente.display import clean
from detente.errors import TemplateError
from detente.model.template_lines import Lines, as_written

Where = tuple[str | int, ...]
_TERM = re.compile(r"\s*([^=]+?)\s*=\s*(.+?)\s*")
_RULES = ("at_most_one", "at_least_one", "exactly_one")
_LONGEST = 300
"""Of what somebody wrote no error repeats more characters."""
_LISTED = 30
"""So many names are listed where one was wrong."""


class Rows:
    """A model file's text, by lines: refuses what its tables should not hold."""

    def __init__(self, text: str, name: str) -> None:
        self.name = name
        self._text = text.splitlines()
        self._lines = Lines(text)

    def refuse(self, message: str, where: Where, hint: str = "") -> NoReturn:
        """Raise an error that names the line, or the table in a text without known lines."""
        line = self._line(where)
        path = _told(where)
        if not self._text:
            message, hint = _without_toml(message), _without_toml(hint)
        place = f"{self.name}, line {line}" if line else ", ".join(filter(None, (self.name, path)))
        raise TemplateError(f"{_clipped(place)}: {_clipped(message)}", hint=_clipped(hint, 2))

    def meant(self, given: object, known: Iterable[str]) -> str:
        """Say which known name is near to a given one, and which names there are."""
        names = list(known)
        near = get_close_matches(str(given)[:_LONGEST], names[:10_000], 1)
        more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
        asked = f"Did you mean {near[0]}? " if near else ""
        return f"{asked}The model has {', '.join(names[:_LISTED])}{more}."

    def named(self, table: str, at: int, row: Mapping[str, Any]) -> str:
        """Return a row as it may be written on one line, with its place."""
        lines = (f"{key} = {as_written(value)}" for key, value in row.items())
        line = self._line((table, at))
        return f"[[{table}]]{f', line {line}' if line else ''}: {', '.join(lines)}"

    def _line(self, where: Where) -> int | None:
        """Return the line of a key, its dots included, else of the table around it."""
        start = self._lines.find(where)
        if start is None:
            return None
        within = self._text[start:]
        header = (at for at, line in enumerate(within) if line.lstrip().startswith("["))
        within = within[: next(header, len(within))]
        names = [re.escape(str(part)) for part in where]
        for stop in range(len(where), 0, -1):
            for first in range(stop):
                key = re.compile(r"\s*" + r"\s*\.\s*".join(names[first:stop]) + r"\s*[.=]")
                for at, line in enumerate(within):
                    if key.match(line):
                        return start + at + 1
        return start

    def known(self, row: Mapping[str, Any], fields: set[str], what: str, where: Where) -> None:
        """Refuse a field that a table does not have."""
        for key in row:
            if key not in fields:
                hint = self.meant(key, sorted(fields)).replace("The model has", "It has")
                self.refuse(f"{what} has no field {key!r}", (*where, key), hint)

    def tables(
        self, row: Mapping[str, Any], key: str, where: Where = (), *, needed: bool = True
    ) -> list[dict[str, Any]]:
        """Return the tables ``[[key]]``, of which a model may need at least one."""
        found = row.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            self.refuse(
                f"{key} is no list of {'tables' if self._text else 'objects'}", (*where, key),
                f"Write [[{key}]] above each." if self._text else f'Write "{key}": [{{...}}].',
            )  # fmt: skip
        if needed and not found:
            self.refuse(f"the model has no [[{key}]]", where)
        return found

    def table(self, row: Mapping[str, Any], key: str, where: Where) -> dict[str, Any]:
        """Return the table ``key``."""
        found = row.get(key)
        if not isinstance(found, dict):
            hint = f"Write {key} = {{ name = ..., name = ... }}."
            self.refuse(f"{key} is missing or no table", (*where, key), hint)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class FewRows:
    """Rows of a model whose issues are known: terms, boxes of terms, and whole outcomes."""

    rows: Rows
    options: Mapping[str, tuple[str, ...]]

    def issues(self, table: Mapping[str, Any], where: Where) -> None:
        """Refuse a table that names an unknown issue or leaves one out."""
        for issue in table:
            self.issue(issue, where)
        for issue in self.options:
            if issue not in table:
                of = next((str(one) for one in reversed(where) if isinstance(one, str)), "")
                named = ", ".join(list(self.options)[:_LISTED])
                self.rows.refuse(
                    f"issue {issue} is left out{f' of {of}' if of else ''}",
                    where,
                    f"Name every issue there: {named}.",
                )

    def issue(self, issue: str, where: Where) -> int:
        """Return the place of an issue."""
        if issue not in self.options:
            hint = self.rows.meant(issue, self.options)
            self.rows.refuse(f"{issue!r} is no issue", (*where, issue), hint)
        return list(self.options).index(issue)

    def option(self, issue: str, option: object, where: Where) -> int:
        """Return the place of an option."""
        self.issue(issue, where)
        if option not in self.options[issue]:
            hint = self.rows.meant(option, self.options[issue])
            hint = hint.replace("The model has", "It has")
            self.rows.refuse(f"{issue} has no option {as_written(option)}", (*where, issue), hint)
        return self.options[issue].index(str(option))

    def box(self, row: Mapping[str, Any], where: Where) -> Box:
        """Return the box of a table ``issue = option``, or ``issue = [options]``."""
        if not row:
            self.rows.refuse("the table is empty; name issues and options", where)
        box = {}
        for issue, given in row.items():
            options = given if isinstance(given, list) else [given]
            if not options:
                self.rows.refuse(f"{issue} needs an option", (*where, issue), "name one or more")
            places = frozenset(self.option(issue, option, where) for option in options)
            box[self.issue(issue, where)] = places
        return box

    def required(self, row: Mapping[str, Any], where: Where) -> list[Box]:
        """Return the boxes that a ``[[require]]`` closes."""
        self.rows.known(row, {*_RULES, "if", "then"}, "[[require]]", where)
        if ("if" in row) != ("then" in row) or not row:
            self.rows.refuse("[[require]] needs a rule; `if` and `then` go together", where)
        for key, given in row.items():
            if not _listed(given):
                self.rows.refuse(
                    f"{key} names no term", (*where, key),
                    f'Write {key} = ["issue = option"], or take the row out.',
                )  # fmt: skip
        closed: list[Box] = []
        for key in _RULES:
            terms = [self._term(term, (*where, key)) for term in _listed(row.get(key, []))]
            if key != "at_least_one":
                closed += _not_both(terms)
            if terms and key != "at_most_one":
                closed += self._not_none(terms)
        terms = [self._term(term, (*where, "if")) for term in _listed(row.get("if", []))]
        for term in _listed(row.get("then", [])):
            closed += self._implied(terms, self._term(term, (*where, "then")))
        return closed

    def _term(self, term: object, where: Where) -> tuple[int, int]:
        """Return the places of a term ``"issue = option"``."""
        parts = _TERM.fullmatch(str(term))
        if not parts:
            self.rows.refuse(f'{as_written(term)} is no term; write "issue = option"', where)
        if parts[1] not in self.options and parts[1].startswith("not "):
            self.rows.refuse(
                f"{as_written(term)} has a `not`, and a term of [[require]] has none", where,
                'Name the option that must hold, or what cannot stand together: at_most_one = '
                '["issue = option", "issue = option"].',
            )  # fmt: skip
        return self.issue(parts[1], where), self.option(parts[1], parts[2], where)

    def _others(self, issue: int, options: set[int]) -> frozenset[int]:
        """Return the places of all other options of an issue."""
        size = len(list(self.options.values())[issue])
        return frozenset(range(size)) - options

    def _not_none(self, terms: Sequence[tuple[int, int]]) -> list[Box]:
        """Close the box in which no term holds."""
        issues = {issue for issue, _ in terms}
        box = {i: self._others(i, {o for at, o in terms if at == i}) for i in sorted(issues)}
        return [box] if all(box.values()) else []

    def _implied(self, given: Sequence[tuple[int, int]], term: tuple[int, int]) -> list[Box]:
        """Close the box in which all that is given holds and a term does not."""
        box = {term[0]: self._others(term[0], {term[1]})}
        for issue, option in given:
            box[issue] = box.get(issue, frozenset({option})) & {option}
        return [box] if all(box.values()) else []

    def outcome(self, given: object, where: Where, problem: Problem) -> int:
        """Return the number of an outcome that is given as a number or as a table."""
        if isinstance(given, dict):
            self.issues(given, where)
            return problem.index(self.option(i, given[i], where) for i in self.options)
        if isinstance(given, bool) or not isinstance(given, int):
            self.rows.refuse(
                f"status_quo = {as_written(given)} is neither a number nor a table", where
            )
        if not 0 <= given < problem.outcomes:
            self.rows.refuse(
                f"status_quo = {given}, and outcomes go from 0 to {problem.outcomes - 1}", where
            )
        return given


def _told(where: Where) -> str:
    """Return in words where something stands: lists are counted from 1.

    >>> _told(("issue", 0, "options")), _told(("preference", 0, "north", 0, "ranking"))
    ('issue 1, options', 'preference, north, ranking')
    """
    told: list[str] = []
    for part in where:
        if isinstance(part, str):
            told.append(part)
        elif told and where[0] != "preference":
            told[-1] += f" {part + 1}"
    return ", ".join(told)


def _without_toml(words: str) -> str:
    """Return words about a model in JSON, where they speak of how TOML is written.

    >>> _without_toml('the model has no [[issue]]'), _without_toml('Write moves = [["a", "b"]].')
    ('the model has no "issue"', 'Write "moves": [["a", "b"]].')
    """
    words = re.sub(r"\[\[(\w+)\]\]", r'"\1"', words)
    words = re.sub(r"\[preference\.([^\]]*)\]", r"preference of \1", words)
    return re.sub(r"(Write|with) (\w+) = (?=[\[\"])", r'\1 "\2": ', words)


def _clipped(words: str, times: int = 1) -> str:
    """Return words on one line, the middle left out where there are too many."""
    line, most = clean(words), _LONGEST * times
    return line if len(line) <= most else f"{line[: most // 2]} ... {line[-most // 2 :]}"


def _listed(given: object) -> list[object]:
    """Return one term or several as a list."""
    return given if isinstance(given, list) else [given]


def _not_both(terms: Sequence[tuple[int, int]]) -> list[Box]:
    """Close every box in which two terms of different issues hold."""
    pairs = [(a, b) for at, a in enumerate(terms) for b in terms[at + 1 :]]
    return [{a[0]: frozenset({a[1]}), b[0]: frozenset({b[1]})} for a, b in pairs if a[0] != b[0]]
