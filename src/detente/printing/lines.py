"""Lines of at most a hundred columns, and how a term is named in them."""

import textwrap

from detente.display import clean, plain

WIDTH = 100


def wrapped(text: str, indent: str) -> list[str]:
    """Return a text as lines, the later ones indented."""
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    ) or [""]


def term_words(issue: str, target: str | None, option: str | None) -> str:
    """Name a term in words."""
    of = f" ({clean(target)})" if target else ""
    return f"{plain(issue)}{of}{f': {plain(option)}' if option else ''}"
