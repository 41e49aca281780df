"""Two sides and a mediator on a truce, a line and an alliance, worked out with few draws."""

from model.evidence_made import evidence, holds, said

from detente.model.template import draft_template
from detente.workspace.bench import bench_of

POSITIONS = (
    holds(1, "north", "ceasefire.unconditional", 2),
    holds(2, "south", "ceasefire.unconditional", -2, red_line=True),
    holds(3, "south", "front_line.freeze", 1),
    holds(4, "north", "front_line.freeze", 1),
    holds(5, "south", "alliance:the league.renounce", 2),
    holds(6, "north", "alliance:the league.renounce", -1),
)


def bargained():
    """Return evidence with its drafted template, worked out."""
    found = evidence(POSITIONS, [said(number) for number in range(1, 7)])
    return bench_of(found, draft_template(found))


def asked_of_one_party():
    """Return evidence in which one side alone speaks."""
    return evidence(POSITIONS[:1], [said(1)])
