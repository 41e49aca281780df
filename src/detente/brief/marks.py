"""Quotation marks at the edges of words that are shown: those around all, and those left alone."""

import re

_OPENS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"', "'": "'’"}
_MARKS = "“”„«»‘’\"'"
_SINGLE = "‘’'"
_STOPS = ".,;:!?…"
_STOP = re.compile(r"(?<=[a-z0-9])\.$")


def bare(text: str) -> str:
    """Return words without the marks around all of them, and without a lone mark at an edge.

    Nothing is added, and nothing inside is changed.

    Examples
    --------
    >>> bare('"We stay," she said. "We do not go."')
    '"We stay," she said. "We do not go."'
    >>> bare('We stay," she said. "'), bare("‘We stay,’")
    ('We stay," she said', 'We stay')
    """
    before = None
    while before != text:
        before, text = text, _peeled(_STOP.sub("", text.strip().rstrip(" ,;")))
    return text


def _peeled(text: str) -> str:
    """Return words without one pair around them, or without one lone mark at an edge."""
    if not text:
        return text
    pairs, end = _partners(text), len(text.rstrip(_STOPS)) - 1
    if pairs.get(0, -1) == end > 0:
        return text[1:end]
    if text[0] in _MARKS and 0 not in pairs and not text[1:2].isdigit():
        return text[1:]
    lone = end > 0 and text[end] in _MARKS and end not in pairs
    return text[:end] if lone and not _is_apostrophe(text, end) else text


def _partners(text: str) -> dict[int, int]:
    """Return the place of each mark that has a partner, with the partner's place."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for place, mark in enumerate(text):
        if mark not in _MARKS or _is_apostrophe(text, place):
            continue
        fit = [one for one in waiting if mark in _OPENS[text[one]]]
        if fit and not _opens(text, place):
            found |= {fit[-1]: place, place: fit[-1]}
            waiting = [one for one in waiting if one < fit[-1]]
        elif mark in _OPENS:
            waiting.append(place)
    return found


def _opens(text: str, place: int) -> bool:
    """Tell a mark that begins a quotation: it stands before a word and behind none."""
    behind, ahead = text[:place][-1:], text[place + 1 : place + 2]
    return (not behind or behind.isspace() or behind in "([—–-“‘\"'") and not ahead.isspace()


def _is_apostrophe(text: str, place: int) -> bool:
    """Tell "don't", "the rebels' camp" from a single mark of quotation."""
    if text[place] not in _SINGLE or text[place] == "‘":
        return False
    return text[:place][-1:].isalnum() and "‘" not in text[:place] and not _waits(text, place)


def _waits(text: str, place: int) -> bool:
    """Tell whether a straight single mark before a place opened a quotation that ends at it."""
    ends = not text[place + 1 : place + 2].isalnum()
    return ends and any(
        text[one] == "'" and _opens(text, one) and text[one + 1 : one + 2].isalpha()
        for one in range(place)
    )
