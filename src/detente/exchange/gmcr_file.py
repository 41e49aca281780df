"""Graph models in the JSON that files ending in ``.gmcr`` hold.

An option of such a file is an issue here, with the options ``no`` and ``yes``. Read are
``options`` (``permittedDirection`` both, fwd or back), ``decisionMakers`` (whose ``options`` they
are; their ``preferenceRanking``, or the prioritised ``preferences``) and ``infeasibles``. What the
files hold besides is told as lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.display import clean
from detente.exchange.model_head import MOST_CHARACTERS, SCHEMA, is_json, parsed
from detente.exchange.model_rows import FewRows, Rows, Where
from detente.exchange.stability_file import feasible_of, stability_of
from detente.exchange.stability_model import StabilityModel

Data = Mapping[str, Any]
_RANKINGS = ("preferenceRanking", "preferenceVector")
_MANUAL = ("useManualPreferenceRanking", "useManualPreferenceVectors")
_DEEPEST = 20
_MOST_OPTIONS = 22
_TAKEN = {"Y": "yes", "N": "no"}
Pattern = tuple[tuple[int, str], ...]
"""What must hold together: places of options, each with ``yes`` or ``no``."""


def is_gmcr(text: str, name: str = "") -> bool:
    """Tell such a file by its name's ending, or as JSON that speaks of decision makers."""
    return name.lower().endswith(".gmcr") or (is_json(text) and '"decisionMakers"' in text)


def read_gmcr(text: str, name: str = "model.gmcr") -> StabilityModel:
    """Return the graph model that such a file holds; its warnings say what is lost.

    Raises
    ------
    TemplateError
        If it is no such file, or names an option or an outcome that is not there.
    """
    rows = Rows("", name)
    if len(text) > MOST_CHARACTERS:
        rows.refuse("it is too long; a model has at most 10 million characters", ())
    data = parsed(text, name)
    for key in ("options", "decisionMakers"):
        if not data.get(key):
            rows.refuse(
                f"it has no {key!r}", (),
                'A .gmcr file is JSON with the lists "options" and "decisionMakers".',
            )  # fmt: skip
    makers = rows.tables(data, "decisionMakers")
    parties = _names(makers, "decisionMakers", rows)
    options = _Options(names=_names(rows.tables(data, "options"), "options", rows), rows=rows)
    model: dict[str, Any] = {
        "schema": SCHEMA,
        "title": clean(str(data.get("title") or name)),
        "party": [{"id": party} for party in parties],
        "issue": _issues(data["options"], makers, parties, options),
        "infeasible": _infeasible(data, options),
    }
    numbers = _feasible(model, options)
    model["preference"] = {
        party: _preference(data, row, ("decisionMakers", at), options, numbers)
        for at, (party, row) in enumerate(zip(parties, makers, strict=True))
    }
    made = stability_of(model, rows)
    return replace(made, warnings=tuple(_lost(data, makers, rows)))


def _names(given: Sequence[Data], key: str, rows: Rows) -> list[str]:
    """Return the names of options or decision makers, each one line and once."""
    names = []
    for at, row in enumerate(given):
        name = row.get("name")
        if not isinstance(name, str) or not clean(name):
            rows.refuse(f"name {name!r} is no name", (key, at))
        names.append(clean(name).replace('"', "'"))
        if names[-1] in names[:-1]:
            rows.refuse(f"{names[-1]!r} stands twice", (key, at), "Give each its own name.")
    if len(names) > _MOST_OPTIONS and key == "options":
        rows.refuse(f"it has {len(names)} options; {_MOST_OPTIONS} can be read", (key,))
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Options:
    """The names of a file's options, and how they are pointed at."""

    names: Sequence[str]
    rows: Rows

    def place(self, given: object, where: Where) -> int:
        """Return the place of an option that is given by number, by name or as a table."""
        if isinstance(given, dict):
            given = given.get("name")
        if isinstance(given, str) and clean(given).replace('"', "'") in self.names:
            return self.names.index(clean(given).replace('"', "'"))
        known = range(len(self.names))
        if isinstance(given, bool) or not isinstance(given, int) or given not in known:
            self.rows.refuse(f"{given!r} is no option", where, self.rows.meant(given, self.names))
        return given

    def patterns(self, given: object, where: Where, depth: int = 0) -> list[Pattern]:
        """Return what a condition describes: any of these patterns.

        A condition is a list of pairs (option, "Y" or "N"), or a table with ``options`` and
        ``taken``, or with a ``name`` such as "Y-N"; a list of conditions holds if one does.
        """
        if depth > _DEEPEST:
            self.rows.refuse("a condition nests too deep", where)
        if isinstance(given, dict):
            return self._of_table(given, where, depth)
        if isinstance(given, str):
            return [self._of_marks(given, where)]
        if not isinstance(given, list) or not given:
            self.rows.refuse(f"{given!r} is no condition", where)
        if all(_is_pair(one) for one in given):
            return [tuple((self.place(at, where), _TAKEN[mark]) for at, mark in given)]
        return [found for one in given for found in self.patterns(one, where, depth + 1)]

    def _of_table(self, given: Data, where: Where, depth: int) -> list[Pattern]:
        """Return what a condition in a table describes."""
        options, taken = given.get("options"), given.get("taken")
        if isinstance(options, list) and isinstance(taken, str | list):
            if len(options) != len(taken):
                self.rows.refuse("a condition has more options than marks, or less", where)
            return self.patterns([list(pair) for pair in zip(options, taken, strict=True)], where)
        inner: object = next(
            (given[key] for key in ("conditions", "options", "name") if given.get(key)), []
        )
        return self.patterns(inner, where, depth + 1)

    def _of_marks(self, given: str, where: Where) -> Pattern:
        """Return what a mark for every option says: Y, N, or - for either."""
        if len(given) != len(self.names) or set(given) - {"Y", "N", "-"}:
            self.rows.refuse(
                f"{given!r} is no condition", where,
                f"Write Y, N or - for each of the {len(self.names)} options.",
            )  # fmt: skip
        return tuple((at, _TAKEN[mark]) for at, mark in enumerate(given) if mark != "-")


