"""What is said of an estimate beside its numbers: what found no place, what was set too high."""

from collections.abc import Sequence

from detente.article import Position
from detente.display import clean, plain
from detente.evidence import Claim
from detente.model.issues import load_issues
from detente.model.placing import Placing
from detente.model.weights import WeighedClaim
from detente.negotiation import Template
from detente.preference import issue_key

_WHOLE = 1 + 1e-9


def remarks(template: Template, kept: Sequence[WeighedClaim]) -> tuple[str, ...]:
    """Say how many positions found no place, which hang on no term, what was set too high."""
    cast = {party.id for party in template.parties}
    placing = Placing(template)
    here = [one.claim for one in kept if one.claim.position.party in cast]
    placed = [c for c in here if placing.places(c.position) or continuing(c.position)]
    rest = [one for one in here if one not in placed]
    hanging = [one for one in rest if placing.spoken_of(one.position)]
    lost = len(kept) - len(placed) - len(hanging)
    told = [f"{lost} of {len(kept)} positions are about no term of the template"] if lost else []
    told += [_hanging(template, one) for one in hanging]
    told += weights_above_one(template)
    return tuple(dict.fromkeys(told))


def weights_above_one(template: Template) -> list[str]:
    """Say of whom the weights that an analyst set come to more than there is."""
    told = []
    for party in template.parties if template.overrides else ():
        ours = [template.override_of(party.id, one.key, "") for one in template.issues]
        given = sum(one.mode for one in ours if one)
        if given > _WHOLE:
            told.append(
                f"the weights set by hand for {party.name} are most likely {given:.2g} in all; "
                "they are divided by their sum, and its other issues weigh nothing"
            )
    return told


def _hanging(template: Template, claim: Claim) -> str:
    """Say whose acceptance of what hangs on a condition that is no term, in its words."""
    position = claim.position
    span = position.condition.span if position.condition else position.span
    words = clean(" ".join(claim.reports[0].article.quote(span).split()))
    issue = issue_key(position.issue, position.target)
    name = template.party(position.party).name
    return (
        f"what {name} says of {plain(issue)} hangs on a condition that is no term of the "
        f"template, “{words}”, and counts neither for nor against it; add the term to let it count"
    )


def continuing(position: Position) -> int:
    """Return 1 for an option that its taker can live with without a deal, -1 for the opposite."""
    kind = load_issues().kind(position.issue).options.get(position.option or "")
    return kind.continuing if kind else 0
