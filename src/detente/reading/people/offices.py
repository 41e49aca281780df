"""Offices: what a title or an apposition beside a name says of its bearer."""

import re
from collections.abc import Iterator

from detente.reading.lexicon.gazetteer import gazetteer, titles, words
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.tokens import Token

_TITLE_WORDS = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 20
_HEAVIEST = 3
ENDINGS = frozenset({"'s", "’s", "'", "’"})
"""What stands between an office and whose it is."""


def give_offices(roll: Roll) -> None:
    """Give each named person the offices that the text puts beside the name."""
    for draft in [d for d in roll.drafts.values() if d.kind == "person"]:
        if draft.role:
            draft.titles |= titles_of(draft.role)
        for mention in [m for m in draft.mentions if m.sort == "name"]:
            for first, last in _ranges(roll, mention):
                _note(roll, draft, first, last)
        _suppose(draft)


def _suppose(draft: Draft) -> None:
    """Give somebody the office that the lexicon supposes, where the text does not say better."""
    if draft.guess is None or draft.past:
        return
    draft.party = draft.party or draft.guess.party
    draft.role = draft.role or draft.guess.role
    draft.titles |= titles_of(draft.role)


def titles_of(role: str) -> set[str]:
    """Return the offices that a role names, without those it serves.

    Examples
    --------
    >>> sorted(titles_of("foreign minister and envoy of the president"))
    ['envoy', 'foreign minister']
    """
    stops = "|".join(words("titles", "limits", "role_stops"))
    head = re.split(rf"\b(?:{stops})\b", role.lower(), maxsplit=1)[0]
    return {title for _, title in titles_in(re.findall(r"[a-z'-]+", head))}


def titles_in(text: list[str]) -> Iterator[tuple[int, str]]:
    """Yield the offices in some lower-case words, the longest first, each with its last word.

    Examples
    --------
    >>> list(titles_in("the deputy foreign minister".split()))
    [(3, 'deputy foreign minister')]
    """
    place = 0
    while place < len(text):
        lesser = text[place] in words("titles", "limits", "lesser")
        below = _longest_title(text, place + 1) if lesser else None
        found = f"{text[place]} {below}" if below else _longest_title(text, place)
        if found is not None:
            place += len(found.split()) - 1
            yield place, found
        place += 1


def _longest_title(text: list[str], place: int) -> str | None:
    """Return the longest office that begins at a word, or None."""
    ends = range(min(place + _HEAVIEST, len(text)), place, -1)
    phrases = (" ".join(text[place:end]) for end in ends)
    return next((phrase for phrase in phrases if phrase in titles()), None)


def party_in(roll: Roll, first: int, last: int) -> str | None:
    """Return the party that some words name first: an adjective, a country, a body, a person."""
    for place in range(first, last):
        token = roll.document.doc[place]
        if token.lower_ in words("titles", "limits", "stops"):
            return _behind_task(roll, first, place, last) or _spoken_for(roll, place, last)
        party = _party_at(roll, place, last)
        if party is not None and not _is_opposed(roll, place):
            return party
    return None


def _behind_task(roll: Roll, first: int, stop: int, last: int) -> str | None:
    """Return the country behind the task of an office ("Minister for Water of ...")."""
    doc = roll.document.doc
    office = any(t.lower_ in words("titles", "limits", "portfolio") for t in doc[first:stop])
    of = next((t.i for t in doc[stop:last] if t.lower_ == "of"), None)
    return _party_at(roll, of + 1, last) if office and of is not None and of + 1 < last else None


def _spoken_for(roll: Roll, stop: int, last: int) -> str | None:
    """Return the party behind "a spokesman for", if the words there name one."""
    doc = roll.document.doc
    speaks = stop and doc[stop - 1].lower_ in words("titles", "limits", "speaks_for")
    if not speaks or doc[stop].lower_ != "for":
        return None
    return next((p for at in range(stop + 1, last) if (p := _party_at(roll, at, last))), None)


