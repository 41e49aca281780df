"""How many decisions a case takes in a second, and how long each waits to be acknowledged.

Run with ``python benchmarks/decisions.py [EACH]``. The case is the built-in one of 1978. Measured
are one client whose every act opens the file anew (as commands do), and 1, 8 and 64 threads whose
acts go through one writer thread (as a server's do). Wall seconds; the disk's own pace is in them.
"""

import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np

from detente.reading.files import read_paths
from detente.record.case import Case, create_case
from detente.samples.cases import dispatches


def made(folder: str) -> Case:
    """Return a case of eight dispatches or so, read with the rules."""
    case = create_case(Path(folder) / "case")
    for reading in read_paths(dispatches("camp_david_1978")):
        case.add(reading)
    return case


def measured(case: Case, clients: int, each: int) -> tuple[float, float, float]:
    """Return decisions a second, and the median and 99th percentile of the wait in seconds."""
    items = [one.item_id for one in case.items()]

    def work(client: int) -> list[float]:
        waits = []
        for number in range(each):
            start = time.perf_counter()
            case.confirm(items[(client * each + number) % len(items)], actor=f"a{client}")
            waits.append(time.perf_counter() - start)
        return waits

    start = time.perf_counter()
    with ThreadPoolExecutor(clients) as threads:
        waits = [wait for found in threads.map(work, range(clients)) for wait in found]
    seconds = time.perf_counter() - start
    middle, late = np.quantile(waits, (0.5, 0.99))
    return len(waits) / seconds, float(middle), float(late)


def main(each: int) -> None:
    """Print a line for each way of writing."""
    with tempfile.TemporaryDirectory() as folder:
        case = made(folder)
        rows = [("opened for each act, 1 client", measured(case, 1, each))]
        with case.kept_open() as kept:
            for clients in (1, 8, 64):
                took = measured(kept, clients, max(each // clients, 4))
                rows.append((f"one writer thread, {clients} clients", took))
        checks = all(check.ok for check in case.verify())
    for name, (rate, middle, late) in rows:
        print(f"{name:<34} {rate:6.0f}/s  p50 {middle * 1e3:6.1f} ms  p99 {late * 1e3:6.1f} ms")
    print("every check passes" if checks else "the case is damaged")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
