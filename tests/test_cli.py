import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from reading.tagging.annotated import documents, write

from detente.cli import detente
from detente.record.case import open_case

ARTICLE = """Envoys of two states meet over the valley

By Ada Writer

GENEVA, 25 April 2025

French envoy Marie Dupont met with German Foreign Minister Karl Braun in Geneva on Friday.

“France will never formally recognise the German claim to the valley,” Dupont said after the talks.

Germany has rejected an unconditional ceasefire, which France demands, a German spokesman said.

Germany might accept a freeze of the front line, analysts believe.
"""
COMMANDS = sorted(detente.commands)
PRINTING = ("log", "positions", "timeline", "template", "analyse", "verify")


@pytest.fixture(scope="session")
def article(tmp_path_factory):
    path = tmp_path_factory.mktemp("articles") / "valley.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(monkeypatch, nlp, tmp_path):
    """Return a function that runs a command with the shared parser, in a folder of its own."""
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)

    def invoke(*words, given=None):
        return CliRunner().invoke(detente, [str(one) for one in words], input=given)

    return invoke


@pytest.fixture(scope="session")
def case(article, nlp, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("case") / "valley.detente")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
        CliRunner().invoke(detente, ["new", path, "--title", "The valley"])
        CliRunner().invoke(detente, ["add", path, article, "--published", "2025-04-25"])
    return path


@pytest.fixture
def actors(tmp_path):
    """Return a lexicon file in which one of the article's people has an office and a party."""
    path = tmp_path / "mine.toml"
    path.write_text(
        "[organisation]\nvalley_league = { name = 'Valley League' }\n"
        "[[office]]\nrole = 'envoy of the Valley League'\nparty = 'valley_league'\n"
        "source = 'a list'\nheld = '''\nMarie Dupont | 2024-05\n'''\n",
        encoding="utf-8",
    )
    return path


def test_actors_of_ones_own_are_known_to_a_reading(run, article, actors):
    words = ("read", article, "--published", "2025-04-25", "--json")
    plain, told = (json.loads(run(*words, *more).stdout) for more in ((), ("--lexicon", actors)))

    (before,), (after,) = (
        [one["party"] for one in reading["actors"] if one["name"] == "Marie Dupont"]
        for reading in (plain["readings"][0], told["readings"][0])
    )
    assert (before, after) == ("france", "valley_league")
    assert plain["readings"][0]["lexicon_sha"] != told["readings"][0]["lexicon_sha"]


def test_the_same_article_with_other_actors_is_another_reading_of_a_case(run, article, actors):
    run("new", "valley")
    words = ("add", "valley", article, "--published", "2025-04-25", "--json")

    new = [
        json.loads(run(*words, *more).stdout)["receipts"][0]["new"]
        for more in ((), (), ("--lexicon", actors))
    ]

    assert new == [True, False, True]


def test_a_brief_of_articles_takes_actors_and_one_of_a_case_does_not(run, article, case, actors):
    assert run("brief", article, "--lexicon", actors).exit_code == 0

    refused = run("brief", case, "--lexicon", actors)

    assert refused.exit_code == 2
    assert "Leave what tells how to read to `add`." in refused.output


def test_a_wrong_row_of_ones_own_actors_is_told_with_its_line(run, article, actors):
    actors.write_text(actors.read_text().replace("2024-05", "May"), encoding="utf-8")

    refused = run("read", article, "--lexicon", actors)

    assert refused.exit_code == 2
    assert "mine.toml, line 8: 'Marie Dupont | May' has a date" in " ".join(refused.output.split())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run, command):
    result = run(command, "--help")

    assert result.exit_code == 0
    assert f"detente {command}" in result.output.split("Example:")[1]


def test_help_answers_before_anything_heavy_is_loaded():
    command = [sys.executable, "-X", "importtime", "-c", "import detente.cli"]

    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr  # noqa: S603 - ours

    heavy = {"numpy", "spacy", "sqlalchemy", "scipy"}
    imported = {line.rsplit("|", 1)[-1].strip() for line in said.splitlines()}
    assert heavy.isdisjoint(imported)


