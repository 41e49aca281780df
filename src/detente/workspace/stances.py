"""A party's stance on one option as the record has it: the latest quote, with all its signs."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from detente.brief.hearsay import voice
from detente.brief.latest import day_of, has_moved
from detente.brief.matrix import RowKey, has_scopes
from detente.brief.wording import capital, excerpt
from detente.display import clean
from detente.evidence import Claim
from detente.model.placing import places
from detente.preference import Estimate
from detente.record.decisions import ANALYST
from detente.workspace.known import Known, key_of
from detente.workspace.telling import plain_stance

_SCOPES = {"de_jure": "de jure", "de_facto": "de facto"}
_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A party's stance on one option, on one sort of authority: the latest of its quotes.

    ``low`` to ``high`` is how acceptable the option is (None: it is no term of the model).
    ``trend`` tells whether the latest quote is more (1) or less (-1) favourable than the one
    before, which ``before`` says. ``condition_on`` is the day of a ``condition`` that an earlier
    quote set and the latest does not repeat. ``voice`` is empty for the party's own words.
    ``set_by`` tells who set the range by hand and why, ``read_by`` who corrected or added the
    latest quote.
    """

    party: str
    party_name: str
    issue: str
    option: str | None
    scope: str
    about: str
    word: str
    stance: int
    held: str
    voice: str
    low: float | None
    mode: float | None
    high: float | None
    trend: int
    before: str
    condition: str
    condition_on: dt.date | None
    red_line: bool
    old: bool
    contested: bool
    latest: dt.date | None
    keys: tuple[str, ...]
    set_by: str = ""
    read_by: str = ""

    @property
    def level(self) -> str:
        """Return which fifth of the scale the most likely value lies in, "" where none is."""
        return "" if self.mode is None else str(min(4, int(self.mode * 5)))


def entry_of(known: Known, key: RowKey, claims: Sequence[Claim]) -> Entry:
    """Return what claims of one term on one sort of authority come to: the latest leads."""
    last = claims[-1]
    item, one = known.desk.items[last.key], last.position
    earlier = [c for c in claims if c.position.stance != one.stance]
    value = estimate_for(known, last)
    bounded = next((c for c in reversed(claims) if c.position.condition), None)
    return Entry(
        party=one.party,
        party_name=known.desk.party(one.party),
        issue=key[0],
        option=key[1],
        scope=_SCOPES.get(key[2] or "", "") if has_scopes(key[0]) else "",
        about=_about(known, key),
        word=plain_stance(item),
        stance=one.stance,
        held=one.held,
        voice=voice(known.desk, item),
        low=value.low if value else None,
        mode=value.mode if value else None,
        high=value.high if value else None,
        trend=_sign(one.stance - earlier[-1].position.stance) if earlier else 0,
        before=plain_stance(known.desk.items[earlier[-1].key]) if earlier else "",
        condition=_condition(bounded),
        condition_on=_earlier(bounded, last),
        red_line=any(c.position.red_line for c in claims),
        old=is_old(known, last),
        contested=bool({c.key for c in claims} & contested_keys(known)),
        latest=last.reports[0].day,
        keys=tuple(c.key for c in reversed(claims)),
        set_by=_set_by(known, last),
        read_by=read_by(last),
    )


def _set_by(known: Known, claim: Claim) -> str:
    """Return who set the range of a claim's option by hand, and why; "" for nobody."""
    option = _option(known, claim)
    one = known.override(claim.position.party, key_of(claim), option) if option else None
    return one.told if one else ""


def read_by(claim: Claim) -> str:
    """Return who corrected or added the best report of a claim; "" for nobody."""
    report = claim.reports[0]
    people = [one.removeprefix(ANALYST) for one in claim.position.readers if ANALYST in one]
    verb = {"correct": "corrected", "add": "added"}.get(report.reviewed or "")
    return f"{verb} by {people[-1]}" if verb and people else ""


def _about(known: Known, key: RowKey) -> str:
    """Return which way an issue would be settled, in words."""
    return capital(known.desk.option_words(key[0], key[1])) if key[1] else "Which way is not said"


def estimate_for(known: Known, claim: Claim) -> Estimate | None:
    """Return how acceptable the option of a claim is to its party, where the model has it."""
    option = _option(known, claim)
    value = known.value(claim.position.party, key_of(claim), option) if option else None
    return value.estimate if value else None


def _option(known: Known, claim: Claim) -> str | None:
    """Return the option of the model that a claim speaks of, or None."""
    issue = key_of(claim)
    for place in places(known.template, claim.position):
        if place.issue == issue and place.stance == claim.position.stance:
            return place.option
    return None


def _sign(number: int) -> int:
    """Return the sign of a number."""
    return (number > 0) - (number < 0)


def _condition(claim: Claim | None) -> str:
    """Return the words of a claim's condition."""
    if claim is None or claim.position.condition is None:
        return ""
    return excerpt(clean(claim.reports[0].article.quote(claim.position.condition.span)), _WORDS)


def _earlier(bounded: Claim | None, last: Claim) -> dt.date | None:
    """Return the day of a condition that the latest quote, of a later day, does not repeat."""
    if bounded is None or day_of(bounded) == day_of(last):
        return None
    return bounded.reports[0].day


def is_old(known: Known, claim: Claim) -> bool:
    """Tell whether a claim's weight has halved since it was made."""
    today, day = known.desk.today, claim.reports[0].day
    if today is None or day is None:
        return False
    return (today - day).days > known.template.half_life_days


def contested_keys(known: Known) -> frozenset[str]:
    """Return the keys that some contradiction is about, unless the party has moved since."""
    evidence = known.evidence
    return frozenset(
        key
        for one in evidence.contradictions
        if not has_moved(evidence.claims, one)
        for key in one.sources
    )
