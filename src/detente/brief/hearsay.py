"""On whose word a position stands, and the condition it hangs on, as clauses of a sentence."""

from detente.brief.desk import Desk
from detente.brief.items import Item
from detente.brief.prose import Part, strong
from detente.brief.wording import begins_itself, called, said
from detente.brief.wording import words as wording


def voice(desk: Desk, item: Item) -> str:
    """Return who says it of a party, where the party does not say it itself.

    Hearsay is named by its speaker; without one by its class ("unattributed", "unnamed sources").
    """
    position, statement = item.position, item.statement
    if position is None or position.held == "stated":
        return ""
    if position.held == "conduct":
        return "conduct"
    if position.attributed_by:
        return called(desk.actor(item.article, position.attributed_by))
    return said("hearsay", statement.sourcing if statement else "narrator")


def own_word(item: Item) -> str:
    """Return how firmly a party's own position stands: on record, on background, as reported.

    What an article tells of a party in its own words ("they agreed to") nobody has said on record.
    """
    told = item.sourcing.partition("; ")[0]
    kinds = {str(words): kind for kind, words in wording()["sourcing"].items()}
    ways = wording()["own_word"]
    return str(ways.get(kinds.get(told, "named"), ways["named"]))


def word_behind(item: Item) -> str:
    """Return whose word a position is: the party's own on record, reported of it, or hearsay."""
    if item.position is not None and item.position.held != "stated":
        return "hearsay"
    return "own" if own_word(item) == said("own_word", "named") else "reported"


def conditional(desk: Desk, key: str) -> list[str | Part]:
    """Return the words of the condition of a position as a clause after it, if it has one."""
    words = desk.condition(key)
    if words is None:
        return []
    itself = begins_itself(words.text)
    lead: list[str | Part] = [", "] if itself else [", ", strong("if"), " "]
    return [*lead, words]