@pytest.mark.parametrize("command", PRINTING)
def test_every_result_is_printed_for_people_and_for_programs(run, case, command):
    text, data = run(command, case), run(command, case, "--json")

    assert (text.exit_code, data.exit_code) == (0, 0)
    assert text.output.strip()
    assert json.loads(data.output)


def test_reading_prints_the_contracts_object(run, article):
    plain = run("read", article)
    data = json.loads(run("read", article, "--json", "--with-text").output)

    assert data["schema"] == "detente.readings/1"
    assert data["readings"][0]["article"]["text"] == ARTICLE
    assert "statements" in plain.output


def test_an_article_comes_from_standard_input(run):
    result = run("read", "-", "--json", given=ARTICLE)

    assert json.loads(result.output)["readings"][0]["statements"]


def test_the_analysis_has_every_field_of_the_contract(run, case):
    data = json.loads(run("analyse", case, "--json", "--draws", "200").output)

    assert data["schema"] == "detente.analysis/1"
    assert data["draws"] == 200
    assert set(data) >= {
        "as_of", "seed", "draws", "parties", "issues", "evidence", "positions", "zone",
        "solutions", "concessions", "stability", "would_settle_most", "warnings",
    }  # fmt: skip
    assert set(data["zone"]) >= {
        "share_of_draws", "interval", "baseline", "some_package", "verdict", "why", "packages",
        "carried_by",
    }  # fmt: skip


def test_the_same_analysis_twice_gives_the_same_bytes(run, case):
    words = ("analyse", case, "--json", "--draws", "100", "--seed", "7")

    assert run(*words).output == run(*words).output


@pytest.mark.parametrize(("ending", "begins"), [("html", "<!"), ("md", "#"), ("json", "{")])
def test_a_files_ending_tells_how_the_brief_is_written(run, case, tmp_path, ending, begins):
    target = tmp_path / f"brief.{ending}"

    result = run("brief", case, "-o", target, "--draws", "100")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert target.read_text(encoding="utf-8").lstrip().lower().startswith(begins)


def test_a_case_is_briefed_by_its_name_alone(run, case):
    result = run("brief", case.removesuffix(".detente"), "--format", "md", "--draws", "100")

    assert result.exit_code == 0
    assert result.stdout.startswith("# The valley")


def test_a_brief_of_articles_needs_no_case(run, article, tmp_path):
    result = run("brief", article, "--published", "2025-04-25", "--draws", "100")

    assert result.exit_code == 0
    assert "\x1b[" not in result.output
    assert not list(tmp_path.glob("*.detente"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--published", "2025-04-25"), "has been read already"),
        (("other.txt",), "a brief is of one case"),
        (("-o", "brief.xyz"), "is not written as xyz"),
        (("-o", "nowhere/brief.md", "--draws", "100"), "cannot be written"),
    ],
)
def test_a_brief_that_cannot_be_says_why(run, case, words, said):
    result = run("brief", case, *words)

    assert result.exit_code in (1, 2)
    assert said in result.stderr


def test_a_case_is_made_filled_and_asked(run, article):
    made = json.loads(run("new", "talks", "--title", "Talks", "--json").output)
    added = json.loads(run("add", "talks", article, "--json").output)
    again = run("add", "talks", article)

    assert made["case"] == "talks.detente"
    assert added["receipts"][0]["new"]
    assert "already in the case" in again.output


def test_as_of_a_day_before_nothing_is_known(run, case):
    data = json.loads(run("positions", case, "--as-of", "2025-04-24", "--json").output)
    text = run("timeline", case, "--as-of", "2025-04-24").output

    assert data["positions"] == []
    assert text.startswith("Nothing is reported")


