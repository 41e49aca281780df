"""Articles in files, read in one way: loaded, parsed, and given to a second reader if wanted."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from detente.article import Article, Reading
from detente.errors import ReadError
from detente.reading.article import load_article
from detente.reading.how import HowToRead
from detente.reading.lexicon.own import laid_over

if TYPE_CHECKING:
    from detente.reading.tagging.tagger import Tagger

FIRST_YEAR = 1800
"""No article that is read appeared before: a telegraph is what news needs."""


def read_paths(paths: Iterable[str | Path], **how: Unpack[HowToRead]) -> list[Reading]:
    """Read articles, each by itself; all of them are loaded before the first is parsed.

    The parser is loaded here and not before: who only looks at a case waits for none.
    """
    from detente.reading.pipeline import load_pipeline
    from detente.reading.reader import read_all

    with laid_over(how.get("lexicon", ())):
        loaded = [load_article(path, published=how.get("published")) for path in paths]
        today, given = how.get("today"), how.get("published")
        dated = [not_after(one, today, given) for one in loaded]
        articles = marked(dated, confidential=how.get("confidential", False))
        nlp, tagger = load_pipeline(how.get("pipeline")), how.get("tagger")
        learnt = None if tagger is None else _learnt(tagger)
        readings = read_all(articles, nlp, how.get("progress"), tagger=learnt)
    second = how.get("second")
    return readings if second is None else second(readings)


@lru_cache(maxsize=1)
def _learnt(path: str) -> "Tagger":
    """Load a tagger, once a process however many files it reads one by one."""
    from detente.reading.tagging.storage import load_tagger

    return load_tagger(path)


def not_after(article: Article, today: dt.date | None, given: dt.date | None) -> Article:
    """Return an article that had appeared by a day; None = any day will do.

    A later day that the article names for itself is left out with a warning.

    Raises
    ------
    ReadError
        If the day that was ``given`` for it is a later one, or one before there was any news.
    """
    day = article.published
    if given is not None and given.year < FIRST_YEAR:
        raise ReadError(
            f"{given} is no day of publication: no news agency is as old as that",
            hint=f"Give the day on which the article appeared, from the year {FIRST_YEAR} on.",
        )
    if day is None or today is None or day <= today:
        return article
    if given is not None:
        raise ReadError(
            f"{day} is still to come, so nothing was published on it; today is {today}",
            hint="Give the day on which the article appeared.",
        )
    warning = f"the article says {day} of itself, which is still to come: it counts as undated"
    return replace(
        article, published=None, published_basis="unknown", warnings=(*article.warnings, warning)
    )


def marked(articles: Iterable[Article], *, confidential: bool | Collection[str]) -> list[Article]:
    """Return articles, those marked that are confidential: all, or those of some ids."""
    return [
        replace(
            one,
            confidential=confidential
            if isinstance(confidential, bool)
            else one.id in confidential,
        )
        for one in articles
    ]
