"""One article to one reading: the stages in their order, and the door behind the last."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from spacy.language import Language

from detente import __version__
from detente.errors import ReadError
from detente.evidence import Article, Reading
from detente.reading.actors import find_cast
from detente.reading.article import MOST_CHARACTERS
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import Document, document_of
from detente.reading.door import Found, checked
from detente.reading.events import find_events
from detente.reading.lexicon.tables import lexicon_sha
from detente.reading.pipeline import load_pipeline
from detente.reading.positions import find_positions
from detente.reading.tagging.merging import retold
from detente.reading.tagging.tagger import Tagger, require_parser

Progress = Callable[[int], object]
"""Called with the number of articles read so far."""


def read(article: Article, nlp: Language | None = None, tagger: Tagger | None = None) -> Reading:
    """Read one article: who it says said, did and wants what, each with the words that carry it.

    Parameters
    ----------
    article
        What ``load_article`` returned.
    nlp
        A pipeline from ``load_pipeline``; None is the pinned one.
    tagger
        A tagger from ``load_tagger``, which finds statements beside the rules.

    Raises
    ------
    InstallationError
        If the parser is missing or altered.
    TaggerError
        If the tagger learnt from another parser.
    """
    return read_all([article], nlp, tagger=tagger)[0]


def read_all(
    articles: Iterable[Article],
    nlp: Language | None = None,
    progress: Progress | None = None,
    *,
    tagger: Tagger | None = None,
) -> list[Reading]:
    """Read articles, each by itself, in one pass of the parser over all of them."""
    readings = []
    nlp = nlp or load_pipeline()
    if tagger is not None:
        require_parser(tagger, nlp)
    for document in _documents(list(articles), nlp):
        readings.append(read_document(document, tagger))
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
    docs = nlp.pipe(article.text for article in articles)
    for article, doc in zip(articles, docs, strict=True):
        yield document_of(article, doc)


def read_document(document: Document, tagger: Tagger | None = None) -> Reading:
    """Run the stages over one parsed article and pass what they find through the door."""
    cast = find_cast(document)
    dates = find_dates(document)
    retell = None if tagger is None else partial(retold, tagger=tagger)
    statements = find_statements(document, cast, dates, retell)
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
        reader=_name(tagger),
        reader_version=__version__,
        lexicon_sha=lexicon_sha(),
        tagger_sha="" if tagger is None else tagger.sha256,
    )


def _name(tagger: Tagger | None) -> str:
    """Return what the reader is called: the record keeps the readings of two of them apart."""
    return "rules" if tagger is None else f"rules+tagger:{tagger.sha256[:12]}"


def _warnings(article: Article) -> Iterator[str]:
    """Yield what a person should know before trusting the reading."""
    yield from article.warnings
    if article.published is None:
        yield "the day of publication is not known: weekdays and 'yesterday' stay without a date"
