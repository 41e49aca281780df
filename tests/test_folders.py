"""What can be made again is kept where the user's other such things are."""

from pathlib import Path

from detente.folders import cache_folder


def test_the_cache_is_under_the_users_home_unless_another_place_is_set(tmp_path):
    assert cache_folder("x", {"XDG_CACHE_HOME": str(tmp_path)}) == tmp_path / "detente" / "x"
    assert cache_folder("x", {}) == Path.home() / ".cache" / "detente" / "x"
    assert cache_folder("x", {"XDG_CACHE_HOME": ""}) == cache_folder("x", {})
