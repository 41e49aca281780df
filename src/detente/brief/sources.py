"""Where it comes from and how it was worked out: articles with the quoted words, the method."""

import re
from collections import defaultdict
from collections.abc import Mapping

from detente.article import Article, Span
from detente.brief.desk import Desk
from detente.brief.items import outlet_of
from detente.brief.prose import Citation, Notes, Passage, Section, SourceEntry
from detente.brief.wording import said
from detente.display import clean, counted, plain

NO_HARM = "This brief lists options and their risks; it recommends none."
_RULES = 60


def source_entries(desk: Desk) -> tuple[SourceEntry, ...]:
    """Return the articles with the paragraphs in which cited words stand."""
    cited: dict[str, list[Citation]] = defaultdict(list)
    for citation in desk.given.values():
        cited[citation.span.article].append(citation)
    return tuple(
        _entry(desk, number, reading.article, cited[reading.article.id])
        for number, reading in enumerate(desk.evidence.readings, start=1)
    )


def _entry(desk: Desk, number: int, article: Article, cited: list[Citation]) -> SourceEntry:
    """Return one article as a source."""
    return SourceEntry(
        number=number,
        title=clean(article.title or article.path),
        outlet=outlet_of(article),
        published=article.published,
        basis=said("basis", article.published_basis),
        copies=_copies(desk, article),
        address=article.id,
        language=article.language,
        passages=passages(article, cited),
    )


def _copies(desk: Desk, article: Article) -> str:
    """Return how many positions an article reports, and how many of them others report as well."""
    mine = [c for c in desk.evidence.claims if any(r.article.id == article.id for r in c.reports)]
    shared = sum(1 for claim in mine if len({r.article.id for r in claim.reports}) > 1)
    same = f", {shared} of them also reported elsewhere" if shared else ""
    return f"{counted(len(mine), 'position')}{same}"


def passages(article: Article, cited: list[Citation]) -> tuple[Passage, ...]:
    """Return the paragraphs that hold the cited words, in text order, each once."""
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", article.text)]
    groups: list[tuple[int, int, list[Citation]]] = []
    for citation in sorted(cited, key=lambda c: (c.span.start, -c.span.end, c.number)):
        touched = [
            one for one in lines if one[0] < citation.span.end and citation.span.start < one[1]
        ]
        start, end = touched[0][0], touched[-1][1]
        if groups and start < groups[-1][1]:
            first, last, some = groups.pop()
            groups.append((min(first, start), max(last, end), [*some, citation]))
        else:
            groups.append((start, end, [citation]))
    return tuple(_passage(article, *group) for group in groups)


def _passage(article: Article, start: int, end: int, cited: list[Citation]) -> Passage:
    """Return one paragraph with its citations."""
    span = Span(article=article.id, start=start, end=end)
    return Passage(span=span, text=article.quote(span), citations=tuple(cited))


def method(desk: Desk) -> tuple[Section, dict[str, str]]:
    """Compose how it was worked out: rules, draws, seed, versions, limits."""
    told = method_notes(desk)
    return Section(
        id="method",
        title="Method, rules and limits",
        blocks=(Notes(entries=tuple(told.items())),),
    ), told


def method_notes(desk: Desk) -> dict[str, str]:
    """Return the parameters of the whole way, each under its name."""
    analysis, template = desk.analysis, desk.negotiation.template
    worked_out = {
        "draws and seed": f"{analysis.draws:,} draws, seed {analysis.seed}",
        "model": _model(desk),
        **{plain(key): clean(str(one)) for key, one in analysis.method.items()},
        "rule rows used": _rules(desk.negotiation.rules),
        "presumption": "on" if template.presumption else "off",
        "half-life": f"{template.half_life_days:g} days",
        "overrides": _overrides(desk),
    }
    told = {
        **(worked_out if analysis.draws else {"analysis": "none"}),
        "readers": _readers(desk),
        "record": f"head {desk.evidence.head}" if desk.evidence.head else "no case was kept",
        "warnings": " · ".join(clean(one) for one in dict.fromkeys(analysis.warnings)),
        "limits": NO_HARM
        + " Shares are shares of draws that the evidence leaves open, not chances "
        "that anybody will sign. Accepting a package and keeping it are different questions and "
        "are never put into one number.",
    }
    return {name: text for name, text in told.items() if text}


def _model(desk: Desk) -> str:
    """Return the size of the model: parties, issues, packages."""
    template = desk.negotiation.template
    size = 1
    for one in template.sizes:
        size *= one
    return (
        f"{counted(len(template.principals), 'principal')} of "
        f"{counted(len(template.parties), 'party').replace('partys', 'parties')}, "
        f"{counted(len(template.issues), 'issue')}, up to {counted(size, 'outcome')}"
    )


def _rules(rules: Mapping[str, float]) -> str:
    """Return the rule rows that were used."""
    rows = [f"{name} {number:g}" for name, number in sorted(rules.items())[:_RULES]]
    return " · ".join(rows)


def _overrides(desk: Desk) -> str:
    """Return the numbers that an analyst set, each with the reason."""
    told = [
        f"{desk.party(one.party)}, {desk.term(one.issue, one.option)}: {one.mode:g} "
        f"({clean(one.told)})"
        for one in desk.negotiation.template.overrides
    ]
    return " · ".join(told)


def _readers(desk: Desk) -> str:
    """Return the readers and their versions, each once."""
    told = {f"{r.reader} {r.reader_version}".strip() for r in desk.evidence.readings}
    return ", ".join(sorted(clean(one) for one in told))
