"""A text in which nothing was found: an article that is short on facts, or none at all."""

import re

from detente.article import Reading
from detente.display import counted

ENOUGH_WORDS = 40
"""From here on a text in which nothing is found is a report of something else."""
_WORD = re.compile(r"[^\W\d_]+")


def doubt_of_article(reading: Reading) -> str:
    """Return why a text may be no article, as a clause; "" where nothing speaks against it.

    It may be none where nobody says, does, wants or proposes anything in a few words: a list, a
    note, a caption. A longer text is an article on whatever it is about.
    """
    if reading.statements or reading.events or reading.positions or reading.proposals:
        return ""
    words = len(_WORD.findall(reading.article.text))
    if words >= ENOUGH_WORDS:
        return ""
    return (
        f"nobody says, does or wants anything in its {counted(words, 'word')}: is it an article?"
    )
