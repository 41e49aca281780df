import runpy
import sys

import pytest

from detente import __version__


def test_the_package_runs_as_the_command(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["anything", "--version"])

    with pytest.raises(SystemExit) as end:
        runpy.run_module("detente", run_name="__main__")

    assert end.value.code == 0
    assert capsys.readouterr().out == f"detente, version {__version__}\n"
