"""What mediators ask of each side and offer to it, as lines: counts with sources, no judgement."""

from collections.abc import Iterator, Sequence

from detente.model.mediation import SideTaken
from detente.printing.lines import wrapped
from detente.printing.names import Names


def mediation_lines(names: Names, rows: Sequence[SideTaken]) -> Iterator[str]:
    """Yield, per mediator and side, how often it asks and offers something, and where."""
    said = [row for row in rows if row.asks or row.offers]
    if said:
        yield from ("", "What those who mediate ask and offer (claims about a term)")
    for mediator in dict.fromkeys(row.mediator for row in said):
        for row in (one for one in rows if one.mediator == mediator):
            lead = f"  {names.party(mediator)} to {names.party(row.side)}: "
            asks = _counted(row.asks, "asked", row.asks_sources)
            offers = _counted(row.offers, "offered", row.offers_sources)
            yield from wrapped(f"{lead}{asks}; {offers}", "    ")


def _counted(count: int, what: str, sources: tuple[str, ...]) -> str:
    """Return a count with its sources."""
    return f"{what} {count} ({', '.join(sources)})" if sources else f"{what} {count}"
