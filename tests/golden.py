"""How a reading is held against what a golden article expects.

An expectation quotes the article, so it survives any change of the tool. What is matched, and how:

statement   half of the words of both contents are shared; right if source and cue agree in a word;
            one inside another that the gold does not list is neither right nor wrong
event       same type, and a span of it touches the words; the day where the gold has one
position    party, issue, option (if the gold has one) and side, and the span touches the words;
            its fields (target, held, red line) are counted on the matched ones
term        "issue option" of a proposal whose spans touch the words
trap        something of a kind that touches the words and fits all other keys: must not come out

What is ``optional`` is right whether found or not. A further telling of a gold position is no
false alarm.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from detente.article import Position, Proposal, Reading, Span, Statement
from detente.reading.article import load_article
from detente.reading.reader import read

Gold = dict[str, Any]
ARTICLES = Path(__file__).parent / "articles"
SECTIONS = ("statement", "event", "position", "proposal", "trap")
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_HALF = 0.5


@dataclass(slots=True)
class Score:
    """Hits, misses and false alarms of one kind, and which they were."""

    hit: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    def __add__(self, other: "Score") -> "Score":
        """Return the pooled score."""
        return Score(self.hit + other.hit, self.missed + other.missed, self.false + other.false)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return 100 * self.hit / max(1, self.hit + len(self.false))

    @property
    def recall(self) -> float:
        """Return the share of what is expected that was found."""
        return 100 * self.hit / max(1, self.hit + len(self.missed))

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 200 * self.hit / max(1, 2 * self.hit + len(self.missed) + len(self.false))


def folders() -> list[Path]:
    """Return the folders of the golden articles."""
    return sorted(path.parent for path in ARTICLES.glob("*/expected.toml"))


def expected(folder: Path) -> Gold:
    """Return what the article of a folder must yield."""
    return tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))


def quotes(gold: Gold) -> list[str]:
    """Return all words that an expectation quotes from its article."""
    items = [item for section in SECTIONS for item in gold.get(section, [])]
    return [
        item[key]
        for item in items
        for key in ("content", "cue", "source", "words")
        if item.get(key)
    ]


@cache
def reading_of(folder: Path, nlp: Any) -> Reading:
    """Read the article of a folder on the day that its gold gives."""
    return read(load_article(folder / "article.txt", published=expected(folder)["published"]), nlp)


def scores(reading: Reading, gold: Gold) -> dict[str, Score]:
    """Return the score of each kind of item."""
    return {
        "statements": statements(reading, gold),
        "events": _events(reading, gold),
        "positions": _positions(reading, gold),
        "terms": _terms(reading, gold),
        "fields": _fields(reading, gold),
        "traps": _traps(reading, gold),
    }


def _words(text: str, *spans: Span) -> set[int]:
    """Return where the words begin that spans touch."""
    begin, end = _places(text)
    touched = [range(bisect_right(end, one.start), bisect_left(begin, one.end)) for one in spans]
    return {begin[at] for places in touched for at in places}


@cache
def _places(text: str) -> tuple[list[int], list[int]]:
    """Return where the words of a text begin, and where they end."""
    found = [match.span() for match in _WORD.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def _quoted(text: str, words: str, near: Iterable[int] = (0,)) -> set[int]:
    """Return where the words of a quotation begin: of several places the one that is nearest."""
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)"
    places = [match.start() for match in re.finditer(pattern, text)]
    if not places:
        raise ValueError(f"the article does not say {words!r}")
    start = min(places, key=lambda place: min(abs(place - one) for one in near))
    return {start + match.start() for match in _WORD.finditer(words)}


def _content(text: str, item: Gold) -> set[int]:
    """Return where the words of a content begin: of several places the one behind the cue."""
    at = text.find(f"{item['cue']} {item['content']}")
    return _quoted(text, item["content"], (at + len(item["cue"]) + 1 if at >= 0 else 0,))


def _quote(text: str, span: Span) -> str:
    """Return the words of a span for a list of errors."""
    return " ".join(text[span.start : span.end].split())


def statements(reading: Reading, gold: Gold) -> Score:
    """Pair statements by their contents, the best pairs first."""
    text, score = reading.article.text, Score()
    wanted = gold.get("statement", [])
    contents = [_content(text, item) for item in wanted]
    pairs = sorted(
        (-_overlap(mine, _words(text, *one.content)), not _attributed(text, item, mine, one), g, p)
        for g, (item, mine) in enumerate(zip(wanted, contents, strict=True))
        for p, one in enumerate(reading.statements)
    )
    taken_g: dict[int, bool] = {}
    taken_p: set[int] = set()
    for overlap, wrong, g, p in pairs:
        if -overlap >= _HALF and g not in taken_g and p not in taken_p:
            taken_g[g] = not wrong
            taken_p.add(p)
            if wrong and not wanted[g].get("optional"):
                score.false.append(f"wrong speaker or cue: {_told(text, reading.statements[p])}")
    right = [item for g, item in enumerate(wanted) if taken_g.get(g)]
    score.hit = sum(not item.get("optional") for item in right)
    score.missed = [i["content"] for i in wanted if i not in right and not i.get("optional")]
    spare = [s for p, s in enumerate(reading.statements) if p not in taken_p and not s.within]
    score.false += [_told(text, one) for one in spare]
    return score


def _overlap(first: set[int], second: set[int]) -> float:
    """Return the share of words that two contents have in common."""
    return len(first & second) / max(1, len(first | second))


def _attributed(text: str, item: Gold, content: set[int], one: Statement) -> bool:
    """Tell whether a statement has the speaker and a word of the cue that the gold has."""
    near = (min(content), max(content))
    source = _quoted(text, item["source"], near)
    spoken = one.source.span is not None and bool(source & _words(text, one.source.span))
    if not item["cue"]:
        return spoken
    cued = one.cue is not None and bool(_quoted(text, item["cue"], near) & _words(text, one.cue))
    return spoken and cued


def _told(text: str, one: Statement) -> str:
    """Return a statement for a list of errors."""
    cue = "" if one.cue is None else _quote(text, one.cue)
    return f"{one.source.text} | {cue} | {_quote(text, one.content[0])}"


def _events(reading: Reading, gold: Gold) -> Score:
    """Count the events that must be there; what else happened is not scored."""
    text, score = reading.article.text, Score()
    for item in gold.get("event", []):
        words = _quoted(text, item["words"])
        fits = [
            one
            for one in reading.events
            if one.type == item["type"] and words & _words(text, *one.spans)
        ]
        if any("on" not in item or one.on.date == str(item["on"]) for one in fits):
            score.hit += 1
        else:
            days = [one.on.date for one in fits]
            score.missed.append(f"{item['type']} {item['words']} {item.get('on')} (found: {days})")
    return score


def _side(stance: int) -> int:
    """Return 1 for, -1 against, 0 undecided."""
    return (stance > 0) - (stance < 0)


def _is(text: str, item: Gold, one: Position) -> bool:
    """Tell whether a position is the one that the gold has."""
    issues = [item["issue"], *item.get("also_issue", [])]
    return (
        one.party == item["party"]
        and one.issue in issues
        and (one.issue != item["issue"] or item.get("option") in {None, one.option})
        and _side(one.stance) == item["sign"]
        and bool(_quoted(text, item["words"]) & _words(text, one.span))
    )


def _show(text: str, one: Position) -> str:
    """Return a position for a list of errors."""
    target = f" [{one.target}]" if one.target else ""
    words = _quote(text, one.span)
    return f"{one.party} {one.issue} {one.option}{target} {one.stance:+d} {one.held}: {words!r}"


def _positions(reading: Reading, gold: Gold) -> Score:
    """Match positions; each gold one counts once."""
    text, score, explained = reading.article.text, Score(), set()
    for item in gold.get("position", []):
        fits = [one.id for one in reading.positions if _is(text, item, one)]
        explained.update(fits)
        if item.get("optional"):
            continue
        if fits:
            score.hit += 1
        else:
            score.missed.append(
                " ".join(str(item.get(k)) for k in ("party", "issue", "option", "sign", "words"))
            )
    score.false = [_show(text, one) for one in reading.positions if one.id not in explained]
    return score


def _fields(reading: Reading, gold: Gold) -> Score:
    """Count the fields that are right on the positions that were found."""
    text, score = reading.article.text, Score()
    for item in gold.get("position", []):
        fits = [one for one in reading.positions if _is(text, item, one)]
        if item.get("optional") or not fits:
            continue
        for key in [key for key in ("held", "target", "red_line") if key in item]:
            if any(_same(key, item[key], getattr(one, key)) for one in fits):
                score.hit += 1
            else:
                score.missed.append(f"{key} {getattr(fits[0], key)!r}: {_show(text, fits[0])}")
    return score


def _same(key: str, gold: Any, found: Any) -> bool:
    """Tell whether a field agrees; a target agrees if one names the other."""
    if key != "target":
        return bool(gold == found)
    first, second = str(gold).casefold(), str(found or "").casefold()
    return bool(second) and (first in second or second in first)


def _terms(reading: Reading, gold: Gold) -> Score:
    """Count the terms of proposals."""
    text, score = reading.article.text, Score()
    explained: set[tuple[str, str]] = set()
    for item in gold.get("proposal", []):
        words = _quoted(text, item["words"])
        near = [one for one in reading.proposals if words & _words(text, *one.spans)]
        found = Counter(term for one in near for term in _names(one))
        explained |= {(one.id, term) for one in near for term in item["terms"]}
        if item.get("optional"):
            continue
        score.hit += sum(term in found for term in item["terms"])
        score.missed += [
            f"{term} in {item['words']!r}" for term in item["terms"] if term not in found
        ]
    score.false = [
        f"{term} in {_quote(text, one.spans[0])!r}"
        for one in reading.proposals
        for term in _names(one)
        if (one.id, term) not in explained
    ]
    return score


def _names(proposal: Proposal) -> list[str]:
    """Return the terms of a proposal as the gold writes them."""
    return [f"{term.issue} {term.option}" for term in proposal.terms]


def _traps(reading: Reading, gold: Gold) -> Score:
    """Count the traps that were avoided."""
    score = Score()
    for trap in gold.get("trap", []):
        caught = [
            one for one in getattr(reading, trap["kind"] + "s") if _caught(reading, trap, one)
        ]
        if caught:
            score.false.append(trap["why"])
        else:
            score.hit += 1
    return score


def _caught(reading: Reading, trap: Gold, one: Any) -> bool:
    """Tell whether an item is what a trap forbids."""
    text = reading.article.text
    spans = one.spans if trap["kind"] in {"event", "proposal"} else (one.span,)
    if "words" in trap and not _quoted(text, trap["words"]) & _words(text, *spans):
        return False
    if "sign" in trap and _side(one.stance) != trap["sign"]:
        return False
    if "actor" in trap and trap["actor"] not in one.actors:
        return False
    return all(
        getattr(one, key) == trap[key]
        for key in ("party", "issue", "option", "type")
        if key in trap
    )
