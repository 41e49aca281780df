"""Names that the parser cuts short or overlooks: runs of capitals that stand where people do."""

from collections.abc import Iterable

from detente.reading.lexicon.gazetteer import gazetteer, titles, words
from detente.reading.people.cast import Roll
from detente.reading.tokens import Token

_LONGEST = 6


def widened(roll: Roll, last: int) -> int:
    """Return where a person's name ends, with the surnames that the parser leaves out."""
    doc = roll.document.doc
    while last < len(doc) and _goes_on(roll, doc[last - 1], doc[last]):
        last += 1
    return last


def _goes_on(roll: Roll, before: Token, after: Token) -> bool:
    """Tell whether the word after a name is part of it, though the parser overlooks it."""
    parts = is_part(roll, before) and is_part(roll, after) and not after.ent_type_
    return parts and before.dep_ == "compound" and before.head.i >= after.i


def is_part(roll: Roll, token: Token) -> bool:
    """Tell whether a proper noun can be part of a person's name."""
    return token.pos_ == "PROPN" and is_cased(roll, token)


def is_cased(roll: Roll, token: Token) -> bool:
    """Tell whether a word is written as part of a name: a capital, no office, no country."""
    if not token.text[0].isupper() or token.i in roll.cover:
        return False
    if token.text.isupper() and len(token) > 1:
        return False
    return not (
        token.lower_ in titles()
        or token.lower_ in words("titles", "honorifics", "words")
        or any(token.lower_ in words("titles", "bodies", key) for key in ("own", "not_own"))
        or token.text in gazetteer().adjectives
        or token.text in gazetteer().peoples
    )


def overlooked(roll: Roll) -> Iterable[tuple[int, int, str]]:
    """Yield the runs of capitals that the parser does not label, where they must be people.

    They say something, stand beside an office, or follow a title.
    """
    end = -1
    for token in roll.visible:
        if token.i < end or not is_part(roll, token):
            continue
        if token.ent_type_ and not (_is_month_as_name(token) or is_given(token)):
            continue
        head = _head_of(roll, token)
        end = head.i + 1
        if end - token.i <= _LONGEST and _is_person(token, head):
            yield token.i, end, "PERSON"


def _is_month_as_name(token: Token) -> bool:
    """Tell whether a month is the first part of a name ("June Okello said")."""
    joined = token.dep_ == "compound" and token.head.i == token.i + 1
    return token.ent_type_ == "DATE" and joined and not token.head.ent_type_


def is_given(token: Token) -> bool:
    """Tell whether a word is a first name, whatever the parse takes it for."""
    known = (words("given_names", "given", key) for key in ("he", "she"))
    return token.dep_ == "compound" and any(token.text in names for names in known)


def overlooked_bodies(roll: Roll) -> Iterable[tuple[int, int, str]]:
    """Yield the names that end as those of fronts and unions do, where the parser sees none."""
    for token in roll.visible:
        ends = token.lower_ in words("titles", "bodies", "own") and token.pos_ == "PROPN"
        if not ends or token.ent_type_ or token.text.islower():
            continue
        first = token.i
        while first > token.sent.start and _is_of_body(roll, token.doc[first - 1]):
            first -= 1
        if first < token.i and not token.doc[first].is_sent_start:
            yield first, token.i + 1, "ORG"


def _is_of_body(roll: Roll, token: Token) -> bool:
    """Tell whether a word before the noun of a body is part of the body's name."""
    named = token.pos_ in ("PROPN", "ADJ") and token.text[0].isupper()
    return token.i not in roll.cover and not token.ent_type_ and (named or token.tag_ == "POS")


def _head_of(roll: Roll, token: Token) -> Token:
    """Return the last word of the name that begins at a word."""
    while token.i + 1 < len(token.doc) and token.dep_ == "compound":
        after = token.doc[token.i + 1]
        known = after.ent_type_ and not (is_given(token) and after.ent_type_ != "PERSON")
        if known or not is_part(roll, after) or token.head.i < after.i:
            break
        token = after
    return token


def _is_person(first: Token, head: Token) -> bool:
    """Tell whether a run of capitals stands where only a person does."""
    if first.i > first.sent.start and is_title(first.nbor(-1)) and head.dep_ != "compound":
        return True
    cut = is_given(first) and not first.ent_type_
    return first != head and (cut or bears_office(head) or speaks(head))


def bears_office(head: Token) -> bool:
    """Tell whether an office is in apposition to a name, or a name to an office."""
    beside = [child for child in head.children if child.dep_ == "appos" and child.i > head.i]
    if head.dep_ == "appos":
        beside.append(head.head)
    return any(token.tag_ == "NN" and is_title(token) for token in beside)


def is_title(token: Token) -> bool:
    """Tell whether a word is an office or an honorific."""
    return token.lower_ in titles() or token.lower_ in words("titles", "honorifics", "words")


def speaks(head: Token) -> bool:
    """Tell whether a name is the subject of a verb of saying."""
    saying = words("titles", "groups", "saying")
    return head.dep_ == "nsubj" and head.head.lemma_.lower() in saying
