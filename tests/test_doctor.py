import sqlite3
from importlib import metadata

import pytest

from detente.doctor import _EXTRAS, examine
from detente.errors import InstallationError
from detente.record.verify import Check


def failing(folder):
    return [check.name for check in examine(folder) if not check.ok]


def test_a_whole_installation_passes_and_leaves_nothing_behind(tmp_path):
    assert failing(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("target", "value", "name"),
    [
        ("_LEAST_FREE", 10**18, "disk"),
        ("_PARTS", ("no-such-package",), "packages"),
        ("_OLDEST_SQLITE", (99, 0, 0), "database"),
    ],
)
def test_what_is_missing_is_named(monkeypatch, tmp_path, target, value, name):
    monkeypatch.setattr(f"detente.doctor.{target}", value)

    assert failing(tmp_path) == [name]


def test_a_model_that_was_changed_is_named(monkeypatch, tmp_path):
    def refuse():
        raise InstallationError("the model is not as it was pinned", hint="install it again")

    monkeypatch.setattr("detente.doctor.check_pipeline", refuse)

    assert failing(tmp_path) == ["language model"]


def test_a_case_that_fails_here_is_named(monkeypatch, tmp_path):
    wrong = (Check(name="integrity", ok=False, detail=sqlite3.sqlite_version),)
    monkeypatch.setattr("detente.record.case.Case.verify", lambda _self: wrong)

    assert failing(tmp_path) == ["trial case"]


def test_an_extra_that_is_missing_is_no_failure_and_what_it_is_for_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr("detente.doctor._EXTRAS", {"no-such": ("fast", "large models")})

    (line,) = [check for check in examine(tmp_path) if check.name == "extras"]

    assert line.ok
    assert line.detail == ('no-such is not installed (large models: pip install "detente[fast]")')


def test_the_extras_that_are_named_are_those_of_the_package():
    known = metadata.metadata("detente").get_all("Provides-Extra") or []

    assert {extra for extra, _ in _EXTRAS.values()} <= set(known)
