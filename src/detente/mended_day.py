"""A mistaken publication day: the article is read again under the right one, as an act."""

import datetime as dt
from dataclasses import dataclass
from typing import Unpack

from detente.display import counted
from detente.errors import NotFoundError
from detente.reading.again import read_again
from detente.record.case import Case
from detente.record.decisions import Signing
from detente.record.writer import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """A mended day: its receipt, and how many items keep a day that a person upheld."""

    receipt: Receipt
    kept: int


def redate(case: Case, article: str, day: dt.date, **by: Unpack[Signing]) -> Mended:
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
    receipt = case.redate(again, was.published, **by)
    return Mended(receipt=receipt, kept=case.upheld_days(was.id))


def kept_told(count: int) -> str:
    """Say how many items keep a day that a person upheld; nothing if none does.

    Examples
    --------
    >>> kept_told(2)
    '2 items keep the day that a person confirmed; correct it there if it is wrong.'
    >>> kept_told(1)
    '1 item keeps the day that a person confirmed; correct it there if it is wrong.'
    >>> kept_told(0)
    ''
    """
    if not count:
        return ""
    keeps = "keeps" if count == 1 else "keep"
    told = f"{counted(count, 'item')} {keeps} the day that a person confirmed"
    return f"{told}; correct it there if it is wrong."
