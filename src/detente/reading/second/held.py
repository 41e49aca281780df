"""How a model's position is known: never "stated" on the model's word, only by who speaks."""

from collections.abc import Sequence

from detente.article import Actor, Held, Reading, Span, Statement

_NEVER = frozenset({"public", "outlet"})


def is_party(actor: Actor) -> bool:
    """Tell whether an actor can hold a position: a public or an outlet cannot."""
    return actor.party is not None and actor.kind not in _NEVER


def holding(
    reading: Reading,
    known: Sequence[Statement],
    span: Span,
    party: str,
    claimed: tuple[Held, Actor | None],
) -> tuple[Held, str | None, str | None]:
    """Return how a position is known, who says so if not the party, and the statement.

    Parameters
    ----------
    reading
        The article's actors.
    known
        Every statement of the article that has been checked.
    span
        The words of the position.
    party
        Whose position it is.
    claimed
        What the model says of it: how it is held, and who speaks.

    Notes
    -----
    It is stated only if the model says so, the speaker belongs to the party, one of the
    statements around the words is that speaker's, and no other side reports it. Conduct lies in
    nobody's words.
    """
    held, speaker = claimed
    layers = _layers(known, span)
    inner = layers[0].id if layers else None
    strangers = [one for one in layers if _party(reading.actor(one.source.actor)) != party]
    if held == "conduct" and not layers and speaker is None:
        return "conduct", None, None
    own = [one for one in layers if speaker is not None and one.source.actor == speaker.id]
    if held == "stated" and own and not strangers:
        return "stated", None, own[0].id
    by = next((one.source.actor for one in strangers if one.source.actor), None)
    if by is None and speaker is not None and speaker.party != party:
        by = speaker.id
    return "attributed", by, inner


def _layers(known: Sequence[Statement], span: Span) -> list[Statement]:
    """Return the statements whose content shares words with a span, the shortest first."""
    around = [
        (content.end - content.start, one.id, one)
        for one in known
        for content in one.content
        if content.overlaps(span)
    ]
    return list({one.id: one for *_, one in sorted(around, key=lambda row: row[:2])}.values())


def _party(actor: Actor | None) -> str | None:
    """Return the party for which an actor can speak."""
    return actor.party if actor is not None and is_party(actor) else None
