"""Processes that are killed while they decide lose nothing that they were told is kept."""

import multiprocessing
import sys
import time
import types
from itertools import pairwise

import numpy as np
from errands import decide_until_killed

KILLS = 50


def test_fifty_kills_lose_no_acknowledged_decision_and_leave_no_half_one(filled, monkeypatch):
    monkeypatch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))  # start at once
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["errands", "detente.record.case"])
    rng = np.random.default_rng(1)
    kept = []

    for _ in range(KILLS):
        here, there = context.Pipe(duplex=False)
        child = context.Process(target=decide_until_killed, args=(filled.path, there))
        child.start()
        there.close()
        kept.append(here.recv())  # it is at work
        time.sleep(float(rng.uniform(0, 0.15)))
        child.kill()
        child.join()
        kept += received(here)

    log = {entry.tx_id: entry for entry in filled.log()}
    assert len(kept) > KILLS
    assert [one for one in kept if log[one[0]].hash != one[1]] == []
    assert all(after - before == 1 for before, after in pairwise(sorted(log)))
    assert [check.name for check in filled.verify() if not check.ok] == []


def received(pipe):
    """Return every receipt that came through before the child was killed."""
    found = []
    try:
        while pipe.poll():
            found.append(pipe.recv())
    except (EOFError, OSError):
        pass
    return found