def _party_at(roll: Roll, place: int, last: int) -> str | None:
    """Return the party that a word names by itself."""
    owner = roll.drafts.get(roll.cover.get(place, ""))
    if owner is not None and owner.party is not None:
        return owner.party
    named = gazetteer().party_named(roll.words, place, last)
    if named is not None:
        return named[0]
    return _seat_party(roll, place, last)


def _seat_party(roll: Roll, place: int, last: int) -> str | None:
    """Return the party of a seat of government that was read as a place."""
    match = gazetteer().match(roll.words, place)
    if match is None or place + match.length > last:
        return None
    return next((entry.party for entry in match.entries if entry.seat), None)


def _is_opposed(roll: Roll, place: int) -> bool:
    """Tell whether "pro-" or "anti-" stands before a nationality."""
    if place < _HEAVIEST - 1 or roll.words[place - 1] != "-":
        return False
    return roll.words[place - 2].lower() in words("titles", "limits", "opposed")


def _ranges(roll: Roll, mention: Mention) -> Iterator[tuple[int, int]]:
    """Yield the words before a name and the appositions around it that name an office."""
    yield _before(roll, mention.first), mention.first
    head = roll.document.doc[mention.head]
    if head.dep_ == "appos":
        yield head.head.left_edge.i, min(head.head.i + 1, mention.first)
    after = _after(roll, mention.last)
    if after is not None:
        yield after


def _before(roll: Roll, first: int) -> int:
    """Return where the words begin that stand before a name as its title."""
    doc = roll.document.doc
    start = first
    while start > doc[first].sent.start and _is_title_word(roll, doc[start - 1]):
        start -= 1
    return start


def _is_title_word(roll: Roll, token: Token) -> bool:
    """Tell whether a word can stand in a title before a name."""
    if token.is_space or token.lower_ in ("and", ","):
        return False
    owner = roll.owner(token.i)
    if owner is not None and owner.kind == "person":
        return token.dep_ in ("compound", "poss", "nmod")
    return token.pos_ in _TITLE_WORDS or token.tag_ == "POS" or token.text in ("of", "-")


def _after(roll: Roll, last: int) -> tuple[int, int] | None:
    """Return the words between commas after a name, if they can be an apposition."""
    doc = roll.document.doc
    if last >= len(doc) or doc[last].text not in (",", "—", "–", "("):
        return None
    end = last + 1
    sentence = doc[last].sent.end
    while end < sentence and end - last < _LONGEST and not doc[end].is_punct:
        end += 1
    inside = doc[last + 1 : end]
    if end == last + 1 or inside[0].pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "ADP", "PRON"):
        return None
    return last + 1, end


def _note(roll: Roll, draft: Draft, first: int, last: int) -> None:
    """Note an office that some words beside a name give, and take its words for the person."""
    text = [token.lower_ for token in roll.document.doc[first:last]]
    draft.gender = draft.gender or _gender(text)
    found = [(p, t) for p, t in titles_in(text) if ENDINGS.isdisjoint(text[p + 1 : p + 2])]
    if not found:
        return
    draft.titles |= titles_of(" ".join(_own_words(text))) or {found[0][1]}
    if not draft.known:
        _describe(roll, draft, first, last)
    draft.lord = draft.lord or next((t for t in _possessors(roll, first, last)), None)
    for place, held in found:
        _take_words(roll, first + place + 1 - len(held.split()), first + place + 1)


def _own_words(text: list[str]) -> list[str]:
    """Return the words of an office without whose it is ("the president's" chief negotiator)."""
    ends = [place + 1 for place, word in enumerate(text) if word in ENDINGS]
    return text[max(ends, default=0) :]


def _describe(roll: Roll, draft: Draft, first: int, last: int) -> None:
    """Give somebody who is not in a known office the role and the party that the text tells.

    A former office gives no party, and gives way to a present one.
    """
    past = _is_former(roll, first, last)
    if draft.role is None or (draft.past and not past):
        draft.role, draft.past = _role(roll, first, last), past
    if not past:
        draft.party = draft.party or party_in(roll, first, last) or _behind_name(roll, last)
        before = _said_before(roll, first, last)
        if before is not None:
            draft.party = draft.party or party_in(roll, before.left_edge.i, before.i + 1)
        draft.lord = (
            draft.lord or _body_behind(roll, last) or (None if before is None else before.i)
        )


