"""One deed told many times is one event: which tellings of an article mean the same."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from detente.article import Event, EventType, Fatalities, Responsibility, Span, When
from detente.reading.actors import Cast
from detente.reading.deeds.arguments import Roles
from detente.reading.deeds.telling import Telling
from detente.reading.lexicon.deeds import VERBAL, event_lexicon

_NEAR = 2
_TWO = 2
_FULL = 200
_ALL = 10**9
_MOST = 100
"""How many happenings of its type a telling is compared with: the last ones."""
_OF_THINGS = frozenset({"AGREE", "REJECT", "REQUEST"})
"""Sayings that are about one thing; blame, praise and threats repeat in other words."""


@dataclass(slots=True, kw_only=True)
class Happening:
    """An event while its tellings are being gathered."""

    tellings: list[Telling] = field(default_factory=list)
    responsibility: Responsibility | None = None
    claimed_by: str | None = None
    asides: list[Span] = field(default_factory=list)

    @property
    def first(self) -> Telling:
        """Return the first telling."""
        return self.tellings[0]

    @property
    def when(self) -> When:
        """Return the most precise day that a telling gives; of equals the first."""
        order = ("day", "week", "month", "year", "none")
        return min((t.when for t in self.tellings), key=lambda when: order.index(when.precision))

    def actors(self, cast: Cast) -> frozenset[str]:
        """Return the ids and parties of those who do it."""
        return frozenset().union(*(sides(cast, t.roles.actors) for t in self.tellings))


def sides(cast: Cast, ids: Iterable[str]) -> frozenset[str]:
    """Return ids and the parties behind those that are not persons."""
    found: set[str] = set()
    for one in ids:
        actor = cast.get(one)
        found.add(one)
        if actor is not None and actor.party is not None and actor.kind != "person":
            found.add(actor.party)
    return frozenset(found)


def gather(
    cast: Cast, tellings: Sequence[Telling], opening: frozenset[int] = frozenset()
) -> list[Happening]:
    """Gather tellings into happenings, in text order; ``opening`` are paragraphs that sum up.

    "The meeting" joins the last happening that fits; without one it tells nothing.
    """
    found: list[Happening] = []
    kin: dict[tuple[EventType, bool], list[Happening]] = defaultdict(list)
    for telling in tellings:
        alike = kin[telling.type, telling.background]
        same = next(
            (h for h in islice(reversed(alike), _MOST) if _fits(cast, h, telling, opening)), None
        )
        if same is not None:
            same.tellings.append(telling)
        elif not telling.definite or telling.roles.everyone or telling.clause:
            found.append(Happening(tellings=[telling]))
            alike.append(found[-1])
    return found


def _fits(cast: Cast, happening: Happening, telling: Telling, opening: frozenset[int]) -> bool:
    """Tell whether a telling may mean a happening of its type."""
    if not same_day(happening.when, telling.when):
        return False
    if telling.type == "CONSULT":
        return _same_meeting(cast, happening, telling)
    if telling.type in VERBAL:
        return _same_saying(cast, happening, telling, opening)
    return _same_deed(cast, happening, telling, opening)


def same_day(one: When, other: When) -> bool:
    """Tell whether two dates can be the same: one lies within the other, or is not known."""
    days = (one.first_day(), one.last_day(), other.first_day(), other.last_day())
    first, last, start, end = days
    if first is None or last is None or start is None or end is None:
        return True
    return first <= end and start <= last


def _same_meeting(cast: Cast, happening: Happening, telling: Telling) -> bool:
    """Tell whether the same people met: all of the fewer are among the more, or "the meeting"."""
    here = telling.roles.everyone
    if not here:
        return telling.definite
    known = _same_frame(happening, telling) and (len(here) >= _TWO or telling.definite)
    return known and all(_was_there(cast, happening, one) for one in here)


def _was_there(cast: Cast, happening: Happening, one: str) -> bool:
    """Tell whether somebody takes part, in person or as a country for its people."""
    ids = happening_ids(happening)
    if one in ids:
        return True
    actor, party = cast.get(one), cast.party_of(one)
    is_person = actor is not None and actor.kind == "person"
    others = [cast.get(other) for other in ids]
    fit = [a for a in others if a is not None and not (is_person and a.kind == "person")]
    return party is not None and any(a.party == party for a in fit)


def _same_frame(happening: Happening, telling: Telling) -> bool:
    """Tell a visit to a country from a meeting of people."""
    return bool(happening.first.roles.recipients) == bool(telling.roles.recipients)


def happening_ids(happening: Happening) -> frozenset[str]:
    """Return the ids of all who take part, as the tellings name them."""
    return frozenset().union(*(t.roles.everyone for t in happening.tellings))


def _near(happening: Happening, telling: Telling, opening: frozenset[int]) -> bool:
    """Tell whether a telling stands close, or in a title or heading, which repeat the body."""
    for told in happening.tellings:
        if abs(told.paragraph - telling.paragraph) < _NEAR:
            return True
        if told.paragraph in opening or telling.paragraph in opening:
            return True
    return False


def _same_saying(
    cast: Cast, happening: Happening, telling: Telling, opening: frozenset[int]
) -> bool:
    """Tell whether the same speaker says the same to the same people close by."""
    if not _near(happening, telling, opening):
        return False
    if _differs(happening, telling, opening):
        return False
    doers = sides(cast, telling.roles.actors)
    close = abs(happening.tellings[-1].paragraph - telling.paragraph) < _NEAR
    speaks = close and _speaks_for(cast, happening, telling)
    if not doers & happening.actors(cast) and not speaks:
        return False
    asked = {one for t in happening.tellings for one in t.roles.recipients}
    told = set(telling.roles.recipients)
    return not asked or not told or bool(sides(cast, asked) & sides(cast, told))


def _differs(happening: Happening, telling: Telling, opening: frozenset[int]) -> bool:
    """Tell two sayings of one party about different things; a heading sums up what it likes."""
    told = [t for t in happening.tellings if t.paragraph not in opening]
    if telling.paragraph in opening or not told or not telling.about:
        return False
    dated = (happening.when.date is None) != (telling.when.date is None)
    if telling.type not in _OF_THINGS and not dated:
        return False
    return all(_is_of_another(t, telling) for t in told)


def _is_of_another(one: Telling, other: Telling) -> bool:
    """Tell whether two sayings are of two things: no word shared, and neither word too vague.

    "The offer" may be the truce told before; "an offer" is another thing.
    """
    if not one.about or not one.about.isdisjoint(other.about):
        return False
    vague = event_lexicon().words["operators"]["vague_things"]
    precise = bool(one.about - vague) and bool(other.about - vague)
    return precise or other.fresh or other.type == "AGREE"


def _speaks_for(cast: Cast, happening: Happening, telling: Telling) -> bool:
    """Tell a country in a heading whose speaker is in the body: one party for both."""
    if not telling.roles.actors or not happening.first.roles.actors:
        return False
    ids = {*happening.first.roles.actors, *telling.roles.actors}
    kinds = {actor.kind for one in ids if (actor := cast.get(one)) is not None}
    parties = {cast.party_of(one) for one in ids}
    return "country" in kinds and len(parties) == 1 and None not in parties


def _same_deed(
    cast: Cast, happening: Happening, telling: Telling, opening: frozenset[int]
) -> bool:
    """Tell whether a deed of force or aid is the same: close by, there, by the same."""
    counts = telling.toll or telling.outdated
    if counts or (telling.definite and not telling.roles.everyone):
        return not counts or _counts(happening, telling)
    if happening.tellings[-1].sentence == telling.sentence:
        return _agree(happening.actors(cast), sides(cast, telling.roles.actors))
    if _sums_up(happening, telling, opening):
        return _same_news(cast, happening, telling)
    return _same_place(cast, happening, telling, opening)


def _counts(happening: Happening, telling: Telling) -> bool:
    """Tell whether a figure told anew is of a deed with dead, done where the figure says."""
    grounds = frozenset().union(*(t.grounds for t in happening.tellings))
    elsewhere = telling.grounds and grounds and grounds.isdisjoint(telling.grounds)
    counters = {t.counter for t in happening.tellings if t.fatalities} - {""}
    others = telling.counter and counters and telling.counter not in counters
    told = any(t.fatalities for t in happening.tellings)
    return told and not elsewhere and not others


def _same_place(
    cast: Cast, happening: Happening, telling: Telling, opening: frozenset[int]
) -> bool:
    """Tell whether a deed is done in the same place, close by in the text, with as many dead."""
    counted = [t.fatalities for t in happening.tellings if t.fatalities]
    other = counted and telling.fatalities and telling.fatalities not in counted
    places = {t.place for t in happening.tellings} - {None}
    there = telling.place in places and not other
    doers = sides(cast, telling.roles.actors)
    return there and _near(happening, telling, opening) and _agree(happening.actors(cast), doers)


def _sums_up(happening: Happening, telling: Telling, opening: frozenset[int]) -> bool:
    """Tell a happening that only title and deck have told, and that the body now tells."""
    return all(t.paragraph in opening for t in happening.tellings) and telling.clause


def _same_news(cast: Cast, happening: Happening, telling: Telling) -> bool:
    """Tell whether the body tells what the title told: no other doer, taker or number of dead."""
    counted = [t.fatalities for t in happening.tellings if t.fatalities]
    dead = telling.fatalities
    alike = dead is not None and any(_overlap(one, dead) for one in counted)
    if counted and dead and not alike:
        return False
    doers, others = happening.actors(cast), sides(cast, telling.roles.actors)
    taken = {one for t in happening.tellings for one in _parties(cast, t.roles.recipients)}
    takers = _parties(cast, telling.roles.recipients)
    counts = alike or (not doers and not others and bool(counted))
    named = bool(doers & others) or (_agree(doers, others) and counts)
    return named and (not taken or not takers or bool(taken & takers))


def _overlap(one: Fatalities, other: Fatalities) -> bool:
    """Tell whether two figures can be of the same dead: "30", "at least 30", "dozens"."""
    ends = [one.max, other.max]
    return max(one.min, other.min) <= min((end for end in ends if end is not None), default=_ALL)


def _parties(cast: Cast, ids: Iterable[str]) -> set[str]:
    """Return the parties of those who have one; "the envoy" may be anybody."""
    return {party for one in ids if (party := cast.party_of(one)) is not None}


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two groups share somebody or one of them is not named."""
    return not one or not other or bool(one & other)


