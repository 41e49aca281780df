"""Compiled templates are kept, and no state of their folder keeps a page from being shown."""

from jinja2 import DictLoader, Environment

from detente.web.compiled import CompiledTemplates


def shown(folder, words="Peace {{ 1 + 1 }}"):
    made = Environment(
        loader=DictLoader({"page": words}),
        autoescape=True,
        bytecode_cache=CompiledTemplates(folder),
    )
    return made.get_template("page").render()


def test_a_template_is_compiled_once_and_again_when_it_changes(tmp_path):
    folder = tmp_path / "a" / "b"
    assert shown(folder) == "Peace 2"
    (kept,) = folder.iterdir()
    before = kept.stat().st_mtime_ns
    assert shown(folder) == "Peace 2"
    assert kept.stat().st_mtime_ns == before
    assert shown(folder, "Truce") == "Truce"
    assert kept.stat().st_mtime_ns != before


def test_a_damaged_file_is_compiled_over(tmp_path):
    shown(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for end in (0, 7, 20, len(whole) // 2):
        kept.write_bytes(whole[:end] + b"\x80junk")
        assert shown(tmp_path) == "Peace 2"
    assert kept.read_bytes() == whole


def test_a_folder_that_cannot_be_made_costs_only_the_time(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert shown(tmp_path / "file" / "sub") == "Peace 2"
