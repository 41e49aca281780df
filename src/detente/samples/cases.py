"""The built-in cases: where their dispatches lie and what they are called."""

from importlib.resources import files
from pathlib import Path

TITLES = {
    "ukraine_2025": "Ukraine: the mediated talks, March to May 2025 (composed dispatches)",
    "camp_david_1978": "Camp David, September 1978 (composed dispatches)",
}
"""Each built-in case by name. The dispatches are our own prose: for learning, never for citing."""


def dispatches(name: str) -> list[Path]:
    """Return the files of a built-in case in the order of their days."""
    folder = Path(str(files("detente.samples") / name))
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html"))
