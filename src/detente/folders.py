"""Where the program keeps, for one user, what it can make again."""

from collections.abc import Mapping
from pathlib import Path


def cache_folder(name: str, environment: Mapping[str, str]) -> Path:
    """Return the user's folder for one kind of what can be made again; it may not exist yet.

    It follows XDG_CACHE_HOME where the environment sets it, as the XDG base directory
    specification asks, and is under the home folder otherwise.

    Examples
    --------
    >>> cache_folder("answers", {"XDG_CACHE_HOME": "caches"}).as_posix()
    'caches/detente/answers'
    """
    own = environment.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return Path(own) / "detente" / name
