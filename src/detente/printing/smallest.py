"""The smallest change for people: whose bottom line, which red lines, which words."""

from collections.abc import Iterator, Sequence

from detente.analysis.results import Giving, RaisedValue, SmallestChange
from detente.evidence import Evidence
from detente.preference import RedLine
from detente.printing.lines import wrapped
from detente.printing.names import Names
from detente.printing.tables import evidence_line

_SHOWN_WORDS = 6


def smallest_lines(
    names: Names, change: SmallestChange | None, evidence: Evidence
) -> Iterator[str]:
    """Yield how far the most likely values are from a deal, and the words against each step."""
    if change is None:
        return
    yield from ("", "The smallest change (at the most likely values, not over draws)")
    if not change.needed and change.outcome is not None:
        text = f"  none: all can live with {names.outcome(change.outcome)}"
        yield from wrapped(f"{text}. The draws say how sure that is.", "    ")
        return
    if change.total:
        yield from wrapped(f"  together: {_given(names, change.total)}", "    ")
    for one in change.alone:
        who = " and ".join(names.party(party) for party in one.parties)
        yield from wrapped(f"  {who} alone: {_given(names, one)}", "    ")
    yield from wrapped(f"  red lines: {_lifting(names, change.lifted)}", "    ")
    yield from _words(names, change, evidence)


def _given(names: Names, one: Giving) -> str:
    """Say by how much whose bottom line would have to fall, on the scale from 0 to 1."""
    if one.outcome is None:
        return one.why
    falls = ", ".join(f"{names.party(p)} {value:.2f}" for p, value in one.by_party.items())
    return f"bottom lines fall by {falls or 'nothing'}, for {names.outcome(one.outcome)}"


def _lifting(names: Names, lines: Sequence[RedLine] | None) -> str:
    """Say which red lines would have to go for the bottom lines to be met as they are."""
    if lines is None:
        return "even without any of them the bottom lines cannot be met"
    told = [f"{names.party(one.party)} on {names.term(one.issue, one.option)}" for one in lines]
    return f"lifting that of {' and '.join(told)} would do" if told else "none stands in the way"


def _words(names: Names, change: SmallestChange, evidence: Evidence) -> Iterator[str]:
    """Yield the words that would have to be others, with those that speak against it."""
    if change.outcome is None:
        yield "  words: no change of values suffices"
        return
    yield from wrapped(f"  fewest words to change, for {names.outcome(change.outcome)}:", "    ")
    for line in change.lifted_too:
        term = names.term(line.issue, line.option)
        yield from wrapped(f"    {names.party(line.party)} lifts its red line: {term}", "      ")
        yield from _against(names, line.sources, evidence)
    for one in change.raised[:_SHOWN_WORDS]:
        yield from wrapped(f"    {_raised(names, one)}", "      ")
        yield from _against(names, one.against, evidence)
    more = len(change.raised) - _SHOWN_WORDS
    if more > 0:
        yield f"    and {more} more"


def _raised(names: Names, one: RaisedValue) -> str:
    """Say which value would have to rise from what to what."""
    said = f"weight {one.weight:.1f}" if one.weight else "nobody has spoken of it"
    move = f"from {one.moved_from:.2f} to {one.moved_to:.2f}"
    return f"{names.party(one.party)}, {names.term(one.issue, one.option)}: {move} ({said})"


def _against(names: Names, sources: Sequence[str], evidence: Evidence) -> Iterator[str]:
    """Yield the claims that speak against a change."""
    claims = {claim.key: claim for claim in evidence.claims}
    for source in sources:
        words = evidence_line(claims[source]) if source in claims else names.source(source)
        yield from wrapped(f"      against: {words}", "        ")
