import click
import pytest
from click.testing import CliRunner

from detente.errors import DetenteError
from detente.printing.failures import Commands, telling_kept
from detente.record.writer import Receipt


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Return a function that runs a command which raises an error."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def failed(error, *words):
        @click.group(cls=Commands)
        def group():
            """Group."""

        @group.command()
        @click.option("--json", "as_json", is_flag=True)
        def fail(*, as_json):
            assert as_json == ("--json" in words)
            raise error

        return CliRunner().invoke(group, ["fail", *words])

    return failed


def test_a_sentence_goes_to_standard_error_with_its_hint(run):
    result = run(DetenteError("the door is shut", hint="Knock."))

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "detente: the door is shut\nKnock.\n"


def test_no_command_at_all_shows_the_help():
    result = CliRunner().invoke(click.group(cls=Commands)(lambda: None), [])

    assert result.exit_code == 2
    assert "Usage:" in result.output


def test_a_long_log_of_failures_is_begun_anew(run, tmp_path, monkeypatch):
    monkeypatch.setattr("detente.printing.failures._TAIL", 10)

    run(LookupError("first"))
    run(LookupError("second"))

    folder = tmp_path / "state/detente"
    assert "first" in (folder / "failures.old.log").read_text(encoding="utf-8")
    assert "second" in (folder / "failures.log").read_text(encoding="utf-8")


def test_where_no_folder_can_be_written_the_sentence_still_comes(run, tmp_path, monkeypatch):
    (tmp_path / "state").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "state"))

    result = run(LookupError("nobody knows"), "--json")

    assert result.exit_code == 1
    assert "could not be kept" in result.stdout


def test_an_answer_that_nobody_reads_ends_quietly(run, monkeypatch):
    left = []
    monkeypatch.setattr("detente.printing.failures._leave_quietly", lambda: left.append(1) or 1)

    def shut(*_args, **_options):
        raise BrokenPipeError

    monkeypatch.setattr("detente.printing.failures.click.echo", shut)

    assert run(DetenteError("unheard")).exit_code == 1
    assert run(BrokenPipeError()).exit_code == 1
    assert left == [1, 1]


def test_what_was_done_before_a_failure_is_said_beside_the_hint(run):
    error = DetenteError("the disk is full", hint="Free some space.")
    error.add_note("2 of 5 articles were added before.")

    result = run(error)

    assert result.stderr.endswith("Free some space. 2 of 5 articles were added before.\n")


def test_an_interruption_says_what_was_done_before_it(run):
    error = KeyboardInterrupt()
    error.add_note("1 of 2 articles were added before.")

    result = run(error)

    assert result.exit_code == 130
    assert result.stderr.endswith("The case is whole. 1 of 2 articles were added before.\n")


@pytest.mark.parametrize(
    ("count", "notes"), [(0, []), (1, ["1 of 2 articles were added before: A."])]
)
def test_what_stops_an_addition_tells_what_was_added_before(count, notes):
    kept = [Receipt(tx_id=1, hash="h", new=True, title="A")] * count

    with pytest.raises(KeyboardInterrupt) as caught, telling_kept(kept, 2):
        raise KeyboardInterrupt

    assert getattr(caught.value, "__notes__", []) == notes