def test_an_edited_template_is_kept_and_read_back(run, case, tmp_path):
    edited = tmp_path / "edited.toml"
    edited.write_text(run("template", case).output + "\n# seen by an analyst\n", encoding="utf-8")

    first = run("template", case, "--set", edited)
    again = run("template", case, "--set", edited)

    assert "from today on" in first.output
    assert "already" in again.output
    assert "seen by an analyst" in run("template", case).output


def test_a_publication_day_is_mended_and_the_log_tells_why(run, case, tmp_path):
    own = shutil.copy(case, tmp_path / "own.detente")
    article = open_case(own).as_of().readings[0].article
    day = "2025-04-26"
    said = next(one for one in open_case(own).items(article.id) if one.kind == "statement")
    run("decide", own, said.address, "--set", "said_on=2025-04-20")

    done = run("redate", own, article.id[:12], day, "--reason", "the byline says so")
    log = run("log", own).output
    unknown = run("redate", own, "0" * 12, day, "--reason", "so")

    assert (done.exit_code, unknown.exit_code) == (0, 2)
    assert "Saved" in done.output
    assert "1 item keeps the day that a person confirmed" in " ".join(done.output.split())
    assert "the byline says so" in " ".join(log.split())
    assert str(open_case(own).as_of().readings[0].article.published) == day


@pytest.mark.parametrize("body", [None, b"\xff\xfe\x00", b"= not toml"])
def test_a_template_that_cannot_be_read_is_refused(run, case, tmp_path, body):
    edited = tmp_path / "edited.toml"
    if body is not None:
        edited.write_bytes(body)

    result = run("template", case, "--set", edited)

    assert result.exit_code == 2
    assert result.stderr.startswith("detente: ")


@pytest.mark.parametrize(
    "words",
    [
        ("read", "missing.txt"),
        ("log", "missing"),
        ("log",),
        ("positions", "missing", "--as-of", "yesterday"),
        ("analyse", "missing", "--draws", "0"),
        ("brief", "missing.detente"),
    ],
)
def test_an_error_is_one_sentence_and_json_if_asked_for(run, words):
    text, data = run(*words), run(*words, "--json")

    assert (text.exit_code, data.exit_code) == (2, 2)
    assert text.stdout == ""
    assert text.stderr.startswith("detente: ")
    assert json.loads(data.stdout)["ok"] is False
    assert data.stderr == ""


@pytest.mark.parametrize(
    ("words", "meant"), [(("positon", "x"), "positions"), (("log", "--jsn", "x"), "--json")]
)
def test_a_slip_is_answered_with_what_was_meant(run, words, meant):
    result = run(*words)

    assert result.exit_code == 2
    assert f"Did you mean '{meant}'?" in result.stderr


def test_a_damaged_case_leaves_with_one_and_says_what_to_do(run, case, tmp_path):
    damaged = tmp_path / "damaged.detente"
    body = bytearray(Path(case).read_bytes())
    at = body.index(b"never formally recognise")
    body[at : at + 5] = b"often"
    damaged.write_bytes(body)

    result = run("verify", damaged)

    assert result.exit_code == 1
    assert "FAIL" in result.stdout
    assert "last copy" in result.stderr


def test_the_unforeseen_is_kept_under_an_id(run, monkeypatch, tmp_path):
    def fail(*_args, **_options):
        raise LookupError("what nobody foresaw")

    monkeypatch.setattr("detente.dossier.evidence_of", fail)

    result = run("timeline", "x")

    key = result.stderr.split("under ")[1].strip(" .\n")
    kept = (tmp_path / "state/detente/failures.log").read_text(encoding="utf-8")
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr
    assert f"[{key}]" in kept
    assert "what nobody foresaw" in kept


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (OSError(28, "No space left on device"), 1, "no room left"),
        (BrokenPipeError(32, "Broken pipe"), 1, ""),
    ],
)
def test_an_end_from_outside_is_quiet_or_one_sentence(monkeypatch, run, error, code, said):
    def fail(*_args, **_options):
        raise error

    monkeypatch.setattr("detente.dossier.evidence_of", fail)

    result = run("timeline", "x")

    assert result.exit_code == code
    assert said in result.stderr


