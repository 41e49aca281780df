"""The day to which each thing of the record belongs, and the last of these days.

An article, with all that it says and with how a person read it, belongs to the day on which it was
published (undated: added); a retraction to the day on which the source withdrew; a template and a
number set by hand to the day on which they were set.
"""

import datetime as dt

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from detente.record import tables
from detente.record.items import day_of

_DAYS = (
    tables.capture.c.learnt_on,
    tables.decision.c.from_day,
    tables.template_version.c.from_day,
    tables.override.c.from_day,
)


def last_day(connection: Connection) -> dt.date | None:
    """Return the last day to which anything belongs: to ask for it leaves nothing out."""
    found = [connection.scalar(select(func.max(one))) for one in _DAYS]
    known = [one for one in found if one is not None]
    return day_of(max(known)) if known else None
