"""What can be cited: words of an article that the record knows by a key, and who says them."""

import datetime as dt
import re
from dataclasses import dataclass, replace

from detente.article import Article, Event, Position, Proposal, Reading, Span, Statement
from detente.brief.quoting import whole
from detente.brief.wording import capital, said, with_the, words
from detente.display import clean, plain
from detente.dissent import RULES

NARRATOR = "the article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Words of an article that the record knows by a key, and on whose authority they stand.

    ``speaker`` is who is named as saying it; ``credit`` is whom the list of sources names, where
    that is not the speaker: who tells it of somebody.
    """

    article: Article
    span: Span
    speaker: str
    sourcing: str
    day: dt.date | None
    position: Position | None = None
    statement: Statement | None = None
    credit: str = ""

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
    """Return the statements, events, positions and proposals of a reading by their keys.

    The terms of a proposal stand under its key and their number, each in its own words.
    """
    article, found = reading.article, dict[str, Item]()
    prefix = article.id[:12]
    for statement in reading.statements:
        found[f"{prefix}:{statement.id}"] = _statement_item(reading, statement)
    for position in reading.positions:
        carrier = reading.statement(position.statement)
        found[f"{prefix}:{position.id}"] = position_item(reading, position, carrier)
    for event in reading.events:
        told = span_item(reading, event.spans[0], event.on.first_day())
        found[f"{prefix}:{event.id}"] = _read_by(event, told)
    for proposal in reading.proposals:
        found[f"{prefix}:{proposal.id}"] = _read_by(
            proposal, span_item(reading, _telling(reading, proposal), None)
        )
        for number, term in enumerate(proposal.terms):
            words = span_item(reading, whole(article, term.span), None)
            found[f"{prefix}:{proposal.id}:{number}"] = _read_by(proposal, words)
    return found


def _telling(reading: Reading, proposal: Proposal) -> Span:
    """Return the first words of a proposal, or of its terms, that are more than one ("text")."""
    spans = (*proposal.spans, *(term.span for term in proposal.terms))
    telling = (one for one in spans if " " in reading.article.quote(one).strip())
    return next(telling, spans[0])


def _read_by(one: Statement | Event | Position | Proposal, item: Item) -> Item:
    """Return an item; of one that the rules did not find it says so."""
    if RULES in one.readers:
        return item
    if any(reader.startswith("analyst:") for reader in one.readers):
        return replace(item, sourcing=f"{item.sourcing}; {said('reader', 'analyst')}")
    return replace(item, sourcing=f"{item.sourcing}; {said('reader', 'model_alone')}")


def _statement_item(reading: Reading, statement: Statement) -> Item:
    """Return a statement as something to cite: what is said, by whom."""
    item = Item(
        article=reading.article, span=statement.content[0], statement=statement,
        speaker=speaker_of(reading, statement), sourcing=sourcing_of(reading, statement),
        day=statement.said_on.last_day(), credit=credit_of(reading, statement),
    )  # fmt: skip
    return _read_by(statement, item)


def position_item(reading: Reading, position: Position, statement: Statement | None) -> Item:
    """Return a position as something to cite, on the authority of its statement."""
    sourcing = sourcing_of(reading, statement)
    span = _words_of(reading.article, position, statement)
    item = Item(
        article=reading.article, span=span, position=position,
        statement=statement, speaker=speaker_of(reading, statement), sourcing=sourcing,
        day=statement.said_on.last_day() if statement else None,
        credit=credit_of(reading, statement),
    )  # fmt: skip
    return _read_by(position, item)


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
    return Item(
        article=reading.article, span=span, speaker=speaker_of(reading, statement),
        sourcing=sourcing_of(reading, statement), day=on, statement=statement,
        credit=credit_of(reading, statement),
    )  # fmt: skip


def speaker_of(reading: Reading, statement: Statement | None) -> str:
    """Return who is named as saying something, else the article; an open "it" names nobody."""
    if statement is None:
        return NARRATOR
    actor = reading.actor(statement.source.actor)
    bare = actor is None and statement.source.text.lower() in words()["names"]["pronouns"]
    if statement.sourcing == "narrator" or bare:
        return NARRATOR
    return clean(actor.name if actor else statement.source.text) or NARRATOR


def credit_of(reading: Reading, statement: Statement | None) -> str:
    """Return who tells what somebody does, or passes on what somebody says: not that somebody.

    "The mayor refuses it" is the article's word on the mayor; within what an aide says it is the
    aide's.
    """
    if statement is None or speaker_of(reading, statement) == NARRATOR:
        return ""
    teller = teller_of(reading, statement)
    if teller is None and not is_deed(reading, statement):
        return ""
    name = with_the(speaker_of(reading, statement)).removeprefix("The ")
    the = "the " if speaker_of(reading, statement).startswith("The ") else ""
    return f"{speaker_of(reading, teller)} on {the}{name}"


def teller_of(reading: Reading, statement: Statement) -> Statement | None:
    """Return the saying of somebody else that a statement is told in, or None."""
    outer = reading.statement(statement.within)
    other = outer is not None and speaker_of(reading, outer) != speaker_of(reading, statement)
    return outer if other else None


def is_deed(reading: Reading, statement: Statement) -> bool:
    """Tell whether words are told as what somebody does, not as what somebody says."""
    if statement.form != "indirect" or statement.sourcing not in ("named", "institution"):
        return False
    cue = reading.article.quote(statement.cue) if statement.cue else ""
    saying = re.search(words()["telling"]["saying"], cue, re.IGNORECASE)
    return bool(cue) and (statement.negated or saying is None)


def sourcing_of(reading: Reading, statement: Statement | None) -> str:
    """Return how a text names the source of some words."""
    if statement is None:
        return said("sourcing", "narrator")
    teller = teller_of(reading, statement)
    if teller is not None:
        return sourcing_of(reading, teller)
    if credit_of(reading, statement):
        return said("sourcing", "told")
    nobody = speaker_of(reading, statement) == NARRATOR
    return said("sourcing", "narrator" if nobody else statement.sourcing)


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
    elif position.stance > 1 and _commits(item):
        table = table["own"]
    return str(table[str(position.stance)])


def _commits(item: Item) -> bool:
    """Tell a promise from a demand: by its words, or as the option is the party's own act."""
    table, one, statement = words()["stance"]["own"], item.position, item.statement
    article = item.article
    cue = article.quote(statement.cue) if statement and statement.cue else ""
    told = f"{cue} {article.quote(one.span) if one else ''} {item.quote}"
    if re.search(table["demands"], told, re.IGNORECASE):
        return False
    own = one is not None and one.target == one.party
    return own or re.search(table["commits"], told, re.IGNORECASE) is not None


def heading(text: str) -> str:
    """Return a text as a heading: cleaned, with a capital."""
    return capital(clean(text))
