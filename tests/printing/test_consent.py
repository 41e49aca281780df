"""The commands with a language model beside the rules, against a scripted endpoint."""

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner
from scripted_model import Reply, ScriptedModel, answers, said, stand

from detente.cli import detente
from detente.record.case import open_case

CANARY = "canary-key-5b1f"
TEXT = """Envoys of two states meet over the valley

GENEVA, 25 April 2025

French envoy Marie Dupont met with German Foreign Minister Karl Braun in Geneva on Friday.

“France will never formally recognise the German claim to the valley,” Dupont said after the talks.

Germany has rejected an unconditional ceasefire, which France demands, a German spokesman said.
"""
ANSWER = answers(
    statements=[
        said(3, "France will never formally recognise the German claim", "Dupont", act="REJECT"),
        said(4, "an unconditional ceasefire", "Germany", act="ASSESS"),
    ],
    positions=[stand(4, "which France demands", "France")],
)
ON = ("--language-model",)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "valley.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(monkeypatch, nlp, tmp_path):
    """Return a function that runs a command with the address of an endpoint set."""
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("DETENTE_MODEL", "m")
    monkeypatch.setenv("DETENTE_MODEL_KEY", CANARY)
    monkeypatch.chdir(tmp_path)

    def invoke(*words, url=None, given=None):
        if url:
            monkeypatch.setenv("DETENTE_MODEL_URL", url)
        return CliRunner().invoke(detente, [str(one) for one in words], input=given)

    return invoke


@pytest.fixture
def server():
    with ScriptedModel(ANSWER) as scripted:
        yield scripted


def test_without_the_option_nothing_is_asked_whatever_is_set(run, article, server):
    result = run("read", article, "--json", url=server.url)

    (reading,) = json.loads(result.stdout)["readings"]
    assert (reading["reader"], reading["prompt_sha"], reading["disagreements"]) == (
        "rules", None, [],
    )  # fmt: skip
    assert server.asked == []


def test_reading_beside_the_rules_prints_who_found_what_and_where_they_differ(
    run, article, server
):
    result = run("read", article, "--json", *ON, url=server.url)

    (reading,) = json.loads(result.stdout)["readings"]
    assert reading["reader"] == "rules+model:m"
    assert reading["statements"][0]["readers"] == ["rules", "model:m"]
    assert reading["positions"][-1]["readers"] == ["model:m"]
    assert reading["positions"][-1]["prompt_sha"] == reading["prompt_sha"]
    assert reading["disagreements"][0]["fields"] == ["act"]
    assert "prompt" not in reading
    assert "m at 127.0.0.1 is sent the paragraphs of 1 article" in result.stderr


def test_the_text_marks_what_the_rules_did_not_find(run, article, server):
    result = run("read", article, *ON, url=server.url)

    assert " ".join(result.stdout.split()).count("read by model:m alone") == 2


def test_a_second_run_says_nothing_and_sends_nothing(run, article, server):
    first = run("read", article, "--json", *ON, url=server.url)
    again = run("read", article, "--json", *ON)

    assert again.stdout == first.stdout
    assert again.stderr == ""
    assert len(server.asked) == 1


def test_a_brief_of_articles_takes_the_model_in(run, article, server):
    result = run("brief", article, "--json", "--draws", "50", *ON, url=server.url)

    assert result.exit_code == 0
    assert len(server.asked) == 1
    assert "only the language model m found" in result.stdout.lower()
    assert "read by a language model alone" in result.stdout


def test_a_case_keeps_who_read_what_and_the_prompt(run, article, server):
    run("new", "talks")
    added = run("add", "talks", article, *ON, url=server.url)

    (reading,) = open_case("talks").as_of().readings
    assert added.exit_code == 0
    assert reading.reader == "rules+model:m"
    assert reading.positions[-1].readers == ("model:m",)
    assert len(reading.disagreements) == 1
    assert len(reading.prompt_sha) == 64
    assert all(check.ok for check in open_case("talks").verify())


def test_the_rules_reading_can_be_followed_by_one_with_the_model(run, article, server):
    run("new", "talks")
    run("add", "talks", article)

    again = json.loads(run("add", "talks", article, "--json", *ON, url=server.url).stdout)
    same = json.loads(run("add", "talks", article, "--json", *ON).stdout)

    assert (again["receipts"][0]["new"], same["receipts"][0]["new"]) == (True, False)
    assert len(open_case("talks").as_of().readings) == 1


@pytest.mark.parametrize("command", ["read", "brief"])
def test_a_confidential_article_stays_here_with_one_warning(run, article, server, command):
    result = run(command, article, "--confidential", *ON, url=server.url)

    assert result.exit_code == 0
    assert server.asked == []
    assert result.stderr.count("confidential") == 1


