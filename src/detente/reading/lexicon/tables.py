"""The lexicon: the tables of words that the stages look things up in, and their fingerprint."""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any


def _files() -> list[Traversable]:
    """Return the lexicon's files in the order of their names."""
    folder = resources.files("detente.reading") / "lexicon"
    found = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    return sorted(found, key=lambda file: file.name)


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one table of the lexicon by its name, without ``.toml``."""
    for file in _files():
        if file.name == f"{name}.toml":
            return tomllib.loads(file.read_text(encoding="utf-8"))
    raise ValueError(f"the lexicon has no table {name}")


@cache
def lexicon_sha() -> str:
    """Return the sha256 over all tables: two readings with the same one used the same words."""
    digest = hashlib.sha256()
    for file in _files():
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
