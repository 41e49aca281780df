"""When a graph is judged by compiled kernels, and that somebody hears of it when they compile.

Kernels are compiled the first time they are needed, which takes longer than plain numpy needs for
most models, and are kept on disk. Even from there they take a second to load. So they are for
models on which plain numpy would take some seconds, if numba is installed.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from math import prod
from typing import Literal

from detente.analysis.graph_model import Graph, GraphModel

Kernels = Literal["auto", "numpy", "compiled"]

MOST_PLAIN = 10**8
"""So many comparisons of outcomes, about two seconds' work, are left to plain numpy."""
SORTED = 80
"""To sort blocks costs about as much as to compare each outcome with so many others."""
LARGE = 1 << 17
"""Of several draws, one block after another is judged: from so many outcomes times draws on."""


def takes_kernels(graph: Graph, draws: int = 1, kernels: Kernels = "auto") -> bool:
    """Tell whether a graph is judged by compiled kernels.

    Raises
    ------
    ValueError
        If they are asked for and numba is missing.
    """
    found = find_spec("numba") is not None
    if kernels == "compiled" and not found:
        raise ValueError('compiled kernels need numba: pip install "detente[fast]"')
    if isinstance(graph, GraphModel) and found and kernels == "auto":
        large = graph.outcomes * draws >= LARGE
        return large if draws > 1 else large and comparisons(graph) > MOST_PLAIN
    return isinstance(graph, GraphModel) and found and kernels == "compiled"


def comparisons(graph: GraphModel) -> int:
    """Return with about how many others plain numpy compares outcomes in one round, in all.

    A block of what a mover can turn into each other is sorted where that is possible and cheaper.
    """
    found = 0
    for mover, members in enumerate(graph.movers):
        block = prod(graph.sizes[k] for k in graph.moved[mover])
        is_sorted = graph.free[mover] and len(members) == 1
        found += min(block, SORTED) if is_sorted else block
    return found * graph.outcomes


@contextmanager
def heard_of(tell: Callable[[], None]) -> Iterator[None]:
    """Call ``tell``, once, when a kernel is compiled within: none that is loaded from disk is."""
    events = import_module("numba.core.event")
    first = iter([tell])

    def on_start(*_event: object) -> None:
        for one in first:
            one()

    says = {"on_start": on_start, "on_end": lambda *_event: None}
    with events.install_listener("numba:compile", type("Heard", (events.Listener,), says)()):
        yield
