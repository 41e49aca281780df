"""What commands print for people: plain text of at most a hundred columns."""

from collections.abc import Iterable, Iterator, Sequence

from detente.article import MATERIAL_CONFLICT, Position, Reading
from detente.brief.wording import ASKED, capital, day, excerpt, on_condition
from detente.display import clean, counted, plain
from detente.dissent import RULES
from detente.evidence import Claim, Evidence, Happening, Report
from detente.model.by_hand import idle
from detente.negotiation import Override, Template
from detente.preference import issue_key
from detente.printing.answers import in_order
from detente.printing.lines import WIDTH, row_lines, term_words, wrapped
from detente.printing.reading_text import STANCES
from detente.record.log import Entry
from detente.record.verify import Check
from detente.record.writer import Receipt

_FIRST_COLUMN = 26
_MOST_PARTIES = 4
_HEARSAY, _RED, _SET, _READ = "◇", "▌", "◆", "✎"


def _by(one: Position) -> str:
    """Say of an item that the rules did not find who did."""
    return "" if RULES in one.readers else f" (read by {clean(', '.join(one.readers))} alone)"


def _names(reading: Reading, ids: Iterable[str]) -> list[str]:
    """Return the names of actors of a reading."""
    found = {one: reading.actor(one) for one in ids}
    return [clean(actor.name) if actor else plain(one) for one, actor in found.items()]


def positions_text(
    evidence: Evidence, overrides: Sequence[Override] = (), template: Template | None = None
) -> str:
    """Return the positions matrix, parties across and terms down, and the words behind them.

    ``overrides`` are the ranges that an analyst set in the place of what the words give,
    ``template`` is the model in use, if there is one.
    """
    if not evidence.claims:
        told = f"No party takes a position on anything, as of {day(evidence.as_of)}."
        return "\n".join([told, *asked(evidence), *_by_hand(evidence, overrides, template)])
    numbers = {claim.key: number for number, claim in enumerate(evidence.claims, 1)}
    lines = [f"Positions as of {day(evidence.as_of)} · {counts(evidence)}", *asked(evidence), ""]
    parties = _parties(evidence)
    for start in range(0, len(parties), _MOST_PARTIES):
        some = parties[start : start + _MOST_PARTIES]
        lines += [*_matrix(evidence, some, numbers, overrides), ""]
    lines += [f"{_RED} red line   {_HEARSAY} hearsay or conduct, not the party's own words"]
    lines += [f"{_SET} its range was set by an analyst   {_READ} read so by an analyst", ""]
    lines += _by_hand(evidence, overrides, template)
    for claim in evidence.claims:
        lines += wrapped(f"[{numbers[claim.key]}] {evidence_line(claim)}", "     ")
    lines += _contradictions(evidence)
    return "\n".join(lines)


def asked(evidence: Evidence) -> list[str]:
    """Say, where a day was asked for, that what came later is left out."""
    return [f"{capital(ASKED)}."] if evidence.asked else []


def counts(evidence: Evidence) -> str:
    """Say how much the evidence rests on."""
    origins = {claim.origins for claim in evidence.claims}
    several = " (some reported by several)" if max(origins, default=1) > 1 else ""
    return f"{len(evidence.readings)} articles, {len(evidence.claims)} positions{several}"


def _parties(evidence: Evidence) -> list[str]:
    """Return the parties, those with most claims first."""
    parties = [claim.position.party for claim in evidence.claims]
    return sorted(dict.fromkeys(parties), key=lambda party: (-parties.count(party), party))


def _by_hand(
    evidence: Evidence, overrides: Sequence[Override], template: Template | None
) -> list[str]:
    """Return the ranges that an analyst set, as a list: they are no source's words."""
    lines = [f"{_SET} Set by an analyst, in place of what the words give"] if overrides else []
    for one in overrides:
        issue, _, target = one.issue.partition(":")
        term = term_words(issue, target, one.option) if issue else "no agreement"
        term = f"weight of {term}" if one.about == "weight" else term
        what = f"{clean(evidence.party_name(one.party))}, {term}"
        lines += wrapped(f"  {what}: {one.range_told}; {clean(one.told)}", "    ")
        if note := idle(template, one):
            lines += wrapped(f"    note: {clean(note)}", "    ")
    return [*lines, ""] if lines else []


def _matrix(
    evidence: Evidence,
    parties: Sequence[str],
    numbers: dict[str, int],
    overrides: Sequence[Override],
) -> Iterator[str]:
    """Yield the lines of a table of some parties."""
    by_hand = {(one.party, one.issue, one.option) for one in overrides}
    width = (WIDTH - _FIRST_COLUMN) // len(parties)
    names = [clean(evidence.party_name(party)) for party in parties]
    yield from _row(["", *names], width)
    yield "-" * WIDTH
    terms: dict[tuple[str, str, str], dict[str, list[str]]] = {}
    for claim in evidence.claims:
        position = claim.position
        key = (position.issue, position.target or "", position.option or "")
        cell = terms.setdefault(key, {}).setdefault(position.party, [])
        place = (position.party, issue_key(position.issue, position.target), position.option)
        mark = f" {_SET}" if place in by_hand else ""
        cell.append(_cell(claim, numbers[claim.key]) + mark)
    for (issue, target, option), cells in sorted(terms.items()):
        if any(party in cells for party in parties):
            row = ["; ".join(cells.get(party, ["no statement"])) for party in parties]
            yield from _row([term_words(issue, target, option), *row], width)


