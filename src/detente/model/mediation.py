"""What a mediator asks of each side and offers to it: counted, with the sources, not judged.

A claim for an option by which one side would gain at another's expense is an offer to that side
and asks the other sides to bear it; a claim against such an option asks that side to go without.
What nobody gains by is asked of all who would have to settle it. Only what a mediator says or does
itself counts, a claim once per side however many articles report it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.evidence import Claim, Evidence
from detente.model.placing import Place, Placing
from detente.negotiation import Template

Kind = Literal["ask", "offer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideTaken:
    """The claims in which a mediator asks something of a side, and in which it offers something.

    ``asks`` and ``offers`` are counts, ``asks_sources`` and ``offers_sources`` the claims' keys.
    """

    mediator: str
    side: str
    asks: int
    offers: int
    asks_sources: tuple[str, ...]
    offers_sources: tuple[str, ...]


def asks_and_offers(evidence: Evidence, template: Template) -> tuple[SideTaken, ...]:
    """Count, per mediator and side, what it asks of and offers to that side.

    Parameters
    ----------
    evidence
        What could be known on a day.
    template
        Who mediates, who must agree, what is negotiated and who would gain by each option.

    Returns
    -------
    One row per party of role mediator or both and principal other than itself, in the template's
    order; none where nobody mediates.
    """
    found: dict[tuple[str, str, Kind], dict[str, None]] = {}
    placing = Placing(template)
    mediators = [party.id for party in template.parties if party.role in ("mediator", "both")]
    for claim in evidence.claims:
        if claim.position.party in mediators and claim.position.held != "attributed":
            for side, kind in _addressed(claim, template, placing):
                found.setdefault((claim.position.party, side, kind), {})[claim.key] = None
    return tuple(
        _row(mediator, side.id, found)
        for mediator in mediators
        for side in template.principals
        if side.id != mediator
    )


def _row(
    mediator: str, side: str, found: dict[tuple[str, str, Kind], dict[str, None]]
) -> SideTaken:
    """Return the counts of one mediator and one side."""
    asks = tuple(found.get((mediator, side, "ask"), ()))
    offers = tuple(found.get((mediator, side, "offer"), ()))
    return SideTaken(
        mediator=mediator, side=side, asks=len(asks), offers=len(offers),
        asks_sources=asks, offers_sources=offers,
    )  # fmt: skip


def _addressed(claim: Claim, template: Template, placing: Placing) -> Iterator[tuple[str, Kind]]:
    """Yield of which sides a claim asks something, and to which it offers something."""
    for place in placing.places(claim.position):
        yield from _sides(place, template)


def _sides(place: Place, template: Template) -> Iterator[tuple[str, Kind]]:
    """Yield of which sides one term is asked, and to which it is offered."""
    issue = template.issue(place.issue)
    at = issue.place_of(place.option)
    gains = issue.options[at].gains
    principals = [party.id for party in template.principals]
    if place.stance < 0 and gains in principals:
        yield str(gains), "ask"
    if place.stance <= 0:
        return
    if gains in principals:
        yield str(gains), "offer"
        yield from ((side, "ask") for side in principals if side != gains)
    elif at:
        yield from ((side, "ask") for side in issue.settled_by if side in principals)
