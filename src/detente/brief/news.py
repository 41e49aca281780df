"""What is new: what was done and said in the last days, the weightiest first."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from detente.article import Span
from detente.brief.deeds import (
    event_item,
    happened,
    is_aside,
    is_visit,
    kind_of,
    reading_of,
    told_as,
)
from detente.brief.desk import Desk
from detente.brief.prose import Bullets, Paragraph, Section, Sentence, say
from detente.brief.reserve import reserve_of
from detente.brief.tidings import (
    contested_sentences,
    happening_sentence,
    perhaps_same,
    positions_sentence,
)
from detente.brief.wording import day, this_year, words
from detente.evidence import Claim, Happening

_DAYS = 7
_SHOWN, _LEAST = 8, 4
_HEAVY, _LIGHT = 40, 20
_TERMS = 3
_STANCES = ("AGREE", "REQUEST", "REJECT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Something new: how heavy it is, when it was, and the happening or the positions it is."""

    weight: int
    when: dt.date | None
    key: str
    happening: Happening | None = None
    claims: tuple[Claim, ...] = ()


def news(desk: Desk) -> Section:
    """Compose what is new: meetings, agreements, the dead, threats, new and moved positions."""
    items = tuple(_told(desk, one) for one in recent(desk))
    blocks: tuple[Bullets | Paragraph, ...] = (Bullets(items=items, title=_window(desk)),)
    if not items:
        nothing = say("The record tells of nothing that happened in these days.", inference=True)
        blocks = (Paragraph(sentences=(nothing,)),)
    return Section(id="news", title="What is new", blocks=blocks)


def _window(desk: Desk) -> str:
    """Return the days that are new, in words."""
    start, end = since(desk), desk.today
    return f"From {this_year(start, end)} to {day(end)}" if start and end else ""


def _told(desk: Desk, one: Candidate) -> tuple[Sentence, ...]:
    """Return one bullet."""
    if one.happening is None:
        return (positions_sentence(desk, one.claims),)
    return (
        happening_sentence(desk, one.happening),
        *contested_sentences(desk, one.happening),
        *perhaps_same(desk, one.happening),
    )


# -- what is recent, and what of it is weighty ---------------------------------------------------


def since(desk: Desk) -> dt.date | None:
    """Return the first day that is new: that after the article before the last, or a week ago."""
    days = {r.article.published for r in desk.evidence.readings if r.article.published}
    end = desk.today
    if end is None:
        return None
    week = end - dt.timedelta(days=_DAYS)
    before = sorted(days)[:-1]
    return min(week, before[-1] + dt.timedelta(days=1)) if before else week


def recent(desk: Desk) -> list[Candidate]:
    """Return what is new, the weightiest first; light things only where there is little else."""
    start = since(desk)
    positions = _positions(desk, start)
    told = [desk.items[claim.key].span for one in positions for claim in one.claims]
    new = [
        *positions,
        *(c for c in _happenings(desk, start) if not is_stance(desk, c.happening, told)),
    ]
    new.sort(key=lambda c: (-c.weight, -(c.when.toordinal() if c.when else 0), c.key))
    new = _each_once(desk, new)
    heavy = sum(c.weight >= _HEAVY for c in new)
    floor = _HEAVY if heavy >= _LEAST else _LIGHT
    return [c for c in new if c.weight >= floor][: max(min(heavy, _SHOWN), _LEAST)]


def _each_once(desk: Desk, new: list[Candidate]) -> list[Candidate]:
    """Return what is new without stances that are told in a sentence quoted before."""
    seen, kept = set[Span](), list[Candidate]()
    for one in new:
        if one.happening is not None and one.happening.event.type in _STANCES:
            reading = reading_of(desk, one.happening.reports[0])
            span = event_item(reading, one.happening.event).span
            if span in seen:
                continue
            seen.add(span)
        kept.append(one)
    return kept


