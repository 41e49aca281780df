"""Evidence made by hand: a war between two lands, with a third that goes between them."""

import datetime as dt
import hashlib
from dataclasses import replace

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Condition,
    Event,
    Position,
    Proposal,
    Reading,
    Span,
    Statement,
    Term,
)
from detente.evidence import Claim, EventReport, Evidence, Happening, Report

DAY = dt.date(2025, 4, 25)
ARTICLE = Article(
    id=ArticleId(hashlib.sha256(b"made by hand").hexdigest()),
    text="x" * 1000,
    path="made.txt",
    published=DAY,
    published_basis="given",
)


def span(start):
    return Span(article=ARTICLE.id, start=start, end=start + 5)


def said(number, **how):
    """Return a statement; ``number`` is also the place of its words."""
    return Statement(id=f"s{number:02}", span=span(number), content=(span(number),), **how)


def holds(number, party, what, stance, **how):
    """Return a position: ``what`` is "issue", "issue.option" or "issue:target.option"."""
    key, _, option = what.partition(".")
    issue, _, target = key.partition(":")
    how = {"held": "stated", "statement": f"s{number:02}", **how}
    return Position(
        id=how.pop("id", f"p{number:02}"),
        party=party,
        issue=issue,
        target=target or None,
        option=option or None,
        stance=stance,
        span=span(number),
        **how,
    )


def provided(number, issue, option):
    return Condition(span=span(number + 500), issue=issue, option=option)


def evidence(positions, statements=(), **parts):
    """Return evidence of one article, each position a claim of its own."""
    happenings = parts.pop("happenings", ())
    reading = Reading(
        article=ARTICLE, positions=tuple(positions), statements=tuple(statements), **parts
    )
    claims = tuple(
        Claim(
            reports=(
                Report(article=ARTICLE, position=p, statement=reading.statement(p.statement)),
            )
        )
        for p in positions
    )
    return Evidence(as_of=DAY, readings=(reading,), claims=claims, happenings=happenings)


def happens(number, kind, actors, recipients=()):
    event = Event(
        id=f"e{number:02}", type=kind, spans=(span(number),), actors=actors, recipients=recipients
    )
    return Happening(reports=(EventReport(article=ARTICLE, event=event),))


def without(full, *ids):
    """Return the evidence less some positions, as if nobody had reported them."""
    kept = tuple(claim for claim in full.claims if claim.position.id not in ids)
    return replace(full, claims=kept)


def keys(full, *ids):
    """Return the keys of the claims of some positions."""
    return frozenset(claim.key for claim in full.claims if claim.position.id in ids)


CAST = (
    Actor(id="russia", name="Russia", kind="country", party="russia"),
    Actor(id="ukraine", name="Ukraine", kind="country", party="ukraine"),
    Actor(id="united_states", name="United States", kind="country", party="united_states"),
    Actor(id="envoy", name="An Envoy", kind="person", party="united_states", role="special envoy"),
    Actor(id="villagers", name="Villagers", kind="public"),
)


def war():
    """Return the positions of one report of April 2025, in the words of nobody."""
    statements = [
        said(1, sourcing="named"),
        said(2, sourcing="named", form="direct"),
        said(3, sourcing="unnamed", hedged=True),
        said(4, sourcing="named", form="direct"),
        said(6, sourcing="narrator", hedged=True),
        said(7, sourcing="named"),
        said(8, sourcing="institution"),
        said(10, sourcing="narrator", hedged=True, condition=span(510)),
        said(11, sourcing="named"),
        said(12, sourcing="named", form="direct"),
        said(13, sourcing="institution"),
        said(15, sourcing="analyst", hedged=True, condition=span(515)),
    ]
    us, ru, ua = "united_states", "russia", "ukraine"
    positions = [
        holds(1, us, "ceasefire.unconditional", 2),
        holds(2, us, "deal.conclude", 2),
        holds(3, us, "front_line.freeze", 1, held="attributed", attributed_by="officials"),
        holds(4, us, "territory:Crimea.accept_de_facto", 2),
        holds(6, us, "territory.accept_de_facto", 1, held="attributed"),
        holds(7, ua, "territory.recognise_de_jure", -2),
        holds(8, ua, "territory:Crimea.recognise_de_jure", -2, red_line=True),
        holds(
            8, ua, "territory:occupied territories.recognise_de_jure", -2, red_line=True, id="p09"
        ),
        holds(
            10,
            ua,
            "front_line.freeze",
            1,
            held="attributed",
            condition=provided(10, "territory", "return"),
        ),
        holds(11, ua, "ceasefire.unconditional", 2),
        holds(12, ua, "sanctions.increase", 1),
        holds(13, ru, "ceasefire.unconditional", -2),
        holds(14, ru, "withdrawal.none", 1, held="conduct", statement=None),
        holds(
            15,
            ru,
            "front_line.freeze",
            1,
            held="attributed",
            attributed_by="analysts",
            condition=provided(15, "territory", "accept_de_facto"),
        ),
    ]
    proposal = Proposal(
        id="r01",
        author=us,
        status="reported",
        spans=(span(20),),
        terms=(Term(issue="front_line", option="freeze", span=span(20)),),
    )
    return evidence(
        positions,
        statements,
        actors=CAST,
        proposals=(proposal,),
        happenings=(happens(30, "ASSAULT", ("russia",), ("ukraine",)),),
    )
