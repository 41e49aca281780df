"""One article to one reading: the stages in their order, and the door behind the last."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from spacy.language import Language

from detente import __version__
from detente.article import Article, Reading, Statement
from detente.errors import ReadError
from detente.reading.actors import find_cast
from detente.reading.article import MOST_CHARACTERS
from detente.reading.attribution import find_statements
from detente.reading.bare import doubt_of_article
from detente.reading.date_reports import DatedSpan
from detente.reading.dates import day_of_writing, find_dates
from detente.reading.day_of_issue import Guess, contradictions, guessed_day
from detente.reading.document import Document, parse
from detente.reading.door import Found, checked
from detente.reading.events import find_events
from detente.reading.how import Progress
from detente.reading.lexicon.tables import lexicon_sha
from detente.reading.pipeline import load_pipeline
from detente.reading.positions import find_positions
from detente.reading.sayings.quoting import unspoken
from detente.reading.stances.counted import counted_targets
from detente.reading.stances.unfiled import unfiled
from detente.reading.tagging.merging import retold
from detente.reading.tagging.tagger import Tagger, doubt_of, require_parser


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
    """Read articles, each by itself."""
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
    for article in articles:  # one by one: together they take more memory and no less time
        yield parse(article, nlp)


def read_document(document: Document, tagger: Tagger | None = None) -> Reading:
    """Run the stages over one parsed article and pass what they find through the door."""
    cast = find_cast(document)
    dates = find_dates(document)
    retell = None if tagger is None else partial(retold, tagger=tagger)
    statements = find_statements(document, cast, dates, retell)
    events = find_events(document, cast, dates, statements)
    positions, proposals = find_positions(document, cast, statements)
    guess = guessed_day(document, dates) if document.article.published is None else None
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
        article=_dated(document.article, guess),
        warnings=(
            *_warnings(document, dates, guess, reading),
            *_voices(document, statements),
            *unfiled(document, cast, statements, reading.positions),
            *_doubts(tagger),
        ),
        reader=_name(tagger),
        reader_version=__version__,
        lexicon_sha=lexicon_sha(),
        tagger_sha="" if tagger is None else tagger.sha256,
    )


def _doubts(tagger: Tagger | None) -> Iterator[str]:
    """Yield what a person should know of a tagger that has learnt little."""
    doubt = None if tagger is None else doubt_of(tagger)
    if doubt is not None:
        yield doubt


def _name(tagger: Tagger | None) -> str:
    """Return what the reader is called: the record keeps the readings of two of them apart."""
    return "rules" if tagger is None else f"rules+tagger:{tagger.sha256[:12]}"


def _dated(article: Article, guess: Guess | None) -> Article:
    """Return an article with the day that was inferred from its text, if there is one."""
    if guess is None:
        return article
    return replace(article, published=guess.day, published_basis="inferred")


def _warnings(
    document: Document, dates: tuple[DatedSpan, ...], guess: Guess | None, reading: Reading
) -> Iterator[str]:
    """Yield what a person should know before trusting the reading."""
    article = document.article
    yield from article.warnings
    if article.published is None:
        yield "the day of publication is not known: weekdays and 'yesterday' stay without a date"
    if guess is not None:
        day = f"{guess.day.day} {guess.day:%B %Y}"
        yield f"the article is taken to be of {day} or later: {guess.reason}"
    yield from contradictions(document, dates, day_of_writing(article))
    if doubt := doubt_of_article(reading):
        yield doubt
    yield from counted_targets(reading.positions, reading.proposals)


def _voices(document: Document, statements: Sequence[Statement]) -> Iterator[str]:
    """Yield what a person should know of the speakers: turns by label, quotations by nobody."""
    turns = sum(one.cue is not None and document.text_of(one.cue) == ":" for one in statements)
    if turns >= _TRANSCRIPT:
        yield (
            f"a transcript or interview: {turns} turns are taken as the words of those before the "
            "colon; a turn without a name has no speaker"
        )
    contents = ((part.start, part.end) for one in statements for part in one.content)
    lost = unspoken(document, contents)
    if lost:
        noun, verb = ("quotation", "has") if lost == 1 else ("quotations", "have")
        yield f"{lost} {noun} {verb} no speaker that the text makes sure of, and no statement"


_TRANSCRIPT = 3
"""The fewest labelled turns that make an article a transcript."""
