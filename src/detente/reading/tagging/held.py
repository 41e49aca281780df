"""The file of a tagger before it is understood: is it there, is it one, is it whole.

Nothing heavy is imported, so that a wrong file is told of before the parser is loaded.
"""

import hashlib
from pathlib import Path

from detente.errors import TaggerError

FORMAT = "detente.tagger/1"
MOST_BYTES = 200_000_000
AGAIN = "Train it again: detente train attribution --corpus FILE.jsonl"
_HINT = "Give a file that `detente train attribution` has made."


def body_of(path: str | Path) -> tuple[bytes, str]:
    """Return what a tagger's file holds below its first line, and the sha256 of that.

    Raises
    ------
    TaggerError
        If the file is missing, is no tagger, is of another version, or is damaged.
    """
    head, _, body = _bytes_of(Path(path)).partition(b"\n")
    kind, _, digest = head[:200].decode("ascii", "replace").partition(" ")
    if not kind.startswith("detente.tagger/"):
        raise TaggerError(f"{path} is not a tagger", hint=_HINT)
    if kind != FORMAT:
        raise TaggerError(f"{path} is of the version {kind!r:.40}, not {FORMAT}", hint=AGAIN)
    found = hashlib.sha256(body).hexdigest()
    if digest != found:
        raise TaggerError(f"{path} is damaged: its content does not fit its sha256", hint=AGAIN)
    return body, found


def _bytes_of(path: Path) -> bytes:
    """Return a file's bytes."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise TaggerError(f"{path} has more than {MOST_BYTES // 10**6} MB", hint=_HINT)
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except FileNotFoundError as error:
        raise TaggerError(f"there is no file {path}", hint=_HINT) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        raise TaggerError(f"{path} cannot be read: {reason}", hint=_HINT) from error
