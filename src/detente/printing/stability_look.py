"""What is asked of a graph model, and what was found out about it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from detente.analysis.coalitions import groups
from detente.analysis.graph_model import LARGEST_LISTED, Graph, GraphModel
from detente.analysis.stability import Method, Rule, solve
from detente.analysis.verdicts import CONCEPTS, Verdicts
from detente.display import counted
from detente.errors import DetenteError
from detente.exchange.stability_model import StabilityModel
from detente.negotiation import Flags
from detente.printing.further_concepts import UNKNOWN, further, weak_equilibria
from detente.printing.outcome_names import concept_name, outcome_named

MOST_FOLLOWED = 512
"""Of so many outcomes at most, moves are followed one by one: it takes seconds, not minutes."""
MOST_TOLD_WHY = 4096
"""Of so many outcomes at most it is told why: sequences from one outcome take some seconds."""
MOST_TOGETHER = 2816
"""So many outcomes times coalitions are looked at: 256 outcomes of four parties."""
MOST_WEIGHED = 2**16
"""Of so many outcomes at most, margins are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of a model beside the verdicts.

    ``concepts`` are those to be shown, all five if empty; ``why`` an outcome to be told about,
    ``want`` one that shall become an equilibrium; ``rule`` that of sequences;
    ``pareto`` asks of coalitions that some member gains and none loses, not that all gain.
    """

    concepts: tuple[str, ...] = ()
    why: str | None = None
    want: str | None = None
    coalitions: bool = False
    pareto: bool = False
    paths: bool = False
    limit: int | None = None
    rule: Rule = "legal"

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the concepts to be shown."""
        return self.concepts or CONCEPTS

    @property
    def follows(self) -> bool:
        """Tell whether moves have to be followed one by one."""
        return bool(self.why or self.want or self.coalitions or self.paths)

    @property
    def only_why(self) -> bool:
        """Tell whether moves are followed from one outcome alone."""
        return not (self.want or self.coalitions or self.paths)


def rule_told(asked: Asked) -> list[str]:
    """Say by which rule answers are judged, where it is not that of the literature."""
    if asked.rule == "legal":
        return []
    told = (
        "Rule each_opponent_once: in an answer each mover moves at most once, as some programs "
        "have it. The literature forbids only two moves in a row (--rule legal)."
    )
    more = " Reasons, coalitions, ways and changes are told by legal sequences all the same."
    return [told + more if asked.follows else told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A model and everything that was found out about it.

    ``by`` tells by concept that is shown which outcomes are equilibria, shape (outcomes,).
    """

    model: StabilityModel
    asked: Asked
    verdicts: Verdicts
    by: Mapping[str, Flags]
    why: int | None
    want: int | None

    @property
    def listed(self) -> Graph:
        """Return the graph with its moves listed, to be followed one by one."""
        graph = self.model.graph
        is_small = isinstance(graph, GraphModel) and graph.outcomes <= LARGEST_LISTED
        return graph.explicit() if is_small and isinstance(graph, GraphModel) else graph

    @property
    def concepts(self) -> tuple[str, ...]:
        """Return the concepts to be shown."""
        return self.asked.shown

    def holds(self, concept: str, outcome: int) -> bool:
        """Tell whether all parties stay at an outcome."""
        return bool(self.by[concept][outcome])

    @property
    def held(self) -> Flags:
        """Tell which outcomes are equilibria by some concept that is shown, shape (outcomes,)."""
        some: Flags = np.logical_or.reduce(list(self.by.values()))
        return some

    @property
    def equilibria(self) -> list[int]:
        """Return the outcomes that are equilibria by some concept that is shown, ascending."""
        outcomes: list[int] = np.flatnonzero(self.held).tolist()
        return outcomes


def _refuse_large(model: StabilityModel, asked: Asked) -> None:
    """Refuse what would take minutes."""
    size, less = model.count, "Close combinations by [[infeasible]], or leave out issues"
    if size > (MOST_TOLD_WHY if asked.only_why else MOST_FOLLOWED):
        raise DetenteError(
            f"the model has {size:,} outcomes, too many to follow moves one by one",
            hint=f"--want, --coalitions and --paths work with {MOST_FOLLOWED:,} at most, --why "
            f"alone with {MOST_TOLD_WHY:,}. {less}, or ask without them: all outcomes are judged.",
        )
    count = len(groups(model.graph, len(model.parties)))
    if asked.coalitions and size * count > MOST_TOGETHER:
        raise DetenteError(
            f"the model has {size:,} outcomes and {counted(count, 'coalition')}, "
            "too many to look at each",
            hint=f"--coalitions works with {MOST_TOGETHER // count:,} outcomes of these parties "
            f"at most. {less}.",
        )


def _refuse_unwanted(asked: Asked) -> None:
    """Refuse concepts of which it is not known what would have to change."""
    unknown = [concept_name(one) for one in asked.concepts if one not in CONCEPTS]
    if asked.want is not None and unknown:
        raise DetenteError(
            f"what would have to change is not known of {', '.join(unknown)}",
            hint=f"--want knows {', '.join(map(concept_name, CONCEPTS))}.",
        )


def look(model: StabilityModel, asked: Asked) -> Found:
    """Judge a model by every concept that is asked for.

    Raises
    ------
    DetenteError
        If an outcome is not of the model, or the model is too large for what is asked.
    """
    _refuse_unwanted(asked)
    if asked.follows:
        _refuse_large(model, asked)
    more = [one for one in asked.concepts if one not in CONCEPTS]
    more += [one for one in UNKNOWN if model.unknown and one not in more]
    method = Method(rule=asked.rule)
    margins = model.count <= MOST_WEIGHED
    ranks = model.ranks if margins else model.ranks.astype(np.int32)  # half of what is read
    verdicts = solve(model.graph, ranks, margins=margins, method=method)
    if more:
        stable = {**verdicts.stable, **further(model, more)}
        verdicts = Verdicts(
            feasible=verdicts.feasible,
            stable=stable,
            no_move=verdicts.no_move,
            margins=verdicts.margins,
            everyone=weak_equilibria(model, more),
        )
    return Found(
        model=model,
        asked=asked,
        verdicts=verdicts,
        by={one: verdicts.equilibrium(one) for one in asked.shown},
        why=None if asked.why is None else outcome_named(model, asked.why),
        want=None if asked.want is None else outcome_named(model, asked.want),
    )
