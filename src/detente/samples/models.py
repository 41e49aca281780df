"""The built-in models: hand-made, to learn the engines with."""

from importlib.resources import files
from pathlib import Path


def bargaining_models() -> dict[str, Path]:
    """Return the files of the built-in bargaining models by name."""
    return _models("bargaining")


def stability_models() -> dict[str, Path]:
    """Return the files of the built-in graph models by name."""
    return _models("stability")


def _models(kind: str) -> dict[str, Path]:
    """Return the files of one kind of built-in models by name."""
    folder = Path(str(files("detente.samples") / kind))
    return {path.stem: path for path in sorted(folder.glob("*.toml"), key=lambda one: one.stem)}
