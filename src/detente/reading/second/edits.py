"""Edit distance: how many characters must be put in, taken out or exchanged."""

from collections.abc import Iterator
from os.path import commonprefix


def ends_within(pattern: str, text: str, most: int) -> Iterator[tuple[int, int]]:
    """Yield each place at which an approximate occurrence of a pattern ends, and its distance.

    Parameters
    ----------
    pattern
        What is looked for; not empty.
    text
        Where it is looked for.
    most
        The largest distance that is of interest.

    Notes
    -----
    One step a character of the text, each on integers of as many bits as the pattern has
    characters: the time does not depend on what the two hold.

    References
    ----------
    Myers, G. (1999). A fast bit-vector algorithm for approximate string matching based on dynamic
    programming. Journal of the ACM 46(3), 395-415.

    Examples
    --------
    >>> list(ends_within("truce", "a truse", 1))
    [(7, 1)]
    """
    mask, highest = (1 << len(pattern)) - 1, 1 << (len(pattern) - 1)
    places: dict[str, int] = {}
    for number, character in enumerate(pattern):
        places[character] = places.get(character, 0) | 1 << number
    rises, falls, distance = mask, 0, len(pattern)
    for end, character in enumerate(text, 1):
        equal = places.get(character, 0)
        upright = equal | falls
        level = (((equal & rises) + rises) ^ rises) | equal
        up, down = falls | (mask & ~(level | rises)), rises & level
        distance += bool(up & highest) - bool(down & highest)
        up, down = up << 1, down << 1
        rises = mask & (down | ~(upright | up))
        falls = up & upright & mask
        if distance <= most:
            yield end, distance


def distance_within(one: str, other: str, most: int) -> int | None:
    """Return the edit distance of two texts, or None if it is larger than ``most``.

    Examples
    --------
    >>> distance_within("will never", "shall never", 3), distance_within("now", "never", 2)
    (3, None)
    """
    if abs(len(one) - len(other)) > most:
        return None
    one, other = _apart(one, other)
    above = {column: column for column in range(most + 1)}
    for row, character in enumerate(one, 1):
        here: dict[int, int] = {}
        for column in range(max(0, row - most), min(len(other), row + most) + 1):
            far = most + 1
            exchanged = far
            if column:
                exchanged = above.get(column - 1, far) + (character != other[column - 1])
            here[column] = min(
                exchanged, above.get(column, far) + 1, here.get(column - 1, far) + 1
            )
        above = here
    found = above.get(len(other), most + 1)
    return found if found <= most else None


def _apart(one: str, other: str) -> tuple[str, str]:
    """Return two texts without what they begin and end with alike."""
    start = len(commonprefix((one, other)))  # noqa: RUF071 - characters are meant, not paths
    one, other = one[start:], other[start:]
    end = len(commonprefix((one[::-1], other[::-1])))  # noqa: RUF071 - as above
    return one[: len(one) - end], other[: len(other) - end]
