"""Points of a joint text: what two sides list as agreed, each of them accepts ("agreed: 1. ...").

"X will withdraw its troops" as such a point is X's own promise, known from the text that X signed.
"""

from collections.abc import Iterable
from dataclasses import replace

from detente.reading.stances.desk import Desk, Stance
from detente.reading.stances.lists import introduction, lead
from detente.reading.stances.stance import negation
from detente.reading.tokens import Token

_ACCEPTED = 1


def is_joint_point(head: Token, desk: Desk) -> bool:
    """Tell whether a word stands in a list that several agreed on, or in their communiqué."""
    words = introduction(head, desk.document)
    word = lead(words, desk.stances)
    if word is not None and desk.stances.has(word, "lists.joint"):
        return negation(word, desk.stances) is None
    return any(desk.stances.has(t, "lists.communiques") for t in words) and any(
        desk.stances.has(t, "lists.issuing") for t in words
    )


def is_open_point(head: Token, desk: Desk) -> bool:
    """Tell whether a word stands in a list of what several could not agree on."""
    words = introduction(head, desk.document)
    agreed = [t for t in words if t.pos_ == "VERB" and desk.stances.has(t, "lists.joint")]
    return any(negation(t, desk.stances) is not None for t in agreed)


def as_agreed(told: Iterable[Stance], promised: Iterable[Stance]) -> list[Stance]:
    """Return the stances on one point: what each side accepts, and what one of them promises."""
    own = [_signed(one) for one in promised if _is_promise(one)]
    givers = {one.holding.party for one in own}
    kept = [_signed(one) for one in told if one.holding.party not in givers]
    return [*(_accepted(one) for one in kept), *own]


def _is_promise(stance: Stance) -> bool:
    """Tell whether a stance is what a party that the point names will do."""
    return stance.voice.asserted and stance.voice.subject is not None and stance.value != 0


def _signed(stance: Stance) -> Stance:
    """Return a stance that only the article tells as one of the text that was agreed on."""
    if stance.holding.held != "attributed" or stance.holding.attributed_by is not None:
        return stance
    return replace(stance, holding=replace(stance.holding, held="stated"))


def _accepted(stance: Stance) -> Stance:
    """Return a stance that the introduction of a list gives to a point, as an acceptance."""
    led = stance.voice.at.sent != stance.hit.head.sent
    return replace(stance, value=min(stance.value, _ACCEPTED)) if led else stance
