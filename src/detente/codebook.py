"""The codebook: the issues and options that an item can be coded with, by name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Codes = Mapping[str, frozenset[str]]
"""The options of each issue."""

EVERYWHERE = frozenset({"as_is", "left_open"})
"""What every issue can be left as."""


@cache
def shipped_codes() -> Codes:
    """Return the issues that every installation knows, each with its options."""
    text = files("detente.model").joinpath("issues.toml").read_text(encoding="utf-8")
    issues = tomllib.loads(text)["issue"]
    return {name: frozenset(row["option"]) | EVERYWHERE for name, row in issues.items()}


def codes_of(template: str | None) -> Codes:
    r"""Return the shipped issues with those of a case's own template (its TOML) laid over.

    >>> "toll" in codes_of('[[issue]]\nid = "bridge"\noption = [{id = "toll"}]')["bridge"]
    True
    """
    codes = dict(shipped_codes())
    for issue in tomllib.loads(template).get("issue", []) if template else []:
        own = {option["id"] for option in issue["option"]}
        codes[issue["id"]] = codes.get(issue["id"], EVERYWHERE) | own
    return codes


def parties_of(template: str | None) -> frozenset[str]:
    """Return the parties that a case's own template (its TOML) names."""
    named = tomllib.loads(template).get("party", []) if template else []
    return frozenset(one["id"] for one in named)
