"""The built-in bargaining models: hand-made, to learn the engine with."""

from importlib.resources import files
from pathlib import Path


def bargaining_models() -> dict[str, Path]:
    """Return the files of the built-in bargaining models by name."""
    folder = Path(str(files("detente.samples") / "bargaining"))
    return {path.stem: path for path in sorted(folder.glob("*.toml"))}
