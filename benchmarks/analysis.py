"""How long an analysis takes after one number has changed, and what its parts cost.

Run with ``python benchmarks/analysis.py [ROUNDS]``. The case is made: three parties that must
agree, six issues of four options (4,096 packages), forty statements, two of them red lines and one
with a condition. The peer of the count is one matrix product per party over the same draws, the
least that any library needs to know what the packages are worth. Wall seconds, medians.
"""

import datetime as dt
import itertools
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from detente.analysis.acceptability import acceptance
from detente.analysis.space import packages
from detente.article import Article, ArticleId, Condition, Position, Span, Statement
from detente.dossier import TITLES, make_demo
from detente.evidence import Claim, Evidence, Report
from detente.in_use import model_in_use
from detente.model.estimate import estimate
from detente.model.sample import draw_utilities
from detente.negotiation import Issue, Option, Override, Party, Template
from detente.record.case import open_case
from detente.whatif import Change, Study

DAY = dt.date(2025, 4, 25)
ARTICLE = Article(
    id=ArticleId("a" * 64),
    text="x" * 9000,
    path="made.txt",
    published=DAY,
    published_basis="given",
)
PARTIES = ("north", "south", "coast")
ISSUES, OPTIONS, STATEMENTS = 6, 4, 40


def template_of(overrides: tuple[Override, ...] = ()) -> Template:
    """Return the template of the made case."""
    return Template(
        title="made",
        parties=tuple(Party(id=one, name=one.title()) for one in PARTIES),
        issues=tuple(
            Issue(
                id=f"question_{number}",
                options=tuple(
                    Option(id="as_is" if place == 0 else f"way_{place}", title=f"way {place}")
                    for place in range(OPTIONS)
                ),
                settled_by=PARTIES,
                core=number == 0,
            )
            for number in range(ISSUES)
        ),
        overrides=overrides,
    )


def claim_of(number: int) -> Claim:
    """Return one made position of one party on one option, with its statement."""
    span = Span(article=ARTICLE.id, start=number * 20, end=number * 20 + 10)
    stance = (2, 1, -1, -2, 1)[number % 5]
    met = Condition(span=span, issue="question_2", option="way_1") if number in {5, 11} else None
    position = Position(
        id=f"p{number:02}",
        party=PARTIES[number % 3],
        issue=f"question_{number % ISSUES}",
        option=f"way_{1 + number // 7 % 3}",
        stance=1 if met else stance,
        red_line=number in {3, 23},
        condition=met,
        held="stated",
        statement=f"s{number:02}",
        span=span,
    )
    said = Statement(id=f"s{number:02}", span=span, content=(span,))
    return Claim(reports=(Report(article=ARTICLE, position=position, statement=said),))


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median wall time of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def slider(party: str, issue: str, option: str) -> Iterator[Change]:
    """Yield one change after the other of one number, never the same one twice."""
    for step in itertools.cycle(range(1, 60)):
        one = Override(
            party=party, issue=issue, option=option, low=0.01, mode=0.05 + 0.015 * step, high=0.99,
            reason="the slider",
        )  # fmt: skip
        yield Change(overrides=(one,))


def study_of(path: Path) -> Study:
    """Return what a case holds, ready to be asked."""
    case = open_case(path)
    evidence = case.as_of(None)
    return Study(evidence=evidence, template=model_in_use(case, evidence, None))


def moved(study: Study, rounds: int) -> tuple[float, float]:
    """Return how long the headline and the whole analysis take after one number has changed."""
    base = study.base
    party = base.analysis.zone.packages[0].acceptable
    issue, option = next(iter(base.analysis.zone.packages[0].outcome.items()))
    changes = slider(min(party), issue, option)
    study.glance(next(changes))
    headline = seconds(lambda: study.glance(next(changes)), rounds)
    return headline, seconds(lambda: study.fork(next(changes)), rounds)


def main(rounds: int) -> None:
    """Print the table."""
    evidence = Evidence(as_of=DAY, claims=tuple(map(claim_of, range(STATEMENTS))))
    studies = {
        f"4,096 packages, 3 parties, {draws:,} draws": Study(
            evidence=evidence, template=template_of(), draws=draws
        )
        for draws in (2000, 10_000)
    }
    with tempfile.TemporaryDirectory() as folder:
        for name in TITLES:
            case, _, _ = make_demo(folder, name=name)
            studies[f"the sample case {name}, 2,000 draws"] = study_of(case)
    for name, study in studies.items():
        headline, whole = moved(study, rounds)
        print(f"{'one number changed: ' + name}")
        print(f"{'  the headline':<44}{headline:8.3f} s")
        print(f"{'  the whole analysis':<44}{whole:8.3f} s", flush=True)
    template = template_of()
    sample = draw_utilities(estimate(evidence, template), 2000, 1)
    space = packages(template)
    ours = seconds(lambda: acceptance(space, sample), rounds)
    onehot, cells = space.onehot, sample.cells.astype(np.float32)
    bare = seconds(lambda: [cells[:, party] @ onehot for party in range(3)], rounds)
    print(f"{'acceptance of 4,095 packages, 2,000 draws':<44}{ours:8.3f} s")
    print(f"{'three matrix products':<44}{bare:8.3f} s")
    print(f"{'ratio':<44}{ours / bare:8.2f}")
    each = len(space) * 2000 * 3 / ours
    print(f"{'package x draw x party a second':<44}{each / 1e6:8.0f} million")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
