"""The lines on mediators hold counts and sources, and no word of judgement."""

from two_levels import template_of

from detente.model.mediation import SideTaken
from detente.printing.mediation import mediation_lines
from detente.printing.names import Names

NAMES = Names(template_of(role="mediator", audience_of=None))


def row(side, asks=(), offers=()):
    return SideTaken(
        mediator="senate", side=side, asks=len(asks), offers=len(offers),
        asks_sources=asks, offers_sources=offers,
    )  # fmt: skip


def test_each_side_has_a_line_with_counts_and_sources():
    rows = (row("north", asks=("a:p01", "a:p02")), row("south", offers=("a:p03",)))

    assert list(mediation_lines(NAMES, rows))[2:] == [
        "  Senate to North: asked 2 (a:p01, a:p02); offered 0",
        "  Senate to South: asked 0; offered 1 (a:p03)",
    ]


def test_mediators_who_say_nothing_get_no_lines():
    assert list(mediation_lines(NAMES, (row("north"), row("south")))) == []
