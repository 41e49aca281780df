"""The lexicon: the tables of words that the stages look things up in, and their fingerprint."""

import hashlib
import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """A lexicon file of the user's own, which is laid over the shipped ones."""

    path: str
    sha: str
    table: Mapping[str, Any] = field(compare=False, repr=False)


own_files: ContextVar[tuple[Own, ...]] = ContextVar("own_files", default=())
"""The files that are laid over the lexicon here and now, the last on top."""


@cache
def _files() -> Mapping[str, Traversable]:
    """Return the lexicon's files by name without ``.toml``, in the order of their names."""
    folder = resources.files("detente.reading") / "lexicon"
    found = {f.name.removesuffix(".toml"): f for f in folder.iterdir() if f.name.endswith(".toml")}
    return dict(sorted(found.items()))


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one table of the lexicon by its name, without ``.toml``."""
    if name not in _files():
        raise ValueError(f"the lexicon has no table {name}")
    return tomllib.loads(_files()[name].read_text(encoding="utf-8"))


def tables(prefix: str) -> list[Mapping[str, Any]]:
    """Return the tables whose names begin alike, in the order of their names."""
    return [table(name) for name in _files() if name.startswith(prefix)]


def lexicon_sha() -> str:
    """Return the sha256 over all tables: two readings with the same one used the same words."""
    own = own_files.get()
    if not own:
        return _shipped_sha()
    parts = [_shipped_sha(), *(file.sha for file in own)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@cache
def _shipped_sha() -> str:
    """Return the sha256 over the tables that ship with the reader."""
    digest = hashlib.sha256()
    for file in _files().values():
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
