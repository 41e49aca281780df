"""What happens at home to the packages: rows of the screen of the deal, with their quotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.ratified import AtHome
from detente.brief.at_home import objection_of
from detente.workspace.bench import Bench
from detente.workspace.outcomes import written
from detente.workspace.packages import ObjectionRow, objection_row
from detente.workspace.quotes import Quote, few_quotes, sources_told


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceRow:
    """One audience before one package; ``told`` says how often it accepts where its party does."""

    name: str
    party: str
    told: str
    heard: bool
    share: float | None
    interval: tuple[float, float] | None
    refuses: tuple[ObjectionRow, ...]
    quotes: tuple[Quote, ...]
    unsaid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    """A package at home: in how many draws all accept it, and all and every heard audience do."""

    address: str
    letter: str
    all: float
    holds: float | None
    interval: tuple[float, float] | None
    audiences: tuple[AudienceRow, ...]


def home_rows(bench: Bench) -> Iterator[HomeRow]:
    """Yield the listed packages at home; nothing where nobody has an audience."""
    for one in bench.analysis.ratification:
        yield HomeRow(
            address=written(one.outcome, bench.template),
            letter=bench.desk.letter(one.outcome),
            all=one.all,
            holds=one.holds,
            interval=one.interval,
            audiences=tuple(_audience_row(bench, audience) for audience in one.audiences),
        )


def _audience_row(bench: Bench, one: AtHome) -> AudienceRow:
    """Return one audience with what it refuses and the words behind its number."""
    quotes = few_quotes(bench.desk, one.sources)
    return AudienceRow(
        name=bench.desk.party(one.audience),
        party=bench.desk.party(one.party),
        told=one.accepts(bench.desk.party(one.party)),
        heard=one.heard,
        share=one.share,
        interval=one.interval,
        refuses=tuple(
            objection_row(bench.desk, objection_of(one.audience, refused))
            for refused in one.refuses
        ),
        quotes=quotes,
        unsaid="" if quotes else sources_told(bench.desk, one.sources),
    )
