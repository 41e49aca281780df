"""The built-in cases: where their dispatches lie and what they are called."""

import tomllib
from importlib.resources import files
from pathlib import Path

TITLES: dict[str, str] = tomllib.loads(
    files("detente.samples").joinpath("titles.toml").read_text(encoding="utf-8")
)
"""Each built-in case by name. The dispatches are our own prose: for learning, never for citing."""


def dispatches(name: str) -> list[Path]:
    """Return the files of a built-in case in the order of their days."""
    folder = Path(str(files("detente.samples") / name))
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html"))
