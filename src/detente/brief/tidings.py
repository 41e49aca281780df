"""How what is new is told: one sentence a happening or a party, and where reports differ."""

import datetime as dt
import re
from collections.abc import Mapping

from detente.article import Event, Reading, Span
from detente.brief.deeds import deed, details, event_item, number_of, reading_of
from detente.brief.desk import Desk
from detente.brief.hearsay import conditional, voice
from detente.brief.items import NARRATOR, Item, span_item, stance_words
from detente.brief.prose import Part, Sentence, mark, say, strong
from detente.brief.quoting import whole
from detente.brief.reserve import Reserve, denied, reserve_of
from detente.brief.reserve import conditional as conditional_clause
from detente.brief.wording import capital, day, excerpt, ordinal, said, with_the, words
from detente.display import clean, plain
from detente.evidence import Claim, Happening
from detente.preference import issue_key

_LONG, _NEAR = 190, 300
HEARSAY = "◇ "


def positions_sentence(desk: Desk, claims: tuple[Claim, ...]) -> Sentence:
    """Say which new positions a party takes, with conditions, and on whose word."""
    party = desk.the_party(claims[0].position.party)
    parts: list[str | Part] = [strong(f"New from {party}: ")]
    for place, claim in enumerate(claims):
        item, one = desk.items[claim.key], claim.position
        term = desk.term(issue_key(one.issue, one.target), one.option or "")
        by = voice(desk, item)
        limit = one.red_line and one.stance < 0
        line = "a red line against" if limit else stance_words(item)
        parts += ["; " if place else "", f"{line} {term}", desk.cite(claim.key)]
        parts += [*conditional(desk, claim.key), f" (so {by})" if by else ""]
    return say(*parts, ".")


def happening_sentence(desk: Desk, one: Happening) -> Sentence:
    """Say what happened, where and when, in whose words, and how many died."""
    event, report = one.event, one.reports[0]
    reading = reading_of(desk, report)
    item = event_item(reading, event)
    reserve = reserve_of(desk, reading, event)
    title = capital(deed(desk, reading, event, held=reserve.condition is not None))
    shown = excerpt(item.quote, _LONG)
    actors = [desk.actor(reading.article, actor) for actor in event.actors]
    reports = tuple(number_of(desk, r) for r in one.reports)
    numbers = tuple(dict.fromkeys((*reports, *counting(desk, reading, event))))
    return say(
        *([mark(HEARSAY)] if reserve.teller else []),
        strong(f"{title}{details(event, title, item.quote, desk.today)}"),
        ": ",
        Part(text=shown, kind="quote", citations=numbers),
        *conditional_clause(desk, reading, event, shown),
        f"{authority(item, actors, reserve)}{_dead(event)}",
        *denied(desk, reading, reserve),
        *_responsible(desk, reading, event),
        ".",
    )


def counting(desk: Desk, reading: Reading, event: Event) -> tuple[int, ...]:
    """Return the number of the citation that says which meeting it was, if any does."""
    if event.ordinal is None:
        return ()
    text, word = reading.article.text, ordinal(event.ordinal)
    found = (span for span in event.spans if word in text[span.start : span.end])
    return tuple(
        desk.number(span_item(reading, span, event.on.first_day())) for span in list(found)[:1]
    )


def authority(item: Item, actors: list[str], reserve: Reserve | None = None) -> str:
    """Return on whose word an event stands, where it is not the article's or that of who acts.

    Who denies it is never the one on whose word it stands.
    """
    if reserve is not None and (reserve.teller or reserve.denials):
        return f", according to {reserve.teller}" if reserve.teller else ""
    named = item.speaker.split()[0] in item.quote if item.speaker.split() else True
    if named or item.speaker in (NARRATOR, *actors):
        return ""
    return f", according to {with_the(item.speaker)}"


def _dead(event: Event) -> str:
    """Return the dead."""
    if event.fatalities is None or not (event.fatalities.max or event.fatalities.min):
        return ""
    low, high = event.fatalities.min, event.fatalities.max
    dead = f"; at least {low} killed" if high is None else f"; {low} to {high} killed"
    return f"; {low} killed" if low == high else dead


def _responsible(desk: Desk, reading: Reading, event: Event) -> list[str | Part]:
    """Return whether anybody answers for an event, with the words that say so."""
    if event.responsibility in (None, "attributed"):
        return []
    by = desk.actor(reading.article, event.claimed_by) if event.claimed_by else "others"
    told = said("responsibility", event.responsibility).format(who=with_the(by))
    span = answering(reading, event)
    number = desk.number(span_item(reading, span, event.on.first_day())) if span else None
    return [f"; {told}", *([Part(text="", citations=(number,))] if number else [])]


def answering(reading: Reading, event: Event) -> Span | None:
    """Return the words that say who answers for an event: among its tellings, else soon after."""
    article, pattern = reading.article, re.compile(words()["telling"]["answers"], re.IGNORECASE)
    for span in event.spans:
        if pattern.search(article.quote(span)):
            return whole(article, span, _LONG)
    end = max(span.end for span in event.spans)
    hit = pattern.search(article.text, end, end + _NEAR)
    if hit is None:
        return None
    return whole(article, Span(article=article.id, start=hit.start(), end=hit.end()), _LONG)


def contested_sentences(desk: Desk, one: Happening) -> list[Sentence]:
    """Say each detail on which the reports differ, every value with its reports."""
    return [
        _contested(desk, one, detail, values)
        for detail, values in sorted(one.contested.items())
        if len(values) > 1
    ]


def _contested(
    desk: Desk, one: Happening, detail: str, values: Mapping[str, tuple[str, ...]]
) -> Sentence:
    """Say one detail on which reports differ."""
    told = {report.key: report for report in one.reports}
    parts: list[str | Part] = [f"Reports differ on the {said('detail', detail)}: "]
    for place, (value, keys) in enumerate(sorted(values.items())):
        numbers = tuple(dict.fromkeys(number_of(desk, told[k]) for k in keys if k in told))
        parts += [" / " if place else "", _value(value), Part(text="", citations=numbers)]
    return say(*parts, ".", inference=not any(isinstance(p, Part) and p.citations for p in parts))


def _value(value: str) -> str:
    """Return a detail's value in words: a day as a day, an identifier as words."""
    try:
        return day(dt.date.fromisoformat(value))
    except ValueError:
        return clean(plain(value))


def perhaps_same(desk: Desk, one: Happening) -> list[Sentence]:
    """Quote what may be another report of the same thing."""
    others = [h for h in desk.evidence.happenings if h.key in one.possibly][:1]
    told = []
    for other in others:
        item = event_item(reading_of(desk, other.reports[0]), other.event)
        number = number_of(desk, other.reports[0])
        quote = Part(text=excerpt(item.quote, _LONG), kind="quote", citations=(number,))
        told.append(say("Perhaps the same, told otherwise: ", quote, "."))
    return told
