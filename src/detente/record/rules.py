"""The rows of ``rules.toml``: when two reports are one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Thresholds and orders of merging; ``version`` names them in every link that they make."""

    version: int
    run_words: int
    copy_share: float
    quoted_words: int
    undated_days: int
    moved_days: int
    equal_details: int
    symmetric: frozenset[str]
    event_words: Mapping[str, str]
    rank: Mapping[str, tuple[str, ...]]
    kin: tuple[tuple[str, frozenset[str]], ...]

    def place(self, order: str, value: str) -> int:
        """Return where a value stands in an order; what is not listed stands last."""
        listed = self.rank[order]
        return listed.index(value) if value in listed else len(listed)

    def akin(self, issue: str, first: str | None, second: str | None) -> bool:
        """Tell whether two options are one, or kin where others speak of a party."""
        pair = {first, second}
        return first == second or any(issue == of and pair <= options for of, options in self.kin)


@cache
def load_rules() -> Rules:
    """Return the rules that ship with the record."""
    rows = tomllib.loads(files("detente.record").joinpath("rules.toml").read_text("utf-8"))
    statement, event = rows["statement"], rows["event"]
    return Rules(
        version=rows["version"],
        run_words=rows["copies"]["run_words"],
        copy_share=rows["copies"]["share"],
        quoted_words=statement["quoted_words"],
        undated_days=statement["undated_days"],
        moved_days=statement["moved_days"],
        equal_details=event["equal_details"],
        symmetric=frozenset(event["symmetric"]),
        event_words=event["words"],
        rank={order: tuple(listed) for order, listed in rows["rank"].items()},
        kin=tuple((row["issue"], frozenset(row["options"])) for row in rows["kin"]),
    )
