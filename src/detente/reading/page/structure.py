"""The parts of an article's text: title, deck, bylines, dateline, headings, what is not read."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.reading.page.boilerplate import boilerplate_lines
from detente.reading.page.byline import Byline, byline_of
from detente.reading.page.dateline import (
    Dateline,
    OutletLine,
    dateline_of,
    is_date_line,
    outlet_alone,
    outlet_line_of,
)
from detente.reading.page.metadata import day_in

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARKED = re.compile(r"\s*#{1,6}\s+")
_FULL_STOP = re.compile(r".*[.…][\"'”’»)\]]*")
_SENTENCE_END = re.compile(r".*[.!?…:;,][\"'”’»)\]]*")
_ABBREVIATION_END = re.compile(r".*\b(?:[A-Z]\.){2,}|.*\b(?:Jr|Sr|Inc|Ltd|Co|etc)\.")
_ATTRIBUTED = re.compile(r"[”’\"'] ?[—–―-]")
_HEAD_LINES = 8
_LONGEST_TITLE = 250
_LONGEST_DECK = 350
_LONGEST_HEADING = 100
_MOST_HEADING_WORDS = 14
_LEAST_PARAGRAPH_WORDS = 9
_CAPITALISED_SHARE = 0.6
_LONG_WORD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank: its words without blanks and heading marks, and their place."""

    text: str
    start: int
    marked: bool = False

    @property
    def range(self) -> tuple[int, int]:
        """Return the characters of the words."""
        return self.start, self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The parts that a text shows by its own layout; character ranges where places are meant.

    ``unread`` are the byline, lines that hold only a date, and the dateline before the first
    sentence: not boilerplate, but nothing that anybody states.
    """

    title: str | None = None
    deck: str | None = None
    bylines: tuple[str, ...] = ()
    outlet: str | None = None
    published: dt.date | None = None
    headings: tuple[tuple[int, int], ...] = ()
    boilerplate: tuple[tuple[int, int], ...] = ()
    unread: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The lines before the body: where each part stands among the lines that are read."""

    title: int | None
    byline: tuple[int, Byline] | None
    dateline: tuple[int, Dateline] | None
    dates: tuple[int, ...]
    outlet: OutletLine | None = None

    @property
    def own(self) -> frozenset[int]:
        """Return the numbers of the lines that are title, byline or date."""
        single = [self.title, self.byline[0] if self.byline else None]
        return frozenset(place for place in (*single, *self.dates) if place is not None)

    @property
    def first_sign(self) -> int | None:
        """Return the number of the first line that ends the deck."""
        places = list(self.dates)
        places += [self.byline[0]] if self.byline else []
        places += [self.dateline[0]] if self.dateline else []
        return min(places, default=None)


@lru_cache(maxsize=2)  # asked for while an article is loaded, parsed and read
def structure_of(text: str) -> Structure:
    """Find the parts of a text by its layout alone."""
    lines = lines_of(text)
    junk = boilerplate_lines([line.text for line in lines])
    read = [line for place, line in enumerate(lines) if place not in junk]
    head = _head_of(read)
    deck = _deck_place(read, head)
    return Structure(
        title=read[head.title].text if head.title is not None else None,
        deck=read[deck].text if deck is not None else None,
        bylines=head.byline[1].names if head.byline else (),
        outlet=_outlet(head),
        published=_published(read, head),
        headings=tuple(_headings(read, head, deck)),
        boilerplate=tuple(lines[place].range for place in sorted(junk)),
        unread=tuple(_unread(read, head)),
    )


def lines_of(text: str) -> list[Line]:
    """Return the lines that are not blank, without a heading's mark."""
    found = []
    for match in _LINE.finditer(text):
        mark = _MARKED.match(match.group())
        words = match.group()[mark.end() if mark else 0 :]
        start = match.end() - len(words) + len(words) - len(words.lstrip())
        if words.strip():
            found.append(Line(text=words.strip(), start=start, marked=mark is not None))
    return found


def _head_of(lines: Sequence[Line]) -> _Head:
    """Find title, byline, dateline and date lines among the first lines."""
    first = lines[:_HEAD_LINES]
    bylines = [
        (place, found) for place, line in enumerate(first) if (found := byline_of(line.text))
    ]
    title = 0 if _is_title(lines) else None
    outlets = {
        place: stated
        for place, line in enumerate(first)
        if place != title
        and (stated := outlet_line_of(line.text) or _outlet_beside(first, place, title))
    }
    datelines = [
        (place, dateline)
        for place, line in enumerate(first)
        if place != title and (dateline := dateline_of(line.text))
    ]
    return _Head(
        title=title,
        byline=bylines[0] if bylines else None,
        dateline=datelines[0] if datelines else None,
        dates=tuple(
            place
            for place, line in enumerate(first)
            if place in outlets or is_date_line(line.text)
        ),
        outlet=next((one for one in outlets.values() if one.name), None),
    )


