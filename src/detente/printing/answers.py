"""What commands answer as JSON: the contract's objects, built from the vocabularies."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from detente.analysis.results import Analysis, Concession, Objection, Package, Question, Zone
from detente.article import Reading
from detente.contract import ANALYSIS_SCHEMA, READINGS_SCHEMA, reading_to_json, to_json
from detente.evidence import Claim, EventReport, Evidence, Happening, Report
from detente.model.by_hand import idle
from detente.model.estimate import issue_weights_of
from detente.model.mediation import asks_and_offers
from detente.negotiation import Negotiation, Override, Template
from detente.preference import Value
from detente.record.log import Entry
from detente.record.verify import Check
from detente.record.writer import Receipt

Json = dict[str, Any]


def readings_json(readings: Iterable[Reading], *, with_text: bool = False) -> Json:
    """Return what ``detente read --json`` prints."""
    return {
        "schema": READINGS_SCHEMA,
        "readings": [reading_to_json(one, with_text=with_text) for one in readings],
    }


def analysis_json(negotiation: Negotiation, analysis: Analysis, evidence: Evidence) -> Json:
    """Return what ``detente analyse --json`` prints."""
    return {
        "schema": ANALYSIS_SCHEMA,
        "as_of": analysis.as_of,
        "seed": analysis.seed,
        "draws": analysis.draws,
        "head": evidence.head,
        "parties": [
            {"id": party.id, "role": party.role, "audience_of": party.audience_of}
            for party in negotiation.template.parties
        ],
        "issues": _issues(negotiation),
        "evidence": _evidence(evidence),
        "positions": [
            _position(negotiation, value)
            for preference in negotiation.every_preference
            for value in (*preference.values, *preference.conditionals)
            if value.weight > 0
        ],
        "weights": [_number(one) | _issue(one) for one in _weights(negotiation, evidence)],
        "no_agreement": [_number(one.reservation) for one in negotiation.every_preference],
        "zone": _zone(negotiation, analysis.zone),
        "frontier": to_json(analysis.frontier),
        "solutions": to_json(analysis.solutions),
        "standings": to_json(analysis.standings),
        "concessions": [_concession(negotiation, one) for one in analysis.concessions],
        "smallest_change": to_json(analysis.smallest_change),
        "ratification": to_json(analysis.ratification),
        "stability": {
            "status_quo": to_json(analysis.status_quo),
            "packages": to_json(analysis.stability),
            "repairs": to_json(analysis.repairs),
        },
        "mediation": to_json(asks_and_offers(evidence, negotiation.template)),
        "would_settle_most": [_question(one) for one in analysis.would_settle_most],
        "sensitivity": to_json(analysis.sensitivity),
        "overrides": set_by_hand_json(negotiation.template.overrides, negotiation.template),
        "rules": to_json(negotiation.rules),
        "method": to_json(analysis.method),
        "warnings": list(dict.fromkeys((*negotiation.warnings, *analysis.warnings))),
    }


def _issues(negotiation: Negotiation) -> list[Json]:
    """Return the issues with their options, as the template has them."""
    return [
        {
            "id": issue.id,
            "target": issue.target,
            "key": issue.key,
            "options": [option.id for option in issue.options],
            "settled_by": list(issue.settled_by),
            "core": issue.core,
        }
        for issue in negotiation.template.issues
    ]


def _evidence(evidence: Evidence) -> Json:
    """Return how much was read, and what of it contradicts itself."""
    return {
        "articles": len(evidence.readings),
        "statements": sum(len(reading.statements) for reading in evidence.readings),
        "positions": sum(len(reading.positions) for reading in evidence.readings),
        "claims": len(evidence.claims),
        "confirmed": evidence.confirmed,
        "rejected": evidence.rejected,
        "corrected": evidence.corrected,
        "contradictions": to_json(evidence.contradictions),
    }


def _term(negotiation: Negotiation, key: str, option: str) -> Json:
    """Return a term as issue, target and option."""
    issue = negotiation.template.issue(key)
    return {"issue": issue.id, "target": issue.target, "option": option}


def _position(negotiation: Negotiation, value: Value) -> Json:
    """Return what a party is worth an option, with the reports that say so."""
    estimate = value.estimate
    given = _term(negotiation, *value.given) if value.given else None
    return {
        "party": value.party,
        **_term(negotiation, value.issue, value.option),
        "given": given,
        "value": {"low": estimate.low, "mode": estimate.mode, "high": estimate.high},
        "weight": value.weight,
        "sources": list(estimate.sources),
    }


def _weights(negotiation: Negotiation, evidence: Evidence) -> Iterator[Value]:
    """Yield the weight of every issue to every party."""
    weighed = issue_weights_of(negotiation, evidence)
    for preference in negotiation.every_preference:
        yield from weighed[preference.party]


def _number(one: Value) -> Json:
    """Return a party's number with the reports that say so."""
    estimate = one.estimate
    return {
        "party": one.party,
        "value": {"low": estimate.low, "mode": estimate.mode, "high": estimate.high},
        "sources": [source for source in estimate.sources if source != "prior"],
    }


def _issue(one: Value) -> Json:
    """Return the issue of a weight."""
    name, _, target = one.issue.partition(":")
    return {"issue": name, "target": target or None}


def set_by_hand_json(overrides: Iterable[Override], template: Template | None) -> list[Json]:
    """Return the ranges that an analyst set: what each is about, and why it moves nothing."""
    return [to_json(one) | {"about": one.about, "note": idle(template, one)} for one in overrides]


