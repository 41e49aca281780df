"""Words that may be a date, found by patterns alone; ``date_meaning`` says what they mean."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

Relation = Literal["absolute", "after", "before", "later", "earlier", "same"]
_RELATIONS: dict[str, Relation] = {
    "after": "after",
    "before": "before",
    "later": "later",
    "earlier": "earlier",
    "next": "later",
    "following": "later",
    "previous": "earlier",
    "same": "same",
}

_BLOCK = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may be a date: characters ``[start, end)``, the rule that took them, parts."""

    start: int
    end: int
    rule: str
    parts: Mapping[str, str | None]
    text: str

    @property
    def relation(self) -> Relation:
        """Return how the phrase hangs on another date, ``absolute`` if it does not."""
        return _RELATIONS.get((self.parts.get("relation") or "").lower(), "absolute")


@lru_cache(maxsize=1)
def date_words() -> dict[str, Any]:
    """Return the lexicon of dates."""
    lexicon = files("detente.reading") / "lexicon"
    words = tomllib.loads((lexicon / "dates.toml").read_text(encoding="utf-8"))
    words["numbers"] = tomllib.loads((lexicon / "numbers.toml").read_text(encoding="utf-8"))
    return words


def _any(words: list[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _parts() -> dict[str, str]:
    """Return the building blocks of the patterns, by name."""
    words = date_words()
    numbers = words["numbers"]
    months = _any([n for names in words["months"] for n in names])
    nth = r"[0-3]?\d"
    return {
        "day": rf"(?P<weekday>{_any([n for names in words['weekdays'] for n in names])})\b\.?",
        "month": rf"(?P<month>{months})\b\.?",
        "later_month": rf"(?P<later_month>{months})\b\.?",
        "count": rf"(?P<count>\d{{1,3}}|{_any(list(numbers['words']))}|the)",
        "part": r"(?:early |late )?(?:morning|afternoon|evening|night|noon|dawn)",
        "year": r"(?P<year>1[6-9]\d\d|20\d\d)\b",
        "n": rf"(?P<day>{nth})(?:st|nd|rd|th)?",
        "later_n": rf"(?P<later_day>{nth})(?:st|nd|rd|th)?",
        "ordinal": rf"(?P<ordinal>{_any(list(numbers['ordinals']))})",
        "span": r"(?P<unit>day|week|fortnight)",
        "unit": r"(?P<unit>week|month|year)",
        "long_unit": r"(?P<unit>day|week|fortnight|month|year)s?",
        "which": r"(?P<which>last|next|this)",
        "any_which": r"(?P<which>last|next|this coming|this past|this|(?:the )?coming)",
        "whose": r"(?: (?:of )?(?P<whose>last|this|next) year\b)",
        "offset": rf"(?P<offset>{_any(list(words['days_off']))})",
        "fixed": rf"(?P<fixed>{_any(list(words['fixed_days']))})",
        "age": r"(?:decades?|centur(?:y|ies)|generations?)",
        "some": r"(?:few |several |couple of |two |three )?",
        "about": _any(words["about"]),
        "season": _any(words["seasons"]),
    }


_PATTERNS = (
    ("full", r"(?P<year>\d{4})[-/](?P<month>[01]\d)[-/](?P<day>[0-3]\d)"),
    (
        "figures",
        r"(?P<first>[0-3]?\d)(?P<sep>[/.-])(?P<second>[0-3]?\d)(?P=sep)(?P<year>20\d\d|19\d\d)",
    ),
    (
        "range",
        r"{n} {month}(?:,? \d{4})? ?(?:to|and|until|-|–) ?{later_n} {later_month}(?:,? {year})?",
    ),
    ("range", r"{n} ?(?:to|and|until|-|–) ?{later_n} {month}(?:,? {year})?"),
    ("range", r"{month} {n} ?(?:to|and|until|-|–) ?{later_n}\b(?:,? {year})?"),
    ("week_of", r"(?:the )?week (?:of|beginning|starting|commencing) {n} {month}(?:,? {year})?"),
    ("week_of", r"(?:the )?week (?:of|beginning|starting|commencing) {month} {n}\b(?:,? {year})?"),
    (
        "full",
        r"(?:(?:early|small) hours of )?(?:{day},? )?{n} (?:of )?{month}(?:,? {year}|{whose})?",
    ),
    ("full", r"(?:(?:early|small) hours of )?(?:{day},? )?{month} {n}\b(?:,? {year}|{whose})?"),
    ("full", r"the {ordinal} of {month}(?:,? {year}|{whose})?"),
    ("fixed", r"{fixed}(?:,? {year})?"),
    ("vague", r"(?:{about}) {count} (?:\w+ )?\w+s? (?:ago|earlier|later|after|before)"),
    ("vague", r"(?:a few|several|some) \w+s (?:ago|earlier|later|after|before)"),
    (
        "vague",
        r"(?:half a|a) (?:day|week|month|year)(?: and a half)? ago(?<=half ago)|half a year ago",
    ),
    ("ago", r"{count} {long_unit} ago"),
    ("vague", r"(?:days|weeks|months|years|decades|centuries|generations) ago"),
    ("vague", r"(?:years|decades|centuries|generations) (?:earlier|before|previously)"),
    ("hence", r"{count} {long_unit} from now"),
    ("hence", r"in {count} {long_unit}['’]?(?:s['’]?)? time"),
    ("within", r"in {count} {long_unit}"),
    ("week_on", r"{day} week"),
    ("week_on", r"a week (?:on|from) {day}"),
    ("week_on", r"a week {offset}"),
    ("weekday", r"overnight (?:to|into|on) {day}"),
    ("offset", r"(?:(?:early|small) hours of )?{offset}"),
    ("anchored", r"{count} {span}s? (?P<relation>after|before|later|earlier)"),
    ("anchored", r"{count} (?P<unit>month|year)s? (?P<relation>after|before|later|earlier)"),
    ("vague", r"{count} {age} (?:ago|earlier|later|after|before)"),
    ("anchored", r"the (?P<relation>next|following|previous) {span}"),
    (
        "anchored",
        r"(?:the (?:very )?|that )(?P<relation>same) (?:day|morning|afternoon|evening|night)",
    ),
    (
        "vague",
        r"(?:the )?(?:next|last|past|coming|recent) {some}(?:days|weeks|months|years)",
    ),
    ("weekday", r"(?:the )?(?:early|small) hours of (?:{which} )?{day}(?: morning)?"),
    ("weekday", r"(?:{any_which} )?(?:early |late )?{day}(?: {part})?"),
    ("weekend", r"(?:{any_which}|over the|at the|the) weekend"),
    ("vague", r"the (?:first|second|third|fourth|last) quarter(?! of (?:the )?\d)"),
    ("vague", r"(?:last|next|this) (?:{season})"),
    ("vague", r"(?:the )?(?:early |late |mid-)?(?:1[6-9]|20)\d0s"),
    ("month", r"(?:{which} )?(?:(?:early|late|mid)[ -])?{month}(?:(?: of)?,? {year}|{whose})?"),
    ("unit", r"(?:early |later |earlier |late )?{which} {unit}"),
    ("unit", r"the (?:end|start|beginning|middle|close) of (?:{which}|the) {unit}"),
    ("year", r"(?<=[a-z] ){year}(?!-)"),
    ("vague", r"recent(?:ly)?"),
)
"""Rules and their patterns, those that say most first; ``{name}`` is a block of ``_parts``."""


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the rules with their patterns compiled."""
    return tuple(
        (rule, re.compile(rf"\b(?:{_filled(text)})\b", re.IGNORECASE)) for rule, text in _PATTERNS
    )


def _filled(text: str) -> str:
    """Return a pattern with its blocks filled in."""
    return _BLOCK.sub(lambda found: _parts()[found[1]], text)


@lru_cache(maxsize=1)
def _long_ago() -> re.Pattern[str]:
    """Return the pattern of a time long gone by that has no date."""
    return re.compile("|".join(date_words()["long_ago"]), re.IGNORECASE)


def is_long_ago(text: str | None) -> bool:
    """Tell "decades ago", "years earlier", "in the 1990s": history, whatever the day.

    Examples
    --------
    >>> is_long_ago("A decade ago"), is_long_ago("two days ago")
    (True, False)
    """
    return text is not None and _long_ago().search(text) is not None


def phrases_of(text: str) -> list[Phrase]:
    """Find the words that may be dates, in order, none inside another."""
    found: list[Phrase] = []
    taken: set[int] = set()
    for rule, pattern in _rules():
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken.isdisjoint(range(start, end)) and _is_date(rule, match, text):
                parts, words = match.groupdict(), match.group()
                found.append(Phrase(start=start, end=end, rule=rule, parts=parts, text=words))
                taken.update(range(start, end))
    return sorted(found, key=lambda phrase: phrase.start)


def _is_date(rule: str, match: re.Match[str], text: str) -> bool:
    """Refuse small letters in a name, and a verb or an abbreviation that looks like a date."""
    parts = match.groupdict()
    names = (parts.get("weekday"), parts.get("month"), parts.get("later_month"))
    if any(name and not (name[0].isupper() or name[0].isdigit()) for name in names):
        return False
    if rule == "month":
        return _is_month(match, text)
    return True


def _is_month(match: re.Match[str], text: str) -> bool:
    """Tell the month from the verb, and refuse an abbreviation that stands alone."""
    words = date_words()
    name = match.group("month")
    if name not in [names[0] for names in words["months"]]:
        return match.group("year") is not None
    if name not in words["doubtful_months"] or any(
        match.group(part) for part in ("year", "which", "whose")
    ):
        return True
    if match.group() != name:
        return True
    before = text[: match.start()].rstrip().rpartition(" ")[2].lower()
    return before in words["month_openers"]
