"""What a fork can change: sentences, red lines, options, rules, each with its address."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.brief.desk import Desk
from detente.brief.items import stance_words
from detente.brief.wording import capital, lowered
from detente.display import per_100
from detente.evidence import Claim
from detente.preference import issue_key
from detente.workspace.bench import Bench
from detente.workspace.forks import TOLD_RULES, Asked, Pair, cell_text
from detente.workspace.modelling import terms_of
from detente.workspace.outcomes import escaped
from detente.workspace.quotes import Quote, few_quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """Something that can be changed by one click: what it would be, its words, its address."""

    party: str
    told: str
    pair: Pair
    chosen: bool
    pairs: tuple[Pair, ...]
    quotes: tuple[Quote, ...] = ()


def claim_cell(claim: Claim) -> tuple[str, str, str]:
    """Return the party and the term that a claim is about."""
    one = claim.position
    return one.party, issue_key(one.issue, one.target), one.option or ""


def claimed(desk: Desk, claim: Claim) -> str:
    """Return what a claim was read as."""
    party, issue, option = claim_cell(claim)
    words = desk.issue_words(issue)
    term = desk.term(issue, option) if option else words if ":" in issue else lowered(words)
    return f"{desk.party(party)}: {stance_words(desk.items[claim.key])} · {term}"


def cell_told(desk: Desk, cell: tuple[str, str, str]) -> str:
    """Return a party and a term in words; its weight of an issue, or its no agreement."""
    party, issue, option = cell
    if not option:
        return f"{desk.party(party)}: {desk.term(issue, option)}"
    return f"{desk.party(party)} on {desk.term(issue, option)}"


def _offered(
    asked: Asked, pair: Pair, party: str, told: str, quotes: tuple[Quote, ...] = ()
) -> Offered:
    """Return one thing with the address at which it is changed, or changed back."""
    chosen = pair in asked.pairs()
    after = asked.without(pair) if chosen else asked.with_part(pair)
    return Offered(
        party=party, told=told, pair=pair, chosen=chosen, pairs=after.pairs(), quotes=quotes
    )


def sources_offered(bench: Bench, asked: Asked) -> Iterator[Offered]:
    """Yield the claims that the values rest on, then the numbers set by hand."""
    used = {
        contribution.source
        for preference in bench.negotiation.every_preference
        for value in (*preference.values, *preference.conditionals, preference.reservation)
        for contribution in value.counts
    } | {
        source
        for preference in bench.negotiation.every_preference
        for line in preference.red_lines
        for source in line.sources
    }
    for claim in bench.evidence.claims:
        if claim.key in used:
            told, quotes = claimed(bench.desk, claim), few_quotes(bench.desk, [claim.key])
            yield _offered(asked, ("drop", claim.key), "", told, quotes)
    for hand in bench.template.overrides:
        told = f"◆ {bench.desk.hand_told(hand)}"
        yield _offered(asked, ("drop", hand.key), bench.desk.party(hand.party), told)


def red_lines_offered(bench: Bench, asked: Asked) -> Iterator[Offered]:
    """Yield the red lines of the parties."""
    for preference in bench.negotiation.every_preference:
        for line in preference.red_lines:
            pair = ("lift", cell_text(line.party, line.issue, line.option))
            term = bench.desk.term(line.issue, line.option)
            told = f"{term} (binds in {per_100(line.probability)})"
            quotes = few_quotes(bench.desk, line.sources)
            yield _offered(asked, pair, bench.desk.party(line.party), told, quotes)


def options_offered(bench: Bench, asked: Asked) -> Iterator[Offered]:
    """Yield the options that can be taken off the table."""
    told = terms_of(bench.desk, bench.template)
    for (issue, option), (_, words) in zip(bench.template.cells(), told, strict=True):
        pair = ("off", f"{escaped(issue)}={escaped(option)}")
        title = capital(bench.desk.issue_words(issue))
        named = words.casefold().startswith(f"{title.casefold()}:")
        yield _offered(asked, pair, "" if named else title, words)


def rules_offered(asked: Asked) -> Iterator[Offered]:
    """Yield the rules that can be changed as a whole."""
    for name, told in TOLD_RULES.items():
        yield _offered(asked, ("rule", name), "", told)


def cells_offered(bench: Bench) -> Iterator[Pair]:
    """Yield the terms of the model, as an address has them and in words."""
    told = terms_of(bench.desk, bench.template)
    for (issue, option), (_, words) in zip(bench.template.cells(), told, strict=True):
        yield f"{escaped(issue)}={escaped(option)}", words
