"""How results show themselves in a notebook: tables as HTML, numbers with their meaning in words.

Every text is escaped here and nowhere else. No colour, no script and no address is given, so that
a table is as light or as dark as the notebook around it.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise

Outcome = Mapping[str, str]
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


BY_HAND = "override:"
"""How the name of a source begins that is an analyst's own range."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def clean(text: str) -> str:
    """Return text on one line, without characters that steer a terminal or turn its direction."""
    return " ".join(_UNSEEN.sub(" ", text).split())


def words(value: object) -> Markup:
    """Return a value as HTML: text escaped, markup as it is."""
    return value if isinstance(value, Markup) else Markup(escape(clean(str(value))))


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Markup:
    """Return a table whose rows begin with their names; nothing where there are no rows.

    Examples
    --------
    >>> table("Shares", ("party", "share"), [("<a>", 1)]).count("&lt;a&gt;")
    1
    """
    lines = [_row(row) for row in rows]
    if not lines:
        return Markup()
    named = "".join(f'<th scope="col">{words(one)}</th>' for one in head)
    return Markup(
        f"<table><caption>{words(caption)}</caption><thead><tr>{named}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table>"
    )


def _row(cells: Sequence[object]) -> str:
    """Return one row: the first cell names it."""
    first, *rest = cells
    data = "".join(f"<td>{words(one)}</td>" for one in rest)
    return f'<tr><th scope="row">{words(first)}</th>{data}</tr>'


def said(text: object) -> Markup:
    """Return a paragraph, or nothing for no text."""
    return Markup(f"<p>{words(text)}</p>") if str(text) else Markup()


def title(text: object) -> Markup:
    """Return the line that says what is shown."""
    return Markup(f"<p><strong>{words(text)}</strong></p>")


def bullets(items: Iterable[object]) -> Markup:
    """Return a list of points, or nothing for none."""
    lines = "".join(f"<li>{words(one)}</li>" for one in items)
    return Markup(f"<ul>{lines}</ul>") if lines else Markup()


def folded(summary: str, *parts: Markup) -> Markup:
    """Return parts that a click unfolds, or nothing where all are empty."""
    inner = "".join(parts)
    named = f"<summary>{words(summary)}</summary>"
    return Markup(f"<details>{named}{inner}</details>") if inner else Markup()


def block(*parts: Markup) -> str:
    """Return parts as what a notebook shows of one thing."""
    return f"<div>{''.join(parts)}</div>"


# -- numbers and terms in words ------------------------------------------------------------------


def per_100(share: float) -> str:
    """Return a share as a whole number of a hundred draws.

    Examples
    --------
    >>> per_100(0.317), per_100(0.004), per_100(0.0), per_100(0.998)
    ('32', 'under 1', '0', 'over 99')
    """
    if 0 < share < 0.005:  # noqa: PLR2004 - half of one in a hundred
        return "under 1"
    if 0.995 <= share < 1:  # noqa: PLR2004 - the same at the other end
        return "over 99"
    return str(int(share * 100 + 0.5))


def draws(share: float) -> str:
    """Return a share as the count of a hundred draws, in words."""
    return f"{per_100(share)} of 100 draws"


def interval(bounds: tuple[float, float]) -> str:
    """Return the ends of an interval of shares."""
    low, high = (per_100(end) for end in bounds)
    return f"{low} to {high}" if low != high else low


def plain(identifier: str) -> str:
    """Return an identifier as words.

    Examples
    --------
    >>> plain("security_guarantees")
    'security guarantees'
    """
    return identifier.replace("_", " ")


def day_told(date: dt.date) -> str:
    """Return a day in words.

    Examples
    --------
    >>> day_told(dt.date(2001, 2, 3))
    '3 February 2001'
    """
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def concept(name: str) -> str:
    """Return the name of a solution concept as textbooks write it.

    Examples
    --------
    >>> concept("kalai_smorodinsky"), concept("egalitarian")
    ('Kalai-Smorodinsky', 'egalitarian')
    """
    named = {"nash": "Nash", "kalai_smorodinsky": "Kalai-Smorodinsky"}
    return named.get(name, plain(name))


def terms(outcome: Outcome, than: Outcome | None = None) -> str:
    """Return the terms of an outcome, or only those that differ from another one's.

    Examples
    --------
    >>> terms({"truce": "limited", "aid": "as_is"}, {"truce": "full", "aid": "as_is"})
    'truce: limited'
    """
    before = than or {}
    changed = [(issue, option) for issue, option in outcome.items() if before.get(issue) != option]
    return "; ".join(f"{plain(issue)}: {plain(option)}" for issue, option in changed) or "the same"


def sources(keys: Sequence[str]) -> str:
    """Return how many sources a number has, and which."""
    return ", ".join(map(source_told, keys)) if keys else "none"


def source_told(key: str) -> str:
    """Return a source as a person reads it: the address of words, or that it was set by hand.

    Examples
    --------
    >>> source_told("75ecdc775ddc:p03"), source_told("override:north:ceasefire:limited")
    ('75ecdc775ddc:p03', 'set by an analyst')
    """
    return "set by an analyst" if key.startswith(BY_HAND) else key


def distinct(names: Mapping[str, str], about: Callable[[str], str]) -> dict[str, str]:
    """Return names by their ids, no two alike: one that several share says what it is about.

    Where that does not tell them apart either, the id does.

    Examples
    --------
    >>> shared = {"control:port": "port", "access:port": "port", "arms": "arms"}
    >>> distinct(shared, lambda key: key.partition(":")[0])
    {'control:port': 'port (control)', 'access:port': 'port (access)', 'arms': 'arms'}
    >>> distinct({"a": "talks", "b": "Talks"}, lambda _: "round")
    {'a': 'talks (a)', 'b': 'Talks (b)'}
    """
    told = _beside(dict(names), about)
    return (
        told
        if len({one.casefold() for one in told.values()}) == len(told)
        else _beside(dict(names), plain)
    )


def _beside(names: dict[str, str], about: Callable[[str], str]) -> dict[str, str]:
    """Return names, with what each is about behind those that several share."""
    count = Counter(one.casefold() for one in names.values())
    return {
        key: f"{one} ({about(key)})" if count[one.casefold()] > 1 else one
        for key, one in names.items()
    }


def counted(number: int, noun: str) -> str:
    """Return a count with its noun, in the plural where it is one."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def runs(numbers: Sequence[int]) -> str:
    """Return ascending numbers as a list, three or more in a row as a range.

    Examples
    --------
    >>> runs([0, 1, 2, 5, 7, 8]), runs([])
    ('0-2, 5, 7, 8', 'none')
    """
    breaks = [0, *(at + 1 for at, (a, b) in enumerate(pairwise(numbers)) if b != a + 1)]
    told: list[str] = []
    for start, stop in pairwise([*breaks, len(numbers)]):
        run = numbers[start:stop]
        is_long = len(run) > 2  # noqa: PLR2004 - two are as short by themselves
        told += [f"{run[0]}-{run[-1]}"] if is_long else map(str, run)
    return ", ".join(told) or "none"