def _happenings(desk: Desk, start: dt.date | None) -> list[Candidate]:
    """Return the happenings since a day, each of those that may be the same once."""
    kept: dict[str, Candidate] = {}
    for one in desk.evidence.happenings:
        again = any(key in kept for key in one.possibly)
        if not one.event.background and not again and _fresh(desk, happened(one), start):
            kept[one.key] = Candidate(
                weight=_weight(desk, one), when=happened(one), key=one.key, happening=one
            )
    return list(kept.values())


def is_stance(desk: Desk, one: Happening | None, told: Iterable[Span]) -> bool:
    """Tell whether a deed is only the taking of a stance that is told as a position already."""
    if one is None or one.event.type not in _STANCES:
        return False
    reading = reading_of(desk, one.reports[0])
    span = event_item(reading, one.event).span
    dated = one.event.on.date is not None
    return not dated and any(span.overlaps(words) for words in told)


def _fresh(desk: Desk, when: dt.date | None, start: dt.date | None) -> bool:
    """Tell whether something can have happened since a day."""
    if when is None or start is None:
        return len(desk.evidence.readings) == 1
    return when >= start


def _weight(desk: Desk, one: Happening) -> int:
    """Return how heavy a happening is: by type, day, the dead, and how firm it is."""
    event, rows = one.event, words()["news"]
    reading = reading_of(desk, one.reports[0])
    item = event_item(reading, event)
    kind = kind_of(event, told_as(reading, event))
    dead = event.fatalities.min if event.fatalities else 0
    reserve = reserve_of(desk, reading, event)
    applies = {
        "dated": event.on.precision == "day",
        "deadly": dead > 0,
        "meeting": event.type == "CONSULT" and len(event.actors) > 1,
        "firm": kind.get("firm", False) and reserve.condition is None,
        "visit": is_visit(reading, event),
        "aside": is_aside(desk, reading, event),
        "hedged": item.hedged or kind.get("loose", False),
        "denied": bool(reserve.denials) or reserve.contradicted,
    }
    bonus = sum(rows[name] for name, holds in applies.items() if holds)
    return int(kind.get("weight", rows[event.type]) + bonus + min(dead, 20))


def _positions(desk: Desk, start: dt.date | None) -> list[Candidate]:
    """Return the new and the moved positions of each principal, where there was something before.

    New is a term that the party had not spoken of; moved, one of which it had said the opposite.
    """
    if start is None or all(_since(c, start) for c in desk.evidence.claims):
        return []
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in desk.evidence.claims:
        before = _earlier(desk, claim, start)
        same = any(b.position.stance * claim.position.stance > 0 for b in before)
        if _since(claim, start) and not same and claim.position.option and claim.position.stance:
            found[claim.position.party].append(claim)
    return [
        _candidate(desk, claims, start)
        for party, claims in found.items()
        if party in desk.principals()
    ]


def _candidate(desk: Desk, claims: list[Claim], start: dt.date) -> Candidate:
    """Return a party's new positions, its own words first, as one thing that is new."""
    claims.sort(key=lambda c: (not _earlier(desk, c, start), c.position.held != "stated"))
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(f"{claim.position.issue}:{claim.position.target}", claim)
    moved = any(_earlier(desk, claim, start) for claim in claims)
    return Candidate(
        weight=words()["news"]["moved_position" if moved else "new_position"],
        when=claims[0].reports[0].day, key=claims[0].key,
        claims=tuple(first.values())[:_TERMS],
    )  # fmt: skip


def _since(claim: Claim, start: dt.date) -> bool:
    """Tell whether a claim is known only from articles since a day."""
    days = [report.article.published for report in claim.reports]
    return all(day is not None and day >= start for day in days)


def _earlier(desk: Desk, claim: Claim, start: dt.date) -> list[Claim]:
    """Return what was known before a day of the same party on the same term."""

    def term(one: Claim) -> tuple[object, ...]:
        p = one.position
        return p.party, p.issue, p.target, p.option

    return [c for c in desk.evidence.claims if term(c) == term(claim) and not _since(c, start)]
