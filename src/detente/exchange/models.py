"""Where a bargaining model comes from: a file, a GENIUS folder, or the built-in ones."""

from collections.abc import Mapping
from pathlib import Path

from detente.errors import ReadError, StorageError
from detente.exchange.bargaining_model import BargainingModel
from detente.exchange.genius import is_scenario, read_genius
from detente.exchange.genius_writer import write_genius
from detente.exchange.model_file import read_model
from detente.exchange.model_head import MOST_CHARACTERS
from detente.samples.models import bargaining_models


def load_model(path: str) -> BargainingModel:
    """Return the model that a path names; the name of a built-in one does too.

    Raises
    ------
    ReadError
        If nothing is there or it cannot be read.
    TemplateError
        If a model file has a mistake.
    """
    place = Path(path)
    if is_scenario(place):
        return read_genius(place)
    return read_model(*text_of(path, bargaining_models(), "a GENIUS folder"))


def text_of(path: str, built_in: Mapping[str, Path], *others: str) -> tuple[str, str]:
    """Return the text of a model and what it is called.

    Parameters
    ----------
    path
        A file, or the name of a built-in model.
    built_in
        The files of the built-in models by name.
    others
        What else may be given, for the hint of an error.

    Raises
    ------
    ReadError
        If nothing is there or it cannot be read.
    """
    place = Path(path)
    if not place.exists() and path in built_in:
        place = built_in[path]
    try:
        with place.open(encoding="utf-8") as file:
            return file.read(MOST_CHARACTERS + 1), place.name
    except UnicodeDecodeError as error:
        raise ReadError(f"{path} is not text in UTF-8", hint="Save it as UTF-8.") from error
    except (OSError, ValueError) as error:
        kinds = ", ".join(["a model file", *others])
        raise ReadError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}",
            hint=f"Give {kinds}, or a built-in model: {', '.join(built_in)}.",
        ) from error


def save_genius(model: BargainingModel, folder: str) -> tuple[str, ...]:
    """Write a model as a GENIUS scenario into a folder; return what it does not say.

    Raises
    ------
    StorageError
        If a file cannot be written, or is there already.
    """
    files, lost = write_genius(model)
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            with Path(folder, name).open("x", encoding="utf-8") as file:
                file.write(text)
    except OSError as error:
        raise StorageError(f"{folder} cannot be written: {error.strerror}") from error
    return lost
