"""A party's own words on one term, latest first: what it said before is not where it stands."""

import datetime as dt
from collections.abc import Iterable

from detente.brief.desk import Desk
from detente.brief.hearsay import conditional
from detente.brief.prose import Part
from detente.brief.wording import day
from detente.evidence import Claim, Contradiction
from detente.preference import issue_key

Term = tuple[str, str, str | None]
"""Who takes a stance, on which issue (its key), on which option."""


def term_of(claim: Claim) -> Term:
    """Return who takes which way on which issue."""
    one = claim.position
    return one.party, issue_key(one.issue, one.target), one.option


def day_of(claim: Claim) -> dt.date:
    """Return the last day on which a claim can have been made; the first of all where unknown."""
    return max((report.day or dt.date.min for report in claim.reports), default=dt.date.min)


def own_words(claims: Iterable[Claim], term: Term) -> list[Claim]:
    """Return what a party itself said on one term, the latest first; of one day in given order."""
    found = [one for one in claims if one.position.held == "stated" and term_of(one) == term]
    return sorted(found, key=day_of, reverse=True)


def welcomed_since(claims: Iterable[Claim], refusal: Claim) -> Claim | None:
    """Return a party's latest welcome of what it refuses, none where it refused again later.

    A welcome of the same day counts, as does one on a condition: "yes, once" is no longer "no".
    """
    said = own_words(claims, term_of(refusal))
    welcome = next((one for one in said if one.position.stance > 0), None)
    if welcome is None or day_of(welcome) < day_of(refusal):
        return None
    again = any(day_of(one) > day_of(welcome) for one in said if one.position.stance < 0)
    return None if again else welcome


def but_since(desk: Desk, key: str) -> list[str | Part]:
    """Return, as the end of a clause, how a party welcomed what words of its own refuse.

    Nothing where the words are no refusal of its own, or the party has not turned since.
    """
    claims = desk.evidence.claims
    refusal = _own_word(claims, key)
    if refusal is None or refusal.position.stance >= 0:
        return []
    welcome = welcomed_since(claims, refusal)
    if welcome is None:
        return []
    later = day_of(welcome) > day_of(refusal)
    when = f"on {day(day_of(welcome))}" if later else "on the same day"
    return [f"; but {when}: ", desk.quoted(welcome.key), *conditional(desk, welcome.key)]


def turned_from(claims: Iterable[Claim], key: str) -> Claim | None:
    """Return the last earlier word of a party on a term that the words of a key turn round."""
    held = [*claims]
    now = _own_word(held, key)
    if now is None:
        return None
    said = own_words(held, term_of(now))
    return next((one for one in said if day_of(one) < day_of(now) and _opposed(one, now)), None)


def superseded_on(claims: Iterable[Claim], one: Claim) -> dt.date | None:
    """Return the day of a party's last own word on a term, if that turns this one round."""
    newest = next(iter(own_words(claims, term_of(one))), one)
    turned = one.position.held == "stated" and day_of(one) < day_of(newest)
    return day_of(newest) if turned and _opposed(one, newest) else None


def has_moved(claims: Iterable[Claim], one: Contradiction) -> bool:
    """Tell a party that took one side first and another later from one on both at one time."""
    held = [claim for claim in claims if claim.key in one.sources]
    newest = max((day_of(claim) for claim in held), default=dt.date.min)
    live = {claim.position.stance > 0 for claim in held if day_of(claim) == newest}
    return one.kind == "position" and len(live) == 1 and any(day_of(c) < newest for c in held)


def _own_word(claims: Iterable[Claim], key: str) -> Claim | None:
    """Return the claim of a key, if it is the party's own word."""
    return next((one for one in claims if one.key == key and one.position.held == "stated"), None)


def _opposed(one: Claim, other: Claim) -> bool:
    """Tell whether one of two claims welcomes what the other refuses."""
    return one.position.stance * other.position.stance < 0
