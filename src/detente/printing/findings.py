"""The analysis for people: verdict, packages, what would change it, what would hold."""

from collections.abc import Iterator

from detente.analysis.results import Analysis, Package, PackageStability
from detente.display import clean, interval, per_100
from detente.evidence import Evidence
from detente.model.mediation import asks_and_offers
from detente.negotiation import Negotiation
from detente.printing.at_home import at_home_lines, refused_at_home
from detente.printing.lines import wrapped
from detente.printing.mediation import mediation_lines
from detente.printing.names import Names
from detente.printing.outcome_names import concept_name
from detente.printing.smallest import smallest_lines
from detente.printing.tables import asked, counts, evidence_line

_SHOWN_PACKAGES = 5
_SHOWN_CHANGES = 5
_SHOWN_QUESTIONS = 3
_SHOWN_REPAIRS = 3
_DOUBTED = 0.6
_RULES = {
    "half-life halved": "words grow old twice as fast (half-life halved)",
    "half-life doubled": "words grow old half as fast (half-life doubled)",
    "k halved": "each statement counts half as much (k halved)",
    "k doubled": "each statement counts twice as much (k doubled)",
    "equal weights": "every source counts alike (equal weights)",
}
_CONCEPTS = {
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
}


def analysis_text(negotiation: Negotiation, analysis: Analysis, evidence: Evidence) -> str:
    """Return the answers: the verdict, the packages, what would change it, what would hold."""
    zone, names = analysis.zone, Names(negotiation.template)
    title = (
        f"{clean(negotiation.template.title)} · as of {analysis.as_of or 'undated'} · "
        f"{counts(evidence)}"
    )
    best = (
        f"Best package: {per_100(zone.share_of_draws)} of 100 draws "
        f"({interval(zone.interval)}); without any evidence {per_100(zone.baseline)}."
    )
    lines = [
        title,
        *asked(evidence),
        "",
        *wrapped(f"Verdict: {zone.verdict}: {clean(zone.why)}.", "  "),
        *refused_at_home(names, analysis),
        best,
        *_cast(negotiation),
        "",
        "Packages (share of draws in which all accept; each party)",
        "  ranked on one half of the draws, counted on the other: shares may fall out of order",
    ]
    for number, package in enumerate(zone.packages[:_SHOWN_PACKAGES], start=1):
        lines += _package_lines(names, package, number)
    lines += _chosen(names, analysis)
    lines += _standings(names, analysis)
    lines += _carried(names, analysis, evidence)
    lines += _sensitivity(analysis)
    lines += _changes(names, analysis)
    lines += smallest_lines(names, analysis.smallest_change, evidence)
    lines += at_home_lines(names, analysis, evidence)
    lines += _holding(names, analysis)
    lines += mediation_lines(names, asks_and_offers(evidence, negotiation.template))
    lines += _unknown(analysis)
    lines += _overrides(names)
    notes = dict.fromkeys((*negotiation.warnings, *analysis.warnings))
    lines += [f"note: {clean(one)}" for one in notes]
    return "\n".join([*lines, "", f"{analysis.draws} draws, seed {analysis.seed}."])


def _cast(negotiation: Negotiation) -> Iterator[str]:
    """Yield who must agree and who has no veto: what the result stands or falls with."""
    parties = negotiation.template.parties
    must = [clean(one.name) for one in parties if one.has_veto]
    others = [f"{clean(one.name)} ({one.role})" for one in parties if not one.has_veto]
    beside = f". Without a veto: {', '.join(others)}" if others else ""
    yield from wrapped(
        f"Must agree: {', '.join(must)}{beside}. The template says so; see `detente template`.",
        "  ",
    )


def _overrides(names: Names) -> Iterator[str]:
    """Yield the numbers that an analyst set in the place of the evidence, with the reasons."""
    if names.template.overrides:
        yield from ("", "Set by hand")
    for one in names.template.overrides:
        what = f"{names.party(one.party)}, {names.term(one.issue, one.option)}"
        yield from wrapped(f"  {what}: {one.range_told} ({clean(one.told)})", "    ")


def _package_lines(names: Names, package: Package, number: int) -> Iterator[str]:
    """Yield a package with its shares and who objects to what."""
    shares = ", ".join(
        f"{names.party(party)} {per_100(share)}" for party, share in package.acceptable.items()
    )
    share = f"{number:>3}. {per_100(package.all):>3}  "
    yield from wrapped(f"{share}{names.outcome(package.outcome)}", " " * 10)
    yield from wrapped(f"{'':<10}{shares}", " " * 10)
    if not package.objections and package.all < _DOUBTED:
        yield f"{'':<10}no words speak against it; what is not known lowers the share"
    for one in package.objections:
        line = " (red line)" if one.red_line else ""
        sources = ", ".join(map(names.source, one.sources)) or "no words, a presumption"
        term = names.term(one.issue, one.option)
        text = f"{'':<10}objects: {names.party(one.party)} to {term}{line}: {sources}"
        yield from wrapped(text, " " * 12)


def _chosen(names: Names, analysis: Analysis) -> Iterator[str]:
    """Yield what each solution concept chooses most often."""
    if analysis.solutions:
        yield from ("", "Fair and efficient (the package chosen most often; in how many draws)")
    for concept, one in analysis.solutions.items():
        text = f"  {_CONCEPTS[concept]} {per_100(one.share_of_draws)}: "
        yield from wrapped(f"{text}{names.outcome(one.outcome)}", "    ")