def test_what_a_case_holds_as_confidential_stays_so_without_the_mark(run, article, server):
    run("new", "talks")
    run("add", "talks", article, "--confidential")

    later = run("add", "talks", article, *ON, url=server.url)

    (reading,) = open_case("talks").as_of().readings
    assert server.asked == []
    assert "confidential and was not sent" in later.stderr
    assert reading.article.confidential
    assert open_case("talks").confidential() == {reading.article.id}


def test_marking_an_article_later_is_a_change_that_the_case_keeps(run, article):
    run("new", "talks")
    run("add", "talks", article)

    marked = json.loads(run("add", "talks", article, "--confidential", "--json").stdout)

    assert marked["receipts"][0]["new"]
    assert open_case("talks").as_of().readings[0].article.confidential


def test_off_this_machine_a_command_without_a_person_refuses(run, article):
    result = run("read", article, "--json", *ON, url="https://models.example/v1")

    said_so = json.loads(result.stdout)
    assert result.exit_code == 2
    assert "nobody consented" in said_so["error"]
    assert "--model-consent" in said_so["hint"]
    assert "models.example is sent the paragraphs" in result.stderr


@pytest.mark.parametrize(("typed", "code"), [("n\n", 2), ("\n", 2), ("y\n", 1)])
def test_on_a_terminal_a_person_is_asked_and_silence_is_no(run, article, monkeypatch, typed, code):
    monkeypatch.setattr("detente.printing.consent.on_terminal", lambda _stream: True)

    result = run("read", article, *ON, url="https://127.0.0.1.invalid:1/v1", given=typed)

    assert result.exit_code == code
    assert "Send them to 127.0.0.1.invalid?" in result.stderr


def test_consent_as_an_option_is_for_the_host_that_is_set(run, article):
    result = run("read", article, *ON, "--model-consent", url="https://127.0.0.1.invalid:1/v1")

    assert result.exit_code == 1
    assert "127.0.0.1.invalid cannot be reached" in result.stderr


@pytest.mark.parametrize("option", [("--model-consent",), ("--model-settings", "x.toml")])
def test_an_option_of_the_model_without_the_model_is_a_slip(run, article, option):
    result = run("read", article, *option)

    assert result.exit_code == 2
    assert "Add --language-model" in result.stderr


def test_a_model_that_is_not_set_is_one_sentence(run, article):
    result = run("read", article, *ON)

    assert result.exit_code == 2
    assert "no language model is set" in result.stderr


def test_settings_come_from_a_file(run, article, server, tmp_path):
    file = tmp_path / "model.toml"
    file.write_text(f'url = "{server.url}"\nmodel = "other"\ncache = "none"\n')

    result = run("read", article, "--json", *ON, "--model-settings", file)

    assert json.loads(result.stdout)["readings"][0]["reader"] == "rules+model:m"
    assert not (tmp_path / "cache").exists()


def test_a_case_is_not_read_again(run, article, server):
    run("new", "talks")
    run("add", "talks", article)

    result = run("brief", "talks.detente", *ON, url=server.url)

    assert result.exit_code == 2
    assert "has been read already" in result.stderr


@pytest.mark.parametrize("reply", [ANSWER, Reply(status=401, body=CANARY.encode())])
def test_the_key_is_nowhere_after_a_command(article, tmp_path, reply):
    folder = tmp_path / "home"
    folder.mkdir()
    with ScriptedModel(reply) as server:
        given = {
            "DETENTE_MODEL_URL": server.url, "DETENTE_MODEL": "m", "DETENTE_MODEL_KEY": CANARY,
            "HOME": str(folder), "PYTHONPATH": ":".join(sys.path), "PYTHONFAULTHANDLER": "1",
        }  # fmt: skip
        program = "from detente.cli import detente; detente()"
        command = [sys.executable, "-c", program, "read", article, "--json", *ON]

        done = subprocess.run(command, env=given, capture_output=True, check=False)  # noqa: S603 - ours

    left = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert server.asked[0]["headers"]["Authorization"] == f"Bearer {CANARY}"
    assert CANARY.encode() not in done.stdout + done.stderr + left


def test_a_fault_of_the_program_leaves_no_key_in_its_log(run, article, server, monkeypatch):
    def broken(*_):
        raise RuntimeError("boom")

    monkeypatch.setattr("detente.reading.language_model.merged", broken)

    result = run("read", article, *ON, url=server.url)

    log = "".join(path.read_text() for path in open_logs())
    assert result.exit_code == 1
    assert "boom" in log
    assert CANARY not in log + result.output


def open_logs():
    """Return the logs of failures of this test."""
    import os  # noqa: PLC0415 - the folder is set by the test's own environment
    from pathlib import Path  # noqa: PLC0415 - as above

    return Path(os.environ["XDG_STATE_HOME"]).rglob("*.log")
