"""What can be cited: words of an article that the record knows by a key, and who says them."""

import datetime as dt
from dataclasses import dataclass, replace

from detente.brief.quoting import whole
from detente.brief.wording import capital, clean, plain, said, words
from detente.evidence import Article, Position, Reading, Span, Statement

NARRATOR = "the article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Words of an article that the record knows by a key, and on whose authority they stand."""

    article: Article
    span: Span
    speaker: str
    sourcing: str
    day: dt.date | None
    position: Position | None = None
    statement: Statement | None = None

    @property
    def hedged(self) -> bool:
        """Tell whether the saying is weakened."""
        return self.statement is not None and self.statement.hedged

    @property
    def quote(self) -> str:
        """Return the words."""
        return self.article.quote(self.span)


def outlet_of(article: Article) -> str:
    """Return the outlet of an article, or say that it is not named."""
    return clean(article.outlet or "") or "outlet not named"


def items_of(reading: Reading) -> dict[str, Item]:
    """Return the statements, events, positions and proposals of a reading by their keys."""
    article, found = reading.article, dict[str, Item]()
    prefix = article.id[:12]
    for statement in reading.statements:
        found[f"{prefix}:{statement.id}"] = _statement_item(reading, statement)
    for position in reading.positions:
        carrier = reading.statement(position.statement)
        found[f"{prefix}:{position.id}"] = position_item(reading, position, carrier)
    for event in reading.events:
        found[f"{prefix}:{event.id}"] = span_item(reading, event.spans[0], event.on.first_day())
    for proposal in reading.proposals:
        found[f"{prefix}:{proposal.id}"] = span_item(reading, proposal.spans[0], None)
    return found


def _statement_item(reading: Reading, statement: Statement) -> Item:
    """Return a statement as something to cite: what is said, by whom."""
    return Item(
        article=reading.article, span=statement.content[0], statement=statement,
        speaker=speaker_of(reading, statement), sourcing=said("sourcing", statement.sourcing),
        day=statement.said_on.last_day(),
    )  # fmt: skip


def position_item(reading: Reading, position: Position, statement: Statement | None) -> Item:
    """Return a position as something to cite, on the authority of its statement."""
    sourcing = said("sourcing", statement.sourcing if statement else "narrator")
    span = _words_of(reading.article, position, statement)
    return Item(
        article=reading.article, span=span, position=position,
        statement=statement, speaker=speaker_of(reading, statement), sourcing=sourcing,
        day=statement.said_on.last_day() if statement else None,
    )  # fmt: skip


def _words_of(article: Article, position: Position, statement: Statement | None) -> Span:
    """Return the sentence or clause that a position stands in, without cue and condition."""
    condition = position.condition.span if position.condition else None
    span = position.span
    if condition and span.start < condition.start < span.end:
        kept = article.text[span.start : condition.start].rstrip(" ,;—–-")
        span = replace(span, end=span.start + max(len(kept), 1))
    said_in = [s for s in (statement.content if statement else ()) if s.covers(span)]
    stops = (condition,) if condition else ()
    return whole(article, span, within=next(iter(said_in), None), stops=stops)


def span_item(reading: Reading, span: Span, on: dt.date | None) -> Item:
    """Return words of an article on the authority of the statement that they are part of."""
    around = [s for s in reading.statements if any(c.overlaps(span) for c in s.content)]
    statement = min(around, key=lambda s: (s.span.end - s.span.start, s.id), default=None)
    sourcing = said("sourcing", statement.sourcing if statement else "narrator")
    return Item(
        article=reading.article, span=span, speaker=speaker_of(reading, statement),
        sourcing=sourcing, day=on, statement=statement,
    )  # fmt: skip


def speaker_of(reading: Reading, statement: Statement | None) -> str:
    """Return who is named as saying something, else the article."""
    if statement is None:
        return NARRATOR
    actor = reading.actor(statement.source.actor)
    if statement.sourcing == "narrator":
        return NARRATOR
    return clean(actor.name if actor else statement.source.text) or NARRATOR


def stance_words(item: Item) -> str:
    """Return the verb of a position: demands, might accept, rejects, red line."""
    position = item.position
    if position is None:
        return plain("speaks of")
    if position.red_line:
        return "red line"
    table = words()["stance"]
    if position.held == "conduct":
        table = words()["conduct"]
    elif item.hedged:
        table = table["hedged"]
    return str(table[str(position.stance)])


def heading(text: str) -> str:
    """Return a text as a heading: cleaned, with a capital."""
    return capital(clean(text))