def test_a_reader_that_stops_reading_is_not_an_error(case):
    command = f"{sys.executable} -c 'from detente.cli import detente; detente()' template {case}"

    done = subprocess.run(  # noqa: S602 - a pipe is the point
        f"{command} | head -c 1", shell=True, capture_output=True, text=True, check=True
    )

    assert done.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run, shell):
    result = run("completion", shell)

    assert result.exit_code == 0
    assert "_DETENTE_COMPLETE" in result.output


def test_the_doctor_finds_this_installation_whole(run):
    data = json.loads(run("doctor", "--json").output)

    assert data["ok"]
    assert {check["name"] for check in data["checks"]} >= {"language model", "database"}


def test_the_version_is_printed(run):
    assert run("--version").output.startswith("detente, version ")


@pytest.mark.parametrize(("words", "shown"), [((), True), (("--quiet",), False)])
def test_progress_is_shown_on_a_terminal(run, article, monkeypatch, words, shown):
    monkeypatch.setattr("detente.printing.terminal.on_terminal", lambda _stream: True)

    alone, result = run("read", article), run(*words, "read", article, article)

    assert alone.stderr == ""
    assert ("\rread 2 of 2\n" in result.stderr) is shown


@pytest.mark.parametrize(("seconds", "said"), [(0.0, "read 1 of 2\nread 2 of 2\n"), (1e9, "")])
def test_elsewhere_progress_is_a_line_now_and_then(run, article, monkeypatch, seconds, said):
    monkeypatch.setattr("detente.printing.terminal._SECONDS", seconds)

    assert run("read", article, article).stderr == said


def test_of_several_articles_those_that_can_be_read_are(run, article):
    words = ("read", "missing.txt", article, "absent.txt")

    text, data = run(*words), run(*words, "--json")

    told = json.loads(data.stdout)
    assert (text.exit_code, data.exit_code) == (2, 2)
    assert [one["article"]["path"] for one in told["readings"]] == [article]
    assert [one["path"] for one in told["failed"]] == ["missing.txt", "absent.txt"]
    assert told["failed"][0]["error"] == "there is no file missing.txt"
    assert text.stderr.count("detente: there is no file") == 2
    assert "statements" in text.stdout


def test_where_no_article_can_be_read_that_is_the_error(run):
    text, data = run("read", "a.txt", "b.txt"), run("read", "a.txt", "b.txt", "--json")

    assert (text.exit_code, text.stdout) == (2, "")
    assert "none of 2 articles can be read; the first: there is no file a.txt" in text.stderr
    assert json.loads(data.stdout)["ok"] is False


def test_many_readings_are_printed_as_one_object_laid_out_as_any_other(run, article):
    printed = run("read", article, article, "--json").stdout

    assert printed == json.dumps(json.loads(printed), ensure_ascii=False, indent=2) + "\n"


def test_demo_makes_the_sample_and_says_where_it_is(run, tmp_path):
    result = run("demo", "--folder", tmp_path / "demo")

    assert result.exit_code == 0
    assert "The brief as a page: file://" in result.output
    assert result.output.endswith(f"detente serve {tmp_path / 'demo'}/ukraine_2025.detente\n")
    assert len(list((tmp_path / "demo").iterdir())) == 2


def test_the_workspace_is_served_on_this_machine_alone(run, case):
    result = run("serve", case, "--host", "0.0.0.0", "--no-open")  # noqa: S104 - refused

    assert result.exit_code == 2
    assert "could be reached by others" in result.output
    assert "SSH tunnel" in result.output


def test_the_workspace_says_which_extra_it_needs(run, case, monkeypatch):
    monkeypatch.setattr("detente.printing.extras.find_spec", lambda _: None)

    result = run("serve", case)

    assert result.exit_code == 1
    assert 'pip install "detente[web]"' in result.output


