"""Counted things that are not told apart: "five regions" is one phrase, not five facts."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from detente.article import Position, Proposal
from detente.reading.lexicon.tables import table

_ONE = 1


@cache
def _count() -> re.Pattern[str]:
    """Return the pattern of a phrase that begins with a number above one."""
    numbers = [word for word, value in table("numbers")["words"].items() if value > _ONE]
    words = "|".join(sorted(numbers, key=len, reverse=True))
    return re.compile(rf"(?:so-called )?(?:[2-9]|[1-9]\d{{1,2}}|{words}) \w", re.IGNORECASE)


def counted_targets(positions: Iterable[Position], proposals: Iterable[Proposal]) -> Iterator[str]:
    """Yield a sentence for each counted target: which they are is left to who reads on.

    A number is no list: nothing is said of each of them, and no other text may fill them in.
    """
    targets = [one.target for one in positions]
    targets += [term.target for one in proposals for term in one.terms]
    for target in dict.fromkeys(target for target in targets if target is not None):
        if _count().match(target):
            yield (
                f'"{target}" is kept as one phrase: that the same ones are meant each time is '
                "an inference, and nothing is said of each"
            )