def _outlet_beside(lines: Sequence[Line], place: int, title: int | None) -> OutletLine | None:
    """Return the outlet on a line of its own under the title, beside the byline or the day."""
    found = outlet_alone(lines[place].text) if title is not None and place > title else None
    beside = [*lines[place + 1 : place + 2], *lines[max(place - 1, (title or 0) + 1) : place]]
    return found if any(_is_sign(line.text) for line in beside) else None


def _is_sign(text: str) -> bool:
    """Tell whether a line is a byline, a date, or begins with a dateline."""
    return byline_of(text) is not None or is_date_line(text) or dateline_of(text) is not None


def _is_title(lines: Sequence[Line]) -> bool:
    """Tell whether the first line is a title: short, not a plain sentence, more follows it."""
    if len(lines) < 2 or len(lines[0].text) > _LONGEST_TITLE:  # noqa: PLR2004 - a title and a body
        return False
    line = lines[0]
    if line.marked:
        return True
    ends = _FULL_STOP.fullmatch(line.text) is not None
    report = ends and dateline_of(line.text) is not None
    if byline_of(line.text) or is_date_line(line.text) or report or not line.text[0].isprintable():
        return False
    abbreviated = _ABBREVIATION_END.fullmatch(line.text) is not None
    return abbreviated or not ends or _is_capitalised(line.text)


def _is_capitalised(text: str) -> bool:
    """Tell whether most long words of a line have a capital, as titles of some outlets do."""
    found: list[str] = re.findall(r"[^\W\d_]+", text)
    words = [word for word in found if len(word) >= _LONG_WORD]
    return sum(word[0].isupper() for word in words) > _CAPITALISED_SHARE * len(words)


def _deck_place(lines: Sequence[Line], head: _Head) -> int | None:
    """Return the line between the title and the byline, the date or the dateline."""
    if head.title is None or head.first_sign is None:
        return None
    between = range(head.title + 1, head.first_sign)
    if not 1 <= len(between) <= 2:  # noqa: PLR2004 - a deck of one line, or of two
        return None
    return between[0] if len(lines[between[0]].text) <= _LONGEST_DECK else None


def _outlet(head: _Head) -> str | None:
    """Return the outlet that the dateline or the byline names."""
    said = head.dateline[1].outlet if head.dateline else None
    said = said or (head.outlet.name if head.outlet else None)
    return said or (head.byline[1].outlet if head.byline else None)


def _published(lines: Sequence[Line], head: _Head) -> dt.date | None:
    """Return the day that a date line, the byline or the dateline states in full."""
    places = [*head.dates, *([head.byline[0]] if head.byline else [])]
    stated = [day_in(lines[place].text) for place in places]
    stated.append(head.dateline[1].day if head.dateline else None)
    return next((day for day in stated if day is not None), None)


def _headings(lines: Sequence[Line], head: _Head, deck: int | None) -> list[tuple[int, int]]:
    """Return the short lines without a full stop that a longer paragraph follows."""
    return [
        line.range
        for place, line in enumerate(lines[:-1])
        if place not in head.own and place != deck and place > (head.title or 0)
        if line.marked or (_is_short(line.text) and _is_paragraph(lines[place + 1], line))
    ]


def _is_short(text: str) -> bool:
    """Tell whether a line is as short as a heading, begins like one and ends without a stop."""
    if len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS:
        return False
    begins = text[0].isupper() or text[0].isdigit() or text[0] in "“‘\"'"
    ends = _SENTENCE_END.fullmatch(text) and not text.endswith("?")
    quoted = text[0] in "“‘\"'" and _ATTRIBUTED.search(text)
    return begins and not ends and not quoted and re.search(r"[^\W\d_]{2}", text) is not None


def _is_paragraph(line: Line, heading: Line) -> bool:
    """Tell whether a line is running text: longer than the heading, and ended like a sentence."""
    longer = len(line.text) > len(heading.text)
    enough = len(line.text.split()) >= _LEAST_PARAGRAPH_WORDS
    return longer and enough and _SENTENCE_END.fullmatch(line.text) is not None


def _unread(lines: Sequence[Line], head: _Head) -> list[tuple[int, int]]:
    """Return the byline, the lines of dates and the dateline."""
    places = sorted({*head.dates, *([head.byline[0]] if head.byline else [])})
    ranges = [lines[place].range for place in places]
    if head.dateline is not None:
        start = lines[head.dateline[0]].start
        ranges.append((start, start + head.dateline[1].length))
    return sorted(ranges)
