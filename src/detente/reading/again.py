"""An article that a case holds, read again under another publication day."""

import datetime as dt
from dataclasses import replace

from detente.article import Article, Reading
from detente.errors import ReadError
from detente.reading.article import article_from_bytes
from detente.reading.files import not_after

RULES = "rules"


def read_again(
    known: Article, raw: bytes | None, reader: str, day: dt.date, today: dt.date
) -> Reading:
    """Return the reading of an article's bytes as of another day; what was set of it stays.

    Raises
    ------
    ReadError
        If its bytes are gone, another reader than the rules read it, or the day is to come.
    """
    if raw is None:
        raise ReadError(f"the bytes of {known.path} were taken out of the case")
    if reader != RULES:
        raise ReadError(
            f"{known.path} was read by {reader}, which is not at hand here",
            hint=f"Add the file again with the same options and --published {day}.",
        )
    from detente.reading.pipeline import load_pipeline  # noqa: PLC0415 - spaCy is heavy
    from detente.reading.reader import read  # noqa: PLC0415 - as above

    article = not_after(article_from_bytes(raw, known.path, published=day), today, day)
    outlet = article.outlet or known.outlet
    return read(replace(article, confidential=known.confidential, outlet=outlet), load_pipeline())
