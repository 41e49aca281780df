"""Small negotiations that tests of several rooms build."""

import numpy as np

from detente.article import ArticleId, Position, Span
from detente.negotiation import Draws, Issue, Option, Party, Template
from detente.preference import Contribution, Estimate, Preference, RedLine, Value, issue_key

ID = ArticleId("a" * 64)
SPAN = Span(article=ID, start=0, end=5)
POSITION = Position(
    id="p01",
    party="north",
    issue="ceasefire",
    option="limited",
    stance=1,
    held="stated",
    span=SPAN,
)


def make_issue(name, options=("as_is", "yes"), settled_by=("north", "south"), **more):
    return Issue(
        id=name,
        title=name,
        options=tuple(Option(id=one, title=one) for one in options),
        settled_by=settled_by,
        **more,
    )


def make_template(*issues, parties=("north", "south"), **more):
    return Template(
        title="North and South",
        parties=tuple(Party(id=one, name=one.title()) for one in parties),
        issues=issues,
        **more,
    )


def make_value(party, issue, option, counts=(), sources=()):
    return Value(
        party=party,
        issue=issue_key(issue, None),
        option=option,
        counts=counts,
        estimate=Estimate(low=0.1, mode=0.3 if sources else 0.5, high=0.9, sources=sources),
    )


def make_preference(template, party, *, spoken=None, red=(), stated=0.0):
    counts = (Contribution(source="prior", weight=0.0, counts_for=1.0, counts_against=1.0),)
    values = tuple(
        make_value(party, issue, option, counts, tuple((spoken or {}).get((issue, option), ())))
        for issue, option in template.cells()
    )
    return Preference(
        party=party,
        values=values,
        conditionals=(),
        red_lines=tuple(
            RedLine(party=party, issue=i, option=o, probability=p, sources=("a:p01",))
            for i, o, p in red
        ),
        salience=(2.0,) * len(template.issues),
        reservation=make_value(party, "reservation", "no_agreement", counts),
        stated_weight=dict.fromkeys(template.cells(), stated),
    )


def make_draws(template, worth, *, reservation=0.4, count=200, noise=0.0, seed=1):
    """Draw cells around ``worth[party][cell]`` divided by the number of issues."""
    rng = np.random.default_rng(seed)
    parties = tuple(party.id for party in template.parties)
    base = np.array([worth[party] for party in parties], dtype=float) / len(template.issues)
    cells = base[None] + noise * rng.standard_normal((count, *base.shape))
    red = np.zeros(cells.shape, dtype=bool)
    return Draws(
        parties=parties,
        cells=cells,
        binding=red,
        reservation=np.full((count, len(parties)), reservation),
        pairs=np.empty((0, 3), dtype=np.int64),
        pair_gain=np.empty((count, 0)),
        seed=seed,
    )
