"""What stands around every screen: the case, the day, the places to go, what was saved last."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from detente.workspace.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A screen that the navigation leads to; ``keys`` are pressed one after the other."""

    name: str
    path: str
    label: str
    keys: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A row of the key sheet: where it works, what it does for a person, what the script calls."""

    where: str
    keys: tuple[str, ...]
    does: str
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The head of a page: ``as_of`` is the day asked for, ``newest`` that of the latest article.

    ``saved`` is when the record last took something in, ``mark`` tells the case from others.
    """

    case: str
    mark: str
    as_of: dt.date | None
    newest: dt.date | None
    saved: dt.datetime | None

    @property
    def past(self) -> bool:
        """Tell whether a day is asked for, and so less may be shown than the case holds."""
        return self.as_of is not None


def frame(shelf: Shelf, as_of: dt.date | None) -> Frame:
    """Return what stands around a screen of a case as of a day."""
    newest, saved = shelf.newest()
    return Frame(case=shelf.title, mark=shelf.mark, as_of=as_of, newest=newest, saved=saved)


@cache
def places() -> tuple[Place, ...]:
    """Return the rows of ``places.toml`` in their order."""
    return tuple(Place(**row) for row in _rows("places.toml")["place"])


@cache
def keys() -> tuple[Key, ...]:
    """Return the rows of ``keys.toml``, and one for each place that has keys."""
    rows = [Key(**(row | {"keys": tuple(row["keys"])})) for row in _rows("keys.toml")["key"]]
    going = [
        Key(where="everywhere", keys=(one.keys,), does=f"go to {one.label}", act=f"go {one.path}")
        for one in places()
        if one.keys
    ]
    return (*rows, *going)


def _rows(name: str) -> dict[str, list[dict[str, Any]]]:
    """Return the tables of a file of this room."""
    return tomllib.loads(resources.files("detente.workspace").joinpath(name).read_text("utf-8"))
