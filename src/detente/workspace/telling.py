"""How the workspace says an item: in a line, in a word, by a name."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from detente.article import Actor, Article, Event, Position, Proposal, Reading, Statement
from detente.brief.items import Item as Cited
from detente.brief.items import position_item, stance_words
from detente.brief.marks import bare
from detente.brief.wording import capital, excerpt, said
from detente.display import clean, distinct, plain
from detente.model.issues import load_issues
from detente.record.decisions import ItemState
from detente.record.items import Item

KINDS = {
    "position": "Position",
    "statement": "Statement",
    "event": "Event",
    "proposal": "Proposal",
}
"""The kinds of item that are reviewed, with their names, in the order of the filter."""

STATES = {
    "open": "to review",
    "confirmed": "confirmed",
    "rejected": "rejected",
    "corrected": "corrected",
    "retracted": "withdrawn by its source",
    "added": "added by an analyst",
}
"""How an item stands, in words."""

REASONS = {
    "speaker": "wrong speaker",
    "stance": "wrong stance",
    "not_a_position": "nothing of the kind",
    "double": "told already",
    "other": "another reason",
}
"""Why an item is rejected, in the order of the keys 1 to 5."""

_SHORT, _SMALL_WORD = 60, 3


def name_of(reading: Reading, key: str | None) -> str:
    """Return the name of an actor or a party as the article writes it; nothing for nobody."""
    actor = reading.actor(key)
    return actor.name if actor else plain(key or "").title()


def term(issue: str, target: str | None, option: str | None) -> str:
    """Return an issue, its target and an option in plain words.

    Examples
    --------
    >>> term("front_line", None, "freeze"), term("territory", "the harbour", None)
    ('The front line frozen where it is', 'Territory, the harbour')
    """
    kind = load_issues().kind(issue)
    about = capital(kind.title) + (f", {clean(target)}" if target else "")
    way = kind.option_title(option) if option else ""
    if not way:
        return about
    named = any(len(one) > _SMALL_WORD and one in way for one in kind.title.lower().split())
    return capital(way) if named and not target else f"{about}: {way}"


def told_apart(ways: Mapping[str, str], first: str) -> dict[str, str]:
    """Return the ways of an issue by their ids, no two alike: the first leaves things as they are.

    Examples
    --------
    >>> told_apart({"as_is": "no exchange", "none": "no exchange"}, "as_is")["as_is"]
    'things as they are: no exchange'
    """
    name = ways.get(first, "")
    twice = list(ways.values()).count(name) > 1
    told = {**ways, first: f"things as they are: {name}"} if twice else dict(ways)
    return distinct(told, plain)


def issue_title(issue: str) -> str:
    """Return the plain question of an issue."""
    return load_issues().kind(issue).title


def title_of(state: ItemState, reading: Reading) -> str:
    """Return an item in one line, as it counts now or, where it is out, as it was."""
    one = state.counts or state.original
    tellers: dict[type[Item], Callable[..., str]] = {
        Position: position_line,
        Statement: _statement,
        Event: _event,
        Proposal: _proposal,
        Actor: lambda one, _: str(one.name),
    }
    return clean(tellers[type(one)](one, reading))


def position_line(one: Position, reading: Reading) -> str:
    """Tell a position: who, how, what."""
    marks = (", on a condition" * (one.condition is not None), ", red line" * one.red_line)
    about = term(one.issue, one.target, one.option)
    held = "" if one.held == "stated" else f" ({one.held})"
    item = position_item(reading, one, reading.statement(one.statement))
    verb = plain_stance(item).removesuffix(" it").replace("either way", "either way on")
    does = f"is {verb}" if verb.startswith("undecided") else verb
    return f"{name_of(reading, one.party)} {does} {_lower(about)}{''.join(marks)}{held}"


def plain_stance(item: Cited) -> str:
    """Return the verb of a stance as every screen has it; a red line is told beside it."""
    if item.position is None:
        return stance_words(item)
    return stance_words(replace(item, position=replace(item.position, red_line=False)))


def _lower(text: str) -> str:
    """Return words that begin with a small letter."""
    return text[:1].lower() + text[1:]


def speaker_of(one: Statement, reading: Reading) -> str:
    """Return who said it: by name, by the words for it, or what kind of source it is."""
    if one.source.actor:
        return name_of(reading, one.source.actor)
    return one.source.text or capital(said("sourcing", one.sourcing))


def _statement(one: Statement, reading: Reading) -> str:
    """Tell a statement: who, then the first words."""
    words = bare(reading.article.quote(one.content[0]))
    return f"{speaker_of(one, reading)}: {excerpt(words, _SHORT)}"


def _event(one: Event, reading: Reading) -> str:
    """Tell an event: what kind, who, where."""
    doers = names(reading, one.actors)
    place = f" in {one.place}" if one.place else ""
    day = f", {one.on.date}" if one.on.date else ""
    return f"{capital(said('event_type', one.type))}: {doers or 'nobody named'}{place}{day}"


def _proposal(one: Proposal, reading: Reading) -> str:
    """Tell a proposal: whose, how far, which terms."""
    terms = "; ".join(term(t.issue, t.target, t.option) for t in one.terms)
    author = f" by {name_of(reading, one.author)}" if one.author else ""
    return f"{one.status.capitalize()}{author}: {terms or 'no term'}"


def names(reading: Reading, keys: Collection[str]) -> str:
    """Return the names of several actors."""
    return ", ".join(name_of(reading, one) for one in keys)


def line_between(article: Article, start: int, end: int) -> str:
    """Return the words between two places of an article, on one line."""
    return clean(article.text[start:end])
