"""What happens at home to the packages, as lines of the analysis for people."""

from collections.abc import Iterator

from detente.analysis.ratified import AtHome, Ratification, Refused
from detente.analysis.results import Analysis
from detente.brief.at_home import not_settled
from detente.brief.wording import capital
from detente.display import interval, per_100
from detente.evidence import Claim, Evidence
from detente.printing.lines import wrapped
from detente.printing.names import Names
from detente.printing.tables import evidence_line

_SHOWN = 5


def refused_at_home(names: Names, analysis: Analysis) -> Iterator[str]:
    """Yield which audience refuses terms of the best package: it must not look settled."""
    for found in analysis.ratification[:1]:
        if found.refusing:
            told = not_settled([names.party(one.audience) for one in found.refusing])
            yield from wrapped(f"{capital(told)}.", "  ")


def at_home_lines(names: Names, analysis: Analysis, evidence: Evidence) -> Iterator[str]:
    """Yield per package in how many draws it is accepted and holds at home, and who refuses."""
    if analysis.ratification:
        yield from ("", "At home (all accept it, and every audience that is heard does)")
    claims = {claim.key: claim for claim in evidence.claims}
    told: set[tuple[str, str, str]] = set()
    for number, package in enumerate(analysis.ratification[:_SHOWN], start=1):
        yield from wrapped(
            f"  {number}. {names.outcome(package.outcome)}: {_holds(package)}", "     "
        )
        for one in package.audiences:
            yield from wrapped(f"     {_share(names, one)}", "       ")
            for refused in one.refuses:
                key = (one.audience, refused.issue, refused.option)
                yield from _refused(names, refused, {} if key in told else claims)
                told.add(key)


def _holds(package: Ratification) -> str:
    """Return in how many draws a package holds at home, beside those in which all accept it."""
    if package.holds is None or package.interval is None:
        return f"no audience is heard on it; all accept in {per_100(package.all)} of 100 draws"
    holds = f"holds in {per_100(package.holds)} of 100 draws ({interval(package.interval)})"
    return f"{holds}; all accept in {per_100(package.all)}"


def _share(names: Names, one: AtHome) -> str:
    """Return how often an audience accepts where its party does."""
    who, party = names.party(one.audience), names.party(one.party)
    told = f"{who} (of {party}): {one.accepts(party)}"
    by = ", ".join(map(names.source, one.sources))
    return f"{told}; by {by}" if one.share is not None else told


def _refused(names: Names, one: Refused, claims: dict[str, Claim]) -> Iterator[str]:
    """Yield a refused term, and the first time the words that refuse it."""
    line = " (red line)" if one.red_line else ""
    yield from wrapped(f"       refuses {names.term(one.issue, one.option)}{line}", " " * 9)
    for key in one.sources:
        if key in claims:
            yield from wrapped(f"         {evidence_line(claims[key])}", " " * 11)
        elif names.template.set_by_hand([key]) and claims:
            yield from wrapped(f"         {names.source(key)}", " " * 11)
