"""Which case the workspace opens: the one that is named, else the built-in one."""

from collections.abc import Callable
from pathlib import Path

from detente.record.case import open_case

DEMO = "ukraine_2025"
FOLDER = "detente-demo"


def case_to_open(
    path: str | None, *, folder: str = FOLDER, progress: Callable[[int], None] | None = None
) -> Path:
    """Return the file of a case; without a name the built-in case, made where it is missing."""
    if path is not None:
        return open_case(path).path
    demo = Path(folder) / f"{DEMO}.detente"
    if demo.exists():
        return demo
    from detente.dossier import make_demo  # noqa: PLC0415 - loads the parser, for this case alone

    made, _, _ = make_demo(folder, progress=progress)
    return made
