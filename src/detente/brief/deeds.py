"""How a thing that happened is called: who met whom, who agreed, who struck, where and when."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from detente.article import Actor, Event, Reading, Span
from detente.brief.desk import Desk
from detente.brief.items import Item, span_item
from detente.brief.quoting import whole
from detente.brief.wording import day, listed, ordinal, this_year, with_the, words
from detente.display import clean
from detente.evidence import EventReport, Happening

_LONG = 190
_ORDER = ("talks", "words", "violence")
_PAIR = 2


def lane(event: Event) -> str:
    """Return the lane of a timeline that an event belongs to."""
    lanes = words()["lanes"]
    return next((name for name in _ORDER if event.type in lanes[name]), "words")


def lane_of(desk: Desk, reading: Reading, event: Event) -> str:
    """Return the lane of an event, visits to those who are no party to the matter apart."""
    return "other" if is_aside(desk, reading, event) else lane(event)


def is_aside(desk: Desk, reading: Reading, event: Event) -> bool:
    """Tell whether somebody visits a country that is neither a party nor a mediator."""
    if event.type != "CONSULT" or not is_visit(reading, event):
        return False
    known = {party.id for party in desk.negotiation.template.parties}
    hosts = [reading.actor(one) for one in event.recipients]
    return not known & {host.party or host.id for host in hosts if host}


def reading_of(desk: Desk, report: EventReport) -> Reading:
    """Return the reading that a report of an event comes from."""
    readings = desk.evidence.readings
    found = (r for r in readings if r.article.id == report.article.id)
    return next(found, Reading(article=report.article))


def event_item(reading: Reading, event: Event) -> Item:
    """Return the telling of an event that can be quoted best, as a sentence, not too long."""
    telling = best_telling(reading, event)
    apart = _beside_later_words(reading, event, telling)
    span = telling if apart else whole(reading.article, telling, _LONG)
    return span_item(reading, span, event.on.first_day())


def _beside_later_words(reading: Reading, event: Event, telling: Span) -> bool:
    """Tell whether the sentence of a telling quotes what was said on a later day than the deed."""
    on, around = event.on.last_day(), whole(reading.article, telling, _LONG)
    days = (
        one.said_on.first_day()
        for one in reading.statements
        if around.start <= one.span.start and one.span.end <= telling.start
    )
    return on is not None and any(said is not None and said > on for said in days)


def told_as(reading: Reading, event: Event) -> str:
    """Return the words that tell an event best, as they were read."""
    return reading.article.quote(best_telling(reading, event))


def best_telling(reading: Reading, event: Event) -> Span:
    """Return the span that tells an event best: with its dead, its names, its day and place."""
    article = reading.article
    short = [span for span in event.spans if span.end - span.start <= _LONG]
    known = _known_words(reading, event)

    def rank(place: int) -> tuple[bool, bool, bool, int, int, int]:
        told = article.quote(spans[place])
        held = sum(word in told for word in known)
        dead, begins = _counts_dead(event, told), not told[:1].islower()
        return not _only_answers(told), dead, begins, held, len(told), -place

    spans = short or list(event.spans[:1])
    return spans[max(range(len(spans)), key=rank)]


def _known_words(reading: Reading, event: Event) -> list[str]:
    """Return the words that a full telling holds: time, place, and the last name of each side."""
    people = [reading.actor(one) for one in (*event.actors, *event.recipients)]
    names = [actor.name.split()[-1] for actor in people if actor and actor.name.split()]
    return [one for one in (event.on.text, event.place, *names) if one]


def _counts_dead(event: Event, telling: str) -> bool:
    """Tell whether the telling of a deadly event speaks of the dead."""
    dead = re.search(words()["telling"]["dead"], telling, re.IGNORECASE)
    return bool(event.fatalities and dead)


def _only_answers(telling: str) -> bool:
    """Tell whether a telling only says who answers for an event, or who does not."""
    return re.search(words()["telling"]["answers"], telling, re.IGNORECASE) is not None


def number_of(desk: Desk, report: EventReport) -> int:
    """Return the number of the citation of one report of an event."""
    return desk.number(event_item(reading_of(desk, report), report.event))


def kind_of(event: Event, telling: str) -> Mapping[str, Any]:
    """Return how a deed of this type, told in these words, is called."""
    rows = (row for row in words()["deed"] if row["type"] in (event.type, "*"))
    return next(row for row in rows if re.search(row["told"], telling, re.IGNORECASE))


def deed(desk: Desk, reading: Reading, event: Event, *, held: bool = False) -> str:
    """Return who did what to whom, as a sentence would begin; without names what it was.

    A deed that is ``held`` hangs on a condition, and is told as one that would be done.
    """
    acting = [n for a in event.actors if (n := _name(desk, reading, a))]
    others = [r for r in event.recipients if r not in event.actors]
    against = [n for r in others if (n := _name(desk, reading, r))]
    telling = told_as(reading, event)
    row = kind_of(event, telling)
    helped = event.type == "CONSULT" and row.get("loose") and _are_sides(desk, reading, event)
    met = (
        f"Talks of {listed([*acting, *against])}"  # with help: they need not meet
        if helped
        else _talks_told(reading, event, row, (acting, against))
    )
    if met is not None:
        return met
    if not acting or _shared(row, telling, acting):
        noun = _violent(event, row)
        return f"{noun} ({listed(against)})" if against and lane(event) == "violence" else noun
    if against and "to" in row and not held:
        return f"{listed(acting)} {row['to']} {listed(against)}"
    done = row.get("held", row["done"]) if held else row["done"]
    return f"{listed(acting)} {done}"


def title_of(desk: Desk, reading: Reading, event: Event, *, held: bool = False) -> str:
    """Return what a row of the timeline calls a deed; of one without names it says that."""
    title = deed(desk, reading, event, held=held)
    people = (*event.actors, *event.recipients)
    named = any(_name(desk, reading, one) for one in people)
    return title if named else f"{title} ({words()['telling']['nameless']})"


def is_planned(reading: Reading, event: Event) -> bool:
    """Tell a meeting that an article announces for a later day: it may never have been held."""
    published, first = reading.article.published, event.on.first_day()
    if event.type != "AGREE" or published is None or first is None or first <= published:
        return False
    told = told_as(reading, event)
    return re.search(words()["telling"]["planned"], told, re.IGNORECASE) is not None


def _are_sides(desk: Desk, reading: Reading, event: Event) -> bool:
    """Tell whether parties to the matter act: they do not mediate, but talk with help."""
    sides = {p.id for p in desk.negotiation.template.parties if p.role == "principal"}
    return not sides.isdisjoint(acting_parties(reading, event))


def _violent(event: Event, row: Mapping[str, Any]) -> str:
    """Return the noun of a deed, with the weapon where an attack is told with one."""
    weapons = words()["weapon"]
    return str(weapons.get(event.mode, row["noun"]) if event.type == "ASSAULT" else row["noun"])


def _talks_told(
    reading: Reading, event: Event, row: Mapping[str, Any], sides: tuple[list[str], list[str]]
) -> str | None:
    """Return what a meeting is called, held or to come; None of what is no meeting."""
    acting, against = sides
    if is_planned(reading, event):
        names, title = acting or against, str(words()["telling"]["meeting_to_come"])
        return f"{title} of {listed(names)}" if names else title
    if event.type == "CONSULT" and not row.get("loose"):
        return _meeting(acting, against, visit=is_visit(reading, event))
    return None


def _meeting(acting: list[str], against: list[str], *, visit: bool) -> str:
    """Return a meeting: of those who met, or of a visitor and a place."""
    if len(acting) >= _PAIR:
        return f"{listed(acting)} met{f' with {listed(against)}' if against else ''}"
    if acting and against:
        return f"{acting[0]} {'visited' if visit else 'met'} {listed(against)}"
    return f"Talks of {listed(acting or against)}" if acting or against else "Talks"


def acting_parties(reading: Reading, event: Event) -> set[str]:
    """Return the parties of those who act."""
    people = {one: reading.actor(one) for one in event.actors}
    return {actor.party or one if actor else one for one, actor in people.items()}


def is_visit(reading: Reading, event: Event) -> bool:
    """Tell whether somebody travelled to a country, rather than met somebody."""
    hosts = [reading.actor(one) for one in event.recipients]
    places = bool(hosts) and all(h is None or h.kind in ("country", "place") for h in hosts)
    return event.mode == "visit" and len(event.actors) == 1 and places


def _name(desk: Desk, reading: Reading, actor_id: str) -> str:
    """Return the name of who acts; a delegation is its party, a nameless crowd is nobody."""
    actor = reading.actor(actor_id)
    if actor is None:
        return with_the(desk.party(actor_id))
    last = actor.name.split()[-1].lower() if actor.name.split() else ""
    if last in words()["names"]["teams"]:
        return with_the(desk.party(actor.party)) if actor.party else ""
    return "" if _is_crowd(actor) else with_the(clean(actor.name))


def _is_crowd(actor: Actor) -> bool:
    """Tell whether an actor is only a common noun in the plural: "reporters", "prisoners"."""
    return actor.kind == "group" and actor.party is None and actor.name == actor.name.lower()


def _shared(row: Mapping[str, Any], telling: str, acting: list[str]) -> bool:
    """Tell whether the telling names more who did it than are known by name."""
    hit = re.search(row["told"], telling, re.IGNORECASE)
    before = telling[: hit.start()] if hit else ""
    return len(acting) < _PAIR and " and " in before


def details(event: Event, title: str, telling: str, today: dt.date | None) -> str:
    """Return place, day and which meeting it was, as a sentence goes on after its title."""
    met = re.search(words()["meeting"]["place"], telling)
    place = clean(event.place or (met.group(1) if met else ""))
    known = not place or place in title or lane(event) == "words"
    where = "" if known else f" {_placed(place)}"
    on = event.on.first_day()
    if on is not None and event.on.precision == "day":
        when = f" on {this_year(on, today)}"
    else:
        when = _vague(event)
    count = event.ordinal or 0
    which = f", the {ordinal(count)} time" if count >= _PAIR else ""
    return f"{where}{when}{which}"


def _placed(place: str) -> str:
    """Return a place with its preposition and article."""
    table = words()["names"]
    if place.split(maxsplit=1)[0] in table["at"]:
        return f"at {place}"
    return f"in {'the ' if place in table['the_place'] else ''}{with_the(place)}"


def _vague(event: Event) -> str:
    """Return a time that is known less well than to the day."""
    first, text = event.on.first_day(), clean(event.on.text or "")
    if first is None or event.on.precision == "week":
        return f" ({text})" if text else ""
    month = day(first).split(" ", 1)[1]
    return f" in {month if event.on.precision == 'month' else first.year}"


def happened(one: Happening) -> dt.date | None:
    """Return the last day on which it can have happened: stated, else the publication day."""
    return one.event.on.last_day() or one.reports[0].article.published
