"""The template in use: the one with which a case is analysed, shown and written of."""

import datetime as dt
from collections.abc import Iterator

from detente.errors import NoNegotiationError
from detente.evidence import Evidence
from detente.model.by_hand import beneath, idle, standing
from detente.model.template import draft_template, with_overrides
from detente.model.template_file import read_template
from detente.negotiation import Override, Template
from detente.record.case import Case
from detente.record.writer import Receipt

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


def numbers_by_hand(case: Case, as_of: dt.date | None) -> tuple[Override, ...]:
    """Return every number set by hand that stands on a day, in the record or in the template.

    Of one number that both set the record's holds. Those that move nothing stand among them.
    """
    written, ours = set_by_hand(case, as_of)
    return standing(ours, written.overrides if written else ())


def numbers_shown(
    case: Case, evidence: Evidence, as_of: dt.date | None
) -> tuple[tuple[Override, ...], Template | None]:
    """Return the numbers set by hand, with the model that says which of them move nothing."""
    hand = numbers_by_hand(case, as_of)
    return hand, _model_or_none(case, evidence, as_of) if hand else None


def _model_or_none(case: Case, evidence: Evidence, as_of: dt.date | None) -> Template | None:
    """Return the template that a case is analysed with; None where there is nothing to analyse."""
    try:
        return model_in_use(case, evidence, as_of)
    except NoNegotiationError:
        return None


def notes_after(case: Case, receipt: Receipt) -> tuple[str, ...]:
    """Say what a person should know of the numbers that an act set, brought back or took away.

    That one moves nothing, and why; that the template sets one as well, which counts now.
    """
    was = case.overrides(known=receipt.tx_id - 1)
    now = case.overrides(known=receipt.tx_id)
    return tuple(dict.fromkeys((*_set(case, was, now), *_taken(case, was, now))))


def _set(case: Case, was: tuple[Override, ...], now: tuple[Override, ...]) -> Iterator[str]:
    """Say of the numbers that are new which of them move nothing."""
    if fresh := [one for one in now if one not in was]:
        model = _model_or_none(case, case.as_of(), None)
        yield from (told for one in fresh if (told := idle(model, one)))


def _taken(case: Case, was: tuple[Override, ...], now: tuple[Override, ...]) -> Iterator[str]:
    """Say of the numbers that are gone which of them the template sets as well."""
    left = {one.key for one in now}
    if gone := [one for one in was if one.key not in left]:
        written, _ = set_by_hand(case, None)
        yield from (told for one in gone if (told := beneath(written, one)))
