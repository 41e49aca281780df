"""Serving: the workspace on this machine's own address, and nowhere else."""

import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from detente.errors import AddressError
from detente.web.app import make_app

HOST = "127.0.0.1"
_WAITING = 128
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


def serve_case(path: str | Path, *, port: int, browse: bool, say: Callable[[str], None]) -> None:
    """Serve the workspace of a case until it is stopped; ``say`` tells where it is."""
    bound = listening(port)
    taken = bound.getsockname()[1]
    if port not in (0, taken):
        say(f"port {port} is taken; the workspace uses {taken}")
    address = f"http://{HOST}:{taken}/"
    config = uvicorn.Config(make_app(path), log_config=None, access_log=False)
    say(f"The workspace is open at {address} (Ctrl-C stops it)")
    if browse:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    uvicorn.Server(config).run(sockets=[bound])


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
