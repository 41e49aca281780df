"""A case of two dispatches, made by hand: nested statements, overlaps, an event, a proposal."""

import datetime as dt
import hashlib

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Event,
    Position,
    Proposal,
    Reading,
    Source,
    Span,
    Statement,
    Term,
    When,
)
from detente.record.case import create_case

FIRST = (
    "Envoys meet in the old mint\n"
    "Ada North and Bo South met in the Old Mint on Monday in the presence of the two mediators, "
    "who had waited for that day since the spring.\n"
    "“We will never hand over the harbour,” Ada North said. Bo South said that the north accepts "
    "a truce, and that <b>both</b> sides want talks.\n"
)
SECOND = (
    "A second day\nBo South said that the south demands a truce without any conditions at all.\n"
)
MONDAY = When(date="2031-03-03", precision="day", text="Monday")
ACTORS = (
    Actor(id="ada", name="Ada North", kind="person", party="north"),
    Actor(id="bo", name="Bo South", kind="person", party="south"),
    Actor(id="north", name="Northland", kind="country", party="north"),
)


def article_of(text, day):
    raw = text.encode()
    return Article(
        id=ArticleId(hashlib.sha256(raw).hexdigest()), raw=raw, text=text, path="dispatch.txt",
        title=text.split("\n", 1)[0], outlet="The Courier", published=day,
        published_basis="given",
    )  # fmt: skip


def first_reading(text=FIRST):
    article = article_of(text, dt.date(2031, 3, 4))

    def span(words):
        start = text.index(words)
        return Span(article=article.id, start=start, end=start + len(words))

    never = span("“We will never hand over the harbour,”")
    outer = span(
        "Bo South said that the north accepts a truce, and that <b>both</b> sides want talks"
    )
    inner = span("the north accepts a truce")
    met = span("Ada North and Bo South met in the Old Mint")
    return Reading(
        article=article,
        actors=ACTORS,
        statements=(
            Statement(
                id="s01", span=never, content=(never,), form="direct", sourcing="named",
                source=Source(actor="ada", text="Ada North"), said_on=MONDAY,
            ),
            Statement(
                id="s02", span=outer, content=(outer,), sourcing="named",
                source=Source(actor="bo", text="Bo South"),
            ),
            Statement(
                id="s03", span=inner, content=(inner,), sourcing="institution", within="s02",
                source=Source(actor="north", text="the north"),
            ),
        ),
        events=(
            Event(
                id="e01", type="CONSULT", spans=(met,), actors=("ada", "bo"), place="Old Mint",
                on=MONDAY,
            ),
        ),
        positions=(
            Position(
                id="p01", party="north", actor="ada", issue="territory", target="the harbour",
                option="reject_claim", stance=2, held="stated", statement="s01", span=never,
                red_line=True,
            ),
            Position(
                id="p02", party="north", issue="ceasefire", option="unconditional", stance=1,
                held="attributed", attributed_by="bo", statement="s03", span=inner,
            ),
        ),
        proposals=(
            Proposal(
                id="r01", status="reported", spans=(span("sides want talks"),),
                terms=(Term(issue="talks", option="direct", span=span("talks")),),
            ),
        ),
        reader_version="1",
    )  # fmt: skip


def second_reading():
    article = article_of(SECOND, dt.date(2031, 3, 9))
    start = SECOND.index("the south demands")
    span = Span(article=article.id, start=start, end=len(SECOND) - 2)
    said = Statement(
        id="s01", span=span, content=(span,), source=Source(actor="bo", text="Bo South"),
        sourcing="named",
    )  # fmt: skip
    demand = Position(
        id="p01", party="south", actor="bo", issue="ceasefire", option="unconditional", stance=2,
        held="stated", statement="s01", span=span,
    )  # fmt: skip
    return Reading(
        article=article, actors=ACTORS, statements=(said,), positions=(demand,), reader_version="1"
    )


def make_harbour(folder, first=None):
    """Make the case in a folder; return its path and the addresses of its two documents."""
    case = create_case(folder / "harbour", "The harbour")
    readings = (first or first_reading(), second_reading())
    for reading in readings:
        case.add(reading)
    return case.path, *(one.article.id[:12] for one in readings)
