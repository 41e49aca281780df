"""How long the whole way takes, stage by stage, and reading as a ratio to the bare parser.

Run with ``python benchmarks/brief.py [ARTICLE ...]`` (default: the built-in dispatches). Prints
wall seconds, the median of five rounds; the ratio is between figures of one run.
"""

import statistics
import sys
import time
from collections.abc import Callable

from detente.analysis.analyse import analyse
from detente.analysis.results import Analysis
from detente.brief.compose import compose
from detente.brief.page import to_html
from detente.model.estimate import estimate
from detente.model.resampler import Resampler
from detente.model.template import draft_template
from detente.reading.article import load_article
from detente.reading.pipeline import load_pipeline
from detente.reading.reader import read_all
from detente.record.merging import merge
from detente.samples.cases import dispatches

ROUNDS = 5
DRAWS = 2000


def median_seconds(work: Callable[[], object]) -> float:
    """Return the median wall time of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main(paths: list[str]) -> None:
    """Print the table."""
    start = time.perf_counter()
    nlp = load_pipeline()
    rows = [("loading the parser, once", time.perf_counter() - start)]
    articles = [load_article(path) for path in paths or dispatches("ukraine_2025")]
    bare = median_seconds(lambda: list(nlp.pipe(article.text for article in articles)))
    readings = read_all(articles, nlp)
    reading = median_seconds(lambda: read_all(articles, nlp))
    evidence = merge(readings, None)
    template = draft_template(evidence)

    def analysed() -> Analysis:
        again = Resampler(evidence=evidence, template=template, seed=1)
        return analyse(again.base, again, seed=1, draws=DRAWS)

    negotiation = estimate(evidence, template)
    analysis = analysed()
    rows += [
        ("bare parser", bare),
        ("reading, parser included", reading),
        ("merging", median_seconds(lambda: merge(readings, None))),
        ("analysis", median_seconds(analysed)),
        ("brief, HTML", median_seconds(lambda: to_html(compose(evidence, negotiation, analysis)))),
    ]
    for name, seconds in rows:
        print(f"{name:<28}{seconds:8.3f} s")
    print(f"{'reading / bare parser':<28}{reading / bare:8.2f}")
    print(f"{'packages weighed':<28}{len(negotiation.template.outcomes()):8}")


if __name__ == "__main__":
    main(sys.argv[1:])
