"""What each known issue means in a deal: the rows of issues.toml as types."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

Gains = Literal["claimant", "owner", "asker"]
AS_IS = "as_is"
LEFT_OPEN = "left_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionKind:
    """An option as every case knows it: plain words, who gains, and what it stands for."""

    id: str
    title: str
    gains: Gains | None = None
    same_as: str | None = None
    against: bool = False
    bears_on: Mapping[str, Any] | None = None
    continuing: int = 0
    scope: str | None = None
    relief: bool = False
    move: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueKind:
    """An issue as every case knows it."""

    id: str
    title: str
    as_is: str
    options: Mapping[str, OptionKind]
    core: bool = False
    status: bool = False
    pressure: bool = False
    background: bool = False
    by_others: bool = False
    owned: bool = False

    @property
    def first(self) -> str:
        """Return the option that leaves things as they are."""
        return LEFT_OPEN if self.status else AS_IS

    def option_title(self, option: str) -> str:
        """Return plain words for an option."""
        if option == self.first:
            return self.as_is
        kind = self.options.get(option)
        return kind.title if kind else option.replace("_", " ")

    def by_scope(self, option: str, scope: str | None) -> str:
        """Return the option that a position means once its scope (in law, in fact) is known."""
        known = {kind.scope: name for name, kind in self.options.items() if kind.scope}
        return known.get(scope or "", option) if option in known.values() else option


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every known issue, with the ladder of deals and what no package can hold together."""

    kinds: Mapping[str, IssueKind]
    ladder: tuple[tuple[str, tuple[str, ...]], ...]
    contradictions: tuple[Mapping[str, str], ...]
    general_heads: frozenset[str]
    go_between: frozenset[str]
    between_acts: tuple[str, ...]
    between_names: tuple[str, ...]

    def kind(self, issue: str) -> IssueKind:
        """Return what an issue means; an issue of the case's own has no options known before."""
        known = self.kinds.get(issue)
        title = issue.replace("_", " ").capitalize()
        return known or IssueKind(id=issue, title=title, as_is="as it is", options={})


@cache
def load_issues() -> Vocabulary:
    """Return the issues that every installation knows."""
    text = files("detente.model").joinpath("issues.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Vocabulary(
        kinds={name: _issue_kind(name, row) for name, row in data["issue"].items()},
        ladder=tuple((row["rung"], tuple(row["needs"])) for row in data["ladder"]),
        contradictions=tuple(row["terms"] for row in data["contradiction"]),
        general_heads=frozenset(data["general_heads"]),
        go_between=frozenset(data["go_between"]),
        between_acts=tuple(data["between_acts"]),
        between_names=tuple(data["between_names"]),
    )


def _issue_kind(name: str, row: Mapping[str, Any]) -> IssueKind:
    """Return one issue's row as a type."""
    options = {key: OptionKind(id=key, **one) for key, one in row["option"].items()}
    plain = {key: one for key, one in row.items() if key != "option"}
    return IssueKind(id=name, options=options, **plain)


def ladder_rung(outcome: Mapping[str, str]) -> str | None:
    """Return the rung of the ladder that a package stands on, or None if it changes no core term.

    Parameters
    ----------
    outcome
        One option for every issue: ``{issue key: option}``.
    """
    changed: set[str] = set()
    for key, option in outcome.items():
        issue = key.split(":")[0]
        if option not in (AS_IS, LEFT_OPEN):
            changed |= {issue, f"{issue}.{option}"}
    for rung, needs in load_issues().ladder:
        if changed.issuperset(needs):
            return rung
    return None
