"""What is known on a day: the evidence, and the values that the case's template gives it."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from detente.brief.desk import Desk
from detente.brief.partial import bare_desk, desk_without_results
from detente.errors import NoNegotiationError
from detente.evidence import Claim, Evidence
from detente.in_use import model_in_use, template_in_use
from detente.model.estimate import estimate
from detente.negotiation import Override, Template
from detente.preference import IssueKey, Preference, Value, issue_key
from detente.workspace.shelf import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the screens of the record stand on: the evidence of a day, a model of it, names.

    ``asked`` is the day that a person asked for, which links keep; None is everything. ``why``
    says why there is no model where there is none.
    """

    desk: Desk
    asked: dt.date | None = None
    why: str = ""

    @property
    def evidence(self) -> Evidence:
        """Return the evidence."""
        return self.desk.evidence

    @property
    def template(self) -> Template:
        """Return what is negotiated; without issues where there is no model."""
        return self.desk.negotiation.template

    def preference(self, party: str) -> Preference | None:
        """Return what a party wants, or None where the model has no such party."""
        found = (one for one in self.desk.negotiation.every_preference if one.party == party)
        return next(found, None)

    def value(self, party: str, issue: str, option: str) -> Value | None:
        """Return how acceptable an option is to a party, or None where it is no term."""
        preference = self.preference(party)
        if preference is None:
            return None
        cells = (one for one in preference.values if (one.issue, one.option) == (issue, option))
        return next(cells, None)

    def override(self, party: str, issue: str, option: str) -> Override | None:
        """Return the range that an analyst set for a value, in the place of what is said."""
        return self.template.override_of(party, issue, option)

    def without(self, one: Override) -> "Known":
        """Return what is known without a range that an analyst set."""
        kept = tuple(other for other in self.template.overrides if other != one)
        negotiation = estimate(self.evidence, replace(self.template, overrides=kept))
        return replace(self, desk=desk_without_results(self.evidence, negotiation))


def known(shelf: Shelf, as_of: dt.date | None) -> Known:
    """Return what a case holds as of a day, with the values of its template."""
    return shelf.kept(("known", as_of), lambda: _known(shelf, as_of))


def _known(shelf: Shelf, as_of: dt.date | None) -> Known:
    """Work out what a case holds as of a day."""
    evidence = shelf.evidence(as_of)
    return _estimated(evidence, as_of, lambda: model_in_use(shelf.case, evidence, as_of))


def known_of(evidence: Evidence, overrides: Sequence[Override] = ()) -> Known:
    """Return what evidence says under the template that it drafts itself."""
    return _estimated(evidence, None, lambda: template_in_use(evidence, (None, tuple(overrides))))


def _estimated(
    evidence: Evidence, asked: dt.date | None, template: Callable[[], Template]
) -> Known:
    """Return what evidence says under a template; without one, why there is none."""
    try:
        negotiation = estimate(evidence, template())
    except NoNegotiationError as error:
        return Known(desk=bare_desk(evidence), asked=asked, why=str(error))
    return Known(desk=desk_without_results(evidence, negotiation), asked=asked)


def key_of(claim: Claim) -> IssueKey:
    """Return the issue of a claim, with its target."""
    return issue_key(claim.position.issue, claim.position.target)
