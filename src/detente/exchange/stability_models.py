"""Where a graph model comes from: a file in one of three formats, standard input, a name."""

import sys
from pathlib import Path

from detente.errors import StorageError
from detente.exchange.gmcr_file import is_gmcr, read_gmcr
from detente.exchange.model_head import MOST_CHARACTERS
from detente.exchange.model_table import is_table, read_table
from detente.exchange.model_table_writer import write_table
from detente.exchange.models import text_of
from detente.exchange.stability_file import read_stability
from detente.exchange.stability_model import StabilityModel
from detente.samples.models import stability_models


def load_stability(path: str) -> StabilityModel:
    """Return the graph model that a path names; the name of a built-in one does too.

    Read are model files (TOML, JSON), tables in CSV and files in the format of ``.gmcr``; ``-``
    reads standard input.

    Raises
    ------
    ReadError
        If nothing is there or it cannot be read.
    TemplateError
        If a model has a mistake.
    """
    if path == "-":
        text, name = sys.stdin.read(MOST_CHARACTERS + 1), "standard input"
    else:
        text, name = text_of(path, stability_models(), "a table in CSV", "a .gmcr file")
    if is_gmcr(text, name):
        return read_gmcr(text, name)
    return read_table(text, name) if is_table(text, name) else read_stability(text, name)


def save_table(model: StabilityModel, path: str) -> tuple[str, ...]:
    """Write a model as a table into a new file; return what it does not say.

    Raises
    ------
    StorageError
        If the file cannot be written, or is there already.
    """
    text, lost = write_table(model)
    save_new(text, path)
    return lost


def save_new(text: str, path: str) -> None:
    """Write a text into a new file.

    Raises
    ------
    StorageError
        If the file cannot be written, or is there already.
    """
    try:
        with Path(path).open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise StorageError(
            f"{path} is there already and is not written over",
            hint="Move it away, or give another name.",
        ) from error
    except OSError as error:
        raise StorageError(f"{path} cannot be written: {error.strerror}") from error
