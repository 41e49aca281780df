"""Small readings, made by hand, and a case that holds one."""

import datetime as dt
import hashlib
import shutil

import pytest

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Event,
    Fatalities,
    Position,
    Proposal,
    Reading,
    Source,
    Span,
    Statement,
    Term,
    When,
)
from detente.record.case import create_case, open_case

DAY = dt.date(2031, 3, 4)
MONDAY = When(date="2031-03-03", precision="day", text="Monday")
TEXT = (
    "Envoys meet in the old mint\n\n"
    "The northern envoy and the southern envoy met in the Old Mint on Monday. "
    "“We will never hand over the harbour to anyone at all,” the northern envoy said. "
    "A shell killed three people in the harbour town.\n"
)


def article_of(text=TEXT, published=DAY, outlet="The Courier", **more):
    raw = text.encode()
    basis = "given" if published else "unknown"
    return Article(
        id=ArticleId(hashlib.sha256(raw).hexdigest()),
        raw=raw,
        text=text,
        path="dispatch.txt",
        title=text.split("\n", 1)[0],
        outlet=outlet,
        published=published,
        published_basis=basis,
        **more,
    )


def span_of(article, words):
    start = article.text.index(words)
    return Span(article=article.id, start=start, end=start + len(words))


NORTH = {"id": "north_envoy", "name": "Ada North", "kind": "person", "party": "north"}
SOUTH = {"id": "south_envoy", "name": "Bo South", "kind": "person", "party": "south"}


def reading_of(article=None, **more):
    """Return a reading with one item of each kind."""
    article = article or article_of()
    said = span_of(article, "“We will never hand over the harbour to anyone at all,”")
    met = span_of(article, "met in the Old Mint")
    statement = Statement(
        id="s01",
        span=said,
        content=(said,),
        source=Source(actor="north_envoy", text="the northern envoy"),
        form="direct",
        sourcing="named",
        said_on=When(date="2031-03-03", precision="day", text="Monday"),
        venue="the Old Mint",
    )
    parts = {
        "actors": (Actor(**NORTH, mentions=(met,)), Actor(**SOUTH)),
        "statements": (statement,),
        "events": (
            Event(
                id="e01",
                type="CONSULT",
                spans=(met,),
                actors=("north_envoy", "south_envoy"),
                place="Old Mint",
                on=When(date="2031-03-03", precision="day", text="Monday"),
                fatalities=Fatalities(min=0),
            ),
        ),
        "positions": (
            Position(
                id="p01",
                party="north",
                actor="north_envoy",
                issue="territory",
                target="the harbour",
                option="reject_claim",
                stance=2,
                held="stated",
                statement="s01",
                span=said,
                red_line=True,
            ),
        ),
        "proposals": (
            Proposal(
                id="r01",
                status="reported",
                terms=(Term(issue="talks", option="direct", span=met),),
                spans=(met,),
            ),
        ),
        "dropped": {"unanchored": 1},
        "warnings": ("one span did not fit",),
        "reader_version": "1",
        "lexicon_sha": "ab",
    }
    return Reading(article=article, **(parts | more))


@pytest.fixture(scope="session")
def make_article():
    return article_of


@pytest.fixture(scope="session")
def make_reading():
    return reading_of


@pytest.fixture(scope="session")
def find_span():
    return span_of


@pytest.fixture
def reading():
    return reading_of()


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Return an empty case and one with a reading, made once."""
    folder = tmp_path_factory.mktemp("made")
    empty, filled = (create_case(folder / name, "The harbour") for name in ("empty", "filled"))
    filled.add(reading_of())
    return empty.path, filled.path


@pytest.fixture
def case(tmp_path, made):
    return open_case(shutil.copy(made[0], tmp_path / "harbour.detente"))


@pytest.fixture
def filled(tmp_path, made):
    return open_case(shutil.copy(made[1], tmp_path / "harbour.detente"))


@pytest.fixture(scope="session")
def report(make_article, find_span):
    """Return a function that makes a reading with one statement and one position."""

    def made(body, words, *, published=dt.date(2031, 3, 4), speaker=None, **more):
        article = make_article(f"Dispatch\n\n{body}\n", published)
        span = find_span(article, words)
        speaker = speaker or Actor(
            id="envoy", name="Ada North", kind="person", party=more.get("party", "north")
        )
        statement = Statement(
            id="s01",
            span=span,
            content=(span,),
            source=Source(actor=speaker.id, text=speaker.name),
            form=more.pop("form", "indirect"),
            sourcing=more.pop("sourcing", "named"),
            said_on=more.pop("said_on", MONDAY),
            via=more.pop("via", None),
        )
        taken = {
            "party": "north",
            "issue": "territory",
            "target": "the harbour",
            "option": "reject_claim",
            "stance": 2,
            "held": "stated",
        } | more
        position = Position(id="p01", span=span, statement="s01", **taken)
        return Reading(
            article=article, actors=(speaker,), statements=(statement,), positions=(position,)
        )

    return made


@pytest.fixture(scope="session")
def told(make_article, find_span):
    """Return a function that makes a reading with one event."""

    def made(body, words, *, people=("Ada North", "Bo South"), **more):
        article = make_article(f"Dispatch\n\n{body}\n")
        actors = tuple(
            Actor(id=name.split()[-1].lower(), name=name, kind="person") for name in people
        )
        parts = {"type": "CONSULT", "on": MONDAY, "actors": tuple(one.id for one in actors)} | more
        event = Event(id="e01", spans=(find_span(article, words),), **parts)
        return Reading(article=article, actors=actors, events=(event,))

    return made
