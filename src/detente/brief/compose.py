"""Evidence, model and results in; a brief out: the sections in reading order."""

from detente.analysis.results import Analysis
from detente.brief.answer import answer, verdict_words
from detente.brief.at_home import refused_at_home
from detente.brief.change import change
from detente.brief.chronicle import chronicle
from detente.brief.deal import deal
from detente.brief.desk import Desk
from detente.brief.hold import hold
from detente.brief.matrix import matrix
from detente.brief.news import news
from detente.brief.partial import NOTHING, bare_desk, partial_sections
from detente.brief.prose import Brief, Section
from detente.brief.sources import method, source_entries
from detente.brief.unknown import cautions, unknown
from detente.brief.wording import ASKED
from detente.display import clean, counted
from detente.evidence import Evidence
from detente.negotiation import Negotiation


def compose(
    evidence: Evidence,
    negotiation: Negotiation | None,
    analysis: Analysis | None,
    *,
    why: str = "",
) -> Brief:
    """Write the brief of a negotiation: every sentence cites its words or is marked an inference.

    Citations are numbered in reading order; the same input gives the same brief. Without model
    and results the brief is partial: it says ``why``, then what the record holds all the same.
    """
    if negotiation is None or analysis is None:
        bare = bare_desk(evidence)
        return _bound(bare, partial_sections(bare, why), NOTHING)
    desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)
    rooms = (answer, news, matrix, chronicle, deal, change, hold, unknown, cautions)
    sections = [section for room in rooms if (section := room(desk)) is not None]
    return _bound(desk, sections, f"{verdict_words(analysis.zone)}{refused_at_home(desk)}")


def _bound(desk: Desk, sections: list[Section], verdict: str) -> Brief:
    """Bind sections, citations, sources and method into a brief."""
    last, told = method(desk)
    evidence = desk.evidence
    return Brief(
        title=clean(evidence.title or desk.negotiation.template.title),
        as_of=desk.today,
        verdict=verdict,
        counts=_counts(evidence),
        head=evidence.head,
        sections=(*sections, last),
        citations=tuple(sorted(desk.given.values(), key=lambda c: c.number)),
        sources=source_entries(desk),
        method=told,
    )


def _counts(evidence: Evidence) -> str:
    """Return how much the brief rests on, and whether a day was asked for."""
    statements = sum(len(reading.statements) for reading in evidence.readings)
    reviewed = evidence.confirmed + evidence.rejected + evidence.corrected
    told = (
        f"{counted(len(evidence.readings), 'article')}, {counted(statements, 'statement')}, "
        f"{counted(len(evidence.claims), 'position')} "
        f"({'none' if reviewed == 0 else reviewed} reviewed)"
    )
    return f"{told} · {ASKED}" if evidence.asked else told
