"""What the stability engine costs, alone, beside a floor and beside a dense peer of the same run.

Run with ``python benchmarks/stability.py [ROUNDS]``. Models are yes-no issues, shared out evenly
among the parties, with random strict rankings from fixed seeds, all feasible or with 30 % holes.
Times are medians of rounds, wall and CPU seconds, by one thread and by two; kernels are warmed,
what compiling or loading them takes is printed apart. The floor is the time to copy what must be
read and written at least once: the ranks once for each party that is judged, and the verdicts.
The peer takes the definitions as products of dense matrices (outcomes x outcomes) in numpy.
"""

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np

from detente.analysis.graph_model import GraphModel, opposing, own_mover
from detente.analysis.shares import shares
from detente.analysis.stability import Method, Verdicts, solve

CONCEPTS = ("nash", "gmr", "smr", "seq")
HOLES = {"all feasible": 0.0, "30 % holes": 0.3}
GROWTH = (10, 12, 14, 16, 18, 20, 22)
"""Sizes as powers of two."""
PEER = 10
"""The size at which the dense peer is compared."""
LARGE = 20
DRAWS = ((10, 4), (6, 3))
"""Issues and parties of the models that are judged in 10,000 draws."""
COMPILED, PLAIN = Method(kernels="compiled"), Method(kernels="numpy")

Model = tuple[GraphModel, np.ndarray]