def event_of(cast: Cast, happening: Happening, number: int) -> Event:
    """Return a happening as an event."""
    tellings = happening.tellings
    roles = _roles(cast, happening)
    killed = _killed(tellings)
    responsibility = happening.responsibility
    if responsibility is None and tellings[0].type == "ASSAULT" and roles.actors:
        responsibility = "attributed"
    return Event(
        id=f"e{number:02d}",
        type=tellings[0].type,
        mode=next((t.mode for t in tellings if t.mode), None),
        spans=_best_first(happening),
        actors=roles.actors,
        recipients=roles.recipients,
        place=next((t.place for t in tellings if t.place), None),
        on=happening.when,
        ordinal=next((t.ordinal for t in tellings if t.ordinal), None),
        fatalities=killed,
        responsibility=responsibility,
        claimed_by=happening.claimed_by,
        background=tellings[0].background,
    )


def _killed(tellings: Sequence[Telling]) -> Fatalities | None:
    """Return the figure of the dead that was told last; one that no longer holds only alone."""
    told = [t for t in tellings if t.fatalities]
    holding = [t for t in told if not t.outdated] or told
    tolls = [t for t in holding if t.toll]
    return (tolls[-1] if tolls else holding[0]).fatalities if holding else None


def _roles(cast: Cast, happening: Happening) -> Roles:
    """Return who takes part; a country gives way to the person who speaks or meets for it."""
    actors = list(dict.fromkeys(one for t in happening.tellings for one in t.roles.actors))
    others = dict.fromkeys(one for t in happening.tellings for one in t.roles.recipients)
    actors = _persons_first(cast, actors)
    return Roles(actors=tuple(actors), recipients=tuple(o for o in others if o not in actors))