def _zone(negotiation: Negotiation, zone: Zone) -> Json:
    """Return the zone with its packages and the sources that carry it."""
    packages = [_package(negotiation, package) for package in zone.packages]
    return to_json(zone) | {"packages": packages}  # type: ignore[no-any-return]


def _package(negotiation: Negotiation, package: Package) -> Json:
    """Return a package with the terms that parties object to."""
    objections = [_objection(negotiation, one) for one in package.objections]
    return to_json(package) | {"objections": objections}  # type: ignore[no-any-return]


def _objection(negotiation: Negotiation, objection: Objection) -> Json:
    """Return who objects to which term, and the reports that say so."""
    return {
        "party": objection.party,
        "term": _term(negotiation, objection.issue, objection.option),
        "share": objection.share,
        "red_line": objection.red_line,
        "sources": list(objection.sources),
    }


def _concession(negotiation: Negotiation, one: Concession) -> Json:
    """Return a change that would open the zone."""
    return {
        "party": one.party,
        "what": one.what,
        **_term(negotiation, one.issue, one.option),
        "from": one.moved_from,
        "to": one.moved_to,
        "opens": one.opens,
        "costs": one.costs,
        "against": list(one.against),
    }


def _question(one: Question) -> Json:
    """Return an open question and how far its answer would move the share."""
    fields: Json = to_json(one)
    return fields


def positions_json(
    evidence: Evidence, overrides: Sequence[Override] = (), template: Template | None = None
) -> Json:
    """Return what ``detente positions --json`` prints: every claim with its reports.

    ``overrides`` are the ranges that an analyst set in the place of what the claims give,
    ``template`` is the model in use, if there is one.
    """
    return {
        "schema": "detente.positions/1",
        "as_of": to_json(evidence.as_of),
        "head": evidence.head,
        "parties": _parties(evidence),
        "positions": [_claim(claim) for claim in evidence.claims],
        "contradictions": to_json(evidence.contradictions),
        "overrides": set_by_hand_json(overrides, template),
    }


def _parties(evidence: Evidence) -> list[Json]:
    """Return the parties that take a position, the most reported first."""
    counts = Counter(claim.position.party for claim in evidence.claims)
    return [
        {"id": party, "name": evidence.party_name(party), "claims": count}
        for party, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]


def _claim(claim: Claim) -> Json:
    """Return a claim: the position as its best report has it, and every report."""
    position = claim.position
    names = ("party", "issue", "target", "option", "stance", "scope", "red_line", "held")
    return {
        "id": claim.key,
        **{name: getattr(position, name) for name in names},
        "condition": to_json(position.condition),
        "origins": claim.origins,
        "reports": [_report(report) for report in claim.reports],
    }


def _report(report: Report) -> Json:
    """Return one article's report of a position, with its words."""
    return {
        "id": report.key,
        "article": report.article.id,
        "published": to_json(report.article.published),
        "outlet": report.article.outlet,
        "day": to_json(report.day),
        "span": to_json(report.position.span),
        "quote": report.article.quote(report.position.span),
        "held": report.position.held,
        "sourcing": report.statement.sourcing if report.statement else None,
        "hedged": bool(report.statement and report.statement.hedged),
        "reviewed": report.reviewed,
        "readers": list(report.position.readers),
    }


def timeline_json(evidence: Evidence) -> Json:
    """Return what ``detente timeline --json`` prints: every event once, first things first."""
    return {
        "schema": "detente.timeline/1",
        "as_of": to_json(evidence.as_of),
        "head": evidence.head,
        "events": [_happening(one) for one in in_order(evidence.happenings)],
    }


def in_order(happenings: Iterable[Happening]) -> list[Happening]:
    """Return happenings by day; those without one come last."""
    return sorted(happenings, key=lambda one: (one.event.on.first_day() or dt.date.max, one.key))


def _happening(happening: Happening) -> Json:
    """Return an event with every report of it."""
    event: Json = to_json(happening.event)
    hidden = ("id", "spans")
    return {
        "id": happening.key,
        **{name: value for name, value in event.items() if name not in hidden},
        "contested": to_json(happening.contested),
        "possibly": list(happening.possibly),
        "reports": [_telling(report) for report in happening.reports],
    }


def _telling(report: EventReport) -> Json:
    """Return one article's telling of an event, with its words."""
    return {
        "id": report.key,
        "article": report.article.id,
        "outlet": report.article.outlet,
        "spans": to_json(report.event.spans),
        "quote": report.article.quote(report.event.spans[0]),
    }


def log_json(entries: Sequence[Entry]) -> Json:
    """Return what ``detente log --json`` prints."""
    lines: list[Json] = [
        to_json(entry) | {"recorded_at": entry.recorded_at.isoformat(timespec="microseconds")}
        for entry in entries
    ]
    return {"schema": "detente.log/1", "entries": lines}


def receipts_json(receipts: Sequence[Receipt]) -> Json:
    """Return what ``detente add --json`` prints."""
    return {"schema": "detente.receipts/1", "ok": True, "receipts": to_json(list(receipts))}


def checks_json(schema: str, checks: Sequence[Check]) -> Json:
    """Return what ``detente verify --json`` and ``detente doctor --json`` print."""
    whole = all(check.ok for check in checks)
    return {"schema": schema, "ok": whole, "checks": to_json(list(checks))}
