"""One article to one reading: the stages in their order, and the door behind the last."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from spacy.language import Language

from detente import __version__
from detente.errors import ReadError
from detente.evidence import Article, Reading
from detente.reading.actors import find_cast
from detente.reading.article import MOST_CHARACTERS
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import Document, parse
from detente.reading.door import Found, checked
from detente.reading.events import find_events
from detente.reading.lexicon.tables import lexicon_sha
from detente.reading.pipeline import load_pipeline
from detente.reading.positions import find_positions

Progress = Callable[[int], object]
"""Called with the number of articles read so far."""


def read(article: Article, nlp: Language | None = None) -> Reading:
    """Read one article: who it says said, did and wants what, each with the words that carry it.

    Parameters
    ----------
    article
        What ``load_article`` returned.
    nlp
        A pipeline from ``load_pipeline``; None is the pinned one.

    Raises
    ------
    InstallationError
        If the parser is missing or altered.
    """
    return read_all([article], nlp)[0]


def read_all(
    articles: Iterable[Article], nlp: Language | None = None, progress: Progress | None = None
) -> list[Reading]:
    """Read articles, each by itself."""
    readings = []
    for document in _documents(list(articles), nlp or load_pipeline()):
        readings.append(read_document(document))
        if progress is not None:
            progress(len(readings))
    return readings


def _documents(articles: list[Article], nlp: Language) -> Iterator[Document]:
    """Yield each article with its parse."""
    for article in articles:
        if len(article.text) > MOST_CHARACTERS:
            raise ReadError(
                f"{article.path} has {len(article.text):,} characters; at most "
                f"{MOST_CHARACTERS:,} are read",
                hint="give one article a file",
            )
    for article in articles:  # one by one: together they take more memory and no less time
        yield parse(article, nlp)


def read_document(document: Document) -> Reading:
    """Run the stages over one parsed article and pass what they find through the door."""
    cast = find_cast(document)
    dates = find_dates(document)
    statements = find_statements(document, cast, dates)
    events = find_events(document, cast, dates, statements)
    positions, proposals = find_positions(document, cast, statements)
    reading = checked(
        document.article,
        Found(
            actors=cast.actors,
            statements=statements,
            events=events,
            positions=positions,
            proposals=proposals,
        ),
    )
    return replace(
        reading,
        warnings=tuple(_warnings(document.article)),
        reader_version=__version__,
        lexicon_sha=lexicon_sha(),
    )


def _warnings(article: Article) -> Iterator[str]:
    """Yield what a person should know before trusting the reading."""
    yield from article.warnings
    if article.published is None:
        yield "the day of publication is not known: weekdays and 'yesterday' stay without a date"
