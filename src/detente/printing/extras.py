"""Extras: what a command needs beyond the core, said in one sentence where it is missing."""

from importlib.util import find_spec

from detente.errors import InstallationError


def require(extra: str, *packages: str) -> None:
    """Refuse a command whose extra is not installed.

    Raises
    ------
    InstallationError
        If one of the extra's packages is missing.
    """
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise InstallationError(
            f"this needs {' and '.join(missing)}, which the extra {extra!r} brings",
            hint=f'Install it: pip install "detente[{extra}]"',
        )
