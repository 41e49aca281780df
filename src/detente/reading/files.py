"""Articles in files, read in one way: loaded, parsed, and given to a second reader if wanted."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from detente.evidence import Article, Reading
from detente.reading.article import load_article
from detente.reading.how import HowToRead
from detente.reading.lexicon.own import laid_over

if TYPE_CHECKING:
    from detente.reading.tagging.tagger import Tagger


def read_paths(paths: Iterable[str | Path], **how: Unpack[HowToRead]) -> list[Reading]:
    """Read articles, each by itself; all of them are loaded before the first is parsed.

    The parser is loaded here and not before: who only looks at a case waits for none.
    """
    from detente.reading.pipeline import load_pipeline
    from detente.reading.reader import read_all

    with laid_over(how.get("lexicon", ())):
        loaded = [load_article(path, published=how.get("published")) for path in paths]
        articles = marked(loaded, confidential=how.get("confidential", False))
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
