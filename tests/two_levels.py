"""Talks of north and south, whose senate can refuse at home what the south accepts."""

from dataclasses import replace

from model.evidence_made import evidence, holds, said

from detente.analysis.analyse import analyse
from detente.model.resampler import Resampler
from detente.model.template import draft_template
from detente.negotiation import Party

REFUSES = {"front_line.freeze": -2}
WELCOMES = {"front_line.freeze": 2, "ceasefire.unconditional": 2}


def talks(words=None, **how):
    """Return evidence of the talks in which the senate says some words."""
    own = [
        holds(20 + at, "senate", what, stance, **how)
        for at, (what, stance) in enumerate((words or {}).items())
    ]
    sides = [
        holds(1, "north", "ceasefire.unconditional", 1),
        holds(2, "north", "front_line.freeze", 2),
        holds(3, "south", "ceasefire.unconditional", 2),
        holds(4, "south", "front_line.freeze", 1),
    ]
    numbers = [1, 2, 3, 4, *(20 + at for at in range(len(own)))]
    return evidence([*sides, *own], [said(one, sourcing="named") for one in numbers])


def template_of(audience_of="south", role="audience"):
    """Return the template of the talks, with the senate in a role; None leaves it out."""
    template = draft_template(talks())
    if role is None:
        return template
    senate = Party(id="senate", name="Senate", role=role, audience_of=audience_of)
    return replace(template, parties=(*template.parties, senate))


def worked_out(found, template, draws=400):
    """Return the model and its analysis."""
    again = Resampler(evidence=found, template=template, seed=1)
    return again.base, analyse(again.base, again, seed=1, draws=draws)
