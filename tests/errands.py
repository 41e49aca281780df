"""Work for processes to do: plain functions, importable by name where a process starts anew."""

import os
import threading
from pathlib import Path

from detente.errors import InstallationError, ReadError
from detente.record.case import open_case


def shout(key):
    """Return a key in capitals, with the process that did it."""
    return key.upper()


def who(_key):
    """Return the process that works."""
    return os.getpid()


def mishap(key):
    """Fail at some keys, each in its own way."""
    if key == "unreadable":
        raise ReadError("unreadable is no article", hint="Give another.")
    if key == "fault":
        return {}[key]
    return key


def broken(_key):
    """Fail because of the installation, whatever the key."""
    raise InstallationError("the parser is not installed", hint="Install it.")


def deadly(key):
    """End the process at one key."""
    if key == "deadly":
        os._exit(9)
    return key


def deadly_once(key):
    """End the process at a key that is a path, unless it has done so before."""
    if Path(key).suffix == ".once" and not Path(key).exists():
        Path(key).touch()
        os._exit(9)
    return key


def always_deadly(_key):
    """End the process, whatever the key."""
    os._exit(9)


def decide_until_killed(path, pipe):
    """Decide with two threads, and tell of each decision once it is acknowledged."""
    lock = threading.Lock()

    def work(case, item):
        while True:
            receipt = case.confirm(item) if item % 2 else case.reject(item, "other")
            with lock:
                pipe.send((receipt.tx_id, receipt.hash))

    with open_case(path).kept_open() as case:
        threads = [threading.Thread(target=work, args=(case, item)) for item in (4, 5)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()


def decide_often(path, name, count):
    """Decide with a process of its own, and return the receipts."""
    case = open_case(path)
    return [case.confirm(5, actor=name).tx_id for _ in range(count)]