def test_demo_prints_paths_and_brief_as_json(run, tmp_path):
    result = run("demo", "--folder", tmp_path / "demo", "--json")

    told = json.loads(result.stdout)

    assert told["case"].endswith(".detente")
    assert told["page"].endswith(".html")
    assert told["brief"]["schema"] == "detente.brief/1"


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    return write(tmp_path_factory.mktemp("annotated") / "annotated.jsonl", documents())


def test_a_tagger_is_trained_and_its_hash_is_part_of_what_is_read(run, corpus, article):
    trained = run("train", "attribution", "--corpus", corpus, "-o", "a.tagger", "--json")
    read = run("read", article, "--tagger", "a.tagger", "--json")

    sha256 = json.loads(trained.stdout)["sha256"]
    reading = json.loads(read.output)["readings"][0]
    assert "warning: the tagger has learnt from 24 documents" in trained.stderr
    assert any("learnt from 24 documents" in one for one in reading["warnings"])
    assert (reading["tagger_sha"], reading["reader"]) == (sha256, f"rules+tagger:{sha256[:12]}")


def test_a_case_and_a_brief_take_a_tagger_too(run, corpus, article):
    run("train", "attribution", "--corpus", corpus)
    run("new", "valley")

    added = run("add", "valley", article, "--tagger", "attribution.tagger")
    again = run("add", "valley", article)
    written = run("brief", article, "--tagger", "attribution.tagger", "--draws", "50")
    refused = run("brief", "valley.detente", "--tagger", "attribution.tagger")

    assert (added.exit_code, again.exit_code, written.exit_code) == (0, 0, 0)
    assert len(json.loads(run("log", "valley", "--json").output)["entries"]) == 3
    assert refused.exit_code == 2
    assert "has been read already" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "ARTICLE", "--tagger", "none.tagger"), "there is no file none.tagger"),
        (("read", "ARTICLE", "--tagger", "ARTICLE"), "is not a tagger"),
        (("train", "attribution", "--corpus", "ARTICLE"), "line 1 of"),
        (("train", "attribution", "--corpus", "none.jsonl"), "none.jsonl cannot be read"),
        (("train", "attribution"), "Missing option '--corpus'"),
        (("train", "events", "--corpus", "c.jsonl"), "'events' is not 'attribution'"),
    ],
)
def test_what_is_wrong_with_a_tagger_or_a_corpus_is_one_sentence(run, article, words, said):
    result = run(*(article if word == "ARTICLE" else word for word in words))

    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("read", "none.txt"), "there is no file none.txt"),
        (("read", "ARTICLE", "--lexicon", "none.toml"), "none.toml cannot be read"),
        (("read", "ARTICLE", "--tagger", "none.tagger"), "there is no file none.tagger"),
        (("read", "ARTICLE", "--published", "friday"), "'friday' is not a day"),
        (
            ("read", "ARTICLE", "--language-model", "--model-settings", "none.toml"),
            "none.toml cannot be read as settings",
        ),
        (("train", "attribution", "--corpus", "none.jsonl"), "none.jsonl cannot be read"),
    ],
)
def test_what_is_cheap_to_check_is_checked_before_the_parser_is_loaded(article, words, said):
    given = [article if word == "ARTICLE" else word for word in words]
    code = f"""
import sys
from detente.cli import detente
try:
    detente({given!r})
finally:
    print("parser" if "spacy" in sys.modules else "no parser")
"""
    words_of_ours = [sys.executable, "-c", code]
    done = subprocess.run(words_of_ours, check=False, capture_output=True, text=True)  # noqa: S603 - own code

    assert said in done.stderr
    assert (done.returncode, done.stdout) == (2, "no parser\n")


