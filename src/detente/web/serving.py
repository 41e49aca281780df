"""Serving: the workspace on this machine's own address, and nowhere else."""

import gc
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

from detente.errors import AddressError

HOST = "127.0.0.1"
_WAITING = 128
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def serve_case(path: str | Path, *, port: int, browse: bool, say: Callable[[str], None]) -> None:
    """Serve the workspace of a case until it is stopped; ``say`` tells where it is.

    What is loaded at the start stays to the end. Until all of it is there nothing is looked for
    that could be let go, which takes a tenth off the time to the first page.
    """
    gc.disable()
    try:
        _serve(path, port, browse=browse, say=say)
    finally:
        gc.enable()


def _serve(path: str | Path, port: int, *, browse: bool, say: Callable[[str], None]) -> None:
    """Serve until stopped; the first page is answered before all of it is loaded."""
    import uvicorn  # noqa: PLC0415 - loaded when nothing is looked for any more

    from detente.web.opening import Opening  # noqa: PLC0415
    from detente.workspace.shelf import Shelf  # noqa: PLC0415

    bound = listening(port)
    taken = bound.getsockname()[1]
    if port not in (0, taken):
        say(f"port {port} is taken; the workspace uses {taken}")
    address = f"http://{HOST}:{taken}/"
    config = uvicorn.Config(Opening(Shelf(path), _tidy), log_config=None, access_log=False)
    say(f"The workspace is open at {address} (Ctrl-C stops it)")
    if browse:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    uvicorn.Server(config).run(sockets=[bound])


def _tidy() -> None:
    """Let go of what is no longer used, from now on; what was loaded by now stays."""
    gc.freeze()
    gc.enable()


def require_loopback(host: str) -> None:
    """Refuse every address but this machine's own.

    Raises
    ------
    AddressError
        If others could reach the address.
    """
    if host not in _LOOPBACK:
        raise AddressError(
            f"{host} could be reached by others, and the workspace has no accounts yet",
            hint=f"Serve it on {HOST}, and reach it from elsewhere through an SSH tunnel.",
        )


def listening(port: int) -> socket.socket:
    """Return a socket on a port, or on any free one where that is taken."""
    for one in (port, 0):
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, one))
            bound.listen(_WAITING)  # a browser that is quicker than the server waits
        except OSError:
            bound.close()
            continue
        return bound
    raise AddressError(f"no port of {HOST} is free", hint="Close another server and try again.")