def drawn(bits: int, parties: int = 4, holes: float = 0.0, seed: int = 0) -> Model:
    """Return a model of yes-no issues with random strict rankings, int32."""
    rng = np.random.default_rng(seed)
    stay, free = np.eye(2, dtype=bool), np.ones((2, 2), dtype=bool)
    owners = [k * parties // bits for k in range(bits)]
    graph = GraphModel(
        sizes=(2,) * bits,
        feasible=rng.random(2**bits) >= holes,
        movers=tuple(frozenset({p}) for p in range(parties)),
        steps=tuple(tuple(free if o == p else stay for o in owners) for p in range(parties)),
        focal=tuple(range(parties)),
    )
    ranks = np.tile(np.arange(2**bits, dtype=np.int32), (parties, 1))
    for row in ranks:
        rng.shuffle(row)
    return graph, ranks


def timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Return the median wall and CPU seconds of some work."""
    wall, cpu = [], []
    for _ in range(rounds):
        start, begun = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - begun)
    return [round(statistics.median(wall), 5), round(statistics.median(cpu), 5)]


def floor(parties: int, outcomes: int, rounds: int) -> float:
    """Return the time to read the ranks once per party, and to write the verdicts."""
    source = np.zeros((parties, outcomes), dtype=np.int32)
    target = np.empty_like(source)
    flags = np.empty((len(CONCEPTS), parties, outcomes), dtype=bool)

    def stream() -> None:
        for _ in range(parties):
            np.copyto(target, source)
        flags[:] = 1

    return timed(stream, rounds)[0]


def structured(bits: int, parties: int = 4) -> Model:
    """Return a model all feasible with additive values: each option has a worth of its own."""
    graph, _ = drawn(bits, parties)
    rng = np.random.default_rng(2)
    worth = np.zeros((parties, 2**bits), dtype=np.int32)
    places = np.arange(2**bits)
    for k in range(bits):
        worth += rng.integers(-50, 51, (parties, 1), dtype=np.int32) * (places >> k & 1)[None, :]
    return graph, worth.astype(np.int32)


def additive(rounds: int) -> Iterator[tuple[str, object]]:
    """Time graphs with additive values, with many ties, by one thread [wall, CPU]."""
    for bits in (16, 20):
        graph, ranks = structured(bits)
        judged(graph, ranks, COMPILED)
        yield f"2^{bits} x 4", timed(lambda g=graph, r=ranks: judged(g, r, COMPILED), rounds)


def growth(rounds: int) -> Iterator[tuple[str, object]]:
    """Time graphs of growing size beside the floor, by one thread and by two."""
    for bits in GROWTH:
        least = floor(4, 2**bits, rounds)
        row: dict[str, object] = {"floor": least}
        for name, holes in HOLES.items():
            graph, ranks = drawn(bits, holes=holes)
            for threads in (1, 2):
                method = Method(kernels="compiled", threads=threads)
                solve(graph, ranks, CONCEPTS, method=method)
                took = timed(lambda g=graph, r=ranks, m=method: judged(g, r, m), rounds)
                row[f"{name}, threads: {threads} [wall, CPU]"] = took
                row[f"{name}, threads: {threads}, times the floor"] = round(took[0] / least, 1)
        yield f"2^{bits} x 4", row


def judged(graph: GraphModel, ranks: np.ndarray, method: Method) -> Verdicts:
    """Judge a graph by the four concepts."""
    return solve(graph, ranks, CONCEPTS, method=method)


def dense(graph: GraphModel, ranks: np.ndarray) -> dict[str, np.ndarray]:
    """Judge a graph by products of dense matrices, straight from the definitions."""
    size, places = graph.outcomes, np.arange(graph.outcomes)
    moves = [np.zeros((size, size), dtype=bool) for _ in graph.movers]
    both = graph.feasible & graph.feasible[:, None] & ~np.eye(size, dtype=bool)
    for mover, tables in enumerate(graph.steps):
        own = sum(radix for table, radix in zip(tables, graph.radices, strict=True) if table[0, 1])
        moves[mover] |= both & (((places[:, None] ^ places) & ~own) == 0)
    stable = {concept: np.zeros(ranks.shape, dtype=bool) for concept in CONCEPTS}
    for party, worth in enumerate(ranks):
        own_moves = moves[own_mover(graph, party)]
        higher = worth > worth[:, None]
        leaves, low = own_moves & higher, ~higher
        others = opposing(graph, frozenset({party}))
        better = [moves[m] & (ranks[m] > ranks[m][:, None]) for m in others]
        reach = closure(np.logical_or.reduce([moves[m] for m in others]))
        improved = closure(np.logical_or.reduce(better))
        lasting = low & ~some(higher, own_moves)
        answers = {"gmr": (low, reach), "smr": (lasting, reach), "seq": (low, improved)}
        stable["nash"][party] = ~leaves.any(axis=1)
        for concept, (good, ends) in answers.items():
            stable[concept][party] = ~(leaves & ~some(good, ends)).any(axis=1)
    return stable


def some(flags: np.ndarray, reach: np.ndarray) -> np.ndarray:
    """Tell of each pair (s, t) whether a flag (s, q) stands on some ``q`` that ``t`` reaches."""
    return flags.astype(np.float32) @ reach.T.astype(np.float32) > 0


def closure(step: np.ndarray) -> np.ndarray:
    """Return what any number of steps leads to."""
    while True:
        wider = step | (step.astype(np.float32) @ step.astype(np.float32) > 0)
        if (wider == step).all():
            return step
        step = wider


def ratios(rounds: int) -> Iterator[tuple[str, object]]:
    """Compare kernels, plain numpy and the dense peer in CPU seconds; they must agree."""
    for name, holes in HOLES.items():
        graph, ranks = drawn(PEER, holes=holes)
        ours = judged(graph, ranks, COMPILED)
        peer = dense(graph, ranks)
        for concept in CONCEPTS:
            if (ours.stable[concept] != peer[concept])[:, graph.feasible].any():
                raise AssertionError(concept)
        fast = timed(lambda g=graph, r=ranks: judged(g, r, COMPILED), rounds)[1]
        plain = timed(lambda g=graph, r=ranks: judged(g, r, PLAIN), rounds)[1]
        slow = timed(lambda g=graph, r=ranks: dense(g, r), 1)[1]
        times = {"plain numpy": round(plain / fast, 1), "dense matrices": round(slow / fast, 1)}
        yield f"2^{PEER} x 4, {name}", {"CPU": fast, **times}


def plainly() -> Iterator[tuple[str, object]]:
    """Compare plain numpy with compiled kernels where these are used: large graphs, and draws."""
    for name, holes in HOLES.items():
        graph, ranks = drawn(LARGE, holes=holes)
        times = compared(lambda how, g=graph, r=ranks: judged(g, r, how))
        yield f"2^{LARGE} x 4, {name}", times
    for bits, parties in DRAWS:
        graph, draws = drawn_often(bits, parties, 1000)
        times = compared(lambda how, g=graph, d=draws: shares(g, d, CONCEPTS, method=how))
        yield f"1,000 draws of 2^{bits} x {parties}", times


def compared(work: Callable[[Method], object]) -> dict[str, float]:
    """Return the CPU seconds of plain numpy, once, and how many times those of kernels."""
    work(COMPILED)
    fast, plain = timed(lambda: work(COMPILED), 3)[1], timed(lambda: work(PLAIN), 1)[1]
    return {"CPU": plain, "times the kernels": round(plain / fast, 1)}


def drawn_often(bits: int, parties: int, count: int) -> Model:
    """Return a model all feasible with random strict rankings in draws: (draws, .., parties)."""
    rng = np.random.default_rng(1)
    ranks = np.broadcast_to(np.arange(2**bits, dtype=np.int32), (count, parties, 2**bits))
    draws = np.ascontiguousarray(rng.permuted(ranks, axis=2).transpose(0, 2, 1))
    return drawn(bits, parties)[0], draws


def in_draws(rounds: int) -> Iterator[tuple[str, object]]:
    """Time 10,000 draws, by one thread and by two."""
    for bits, parties in DRAWS:
        graph, draws = drawn_often(bits, parties, 10_000)
        for threads in (1, 2):
            method = Method(kernels="compiled", threads=threads)
            shares(graph, draws[:600], CONCEPTS, method=method)
            took = timed(
                lambda g=graph, d=draws, m=method: shares(g, d, CONCEPTS, method=m), rounds
            )
            yield f"10,000 draws of 2^{bits} x {parties}, threads: {threads} [wall, CPU]", took


def memory(name: str) -> None:
    """Print the most memory of a process in MB: kernels loaded, model made, model judged."""
    judged(*drawn(8), COMPILED)
    most = [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]
    graph, ranks = drawn(LARGE, holes=HOLES[name])
    most.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    judged(graph, ranks, COMPILED)
    most.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(json.dumps([one // 1024 for one in most]))


def in_a_process(name: str) -> object:
    """Return what ``memory`` prints in a process of its own."""
    command = [sys.executable, __file__, "memory", name]
    return json.loads(subprocess.check_output(command, text=True))  # noqa: S603 - this file


def asked() -> int:
    """Return the number of rounds that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=5, help="5 if nothing is said")
    return int(parser.parse_args().rounds)