def _persons_first(cast: Cast, ids: list[str]) -> list[str]:
    """Drop a country or body whose own people are named beside it."""
    people = [a for one in ids if (a := cast.get(one)) is not None and a.kind == "person"]
    parties = {actor.party for actor in people}
    named = {actor.id for actor in people}
    return [one for one in ids if one in named or cast.party_of(one) not in parties - {None}]


def _best_first(happening: Happening) -> tuple[Span, ...]:
    """Return the places that tell an event: the one that tells it best, then in text order."""
    tellings = happening.tellings
    spans = _spans([*(t.span for t in tellings), *happening.asides])
    best = max(tellings, key=_fullness).span
    first = next(span for span in spans if span.covers(best))
    return (first, *(span for span in spans if span != first))


def _fullness(telling: Telling) -> tuple[bool, bool, int, bool, int, int]:
    """Return how fully a place tells a deed: a clause, the dead, people, day, words."""
    return (
        telling.clause,
        telling.fatalities is not None,
        min(len(telling.roles.everyone), _TWO),
        telling.when.date is not None,
        min(telling.span.end - telling.span.start, _FULL),
        -telling.span.start,
    )


def _spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in order, none inside another."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if not kept or not kept[-1].covers(span):
            kept.append(span)
    return tuple(kept)
