"""What `detente read` prints for people: each item, its words as they stand, and how it is said.

The words of an article are shown unchanged, blanks aside: no mark is added, none taken away. Parts
of one statement stand apart by " … ", and what is left out of a long part shows as "[…]".
"""

from collections.abc import Iterable, Iterator, Sequence

from detente.article import Event, Fatalities, Position, Proposal, Reading, Span, Statement, When
from detente.brief.wording import day
from detente.display import clean, plain
from detente.dissent import RULES
from detente.printing.lines import term_words, wrapped

STANCES = {2: "demands", 1: "accepts", 0: "undecided", -1: "against", -2: "rejects"}
_LONG = 240
_INDENT = "     "

_Item = Statement | Event | Position | Proposal


def readings_text(readings: Iterable[Reading]) -> str:
    """Return what was found in each article: who said what, who met whom, who stands where."""
    return "\n\n".join("\n".join(_reading_lines(reading)) for reading in readings)


def _reading_lines(reading: Reading) -> Iterator[str]:
    """Yield the lines of one reading."""
    article = reading.article
    yield clean(article.title or article.path)
    yield f"{clean(article.outlet or article.path)} · {day(article.published)} · {article.id[:12]}"
    yield (
        f"{len(reading.statements)} statements, {len(reading.events)} events, "
        f"{len(reading.positions)} positions, {len(reading.proposals)} proposals, "
        f"{sum(reading.dropped.values())} dropped"
    )
    for statement in reading.statements:
        yield from _statement_lines(reading, statement)
    for event in reading.events:
        yield from _event_lines(reading, event)
    for position in reading.positions:
        yield from _position_lines(reading, position)
    for proposal in reading.proposals:
        yield from _proposal_lines(reading, proposal)
    notes = dict.fromkeys((*article.warnings, *reading.warnings))
    yield from (f"note: {clean(warning)}" for warning in notes)


def as_written(reading: Reading, spans: Sequence[Span]) -> str:
    """Return words of an article as they stand, parts apart by an ellipsis.

    A long part is cut between two words; "[…]" in its place is no word of the article.
    """
    return " … ".join(_cut(clean(reading.article.quote(span))) for span in spans)


def _cut(words: str) -> str:
    """Return the beginning and the end of words that are too long to print."""
    if len(words) <= _LONG:
        return words
    begins = words[: _LONG * 2 // 3].rsplit(" ", 1)[0]
    ends = words[-(_LONG // 3) :].split(" ", 1)[-1]
    return f"{begins} […] {ends}"


def _lines(head: str, words: str, details: Iterable[str]) -> Iterator[str]:
    """Yield an item: its head and words, and below them how it is said."""
    yield from wrapped(f"{head}: {words}", _INDENT)
    kept = " · ".join(detail for detail in details if detail)
    if kept:
        yield from wrapped(f"{_INDENT}{kept}", _INDENT)


def _statement_lines(reading: Reading, statement: Statement) -> Iterator[str]:
    """Yield who says something, what, and with which cue, reserve, condition and setting."""
    cue, condition = statement.cue, statement.condition
    addressee = reading.actor(statement.addressee)
    details = (
        statement.act,
        f"cue “{as_written(reading, [cue])}”" if cue else "no cue",
        "hedged" if statement.hedged else "",
        "negated" if statement.negated else "",
        f"on condition: {as_written(reading, [condition])}" if condition else "",
        f"within {statement.within}" if statement.within else "",
        f"to {clean(addressee.name)}" if addressee else "",
        _when(statement.said_on),
        f"via {clean(statement.via)}" if statement.via else "",
        clean(statement.venue or ""),
        _by(statement),
    )
    head = f"{statement.id}  {_source(reading, statement)} [{statement.sourcing}]"
    yield from _lines(head, as_written(reading, statement.content), details)


def _event_lines(reading: Reading, event: Event) -> Iterator[str]:
    """Yield what happened, by whom and to whom, and what is told of it."""
    doers, takers = _names(reading, event.actors), _names(reading, event.recipients)
    who = " → ".join(", ".join(names) for names in (doers, takers) if names) or "nobody named"
    claimed = f" by {', '.join(_names(reading, [event.claimed_by]))}" if event.claimed_by else ""
    details = (
        plain(event.mode or ""),
        _when(event.on),
        clean(event.place or ""),
        f"number {event.ordinal}" if event.ordinal else "",
        _dead(event.fatalities),
        f"responsibility {event.responsibility}{claimed}" if event.responsibility else "",
        "background" if event.background else "",
        f"told {len(event.spans)} times" if len(event.spans) > 1 else "",
        _by(event),
    )
    head = f"{event.id}  {event.type} {'→ ' if takers and not doers else ''}{who}"
    yield from _lines(head, as_written(reading, event.spans[:1]), details)


def _position_lines(reading: Reading, position: Position) -> Iterator[str]:
    """Yield where a party stands, in which words, and on what that hangs."""
    condition = position.condition
    by = reading.actor(position.attributed_by)
    details = (
        plain(position.scope or ""),
        "red line" if position.red_line else "",
        f"on condition: {as_written(reading, [condition.span])}" if condition else "",
        f"attributed by {clean(by.name)}" if by else "",
        f"from {position.statement}" if position.statement else "",
        _by(position),
    )
    term = term_words(position.issue, position.target, position.option)
    head = f"{position.id}  {position.party} {STANCES[position.stance]} {term} [{position.held}]"
    yield from _lines(head, as_written(reading, [position.span]), details)


def _proposal_lines(reading: Reading, proposal: Proposal) -> Iterator[str]:
    """Yield a proposal with its terms, a line each."""
    head = f"{proposal.id}  proposal of {proposal.author or 'nobody named'} [{proposal.status}]"
    yield from _lines(head, as_written(reading, proposal.spans), (_by(proposal),))
    for term in proposal.terms:
        name = term_words(term.issue, term.target, term.option)
        scope = f" ({plain(term.scope)})" if term.scope else ""
        line = f"{_INDENT}- {name}{scope}: {as_written(reading, [term.span])}"
        yield from wrapped(line, f"{_INDENT}  ")


def _when(when: When) -> str:
    """Return a date with the words that it stands for, or the words alone."""
    words = f"“{clean(when.text)}”" if when.text else ""
    return f"{when.date} ({words})" if when.date and words else when.date or words


def _dead(dead: Fatalities | None) -> str:
    """Return how many died."""
    if dead is None:
        return ""
    if dead.max == dead.min:
        return f"{dead.min} dead"
    return f"at least {dead.min} dead" if dead.max is None else f"{dead.min} to {dead.max} dead"


def _by(one: _Item) -> str:
    """Say of an item that the rules did not find who did."""
    return "" if RULES in one.readers else f"read by {clean(', '.join(one.readers))} alone"


def _source(reading: Reading, statement: Statement) -> str:
    """Return who says something, and of "he" or "the envoy" whom that means, how surely."""
    words, span = clean(statement.source.text), statement.source.span
    actor = reading.actor(statement.source.actor)
    if actor is not None and span is not None:
        for link in actor.links:
            if span.covers(link.span) and link.antecedent is not None:
                return f"{words} (= {clean(actor.name)}, {link.score:.2f})"
    return words or "(nobody named)"


def _names(reading: Reading, ids: Iterable[str]) -> list[str]:
    """Return the names of actors of a reading."""
    found = {one: reading.actor(one) for one in ids}
    return [clean(actor.name) if actor else plain(one) for one, actor in found.items()]
