"""Where a bargaining model comes from: a file, a GENIUS folder, or the built-in ones."""

from pathlib import Path

from detente.errors import ReadError, StorageError
from detente.exchange.bargaining_model import BargainingModel
from detente.exchange.genius import is_scenario, read_genius
from detente.exchange.genius_writer import write_genius
from detente.exchange.model_file import read_model
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
    place, built_in = Path(path), bargaining_models()
    if is_scenario(place):
        return read_genius(place)
    if not place.exists() and path in built_in:
        place = built_in[path]
    try:
        return read_model(place.read_text(encoding="utf-8"), place.name)
    except UnicodeDecodeError as error:
        raise ReadError(f"{path} is not text in UTF-8", hint="Save it as UTF-8.") from error
    except OSError as error:
        names = ", ".join(built_in)
        raise ReadError(
            f"{path} cannot be read: {error.strerror}",
            hint=f"Give a model file, a GENIUS folder, or a built-in model: {names}.",
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