def told(name: str, value: object) -> None:
    """Print one measurement, as soon as it is there."""
    print(json.dumps({name: value}), flush=True)


def main() -> None:
    """Measure, and print a line of JSON for each row as it comes."""
    if sys.argv[1:2] == ["memory"]:
        memory(sys.argv[2])
        return
    rounds = asked()
    told("versions", {"python": platform.python_version(), "numpy": np.__version__})
    told("rounds", rounds)
    most = {name: in_a_process(name) for name in HOLES}  # while this process is still small
    told("most memory at 2^20 x 4 in MB [kernels loaded, model made, judged]", most)
    first = timed(lambda: judged(*drawn(PEER, holes=0.3), COMPILED), 1)
    told("first call: numba and its kernels are loaded, or compiled", first)
    small = timed(lambda: judged(*drawn(4, 2), Method()), 50)
    told("published sizes (2^4 x 2) by numpy [wall, CPU]", small)
    for name, work in (
        ("growth", growth),
        ("additive values, threads: 1 [wall, CPU]", additive),
        ("times as fast as", ratios),
        ("plain numpy", lambda _rounds: plainly()),
        ("draws", in_draws),
    ):
        for row, value in work(rounds):
            told(f"{name}: {row}", value)


if __name__ == "__main__":
    main()
