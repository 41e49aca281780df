"""Serving: this machine alone, another port where one is taken, and a sentence about both."""

import gc
import socket

import pytest
import uvicorn

from detente.errors import AddressError
from detente.web.serving import HOST, listening, require_loopback, serve_case


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.2", "example.org", "::"])  # noqa: S104 - refused
def test_every_address_but_this_machines_own_is_refused(host):
    with pytest.raises(AddressError, match="could be reached by others"):
        require_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machines_own_names_are_served(host):
    require_loopback(host)


def test_a_port_that_is_taken_is_given_up_for_a_free_one():
    with socket.create_server((HOST, 0)) as taken, listening(taken.getsockname()[1]) as other:
        assert other.getsockname()[0] == HOST
        assert other.getsockname()[1] != taken.getsockname()[1]


def test_the_user_is_told_where_the_workspace_is_and_of_the_other_port(harbour, monkeypatch):
    said = []
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, sockets: sockets[0].close())

    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        serve_case(harbour[0], port=port, browse=False, say=said.append)

    assert said[0].startswith(f"port {port} is taken; the workspace uses ")
    assert said[1].startswith("The workspace is open at http://127.0.0.1:")
    assert gc.isenabled()
