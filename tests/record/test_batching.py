import sys
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from subprocess import run

import pytest
from errands import decide_often
from sqlalchemy.exc import OperationalError

from detente.errors import CaseError, StorageError
from detente.record.batching import Writer
from detente.record.case import open_case

EACH = 15


def test_two_windows_a_command_line_and_another_process_lose_nothing(filled):
    def window(name):
        return [case.confirm(5, actor=name).tx_id for _ in range(EACH)]

    def command_line():
        told = [sys.executable, "-m", "detente", "decide", str(filled.path), "5", "--confirm"]
        ends = [run([*told, "--by", "line"], capture_output=True) for _ in range(5)]  # noqa: PLW1510, S603 - ours
        return [one.stderr.decode() for one in ends if one.returncode]

    with filled.kept_open() as case, ThreadPoolExecutor() as threads:
        windows = [threads.submit(window, name) for name in ("ada", "bo")]
        line = threads.submit(command_line)
        with ProcessPoolExecutor(1, get_context("forkserver")) as processes:
            other = processes.submit(decide_often, filled.path, "cy", EACH).result()
        decided = [*other, *windows[0].result(), *windows[1].result()]

    assert line.result() == []
    assert len(set(decided)) == 3 * EACH
    assert len(filled.item(5).history) == 3 * EACH + 5
    assert all(check.ok for check in filled.verify())


def test_a_bad_act_of_a_batch_fails_alone(filled):
    with filled.kept_open() as case, ThreadPoolExecutor(8) as threads:
        futures = [threads.submit(case.confirm, item) for item in (5, 99, 4, 99, 3)]
        errors = [one.exception() for one in futures]

    assert [isinstance(one, CaseError) for one in errors] == [False, True, False, True, False]
    assert sum(len(one.history) for one in filled.items()) == 3


def test_what_waits_together_is_committed_together_and_answered_in_order(filled):
    started, go = threading.Event(), threading.Event()
    writer = Writer(filled.path)

    def slow(_):
        started.set()
        go.wait(10)
        return filled_receipt

    filled_receipt = filled.confirm(5)
    with writer, ThreadPoolExecutor(4) as threads:
        first = threads.submit(writer.write, slow)
        started.wait(10)
        rest = [threads.submit(writer.write, lambda _: filled_receipt) for _ in range(3)]
        go.set()
        answers = [one.result() for one in (first, *rest)]

    assert answers == [filled_receipt] * 4


def test_a_writer_goes_on_after_a_disk_that_refused(filled):
    def refused(_):
        raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    with Writer(filled.path) as writer:
        with pytest.raises(StorageError, match="no room left"):
            writer.write(refused)
        receipt = filled.confirm(5)
        assert writer.write(lambda _: receipt) == receipt


def test_a_closed_writer_says_so(filled):
    with filled.kept_open() as case:
        case.confirm(5)

    with pytest.raises(StorageError, match="is closed"):
        case.confirm(5)


def test_a_case_kept_open_leaves_one_file_when_it_is_closed(filled):
    with filled.kept_open() as case:
        case.confirm(5)

    assert [one.name for one in filled.path.parent.iterdir()] == [filled.path.name]
    assert open_case(filled.path).item(5).state == "confirmed"
