"""A mistaken publication day: the article is read again under the right one, as an act."""

import datetime as dt
from typing import Unpack

from detente.errors import NotFoundError
from detente.reading.again import read_again
from detente.record.case import Case
from detente.record.decisions import Signing
from detente.record.writer import Receipt


def redate(case: Case, article: str, day: dt.date, **by: Unpack[Signing]) -> Receipt:
    """Mend the publication day of an article: it is read again under the right one.

    Raises
    ------
    NotFoundError
        If there is no such article.
    ReadError
        If the day is still to come, or another reader than the rules read it.
    """
    reading = next((r for r in case.as_of().readings if r.article.id.startswith(article)), None)
    if reading is None:
        raise NotFoundError(f"there is no article {article}", hint="`detente log` lists them.")
    was = reading.article
    again = read_again(was, case.raw(was.id), reading.reader, day, case.latest_day())
    return case.redate(again, was.published, **by)
