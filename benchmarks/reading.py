"""What reading costs, as a ratio to the bare parser on the same texts in the same run.

Run with ``python benchmarks/reading.py [ROUNDS]``. The texts are composed of the project's own
articles, about 750 words each. Times are CPU seconds of one process, medians of interleaved
rounds; only the last row, two processes against one, is wall time.
"""

import datetime as dt
import itertools
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import spacy

from detente import corpus
from detente.article import Article
from detente.reading.actors import find_cast
from detente.reading.article import MOST_CHARACTERS, article_from_bytes, load_article
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import document_of
from detente.reading.door import Found, checked
from detente.reading.events import find_events
from detente.reading.pipeline import PACKAGE, load_pipeline
from detente.reading.positions import find_positions
from detente.reading.reader import read_all
from detente.reading.tokens import parse_of
from detente.samples.cases import TITLES, dispatches

ARTICLES = 40
WORDS = 750
SIZES = (64_000, 125_000, 250_000, 500_000, MOST_CHARACTERS)
FOLDER = Path(__file__).parents[1] / "tests" / "articles"
Times = dict[str, list[float]]


def paragraphs() -> Iterator[str]:
    """Yield the paragraphs of the project's articles, again and again, each time turned."""
    paths = [*sorted(FOLDER.glob("*/article.txt")), *itertools.chain(*map(dispatches, TITLES))]
    texts = [load_article(path).text.split("\n") for path in paths]
    for turn in itertools.count():
        for lines in texts[turn % len(texts) :] + texts[: turn % len(texts)]:
            yield from (line for line in lines if line.strip())


def composed() -> list[str]:
    """Return texts of about so many words."""
    source, texts = paragraphs(), []
    for _ in range(ARTICLES):
        lines: list[str] = []
        while sum(len(line.split()) for line in lines) < WORDS:
            lines.append(next(source))
        texts.append("\n\n".join(lines) + "\n")
    return texts


def grown(size: int) -> str:
    """Return one text of so many characters."""
    lines, length = [], 0
    for line in paragraphs():
        if length + len(line) + 2 > size:
            return "\n\n".join(lines)
        lines.append(line)
        length += len(line) + 2
    raise AssertionError


def loaded(text: str) -> Article:
    """Return a text as an article."""
    return article_from_bytes(text.encode(), "composed.txt", published=dt.date(2025, 4, 25))


def seconds(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return how long some work takes."""
    start = clock()
    work()
    return clock() - start


def staged(articles: list[Article], docs: list[spacy.tokens.Doc], times: Times) -> None:
    """Run each stage over all articles and note its time."""

    def stage(name: str, work: Callable[..., object], *columns: list) -> list:
        found: list = []
        spent = seconds(lambda: found.extend(itertools.starmap(work, zip(*columns, strict=True))))
        times.setdefault(name, []).append(spent)
        return found

    parses = stage("tokens", parse_of, docs)
    papers = stage("document", document_of, articles, parses)
    casts = stage("cast", find_cast, papers)
    dates = stage("dates", find_dates, papers)
    said = stage("statements", find_statements, papers, casts, dates)
    done = stage("events", find_events, papers, casts, dates, said)
    held = stage("positions", find_positions, papers, casts, said)
    found = [
        Found(actors=c.actors, statements=s, events=e, positions=p[0], proposals=p[1])
        for c, s, e, p in zip(casts, said, done, held, strict=True)
    ]
    stage("door", checked, articles, found)


def measured(texts: list[str], rounds: int) -> dict[str, float]:
    """Return the median CPU seconds of the bare parser, of reading, and of each stage."""
    bare, nlp, times = spacy.load(PACKAGE), load_pipeline(), {}
    articles = [loaded(text) for text in texts]
    read_all(articles[:3], nlp)  # what is loaded once is loaded now
    for _ in range(rounds):
        for name, work in {
            "bare spaCy": lambda: list(bare.pipe(texts)),
            "bare spaCy, texts one by one": lambda: [bare(text) for text in texts],
            "reading": lambda: read_all([loaded(text) for text in texts], nlp),
            "article structure": lambda: [loaded(text) for text in texts],
        }.items():
            times.setdefault(name, []).append(seconds(work))
        staged(articles, [nlp(text) for text in texts], times)
    return {name: statistics.median(spent) for name, spent in times.items()}


def growth() -> tuple[list[float], float]:
    """Return the CPU seconds that texts of the sizes take, and the exponent of their growth."""
    nlp = load_pipeline()
    spent = [seconds(lambda size=size: read_all([loaded(grown(size))], nlp)) for size in SIZES]
    return spent, float(np.polyfit(np.log(SIZES), np.log(spent), 1)[0])


def spread(texts: list[str]) -> list[float]:
    """Return the wall seconds that one and two processes take for the files."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder) / f"{number}.txt") for number in range(len(texts) * 3)]
        for path, text in zip(paths, texts * 3, strict=True):
            Path(path).write_text(text, encoding="utf-8")
        return [
            seconds(lambda jobs=jobs: list(corpus.read_files(paths, jobs=jobs)), time.perf_counter)
            for jobs in (1, 2)
        ]


def main(rounds: int) -> None:
    """Print the table."""
    texts = composed()
    print(f"{platform.machine()}, Python {platform.python_version()}, {dt.date.today()}")  # noqa: DTZ011
    print(f"{len(texts)} articles, {sum(len(text.split()) for text in texts):,} words")
    found = measured(texts, rounds)
    for name, spent in found.items():
        print(f"{name:<32}{spent:8.2f} s")
    bare = found["bare spaCy"]
    three = sum(found[name] for name in ("statements", "events", "positions"))
    print(f"{'reading / bare':<32}{found['reading'] / bare:8.2f}")
    one_by_one = found["bare spaCy, texts one by one"]
    print(f"{'reading / bare, one by one':<32}{found['reading'] / one_by_one:8.2f}")
    print(f"{'(bare + three stages) / bare':<32}{(bare + three) / bare:8.2f}")
    print(f"{'articles per CPU second':<32}{len(texts) / found['reading']:8.2f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'peak memory so far':<32}{peak:8.0f} MB", flush=True)
    spent, exponent = growth()
    for size, time_taken in zip(SIZES, spent, strict=True):
        print(f"{f'{size:,} characters':<32}{time_taken:8.2f} s")
    print(f"{'exponent of growth':<32}{exponent:8.2f}")
    one, two = spread(texts)
    print(f"{'two processes / one, wall':<32}{two:8.1f} s / {one:.1f} s = {two / one:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
