"""Who answers in an interview whose turns are only lettered: the one whom its opening names."""

from collections.abc import Iterator

from detente.article import Actor
from detente.reading.lexicon.cues import word_lists
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.sourcing import Speakers
from detente.reading.tokens import Token

_JOINTS = frozenset({"with", ":", "—", "–", "-", "of"})
_FAR = 14
"""How many words behind "interview" its name stands."""
_WITH = frozenset({"to", "with", "from"})


def interviewee(saying: Saying, cast: Speakers) -> Actor | None:
    """Return the one person whom the words before a turn name as interviewed, or None.

    "Interview with X" names one, and so does "X spoke to", "X sat down with".
    """
    opening = saying.head.doc[: saying.head.i]
    found = {actor.id: actor for actor in _interviewed(opening, cast)}
    return next(iter(found.values())) if len(found) == 1 else None


def _interviewed(opening: tuple[Token, ...], cast: Speakers) -> Iterator[Actor]:
    """Yield the people whom some words name as interviewed."""
    lists = word_lists("sourcing")
    for token in opening:
        named: Actor | None = None
        if token.lower_ in lists["interviews"]:
            named = _named_behind(token, opening, cast)
        elif token.lemma_.lower() in lists["converses"] and _is_with(token):
            named = next(
                (cast.of(one) for one in token.children if one.dep_ == "nsubj"),
                None,
            )
        if named is not None and named.kind == "person":
            yield named


def _named_behind(token: Token, opening: tuple[Token, ...], cast: Speakers) -> Actor | None:
    """Return the first person named behind "interview with", in the same line."""
    behind = opening[token.i + 1 : token.i + _FAR]
    if not behind or behind[0].text not in _JOINTS:
        return None
    for one in behind:
        actor = None if "\n" in one.text else cast.of(one)
        if "\n" in one.text or (actor is not None and actor.kind == "person"):
            return actor
    return None


def _is_with(verb: Token) -> bool:
    """Tell whether somebody speaks "to" or "with" another."""
    near = verb.doc[verb.i + 1 : verb.i + 1 + _NEAR]
    return any(one.lower_ in _WITH and one.pos_ in {"ADP", "PART"} for one in near)


_NEAR = 3
