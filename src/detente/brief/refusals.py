"""In which words a party refuses a term: its own position, else a refusal told as a deed."""

import re
from collections.abc import Iterator

from detente.analysis.results import Objection
from detente.article import Event, Reading
from detente.brief.deeds import acting_parties, kind_of
from detente.brief.desk import Desk
from detente.evidence import Claim
from detente.preference import issue_key

_STEM = 4


def refusal(desk: Desk, one: Objection) -> str | None:
    """Return the key of the words in which a party refuses a term, its own on record first.

    After those come the sources of the objection, refusals told as deeds, and hearsay; None is
    returned where the record holds no words at all.
    """
    claims = [c for c in desk.evidence.claims if _refuses(c, one)]
    own = [c.key for c in claims if c.position.held == "stated"]
    rest = [c.key for c in claims if c.position.held != "stated"]
    known = [key for key in one.sources if desk.item(key)]
    return next(iter([*own, *known, *_told(desk, one), *rest]), None)


def _refuses(claim: Claim, one: Objection) -> bool:
    """Tell whether a claim is a party's refusal of a term, under its target or in general."""
    stance = claim.position
    keys = (issue_key(stance.issue, stance.target), stance.issue)
    same = one.issue in keys or (stance.target is None and one.issue.startswith(f"{keys[1]}:"))
    return same and (stance.party, stance.option) == (one.party, one.option) and stance.stance < 0


def _told(desk: Desk, one: Objection) -> Iterator[str]:
    """Yield the keys of deeds in which a party refuses the very term, or its issue as a whole."""
    for reading in desk.evidence.readings:
        for event in reading.events:
            if not _is_refusal(reading, event, one.party):
                continue
            if _names(desk, one, _stems(_telling(reading, event))):
                yield f"{reading.article.id[:12]}:{event.id}"


def _names(desk: Desk, one: Objection, told: set[str]) -> bool:
    """Tell whether words name a term, or its issue and none of its ways.

    All words of the option must stand there, of an option of one word the issue beside it, and
    no word that only another option of the issue has.
    """
    issue = desk.issue(one.issue)
    ways = _stems((issue.title if issue else "") or desk.issue_words(one.issue))
    own = _stems(desk.option_words(one.issue, one.option))
    options = [way.id for way in issue.options] if issue else []
    every = {way: _stems(desk.option_words(one.issue, way)) for way in options}
    others = set[str]().union(*(every[way] for way in every if way != one.option))
    if (others - own - ways) & told:
        return False
    term = own if len(own) > 1 else own | ways
    return any(words and words <= told for words in (term, ways))


def _is_refusal(reading: Reading, event: Event, party: str) -> bool:
    """Tell whether a party refuses something, and not what is read as a position already."""
    if event.type != "REJECT" or event.background:
        return False
    if kind_of(event, _telling(reading, event))["noun"] != "Refusal":
        return False
    read = any(one.span.overlaps(event.spans[0]) for one in reading.positions)
    return not read and party in acting_parties(reading, event)


def _telling(reading: Reading, event: Event) -> str:
    """Return the words that tell a deed first."""
    return reading.article.quote(event.spans[0])


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words that carry a term's meaning."""
    return {word[:_STEM] for word in re.findall(r"\w{4,}", text.lower())}
