"""Many articles: whoever reads them, each gives the same, and none spoils another."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import errands
import pytest
from click.testing import CliRunner

from detente import corpus
from detente.cli import detente
from detente.corpus import Failed, Processes, Serial
from detente.errors import InstallationError, ReadError
from detente.samples.cases import dispatches

EXECUTORS = [Serial(), Processes(count=2)]
by_executor = pytest.mark.parametrize("executor", EXECUTORS, ids=["serial", "processes"])
ARTICLES = sorted((Path(__file__).parent / "articles").glob("*/article.txt"))


def outcomes(executor, keys, work, **more):
    return dict(executor.run(keys, work, **more))


@by_executor
@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_each_key_has_one_outcome_in_the_order_of_the_keys(executor, chunk):
    keys = [f"key {number}" for number in range(41)] + ["key 0"]

    found = list(executor.run(keys, errands.shout, chunk=chunk))

    assert found == [(key, key.upper()) for key in keys]


@by_executor
def test_no_keys_give_nothing(executor):
    assert list(executor.run([], errands.shout)) == []


@by_executor
def test_what_fails_because_of_its_key_fails_alone(executor):
    found = outcomes(executor, ["a", "unreadable", "fault", "b"], errands.mishap)

    assert (found["a"], found["b"]) == ("a", "b")
    assert found["unreadable"] == Failed(sentence="unreadable is no article", hint="Give another.")
    assert found["fault"].sentence == "fault: something went wrong that should not (KeyError)"
    assert "return {}[key]" in found["fault"].details


@by_executor
def test_what_fails_because_of_the_installation_ends_the_run(executor):
    with pytest.raises(InstallationError, match="the parser is not installed") as raised:
        outcomes(executor, ["a", "b"], errands.broken)

    assert raised.value.hint == "Install it."


def test_a_key_that_ends_its_process_fails_alone():
    keys = [*"abcdefgh", "deadly", *"ijklmnop"]

    found = outcomes(Processes(count=2), keys, errands.deadly, chunk=5)

    assert list(found) == keys
    assert found.pop("deadly").sentence == "deadly ends the process that reads it"
    assert all(key == value for key, value in found.items())


def test_a_process_that_is_killed_costs_no_key(tmp_path):
    keys = [str(tmp_path / name) for name in ("a", "b.once", "c", "d.once", "e", "f")]

    found = outcomes(Processes(count=2), keys, errands.deadly_once, chunk=3)

    assert found == dict(zip(keys, keys, strict=True))


def test_processes_that_all_end_at_once_end_the_run():
    with pytest.raises(InstallationError, match="end before they have read anything"):
        outcomes(Processes(count=2), [str(n) for n in range(50)], errands.always_deadly)


def test_processes_are_gone_once_their_work_is_taken_or_left():
    run = Processes(count=2).run([str(n) for n in range(30)], errands.who, chunk=1)

    _, worker = next(run)
    run.close()

    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_many_files_read_by_processes_print_the_bytes_that_one_process_prints(nlp):
    paths = [
        str(path) for path in [*ARTICLES[:3], "missing.txt", *dispatches("ukraine_2025")[-3:]]
    ]

    alone = CliRunner().invoke(detente, ["--quiet", "read", *paths, "--json", "--jobs", "1"])
    shared = CliRunner().invoke(detente, ["--quiet", "read", *paths, "--json", "--jobs", "2"])

    assert nlp
    assert len(json.loads(alone.stdout)["readings"]) == 6
    assert (shared.stdout, shared.stderr, shared.exit_code) == (
        alone.stdout,
        alone.stderr,
        alone.exit_code,
    )


def test_a_few_small_files_are_read_by_one_process_and_many_by_all_cores(tmp_path, monkeypatch):
    monkeypatch.setattr(corpus, "_cores", lambda: 4)
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_bytes(b"a " * 2_000)
    large.write_bytes(b"a " * 100_000)

    def chosen(*paths, jobs=None):
        return corpus.executor_for([str(path) for path in paths], jobs)

    assert isinstance(chosen(*[small] * 20), Serial)
    assert chosen(*[small] * 80) == Processes(count=3)
    assert chosen(*[large] * 80) == Processes(count=4)
    assert chosen(*[small] * 20, jobs=3) == Processes(count=3)
    assert chosen(*[small] * 2, jobs=9) == Processes(count=2)
    assert isinstance(chosen(*[large] * 80, jobs=1), Serial)
    assert isinstance(chosen(large), Serial)
    assert isinstance(chosen("-", *[large] * 80), Serial)
    assert isinstance(chosen("missing", "\0", small), Serial)


def test_readings_of_all_files_are_asked_for_or_none(nlp):
    assert nlp
    assert len(corpus.readings_of(ARTICLES[:1])) == 1
    with pytest.raises(ReadError, match="there is no file"):
        corpus.readings_of([ARTICLES[0], "missing.txt"])


def children_of(pid):
    """Return the processes that a process has started."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return []


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for processes")
def test_an_interrupt_ends_all_processes_with_one_sentence(tmp_path):
    paths = []
    for number in range(200):
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text("The envoy said that the talks would go on. " * 50, encoding="utf-8")
    program = "from detente.cli import detente; detente()"
    command = [sys.executable, "-c", program, "--quiet", "read", "--jobs", "2", *map(str, paths)]
    run = subprocess.Popen(  # noqa: S603 - ours
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert run.stdout.readline()  # the first article is read
    started = children_of(run.pid)

    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate()

    assert len(started) >= 2
    assert run.returncode == 130
    assert said.lstrip().startswith("detente: stopped")
    assert "Traceback" not in said
    wait_for_the_end_of(started)


def wait_for_the_end_of(processes):
    """Return once none of some processes is left; the one that tracks resources goes last."""
    while any(Path(f"/proc/{pid}").exists() for pid in processes):
        time.sleep(0.05)