def _said_before(roll: Roll, first: int, last: int) -> Token | None:
    """Return who the sentence before is about, where "a spokesman" is all that is said of him."""
    doc = roll.document.doc
    bare = [token.lower_ for token in doc[first:last] if token.pos_ not in ("DET", "PUNCT")]
    if len(bare) != 1 or bare[0] not in words("titles", "limits", "speaks_as"):
        return None
    here = doc[first].sent.start
    before = doc[here - 1].sent if here and not doc[here - 1].is_space else None
    told = () if before is None else before.root.children
    return next((one for one in told if one.dep_ in ("nsubj", "nsubjpass")), None)


def _body_behind(roll: Roll, last: int) -> int | None:
    """Return X in "the head of X, A. B.", where the words of the office end before X."""
    office = roll.document.doc[last - 1]
    of = next((one for one in office.rights if one.lower_ == "of" and one.i == last), None)
    return None if of is None else next((one.i for one in of.rights if one.dep_ == "pobj"), None)


def _behind_name(roll: Roll, last: int) -> str | None:
    """Return the party in "President A B of X", where the words of the office end at a name."""
    name = next((m for m in _names_at(roll, last)), None)
    if name is None or name.last + 1 >= len(roll.words):
        return None
    of = roll.document.doc[name.last]
    if of.lower_ != "of" or of.head.i != name.head:
        return None
    end = next((t.right_edge.i + 1 for t in of.children if t.dep_ == "pobj"), name.last + 1)
    return party_in(roll, name.last + 1, end)


def _names_at(roll: Roll, first: int) -> Iterator[Mention]:
    """Yield the names of people that begin at a word."""
    owner = roll.drafts.get(roll.cover.get(first, ""))
    if owner is not None and owner.kind == "person":
        yield from (m for m in owner.mentions if m.first == first)


def _is_former(roll: Roll, first: int, last: int) -> bool:
    """Tell whether an office is said to be over."""
    former = words("titles", "honorifics", "former")
    return any(token.lower_ in former for token in roll.document.doc[first:last])


def _gender(text: list[str]) -> str | None:
    """Return he or she where an honorific or an office tells."""
    if any(word in words("titles", "honorifics", "women") for word in text):
        return "she"
    return "he" if any(word in words("titles", "honorifics", "men") for word in text) else None


def _possessors(roll: Roll, first: int, last: int) -> Iterator[int]:
    """Yield the pronouns and the nouns that own an office ("his adviser", "the rebels' ...")."""
    for token in roll.document.doc[first:last]:
        if token.tag_ == "PRP$" or (token.dep_ == "poss" and token.pos_ == "NOUN"):
            yield token.i


def _take_words(roll: Roll, first: int, last: int) -> None:
    """Keep the words of an office from being names or persons of their own."""
    for place in range(first, last):
        roll.offices.add(place)
        owner = roll.owner(place)
        if owner is not None and owner.kind in ("organisation", "place") and not owner.known:
            roll.discard(owner, place)


def settle_parties(roll: Roll) -> None:
    """Give those who serve "him" or "her" the party of that person, but not his counterpart."""
    across = words("titles", "limits", "across")
    for draft in roll.drafts.values():
        serves = draft.lord is not None and not draft.titles & across
        if draft.party is None and draft.lord is not None and serves and draft.kind == "person":
            lord = roll.owner(draft.lord)
            draft.party = lord.party if lord is not None else None


def _role(roll: Roll, first: int, last: int) -> str:
    """Return the words of an office as the text has them, without the article before."""
    doc = roll.document.doc
    while first < last - 1 and doc[first].pos_ in ("DET", "PRON", "PUNCT"):
        first += 1
    return roll.document.text_of(roll.document.span_of(doc[first:last]))