def _is_pair(given: object) -> bool:
    """Tell whether something is an option with its mark."""
    match given:
        case [int() | str() | dict(), str(mark)]:
            return mark in _TAKEN
        case _:
            return False


def _issues(
    rows: Sequence[Data], makers: Sequence[Data], parties: Sequence[str], options: _Options
) -> list[dict[str, Any]]:
    """Return an issue for every option, settled by its first decision maker."""
    owners: list[list[str]] = [[] for _ in rows]
    for at, (party, maker) in enumerate(zip(parties, makers, strict=True)):
        where: Where = ("decisionMakers", at, "options")
        for one in _list(maker, "options", where, options.rows):
            owners[options.place(one, where)].append(party)
    return [_issue(*one, options) for one in zip(range(len(rows)), rows, owners, strict=True)]


def _issue(at: int, row: Data, owners: Sequence[str], options: _Options) -> dict[str, Any]:
    """Return the issue of one option."""
    issue: dict[str, Any] = {
        "id": options.names[at], "options": ["no", "yes"], "settled_by": list(owners[:1]),
    }  # fmt: skip
    direction = row.get("permittedDirection", "both")
    if direction == "fwd":
        issue["one_way"] = True
    elif direction == "back":
        issue["moves"] = [["yes", "no"]]
    elif direction != "both":
        options.rows.refuse(
            f"permittedDirection = {direction!r} is not both, fwd or back", ("options", at)
        )
    ends = {"fwd": ["yes"], "back": ["no"]}.get(direction, ["no", "yes"])
    issue["alone"] = [{"party": party, "to": end} for party in owners[1:] for end in ends]
    return issue


def _list(row: Data, key: str, where: Where, rows: Rows) -> list[Any]:
    """Return a list of a table, empty where it has none."""
    found = row.get(key) or []
    if not isinstance(found, list):
        rows.refuse(f"{key} is no list", (*where, key))
    return found


def _infeasible(data: Data, options: _Options) -> list[dict[str, str]]:
    """Return the combinations that cannot be."""
    return [
        {options.names[at]: mark for at, mark in pattern}
        for row, one in enumerate(_list(data, "infeasibles", (), options.rows))
        for pattern in options.patterns(one, ("infeasibles", row))
    ]


def _feasible(model: Data, options: _Options) -> list[int]:
    """Return the numbers of the feasible outcomes."""
    few = FewRows(rows=options.rows, options=dict.fromkeys(options.names, ("no", "yes")))
    feasible, _ = feasible_of(model, few, [2] * len(options.names))
    return [int(one) for one in np.flatnonzero(feasible)]


def _preference(
    data: Data, row: Data, where: Where, options: _Options, numbers: Sequence[int]
) -> dict[str, Any]:
    """Return what one decision maker prefers: by its ranking if that is used, else statements."""
    ranking = next((row[key] for key in _RANKINGS if row.get(key)), None)
    if ranking is not None and (
        any(data.get(key) for key in _MANUAL) or not row.get("preferences")
    ):
        return {"ranking": _counted(ranking, where, options.rows, numbers)}
    wanted = _list(row, "preferences", where, options.rows)
    if not wanted:
        return {"ranking": [list(numbers)]}
    return {
        "statements": [
            _statement(options.patterns(one, (*where, "preferences", at)), options)
            for at, one in enumerate(wanted)
        ]
    }


def _counted(ranking: object, where: Where, rows: Rows, numbers: Sequence[int]) -> list[object]:
    """Return a ranking by outcomes' numbers; files count them so, or from 1 by feasible ones."""
    if not isinstance(ranking, list):
        rows.refuse("preferenceRanking is no list", where)
    groups = [group if isinstance(group, list) else [group] for group in ranking]
    given = {one for group in groups for one in group if isinstance(one, int)}
    if given == set(range(1, len(numbers) + 1)) != set(numbers):
        return [[numbers[one - 1] for one in group] for group in groups]
    return list(groups)


def _statement(patterns: Sequence[Pattern], options: _Options) -> str:
    """Return a statement that is true where one of the patterns holds."""
    parts = [
        " and ".join(f'"{options.names[at]}" = {mark}' for at, mark in pattern)
        for pattern in patterns
    ]
    return " or ".join(f"({part})" for part in parts)


def _lost(data: Data, makers: Sequence[Data], rows: Rows) -> Iterator[str]:
    """Say what of a file is not in the model."""
    if any(row.get("misperceptions") for row in makers):
        yield "misperceptions are not read: every party sees the whole model"
    if any(isinstance(one, list) for one in _list(data, "coalitions", (), rows)):
        yield "coalitions are not joined to one party: ask for --coalitions"
    if not any(data.get(key) for key in _MANUAL) and any(row.get("preferences") for row in makers):
        yield "the rankings come from the prioritised statements"
