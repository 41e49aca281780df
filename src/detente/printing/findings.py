"""The analysis for people: verdict, packages, what would change it, what would hold."""

from collections.abc import Iterator

from detente.analysis.results import Analysis, Outcome, Package
from detente.brief.wording import clean, interval, per_100, plain
from detente.evidence import Evidence
from detente.negotiation import Negotiation
from detente.printing.lines import wrapped
from detente.printing.tables import counts, evidence_line

_SHOWN_PACKAGES = 5
_SHOWN_CHANGES = 5
_SHOWN_QUESTIONS = 3


def analysis_text(negotiation: Negotiation, analysis: Analysis, evidence: Evidence) -> str:
    """Return the answers: the verdict, the packages, what would change it, what would hold."""
    zone = analysis.zone
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
        "",
        *wrapped(f"Verdict: {zone.verdict}. {clean(zone.why)}", "  "),
        best,
        "",
        "Packages (share of draws in which all accept; each party)",
    ]
    for package in zone.packages[:_SHOWN_PACKAGES]:
        lines += _package_lines(package)
    lines += _carried(analysis, evidence)
    lines += _changes(analysis)
    lines += _holding(analysis)
    lines += _unknown(analysis)
    notes = dict.fromkeys((*negotiation.warnings, *analysis.warnings))
    lines += [f"note: {clean(one)}" for one in notes]
    return "\n".join([*lines, "", f"{analysis.draws} draws, seed {analysis.seed}."])


def _outcome(outcome: Outcome) -> str:
    """Return an outcome in words; what stays as it is goes unsaid."""
    terms = (
        f"{plain(issue.replace(':', ' '))} {plain(option)}"
        for issue, option in outcome.items()
        if option not in ("as_is", "left_open")
    )
    return " · ".join(terms) or "everything as it is"


def _package_lines(package: Package) -> Iterator[str]:
    """Yield a package with its shares and who objects to what."""
    shares = ", ".join(
        f"{plain(party)} {per_100(share)}" for party, share in package.acceptable.items()
    )
    yield from wrapped(f"{per_100(package.all):>8}  {_outcome(package.outcome)}", " " * 10)
    yield from wrapped(f"{'':<10}{shares}", " " * 10)
    for one in package.objections:
        line = " (red line)" if one.red_line else ""
        term = f"{plain(one.issue.replace(':', ' '))} {plain(one.option)}"
        sources = ", ".join(one.sources) or "no words, a presumption"
        text = f"{'':<10}objects: {plain(one.party)} to {term}{line}: {sources}"
        yield from wrapped(text, " " * 12)


def _carried(analysis: Analysis, evidence: Evidence) -> Iterator[str]:
    """Yield the sources without which the share would be another."""
    if analysis.zone.carried_by:
        yield from ("", "Carried by")
    claims = {claim.key: claim for claim in evidence.claims}
    for one in analysis.zone.carried_by:
        claim = claims.get(one.source)
        words = evidence_line(claim) if claim else one.source
        yield from wrapped(f"  without it {per_100(one.share_without)}: {words}", "    ")


def _changes(analysis: Analysis) -> Iterator[str]:
    """Yield the changes of one party that would open the zone."""
    if analysis.concessions:
        yield from ("", "What must change")
    for one in analysis.concessions[:_SHOWN_CHANGES]:
        term = f"{plain(one.issue.replace(':', ' '))} {plain(one.option)}"
        act = "accepted on record" if one.what == "stance" else "lifted its red line on"
        text = f"  If {plain(one.party)} {act}: {term}, the best share would be "
        yield from wrapped(f"{text}{per_100(one.opens)}.", "    ")


def _holding(analysis: Analysis) -> Iterator[str]:
    """Yield how stable the best packages are."""
    if analysis.stability:
        yield from ("", "Would it hold (share of draws in which nobody leaves it)")
    for one in analysis.stability:
        concepts = ", ".join(f"{name} {per_100(share)}" for name, share in one.concepts.items())
        yield from wrapped(f"  {_outcome(one.outcome)}: {concepts}", "    ")
        if one.leaves_first:
            exit_ = _outcome(one.by) if one.by else "another move"
            yield from wrapped(
                f"    leaves first: {plain(one.leaves_first)}, by {exit_} "
                f"({per_100(one.leaves_share)})",
                "    ",
            )


def _unknown(analysis: Analysis) -> Iterator[str]:
    """Yield the questions whose answers would change the share most."""
    if analysis.would_settle_most:
        yield from ("", "What would settle it")
    for one in analysis.would_settle_most[:_SHOWN_QUESTIONS]:
        yield from wrapped(
            f"  {clean(one.question)} ({per_100(abs(one.change_in_share))} of 100)", "    "
        )
