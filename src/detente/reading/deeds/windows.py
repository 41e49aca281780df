"""Ordinals that count within a window only: "the second time in a month", "twice this week"."""

import re
from functools import lru_cache

from detente.reading.date_phrases import date_words
from detente.reading.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})


def counts_in_window(ordinal: Token) -> bool:
    """Tell an ordinal that counts within a window, and so not how often it was altogether.

    The window follows the ordinal and its noun, before the next verb or mark.
    """
    words = date_words()["numbers"]["windows"]
    lengths, names = _patterns()
    text = ordinal.doc.text
    for place in range(ordinal.i + 1, min(ordinal.i + 1 + words["reach"], len(ordinal.doc))):
        token = ordinal.doc[place]
        if token.is_punct or token.pos_ in _VERBS:
            return False
        near = place - ordinal.i <= words["near"]
        if lengths.match(text, token.idx) or (near and names.match(text, token.idx)):
            return True
    return False


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of "in two weeks" and of "this week"."""
    words = date_words()["numbers"]["windows"]
    within, amounts, units, these = (
        "|".join(
            re.escape(one).replace(r"\ ", r"\s+") for one in sorted(words[name], reverse=True)
        )
        for name in ("within", "amounts", "units", "these")
    )
    lengths = rf"(?:{within})\s+(?:{amounts}|\d+)\s+(?:{units})s?\b"
    return (
        re.compile(lengths, re.IGNORECASE),
        re.compile(rf"(?:{these})\s+(?:{units})\b", re.IGNORECASE),
    )
