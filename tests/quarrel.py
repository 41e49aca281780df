"""Four days of the harbour's quarrel, made by hand: moves, conditions, denials, meetings."""

import datetime as dt

from harbour import ACTORS, article_of, first_reading, second_reading

from detente.article import (
    Actor,
    Condition,
    Event,
    Fatalities,
    Position,
    Reading,
    Source,
    Span,
    Statement,
    When,
)
from detente.record.case import create_case
from detente.record.merging import merge
from detente.workspace.known import known_of

SOUTH = Actor(id="south", name="Southland", kind="country", party="south")
NINTH = dt.date(2031, 3, 9)
PEOPLE = (*ACTORS, SOUTH)
THIRD = (
    "A fourth meeting\n"
    "Ada North and Bo South met for the fourth time on 20 March. Bo South said that the south "
    "would accept a freeze of the line if all prisoners come home. Ada North said that the north "
    "rejects a truce. A shell killed three people on 19 March. Bo South threatened to leave "
    "within days. Officials met in the week of 10 March.\n"
)
FOURTH = (
    "The south gives way\n"
    "Bo South said that the south can live with a truce. He wants the front line frozen, and "
    "accepts it in fact only. <script>alert('quarrel')</script> stood on a wall.\n"
)


class Words:
    """Finds words of one article."""

    def __init__(self, text, day):
        self.article = article_of(text, day)

    def span(self, words):
        start = self.article.text.index(words)
        return Span(article=self.article.id, start=start, end=start + len(words))

    def said(self, name, words, actor, **more):
        span = self.span(words)
        source = Source(actor=actor, text=actor)
        return Statement(
            id=name, span=span, content=(span,), source=source, sourcing="named", **more
        )

    def holds(self, name, who, what, stance, words, **more):
        issue, option = what.split(".")
        return Position(
            id=name, party=who, issue=issue, option=option, stance=stance, span=self.span(words),
            held="stated", **more,
        )  # fmt: skip


def day_of(date, precision="day"):
    return When(date=date, precision=precision, text=date)


def third_reading():
    it = Words(THIRD, dt.date(2031, 3, 21))
    freeze, refuse = "the south would accept a freeze of the line", "the north rejects a truce"
    home = Condition(span=it.span("if all prisoners come home"), issue="prisoners",
                     option="all_for_all")  # fmt: skip
    events = (
        Event(id="e01", type="CONSULT", spans=(it.span("Ada North and Bo South met"),),
              actors=("ada", "bo"), ordinal=4, on=day_of("2031-03-20")),
        Event(id="e02", type="ASSAULT", spans=(it.span("A shell killed three people"),),
              on=day_of("2031-03-19"), fatalities=Fatalities(min=3)),
        Event(id="e03", type="THREATEN", spans=(it.span("Bo South threatened to leave"),),
              actors=("bo",), recipients=("north",)),
        Event(id="e04", type="CONSULT", spans=(it.span("Officials met"),),
              on=day_of("2031-03-10", "week")),
    )  # fmt: skip
    return Reading(
        article=it.article, actors=PEOPLE, events=events, reader_version="1",
        statements=(it.said("s01", freeze, "bo", said_on=day_of("2031-03-20")),
                    it.said("s02", refuse, "ada")),
        positions=(it.holds("p01", "south", "front_line.freeze", 1, freeze, statement="s01",
                            condition=home),
                   it.holds("p02", "north", "ceasefire.unconditional", -2, refuse,
                            statement="s02")),
    )  # fmt: skip


def fourth_reading(day=dt.date(2031, 4, 2)):
    it = Words(FOURTH, day)
    live, line = "the south can live with a truce", "He wants the front line frozen"
    return Reading(
        article=it.article, actors=PEOPLE, reader_version="1",
        statements=(it.said("s01", live, "bo"), it.said("s02", line, "bo")),
        positions=(it.holds("p01", "south", "ceasefire.unconditional", 1, live, statement="s01"),
                   it.holds("p02", "south", "front_line.freeze", 2, line, statement="s02")),
    )  # fmt: skip


def readings():
    return (first_reading(), second_reading(), third_reading(), fourth_reading())


def evidence(count=4, as_of=None):
    """Return what the first articles say."""
    return merge(readings()[:count], as_of)


def known(count=4, as_of=None):
    """Return what is known after the first articles."""
    return known_of(evidence(count, as_of))


def make_quarrel(folder):
    """Make the case in a folder and return its path; the last article is read last."""
    case = create_case(folder / "quarrel", "The quarrel")
    for reading in readings():
        case.add(reading)
    return case.path
