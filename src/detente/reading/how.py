"""How articles are read: the options that a command hands down. It loads nothing that is heavy."""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from typing import TypedDict

from detente.article import Reading

Progress = Callable[[int], object]
"""Called with the number of articles read so far."""

SecondReader = Callable[[list[Reading]], list[Reading]]
"""Reads beside the rules: takes their readings, returns them with what it found."""


class HowToRead(TypedDict, total=False):
    """How articles are read: all of it may be left out.

    ``published`` is the day they appeared, ``today`` the last day on which any can have,
    ``pipeline`` the name of another parser, ``lexicon`` files of the user's own actors, ``tagger``
    the file of a trained one, and ``confidential`` tells which articles may never be sent
    anywhere: all of them, or those of some ids.
    """

    published: dt.date | None
    today: dt.date | None
    pipeline: str | None
    lexicon: Sequence[str]
    tagger: str | None
    progress: Progress | None
    confidential: bool | Collection[str]
    second: SecondReader | None