def _standings(names: Names, analysis: Analysis) -> Iterator[str]:
    """Yield, per party, which of the packages comes first most often, and how surely."""
    if analysis.standings:
        yield from ("", "Whose first choice among these packages, over all draws (SMAA)")
    for party in dict.fromkeys(one.party for one in analysis.standings):
        own = [one for one in analysis.standings if one.party == party]
        one = max(own, key=lambda standing: standing.ranks[0])
        number = own.index(one) + 1
        weight = max(one.central_weights, key=one.central_weights.__getitem__)
        issue = clean(names.template.issue(weight).title or weight)
        yield from wrapped(
            f"  {names.party(party)}: package {number}, first in {per_100(one.ranks[0])} of 100 "
            f"draws; with the weights behind that in {per_100(one.confidence)} "
            f"(most weight on {issue})",
            "    ",
        )


def _sensitivity(analysis: Analysis) -> Iterator[str]:
    """Yield the share under other rules, and which of them would change the verdict."""
    if analysis.sensitivity:
        yield from ("", "If the rules were others")
    for one in analysis.sensitivity:
        flips = f"; the verdict flips to: {one.verdict}" if one.flips else ""
        yield f"  {_RULES.get(one.name, one.name)}: {per_100(one.share)}{flips}"


def _carried(names: Names, analysis: Analysis, evidence: Evidence) -> Iterator[str]:
    """Yield the sources without which the share would be another."""
    if analysis.zone.carried_by:
        yield from ("", "Carried by")
    claims = {claim.key: claim for claim in evidence.claims}
    for one in analysis.zone.carried_by:
        claim = claims.get(one.source)
        words = evidence_line(claim) if claim else one.source
        if hand := names.template.set_by_hand([one.source]):
            term = names.term(hand.issue, hand.option)
            words = f"{names.party(hand.party)}, {term} ({clean(hand.told)})"
        yield from wrapped(f"  without it {per_100(one.share_without)}: {words}", "    ")
        for other in filter(None, map(claims.get, one.goes_with)):
            yield from wrapped(f"    and with it: {evidence_line(other)}", "    ")


def _changes(names: Names, analysis: Analysis) -> Iterator[str]:
    """Yield the changes, of one party or of several together, that would open the zone."""
    if analysis.concessions:
        yield from ("", "What must change")
    for one in analysis.concessions[:_SHOWN_CHANGES]:
        who = " and ".join(names.party(p) for p in (one.party, *one.together_with))
        act = "accepted on record" if one.what == "stance" else "lifted its red line on"
        text = f"  If {who} {act}: {names.term(one.issue, one.option)}, "
        yield from wrapped(f"{text}the best share would be {per_100(one.opens)}.", "    ")


def _holding(names: Names, analysis: Analysis) -> Iterator[str]:
    """Yield how stable the best packages are, and which single terms make the first one hold."""
    if analysis.stability:
        yield from ("", "Would it hold (share of draws in which nobody leaves it)")
        yield "  Nash: nobody would gain by leaving; GMR: an answer would take the gain away, SMR:"
        yield "  for good; SEQ: an answer by which whoever gives it gains"
    for number, one in enumerate(analysis.stability, start=1):
        concepts = ", ".join(
            f"{concept_name(name)} {per_100(share)}{_range(one, name)}"
            for name, share in one.concepts.items()
        )
        yield from wrapped(f"  {number}. {names.outcome(one.outcome)}: {concepts}", "     ")
        yield from _leaving(names, one)
    for repair in analysis.repairs[:_SHOWN_REPAIRS]:
        term = names.term(repair.issue, repair.option)
        text = f"  package 1 with {term} instead: an answer would hold it in "
        shares = f"{per_100(repair.after)} of 100, not {per_100(repair.before)}"
        yield from wrapped(f"{text}{shares} (GMR)", "    ")


def _range(one: PackageStability, concept: str) -> str:
    """Return the interval of a share, in draws of 100."""
    return f" ({interval(one.intervals[concept])})" if concept in one.intervals else ""


def _leaving(names: Names, one: PackageStability) -> Iterator[str]:
    """Yield who leaves first, by which move, and what answers it."""
    if not one.leaves_first:
        return
    exit_ = names.moves(one.by) if one.by else "another move"
    who, share = names.party(one.leaves_first), per_100(one.leaves_share)
    yield from wrapped(f"     leaves first: {who}, by {exit_} ({share} of 100)", "       ")
    if not one.answer or not one.sanctioned:
        yield "     no answer of the others deters it"
        return
    some, credible = per_100(one.sanctioned), per_100(one.sanctioned_credibly)
    any_ = f"some answer would deter it in {some} of 100, whatever it costs the others (GMR)"
    credibly = (
        f"in {credible} a credible one"
        if one.sanctioned_credibly
        else "in none would a credible one"
    )
    credibly += ", by which each who answers gains (SEQ)"
    yield from wrapped(f"     of those draws, {any_}; {credibly}", "       ")
    yield from wrapped(f"     hurts most often: {names.moves(one.answer)}", "       ")


def _unknown(analysis: Analysis) -> Iterator[str]:
    """Yield the questions whose answers would change the share most."""
    if analysis.would_settle_most:
        yield from ("", "What would settle it")
    for one in analysis.would_settle_most[:_SHOWN_QUESTIONS]:
        yield from wrapped(
            f"  {clean(one.question)} ({per_100(abs(one.change_in_share))} of 100)", "    "
        )
