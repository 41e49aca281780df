"""What ``detente stability`` does with the words of its command line."""

import tomllib
from collections.abc import Callable
from contextlib import nullcontext
from functools import partial
from typing import Any

from detente.analysis.compiling import heard_of, takes_kernels
from detente.exchange.stability_models import load_stability, save_new, save_table
from detente.printing.conflict_graph import graph_svg
from detente.printing.further_concepts import concept_meant
from detente.printing.stability import judged
from detente.printing.stability_look import MOST_TOLD_WHY, Asked
from detente.samples.models import stability_models

MANY = 64
"""Above so many outcomes it is said that following moves takes a while."""
_COMPILING = "A large model: kernels for one like it are compiled now, and kept for the next time."
Answer = tuple[dict[str, Any], Callable[[], str]]


def titles() -> dict[str, str]:
    """Return the titles of the built-in models by name."""
    return {
        name: str(tomllib.loads(path.read_text(encoding="utf-8"))["title"])
        for name, path in stability_models().items()
    }


def answered(
    *,
    model: str | None,
    note: Callable[[str], None],
    show: Callable[[Answer], None] = lambda _answer: None,
    listed: bool = False,
    svg: str | None = None,
    write_csv: str | None = None,
    **asked: Any,  # noqa: ANN401 - the fields of Asked, by name
) -> Answer:
    """Return the answer on the model at a path, and write the files that are asked for.

    Without a model the built-in ones are named. ``note`` is told what is worth knowing beside the
    answer; the answer is shown before files are written, so that it is there if they cannot be.
    """
    if model is None or listed:
        answer = _listing()
        show(answer)
        return answer
    read = load_stability(model)
    concepts = tuple(dict.fromkeys(concept_meant(one) for one in asked.pop("concepts", ())))
    asked["coalitions"] = asked.get("coalitions", False) or asked.get("pareto", False)
    wanted = Asked(concepts=concepts, **asked)
    if wanted.follows and MANY < read.count <= MOST_TOLD_WHY:
        note(f"Moves of {read.count} outcomes are followed: this takes some seconds.")
    fast = wanted.rule == "legal" and takes_kernels(read.graph)
    with heard_of(partial(note, _COMPILING)) if fast else nullcontext():
        found, answer = judged(read, wanted)
    show(answer)
    if write_csv:
        for lost in save_table(read, write_csv):
            note(f"not in the table: {lost}")
    if svg:
        save_new(graph_svg(found) + "\n", svg)
        note(f"The graph is in {svg}")
    return answer


def _listing() -> Answer:
    """Return the built-in models with their titles."""
    found = titles()
    lines = [f"{name:<22} {title}" for name, title in found.items()]
    return {"ok": True, "models": found}, partial("\n".join, lines)
