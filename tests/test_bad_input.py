"""What a person can give that is no article, template or case: one sentence, one exit code."""

import errno
import json
import re
import sqlite3

import pytest
from click.testing import CliRunner

from detente.cli import detente
from detente.record.case import Case, create_case, open_case

GOOD = (
    "Northland’s envoy met the Southland president in Geneva on Friday.\n\n"
    "“Northland will never recognise the Southland claim,” the Northland envoy said.\n"
)
DEEP = "<html><body>" + "<div>" * 200_000 + "words of an article" + "</div>" * 200_000
FILES = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty|no words"),
    "binary.txt": (bytes(range(256)) * 8, "is not a text"),
    "huge.txt": (b"a " * 10_000_000, "more than 5 MB"),
    "nested.html": (DEEP.encode(), "nests more than 512"),
    "paper.docx": (b"PK\x03\x04" + bytes(99), "zip archive"),
    "paper.pdf": (b"%PDF-1.7\n" + bytes(99), "PDF"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n" + bytes(99), "image|is not a text"),
    "russian.txt": (
        "Стороны договорились продолжить переговоры на следующей неделе. " * 9,
        "Russian",
    ),
    "french.txt": ("Les deux parties ont dit que la paix n’est pas pour demain. " * 9, "French"),
}


@pytest.fixture
def run(monkeypatch, nlp, tmp_path):
    """Return a function that runs a command with the shared parser, in a folder of its own."""
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(detente, [str(one) for one in words])


@pytest.fixture
def case(tmp_path):
    return create_case(tmp_path / "talks", "Talks")


def give(tmp_path, name):
    content = FILES[name][0]
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_article_gets_one_sentence_and_leaves_the_case_whole(
    run, tmp_path, case, name
):
    before = case.head

    result = run("add", case.path, give(tmp_path, name))

    assert result.exit_code == 2
    assert re.search(FILES[name][1], result.stderr)
    assert "Traceback" not in result.stderr
    assert (case.head, all(check.ok for check in case.verify())) == (before, True)


@pytest.mark.parametrize("name", ["empty.txt", "nested.html", "russian.txt", "missing.txt"])
def test_with_json_the_error_is_json(run, tmp_path, name):
    path = give(tmp_path, name) if name in FILES else tmp_path / name

    result = run("read", "--json", path)

    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["ok"]) == (2, False)
    assert answer["error"]
    assert answer["hint"]


def test_an_article_in_another_encoding_is_read_with_a_warning(run, tmp_path):
    path = tmp_path / "latin.txt"
    path.write_bytes(GOOD.encode("cp1252"))

    result = run("read", "--json", path)

    article = json.loads(result.stdout)["readings"][0]["article"]
    assert result.exit_code == 0
    assert "not UTF-8" in article["warnings"][0]


def test_one_bad_article_among_good_ones_adds_none(run, tmp_path, case):
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")

    result = run("add", case.path, good, tmp_path / "missing.txt")

    assert result.exit_code == 2
    assert case.as_of().readings == ()


def test_an_article_of_one_line_is_read(run, tmp_path):
    path = tmp_path / "line.txt"
    path.write_text("Northland rejects a ceasefire, its president said on Friday.")

    result = run("read", "--json", path)

    assert result.exit_code == 0
    assert json.loads(result.stdout)["readings"][0]["article"]["title"] is None


@pytest.mark.parametrize(
    ("content", "said"),
    [("database", "another program"), (b"no database at all" * 99, "not a case"), (b"", "case")],
)
def test_a_file_of_another_program_is_no_case(run, tmp_path, content, said):
    path = tmp_path / "other.detente"
    if content == "database":
        with sqlite3.connect(path) as other:
            other.execute("CREATE TABLE notes (body)")
        other.close()
    else:
        path.write_bytes(content)

    result = run("log", path)

    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize("cut", [0.3, 0.9])
def test_a_case_cut_short_is_noticed(run, case, cut):
    whole = case.path.read_bytes()
    case.path.write_bytes(whole[: int(len(whole) * cut)])

    result = run("verify", case.path)

    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


TEMPLATE = """title = "Talks"

[[party]]
id = "north"
name = "North"

[[party]]
id = "south"
name = "South"

[[issue]]
id = "ceasefire"
settled_by = ["north", "south"]
option = [{ id = "as_is", title = "none" }, { id = "limited", title = "limited" }]

[[infeasible]]
"ceasefire" = "total"
"""


def test_a_template_with_an_unknown_option_names_the_line(run, tmp_path, case):
    template = tmp_path / "talks.toml"
    template.write_text(TEMPLATE)

    result = run("template", case.path, "--set", template)

    assert result.exit_code == 2
    assert re.search(r"line 17.*total", result.stderr)
    assert case.template() is None


@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (KeyboardInterrupt(), (130, "stopped")),
        (OSError(errno.ENOSPC, "No space left on device"), (1, "full|space")),
    ],
)
def test_an_end_in_the_middle_of_adding_leaves_the_case_whole(
    run, tmp_path, case, monkeypatch, raised, told
):
    paths = [tmp_path / f"{name}.txt" for name in "ab"]
    for path in paths:
        path.write_text(GOOD + path.stem, encoding="utf-8")
    add, calls = Case.add, []

    def add_then_stop(self, reading, **more):
        if calls:
            raise raised
        calls.append(reading)
        return add(self, reading, **more)

    monkeypatch.setattr(Case, "add", add_then_stop)
    result = run("add", case.path, *paths)

    assert result.exit_code == told[0]
    assert re.search(told[1], result.stderr)
    kept = open_case(case.path)
    assert (len(kept.as_of().readings), all(c.ok for c in kept.verify())) == (1, True)