@pytest.mark.parametrize("words", [[], ["--procedure", "nash"], ["--procedure", "rubinstein"]])
def test_a_model_is_bargained_over_for_people_and_for_programs(words):
    text = CliRunner().invoke(detente, ["bargain", "barter", *words])
    data = CliRunner().invoke(detente, ["bargain", "barter", *words, "--json"])

    assert (text.exit_code, data.exit_code) == (0, 0)
    assert text.stdout.startswith("Bill and Jack barter")
    assert json.loads(data.stdout)["schema"] == "detente.bargain/1"


def test_a_model_is_written_as_a_scenario_and_read_back(tmp_path):
    folder = str(tmp_path / "river")

    written = CliRunner().invoke(detente, ["bargain", "river", "--write-genius", folder])

    assert "not in the scenario: red lines are left out" in written.stderr
    assert CliRunner().invoke(detente, ["bargain", folder]).stdout.startswith("river\n")


@pytest.mark.parametrize(
    "words", [["--why", "1"], ["--want", "1"], ["--coalitions", "--paths"], ["--concept", "sim"]]
)
def test_a_conflict_is_judged_for_people_and_for_programs(words):
    text = CliRunner().invoke(detente, ["stability", "joint-ceasefire", *words])
    data = CliRunner().invoke(detente, ["stability", "joint-ceasefire", *words, "--json"])

    assert (text.exit_code, data.exit_code) == (0, 0)
    assert text.stdout.startswith("A ceasefire that both must agree to")
    assert json.loads(data.stdout)["equilibria"]["seq"] == [0, 1, 6]


@pytest.mark.parametrize("words", [["--list"], []])
def test_the_built_in_conflicts_are_listed(words):
    text = CliRunner().invoke(detente, ["stability", *words])
    data = CliRunner().invoke(detente, ["stability", *words, "--json"])

    assert "elmira-states" in text.stdout
    assert json.loads(data.stdout)["models"]["chicken"] == "Chicken"


def test_a_conflict_is_read_from_standard_input_and_drawn(tmp_path):
    table, svg = tmp_path / "cuba.csv", tmp_path / "cuba.svg"
    written = CliRunner().invoke(detente, ["stability", "cuba", "--write-csv", str(table)])

    text = table.read_text(encoding="utf-8")
    drawn = CliRunner().invoke(detente, ["stability", "-", "--svg", str(svg)], input=text)

    assert written.stderr == "not in the table: the title\n"
    assert drawn.stderr == f"The graph is in {svg}\n"
    assert "4, 6" in drawn.stdout
    assert svg.read_text(encoding="utf-8").startswith("<svg")


def test_a_small_conflict_is_judged_without_a_compiler_an_optimiser_or_a_parser():
    code = """
import sys
from detente.cli import detente
try:
    detente(["stability", "elmira", "--why", "0"])
finally:
    print([name for name in ("numba", "scipy", "spacy", "sqlalchemy") if name in sys.modules])
"""
    words_of_ours = [sys.executable, "-c", code]
    done = subprocess.run(words_of_ours, check=False, capture_output=True, text=True)  # noqa: S603 - own code

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.toml"], "nowhere.toml cannot be read"),
        (["cuba", "--concept", "nsh"], "'nsh' is no concept of stability"),
        (["cuba", "--why", "12"], "'12' is no feasible outcome"),
        (["cuba", "--paths"], "does not say what the status quo is"),
        (["river"], "river cannot be read"),
    ],
)
def test_what_is_wrong_with_a_conflict_is_one_sentence(words, said):
    result = CliRunner().invoke(detente, ["stability", *words])

    assert result.exit_code == 2
    assert said in result.stderr.splitlines()[0]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.toml"], "nowhere.toml cannot be read"),
        (["river", "--procedure", "adjusted-winner"], "is for two parties"),
        (["ceasefire", "--procedure", "rubinstein"], "has no discount factor"),
    ],
)
def test_what_is_wrong_with_a_model_is_one_sentence(words, said):
    result = CliRunner().invoke(detente, ["bargain", *words])

    assert result.exit_code == 2
    assert said in result.stderr.splitlines()[0]
