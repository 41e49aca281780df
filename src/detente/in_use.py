"""The template in use: the one with which a case is analysed, shown and written of."""

import datetime as dt

from detente.evidence import Evidence
from detente.model.template import draft_template, with_overrides
from detente.model.template_file import read_template
from detente.negotiation import Override, Template
from detente.record.case import Case

ByHand = tuple[Template | None, tuple[Override, ...]]
"""What an analyst has set of the model: a template, and ranges of single values."""
NOTHING: ByHand = (None, ())


def model_in_use(case: Case, evidence: Evidence, as_of: dt.date | None) -> Template:
    """Return the template that a case is analysed with: set or drafted, with its overrides."""
    return template_in_use(evidence, set_by_hand(case, as_of))


def template_in_use(evidence: Evidence, by_hand: ByHand = NOTHING) -> Template:
    """Return the analyst's template, else a drafted one, with the overrides of the case."""
    saved, overrides = by_hand
    return with_overrides(saved or draft_template(evidence), overrides)


def set_by_hand(case: Case, as_of: dt.date | None) -> ByHand:
    """Return the template that an analyst has set by a day, if any, and the overrides."""
    text = case.template(as_of)
    template = read_template(text, f"the template of {case.path}") if text else None
    return template, case.overrides(as_of)
