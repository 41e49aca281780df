"""How far a deed stands: on whose word it is told, who denies it, on which condition it hangs."""

import re
from dataclasses import dataclass

from detente.article import Event, Reading, Span, Statement
from detente.brief.deeds import best_telling
from detente.brief.desk import Desk
from detente.brief.items import NARRATOR, span_item, speaker_of
from detente.brief.prose import Part
from detente.brief.quoting import whole
from detente.brief.wording import called, excerpt, on_condition, with_the, words

_LONG = 190
_SAYING = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REJECT", "RETREAT", "COOPERATE", "AID"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """What holds a deed back: who tells it, what is said against it, its condition."""

    teller: str = ""
    denials: tuple[Statement, ...] = ()
    contradicted: bool = False
    condition: Span | None = None


def reserve_of(desk: Desk, reading: Reading, event: Event) -> Reserve:
    """Return how far an event stands."""
    told = teller_of(reading, event)
    name = _called(reading, told) if told and event.actors else ""
    sides = {desk.actor(reading.article, actor) for actor in event.actors}
    return Reserve(
        teller="" if name in sides else name,
        denials=denials_of(reading, event, told),
        contradicted=bool(name) and _is_contradicted(reading, event),
        condition=condition_of(reading, event),
    )


def _called(reading: Reading, statement: Statement) -> str:
    """Return a speaker as a sentence names him: "an official", but no article before a name."""
    name, nameless = speaker_of(reading, statement), {"unnamed", "background", "analyst"}
    if name.islower() and " " not in name:
        article = "" if name.endswith("s") else "an " if name[0] in "aeiou" else "a "
        return f"{article}{name}"
    named = called(name) if statement.sourcing in nameless else with_the(name)
    return re.sub(r"^The (?=[a-z])", "the ", named)


def teller_of(reading: Reading, event: Event) -> Statement | None:
    """Return the saying that an event is told in, if somebody of another side says it.

    Of several, one within another, it is the outermost: his word stands for all.
    """
    telling = best_telling(reading, event)
    sides = {reading.actor(one) for one in event.actors}
    parties = {one.party for one in sides if one} - {None}
    around = [s for s in reading.statements if any(_holds(c, telling) for c in s.content)]
    outer = sorted(around, key=lambda s: (s.within is not None, -(s.span.end - s.span.start)))
    for one in outer:
        actor = reading.actor(one.source.actor)
        own = one.source.actor in event.actors or (actor is not None and actor.party in parties)
        if speaker_of(reading, one) != NARRATOR and not _denies(reading, one):
            return None if own else one
    return None


def _holds(content: Span, telling: Span) -> bool:
    """Tell whether most of a telling lies in what somebody says."""
    shared = min(content.end, telling.end) - max(content.start, telling.start)
    return shared * 10 > (telling.end - telling.start) * 6


def _denies(reading: Reading, statement: Statement) -> bool:
    """Tell a saying that denies what it is about."""
    cue = reading.article.quote(statement.cue) if statement.cue else ""
    return re.search(words()["telling"]["denies"], cue, re.IGNORECASE) is not None


def denials_of(reading: Reading, event: Event, told: Statement | None) -> tuple[Statement, ...]:
    """Return the denials of what somebody tells: in its sentence, or of the same words."""
    if told is None:
        return ()
    sentence = whole(reading.article, best_telling(reading, event), _LONG)
    return tuple(
        one
        for one in reading.statements
        if one != told
        and one.cue is not None
        and _denies(reading, one)
        and (one.cue.overlaps(sentence) or any(c.overlaps(sentence) for c in one.content))
    )


def denied(desk: Desk, reading: Reading, found: Reserve) -> list[str | Part]:
    """Return who denies a deed, with the words that say so."""
    parts: list[str | Part] = []
    for one in found.denials[:1]:
        item = span_item(reading, one.span, one.said_on.first_day())
        name = _called(reading, one)
        parts += [f"; {name} denies it", Part(text="", citations=(desk.number(item),))]
    return parts or (["; the same sentence denies it"] if found.contradicted else [])


def _is_contradicted(reading: Reading, event: Event) -> bool:
    """Tell a sentence that goes on to deny what it told ("which the group denied")."""
    telling = best_telling(reading, event)
    sentence = whole(reading.article, telling, _LONG)
    rest = reading.article.text[telling.end : sentence.end]
    aside = re.match(r"\s*,\s*(?:which|something|an? \w+)\b(.*)", rest, re.DOTALL)
    denial = words()["telling"]["denies"]
    return aside is not None and re.search(denial, aside.group(1), re.IGNORECASE) is not None


def condition_of(reading: Reading, event: Event) -> Span | None:
    """Return the words of the condition on which a promise or refusal hangs, if it has one."""
    if event.type not in _SAYING:
        return None
    telling = best_telling(reading, event)
    sentence = whole(reading.article, telling, _LONG)
    sign = -1 if event.type == "REJECT" else 1
    for one in reading.positions:
        near = one.span.overlaps(telling) and one.stance * sign > 0
        if near and one.condition is not None and one.condition.span.overlaps(sentence):
            return one.condition.span
    near_by = [s for s in reading.statements if any(c.overlaps(telling) for c in s.content)]
    said = [s.condition for s in near_by if s.condition and s.condition.overlaps(sentence)]
    return said[0] if said else _behind(reading, telling)


def _behind(reading: Reading, telling: Span) -> Span | None:
    """Return a condition right behind a telling, or behind who says so ("X said, unless")."""
    article, opens = reading.article, words()["condition"]["behind"]
    hit = re.compile(opens, re.IGNORECASE).match(article.text, telling.end)
    if hit is None:
        inside = re.compile(words()["condition"]["inside"], re.IGNORECASE)
        hit = inside.search(article.text, telling.start, telling.end)
    if hit is None:
        return None
    return Span(article=article.id, start=hit.start(1), end=hit.end(1))


def conditional(desk: Desk, reading: Reading, event: Event, shown: str) -> list[str | Part]:
    """Return the words of a condition as a clause, where the words shown do not hold them."""
    span = condition_of(reading, event)
    if span is None:
        return []
    text = excerpt(reading.article.quote(span), _LONG)
    number = desk.number(span_item(reading, span, event.on.first_day()))
    cited = Part(text="", citations=(number,))
    return [f", {on_condition(text)}", cited] if text not in shown else []