def _row(cells: Sequence[str], width: int) -> Iterator[str]:
    """Yield a table's row, each cell wrapped in its column."""
    yield from row_lines(cells, [_FIRST_COLUMN, *[width] * (len(cells) - 1)])


def _cell(claim: Claim, number: int) -> str:
    """Return a stance as a cell of the matrix."""
    position = claim.position
    mark = _RED if position.red_line else "" if position.held == "stated" else f"{_HEARSAY} "
    condition = ", on a condition" if position.condition else ""
    mark = f"{_READ} {mark}" if claim.reports[0].reviewed in ("correct", "add") else mark
    return f"{mark}{STANCES[position.stance]}{condition} [{number}]"


def evidence_line(claim: Claim) -> str:
    """Return the words of a claim's best report, who is behind them, and how often it is told."""
    first = claim.reports[0]
    condition = claim.position.condition
    on = ""
    if condition:
        on = f", {on_condition(excerpt(first.article.quote(condition.span)))}"
    told = f" · {len(claim.reports)} reports, {counted(claim.origins, 'origin')}"
    return (
        f"“{excerpt(first.article.quote(first.position.span))}”{on} — {_behind(first)}"
        f"{told if len(claim.reports) > 1 else ''}"
    )


def _behind(report: Report) -> str:
    """Say who is behind a report, where and when."""
    statement, article = report.statement, report.article
    source = clean(statement.source.text) if statement else ""
    parts = (
        source,
        report.position.held,
        statement.sourcing if statement else "",
        clean(article.outlet or article.title or article.path),
        day(report.day),
        _by(report.position).strip(" ()"),
        report.key,
    )
    return ", ".join(part for part in parts if part)


def _contradictions(evidence: Evidence) -> list[str]:
    """Return the contradictions as a list."""
    if not evidence.contradictions:
        return []
    lines = ["", "Contradictions"]
    for one in evidence.contradictions:
        lines += wrapped(f"- {clean(one.sentence)}", "  ")
    return lines


def timeline_text(evidence: Evidence) -> str:
    """Return the chronicle: a line an event, force marked apart, and where its reports differ."""
    if not evidence.happenings:
        told = f"Nothing is reported to have happened, as of {day(evidence.as_of)}."
        return "\n".join([told, *asked(evidence)])
    lines = [f"Timeline as of {day(evidence.as_of)} (! = use of force)", *asked(evidence), ""]
    for happening in in_order(evidence.happenings):
        lines += _event_lines(evidence, happening)
    return "\n".join(lines)


def _event_lines(evidence: Evidence, happening: Happening) -> Iterator[str]:
    """Yield an event with its words and its contested details."""
    event, first = happening.event, happening.reports[0]
    reading = next(one for one in evidence.readings if one.article.id == first.article.id)
    mark = "!" if event.type in MATERIAL_CONFLICT else " "
    who = ", ".join(_names(reading, (*event.actors, *event.recipients)))
    told = ", ".join(clean(one.article.outlet or one.article.path) for one in happening.reports)
    parts = (event.type, who, clean(event.place) if event.place else "")
    head = " · ".join(part for part in parts if part)
    yield from wrapped(f"{event.on.date or 'undated':<10} {mark} {head}", " " * 13)
    quote = excerpt(first.article.quote(event.spans[0]))
    yield from wrapped(f"{'':<13}“{quote}” ({told})", " " * 13)
    for detail, values in happening.contested.items():
        listed = "; ".join(f"{clean(value)} ({len(keys)})" for value, keys in values.items())
        yield from wrapped(f"{'':<13}contested: {plain(detail)}: {listed}", " " * 13)
    if happening.possibly:
        yield f"{'':<13}possibly the same as {', '.join(happening.possibly)}; details differ"


def log_text(title: str, entries: Sequence[Entry]) -> str:
    """Return the log, a line a transaction."""
    lines = [clean(title), ""]
    for entry in entries:
        moment = entry.recorded_at.strftime("%Y-%m-%d %H:%M:%S")
        head = f"{entry.tx_id:>4}  {moment}  {entry.verb:<9} {entry.hash[:12]}  "
        who = "" if entry.actor == "analyst" else f" (by {clean(entry.actor)})"
        lines += wrapped(head + clean(entry.about) + who, " " * 6)
    return "\n".join(lines)


def receipts_text(receipts: Sequence[Receipt]) -> str:
    """Return what became of each article that was added."""
    lines = []
    for receipt in receipts:
        name = clean(receipt.title or (receipt.article or "")[:12])
        done = (
            f"added as transaction {receipt.tx_id}"
            if receipt.new
            else (f"already in the case (transaction {receipt.tx_id}); nothing changed")
        )
        lines += wrapped(f"{name}: {done}", "  ")
    return "\n".join(lines)


def checks_text(checks: Sequence[Check]) -> str:
    """Return a line for each check."""
    lines = []
    for check in checks:
        lines += wrapped(
            f"{'ok  ' if check.ok else 'FAIL'}  {check.name}: {clean(check.detail)}", "      "
        )
    return "\n".join(lines)
